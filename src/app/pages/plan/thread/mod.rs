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
            links::{LinkedRecord, linked_name},
            page_head::up,
        },
        interface::{
            later::{in_frame_after_next, in_next_frame},
            route::Route,
        },
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
        let [grounds, resting] = Way::ALL.map(|way| list::section(app, id.clone(), way, reached[way as usize]));
        // The lists are there at once, and what is made of the whole thread a frame later each, so that none of them waits for another.
        let frame = RwSignal::new(0_u8);
        in_next_frame(move || frame.set(1));
        in_frame_after_next(move || frame.set(2));
        let [has_losses, has_picture] = [1, 2].map(|needed| Memo::new(move |_| frame.get() >= needed));
        let of_losses = id.clone();
        let losses = move || has_losses.get().then(|| losing::section(app, of_losses.clone()));
        let of_picture = id.clone();
        let picture = move || {
            let section = || picture::section(app.workspace, of_picture.clone(), reached);
            has_picture.get().then(section)
        };
        view! {
            {head(here)}
            {gaps::here(app, id.clone())}
            <div class="thread-ways">{grounds} {resting}</div>
            {losses}
            {picture}
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
