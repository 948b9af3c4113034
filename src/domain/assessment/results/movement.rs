//! Whether a factor or statement has moved since the round that something came from.

use std::sync::Arc;

use super::{Respondents, Results, change};
use crate::domain::{
    records::{
        document::Document,
        self_assessment::{Consensus, Level, Round},
    },
    values::id::Id,
};

/// A round and what it may show.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundResults {
    /// The round.
    pub round: Id<Round>,
    /// What it is called.
    pub title: String,
    results: Arc<Results>,
}

/// A round, and those after it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoundsSince(Vec<RoundResults>);

/// A figure before and now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step<T> {
    /// In the round that something came from.
    pub before: T,
    /// In the later round.
    pub now: T,
}

/// What has become of a factor or statement in a later round. One of the two steps is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Movement {
    /// What the first round is called.
    pub since: String,
    /// What the later round is called.
    pub round: String,
    /// The medians of the answers that both rounds may show, on the statements that both asked.
    pub median: Option<Step<f64>>,
    /// The levels that were agreed on in both.
    pub agreed: Option<Step<Level>>,
}

fn shown(document: &Document, id: Id<Round>, round: &Round) -> RoundResults {
    RoundResults {
        title: round.title.clone(),
        results: Results::of_round(document, &id, round),
        round: id,
    }
}

impl RoundsSince {
    /// A round and those after it, as the user has ordered them; `None` if there is none after it.
    pub fn of(document: &Document, from: &Id<Round>) -> Self {
        let rounds = document.ordered::<Round>();
        let Some(place) = rounds.iter().position(|(id, _)| id == from) else {
            return Self::default();
        };
        if place + 1 == rounds.len() {
            return Self::default();
        }
        let shown = |(id, round)| shown(document, id, round);
        Self(rounds.into_iter().skip(place).map(shown).collect())
    }

    /// A round and the one before it; `None` if it is the first.
    pub fn last(document: &Document, round: &Id<Round>) -> Self {
        let rounds = document.ordered::<Round>();
        let place = rounds.iter().position(|(id, _)| id == round);
        let Some(before) = place.and_then(|place| place.checked_sub(1)) else {
            return Self::default();
        };
        let shown = |(id, round)| shown(document, id, round);
        Self(rounds.into_iter().skip(before).take(2).map(shown).collect())
    }

    /// What has become of a factor, round by round; rounds that have nothing to compare are left out.
    pub fn factor(&self, document: &Document, factor: &str) -> Vec<Movement> {
        let agreed = |round: &Id<Round>| Consensus::of_factor(document, round, factor)?.1.level;
        self.steps(
            &|now, before| {
                let place = now.questions.factor_place(factor)?;
                change::of_factor(now, before, place, Respondents::All)
            },
            &agreed,
        )
    }

    /// What has become of a statement.
    pub fn statement(&self, statement: &str) -> Vec<Movement> {
        self.steps(
            &|now, before| {
                let place = now.questions.statement_place(statement)?;
                change::of_statement(now, before, place, Respondents::All)
            },
            &|_| None,
        )
    }

    fn steps(
        &self,
        change: &dyn Fn(&Results, &Results) -> Option<change::Change>,
        agreed: &dyn Fn(&Id<Round>) -> Option<Level>,
    ) -> Vec<Movement> {
        let Some((first, later)) = self.0.split_first() else {
            return Vec::new();
        };
        let before = agreed(&first.round);
        let mut found = Vec::new();
        for one in later {
            let change = change(&one.results, &first.results);
            let median = change.and_then(|change| {
                Some(Step {
                    before: change.before.median()?,
                    now: change.now.median()?,
                })
            });
            let agreed = before.zip(agreed(&one.round));
            let agreed = agreed.map(|(before, now)| Step { before, now });
            if median.is_some() || agreed.is_some() {
                found.push(Movement {
                    since: first.title.clone(),
                    round: one.title.clone(),
                    median,
                    agreed,
                });
            }
        }
        found
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::movement::*;
    use crate::domain::{
        records::{
            record::Record,
            self_assessment::{Answer, Response},
            strategy::ActorGroup,
        },
        values::{id::RecordId, order::Order},
    };

    fn raw(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    fn id<T>(text: &str) -> Id<T> {
        Id::of(raw(text))
    }

    fn rounds() -> Vec<(RecordId, Record)> {
        let mut order = Order::default();
        ["r1", "r2", "r3"]
            .map(|name| {
                let round = Round {
                    title: name.to_uppercase(),
                    order: order.clone(),
                    ..Round::default()
                };
                order = Order::after(Some(&order));
                (raw(name), round.into())
            })
            .into()
    }

    fn answers(round: &str, count: usize, level: u8, statements: &[&str]) -> Vec<(RecordId, Record)> {
        let level = Answer::Level(Level::new(level).unwrap());
        let one = |nth: usize| {
            let response = Response {
                round: Some(id(round)),
                group: Some(ActorGroup::Region),
                answers: statements.iter().map(|id| (*id, level)).collect(),
                ..Response::default()
            };
            (raw(&format!("{round}-{nth}")), response.into())
        };
        (0..count).map(one).collect()
    }

    fn agreed(round: &str, level: u8) -> (RecordId, Record) {
        let consensus = Consensus {
            round: Some(id(round)),
            factor: "F03".into(),
            level: Level::new(level),
            ..Consensus::default()
        };
        (raw(&format!("c-{round}")), consensus.into())
    }

    // R146
    #[test]
    fn a_factor_moves_on_the_statements_that_both_rounds_have() {
        let mut records = rounds();
        records.extend(answers("r1", 6, 1, &["F03.1", "F03.2"]));
        records.extend(answers("r3", 6, 3, &["F03.1"]));
        let document = Document::of(raw("d"), records);
        let moved = RoundsSince::of(&document, &id("r1")).factor(&document, "F03");
        let medians: Vec<_> = moved.iter().map(|one| (one.round.as_str(), one.median)).collect();
        let step = Step { before: 1.0, now: 3.0 };
        assert_eq!(medians, [("R3", Some(step))]);
        let of_statement = |statement| RoundsSince::of(&document, &id("r1")).statement(statement);
        assert_eq!(of_statement("F03.1")[0].median, Some(step));
        assert!(of_statement("F03.2").is_empty() && of_statement("F09.9").is_empty());
    }

    // R146
    #[test]
    fn what_a_round_may_not_show_moves_nothing() {
        let mut records = rounds();
        records.extend(answers("r1", 6, 1, &["F03.1"]));
        records.extend(answers("r2", 4, 3, &["F03.1"]));
        let document = Document::of(raw("d"), records);
        assert!(
            RoundsSince::of(&document, &id("r1"))
                .factor(&document, "F03")
                .is_empty()
        );
    }

    #[test]
    fn levels_that_were_agreed_on_move_too() {
        let mut records = rounds();
        records.extend([agreed("r1", 1), agreed("r2", 2)]);
        let document = Document::of(raw("d"), records);
        let moved = RoundsSince::of(&document, &id("r1")).factor(&document, "F03");
        assert_eq!(moved.len(), 1);
        let levels = moved[0].agreed.map(|step| (step.before.get(), step.now.get()));
        assert_eq!((levels, moved[0].median), (Some((1, 2)), None));
        assert!(
            RoundsSince::of(&document, &id("r3"))
                .factor(&document, "F03")
                .is_empty()
        );
        assert!(
            RoundsSince::of(&document, &id("gone"))
                .factor(&document, "F03")
                .is_empty()
        );
    }
}
