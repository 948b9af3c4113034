//! The maturity scale as charts draw it: levels 0 to 4.

/// The highest level; the lowest is 0.
pub const HIGHEST: u8 = 4;

/// The number of levels.
pub const LEVELS: usize = 5;

/// The digits of the levels, lowest first.
pub(crate) const LEVEL_DIGITS: [&str; LEVELS] = ["0", "1", "2", "3", "4"];

/// A value as it can be drawn: held to 0–4, and `None` if it is not a number.
pub fn on_scale(value: Option<f64>) -> Option<f64> {
    value.filter(|v| !v.is_nan()).map(|v| v.clamp(0.0, f64::from(HIGHEST)))
}
