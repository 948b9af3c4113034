//! A measured value as people write it, in the unit of what is measured.

use thiserror::Error;

use crate::domain::{action_table::typed, values::amount::Amount};

/// Why what is typed is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ValueError {
    /// It is no number.
    #[error("no number")]
    Number,
    /// It is in another unit.
    #[error("another unit")]
    Unit,
}

/// The value that is written as `1 234,5`, with the row's own unit after it or without, as `12,3 %` where percent is measured, and in kronor, as
/// `1,5 mnkr`, where those are. `None` if nothing is written.
///
/// # Errors
/// [`ValueError`] where it is no number, or one in another unit.
pub fn value(text: &str, unit: &str) -> Result<Option<Amount>, ValueError> {
    let (text, unit) = (text.trim().to_lowercase(), unit.trim().to_lowercase());
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(amount) = Amount::parse(&text).or_else(|| Amount::parse(before(&text, &unit)?)) {
        return Ok(Some(amount));
    }
    let percent = PERCENT
        .iter()
        .find_map(|sign| before(&text, sign))
        .and_then(Amount::parse);
    if let Some(percent) = percent {
        let is_percent = unit.is_empty() || PERCENT.iter().any(|sign| unit.starts_with(sign));
        return if is_percent {
            Ok(Some(percent))
        } else {
            Err(ValueError::Unit)
        };
    }
    let kronor = typed::amount(&text).ok_or(ValueError::Number)?;
    match typed::kronor_of(&unit) {
        Some(each) => Ok(Amount::new(kronor.get() / each)),
        None if unit.is_empty() => Ok(Some(kronor)),
        None => Err(ValueError::Unit),
    }
}

/// How percent is written.
const PERCENT: [&str; 3] = ["%", "procent", "percent"];

/// What stands before a unit.
fn before<'a>(text: &'a str, unit: &str) -> Option<&'a str> {
    text.strip_suffix(unit).filter(|_| !unit.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    // R480
    #[test]
    fn values_are_read_as_people_write_them_in_the_unit_of_the_row() {
        for (text, unit, number) in [
            ("1 234,5", "", 1234.5),
            ("1\u{a0}234.5", "resor", 1234.5),
            ("0", "resor", 0.0),
            ("−3", "", -3.0),
            ("12 Resor per invånare", "resor per invånare", 12.0),
            ("12,3 %", "procent", 12.3),
            ("12,3%", "%", 12.3),
            ("12 procent", "Procentenheter", 12.0),
            ("12 %", "", 12.0),
            ("1,5 mnkr", "mnkr", 1.5),
            ("1,5 mnkr", "kr", 1_500_000.0),
            ("1,5 mnkr", "tkr", 1_500.0),
            ("250 tkr", "mnkr", 0.25),
            ("250 tkr", "", 250_000.0),
        ] {
            assert_eq!(
                value(text, unit).map(|one| one.map(Amount::get)),
                Ok(Some(number)),
                "{text}"
            );
        }
        assert_eq!(value("  ", "resor"), Ok(None));
        for text in ["många", "12 x", "1,2,3", "1.234,5", "%", "ca 12", "resor"] {
            assert_eq!(value(text, "resor"), Err(ValueError::Number), "{text}");
        }
        for text in ["12 %", "1,5 mnkr"] {
            assert_eq!(value(text, "resor"), Err(ValueError::Unit), "{text}");
        }
    }
}
