//! What has changed since an earlier round, on the statements that both asked.

use super::{Respondents, Results, counts::Counts};

/// A factor or statement in two rounds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Change {
    /// What was answered in the earlier round.
    pub before: Counts,
    /// What was answered in the later one.
    pub now: Counts,
    /// How many statements both asked and may show.
    pub statements: usize,
}

impl Change {
    /// How far the median has moved, in levels: above zero where it has risen. None where either round has no level.
    pub fn moved(&self) -> Option<f64> {
        Some(self.now.median()? - self.before.median()?)
    }
}

/// A factor of the later round, by its place, in both; `None` if they share no statement that may be shown. Own statements are
/// not in it.
pub fn of_factor(now: &Results, before: &Results, factor: usize, respondents: Respondents) -> Option<Change> {
    let range = now.questions.factors.get(factor)?.statements.clone();
    let mut change = Change::default();
    for place in range {
        let is_own = now.questions.statements.get(place)?.is_own();
        let shared = (!is_own)
            .then(|| of_statement(now, before, place, respondents))
            .flatten();
        if let Some(shared) = shared {
            change.before.add_all(&shared.before);
            change.now.add_all(&shared.now);
            change.statements += 1;
        }
    }
    (change.statements > 0).then_some(change)
}

/// A statement of the later round, by its place, in both; `None` if the earlier one did not ask it or either may not show it.
pub fn of_statement(now: &Results, before: &Results, place: usize, respondents: Respondents) -> Option<Change> {
    let asked = now.questions.statements.get(place)?;
    let earlier = before.questions.statement_place(&asked.id)?;
    Some(Change {
        before: *before.statement(earlier, respondents)?,
        now: *now.statement(place, respondents)?,
        statements: 1,
    })
}
