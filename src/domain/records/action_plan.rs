//! The action plan: what belongs to a priority and to an action, in the order that the user has given it.

use super::{
    document::Document,
    plan::{Action, Priority, Target},
    record::Ordered,
    references::References,
};
use crate::domain::values::id::{Id, RecordId};

/// The targets of an action, as the user has ordered them.
pub fn targets_of<'a>(
    document: &'a Document,
    references: &'a References,
    action: &Id<Action>,
) -> Vec<(Id<Target>, &'a Target)> {
    in_order(references.referrers_of_kind(document, action.raw()))
}

/// The actions that serve a priority, as the user has ordered them.
pub fn actions_of<'a>(
    document: &'a Document,
    references: &'a References,
    priority: &Id<Priority>,
) -> Vec<(Id<Action>, &'a Action)> {
    in_order(references.referrers_of_kind(document, priority.raw()))
}

/// The records of a kind that refer to another, as the user has ordered them.
pub fn referring<'a, T: Ordered>(
    document: &'a Document,
    references: &'a References,
    to: &RecordId,
) -> Vec<(Id<T>, &'a T)> {
    in_order(references.referrers_of_kind(document, to))
}

fn in_order<'a, T: Ordered>(records: impl Iterator<Item = (Id<T>, &'a T)>) -> Vec<(Id<T>, &'a T)> {
    let mut found: Vec<_> = records.collect();
    found.sort_by(|(one, a), (other, b)| a.order().cmp(b.order()).then_with(|| one.cmp(other)));
    found
}
