//! S103: a factor that those who answered see differently, and no dialogue topic about it.

use crate::domain::{
    assessment::gaps::differs,
    checks::{
        assessment::AssessedFactor,
        declaration::{Declaration, Search, Severity, Spot, Tool},
    },
    records::record::{Record, RecordKind},
    values::id::RecordId,
};

pub const CHECK: Declaration = Declaration {
    code: "S103",
    severity: Severity::Notice,
    tool: Tool::Assessment,
    spot: Spot::Making(RecordKind::DialogueTopic),
    search: Search::Factor(find),
};

/// Gives the round, whose answers differ.
fn find(factor: &AssessedFactor<'_>) -> Vec<RecordId> {
    let is_topic = |record: &Record| matches!(record, Record::DialogueTopic(_));
    let round = factor.round;
    if differs(&round.results, factor.factor.id) && !factor.is_answered_by(is_topic) {
        vec![round.id.raw().clone()]
    } else {
        Vec::new()
    }
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            assessment::examples::{answered, topic},
            examples::{Examples, finds},
        },
        records::strategy::ActorGroup,
    };

    const APART: &[(ActorGroup, &[u8])] = &[(ActorGroup::Region, &[0, 0, 0, 3, 3, 3])];

    pub fn examples() -> Examples {
        Examples {
            faulty: answered(APART, &[]),
            sound: answered(APART, &[("topic", topic())]),
        }
    }

    #[test]
    fn differing_pictures_are_taken_up() {
        let check = Check::DifferingWithoutTopic;
        assert!(finds(&answered(APART, &[]), check, "round"));
        assert!(!finds(&answered(APART, &[("topic", topic())]), check, "round"));
        let alike: &[(ActorGroup, &[u8])] = &[(ActorGroup::Region, &[2, 2, 2, 3, 3, 3])];
        assert!(!finds(&answered(alike, &[]), check, "round"));
    }
}
