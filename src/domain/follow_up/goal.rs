//! The goal of a target: where its value should lie.

use crate::domain::{
    records::plan::{Direction, Target},
    values::amount::Amount,
};

/// Where the value should lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// At or above this.
    AtLeast(f64),
    /// At or below this.
    AtMost(f64),
    /// From the first to the second.
    Within(f64, f64),
}

/// Why it can't be reckoned how far a target has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// Its unit is not that of the indicator.
    Unit,
    /// It has no value to reach.
    NoValue,
    /// It should lie between two values and has no upper.
    NoUpper,
    /// Its upper value is below the lower.
    Crossed,
    /// Neither a direction nor a baseline says which way it should go.
    NoDirection,
    /// The value to reach is on the wrong side of the baseline.
    Against,
}

/// Whether two numbers are the same but for what sums of decimals lose.
pub fn is_same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

impl Goal {
    /// The goal of a target with this baseline.
    ///
    /// # Errors
    /// [`Hindrance`] where the target says too little, or something that can't be.
    pub fn of(target: &Target, baseline: Option<f64>) -> Result<Self, Hindrance> {
        let value = target.value.map(Amount::get);
        let tolerance = target.tolerance.map_or(0.0, |tolerance| tolerance.get().abs());
        let around = |middle: f64| Self::Within(middle - tolerance, middle + tolerance);
        if target.direction == Direction::Maintain {
            return value.or(baseline).map(around).ok_or(Hindrance::NoValue);
        }
        let value = value.ok_or(Hindrance::NoValue)?;
        match target.direction {
            Direction::Increase => Ok(Self::AtLeast(value)),
            Direction::Decrease => Ok(Self::AtMost(value)),
            Direction::Maintain => Ok(around(value)),
            Direction::Between => {
                let upper = target.upper.map(Amount::get).ok_or(Hindrance::NoUpper)?;
                if upper < value {
                    return Err(Hindrance::Crossed);
                }
                Ok(Self::Within(value, upper))
            }
            Direction::Unstated => {
                let baseline = baseline.ok_or(Hindrance::NoDirection)?;
                Ok(if is_same(value, baseline) {
                    around(value)
                } else if value > baseline {
                    Self::AtLeast(value)
                } else {
                    Self::AtMost(value)
                })
            }
        }
    }

    /// Whether the baseline lies beyond the value to reach.
    pub fn is_against(self, baseline: f64) -> bool {
        match self {
            Self::AtLeast(value) => baseline > value && !is_same(baseline, value),
            Self::AtMost(value) => baseline < value && !is_same(baseline, value),
            Self::Within(..) => false,
        }
    }

    /// How far a value lies from it; 0 where it is reached.
    pub fn distance(self, value: f64) -> f64 {
        let (distance, edge) = match self {
            Self::AtLeast(least) => (least - value, least),
            Self::AtMost(most) => (value - most, most),
            Self::Within(lower, _) if value < lower => (lower - value, lower),
            Self::Within(_, upper) => (value - upper, upper),
        };
        if distance <= 0.0 || is_same(value, edge) {
            0.0
        } else {
            distance
        }
    }

    /// How much of the way from the baseline has been gone; `None` where there is no way to go, or it is longer than numbers are.
    pub fn share(self, baseline: f64, actual: f64) -> Option<f64> {
        let way = self.distance(baseline);
        if way == 0.0 {
            return None;
        }
        let share = match self {
            Self::AtLeast(value) | Self::AtMost(value) => (actual - baseline) / (value - baseline),
            Self::Within(..) => 1.0 - self.distance(actual) / way,
        };
        share.is_finite().then_some(share)
    }
}
