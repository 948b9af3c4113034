//! The thread of a record: what it rests on and what rests on it, as sentences; what would lose its ground with it; and the same as a picture.

mod beside;
mod gaps;
mod list;
mod losing;
mod open_change;
mod picture;
mod sentence;
mod ways;

pub use self::{
    beside::section as beside,
    open_change::open_change,
    ways::{link, of_priorities},
};

use leptos::prelude::*;

use self::sentence::linked;
use super::record_page::gone;
use crate::{
    app::{
        components::{
            in_turns::{Piece, in_turns},
            links::{LinkedRecord, linked_name},
            page_head::up,
        },
        interface::route::Route,
        state::App,
        text::words::{Word, fill, text},
    },
    domain::{
        thread::{self, Way},
        values::id::RecordId,
    },
};

/// The page.
pub fn page(app: App, id: RecordId) -> AnyView {
    let here = {
        let id = id.clone();
        app.workspace.select(move |document, _| linked(document, &id))
    };
    let is_there = Memo::new(move |_| here.with(Option::is_some));
    let content = move || {
        if !is_there.get() {
            return gone(Route::Plan);
        }
        let reached = Way::ALL.map(|way| {
            let id = id.clone();
            app.workspace
                .select(move |document, references| thread::thread(document, references, &id, way))
        });
        let list = |way: Way| {
            let (id, reached) = (id.clone(), reached[way as usize]);
            Box::new(move || list::section(app, id, way, reached)) as Piece
        };
        let (of_losses, of_picture) = (id.clone(), id.clone());
        // Each in its turn, so that no sentence waits for what is made of the whole thread.
        let pieces: [Piece; 4] = [
            list(Way::Grounds),
            list(Way::Resting),
            Box::new(move || losing::section(app, of_losses)),
            Box::new(move || picture::section(app.workspace, of_picture, reached)),
        ];
        let mut pieces = in_turns(pieces, || ()).into_iter();
        let ways: Vec<_> = pieces.by_ref().take(Way::ALL.len()).collect();
        let after: Vec<_> = pieces.collect();
        view! {
            {head(here)}
            {gaps::here(app, id.clone())}
            <div class="thread-ways">{ways}</div>
            {after}
        }
        .into_any()
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            {content}
        </main>
    }
    .into_any()
}

fn head(here: Memo<Option<LinkedRecord>>) -> AnyView {
    let title = move || {
        let name = here.with(|here| here.as_ref().map(|here| here.name.clone()));
        fill(Word::ThreadOf, &[("name", &name.unwrap_or_default())])
    };
    view! {
        <header class="page-head">
            <p class="kicker">
                {up(Route::Plan.to_hash(), text(Word::NavPlan).into())} " · " {move || here.get().map(linked_name)}
            </p>
            <h1>{title}</h1>
            <p class="lede">{text(Word::ThreadLede)}</p>
        </header>
    }
    .into_any()
}
