//! From gap to plan: where each factor stands, how far it is to where it should be, and how much it matters.

use std::cmp::Ordering;

use super::{
    factors::{Factor, QuestionSet},
    profile::factor_result,
    results::{Respondents, Results},
};
use crate::domain::{
    records::{
        document::Document,
        self_assessment::{Consensus, Importance, Level, Response, Round},
    },
    values::{amount::Year, id::Id},
};

/// What a present level rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The level that was agreed on.
    Agreed,
    /// The median of the individual answers that may be shown.
    Answers,
    /// The median of what was answered in the document itself, where there is nothing else.
    Own,
}

/// Where a factor stands now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PresentLevel {
    /// The level, 0 to 4; a median in steps of a quarter.
    pub level: f64,
    /// What it rests on.
    pub source: Source,
}

impl PresentLevel {
    /// Where a factor stands: the level that was agreed on, else the median that may be shown, else that of the own answers.
    pub fn of(
        factor: &'static Factor,
        consensus: Option<&Consensus>,
        results: &Results,
        own: Option<&Response>,
    ) -> Option<Self> {
        let present = |level: Option<f64>, source| level.map(|level| Self { level, source });
        let agreed = consensus.and_then(|one| one.level);
        present(agreed.map(|level| f64::from(level.get())), Source::Agreed)
            .or_else(|| present(shown_median(results, factor.id), Source::Answers))
            .or_else(|| {
                let own = own.map(|own| factor_result(factor, own).median);
                present(own.flatten(), Source::Own)
            })
    }
}

/// The median of a factor that a round may show.
pub fn shown_median(results: &Results, factor: &str) -> Option<f64> {
    let place = results.questions.factor_place(factor)?;
    results.factor(place, Respondents::All)?.counts.median()
}

/// Whether those who answered see a factor differently.
pub fn differs(results: &Results, factor: &str) -> bool {
    let place = results.questions.factor_place(factor);
    place.is_some_and(|place| results.factor_differs(place))
}

/// How far it is to the level to reach, in steps that a matrix has columns for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Distance {
    /// Nothing says where the factor stands, or where it should be.
    Unknown,
    /// The level is reached.
    Reached,
    /// At most so many levels are left, and more than one less: 1 to 4.
    AtMost(u8),
}

impl Distance {
    /// Every step, the longest last.
    pub const ALL: [Self; 6] = [
        Self::Unknown,
        Self::Reached,
        Self::AtMost(1),
        Self::AtMost(2),
        Self::AtMost(3),
        Self::AtMost(4),
    ];
}

/// A factor on its way from where it stands to where it should be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The factor.
    pub factor: &'static Factor,
    /// Where it stands; `None` if nothing that may be shown says so.
    pub present: Option<PresentLevel>,
    /// The level to reach.
    pub target: Option<Level>,
    /// The year by which it should be reached.
    pub target_year: Option<Year>,
    /// How much it matters now; `None` if that has not been weighed.
    pub importance: Option<Importance>,
    /// Whether those who answered see it differently.
    pub differs: bool,
}

impl Gap {
    /// How many levels are left to the target: the level to reach less the present one. At or below zero where it is reached.
    pub fn left(&self) -> Option<f64> {
        Some(f64::from(self.target?.get()) - self.present?.level)
    }

    /// The column of the matrix.
    pub fn distance(&self) -> Distance {
        match self.left() {
            None => Distance::Unknown,
            Some(left) if left <= 0.0 => Distance::Reached,
            // More than 0 and at most 4.
            Some(left) => Distance::AtMost(left.ceil() as u8),
        }
    }

    /// What the list is sorted by: importance times levels left. None where either is not known or the target is reached.
    pub fn weight(&self) -> Option<f64> {
        let left = self.left().filter(|left| *left > 0.0)?;
        Some(f64::from(self.importance?.get()) * left)
    }
}

/// Every factor of a round, in the factors' order.
pub fn of_round(document: &Document, round: &Id<Round>, results: &Results) -> Vec<Gap> {
    let own = Response::of_round(document, round).map(|(_, own)| own);
    let mut agreed: Vec<&Consensus> = Vec::new();
    for (_, one) in document.all::<Consensus>() {
        if one.round.as_ref() == Some(round) {
            agreed.push(one);
        }
    }
    let gap = |factor: &'static Factor| {
        let consensus = agreed.iter().find(|one| one.factor == factor.id).copied();
        Gap {
            factor,
            present: PresentLevel::of(factor, consensus, results, own),
            target: consensus.and_then(|one| one.target_level),
            target_year: consensus.and_then(|one| one.target_year),
            importance: consensus.and_then(|one| one.importance),
            differs: differs(results, factor.id),
        }
    };
    QuestionSet::current().factors.iter().map(gap).collect()
}

/// The gaps by what weighs most: by weight, then those not weighed by what is left, then those without a target from the lowest
/// level, last those that have reached theirs.
pub fn by_weight(mut gaps: Vec<Gap>) -> Vec<Gap> {
    gaps.sort_by(in_order);
    gaps
}

fn in_order(one: &Gap, other: &Gap) -> Ordering {
    let rank = |gap: &Gap| match gap.distance() {
        Distance::AtMost(_) if gap.importance.is_some() => 0,
        Distance::AtMost(_) => 1,
        Distance::Unknown => 2,
        Distance::Reached => 3,
    };
    // What says nothing comes last among its like.
    let down = |a: Option<f64>, b: Option<f64>| b.unwrap_or(-1.0).total_cmp(&a.unwrap_or(-1.0));
    let up = |a: Option<PresentLevel>, b: Option<PresentLevel>| {
        let level = |one: Option<PresentLevel>| one.map_or(9.0, |one| one.level);
        level(a).total_cmp(&level(b))
    };
    rank(one)
        .cmp(&rank(other))
        .then_with(|| down(one.weight(), other.weight()))
        .then_with(|| other.importance.cmp(&one.importance))
        .then_with(|| match rank(one) {
            1 => down(one.left(), other.left()),
            _ => up(one.present, other.present),
        })
        .then_with(|| one.factor.number.cmp(&other.factor.number))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::gaps::*;

    fn gap(factor: &str, level: Option<f64>, target: Option<u8>, importance: Option<u8>) -> Gap {
        Gap {
            factor: QuestionSet::current().factor(factor).unwrap(),
            present: level.map(|level| PresentLevel {
                level,
                source: Source::Answers,
            }),
            target: target.and_then(Level::new),
            target_year: None,
            importance: importance.and_then(Importance::new),
            differs: false,
        }
    }

    #[test]
    fn what_is_left_is_the_target_less_the_present_level() {
        let of = |level, target| {
            let gap = gap("F01", level, target, Some(4));
            (gap.left(), gap.distance(), gap.weight())
        };
        assert_eq!(of(Some(1.5), Some(4)), (Some(2.5), Distance::AtMost(3), Some(10.0)));
        assert_eq!(of(Some(0.0), Some(4)), (Some(4.0), Distance::AtMost(4), Some(16.0)));
        assert_eq!(of(Some(1.75), Some(2)), (Some(0.25), Distance::AtMost(1), Some(1.0)));
        assert_eq!(of(Some(3.0), Some(3)), (Some(0.0), Distance::Reached, None));
        assert_eq!(of(Some(3.5), Some(3)), (Some(-0.5), Distance::Reached, None));
        assert_eq!(of(None, Some(3)), (None, Distance::Unknown, None));
        assert_eq!(of(Some(1.0), None), (None, Distance::Unknown, None));
    }

    #[test]
    fn every_distance_has_its_column() {
        for level in 0..=16 {
            for target in 0..=4 {
                let gap = gap("F01", Some(f64::from(level) / 4.0), Some(target), None);
                assert!(Distance::ALL.contains(&gap.distance()));
            }
        }
    }

    #[test]
    fn what_weighs_most_comes_first_and_what_is_reached_last() {
        let gaps = vec![
            gap("F01", Some(3.0), Some(3), Some(5)),
            gap("F02", Some(2.0), None, Some(1)),
            gap("F03", Some(1.0), None, Some(1)),
            gap("F04", Some(1.0), Some(2), None),
            gap("F05", Some(0.0), Some(3), None),
            gap("F06", Some(2.0), Some(4), Some(2)),
            gap("F07", Some(3.0), Some(4), Some(4)),
            gap("F08", Some(1.0), Some(4), Some(5)),
            gap("F09", None, None, None),
        ];
        let sorted = by_weight(gaps);
        let order: Vec<_> = sorted.iter().map(|gap| gap.factor.id).collect();
        assert_eq!(order, ["F08", "F07", "F06", "F05", "F04", "F03", "F02", "F09", "F01"]);
    }
}
