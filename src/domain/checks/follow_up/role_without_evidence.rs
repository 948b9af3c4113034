//! F603: a review of a priority that points to nothing that shows the role of the plans.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    follow_up::reviewing::is_of_priority,
    records::review::Review,
};

pub const CHECK: Declaration = Declaration {
    code: "F603",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("evidence"),
    search: Search::Review(find),
};

fn find(review: &Review, around: &Surroundings<'_>) -> Option<Details> {
    let is_bare = around.ask(|document, _, _| {
        let is_shown = review.evidence.iter().any(|id| document.record(id).is_some());
        is_of_priority(document, review) && !is_shown
    });
    Details::when(is_bare)
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, finds, raw},
            follow_up::examples::with_review,
        },
        records::document::Document,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: shown_by("priority", &[]),
            sound: shown_by("priority", &["plan"]),
        }
    }

    fn shown_by(of: &str, evidence: &[&str]) -> Document {
        with_review(|review| {
            review.of = Some(raw(of));
            review.evidence = evidence.iter().map(|id| raw(id)).collect();
        })
    }

    // R452
    #[test]
    fn only_the_role_for_a_priority_has_to_be_shown_by_what_is_there() {
        let check = Check::RoleWithoutEvidence;
        assert!(finds(&shown_by("priority", &["gone"]), check, "review"));
        assert!(!finds(&shown_by("plan", &[]), check, "review"));
        assert!(!finds(&shown_by("gone", &[]), check, "review"));
    }
}
