//! P206: a priority that is adopted, without whose decision it is or its day.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::{Details, Missing},
        surroundings::Surroundings,
    },
    records::plan::{Priority, PriorityStatus},
};

pub const CHECK: Declaration = Declaration {
    code: "P206",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::FirstMissing,
    search: Search::Priority(find),
};

fn find(priority: &Priority, _: &Surroundings<'_>) -> Option<Details> {
    if priority.status != PriorityStatus::Adopted {
        return None;
    }
    Details::lacking([
        (priority.decision.trim().is_empty(), Missing::Decision),
        (priority.decided.is_none(), Missing::Decided),
    ])
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds},
        },
        records::{
            document::Document,
            plan::{Priority, PriorityStatus},
        },
        values::date::Date,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: priority(PriorityStatus::Adopted, "", "2026-12-10"),
            sound: priority(PriorityStatus::Adopted, "Regionfullmäktige, § 45", "2026-12-10"),
        }
    }

    fn priority(status: PriorityStatus, decision: &str, decided: &str) -> Document {
        let priority = Priority {
            status,
            decision: decision.into(),
            decided: Date::parse(decided),
            ..Priority::default()
        };
        document([("priority", priority.into())])
    }

    // R616
    #[test]
    fn what_is_adopted_says_by_whom_and_when() {
        let check = Check::PriorityWithoutDecision;
        assert!(finds(&priority(PriorityStatus::Adopted, "§ 45", ""), check, "priority"));
        assert!(!finds(&priority(PriorityStatus::Referral, "", ""), check, "priority"));
    }
}
