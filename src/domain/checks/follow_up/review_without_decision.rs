//! F601: a review after which nothing has been decided.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::review::{Review, ReviewDecision},
};

pub const CHECK: Declaration = Declaration {
    code: "F601",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("decision"),
    search: Search::Review(find),
};

fn find(review: &Review, _: &Surroundings<'_>) -> Option<Details> {
    Details::when(review.decision == ReviewDecision::Unstated)
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, finds},
            follow_up::examples::with_review,
        },
        records::{document::Document, review::ReviewDecision},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: decided(ReviewDecision::Unstated),
            sound: decided(ReviewDecision::Continue),
        }
    }

    fn decided(decision: ReviewDecision) -> Document {
        with_review(|review| review.decision = decision)
    }

    // R451
    #[test]
    fn any_decision_is_one() {
        for decision in ReviewDecision::ALL {
            let is_found = finds(&decided(*decision), Check::ReviewWithoutDecision, "review");
            assert_eq!(is_found, *decision == ReviewDecision::Unstated, "{decision:?}");
        }
    }
}
