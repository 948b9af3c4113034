//! I405: an action that serves no priority.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::Action,
};

pub const CHECK: Declaration = Declaration {
    code: "I405",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("priorities"),
    search: Search::Action(find),
};

fn find(action: &Action, around: &Surroundings<'_>) -> Option<Details> {
    let mut priorities = action.priorities.iter();
    Details::when(!priorities.any(|priority| around.has(priority)))
}

#[cfg(test)]
pub mod tests {
    use crate::domain::checks::{
        Check,
        examples::{Examples, finds, id},
        plan::examples::{whole, with_action},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: with_action(|action| action.priorities.clear()),
            sound: whole(),
        }
    }

    #[test]
    fn an_action_needs_a_priority_that_is_there() {
        let check = Check::ActionWithoutPriority;
        assert!(finds(&with_action(|action| action.priorities.clear()), check, "action"));
        assert!(finds(
            &with_action(|action| action.priorities = vec![id("gone")]),
            check,
            "action"
        ));
        assert!(!finds(&whole(), check, "action"));
    }
}
