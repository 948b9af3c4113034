//! P205: a priority that was not chosen, without the reason.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::Priority,
};

pub const CHECK: Declaration = Declaration {
    code: "P205",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("reason"),
    search: Search::NotChosen(find),
};

fn find(priority: &Priority, _: &Surroundings<'_>) -> Option<Details> {
    Details::when(priority.reason.trim().is_empty())
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
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: priority(PriorityStatus::NotChosen, ""),
            sound: priority(PriorityStatus::NotChosen, "Kommunerna gör det redan"),
        }
    }

    fn priority(status: PriorityStatus, reason: &str) -> Document {
        let priority = Priority {
            status,
            reason: reason.into(),
            ..Priority::default()
        };
        document([("priority", priority.into())])
    }

    // R616
    #[test]
    fn what_was_not_chosen_says_why() {
        let check = Check::PriorityNotChosenWithoutReason;
        assert!(finds(&priority(PriorityStatus::NotChosen, " \n"), check, "priority"));
        for status in PriorityStatus::ALL {
            let is_found = finds(&priority(*status, ""), check, "priority");
            assert_eq!(is_found, *status == PriorityStatus::NotChosen, "{status:?}");
        }
    }
}
