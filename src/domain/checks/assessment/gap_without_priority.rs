//! S101: a low level in the assessment that no priority answers to.

use crate::domain::{
    assessment::gaps::Source,
    checks::{
        assessment::AssessedFactor,
        declaration::{Declaration, Search, Severity, Spot, Tool},
    },
    records::record::{Record, RecordKind},
    values::id::RecordId,
};

pub const CHECK: Declaration = Declaration {
    code: "S101",
    severity: Severity::Notice,
    tool: Tool::Assessment,
    spot: Spot::Making(RecordKind::Priority),
    search: Search::Factor(find),
};

/// A factor at this level or lower is a gap worth a priority.
const GAP: f64 = 1.0;

/// Gives the record that says where the factor stands.
fn find(factor: &AssessedFactor<'_>) -> Vec<RecordId> {
    let present = factor.present.filter(|present| present.level <= GAP);
    let is_priority = |record: &Record| matches!(record, Record::Priority(_));
    if present.is_none() || factor.is_answered_by(is_priority) {
        return Vec::new();
    }
    let place = present.and_then(|present| match present.source {
        Source::Agreed => factor.agreed.map(|(id, _)| id),
        Source::Answers => Some(factor.round.id.raw()),
        Source::Own => factor.own.map(|(id, _)| id),
    });
    place.cloned().into_iter().collect()
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            assessment::examples::{agreed, answered, assessed, level, response},
            examples::{Examples, all, document, finds},
        },
        records::{
            plan::{Priority, PriorityStatus},
            self_assessment::{Consensus, Round, RoundState},
            strategy::ActorGroup,
        },
        values::order::Order,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: assessed(1, "", Priority::default()),
            sound: assessed(2, "", Priority::default()),
        }
    }

    fn answering(status: PriorityStatus) -> Priority {
        Priority {
            factors: vec!["F03".into()],
            status,
            ..Priority::default()
        }
    }

    #[test]
    fn a_gap_needs_a_priority() {
        let check = Check::GapWithoutPriority;
        let none = Priority::default;
        assert!(finds(&assessed(1, "", none()), check, "response"));
        assert!(!finds(&assessed(2, "", none()), check, "response"));
        let draft = answering(PriorityStatus::Draft);
        assert!(!finds(&assessed(1, "", draft), check, "response"));
        let archived = answering(PriorityStatus::Archived);
        assert!(finds(&assessed(1, "", archived), check, "response"));
    }

    #[test]
    fn it_names_the_factor() {
        let found = all(&assessed(0, "", Priority::default()));
        assert!(
            found
                .iter()
                .any(|finding| finding.check == Check::GapWithoutPriority && finding.factor == Some("F03"))
        );
    }

    // R147
    #[test]
    fn it_takes_the_agreed_level_before_what_the_answers_show() {
        let check = Check::GapWithoutPriority;
        let low = answered(&[(ActorGroup::Region, &[1; 6])], &[]);
        assert!(finds(&low, check, "round"));
        let two = agreed(Consensus {
            level: level(2),
            ..Consensus::default()
        });
        let risen = answered(&[(ActorGroup::Region, &[1; 6])], &[("agreed", two)]);
        assert!(!finds(&risen, check, "round"));
        let one = agreed(Consensus {
            level: level(1),
            ..Consensus::default()
        });
        let fallen = answered(&[(ActorGroup::Region, &[4; 6])], &[("agreed", one)]);
        assert!(finds(&fallen, check, "agreed"));
    }

    #[test]
    fn only_the_latest_round_speaks_of_today() {
        let later = Round {
            order: Order::after(Some(&Order::default())),
            ..Round::default()
        };
        let document = document([
            ("round", Round::default().into()),
            ("later", later.into()),
            ("response", response(0, "").into()),
        ]);
        assert!(!finds(&document, Check::GapWithoutPriority, "response"));
    }

    #[test]
    fn an_archived_round_gives_way_to_the_one_before() {
        let archived = Round {
            state: RoundState::Archived,
            order: Order::after(Some(&Order::default())),
            ..Round::default()
        };
        let document = document([
            ("round", Round::default().into()),
            ("later", archived.into()),
            ("response", response(0, "").into()),
        ]);
        assert!(finds(&document, Check::GapWithoutPriority, "response"));
    }
}
