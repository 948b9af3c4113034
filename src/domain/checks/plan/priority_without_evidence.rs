//! P201: a priority that rests on nothing: neither evidence nor a finding nor a success factor.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::Priority,
};

pub const CHECK: Declaration = Declaration {
    code: "P201",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("evidence"),
    search: Search::Priority(find),
};

fn find(priority: &Priority, _: &Surroundings<'_>) -> Option<Details> {
    let has_words = !priority.evidence.trim().is_empty();
    Details::when(!has_words && priority.findings.is_empty() && priority.factors.is_empty())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, finds, id},
            plan::examples::{plan, whole, whole_action, whole_target},
        },
        records::plan::Priority,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: plan(Priority::default(), whole_action(), whole_target()),
            sound: whole(),
        }
    }

    #[test]
    fn a_priority_needs_evidence_or_a_finding_or_a_factor() {
        let bare = plan(Priority::default(), whole_action(), whole_target());
        let blank = Priority {
            evidence: " \n".into(),
            ..Priority::default()
        };
        let of_factor = Priority {
            factors: vec!["F03".into()],
            ..Priority::default()
        };
        let of_finding = Priority {
            findings: vec![id("finding")],
            ..Priority::default()
        };
        let check = Check::PriorityWithoutEvidence;
        assert!(finds(&bare, check, "priority"));
        assert!(finds(&plan(blank, whole_action(), whole_target()), check, "priority"));
        assert!(!finds(
            &plan(of_factor, whole_action(), whole_target()),
            check,
            "priority"
        ));
        // R559
        assert!(!finds(
            &plan(of_finding, whole_action(), whole_target()),
            check,
            "priority"
        ));
        assert!(!finds(&whole(), check, "priority"));
    }
}
