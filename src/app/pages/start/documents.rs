//! The documents that the browser keeps: those at hand, those that have been archived, and the room that they take.

use leptos::prelude::*;

use super::super::{boxed, parts};
use crate::{
    app::{
        components::{icon::icon, unfolding::Unfolding},
        document::{browser::browser_library, library::size, request::Request},
        form::shown_text::ShownText,
        interface::route::Route,
        state::App,
        text::{
            names::named,
            words::{self, Word, fill, text},
        },
    },
    domain::values::{county, search},
    platform::{
        library::Entry,
        storage::NEARLY_FULL,
        web::{page, typing},
    },
};

/// Up to how many documents are found by looking.
const FEW: usize = 6;

/// What the user has asked of the list.
#[derive(Clone, Copy)]
struct List {
    app: App,
    /// What is searched for.
    sought: RwSignal<String>,
    /// The document whose panel is open, by its id.
    managed: RwSignal<Option<String>>,
    /// Whether the archive is unfolded.
    archive: RwSignal<bool>,
}

/// The documents; nothing if there are none and never were any.
pub fn documents(app: App) -> impl IntoView {
    let list = List {
        app,
        sought: RwSignal::new(String::new()),
        managed: RwSignal::new(None),
        archive: RwSignal::new(false),
    };
    app.library.refresh();
    follow_other_tabs(list);
    let has_aside = browser_library().has_aside();
    let shows = Memo::new(move |_| has_aside || app.library.entries.with(|entries| !entries.is_empty()));
    let shelf = move || {
        let entries = app.library.entries.get();
        (!entries.is_empty()).then(|| {
            view! {
                <h2 id="documents" tabindex="-1">
                    {text(Word::LibraryTitle)}
                </h2>
                {(entries.len() > FEW).then(|| search_field(list, entries.len()))}
                {rows(list, entries.iter().filter(|entry| !entry.archived))}
                {archive(list, &entries)}
            }
            .into_any()
        })
    };
    move || {
        shows.get().then(|| {
            view! { <section class="start-docs">{shelf} {storage(app, has_aside)}</section> }
        })
    }
}

/// Lists anew what another tab has saved or removed, but not under the hands of somebody who is renaming.
fn follow_other_tabs(list: List) {
    let listener = window_event_listener_untyped("storage", move |_| {
        if list.managed.with_untracked(Option::is_none) {
            list.app.library.refresh();
        }
    });
    on_cleanup(move || listener.remove());
}

fn search_field(list: List, total: usize) -> impl IntoView {
    let result = move || {
        let sought = list.sought.get();
        let found = list.app.library.entries.with(|entries| {
            let found = entries.iter().filter(|entry| is_found(&sought, entry));
            found.count()
        });
        match (sought.trim().is_empty(), found) {
            (true, _) => String::new(),
            (false, 0) => text(Word::LibraryFoundNone).into(),
            (false, n) => {
                let numbers = [("n", &*n.to_string()), ("total", &*total.to_string())];
                fill(Word::LibraryFound, &numbers)
            }
        }
    };
    view! {
        <div class="field document-search">
            <label for="document-search">{text(Word::LibrarySearch)}</label>
            <input
                type="search"
                id="document-search"
                autocomplete="off"
                prop:value=move || ShownText(list.sought.get())
                on:input=move |event| list.sought.set(typing::entered(&event))
            />
            <p class="small muted" role="status">
                {result}
            </p>
        </div>
    }
}

fn is_found(sought: &str, entry: &Entry) -> bool {
    let county = county::by_code(&entry.county);
    let (region, county) = county.map_or(("", ""), |county| (county.region, county.name));
    let texts = [&entry.name, region, county].map(page::in_small_letters);
    search::is_found_in_small_letters(&page::in_small_letters(sought), &texts)
}

fn rows<'a>(list: List, entries: impl Iterator<Item = &'a Entry>) -> AnyView {
    let rows: Vec<_> = entries.map(|entry| row(list, entry.clone())).collect();
    view! { <ul class="record-list document-list">{rows}</ul> }.into_any()
}

fn row(list: List, entry: Entry) -> AnyView {
    let app = list.app;
    let name = named(&entry.name);
    let id = entry.id.clone();
    let open = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        parts::ask(app, Request::Open(id.clone()));
    };
    let is_managed = {
        let id = entry.id.clone();
        Memo::new(move |_| list.managed.with(|managed| managed.as_ref() == Some(&id)))
    };
    let manage = {
        let id = entry.id.clone();
        move |_| {
            let id = (!is_managed.get_untracked()).then(|| id.clone());
            list.managed.set(id);
        }
    };
    let facts = facts(&entry);
    let label = fill(Word::LibraryManageWhat, &[("name", &name)]);
    let button_id = manage_id(&entry.id);
    let sought = entry.clone();
    let is_hidden = move || list.sought.with(|text| !is_found(text, &sought));
    view! {
        <li hidden=is_hidden>
            <a class="record-title" href=Route::Overview.to_hash() on:click=open>
                {name}
            </a>
            <span class="record-meta">{facts}</span>
            <span class="record-side">
                <button
                    type="button"
                    class="quiet"
                    id=button_id
                    aria-label=label
                    aria-expanded=move || is_managed.get().to_string()
                    on:click=manage
                >
                    {text(Word::LibraryManage)}
                    {icon("chevron-down")}
                </button>
            </span>
            {move || is_managed.get().then(|| parts::within(boxed(parts::manage(app, entry.clone(), list.managed))))}
        </li>
    }
    .into_any()
}

/// The id of the button that opens a document's panel.
pub fn manage_id(id: &str) -> String {
    ["manage-", id].concat()
}

/// What is said of a document, one thing a column.
fn facts(entry: &Entry) -> Vec<AnyView> {
    let locale = words::tag(words::language());
    let region = county::by_code(&entry.county).map_or("", |county| county.region);
    let changed = match entry.saved {
        saved if saved > 0.0 => {
            let when = page::format_moment(saved, locale);
            fill(Word::LibraryChanged, &[("when", &when)])
        }
        _ => String::new(),
    };
    let file = match entry.backup {
        Some(at) => {
            let when = page::format_day(at, locale);
            fill(Word::LibraryFileSaved, &[("when", &when)])
        }
        None => text(Word::LibraryFileNone).into(),
    };
    [region.into(), changed, file, size(entry.bytes)]
        .into_iter()
        .map(|fact| view! { <span>{fact}</span> }.into_any())
        .collect()
}

/// The documents that have been put away, folded until something is searched for.
fn archive(list: List, entries: &[Entry]) -> Option<AnyView> {
    let archived = entries.iter().filter(|entry| entry.archived);
    let count = archived.clone().count();
    (count > 0).then(|| {
        let title = fill(Word::LibraryArchiveTitle, &[("n", &count.to_string())]);
        let is_searched = move || list.sought.with(|sought| !sought.trim().is_empty());
        let is_open = move || is_searched() || list.archive.get_untracked();
        let toggled = move |event: web_sys::Event| {
            let details = event_target::<web_sys::Element>(&event);
            list.archive.set(details.has_attribute("open"));
        };
        view! {
            <details id="archive" prop:open=is_open on:toggle=toggled>
                <summary>{title}</summary>
                {rows(list, archived)}
            </details>
        }
        .into_any()
    })
}

/// The room that is left and what could not be read. It is fetched when it is asked for.
fn storage(app: App, has_aside: bool) -> impl IntoView {
    let fold = Unfolding::new(false);
    let is_nearly_full = Memo::new(move |_| {
        let used = |entries: &Vec<Entry>| entries.iter().map(|entry| entry.bytes).sum::<usize>();
        app.library.entries.with(used) > NEARLY_FULL
    });
    let title = if has_aside {
        Word::LibraryStorageAside
    } else {
        Word::LibraryStorage
    };
    let warning = move || {
        is_nearly_full.get().then(|| {
            view! {
                <div class="note" data-kind="attention">
                    {icon("alert-triangle")}
                    <p>{text(Word::LibraryNearlyFull)}</p>
                </div>
            }
        })
    };
    view! {
        {warning}
        <details id="storage" on:toggle=move |_| fold.unfold()>
            <summary>{text(title)}</summary>
            {move || fold.then(|| parts::within(boxed(parts::storage(app))))}
        </details>
    }
}
