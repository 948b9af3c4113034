//! The panel of one document: its name, a file of it, a copy, the archive, and away with it.

use leptos::prelude::*;

use super::documents::manage_id;
use crate::{
    app::{
        components::icon::icon,
        state::App,
        vocabulary,
        words::{Word, fill, text},
    },
    platform::{library::Entry, web::page},
};

/// The field for the name, which takes the keyboard when the panel opens.
const NAME: &str = "managed-name";

/// The panel of the document that is `managed`.
pub fn panel(app: App, entry: Entry, managed: RwSignal<Option<String>>) -> AnyView {
    let name = vocabulary::named(&entry.name);
    let id = StoredValue::new(entry.id);
    let archived = entry.archived;
    let typed = RwSignal::new(entry.name);
    request_animation_frame(|| {
        page::focus(NAME);
    });
    // The panel closes, and the keyboard goes to where the document now stands, or to the list where it stands no more.
    let settle = move || {
        managed.set(None);
        let button = manage_id(&id.get_value());
        request_animation_frame(move || {
            if !page::focus(&button) && !page::focus("documents") {
                page::focus("main");
            }
        });
    };
    let rename = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let name = typed.get_untracked();
        app.rename_kept(&id.get_value(), name.trim());
        app.announce(fill(
            Word::LibraryRenamed,
            &[("name", &vocabulary::named(&name))],
        ));
        settle();
    };
    let close = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            settle();
        }
    };
    let copy = {
        let name = name.clone();
        move |_| {
            app.copy_kept(&id.get_value(), &name);
            settle();
        }
    };
    let (archive_word, told) = if archived {
        (Word::LibraryTakeOut, Word::LibraryTakenOut)
    } else {
        (Word::LibraryArchive, Word::LibraryArchived)
    };
    let told = fill(told, &[("name", &name)]);
    let archive = move |_| {
        app.set_archived(&id.get_value(), !archived, told.clone());
        settle();
    };
    let remove = move |_| {
        app.remove_kept(&id.get_value(), &name);
        settle();
    };
    let save = move |_| app.save_kept_as_file(&id.get_value());
    view! {
        <div class="record-edit" on:keydown=close>
            <form class="field-row" on:submit=rename>
                <div class="field grow">
                    <label for=NAME>{text(Word::AppDocumentName)}</label>
                    <input type="text" id=NAME autocomplete="off" prop:value=move || typed.get()
                        on:input=move |event| typed.set(event_target_value(&event))/>
                </div>
                <button type="submit">{text(Word::LibraryRename)}</button>
            </form>
            <div class="actions">
                <button type="button" on:click=save>{icon("download")}{text(Word::SaveSaveFile)}</button>
                <button type="button" on:click=copy>{icon("copy")}{text(Word::LibraryCopy)}</button>
                <button type="button" on:click=archive>{icon("folder-open")}{text(archive_word)}</button>
                <button type="button" class="danger" on:click=remove>{icon("trash")}{text(Word::AppRemove)}</button>
            </div>
        </div>
    }
    .into_any()
}
