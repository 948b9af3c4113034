//! What of the timeline is shown and how: the filter, the grouping, the time, the picture or the table, and the files.

use leptos::prelude::*;

use super::{
    desk::{Desk, Filter},
    file,
};
use crate::{
    app::{
        components::{
            choice_field::{filter_choice, options_of},
            icon::icon,
            list_filter::ListFilter,
            record_links,
        },
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{records::strategy::Actor, values::date::Date},
};

/// What the rows are filtered by, as they are said to be.
pub fn list_filter(desk: Desk) -> ListFilter<Filter> {
    ListFilter {
        id: "filter",
        legend: Word::PlanFilter,
        search: Word::PlanFilterText,
        result: Word::PlanFilterResult,
        nothing: Word::TimelineNothing,
        filter: desk.filter,
        words: |filter| &mut filter.words,
    }
}

/// The choices.
pub fn view(desk: Desk) -> AnyView {
    let counts = Memo::new(move |_| desk.counts());
    let counts = (
        Signal::derive(move || counts.get().0),
        Signal::derive(move || counts.get().1),
    );
    view! {
        {filter(desk)}
        <div class="timeline-choices no-print">
            {desk.view.labelled(Word::TimelineView)} {desk.grouping.labelled(Word::TimelineGroup)}
            {desk.zoom.labelled(Word::TimelineZoom)}
        </div>
        <div class="timeline-choices no-print">{time(desk)} {milestones(desk)} {file::menu(desk)}</div>
        <details class="fold timeline-how no-print">
            <summary>{text(Word::TimelineHow)}</summary>
            <p>{text(Word::TimelineHowText)}</p>
        </details>
        {list_filter(desk).result(counts)}
    }
    .into_any()
}

/// What is filtered by.
fn filter(desk: Desk) -> AnyView {
    let actors = desk
        .app
        .workspace
        .select(|document, _| options_of(record_links::all::<Actor>(document)));
    let owner = (Word::PlanFilterOwner, Some(Word::PlanFilterNoOwner));
    let owner = filter_choice(owner, actors.into(), desk.filter, |filter| &mut filter.owner);
    list_filter(desk).fields(owner)
}

/// The time that is shown, and the ways to another.
fn time(desk: Desk) -> AnyView {
    let is_whole = Memo::new(move |_| desk.months().is_none());
    let unless_whole = move || is_whole.get().then_some("true");
    let go = move |steps: i32| {
        if !is_whole.get_untracked() {
            desk.go(steps);
        }
    };
    let today = move |_| {
        if let Some(today) = desk.today {
            desk.anchor.set(today);
        }
    };
    view! {
        <div class="timeline-time" role="group" aria-label=text(Word::TimelineZoom)>
            <button
                type="button"
                data-repeats=""
                id="timeline-earlier"
                aria-disabled=unless_whole
                on:click=move |_| go(-1)
            >
                {icon("arrow-left")}
                {text(Word::TimelineEarlier)}
            </button>
            <span role="status">{move || shown_time(desk)}</span>
            <button
                type="button"
                data-repeats=""
                id="timeline-later"
                aria-disabled=unless_whole
                on:click=move |_| go(1)
            >
                {text(Word::TimelineLater)}
                {icon("arrow-right")}
            </button>
            <button type="button" id="timeline-today" aria-disabled=unless_whole on:click=today>
                {text(Word::TimelineGoToday)}
            </button>
        </div>
    }
    .into_any()
}

/// The time that is shown, as *2026*, *kv 4 2026* or *nov 2026*.
fn shown_time(desk: Desk) -> String {
    let (first, last) = desk.span.get();
    let month = |day: Date| format!("{} {}", vocabulary::month(day.month()), day.year());
    match desk.months() {
        Some(12) => first.year().to_string(),
        Some(3) => {
            let quarter = ((first.month() - 1) / 3 + 1).to_string();
            format!("{} {}", fill(Word::TimelineQuarter, &[("n", &quarter)]), first.year())
        }
        Some(_) => month(first),
        None => fill(Word::PlanPeriod, &[("start", &month(first)), ("end", &month(last))]),
    }
}

fn milestones(desk: Desk) -> AnyView {
    let change = move |event| desk.set_takes_milestones(event_target_checked(&event));
    view! {
        <label class="choice">
            <input
                type="checkbox"
                id="timeline-milestones"
                prop:checked=move || desk.takes_milestones.get()
                on:change=change
            />
            {text(Word::TimelineWithMilestones)}
        </label>
    }
    .into_any()
}
