//! I404: an action without a target.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::{
        plan::{Action, Target},
        record::RecordKind,
    },
};

pub const CHECK: Declaration = Declaration {
    code: "I404",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Adding(RecordKind::Target),
    search: Search::Action(find),
};

fn find(_: &Action, around: &Surroundings<'_>) -> Option<Details> {
    Details::when(!around.has_referrer::<Target>())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::checks::{
        Check,
        examples::{Examples, finds},
        plan::examples::{whole, with_target},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: with_target(|target| target.action = None),
            sound: whole(),
        }
    }

    #[test]
    fn an_action_needs_a_target() {
        let check = Check::ActionWithoutTarget;
        let elsewhere = with_target(|target| target.action = None);
        assert!(finds(&elsewhere, check, "action"));
        assert!(!finds(&whole(), check, "action"));
    }
}
