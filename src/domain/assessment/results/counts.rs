//! How many answered what on one statement, and where the middle of it lies.

use serde_json::Value;

use crate::domain::{
    json::Json,
    records::self_assessment::Answer,
    values::field::{Expectation, Field, Meaning, Misreading},
};

/// How many gave each answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many gave each level, 0 first.
    pub levels: [u32; 5],
    /// How many answered *don't know*.
    pub dont_know: u32,
    /// How many answered *not applicable*.
    pub not_applicable: u32,
}

/// The quartiles of levels, each 0 to 4 in steps of a quarter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quartiles {
    /// A quarter of the levels lie at or below it.
    pub first: f64,
    /// Half of them do.
    pub median: f64,
    /// Three quarters of them do.
    pub third: f64,
}

impl Quartiles {
    /// How far the middle half reaches, in levels.
    pub fn spread(&self) -> f64 {
        self.third - self.first
    }
}

impl Counts {
    /// How many categories there are: five levels and two outside the scale.
    pub const CATEGORIES: usize = 7;

    /// The counts in the order in which files have them: levels from 0, *don't know*, *not applicable*.
    pub fn all(&self) -> [u32; Self::CATEGORIES] {
        let [a, b, c, d, e] = self.levels;
        [a, b, c, d, e, self.dont_know, self.not_applicable]
    }

    /// The same from that order.
    pub fn from_all(all: [u32; Self::CATEGORIES]) -> Self {
        let [a, b, c, d, e, dont_know, not_applicable] = all;
        Self {
            levels: [a, b, c, d, e],
            dont_know,
            not_applicable,
        }
    }

    /// Counts an answer.
    pub fn add(&mut self, answer: Answer) {
        let count = match answer {
            Answer::Level(level) => self.levels.get_mut(usize::from(level.get())),
            Answer::DontKnow => Some(&mut self.dont_know),
            Answer::NotApplicable => Some(&mut self.not_applicable),
        };
        if let Some(count) = count {
            *count = count.saturating_add(1);
        }
    }

    /// Counts all that `other` has counted.
    pub fn add_all(&mut self, other: &Self) {
        let (mut all, other) = (self.all(), other.all());
        for (count, more) in all.iter_mut().zip(other) {
            *count = count.saturating_add(more);
        }
        *self = Self::from_all(all);
    }

    /// How many gave a level: the n of median and quartiles.
    pub fn n(&self) -> u32 {
        sum(&self.levels)
    }

    /// How many gave any answer.
    pub fn answered(&self) -> u32 {
        sum(&self.all())
    }

    /// How many different answers were given.
    pub fn variety(&self) -> usize {
        self.all().iter().filter(|count| **count > 0).count()
    }

    /// The quartiles of the levels, `None` if nobody gave one.
    ///
    /// The method is linear interpolation between the two nearest of the ordered levels, at place (n − 1) · p counted from 0:
    /// type 7 of Hyndman & Fan, *Sample Quantiles in Statistical Packages*, The American Statistician 50:4 (1996).
    pub fn quartiles(&self) -> Option<Quartiles> {
        let last = u64::from(self.n().checked_sub(1)?);
        let at = |quarter: u64| {
            let place = last * quarter;
            let (below, rest) = (place / 4, place % 4);
            let low = f64::from(self.nth(below));
            // Where the place is whole there is nothing above to go towards.
            let high = if rest == 0 { low } else { f64::from(self.nth(below + 1)) };
            low + (high - low) * (rest as f64 / 4.0)
        };
        Some(Quartiles {
            first: at(1),
            median: at(2),
            third: at(3),
        })
    }

    /// The median, `None` if nobody gave a level.
    pub fn median(&self) -> Option<f64> {
        self.quartiles().map(|quartiles| quartiles.median)
    }

    /// The level at a place among the ordered ones, counted from 0.
    pub fn nth(&self, place: u64) -> u8 {
        let mut seen = 0;
        for (level, count) in (0_u8..).zip(self.levels) {
            seen += u64::from(count);
            if place < seen {
                return level;
            }
        }
        4
    }
}

fn sum(counts: &[u32]) -> u32 {
    counts.iter().fold(0, |sum, count| sum.saturating_add(*count))
}

/// The most of one answer that is read: sums over 14 factors stay exact.
const MOST: u32 = 1_000_000;

impl Field for Counts {
    const MEANING: Meaning = Meaning::Counts;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({
            "description": "How many gave each answer: levels 0 to 4, don't know, not applicable.",
            "type": "array", "minItems": Self::CATEGORIES, "maxItems": Self::CATEGORIES,
            "items": { "type": "integer", "minimum": 0, "maximum": MOST },
        })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        let list = json.list().ok_or(Misreading::here(Expectation::List))?;
        let mut all = [0; Self::CATEGORIES];
        if list.len() != all.len() {
            return Err(Misreading::here(Expectation::Counts));
        }
        for (count, item) in all.iter_mut().zip(list) {
            let number = item.whole().and_then(|number| u32::try_from(number).ok());
            *count = number
                .filter(|number| *number <= MOST)
                .ok_or(Misreading::here(Expectation::Counts))?;
        }
        Ok(Self::from_all(all))
    }
    fn write(&self) -> Option<Value> {
        Some(self.all().into_iter().collect())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::counts::*;

    fn levels(levels: [u32; 5]) -> Counts {
        Counts {
            levels,
            ..Counts::default()
        }
    }

    #[test]
    fn quartiles_are_those_of_linear_interpolation() {
        let of = |counts| levels(counts).quartiles().map(|q| (q.first, q.median, q.third));
        assert_eq!(of([0, 0, 0, 0, 0]), None);
        assert_eq!(of([0, 0, 1, 0, 0]), Some((2.0, 2.0, 2.0)));
        assert_eq!(of([1, 1, 0, 0, 0]), Some((0.25, 0.5, 0.75)));
        assert_eq!(of([1, 1, 1, 1, 1]), Some((1.0, 2.0, 3.0)));
        assert_eq!(of([2, 0, 0, 0, 2]), Some((0.0, 2.0, 4.0)));
        assert_eq!(of([1, 2, 3, 2, 0]), Some((1.0, 2.0, 2.25)));
    }

    #[test]
    fn answers_outside_the_scale_move_no_median() {
        let mut counts = levels([0, 3, 0, 0, 2]);
        let before = counts.quartiles();
        counts.add(Answer::DontKnow);
        counts.add(Answer::NotApplicable);
        assert_eq!(counts.quartiles(), before);
        assert_eq!((counts.n(), counts.answered(), counts.variety()), (5, 7, 4));
    }

    #[test]
    fn counts_are_written_in_one_order_and_read_back() {
        let counts = Counts::from_all([1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(counts.write().unwrap().to_string(), "[1,2,3,4,5,6,7]");
        assert_eq!(Counts::read((&counts.write().unwrap()).into()), Ok(counts));
        for wrong in [
            "[1,2,3]",
            "[1,2,3,4,5,6,-7]",
            "[1,2,3,4,5,6,7,8]",
            "[1,2,3,4,5,6,2000000]",
            "[1,2,3,4,5,6,0.5]",
            "{}",
        ] {
            let value: Value = serde_json::from_str(wrong).unwrap();
            assert!(Counts::read((&value).into()).is_err(), "{wrong}");
        }
    }
}
