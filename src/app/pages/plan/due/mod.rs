//! What is due: late and in the coming weeks, by time or by owner, each with the way to where it is dealt with; and the same as a calendar.

mod asking;
mod deed;
mod desk;
mod file;
pub mod row;

pub use self::desk::show_four_weeks;

use std::ops::Range;

use leptos::prelude::*;

use self::desk::{Desk, Group};
use super::{index_page::nothing, parts};
use crate::{
    app::{
        components::{
            choice_field::{filter_choice, options_of},
            page_head::{page_head, up},
            record_links,
        },
        interface::route::Route,
        state::App,
        text::words::{Word, fill, text},
    },
    domain::records::{
        plan::{Action, ActionPlan},
        strategy::Actor,
    },
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    let is_empty = app.workspace.select(|document, _| {
        document.all::<Action>().next().is_none() && document.all::<ActionPlan>().next().is_none()
    });
    let desk = Desk::new(app);
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
            {asking::note(desk)}
            {choices(desk)}
            {list(desk)}
            {file::section(desk)}
            {asking::section(desk)}
        }
        .into_any()
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(up(Route::Plan.to_hash(), text(Word::NavPlan).into()), text(Word::DueTitle), text(Word::DueLede))}
            {parts(app.workspace, Route::Due)}
            {content}
        </main>
    }
}

fn choices(desk: Desk) -> AnyView {
    let result = move || {
        let (n, total) = (desk.shown.with(Vec::len), desk.due.with(Vec::len));
        fill(Word::DueResult, &[("n", &n.to_string()), ("total", &total.to_string())])
    };
    view! {
        <div class="due-choices no-print">
            {desk.ahead.labelled(Word::DueAhead)} {desk.grouping.labelled(Word::TimelineGroup)} {owner(desk)}
        </div>
        <p class="small muted" role="status" id="filter-result">
            {result}
        </p>
    }
    .into_any()
}

/// The choice of an owner. It stays chosen where what is drawn of it is made anew.
fn owner(desk: Desk) -> AnyView {
    let actors = desk
        .app
        .workspace
        .select(|document, _| options_of(record_links::all::<Actor>(document)));
    let words = (Word::DueOf, Some(Word::PlanFilterNoOwner));
    filter_choice(words, actors.into(), desk.owner, |owner| owner)
}

fn list(desk: Desk) -> AnyView {
    let is_found = Memo::new(move |_| desk.list.total.get() > 0);
    let drawn = Memo::new(move |_| {
        let drawn = desk.list.drawn.get();
        desk.groups.with(|groups| {
            let begun = groups.iter().take_while(|(_, rows)| rows.start < drawn);
            begun.map(|(group, _)| group.clone()).collect::<Vec<_>>()
        })
    });
    let found = move || {
        if !is_found.get() {
            return view! { <p class="links-none">{text(Word::DueNothing)}</p> }.into_any();
        }
        view! { <For each=move || drawn.get() key=Group::clone children=move |group| section(desk, group) /> }
            .into_any()
    };
    view! {
        {found}
        {desk.list.more()}
    }
    .into_any()
}

fn section(desk: Desk, group: Group) -> AnyView {
    let name = group.clone();
    let range = Memo::new(move |_| {
        desk.groups.with(|groups| {
            let found = groups.iter().find(|(of, _)| *of == group);
            found.map_or(0..0, |(_, rows): &(_, Range<usize>)| rows.clone())
        })
    });
    let total = Memo::new(move |_| range.with(|rows| rows.len()));
    let rows = Memo::new(move |_| {
        let (rows, drawn) = (range.get(), desk.list.drawn.get());
        let drawn = rows.start..rows.end.min(drawn);
        desk.shown
            .with(|shown| shown.get(drawn).map(<[_]>::to_vec).unwrap_or_default())
    });
    let title = move || {
        let n = total.get().to_string();
        fill(Word::PlanTab, &[("name", &desk.name_of(&name)), ("n", &n)])
    };
    view! {
        <section class="due-group">
            <h2>{title}</h2>
            <ul class="record-list">
                <ForEnumerate
                    each=move || rows.get()
                    key=Clone::clone
                    children=move |place, due| row::view(desk, total, place, due)
                />
            </ul>
        </section>
    }
    .into_any()
}
