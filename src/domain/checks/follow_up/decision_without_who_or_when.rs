//! F602: a decision after a review that doesn't say whose it is, or its day.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::{Details, Missing},
        surroundings::Surroundings,
    },
    records::review::{Review, ReviewDecision},
};

pub const CHECK: Declaration = Declaration {
    code: "F602",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::FirstMissing,
    search: Search::Review(find),
};

fn find(review: &Review, _: &Surroundings<'_>) -> Option<Details> {
    let is_decided = review.decision != ReviewDecision::Unstated;
    Details::lacking([
        (is_decided && review.decided_by.trim().is_empty(), Missing::DecidedBy),
        (is_decided && review.decided.is_none(), Missing::Decided),
    ])
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
        values::date::Date,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: decided(ReviewDecision::End, "", "2027-03-10"),
            sound: decided(ReviewDecision::End, "Nämnden", "2027-03-10"),
        }
    }

    fn decided(decision: ReviewDecision, by: &str, day: &str) -> Document {
        with_review(|review| {
            review.decision = decision;
            review.decided_by = by.into();
            review.decided = Date::parse(day);
        })
    }

    // R451
    #[test]
    fn a_decision_has_somebody_and_a_day() {
        let check = Check::DecisionWithoutWhoOrWhen;
        assert!(finds(&decided(ReviewDecision::Change, "Nämnden", ""), check, "review"));
        assert!(finds(&decided(ReviewDecision::Continue, " ", ""), check, "review"));
        assert!(!finds(&decided(ReviewDecision::Unstated, "", ""), check, "review"));
    }
}
