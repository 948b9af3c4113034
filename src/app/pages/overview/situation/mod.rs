//! What is told of work that has begun: how it goes by priority, what is due, and what has changed since last time.

mod due;
mod priorities;
mod since;

use leptos::prelude::*;

use super::soon::{Turns, soon};
use crate::{
    app::{components::waiting::waiting_lines, state::App},
    domain::{
        follow_up::{due::Horizon, situation::Surveying},
        records::{document::Document, references::References},
        values::date::Date,
    },
    platform::web::page,
};

/// How far ahead it is looked.
const AHEAD: Horizon = Horizon::Weeks(4);

/// The section.
pub fn section(app: App) -> impl IntoView {
    let turns = Turns {
        begin,
        go_on: Surveying::go_on,
    };
    let found = soon(app.workspace, turns);
    let is_found = Memo::new(move |_| found.with(Option::is_some));
    let situation = Memo::new(move |_| found.get().unwrap_or_default());
    let content = move || {
        if is_found.get() {
            view! {
                {priorities::section(situation)}
                <div class="situation-side">{due::section(app, situation)} {since::section(app.workspace)}</div>
            }
            .into_any()
        } else {
            view! { <div class="situation-waits muted">{waiting_lines()}</div> }.into_any()
        }
    };
    view! { <div class="situation">{content}</div> }
}

fn begin(document: &Document, references: &References) -> Surveying {
    // A browser that can't tell the day shows all as to come.
    let today = page::today().unwrap_or(Date::FIRST);
    Surveying::begin(document, references, today, AHEAD.until(today))
}
