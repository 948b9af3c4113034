//! Checks of priorities, actions and targets.

use super::{Check, Finding, Missing};
use crate::domain::{
    records::{
        document::Document,
        plan::{Action, Direction, Priority, PriorityStatus, Target},
        record::Kind,
        references::References,
    },
    values::id::RecordId,
};

/// Whether a record of kind `T` refers to `id`.
pub(super) fn has_referrer<T: Kind>(
    document: &Document,
    references: &References,
    id: &RecordId,
) -> bool {
    references
        .referrers_of_kind::<T>(document, id)
        .next()
        .is_some()
}

pub(super) fn check_priority(
    document: &Document,
    references: &References,
    id: &RecordId,
    priority: &Priority,
    found: &mut Vec<Finding>,
) {
    if priority.status == PriorityStatus::Archived {
        return;
    }
    if priority.evidence.trim().is_empty() && priority.factors.is_empty() {
        found.push(Finding::new(Check::PriorityWithoutEvidence, id));
    }
    if !has_referrer::<Action>(document, references, id) {
        found.push(Finding::new(Check::PriorityWithoutAction, id));
    }
}

pub(super) fn check_action(
    document: &Document,
    references: &References,
    id: &RecordId,
    action: &Action,
    found: &mut Vec<Finding>,
) {
    // A file may name an owner that it does not bring.
    let has_owner = action
        .owner
        .as_ref()
        .is_some_and(|owner| document.get(owner).is_some());
    if !has_owner {
        found.push(Finding::new(Check::ActionWithoutOwner, id));
    }
    let parts = [
        (action.start.is_none(), Missing::Start),
        (action.end.is_none(), Missing::End),
    ];
    let missing: Vec<_> = parts
        .into_iter()
        .filter_map(|(is_missing, part)| is_missing.then_some(part))
        .collect();
    if !missing.is_empty() {
        found.push(Finding::new(Check::ActionWithoutTime, id).missing(missing));
    }
    if let (Some(start), Some(end)) = (action.start, action.end)
        && end < start
    {
        found.push(Finding::new(Check::ActionEndsBeforeStart, id));
    }
    if !has_referrer::<Target>(document, references, id) {
        found.push(Finding::new(Check::ActionWithoutTarget, id));
    }
    if !action
        .priorities
        .iter()
        .any(|priority| document.get(priority).is_some())
    {
        found.push(Finding::new(Check::ActionWithoutPriority, id));
    }
}

pub(super) fn check_target(
    document: &Document,
    id: &RecordId,
    target: &Target,
    found: &mut Vec<Finding>,
) {
    // A target whose action is not there is shown nowhere, so nobody could mend it.
    let is_orphan = target
        .action
        .as_ref()
        .is_none_or(|action| document.get(action).is_none());
    if is_orphan {
        return;
    }
    let parts = [
        (target.baseline.is_none(), Missing::Baseline),
        (target.value.is_none(), Missing::Value),
        (target.unit.trim().is_empty(), Missing::Unit),
        (target.direction == Direction::Unstated, Missing::Direction),
        (target.year.is_none(), Missing::Year),
    ];
    let missing: Vec<_> = parts
        .into_iter()
        .filter_map(|(is_missing, part)| is_missing.then_some(part))
        .collect();
    if !missing.is_empty() {
        found.push(Finding::new(Check::TargetIncomplete, id).missing(missing));
    }
    if let (Some(baseline), Some(value)) = (target.baseline, target.value) {
        let against = match target.direction {
            Direction::Increase => value <= baseline,
            Direction::Decrease => value >= baseline,
            Direction::Unstated => value == baseline,
            Direction::Maintain => false,
        };
        if against {
            found.push(Finding::new(Check::TargetAgainstDirection, id));
        }
    }
    if let (Some(from), Some(to)) = (target.baseline_year, target.year)
        && to <= from
    {
        found.push(Finding::new(Check::TargetYearNotAfterBaseline, id));
    }
}
