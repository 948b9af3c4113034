//! Checks of the self-assessment.

use super::{Check, Finding};
use crate::domain::{
    document::Document,
    factors::QuestionSet,
    plan::{Priority, PriorityStatus},
    profile::profile,
    self_assessment::{Level, Response, Round},
};

/// A factor whose median is at most this is a gap worth a priority.
const GAP: f64 = 1.0;

pub(super) fn check(document: &Document, found: &mut Vec<Finding>) {
    // Only the latest round speaks of today.
    let Some((round, _)) = document.ordered::<Round>().pop() else {
        return;
    };
    let answered_to: Vec<&str> = document
        .all::<Priority>()
        .filter(|(_, priority)| priority.status != PriorityStatus::Archived)
        .flat_map(|(_, priority)| priority.factors.iter().map(String::as_str))
        .collect();
    let responses = document
        .all::<Response>()
        .filter(|(_, response)| response.round.as_ref() == Some(&round));
    for (id, response) in responses {
        for result in profile(response) {
            let is_gap = result.median.is_some_and(|median| median <= GAP);
            if is_gap && !answered_to.contains(&result.factor) {
                found.push(Finding::new(Check::GapWithoutPriority, id.raw()).factor(result.factor));
            }
            if has_high_level(response, result.factor)
                && response
                    .evidence
                    .get(result.factor)
                    .is_none_or(|evidence| evidence.trim().is_empty())
            {
                found.push(
                    Finding::new(Check::HighLevelWithoutEvidence, id.raw()).factor(result.factor),
                );
            }
        }
    }
}

/// Whether a statement of the factor is answered with level 3 or 4, which ask for a line of evidence.
pub fn has_high_level(response: &Response, factor: &str) -> bool {
    let statements = QuestionSet::current().factor(factor);
    statements
        .into_iter()
        .flat_map(|factor| factor.statements)
        .filter_map(|statement| response.answers.get(statement.id)?.level())
        .any(Level::asks_for_evidence)
}
