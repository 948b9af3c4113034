//! Times that were measured, and what is said of them.

use std::fmt;

/// Times in milliseconds, the shortest first.
#[derive(Debug)]
pub struct Times {
    times: Vec<f64>,
    limit: f64,
}

impl Times {
    /// Times of which those over the limit are late.
    pub fn new(mut times: Vec<f64>, limit: f64) -> Self {
        times.sort_by(f64::total_cmp);
        Self { times, limit }
    }

    /// The mean; `NaN` if nothing was measured.
    pub fn mean(&self) -> f64 {
        self.times.iter().sum::<f64>() / self.times.len() as f64
    }

    /// The time that this part of them keeps within; `NaN` if nothing was measured.
    pub fn quantile(&self, part: f64) -> f64 {
        let place = (self.times.len() as f64 * part) as usize;
        let last = self.times.len().saturating_sub(1);
        self.times.get(place.min(last)).copied().unwrap_or(f64::NAN)
    }

    /// The share of those that are late, in per cent.
    pub fn late(&self) -> f64 {
        let late = self.times.iter().filter(|time| **time > self.limit).count();
        100.0 * late as f64 / self.times.len() as f64
    }
}

impl fmt::Display for Times {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mean, most, late, longest) = (self.mean(), self.quantile(0.95), self.late(), self.quantile(1.0));
        let limit = self.limit;
        write!(
            formatter,
            "mean {mean:6.1}   95 % {most:6.1}   over {limit:.1}: {late:3.0} %   longest {longest:6.1}"
        )
    }
}
