//! M504: a target of a decided action that doesn’t say how it is followed up.

use crate::domain::{
    checks::{
        deciding,
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::{ActionStatus, Target},
};

pub const CHECK: Declaration = Declaration {
    code: "M504",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("method"),
    search: Search::Target(find),
};

fn find(target: &Target, around: &Surroundings<'_>) -> Option<Details> {
    let action = around.get(target.action.as_ref()?)?;
    let is_decided = match action.status {
        ActionStatus::Decided | ActionStatus::Ongoing => true,
        ActionStatus::Proposed | ActionStatus::Finished => false,
    };
    Details::when(is_decided && !deciding::is_followed(target))
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, finds},
            plan::examples::{plan, whole_action, whole_priority, whole_target},
        },
        records::{
            document::Document,
            plan::{Action, ActionStatus, Target},
        },
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: of(ActionStatus::Decided, "", ""),
            sound: of(ActionStatus::Decided, "Räknas i maj", ""),
        }
    }

    fn of(status: ActionStatus, method: &str, source: &str) -> Document {
        let action = Action {
            status,
            ..whole_action()
        };
        let target = Target {
            method: method.into(),
            source: source.into(),
            ..whole_target()
        };
        plan(whole_priority(), action, target)
    }

    #[test]
    fn what_is_decided_says_how_it_is_followed_up() {
        let check = Check::TargetWithoutMethod;
        assert!(finds(&of(ActionStatus::Ongoing, " ", ""), check, "target"));
        assert!(!finds(&of(ActionStatus::Ongoing, "", "SCB"), check, "target"));
        assert!(!finds(&of(ActionStatus::Proposed, "", ""), check, "target"));
    }
}
