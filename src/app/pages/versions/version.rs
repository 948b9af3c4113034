//! One version: what has changed since, the way back to it, and the plan as it was.

use leptos::prelude::*;

use super::{comparison, facts};
use crate::{
    app::{
        components::{
            contents::contents_leading,
            field::{date_field, term_field, text_area, text_field},
            icon::icon,
            page_head::{page_head, up},
            status_tag::version_tag,
            unfolding::Unfolding,
        },
        document::workspace::{RecordMemo, Workspace},
        form::lens::field,
        interface::route::Route,
        pages::plan,
        state::App,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        records::{document::Document, references::References, version::Version},
        values::id::Id,
        ways_out::WayOut,
    },
    edit::command::Command,
    format::{envelope, file_name::file_name},
    platform::web::{files, page},
};

/// The page.
pub fn page(app: App, id: Id<Version>) -> impl IntoView {
    let exists = {
        let id = id.clone();
        app.workspace.select(move |document, _| document.get(&id).is_some())
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            {move || if exists.get() { version(app, id.clone()) } else { gone() }}
        </main>
    }
}

fn to_list() -> AnyView {
    up(Route::Versions.to_hash(), text(Word::VersionsTitle).into())
}

fn gone() -> AnyView {
    view! {
        {page_head(to_list(), text(Word::VersionsGoneTitle), text(Word::VersionsGoneText))}
        <p class="actions">
            <a class="button" href=Route::Versions.to_hash()>
                {text(Word::VersionsOpen)}
            </a>
        </p>
    }
    .into_any()
}

fn version(app: App, id: Id<Version>) -> AnyView {
    let version = app.workspace.record(id.clone());
    let title = move || version.with(|version| vocabulary::named(version.map_or("", |version| &version.title)));
    let under = move || {
        version.with(|version| {
            let version = version?;
            let lines = version.text.lines().filter(|line| !line.trim().is_empty());
            let note: Vec<_> = lines.map(|line| view! { <p>{line.to_owned()}</p> }).collect();
            Some(view! {
                <p class="row version-facts">{version_tag(version.state)}<span>{facts(version)}</span></p>
                <div class="version-note">{note}</div>
            })
        })
    };
    view! {
        <header class="page-head">
            <p class="kicker">{to_list()}</p>
            <h1>{title}</h1>
            {under}
        </header>
        {comparison::section(app.workspace, id.clone(), restore(app, id.clone(), version))}
        {read(app.workspace, id.clone())}
        {about(app.workspace, id.clone())}
        {removal(app.workspace, id)}
    }
    .into_any()
}

/// The button that takes the document back to the version.
fn restore(app: App, id: Id<Version>, version: RecordMemo<Version>) -> impl Fn() -> AnyView + Clone + 'static {
    let id = StoredValue::new(id);
    move || {
        let restore = move |_| {
            let name = version
                .get_untracked()
                .map_or_else(String::new, |version| vocabulary::named(&version.title));
            if app.workspace.dispatch(&Command::Restore(id.get_value().raw().clone())) {
                app.notices
                    .notify_undoable(fill(Word::VersionsRestored, &[("name", &name)]));
            }
        };
        view! {
            <p id="restore-text">{text(Word::VersionsRestoreText)}</p>
            <p class="actions">
                <button
                    type="button"
                    class="primary"
                    id="restore-version"
                    aria-describedby="restore-text"
                    on:click=restore
                >
                    {icon("undo")}
                    {text(Word::VersionsRestore)}
                </button>
            </p>
        }
        .into_any()
    }
}

/// The document as the version has it, under its own name.
fn as_it_was(workspace: Workspace, id: &Id<Version>) -> Option<Document> {
    workspace
        .now(|document, _| {
            let version = document.get(id)?;
            Some(version.document(document.id.clone()))
        })
        .flatten()
}

fn read(workspace: Workspace, id: Id<Version>) -> AnyView {
    // Made when it is first opened: a whole plan is in it.
    let fold = Unfolding::new(false);
    let with_private = RwSignal::new(false);
    let as_file = {
        let id = id.clone();
        move |_| {
            if let Some(document) = as_it_was(workspace, &id) {
                let title = workspace.now(|open, _| open.get(&id).map(|version| version.title.clone()));
                let title = title.flatten().unwrap_or_default();
                let name = [&document.strategy().name, " ", &title].concat();
                let content = envelope::write(&document.as_version_file(with_private.get_untracked()));
                files::offer(&file_name(&name, "samspel.json"), &WayOut::VersionFile.with(content));
            }
        }
    };
    let then = as_it_was(workspace, &id);
    let inside = then
        .as_ref()
        .map(|then| workspace.now(|now, _| contents_leading(then, Some(now))));
    let leaves_out = then
        .as_ref()
        .is_some_and(|then| then.records().any(|(_, record)| record.is_confidential()));
    let leaves_out = leaves_out.then(|| view! { <p id="version-file-text">{text(Word::VersionsFileText)}</p> });
    let private = then.map_or(0, |then| {
        let said = then.private_fields_said().into_iter();
        said.map(|left_out| left_out.count).sum::<usize>()
    });
    let private = (private > 0).then(|| {
        let change = move |event| with_private.set(event_target_checked(&event));
        view! {
            <label class="choice">
                <input type="checkbox" id="version-private" on:change=change />
                {fill(Word::SharePrivatePart, &[("n", &number(private))])}
            </label>
        }
    });
    let plan = move || {
        let then = fold.then(|| as_it_was(workspace, &id)).flatten()?;
        let references = References::of(&then);
        workspace.now(|now, _| plan::reading_of(&then, now, &references, RwSignal::new(false)))
    };
    view! {
        <section class="section split">
            <h2>{text(Word::VersionsReadTitle)}</h2>
            <div class="stack">
                {inside} {leaves_out} {private} <p class="actions">
                    <button type="button" id="version-file" on:click=as_file>
                        {icon("download")}
                        {text(Word::VersionsFile)}
                    </button>
                </p> <details class="version-plan" on:toggle=move |_| fold.unfold()>
                    <summary>{text(Word::VersionsRead)}</summary>
                    {plan}
                </details>
            </div>
        </section>
    }
    .into_any()
}

fn about(workspace: Workspace, id: Id<Version>) -> AnyView {
    let version = workspace.form(id);
    view! {
        <section class="section split">
            <h2>{text(Word::VersionsAbout)}</h2>
            <div class="record-form">
                {text_field(version.field(field!(Version, title)).id("version-name"))}
                <div class="field-row">
                    {term_field(version.field(field!(Version, state)))}
                    {date_field(version.field(field!(Version, date)))}
                </div> {text_field(version.field(field!(Version, decided_by)))}
                {text_area(version.field(field!(Version, text)))}
            </div>
        </section>
    }
    .into_any()
}

fn removal(workspace: Workspace, id: Id<Version>) -> AnyView {
    let remove = move |_| {
        workspace.remove(id.raw());
        page::go_to(&Route::Versions.to_hash());
    };
    view! {
        <p class="actions section-gap">
            <button type="button" class="danger" id="remove-version" on:click=remove>
                {icon("trash")}
                {text(Word::VersionsRemove)}
            </button>
        </p>
    }
    .into_any()
}
