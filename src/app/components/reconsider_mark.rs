//! The mark on a record that waits to be reconsidered for a change, with the press that says that it stands.

use leptos::prelude::*;

use super::icon::icon;
use crate::{
    app::{
        document::workspace::Workspace,
        interface::route::Route,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::reconsidering::changes_to_look_for,
        records::change::{Change, Reconsideration, Reconsidered},
        values::id::{Id, RecordId},
    },
    platform::web::page,
};

/// Notes that somebody has looked at a record that a change concerns, and what was found.
pub fn note_look(workspace: Workspace, change: Id<Change>, of: RecordId, by: String, outcome: Reconsidered) -> bool {
    let look = Reconsideration {
        change: Some(change),
        of: Some(of),
        outcome,
        by,
        date: page::today(),
        ..Reconsideration::default()
    };
    workspace.add(look).is_some()
}

/// The mark, for each change that the record waits for; nothing where it waits for none.
pub fn reconsider_mark(workspace: Workspace, id: RecordId) -> AnyView {
    let at = id.clone();
    let changes = workspace.select(move |document, references| {
        let changes = changes_to_look_for(document, references, &at).into_iter();
        let named = |change: Id<Change>| {
            let title = vocabulary::named(document.get(&change).map_or("", |change| &change.title));
            (change, title)
        };
        changes.map(named).collect::<Vec<_>>()
    });
    let one = move |(change, title): (Id<Change>, String)| {
        let (href, named) = (
            Route::Change(change.clone()).to_hash(),
            fill(Word::ChangeStandsNamed, &[("name", &title)]),
        );
        let of = id.clone();
        let stand = move |_| {
            // A second press on what is still on the screen makes no second look.
            let waits = workspace.now(|document, references| changes_to_look_for(document, references, &of));
            if waits.is_some_and(|waits| waits.contains(&change))
                && note_look(workspace, change.clone(), of.clone(), String::new(), Reconsidered::Kept)
            {
                page::focus("main");
            }
        };
        view! {
            <div class="note reconsider" data-kind="attention">
                {icon("loop")}
                <div>
                    <p>
                        <strong>{text(Word::ChangeMark)}</strong>
                        ". "
                        {text(Word::ChangeMarkFor)}
                        " "
                        <a href=href>{title}</a>
                        "."
                    </p>
                    <p class="actions no-print">
                        <button type="button" aria-label=named on:click=stand>
                            {icon("check")}
                            {text(Word::ChangeStands)}
                        </button>
                    </p>
                </div>
            </div>
        }
    };
    (move || changes.get().into_iter().map(&one).collect::<Vec<_>>()).into_any()
}
