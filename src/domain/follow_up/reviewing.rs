//! Reviews of action plans and priorities: which there are, which is due, what a new one begins as and what can show what it says.

use std::{cmp::Reverse, collections::BTreeSet};

use super::series::{measurements_of, source_of};
use crate::domain::{
    records::{
        action_plan::{referring, targets_of},
        document::Document,
        plan::{Action, ActionPlan, ActionPlanState, Priority},
        record::Record,
        references::References,
        review::Review,
    },
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

/// How many days before its day a review may be held and still be the one that was due.
const EARLY: i32 = 30;

/// The reviews of an action plan or a priority, the newest first. One without a day has just been begun.
pub fn reviews_of<'a>(
    document: &'a Document,
    references: &'a References,
    of: &RecordId,
) -> Vec<(Id<Review>, &'a Review)> {
    // A review may refer to what it has as evidence, too.
    let is_own = |(_, review): &(Id<Review>, &Review)| review.of.as_ref() == Some(of);
    let mut found: Vec<_> = references.referrers_of_kind(document, of).filter(is_own).collect();
    found.sort_by_key(|(_, review)| (review.date.is_some(), Reverse(review.date)));
    found
}

/// A review of an action plan or a priority that begins on a day: it looks back to where the last one ended, or to where the plan began.
pub fn begun(document: &Document, references: &References, of: &RecordId, on: Option<Date>) -> Review {
    let reviews = reviews_of(document, references, of);
    let last = reviews.iter().filter_map(|(_, review)| review.end).max();
    let of_plan = document
        .get(&Id::<ActionPlan>::of(of.clone()))
        .and_then(|plan| plan.start);
    let start = last.map(|last| last.later(1)).or(of_plan);
    Review {
        of: Some(of.clone()),
        date: on,
        start: start.filter(|start| on.is_none_or(|on| *start <= on)),
        end: on,
        ..Review::default()
    }
}

/// Whether what was to be reviewed on a day has been, since a month before.
pub fn is_held(document: &Document, references: &References, id: &RecordId, due: Date) -> bool {
    let is_held = |(_, review): &(Id<Review>, &Review)| review.date.is_some_and(|date| date >= due.later(-EARLY));
    reviews_of(document, references, id).iter().any(is_held)
}

/// Whether the day has passed on which an action plan was to be reviewed, and it hasn't been since a month before.
pub fn is_overdue(document: &Document, references: &References, id: &RecordId, plan: &ActionPlan, on: Date) -> bool {
    let Some(due) = plan.review.filter(|due| *due < on) else {
        return false;
    };
    plan.state == ActionPlanState::Decided && !is_held(document, references, id, due)
}

/// The actions that an action plan has, or that serve a priority themselves or with their plan, in their order.
pub fn actions_under<'a>(
    document: &'a Document,
    references: &'a References,
    of: &RecordId,
) -> Vec<(Id<Action>, &'a Action)> {
    let mut found: Vec<(Id<Action>, &Action)> = referring(document, references, of);
    for (plan, _) in plans_under(document, references, of) {
        found.extend(referring::<Action>(document, references, plan.raw()));
    }
    found.sort_by(|(one, a), (other, b)| a.order.cmp(&b.order).then_with(|| one.cmp(other)));
    found.dedup_by(|(one, _), (other, _)| one == other);
    found
}

/// The action plans that serve a priority.
pub fn plans_under<'a>(
    document: &'a Document,
    references: &'a References,
    priority: &RecordId,
) -> Vec<(Id<ActionPlan>, &'a ActionPlan)> {
    match document.get(&Id::<Priority>::of(priority.clone())) {
        Some(_) => referring(document, references, priority),
        None => Vec::new(),
    }
}

/// What can show what is said in a review: the action plans, the actions, their targets, the indicators that these follow and what has been
/// measured, each once and in that order.
pub fn evidence_for(document: &Document, references: &References, of: &RecordId) -> Vec<RecordId> {
    let actions = actions_under(document, references, of);
    let plans = plans_under(document, references, of);
    let targets: Vec<_> = actions
        .iter()
        .flat_map(|(id, _)| targets_of(document, references, id))
        .collect();
    let followed: BTreeSet<_> = targets
        .iter()
        .filter_map(|(_, target)| target.indicator.as_ref())
        .filter(|indicator| document.get(indicator).is_some())
        .map(|indicator| indicator.raw().clone())
        .collect();
    let sources: BTreeSet<_> = targets.iter().map(|(id, target)| source_of(id, target)).collect();
    let measured = sources
        .into_iter()
        .flat_map(|source| measurements_of(document, references, source));
    let measured = measured.map(|(id, _)| id.raw().clone());
    let plans = plans.into_iter().map(|(id, _)| id.raw().clone());
    let actions = actions.into_iter().map(|(id, _)| id.raw().clone());
    let measured: Vec<_> = measured.collect();
    let targets = targets.iter().map(|(id, _)| id.raw().clone());
    plans
        .chain(targets)
        .chain(followed)
        .chain(measured)
        .chain(actions)
        .collect()
}

/// Whether a review is of a priority, whose role for it is to be shown.
pub fn is_of_priority(document: &Document, review: &Review) -> bool {
    let of = review.of.as_ref().and_then(|of| document.record(of));
    of.is_some_and(|of| matches!(**of, Record::Priority(_)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::records::{
        indicator::{Indicator, Measurement},
        plan::Target,
    };

    fn raw(id: &str) -> RecordId {
        RecordId::new(id).unwrap()
    }

    fn id<T>(text: &str) -> Id<T> {
        Id::of(raw(text))
    }

    fn review(of: &str, date: &str, end: &str) -> Review {
        Review {
            of: Some(raw(of)),
            date: Date::parse(date),
            end: Date::parse(end),
            ..Review::default()
        }
    }

    fn with(records: Vec<(&str, Record)>) -> (Document, References) {
        let records = records.into_iter().map(|(id, record)| (raw(id), record));
        let document = Document::of(raw("d"), records);
        let references = References::of(&document);
        (document, references)
    }

    // R450
    #[test]
    fn reviews_are_listed_the_newest_first_and_only_with_what_they_are_of() {
        let of_priority = Review {
            evidence: vec![raw("plan")],
            ..review("priority", "2027-02-01", "")
        };
        let (document, references) = with(vec![
            ("a", review("plan", "2026-03-01", "").into()),
            ("b", review("plan", "2027-03-01", "").into()),
            ("c", review("plan", "", "").into()),
            ("d", of_priority.into()),
            ("plan", ActionPlan::default().into()),
            ("priority", Priority::default().into()),
        ]);
        let listed = reviews_of(&document, &references, &raw("plan"));
        let listed: Vec<_> = listed.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(listed, ["c", "b", "a"]);
    }

    // R450
    #[test]
    fn a_review_looks_back_to_the_last_one_or_to_where_the_plan_began() {
        let plan = ActionPlan {
            start: Date::new(2026, 1, 1),
            ..ActionPlan::default()
        };
        let on = Date::new(2027, 3, 15);
        let (document, references) = with(vec![("plan", plan.clone().into())]);
        let first = begun(&document, &references, &raw("plan"), on);
        assert_eq!(
            (first.of, first.date, first.start, first.end),
            (Some(raw("plan")), on, plan.start, on)
        );
        let (document, references) = with(vec![
            ("plan", plan.into()),
            ("a", review("plan", "2026-09-10", "2026-08-31").into()),
        ]);
        let second = begun(&document, &references, &raw("plan"), on);
        assert_eq!(second.start, Date::new(2026, 9, 1));
        // A plan that begins later has no time to look back on.
        assert_eq!(
            begun(&document, &references, &raw("plan"), Date::new(2026, 8, 1)).start,
            None
        );
    }

    // R452
    #[test]
    fn what_can_show_a_role_is_what_stands_under_the_priority_each_once() {
        let plan = ActionPlan {
            priorities: vec![id("priority")],
            ..ActionPlan::default()
        };
        let action = Action {
            plan: Some(id("plan")),
            priorities: vec![id("priority")],
            ..Action::default()
        };
        let target = Target {
            action: Some(id("action")),
            indicator: Some(id("indicator")),
            ..Target::default()
        };
        let value = Measurement {
            of: Some(raw("indicator")),
            ..Measurement::default()
        };
        let (document, references) = with(vec![
            ("action", action.into()),
            ("elsewhere", Action::default().into()),
            ("indicator", Indicator::default().into()),
            ("plan", plan.into()),
            ("priority", Priority::default().into()),
            ("target", target.clone().into()),
            ("twin", target.into()),
            ("value", value.into()),
        ]);
        let found = evidence_for(&document, &references, &raw("priority"));
        let found: Vec<_> = found.iter().map(RecordId::as_str).collect();
        assert_eq!(found, ["plan", "target", "twin", "indicator", "value", "action"]);
        let of_plan = evidence_for(&document, &references, &raw("plan"));
        assert_eq!(of_plan.len(), 5);
    }
}
