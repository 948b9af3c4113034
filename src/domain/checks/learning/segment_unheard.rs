//! L905: a part of business of which nobody has come or contributed, though others of business have.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::strategy::{Actor, ActorGroup},
};

pub const CHECK: Declaration = Declaration {
    code: "L905",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Page,
    search: Search::Actor(find),
};

fn find(actor: &Actor, around: &Surroundings<'_>) -> Option<Details> {
    Details::when(actor.group == ActorGroup::Business && around.stands_for_unheard_segment())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, id},
        },
        records::{
            dialogue::Meeting,
            document::Document,
            strategy::{Actor, ActorGroup},
        },
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: with_came(&["mill"]),
            sound: with_came(&["mill", "other-farm"]),
        }
    }

    fn with_came(came: &[&str]) -> Document {
        let company = |segment: &str| Actor {
            group: ActorGroup::Business,
            segment: segment.into(),
            ..Actor::default()
        };
        let meeting = Meeting {
            came: came.iter().map(|one| id(one)).collect(),
            ..Meeting::default()
        };
        document([
            ("farm", company("Lantbruk").into()),
            ("mill", company("Industri").into()),
            ("other-farm", company("lantbruk").into()),
            ("meeting", meeting.into()),
        ])
    }

    // R624
    #[test]
    fn a_segment_of_which_nobody_is_heard_is_told_of_once() {
        let check = Check::SegmentUnheard;
        assert!(finds(&examples().faulty, check, "farm"));
        assert!(!finds(&examples().faulty, check, "other-farm"));
        assert!(!finds(&examples().sound, check, "farm"));
        // Where nobody of business is heard, the group is told of instead.
        assert!(!finds(&with_came(&[]), check, "farm"));
    }
}
