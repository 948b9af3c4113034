//! Days without a time of day.

use std::fmt;

use serde_json::Value;

use super::field::{Expectation, Field, Meaning, Misreading};
use crate::domain::json::Json;

/// A day in the Gregorian calendar, 1800 to 2200, written `2026-11-21`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, or `None` if there is no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let longest = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            _ => return None,
        };
        ((1800..=2200).contains(&year) && (1..=longest).contains(&day)).then_some(Self { year, month, day })
    }

    /// Reads `2026-11-21`, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The same day so many years later, the last of February where that has no 29th; `None` past 2200.
    pub fn years_later(self, years: u16) -> Option<Self> {
        let year = self.year.checked_add(years)?;
        Self::new(year, self.month, self.day).or_else(|| Self::new(year, self.month, self.day - 1))
    }

    /// The calendar year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Field for Option<Date> {
    const MEANING: Meaning = Meaning::Day;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "$ref": "#/$defs/date" })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        json.text()
            .and_then(Date::parse)
            .map(Some)
            .ok_or(Misreading::here(Expectation::Date))
    }
    fn write(&self) -> Option<Value> {
        self.as_ref().map(|date| date.to_string().into())
    }
}

#[cfg(test)]
mod tests {
    use super::super::date::*;

    #[test]
    fn only_days_that_exist_are_read() {
        for text in ["2026-11-21", "2024-02-29", "2000-02-29"] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
        for text in [
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "21 nov 2026",
            "",
            "2026-11-21-1",
            "+026-11-21",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_some_years_later_is_the_same_or_the_last_of_february() {
        let later = |text: &str, years| Date::parse(text)?.years_later(years);
        assert_eq!(later("2026-11-21", 1), Date::parse("2027-11-21"));
        assert_eq!(later("2024-02-29", 1), Date::parse("2025-02-28"));
        assert_eq!(later("2024-02-29", 4), Date::parse("2028-02-29"));
        assert_eq!(later("2199-01-01", 2), None);
    }

    #[test]
    fn days_are_ordered_as_in_the_calendar() {
        assert!(Date::parse("2026-09-30") < Date::parse("2026-10-01"));
    }
}
