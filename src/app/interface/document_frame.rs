//! What of the frame around every page belongs to the open document: its name, undo and redo, the main menu, banners.

use leptos::prelude::*;

use super::route::{Route, Section};
use crate::{
    app::{
        components::icon::icon,
        document::workspace::{SaveState, Workspace},
        form::{lens::field, shown_text::ShownText},
        state::App,
        text::{
            messages,
            words::{Word, fill, text},
        },
    },
    domain::records::strategy::Strategy,
    edit::history::Step,
    platform::{
        storage::StorageError,
        web::{page, typing},
    },
    session::SaveError,
};

/// The name of the document, and whether it is saved.
pub fn document_bar(workspace: Workspace) -> impl IntoView {
    let lens = field!(Strategy, name);
    let name = workspace.strategy_form().bind(lens);
    let shown = name.value;
    let edit = move |event| name.set(typing::entered(&event));
    let state = Memo::new(move |_| match workspace.save_state.get() {
        SaveState::Saved => "saved",
        SaveState::Saving => "saving",
        SaveState::NotSaved(_) => "unsaved",
    });
    let face = move |name, symbol, word| {
        view! { <span hidden=move || state.get() != name>{icon(symbol)} {text(word)}</span> }
    };
    view! {
        <div class="app-doc">
            <label class="visually-hidden" for="document-name">
                {text(lens.label)}
            </label>
            <input
                class="doc-name"
                id="document-name"
                autocomplete="off"
                data-of-document=""
                prop:value=move || ShownText(shown.get())
                on:input=edit
            />
            // All three are there and one is seen: the state changes with almost every key.
            <span class="save-state" id="save-state" data-state=move || state.get()>
                {face("saved", "check", Word::SaveSaved)}
                {face("saving", "clock", Word::SaveSaving)}
                {face("unsaved", "alert-triangle", Word::SaveNotSaved)}
            </span>
        </div>
    }
}

/// Undo, redo and the history.
pub fn history_buttons(workspace: Workspace) -> impl IntoView {
    let next = move |which: fn(&crate::edit::history::History) -> Option<&Step>| {
        Memo::new(move |_| {
            workspace
                .with_editor(|editor| which(editor.history()).map(|step| messages::label(&step.label)))
                .flatten()
        })
    };
    let (undo, redo) = (next(|history| history.next_undo()), next(|history| history.next_redo()));
    let button = move |what: Memo<Option<String>>, symbol, word, with: Word, none: Word, act: fn(&Workspace)| {
        let title = move || {
            what.get()
                .map_or_else(|| text(none).to_owned(), |what| fill(with, &[("what", &what)]))
        };
        view! {
            <button
                type="button"
                data-repeats=""
                title=title
                aria-disabled=move || what.with(Option::is_none).then_some("true")
                on:click=move |_| act(&workspace)
            >
                {icon(symbol)}
                <span>{text(word)}</span>
            </button>
        }
    };
    view! {
        {button(undo, "undo", Word::AppUndo, Word::AppUndoWhat, Word::AppNothingToUndo, Workspace::undo)}
        {button(redo, "redo", Word::AppRedo, Word::AppRedoWhat, Word::AppNothingToRedo, Workspace::redo)}
        <a class="button" id="history" href=Route::History.to_hash()>
            {icon("clock")}
            <span>{text(Word::HistoryOpen)}</span>
        </a>
    }
}

/// The main menu.
pub fn main_menu(app: App) -> impl IntoView {
    let open_findings = app.workspace.open_findings();
    let entry = move |section: Section| {
        let route = section.route();
        let is_here = move || app.interface.route.with(|here| here.kind().section()) == Some(section);
        let count = move || {
            let number = Some(open_findings.get()).filter(|number| section == Section::Checks && *number > 0);
            number.map(|number| view! { <span class="nav-count">{number}</span> })
        };
        view! {
            <li>
                <a href=route.to_hash() aria-current=move || is_here().then_some("page")>
                    {text(route.kind().title())}
                    {count}
                </a>
            </li>
        }
    };
    view! {
        <nav class="main-nav" aria-label=text(Word::NavLabel)>
            <ul>{Section::ALL.map(entry).into_iter().collect_view()}</ul>
        </nav>
    }
}

/// What is shown as long as it is so: that the document is not saved, that it is an example.
pub fn banners(workspace: Workspace) -> impl IntoView {
    let is_example = workspace.select(|document, _| document.strategy().example);
    view! {
        {move || match workspace.save_state.get() {
            SaveState::NotSaved(error) => Some(save_banner(workspace, error)),
            _ => None,
        }}
        {move || {
            is_example
                .get()
                .then(|| {
                    view! {
                        <section class="banner" data-kind="example" aria-label=text(Word::AppExampleLabel)>
                            {icon("info")}
                            <div class="banner-text">
                                <p>
                                    <strong>{text(Word::AppExampleLabel)}". "</strong>
                                    {text(Word::AppExampleNote)}
                                </p>
                            </div>
                        </section>
                    }
                })
        }}
    }
}

/// What stays until the document is saved again: why it is not, and the way out.
fn save_banner(workspace: Workspace, error: SaveError) -> impl IntoView {
    let save_file = move |_| workspace.save_as_file();
    let (word, ways) = match error {
        SaveError::Gone => (
            Word::SaveGone,
            view! {
                <button type="button" on:click=move |_| workspace.keep_here()>
                    {text(Word::SaveKeepHere)}
                </button>
            }
            .into_any(),
        ),
        SaveError::Newer => (
            Word::SaveNewer,
            view! {
                <button type="button" class="when-online" on:click=|_| page::reload()>
                    {text(Word::CrashReload)}
                </button>
            }
            .into_any(),
        ),
        SaveError::Behind | SaveError::Lost => (
            Word::SaveBehind,
            view! {
                <button type="button" on:click=move |_| workspace.save_now()>
                    {text(Word::SaveTryAgain)}
                </button>
            }
            .into_any(),
        ),
        SaveError::Storage(storage) => (
            match storage {
                StorageError::Full => Word::SaveFull,
                StorageError::Unavailable => Word::SaveUnavailable,
            },
            view! {
                <button type="button" on:click=move |_| workspace.save_now()>
                    {text(Word::SaveTryAgain)}
                </button>
            }
            .into_any(),
        ),
    };
    view! {
        <section class="banner" data-kind="error" role="alert" aria-label=text(Word::SaveNotSaved)>
            {icon("alert-triangle")}
            <div class="banner-text">
                <p>
                    <strong>{text(Word::SaveNotSaved)}". "</strong>
                    {fill(word, &[])}
                </p>
                <p class="actions">
                    <button type="button" class="primary" on:click=save_file>
                        {icon("download")}
                        {text(Word::SaveSaveFile)}
                    </button>
                    {ways}
                </p>
            </div>
        </section>
    }
}
