//! Versions: the document as it was at a decision, kept under a name.

mod comparison;
mod version;

pub use version::page as version_page;

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            empty_state::empty_state,
            field::{date_field, term_field, text_area, text_field},
            icon::icon,
            page_head::{page_head, up},
            status_tag::version_tag,
        },
        document::workspace::Workspace,
        form::{field::FormField, lens::field},
        interface::{notice::Tone, route::Route},
        state::App,
        text::{
            vocabulary::{self, Term},
            words::{Word, fill, text},
        },
    },
    domain::{
        records::{
            document::Document,
            version::{Content, Version, VersionState},
        },
        values::{date::Date, id::Id},
    },
    platform::web::page,
};

/// The page: keep the present state, and the versions that there are.
pub fn page(app: App) -> impl IntoView {
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(
                up(Route::Overview.to_hash(), text(Word::NavOverview).into()),
                text(Word::VersionsTitle),
                text(Word::VersionsLede),
            )}
            <section class="section">
                <div class="section-head">
                    <h2>{text(Word::VersionsList)}</h2>
                </div>
                {list(app.workspace)}
            </section>
            <section class="section split">
                <h2>{text(Word::VersionsKeepTitle)}</h2>
                {keep_form(app)}
            </section>
        </main>
    }
}

/// What is typed of a version that has not been kept yet.
#[derive(Clone, Copy)]
struct Draft {
    title: RwSignal<String>,
    state: RwSignal<VersionState>,
    date: RwSignal<Option<Date>>,
    decided_by: RwSignal<String>,
    text: RwSignal<String>,
}

fn keep_form(app: App) -> AnyView {
    let draft = Draft {
        title: RwSignal::default(),
        state: RwSignal::default(),
        date: RwSignal::new(page::today()),
        decided_by: RwSignal::default(),
        text: RwSignal::default(),
    };
    let keep = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        keep_version(app, draft);
    };
    view! {
        <form class="record-form" on:submit=keep>
            <p>{text(Word::VersionsKeepText)}</p>
            {text_field(
                FormField::of(field!(Version, title), draft.title).help(Word::VersionsNameHelp).id("version-name"),
            )}
            <div class="field-row">
                {term_field(FormField::of(field!(Version, state), draft.state))}
                {date_field(FormField::of(field!(Version, date), draft.date))}
            </div>
            {text_field(FormField::of(field!(Version, decided_by), draft.decided_by).help(Word::VersionsDecidedByHelp))}
            {text_area(FormField::of(field!(Version, text), draft.text))}
            <div class="actions">
                <button type="submit" class="primary" id="keep-version">
                    {icon("flag")}
                    {text(Word::VersionsKeep)}
                </button>
            </div>
        </form>
    }
    .into_any()
}

fn keep_version(app: App, draft: Draft) {
    let state = draft.state.get_untracked();
    let date = draft.date.get_untracked();
    let mut title = draft.title.get_untracked().trim().to_owned();
    if title.is_empty() {
        title = match date {
            Some(date) => fill(
                Word::VersionsDefaultName,
                &[("state", text(state.word())), ("day", &vocabulary::day(date))],
            ),
            None => text(state.word()).into(),
        };
    }
    let version = app.workspace.now(|document, _| Version {
        title: title.clone(),
        state,
        date,
        decided_by: draft.decided_by.get_untracked(),
        text: draft.text.get_untracked(),
        content: Content::of(document),
        order: document.last_order::<Version>(),
        ..Version::default()
    });
    let Some(id) = version.and_then(|version| app.workspace.add(version)) else {
        return;
    };
    // The version is what two copies of the document have in common, should they part from here.
    app.workspace.pass_point(id.raw().clone());
    draft.title.set(String::new());
    draft.decided_by.set(String::new());
    draft.text.set(String::new());
    app.notices
        .notify(Tone::Done, fill(Word::VersionsKept, &[("name", &title)]));
}

fn list(workspace: Workspace) -> AnyView {
    let rows = workspace.select(|document, _| rows(document));
    let shown = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return empty_state(
                Word::VersionsEmptyTitle,
                Word::VersionsEmptyText,
                (Word::VersionsEmptyExample, Word::VersionsEmptyExampleText),
                ().into_any(),
            );
        }
        let rows: Vec<_> = rows.into_iter().map(row).collect();
        view! {
            <ul class="record-list" id="versions">
                {rows}
            </ul>
        }
        .into_any()
    };
    shown.into_any()
}

/// What the list shows of a version.
#[derive(Clone, PartialEq)]
struct Row {
    id: Id<Version>,
    title: String,
    state: VersionState,
    facts: String,
}

/// The versions, the newest first.
fn rows(document: &Document) -> Vec<Row> {
    let mut rows = Vec::new();
    for (id, version) in document.ordered::<Version>() {
        rows.push(Row {
            id,
            title: vocabulary::named(&version.title),
            state: version.state,
            facts: facts(version),
        });
    }
    rows.reverse();
    rows
}

/// The day and who decided, as *4 maj 2026 · beslutad av styrgruppen*.
fn facts(version: &Version) -> String {
    let mut facts = Vec::new();
    facts.extend(version.date.map(vocabulary::day));
    let who = version.decided_by.trim();
    if !who.is_empty() {
        facts.push(fill(Word::VersionsDecided, &[("who", who)]));
    }
    facts.join(" · ")
}

fn row(row: Row) -> AnyView {
    let href = Route::Version(row.id).to_hash();
    view! {
        <li>
            <a class="record-title" href=href>
                {row.title}
            </a>
            {version_tag(row.state)}
            <span class="record-meta">{row.facts}</span>
        </li>
    }
    .into_any()
}
