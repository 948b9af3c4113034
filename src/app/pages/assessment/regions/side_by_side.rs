//! The own medians beside those of other regions.

use super::RegionResult;
use crate::{
    app::text::{
        vocabulary,
        words::{self, Word, fill},
    },
    domain::assessment::{
        comparison::{FactorComparison, compare},
        factors::Factor,
        results::{Responses, Results, counts::Counts},
    },
};

/// What the own region and round are called.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnRegion {
    /// The region.
    pub region: String,
    /// The round.
    pub round: String,
}

/// The regions that are shown, by what they are called and what their figures rest on.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionComparison {
    /// The names, the own one first.
    pub names: Vec<String>,
    /// What each rests on, in a line.
    pub sources: Vec<String>,
    /// The factors.
    pub factors: Vec<(&'static Factor, FactorComparison)>,
}

impl RegionComparison {
    /// The own results beside those of other regions.
    pub fn of(own: &OwnRegion, results: &Results, shown: &[RegionResult]) -> Self {
        let others: Vec<_> = shown.iter().map(|one| &*one.result).collect();
        let source = |region: &str, round: &str, n: u32| {
            fill(
                Word::RegionsChartSourceOne,
                &[
                    ("region", region),
                    ("round", &vocabulary::named(round)),
                    ("n", &words::numbers().count(n)),
                ],
            )
        };
        let responses = match results.total {
            Responses::Shown(n) => n,
            Responses::Hidden => 0,
        };
        let ours = fill(Word::RegionsOursNamed, &[("region", &own.region)]);
        let mut names = vec![ours];
        let mut sources = vec![source(&own.region, &own.round, responses)];
        for one in shown {
            // Two rounds of one region are told apart by what the rounds are called.
            let same = |other: &&RegionResult| other.name == one.name;
            names.push(if shown.iter().filter(same).count() > 1 {
                [&one.name, ", ", &vocabulary::named(&one.result.title)].concat()
            } else {
                one.name.clone()
            });
            sources.push(source(&one.name, &one.result.title, one.result.responses.0));
        }
        let factors = results.questions.factors.iter();
        let compared = compare(results, &others);
        Self {
            names,
            sources,
            factors: factors.map(|one| one.factor).zip(compared).collect(),
        }
    }

    /// The medians of a factor, the own one first.
    pub fn medians(compared: &FactorComparison) -> Vec<Option<f64>> {
        Self::counts(compared).map(|counts| counts.median()).collect()
    }

    /// The answers to a factor, the own ones first.
    pub fn counts(compared: &FactorComparison) -> impl Iterator<Item = &Counts> {
        std::iter::once(&compared.ours).chain(&compared.theirs)
    }
}
