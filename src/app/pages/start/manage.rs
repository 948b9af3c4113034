//! The panel of one document: its name, a file of it, a copy, the archive, and away with it.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::documents::manage_id;
use crate::{
    app::{
        components::{
            focus::{focus_first_when_drawn, focus_when_drawn},
            icon::icon,
        },
        form::shown_text::ShownText,
        state::App,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    platform::{library::Entry, web::typing},
};

/// The field for the name, which takes the keyboard when the panel opens.
const NAME: &str = "managed-name";

/// What can be done from the panel.
#[derive(Clone, Copy)]
enum Deed {
    Rename,
    SaveFile,
    Copy,
    Archive,
    Remove,
}

/// What a deed is done to.
struct Subject {
    id: String,
    name: String,
    archived: bool,
}

/// The panel of the document that is `managed`.
pub fn panel(app: App, entry: Entry, managed: RwSignal<Option<String>>) -> AnyView {
    let archived = entry.archived;
    let subject = Arc::new(Subject {
        name: vocabulary::named(&entry.name),
        id: entry.id,
        archived,
    });
    let typed = RwSignal::new(entry.name);
    focus_when_drawn(NAME);
    // The panel goes first, since the list is drawn anew by most deeds.
    let act = move |deed: Deed, subject: &Arc<Subject>| {
        let (subject, typed) = (subject.clone(), typed.get_untracked());
        managed.set(None);
        spawn_local(async move {
            carry_out(app, deed, &subject, &typed).await;
            focus_list(&subject.id);
        });
    };
    let button = |deed: Deed, symbol: &'static str, word: Word| {
        let subject = subject.clone();
        let class = matches!(deed, Deed::Remove).then_some("danger");
        view! {
            <button type="button" class=class on:click=move |_| act(deed, &subject)>
                {icon(symbol)}
                {text(word)}
            </button>
        }
    };
    let rename = {
        let subject = subject.clone();
        move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            act(Deed::Rename, &subject);
        }
    };
    let close = {
        let subject = subject.clone();
        move |event: web_sys::KeyboardEvent| {
            if event.key() == "Escape" {
                managed.set(None);
                focus_list(&subject.id);
            }
        }
    };
    let archive_word = if archived {
        Word::LibraryTakeOut
    } else {
        Word::LibraryArchive
    };
    view! {
        <div class="record-edit" on:keydown=close>
            <form class="field-row" on:submit=rename>
                <div class="field grow">
                    <label for=NAME>{text(Word::FieldStrategyName)}</label>
                    <input
                        type="text"
                        id=NAME
                        autocomplete="off"
                        prop:value=move || ShownText(typed.get())
                        on:input=move |event| typed.set(typing::entered(&event))
                    />
                </div>
                <button type="submit">{icon("pencil")}{text(Word::LibraryRename)}</button>
            </form>
            <div class="actions">
                {button(Deed::SaveFile, "download", Word::SaveSaveFile)} {button(Deed::Copy, "copy", Word::LibraryCopy)}
                {button(Deed::Archive, "folder-open", archive_word)} {button(Deed::Remove, "trash", Word::AppRemove)}
            </div>
        </div>
    }
    .into_any()
}

async fn carry_out(app: App, deed: Deed, subject: &Subject, typed: &str) {
    let Subject { id, name, archived } = subject;
    match deed {
        Deed::Rename => {
            let typed = typed.trim();
            app.library.rename(id, typed).await;
            let name = vocabulary::named(typed);
            app.notices.announce(fill(Word::LibraryRenamed, &[("name", &name)]));
        }
        Deed::SaveFile => app.library.save_as_file(id).await,
        Deed::Copy => app.library.copy(id, name).await,
        Deed::Archive => {
            let word = if *archived {
                Word::LibraryTakenOut
            } else {
                Word::LibraryArchived
            };
            app.library.set_archived(id, !archived, fill(word, &[("name", name)]));
        }
        Deed::Remove => app.library.remove(id, name),
    }
}

/// Brings the keyboard to where the document now is, or to the list where it is not to be seen.
fn focus_list(id: &str) {
    let button = manage_id(id);
    // What is folded away or gone takes no focus, and it stays on what is around it.
    focus_first_when_drawn(["documents".into(), "main".into()]);
    focus_when_drawn(button);
}
