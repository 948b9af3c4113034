//! Days and amounts as people write them in a cell.

use crate::domain::values::{amount::Amount, date::Date};

/// The months in Swedish and English; as many letters as tell them apart, and at least three, are enough.
const MONTHS: [[&str; 2]; 12] = [
    ["januari", "january"],
    ["februari", "february"],
    ["mars", "march"],
    ["april", "april"],
    ["maj", "may"],
    ["juni", "june"],
    ["juli", "july"],
    ["augusti", "august"],
    ["september", "september"],
    ["oktober", "october"],
    ["november", "november"],
    ["december", "december"],
];

/// The day that is written as `2026-11-29`, `20261129`, `29/11 2026`, `29.11.2026` or `29 nov 2026`. A time of day after it, as
/// spreadsheets add, is left. The year has to be said, in four digits.
pub fn day(text: &str) -> Option<Date> {
    let text = text.trim().to_lowercase();
    let text = ["t00:00:00", " 00:00:00", " 00:00"]
        .iter()
        .find_map(|time| text.strip_suffix(time))
        .unwrap_or(&text);
    if let Some(date) = Date::parse(text) {
        return Some(date);
    }
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return date(text.get(..4)?, text.get(4..6)?, text.get(6..)?);
    }
    let parts: Vec<&str> = text
        .split(|sign: char| sign.is_whitespace() || matches!(sign, '/' | '.' | '-' | ','))
        .filter(|part| !part.is_empty() && *part != "den")
        .collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => date(year, month, day),
        [day, month, year] => date(year, month, day.strip_suffix(":e").unwrap_or(day)),
        _ => None,
    }
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let year = Some(year).filter(|year| year.len() == 4)?.parse().ok()?;
    Date::new(year, self::month(month)?, day.parse().ok()?)
}

fn month(text: &str) -> Option<u8> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let is_begun = |names: &[&str; 2]| text.len() >= 3 && names.iter().any(|name| name.starts_with(text));
    let place = MONTHS.iter().position(is_begun)?;
    u8::try_from(place + 1).ok()
}

/// What may stand after an amount, and by how much it counts.
const UNITS: [(&str, f64); 8] = [
    ("miljoner", 1e6),
    ("miljoner kr", 1e6),
    ("mnkr", 1e6),
    ("mkr", 1e6),
    ("tkr", 1e3),
    ("kronor", 1.0),
    ("kr", 1.0),
    ("sek", 1.0),
];

/// How many kronor a unit is, where it is one of money.
pub fn kronor_of(unit: &str) -> Option<f64> {
    let unit = unit.trim().to_lowercase();
    let found = UNITS.iter().find(|(name, _)| *name == unit);
    found.map(|(_, times)| *times)
}

/// The amount in kronor that is written as `1 234,5`, `1234.5`, `250 tkr` or `1,5 mnkr`.
pub fn amount(text: &str) -> Option<Amount> {
    let text = text.trim().to_lowercase();
    let of_unit = |(unit, times): &(&str, f64)| {
        let number = text.strip_suffix(unit)?;
        Some((number, *times)).filter(|(number, _)| !number.trim_end().ends_with(char::is_alphabetic))
    };
    let (number, times) = UNITS.iter().find_map(of_unit).unwrap_or((&text, 1.0));
    let amount = Amount::parse(number)?;
    // To the öre, so that 1,1 mnkr is 1 100 000 and nothing after it. What has no unit is as it is.
    if times > 1.0 {
        return Amount::new((amount.get() * times * 100.0).round() / 100.0);
    }
    Some(amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    // R433
    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "2026-11-29",
            "20261129",
            "2026/11/29",
            "29/11 2026",
            "29/11/2026",
            " 29.11.2026 ",
            "29-11-2026",
            "29 nov 2026",
            "29 nov. 2026",
            "den 29 November 2026",
            "2026-11-29 00:00:00",
            "2026-11-29T00:00:00",
        ] {
            assert_eq!(day(text), Date::new(2026, 11, 29), "{text}");
        }
        assert_eq!(day("1 oct 2026"), Date::new(2026, 10, 1));
        assert_eq!(day("1 okt 2026"), Date::new(2026, 10, 1));
        assert_eq!(day("3 maj 2026"), Date::new(2026, 5, 3));
        for text in [
            "",
            "29",
            "29/11",
            "29/11 26",
            "11/29/2026",
            "31 feb 2026",
            "29 n 2026",
            "29 ju 2026",
            "november 2026",
            "snart",
            "2026-11-29-1",
            "åå 1 2026",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    // R433
    #[test]
    fn amounts_are_read_with_spaces_commas_and_units() {
        for (text, number) in [
            ("1 234,5", 1234.5),
            ("1\u{a0}234", 1234.0),
            ("1234.5", 1234.5),
            ("250 tkr", 250_000.0),
            ("1,5 mnkr", 1_500_000.0),
            ("1,1 Mkr", 1_100_000.0),
            ("2 miljoner kr", 2_000_000.0),
            ("500 kr", 500.0),
            ("500 kronor", 500.0),
            ("−3", -3.0),
        ] {
            assert_eq!(amount(text).map(Amount::get), Some(number), "{text}");
        }
        for text in ["", "kr", "mycket", "12 %", "1,2,3", "5 euro"] {
            assert_eq!(amount(text), None, "{text}");
        }
    }
}
