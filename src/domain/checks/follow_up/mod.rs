//! Checks of reviews, of changes and of what is to be discussed.

pub mod change_long_open;
pub mod change_without_way_or_reason;
pub mod comment_long_open;
pub mod decision_without_who_or_when;
pub mod review_without_decision;
pub mod role_without_evidence;

use super::surroundings::Surroundings;
use crate::domain::values::date::Date;

/// How many days something may wait before it has waited long.
const LONG: i32 = 90;

/// Whether what has waited since a day has waited long.
fn has_waited_long(since: Option<Date>, around: &Surroundings<'_>) -> bool {
    let days = since
        .zip(around.today())
        .map(|(since, today)| today.day_number() - since.day_number());
    days.is_some_and(|days| days > LONG)
}

#[cfg(test)]
mod examples {
    use super::super::examples::{document, id, raw};
    use crate::domain::{
        records::{
            change::{Change, Loop},
            document::Document,
            plan::{Action, ActionPlan, Priority},
            review::{Review, ReviewDecision},
        },
        values::date::Date,
    };

    /// A review of a priority that lacks nothing but what is changed in it.
    pub fn with_review(change: impl FnOnce(&mut Review)) -> Document {
        let mut review = Review {
            of: Some(raw("priority")),
            date: Date::new(2027, 3, 1),
            evidence: vec![raw("plan")],
            decision: ReviewDecision::Continue,
            decided_by: "Regionala utvecklingsnämnden".into(),
            decided: Date::new(2027, 3, 10),
            ..Review::default()
        };
        change(&mut review);
        document([
            ("plan", ActionPlan::default().into()),
            ("priority", Priority::default().into()),
            ("review", review.into()),
        ])
    }

    /// A change that lacks nothing but what is changed in it, and touches a plan with an action.
    pub fn with_change(change: impl FnOnce(&mut Change)) -> Document {
        let mut made = Change {
            title: "Ostlänken försenas".into(),
            date: Date::new(2027, 3, 1),
            way: Loop::B,
            reason: "Prioriteringen står fast".into(),
            affects: vec![raw("plan")],
            ..Change::default()
        };
        change(&mut made);
        let action = Action {
            plan: Some(id("plan")),
            ..Action::default()
        };
        document([
            ("action", action.into()),
            ("change", made.into()),
            ("plan", ActionPlan::default().into()),
        ])
    }
}
