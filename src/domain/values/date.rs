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

/// The days from 1 March of the year 0 to 1 January 1970.
const BEFORE_1970: i32 = 719_468;

/// The days of 400 years, after which the calendar repeats itself.
const DAYS_OF_ERA: i32 = 146_097;

impl Date {
    /// The first day that can be told.
    pub const FIRST: Self = Self {
        year: 1800,
        month: 1,
        day: 1,
    };

    /// The last day that can be told.
    pub const LAST: Self = Self {
        year: 2200,
        month: 12,
        day: 31,
    };

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

    /// The days since 1 January 1970; negative before it.
    pub fn day_number(self) -> i32 {
        // The year begins with March, so that the leap day is its last.
        let is_early = i32::from(self.month <= 2);
        let year = i32::from(self.year) - is_early;
        let month = i32::from(self.month) - 3 + 12 * is_early;
        let day_of_year = (153 * month + 2) / 5 + i32::from(self.day) - 1;
        year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - BEFORE_1970
    }

    /// The day so many days after 1 January 1970; `None` outside 1800 to 2200.
    pub fn from_day_number(number: i32) -> Option<Self> {
        let days = number.checked_add(BEFORE_1970)?;
        let era = days.div_euclid(DAYS_OF_ERA);
        let day_of_era = days.rem_euclid(DAYS_OF_ERA);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_OF_ERA - 1)) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        let year = u16::try_from(year_of_era + 400 * era + later).ok()?;
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The day so many days later, or earlier for a negative number; held to 1800 to 2200.
    pub fn later(self, days: i32) -> Self {
        let number = self.day_number().saturating_add(days);
        Self::from_day_number(number).unwrap_or(if days < 0 { Self::FIRST } else { Self::LAST })
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
    fn every_day_has_a_number_one_higher_than_the_day_before() {
        assert_eq!(Date::new(1970, 1, 1).map(Date::day_number), Some(0));
        let mut number = Date::FIRST.day_number();
        for year in 1800..=2200 {
            for month in 1..=12 {
                for day in 1..=31 {
                    let Some(date) = Date::new(year, month, day) else {
                        continue;
                    };
                    assert_eq!((date.day_number(), Date::from_day_number(number)), (number, Some(date)));
                    number += 1;
                }
            }
        }
        assert_eq!(Date::LAST.day_number(), number - 1);
        for outside in [number, Date::FIRST.day_number() - 1, i32::MIN, i32::MAX] {
            assert_eq!(Date::from_day_number(outside), None);
        }
    }

    #[test]
    fn a_day_moved_beyond_the_calendar_is_held_to_it() {
        let date = Date::new(2026, 11, 29);
        assert_eq!(date.map(|date| date.later(33)), Date::new(2027, 1, 1));
        assert_eq!(date.map(|date| date.later(-29)), Date::new(2026, 10, 31));
        assert_eq!(date.map(|date| date.later(i32::MAX)), Some(Date::LAST));
        assert_eq!(date.map(|date| date.later(i32::MIN)), Some(Date::FIRST));
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
