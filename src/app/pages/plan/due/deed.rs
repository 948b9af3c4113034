//! What deals with something that is due in one press, as one step.

use std::sync::Arc;

use leptos::prelude::*;

use super::{desk::Desk, row::row_id};
use crate::{
    app::{
        components::{focus::focus_first_when_drawn, icon::icon},
        pages::plan::reviews,
        text::{
            due::name,
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::{
            due::{Due, DueKind},
            schedule::Lasting,
        },
        records::{
            action_parts::Milestone,
            plan::{Action, ActionPlan, ActionPlanState, ActionStatus, JudgedProgress, Target},
        },
        values::id::Id,
    },
};

/// The button, where one press deals with it.
pub fn button(desk: Desk, due: Arc<Due>) -> Option<AnyView> {
    let label = label(&due)?;
    let told = fill(Word::DueDeed, &[("deed", &label), ("name", &name(&due))]);
    let of = due.part.as_ref().map(|_| vocabulary::named(&due.title));
    let named = of.map_or_else(|| told.clone(), |of| [&told, ", ", &of].concat());
    let press = move |_| deal_with(desk, &due, &told);
    let view = view! {
        <div class="actions no-print">
            <button type="button" aria-label=named on:click=press>
                {icon("check")}
                {label}
            </button>
        </div>
    };
    Some(view.into_any())
}

/// What the press does, in words; `None` for what no press deals with: a plan does not begin before it is decided.
fn label(due: &Due) -> Option<String> {
    let word = match (due.kind, &due.of) {
        (DueKind::Start, Lasting::Action(_)) => Word::DueBegun,
        (DueKind::Start, Lasting::Plan(_)) => return None,
        (DueKind::End, Lasting::Action(_)) => Word::DueDone,
        (DueKind::End, Lasting::Plan(_)) => Word::DueClosed,
        (DueKind::Milestone, _) => Word::DueMilestoneDone,
        (DueKind::Review, _) => Word::DueBeginReview,
        (DueKind::Measurement, _) => {
            let next = due.part.as_ref().and_then(|part| part.next);
            return Some(match next {
                Some(next) => fill(Word::DueMeasuredNext, &[("day", &vocabulary::day(next))]),
                None => text(Word::DueMeasured).into(),
            });
        }
    };
    Some(text(word).into())
}

fn deal_with(desk: Desk, due: &Due, told: &str) {
    let workspace = desk.app.workspace;
    let next = after(desk, due);
    let today = desk.today;
    match (due.kind, &due.of) {
        (DueKind::Review, of) => return reviews::add(desk.app, of.raw()),
        (DueKind::Start, Lasting::Plan(_)) => return,
        (DueKind::Start, Lasting::Action(id)) => workspace.change(id, |action: &mut Action| {
            action.status = ActionStatus::Ongoing;
            // It has begun, whatever somebody has judged before.
            action.progress = JudgedProgress::ByRule;
        }),
        (DueKind::End, Lasting::Action(id)) => workspace.change(id, |action: &mut Action| {
            action.status = ActionStatus::Finished;
            action.progress = JudgedProgress::ByRule;
        }),
        (DueKind::End, Lasting::Plan(id)) => workspace.change(id, |plan: &mut ActionPlan| {
            plan.state = ActionPlanState::Closed;
        }),
        (DueKind::Milestone, _) => {
            let milestone = Id::of(due.record().clone());
            workspace.change(&milestone, |milestone: &mut Milestone| milestone.done = Some(today));
        }
        (DueKind::Measurement, _) => {
            let target = Id::of(due.record().clone());
            workspace.change(&target, |target: &mut Target| {
                target.next_measurement = due.part.as_ref().and_then(|part| part.next);
            });
        }
    }
    desk.app.notices.notify_undoable(told.into());
    // The row that was pressed goes; the next one is what comes next.
    focus_first_when_drawn([next.unwrap_or_default(), "main".into()]);
}

/// The id of the row after one, or before the last.
fn after(desk: Desk, due: &Due) -> Option<String> {
    desk.shown.with_untracked(|shown| {
        let place = shown.iter().position(|one| **one == *due)?;
        let next = shown.get(place + 1).or_else(|| shown.get(place.checked_sub(1)?));
        next.map(|next| row_id(next))
    })
}
