//! Checks of priorities, actions and targets.

pub mod action_decided_incomplete;
pub mod action_depends_on_itself;
pub mod action_ends_before_start;
pub mod action_judged_without_reason;
pub mod action_outside_plan_time;
pub mod action_without_owner;
pub mod action_without_priority;
pub mod action_without_target;
pub mod action_without_time;
pub mod alternative_chosen_without_reason;
pub mod effect_link_without_target;
pub mod plan_decided_incomplete;
pub mod plan_review_overdue;
pub mod plan_without_analysis;
pub mod plan_without_decision;
pub mod priority_adopted_unanswered;
pub mod priority_not_chosen_without_reason;
pub mod priority_not_weighed;
pub mod priority_unmeasured;
pub mod priority_with_weaker_support;
pub mod priority_without_action;
pub mod priority_without_decision;
pub mod priority_without_evidence;
pub mod target_against_direction;
pub mod target_in_another_unit;
pub mod target_incomplete;
pub mod target_not_by_sex_without_reason;
pub mod target_with_values_unused;
pub mod target_without_method;
pub mod target_without_span;
pub mod target_year_not_after_baseline;

#[cfg(test)]
mod examples;

use super::surroundings::Surroundings;
use crate::domain::{
    records::plan::{Priority, Target},
    values::id::Id,
};

/// Whether anybody still works with it.
pub(super) fn is_current(priority: &Priority) -> bool {
    priority.status.is_current()
}

/// Whether it is a part of a priority that somebody still works with.
pub(super) fn is_of_current(priority: Option<&Id<Priority>>, around: &Surroundings<'_>) -> bool {
    let priority = priority.and_then(|priority| around.get(priority));
    priority.is_some_and(is_current)
}

/// Whether a page shows it, which that of its action does.
pub(super) fn is_shown(target: &Target, around: &Surroundings<'_>) -> bool {
    let action = target.action.as_ref();
    action.is_some_and(|action| around.has(action))
}

#[cfg(test)]
mod tests {
    use super::{
        super::examples::{all, document, id},
        examples::whole,
    };
    use crate::domain::records::{
        plan::{Priority, PriorityStatus, Target},
        record::Record,
    };

    #[test]
    fn a_whole_plan_has_no_findings() {
        assert_eq!(all(&whole()), []);
    }

    // R615
    #[test]
    fn a_priority_that_nobody_works_with_is_left_in_peace() {
        for status in PriorityStatus::ALL {
            let priority = Priority {
                status: *status,
                reason: "Svagt stöd".into(),
                ..Priority::default()
            };
            let found = all(&document([("priority", priority.into())]));
            assert_eq!(found.is_empty(), !status.is_current(), "{status:?}");
        }
    }

    #[test]
    fn a_target_that_no_page_shows_is_not_found_fault_with() {
        let orphan = Target {
            action: Some(id("gone")),
            ..Target::default()
        };
        let record: Record = orphan.into();
        assert_eq!(all(&document([("target", record)])), []);
    }
}
