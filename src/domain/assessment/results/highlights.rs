//! What a round shows first: the strongest and the weakest factors, and what has moved most.

use super::{Respondents, Results, change::Change};

/// A median and the factors that have it, by their places in the questions.
#[derive(Clone, Debug, PartialEq)]
pub struct FactorsAt {
    /// The median.
    pub median: f64,
    /// The factors, in their order; there is at least one.
    pub factors: Vec<usize>,
}

/// How high the factors' medians are.
#[derive(Clone, Debug, PartialEq)]
pub enum MedianRange {
    /// All that may be shown are alike.
    Same(FactorsAt),
    /// They go from one to another.
    Between {
        /// The lowest.
        lowest: FactorsAt,
        /// The highest.
        highest: FactorsAt,
    },
}

impl MedianRange {
    /// That of all who answered; `None` if no factor has a median that may be shown.
    pub fn of(results: &Results) -> Option<Self> {
        let places = 0..results.questions.factors.len();
        let median = |place| results.factor(place, Respondents::All)?.counts.median();
        Self::of_medians(places.filter_map(|place| Some((place, median(place)?))))
    }

    fn of_medians(medians: impl Iterator<Item = (usize, f64)> + Clone) -> Option<Self> {
        let values = || medians.clone().map(|(_, median)| median);
        let (low, high) = (values().reduce(f64::min)?, values().reduce(f64::max)?);
        let at = |wanted: f64| FactorsAt {
            median: wanted,
            factors: medians
                .clone()
                .filter_map(|(place, median)| (median == wanted).then_some(place))
                .collect(),
        };
        Some(if low == high {
            Self::Same(at(low))
        } else {
            Self::Between {
                lowest: at(low),
                highest: at(high),
            }
        })
    }
}

/// The factor whose median has moved farthest, and by how much; of equal ones the first. `None` if none has moved.
pub fn farthest_moved(changes: &[Option<Change>]) -> Option<(usize, f64)> {
    let moved = changes.iter().enumerate();
    let moved = moved.filter_map(|(place, change)| Some((place, change.as_ref()?.moved()?)));
    let moved = moved.filter(|(_, by)| *by != 0.0);
    moved.reduce(|first, other| if other.1.abs() > first.1.abs() { other } else { first })
}

#[cfg(test)]
mod tests {
    use super::super::{change::Change, counts::Counts, highlights::*};

    fn range(medians: &[f64]) -> Option<MedianRange> {
        MedianRange::of_medians(medians.iter().copied().enumerate())
    }

    fn at(median: f64, factors: &[usize]) -> FactorsAt {
        FactorsAt {
            median,
            factors: factors.to_vec(),
        }
    }

    // R233
    #[test]
    fn the_strongest_and_the_weakest_are_all_that_are_so() {
        assert_eq!(
            range(&[2.0, 1.0, 3.5, 1.0, 3.5]),
            Some(MedianRange::Between {
                lowest: at(1.0, &[1, 3]),
                highest: at(3.5, &[2, 4]),
            })
        );
    }

    // R233
    #[test]
    fn a_range_has_ends_that_differ() {
        assert_eq!(range(&[]), None);
        assert_eq!(range(&[2.0]), Some(MedianRange::Same(at(2.0, &[0]))));
        assert_eq!(range(&[2.0, 2.0]), Some(MedianRange::Same(at(2.0, &[0, 1]))));
    }

    /// A factor on which one level was given before and another now.
    fn moved(before: usize, now: usize) -> Option<Change> {
        let counts = |level: usize| {
            let mut counts = Counts::default();
            counts.levels[level] = 5;
            counts
        };
        Some(Change {
            before: counts(before),
            now: counts(now),
            statements: 1,
        })
    }

    // R233
    #[test]
    fn what_has_moved_farthest_is_the_first_of_those_that_have_moved_as_far() {
        assert_eq!(
            farthest_moved(&[moved(1, 2), None, moved(3, 1), moved(0, 2)]),
            Some((2, -2.0))
        );
        assert_eq!(farthest_moved(&[moved(0, 2), moved(3, 1)]), Some((0, 2.0)));
        assert_eq!(farthest_moved(&[moved(2, 2), None]), None);
        assert_eq!(farthest_moved(&[Some(Change::default())]), None);
        assert_eq!(farthest_moved(&[]), None);
    }
}
