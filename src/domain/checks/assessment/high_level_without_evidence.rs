//! S102: a level of 3 or 4 on a factor without a line of evidence.

use crate::domain::{
    assessment::factors::Factor,
    checks::{
        assessment::AssessedFactor,
        declaration::{Declaration, Search, Severity, Spot, Tool},
    },
    records::self_assessment::{Level, Response},
    values::id::RecordId,
};

pub const CHECK: Declaration = Declaration {
    code: "S102",
    severity: Severity::Notice,
    tool: Tool::Assessment,
    spot: Spot::Field("evidence"),
    search: Search::Factor(find),
};

/// Gives the own answers, and what has been agreed on, where they have such a level.
fn find(factor: &AssessedFactor<'_>) -> Vec<RecordId> {
    let own = factor.own.filter(|(_, response)| {
        let evidence = response.evidence.get(factor.factor.id);
        has_high_level(response, factor.factor) && evidence.is_none_or(|text| says_nothing(text))
    });
    let agreed = factor.agreed.filter(|(_, consensus)| {
        consensus.level.is_some_and(Level::asks_for_evidence) && says_nothing(&consensus.evidence)
    });
    let own = own.map(|(id, _)| id);
    let agreed = agreed.map(|(id, _)| id);
    own.into_iter().chain(agreed).cloned().collect()
}

fn says_nothing(text: &str) -> bool {
    text.trim().is_empty()
}

/// Whether a statement of the factor is answered with level 3 or 4, which ask for a line of evidence.
fn has_high_level(response: &Response, factor: &Factor) -> bool {
    let mut levels = factor
        .statements
        .iter()
        .filter_map(|statement| response.answers.get(statement.id)?.level());
    levels.any(Level::asks_for_evidence)
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            assessment::examples::{agreed, answered, assessed, level},
            examples::{Examples, finds},
        },
        records::{plan::Priority, self_assessment::Consensus},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: assessed(3, " ", Priority::default()),
            sound: assessed(3, "Avtalet 2025", Priority::default()),
        }
    }

    #[test]
    fn a_high_level_needs_evidence() {
        let check = Check::HighLevelWithoutEvidence;
        let none = Priority::default;
        assert!(finds(&assessed(3, " ", none()), check, "response"));
        assert!(!finds(&assessed(3, "Avtalet 2025", none()), check, "response"));
        assert!(!finds(&assessed(2, "", none()), check, "response"));
    }

    #[test]
    fn an_agreed_high_level_needs_evidence() {
        let with = |number, evidence: &str| {
            let consensus = Consensus {
                level: level(number),
                evidence: evidence.into(),
                ..Consensus::default()
            };
            answered(&[], &[("agreed", agreed(consensus))])
        };
        let check = Check::HighLevelWithoutEvidence;
        assert!(finds(&with(3, " "), check, "agreed"));
        assert!(!finds(&with(3, "Avtalet 2025"), check, "agreed"));
        assert!(!finds(&with(2, ""), check, "agreed"));
    }
}
