//! How much room is left in the browser's storage, what takes it, and what could not be read.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::document::library::DocumentLibrary;
use crate::{
    app::{
        components::{focus::focus_first_when_drawn, icon::icon},
        document::{browser::browser_library, library::size},
        state::App,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::ways_out::WayOut,
    format::file_name::file_name,
    platform::{
        library::{Origin, SetAside},
        storage::QUOTA,
        web::{files, persistence},
    },
};

/// How many documents are named by the room that they take.
const MOST_ROWS: usize = 7;

/// The meter, what takes the room, what the browser has promised, and what was set aside.
pub fn storage(app: App) -> AnyView {
    let promise = RwSignal::new(None);
    spawn_local(async move {
        // The page may have been left before the browser answers.
        let _page_is_gone = promise.try_set(persistence::is_promised().await);
    });
    let promise = move || {
        promise.get().map(|is_promised| {
            let (symbol, word) = if is_promised {
                ("circle-check", Word::LibraryPromised)
            } else {
                ("info", Word::LibraryNotPromised)
            };
            view! { <p class="small">{icon(symbol)}" "{text(word)}</p> }
        })
    };
    view! { <div class="record-edit">{move || room(app.library)} {promise} {aside(app)}</div> }.into_any()
}

/// What is used, in all and by document, the largest first.
fn room(library: DocumentLibrary) -> AnyView {
    // Drawn anew whenever the list is.
    let entries = library.entries.get();
    let mut usage = browser_library().usage().unwrap_or_default();
    usage.sort_by(|(_, one), (_, other)| other.cmp(one));
    let used: usize = usage.iter().map(|(_, characters)| characters).sum();
    let documents = usage.iter().filter(|(id, _)| !id.is_empty());
    // Two that are summed up as the others would be no fewer rows.
    let shown = if documents.clone().count() > MOST_ROWS + 1 {
        MOST_ROWS
    } else {
        MOST_ROWS + 1
    };
    let row = |name: String, characters: usize| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num">{size(characters)}</td>
            </tr>
        }
    };
    let mut rows: Vec<_> = documents
        .clone()
        .take(shown)
        .map(|(id, characters)| {
            let entry = entries.iter().find(|entry| entry.id == *id);
            row(vocabulary::named(entry.map_or("", |entry| &entry.name)), *characters)
        })
        .collect();
    let others = documents.clone().skip(shown).count();
    if others > 0 {
        let characters = documents.skip(shown).map(|(_, characters)| characters);
        let name = fill(Word::LibraryUsedOthers, &[("n", &others.to_string())]);
        rows.push(row(name, characters.sum()));
    }
    if let Some((_, characters)) = usage.iter().find(|(id, _)| id.is_empty()) {
        rows.push(row(text(Word::LibraryUsedRest).into(), *characters));
    }
    let said = fill(Word::LibraryUsed, &[("used", &size(used)), ("all", &size(QUOTA))]);
    view! {
        <div class="meter">
            <label for="storage-used">{text(Word::LibraryUsedLabel)}</label>
            <meter id="storage-used" max=QUOTA value=used />
            <output>{said}</output>
        </div>
        <table class="data-table storage-table">
            <caption>{text(Word::LibraryUsedBy)}</caption>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// What could not be read, each to be had as a file and removed; nothing if there is none.
fn aside(app: App) -> AnyView {
    let shown = move || {
        // What is put back from the notice shows up again.
        app.library.entries.track();
        let found = browser_library().aside().unwrap_or_default();
        (!found.is_empty()).then(|| {
            let rows: Vec<_> = found.into_iter().map(|found| aside_row(app, found)).collect();
            view! {
                <section>
                    <h3 id="aside" tabindex="-1">
                        {text(Word::LibraryAsideTitle)}
                    </h3>
                    <p class="small">{text(Word::LibraryAsideText)}</p>
                    <ul class="record-list">{rows}</ul>
                </section>
            }
        })
    };
    shown.into_any()
}

fn aside_row(app: App, found: SetAside) -> AnyView {
    let (word, name) = match &found.origin {
        Origin::Unreadable(name) => (Word::LibraryAsideOne, name),
        Origin::Rest(id) => (Word::LibraryAsideRest, id),
        Origin::Stray(key) => (Word::LibraryAsideStray, key),
    };
    let title = fill(word, &[("id", name)]);
    let characters = size(found.text.encode_utf16().count());
    let file = file_name(name, "txt");
    let content = found.text.clone();
    let save = move |_| {
        files::offer(&file, &WayOut::SetAside.with(content.clone()));
    };
    let labelled = |word: Word| [text(word), ": ", &title].concat();
    let (save_label, remove_label) = (labelled(Word::StorageGetFile), labelled(Word::AppRemove));
    let remove = move |_| {
        if let Ok(removed) = browser_library().remove_aside(&found) {
            app.notices
                .notify_removed(text(Word::LibraryAsideRemoved).into(), removed);
        }
        app.library.refresh();
        focus_first_when_drawn(["aside".into(), "documents".into()]);
    };
    view! {
        <li>
            <span class="record-title">{title}</span>
            <span class="record-meta">{characters}</span>
            <span class="record-side">
                <button type="button" aria-label=save_label on:click=save>
                    {icon("download")}
                    {text(Word::StorageGetFile)}
                </button>
                <button type="button" class="danger" aria-label=remove_label on:click=remove>
                    {icon("trash")}
                    {text(Word::AppRemove)}
                </button>
            </span>
        </li>
    }
    .into_any()
}
