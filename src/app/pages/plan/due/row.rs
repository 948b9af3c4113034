//! A row: what is due, when, of what, for whom; it leads to where it is dealt with.

use std::sync::Arc;

use leptos::prelude::*;

use super::{deed, desk::Desk};
use crate::{
    app::{
        components::status_tag::progress_tag,
        form::lens::field,
        interface::{anchor, route::Route},
        text::{
            due::{name, owner_name},
            vocabulary,
            words::{Word, text},
        },
    },
    domain::{
        follow_up::{
            due::{Due, DueKind},
            progress::Progress,
            schedule::Lasting,
        },
        records::{
            action_parts::Milestone,
            declaration::Declared,
            indicator::Measurement,
            plan::{Action, ActionPlan},
            review::Review,
        },
    },
};

/// The row, at a place of its group.
pub fn view(desk: Desk, total: Memo<usize>, place: ReadSignal<usize>, due: Arc<Due>) -> AnyView {
    let (route, field) = place_of(&due);
    let href = route.to_hash();
    let go = move |event: web_sys::MouseEvent| desk.app.interface.lead_to_field(&event, &route, &field);
    let owner = owner_name(&due).unwrap_or_else(|| text(Word::PlanNoOwner).into());
    let of = due.part.is_some().then(|| vocabulary::named(&due.title));
    // Milestones of several actions may be called the same.
    let hidden = of
        .as_ref()
        .map(|of| view! { <span class="visually-hidden">", " {of.clone()}</span> });
    view! {
        <li aria-setsize=total aria-posinset=move || place.get() + 1>
            <a class="record-title" id=row_id(&due) href=href on:click=go>
                {name(&due)} {hidden}
            </a>
            <span class="record-meta">
                <span>{vocabulary::day(due.day)}</span>
                {of.map(|of| view! { <span>{of}</span> })}
                <span>{owner}</span>
            </span>
            {due.is_late.then(|| progress_tag(Progress::Late))}
            {deed::button(desk, due)}
        </li>
    }
    .into_any()
}

/// The id of a row's link.
pub fn row_id(due: &Due) -> String {
    ["due-", due.kind.code(), "-", due.record().as_str()].concat()
}

/// The page where it is dealt with, and the field there.
pub fn place_of(due: &Due) -> (Route, String) {
    let page = match &due.of {
        Lasting::Plan(id) => Route::ActionPlan(id.clone()),
        Lasting::Action(id) => Route::Action(id.clone()),
    };
    let number = due.part.as_ref().map_or(0, |part| part.number);
    let field = match (due.kind, &due.of) {
        (DueKind::Start, Lasting::Action(_)) => field!(Action, start).id(),
        (DueKind::Start, Lasting::Plan(_)) => field!(ActionPlan, start).id(),
        (DueKind::End, Lasting::Action(_)) => field!(Action, end).id(),
        (DueKind::End, Lasting::Plan(_)) => field!(ActionPlan, end).id(),
        (DueKind::Milestone, _) => field!(Milestone, done).id_of(number),
        (DueKind::Review, _) => anchor::adding(Review::KIND),
        (DueKind::Measurement, _) => {
            // Where its values are written: with the indicator that it follows, or with the target itself.
            let indicator = due.part.as_ref().and_then(|part| part.indicator.clone());
            return match indicator {
                Some(indicator) => (Route::Indicator(indicator), anchor::adding(Measurement::KIND)),
                None => (page, format!("{}-{number}", anchor::adding(Measurement::KIND))),
            };
        }
    };
    (page, field)
}
