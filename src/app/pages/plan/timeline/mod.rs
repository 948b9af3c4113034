//! Action plans and actions over time: moved and stretched by hand, and the same as a table, on paper and as a file.

mod board;
mod choices;
mod desk;
mod file;
mod grip_places;
mod grips;
mod holding;
mod paper;
mod picture;
mod row;
mod slider;
mod table;
mod telling;
mod undated;

pub use paper::to_read;

use leptos::prelude::*;

use self::desk::{Desk, Filter};
use super::{index_page::nothing, parts};
use crate::app::{
    components::page_head::{page_head, up},
    interface::route::Route,
    state::App,
    text::words::{Word, text},
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    let desk = Desk::new(app);
    let is_empty = Memo::new(move |_| desk.entries.with(Vec::is_empty));
    let empty = [
        Word::PlanActionsEmptyTitle,
        Word::PlanActionsEmptyText,
        Word::PlanActionsExample,
        Word::PlanActionsExampleText,
    ];
    let content = move || {
        if is_empty.get() {
            return nothing(empty);
        }
        view! {
            {choices::view(desk)}
            {shown(desk)}
            {undated::view(desk)}
        }
        .into_any()
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(up(Route::Plan.to_hash(), text(Word::NavPlan).into()), text(Word::TimelineTitle), text(Word::TimelineLede))}
            {parts(app.workspace, Route::Timeline)}
            {content}
        </main>
    }
}

/// The picture or the table, as is chosen; what has no row in them is said.
fn shown(desk: Desk) -> AnyView {
    let has_rows = Memo::new(move |_| desk.rows.with(|rows| !rows.is_empty()));
    let is_table = desk.is_table();
    let shown = move || {
        if !has_rows.get() {
            return choices::list_filter(desk).nothing(Filter::default);
        }
        if is_table.get() {
            table::view(desk)
        } else if desk.is_printed.get() {
            paper::view(desk)
        } else {
            board::view(desk)
        }
    };
    shown.into_any()
}
