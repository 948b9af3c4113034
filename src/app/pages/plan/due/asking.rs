//! What an actor is asked about as a file of its own, and what is said to who has opened it.

use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    app::{
        components::{icon::icon, part_file::offer_part},
        interface::route::Route,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        records::{
            document::Document,
            part::{OWNER, asked_part},
            strategy::Actor,
        },
        ways_out::WayOut,
    },
};

/// Whose part a document is, by name; `None` if it is no such part.
fn asked(document: &Document) -> Option<String> {
    document.part.as_ref().filter(|part| part.what == OWNER)?;
    let (_, actor) = document.all::<Actor>().next()?;
    Some(vocabulary::named(&actor.name))
}

/// What is said above all to who has opened what an actor is asked about.
pub fn note(desk: Desk) -> AnyView {
    let workspace = desk.app.workspace;
    let asked = workspace.select(|document, _| asked(document));
    let note = move || {
        let name = asked.get()?;
        let note = view! {
            <section class="due-asked no-print" id="asked">
                <h2>{fill(Word::DueAskedTitle, &[("name", &name)])}</h2>
                <p>{text(Word::DueAskedText)}</p>
                <p class="actions">
                    <a class="button" href=Route::Actions.to_hash()>
                        {text(Word::PlanActions)}
                    </a>
                    <button type="button" class="primary" id="send-back" on:click=move |_| workspace.save_as_file()>
                        {icon("download")}
                        {text(Word::DueAskedFile)}
                    </button>
                </p>
            </section>
        };
        Some(note.into_any())
    };
    note.into_any()
}

/// The way to the file of the owner that is chosen; there is none in a part, which is not parted again.
pub fn section(desk: Desk) -> AnyView {
    let workspace = desk.app.workspace;
    let is_part = workspace.select(|document, _| document.part.is_some());
    let section = move || {
        let id = desk.owner.get();
        let name = desk.name_of_actor(&id).filter(|_| !is_part.get())?;
        let values = [("name", name.as_str())];
        let ask = move |_| ask(desk);
        let section = view! {
            <section class="due-asked no-print" id="ask">
                <h2>{fill(Word::DueAskTitle, &values)}</h2>
                <p>{fill(Word::DueAskText, &values)}</p>
                <p class="actions">
                    <button type="button" id="ask-file" on:click=ask>
                        {icon("download")}
                        {fill(Word::DueAskFile, &values)}
                    </button>
                </p>
            </section>
        };
        Some(section.into_any())
    };
    section.into_any()
}

fn ask(desk: Desk) {
    let owner = desk.actor_of(&desk.owner.get_untracked());
    if let Some(owner) = owner {
        offer_part(desk.app.workspace, WayOut::OwnerFile, |document, references| {
            asked_part(document, references, &owner)
        });
    }
}
