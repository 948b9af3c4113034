//! S105: a factor that matters much and is far from its target, and nothing is made of it.

use crate::domain::{
    assessment::gaps::PresentLevel,
    checks::{
        assessment::AssessedFactor,
        declaration::{Declaration, Search, Severity, Spot, Tool},
    },
    records::self_assessment::{Consensus, Importance},
    values::id::RecordId,
};

pub const CHECK: Declaration = Declaration {
    code: "S105",
    severity: Severity::Notice,
    tool: Tool::Assessment,
    spot: Spot::Gap,
    search: Search::Factor(find),
};

/// How much a factor matters at least, and how many levels are left at least, where something should be made of it.
const WEIGHTY: (u8, f64) = (4, 2.0);

/// Gives what has been agreed on, which says both.
fn find(factor: &AssessedFactor<'_>) -> Vec<RecordId> {
    let weighty = factor
        .agreed
        .filter(|(_, consensus)| is_weighty(consensus, factor.present) && !factor.is_answered_by(|_| true));
    weighty.map(|(id, _)| id.clone()).into_iter().collect()
}

fn is_weighty(consensus: &Consensus, present: Option<PresentLevel>) -> bool {
    let (importance, left) = WEIGHTY;
    let target = consensus.target_level.map(|level| f64::from(level.get()));
    let is_far = target
        .zip(present)
        .is_some_and(|(target, present)| target - present.level >= left);
    is_far && consensus.importance.map(Importance::get) >= Some(importance)
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            assessment::examples::{agreed, answered, level, topic},
            examples::{Examples, finds},
        },
        records::{
            document::Document,
            plan::Action,
            record::Record,
            self_assessment::{Consensus, Importance},
        },
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: gap(4, 4, &[]),
            sound: gap(4, 4, &[("topic", topic())]),
        }
    }

    /// A factor at level 2, with how much it matters, where it should be, and other records.
    fn gap(importance: u8, target: u8, others: &[(&str, Record)]) -> Document {
        let consensus = agreed(Consensus {
            level: level(2),
            target_level: level(target),
            importance: Importance::new(importance),
            ..Consensus::default()
        });
        let mut records = vec![("agreed", consensus)];
        records.extend(others.iter().cloned());
        answered(&[], &records)
    }

    #[test]
    fn something_is_made_of_a_large_gap_that_matters() {
        let check = Check::WeightyGapWithoutAnything;
        assert!(finds(&gap(4, 4, &[]), check, "agreed"));
        assert!(!finds(&gap(3, 4, &[]), check, "agreed"));
        assert!(!finds(&gap(4, 3, &[]), check, "agreed"));
        assert!(!finds(&gap(0, 4, &[]), check, "agreed"), "not weighed");
        let action = Action {
            statements: vec!["F03.2".into()],
            ..Action::default()
        };
        assert!(!finds(&gap(5, 4, &[("action", action.into())]), check, "agreed"));
        assert!(!finds(&gap(5, 4, &[("topic", topic())]), check, "agreed"));
    }
}
