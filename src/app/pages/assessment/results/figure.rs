//! A figure with what it was worked out from.

use super::respondents::name;
use crate::{
    app::text::words::{self, Word, fill},
    domain::assessment::results::{Respondents, Results, counts::Counts},
};

/// A figure with what it was worked out from.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it is the figure of.
    pub what: String,
    /// The same in short: the factor or statement, and who has answered.
    pub of: String,
    /// What was counted.
    pub counts: Counts,
}

impl Figure {
    /// The figure of a factor, by its place.
    pub fn factor(results: &Results, place: usize, respondents: Respondents) -> Option<Self> {
        let figures = results.factor(place, respondents)?;
        let asked = results.questions.factors.get(place)?;
        let mut what = fill(
            Word::ResultsExplainFactor,
            &[
                ("who", name(respondents)),
                ("statements", &words::number(figures.statements)),
                ("number", &asked.factor.number.to_string()),
            ],
        );
        if figures.hidden > 0 {
            let hidden = words::number(figures.hidden);
            what.push(' ');
            what.push_str(&fill(Word::ResultsExplainLeftOut, &[("n", &hidden)]));
        }
        let number = asked.factor.number.to_string();
        let factor = fill(Word::GapsMovedFactor, &[("number", &number)]);
        Some(Self {
            what,
            of: [&factor, ", ", name(respondents)].concat(),
            counts: figures.counts,
        })
    }

    /// The figure of a statement, by its place.
    pub fn statement(results: &Results, place: usize, respondents: Respondents) -> Option<Self> {
        let counts = *results.statement(place, respondents)?;
        let asked = results.questions.statements.get(place)?;
        let what = fill(
            Word::ResultsExplainStatement,
            &[("who", name(respondents)), ("number", &asked.number)],
        );
        let statement = fill(Word::GapsMovedStatement, &[("number", &asked.number)]);
        let of = [&statement, ", ", name(respondents)].concat();
        Some(Self { what, of, counts })
    }
}
