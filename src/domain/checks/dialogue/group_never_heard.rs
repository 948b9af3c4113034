//! D704: a group of actors of which nobody has come or contributed, though there has been a dialogue.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::strategy::Actor,
};

pub const CHECK: Declaration = Declaration {
    code: "D704",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Page,
    search: Search::Actor(find),
};

fn find(_: &Actor, around: &Surroundings<'_>) -> Option<Details> {
    Details::of_groups(around.unheard_group().into_iter().collect())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, id},
        },
        records::{
            dialogue::{Contribution, Meeting},
            document::Document,
            record::Record,
            strategy::{Actor, ActorGroup},
        },
    };

    pub fn examples() -> Examples {
        let came = Meeting {
            came: vec![id("a")],
            ..Meeting::default()
        };
        Examples {
            faulty: among([("meeting", Meeting::default().into())]),
            sound: among([("meeting", came.into())]),
        }
    }

    fn among(said: [(&str, Record); 1]) -> Document {
        let actor = || Actor {
            group: ActorGroup::Business,
            ..Actor::default()
        };
        let [said] = said;
        document([("a", actor().into()), ("b", actor().into()), said])
    }

    // R587
    #[test]
    fn a_group_is_told_of_once_and_heard_by_what_is_said_for_it() {
        let check = Check::GroupNeverHeard;
        let faulty = examples().faulty;
        assert!(finds(&faulty, check, "a"));
        assert!(!finds(&faulty, check, "b"));
        let said = Contribution {
            group: Some(ActorGroup::Business),
            ..Contribution::default()
        };
        assert!(!finds(&among([("said", said.into())]), check, "a"));
        let before_any_dialogue = document([("a", Actor::default().into())]);
        assert!(!finds(&before_any_dialogue, check, "a"));
    }
}
