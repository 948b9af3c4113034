//! Reviews: what was done and learnt, and what role the action plans have played for a priority.

use super::declaration::record;
use crate::domain::values::{code::codes, date::Date, id::RecordId};

codes! {
    unsaid
    /// What was decided where something was reviewed.
    ReviewDecision = "review_decision" {
        /// It has not been said.
        Unstated = "unstated",
        /// Fortsätt.
        Continue = "continue",
        /// Ändra.
        Change = "change",
        /// Avsluta.
        End = "end",
    }
}

record! {
    /// A review (genomgång) of an action plan or a priority, step 7 of the method.
    Review = "review" {
        /// The action plan or the priority.
        of: Option<RecordId>,
        /// The day of the review.
        date: Option<Date>,
        /// The first day of the time that it looks back on.
        start: Option<Date>,
        /// The last day of that time.
        end: Option<Date>,
        /// What was done in an action plan.
        done: String,
        /// What role the action plans have played for a priority: what they contributed to, never what they caused.
        role: String,
        /// What shows it: targets, measured values, indicators, action plans, actions.
        evidence: Vec<RecordId>,
        /// What was learnt.
        learnt: String,
        /// What stopped or delayed it.
        hindrances: String,
        /// What was decided.
        decision: ReviewDecision,
        /// Why.
        reason: String,
        /// Who decided.
        decided_by: String,
        /// The day of the decision.
        decided: Option<Date>,
    }
}
