//! P202: a priority that no action serves.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::{
        plan::{Action, Priority},
        record::RecordKind,
    },
};

pub const CHECK: Declaration = Declaration {
    code: "P202",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Adding(RecordKind::Action),
    search: Search::Priority(find),
};

fn find(_: &Priority, around: &Surroundings<'_>) -> Option<Details> {
    Details::when(!around.has_referrer::<Action>())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::checks::{
        Check,
        examples::{Examples, document, finds},
        plan::examples::{whole, whole_priority},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: document([("priority", whole_priority().into())]),
            sound: whole(),
        }
    }

    #[test]
    fn a_priority_needs_an_action() {
        let alone = document([("priority", whole_priority().into())]);
        let check = Check::PriorityWithoutAction;
        assert!(finds(&alone, check, "priority"));
        assert!(!finds(&whole(), check, "priority"));
    }
}
