//! The overview: what to do next, what waits, where in the method the work is, how it goes, what is due and what has changed.
//!
//! What is told of work that has begun is a part of its own (`situation`), which this page does not wait for.

mod method;
mod situation;
mod soon;
mod tools;
mod what_now;

pub use self::{method::state, situation::section as situation};

use leptos::prelude::*;

use super::{boxed, parts, reminder::reminder};
use crate::{
    app::{components::page_head::page_head, state::App, text::vocabulary},
    domain::{
        records::{document::Document, plan::Priority},
        values::county,
    },
};

/// How many priorities are shown, at most.
const MOST_PRIORITIES: usize = 12;

/// The page.
pub fn page(app: App) -> impl IntoView {
    let workspace = app.workspace;
    let name = workspace.select(|document, _| vocabulary::named(&document.strategy().name));
    let place = workspace.select(|document, _| place_line(document));
    let next_step = what_now::next_step(workspace);
    // Of work that hasn't begun there is nothing to tell.
    let has_begun = what_now::has_begun(next_step);
    let changes = method::open_changes(workspace);
    let begun = move || has_begun.get().then(|| room(app));
    view! {
        <main class="page overview" id="main" tabindex="-1">
            {page_head((move || place.get()).into_any(), move || name.get(), "")}
            {reminder(workspace)}
            {what_now::section(app, next_step, changes)}
            {method::section(app, changes)}
            {begun}
            {tools::tools(workspace)}
        </main>
    }
}

/// Where the part stands that tells of work that has begun, with about the height that it will have.
fn room(app: App) -> AnyView {
    let rows = app.workspace.now(|document, _| {
        let priorities = document.all::<Priority>();
        let held = priorities.filter(|(_, priority)| priority.status.is_current());
        held.take(MOST_PRIORITIES).count()
    });
    let rows = rows.unwrap_or_default().to_string();
    view! {
        <div class="situation-room" style:--rows=rows>
            {parts::within(boxed(parts::situation(app)))}
        </div>
    }
    .into_any()
}

fn place_line(document: &Document) -> String {
    let code = &document.strategy().county;
    county::by_code(code).map_or_else(
        || code.clone(),
        |county| format!("{} · {} · {}", county.region, county.name, county.code),
    )
}
