//! I401: an action without an owner.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::Action,
};

pub const CHECK: Declaration = Declaration {
    code: "I401",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("owner"),
    search: Search::Action(find),
};

fn find(action: &Action, around: &Surroundings<'_>) -> Option<Details> {
    let owner = action.owner.as_ref();
    Details::when(!owner.is_some_and(|owner| around.has(owner)))
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
            faulty: with_action(|action| action.owner = None),
            sound: whole(),
        }
    }

    #[test]
    fn an_action_needs_an_owner_who_is_there() {
        let check = Check::ActionWithoutOwner;
        assert!(finds(&with_action(|action| action.owner = None), check, "action"));
        assert!(finds(
            &with_action(|action| action.owner = Some(id("gone"))),
            check,
            "action"
        ));
        assert!(!finds(&whole(), check, "action"));
    }
}
