//! Follow-up of a year in one grid: the values of every target and indicator are typed in one place, with last year's beside them.
//!
//! This file has the page and `desk` its state. `texts` is what a row says, `grid` draws it, `keys` is what keys, mouse and finger mean in it, `editing` is the
//! cell that is written, `incoming` shows what is pasted, `detail` is how a row has been reckoned, `file` the file and what is copied.

mod desk;
mod detail;
mod editing;
mod file;
mod grid;
mod incoming;
mod keys;
mod texts;

use leptos::prelude::*;

use self::desk::Desk;
use super::{index_page::nothing, parts};
use crate::{
    app::{
        components::{
            icon::icon,
            page_head::{page_head, up},
        },
        interface::route::Route,
        state::App,
        text::words::{Word, fill, number, text},
    },
    domain::follow_up::grid::Filling,
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    let desk = Desk::new(app);
    let is_empty = Memo::new(move |_| desk.has_nothing());
    let empty = [
        Word::FollowUpGridEmptyTitle,
        Word::FollowUpGridEmptyText,
        Word::FollowUpGridEmptyExample,
        Word::FollowUpGridEmptyExampleText,
    ];
    let content = move || {
        if is_empty.get() {
            return nothing(empty);
        }
        view! {
            {choices(desk)}
            {told(desk)}
            {incoming::preview(desk)}
            {grid::grid(desk)}
            {detail::detail(desk)}
        }
        .into_any()
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(
                up(Route::Plan.to_hash(), text(Word::NavPlan).into()),
                text(Word::FollowUpGridTitle),
                text(Word::FollowUpGridLede),
            )}
            {parts(app.workspace, Route::FollowUp)}
            {content}
        </main>
    }
}

/// The year, the grouping, the filter and the file.
fn choices(desk: Desk) -> AnyView {
    let step = move |by: i16, id: &'static str, symbol: &'static str| {
        let to = Memo::new(move |_| desk.year_beside(by));
        let label = move || {
            let year = to.get().unwrap_or_else(|| desk.year.get());
            fill(Word::FollowUpGridYearGo, &[("year", &year.to_string())])
        };
        let go = move |_| {
            if let Some(year) = to.get_untracked() {
                desk.show_year(year);
            }
        };
        view! {
            <button
                type="button"
                id=id
                aria-label=label
                aria-disabled=move || to.with(Option::is_none).then_some("true")
                on:click=go
            >
                {icon(symbol)}
            </button>
        }
    };
    let lacking = move |event| {
        if editing::commit(desk) {
            desk.is_lacking_only.set(event_target_checked(&event));
        }
    };
    view! {
        <div class="follow-up-choices no-print">
            <div class="follow-up-year" role="group" aria-label=text(Word::FollowUpGridYear)>
                {step(-1, "year-before", "arrow-left")}
                <output id="follow-up-year">{move || desk.year.get()}</output>
                {step(1, "year-after", "arrow-right")}
            </div>
            {desk.grouping.view(Word::FollowUpGridGroup)}
            <label class="choice">
                <input
                    type="checkbox"
                    id="only-lacking"
                    prop:checked=move || desk.is_lacking_only.get()
                    on:change=lacking
                />
                {text(Word::FollowUpGridOnlyLacking)}
            </label>
            <button type="button" id="save-csv" on:click=move |_| file::save(desk)>
                {icon("download")}
                {text(Word::FollowUpGridSave)}
            </button>
        </div>
    }
    .into_any()
}

/// How far the year has been filled in.
fn told(desk: Desk) -> AnyView {
    let said = move || {
        let (filling, year): (Filling, _) = (desk.filling.get(), desk.year.get().to_string());
        let [n, total, lacking] = [filling.measured, filling.total, filling.lacking_sex].map(number);
        let filled = fill(
            Word::FollowUpGridFilled,
            &[("n", &n), ("total", &total), ("year", &year)],
        );
        if filling.lacking_sex == 0 {
            return filled;
        }
        let lacking = fill(Word::FollowUpGridLackingSex, &[("n", &lacking)]);
        [&filled, " · ", &lacking].concat()
    };
    view! {
        <p class="follow-up-filled" id="follow-up-filled" role="status">
            {said}
        </p>
    }
    .into_any()
}
