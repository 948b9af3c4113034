//! Days as programs write them: with strokes for hyphens, with a time after them, as eight digits, as milliseconds.

use serde_json::{Map, Value};

use super::columns::find;
use crate::domain::values::date::Date;

/// Takes a day out of the first property that says one; an empty text says that there is none. What says a time of day too stays, and what
/// lies within another property.
pub(super) fn take(properties: &mut Map<String, Value>, paths: &[String]) -> Option<Option<Date>> {
    let (path, (date, is_all)) = paths.iter().find_map(|path| {
        let said = find(properties, path)?;
        let is_empty = said.as_str().is_some_and(|said| said.trim().is_empty());
        let date = if is_empty { Some((None, true)) } else { None };
        Some((
            path,
            date.or_else(|| understood(said).map(|(day, is_all)| (Some(day), is_all)))?,
        ))
    })?;
    if is_all {
        properties.remove(path);
    }
    Some(date)
}

/// The day that a value says, and whether it says nothing else.
fn understood(said: &Value) -> Option<(Date, bool)> {
    match said {
        Value::String(text) => of_text(text.trim()),
        Value::Number(number) => of_number(number.as_i64()?),
        _ => None,
    }
}

fn of_text(text: &str) -> Option<(Date, bool)> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return of_number(text.parse().ok()?);
    }
    let day = text.get(..10)?.replace('/', "-");
    let time = text.get(10..)?;
    let is_time = time.is_empty() || time.starts_with(['T', ' ']) && is_time_of_day(time.get(1..)?);
    let is_midnight = time.bytes().all(|byte| !(b'1'..=b'9').contains(&byte));
    Date::parse(&day).filter(|_| is_time).map(|date| (date, is_midnight))
}

/// Whether it is as `08:30:12.000Z`, and not some words after a day.
fn is_time_of_day(text: &str) -> bool {
    let mut digits = text.bytes().take(2);
    digits.all(|byte| byte.is_ascii_digit())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b":.,+-Z".contains(&byte))
}

/// A number as `20261121`, or the milliseconds since 1970 that Esri JSON has.
fn of_number(number: i64) -> Option<(Date, bool)> {
    const DAY: i64 = 86_400_000;
    if number.abs() >= FEWEST_MILLISECONDS {
        return Some((of_days(number.div_euclid(DAY))?, number.rem_euclid(DAY) == 0));
    }
    let [year, month, day] = [number / 10_000, number / 100 % 100, number % 100];
    let date = Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)?;
    Some((date, true))
}

/// What is smaller is no time that anybody means: ten days after the start of 1970.
const FEWEST_MILLISECONDS: i64 = 864_000_000;

/// The day so many days after 1 January 1970 (Howard Hinnant's reckoning of the civil calendar).
fn of_days(days: i64) -> Option<Date> {
    let days = days.checked_add(719_468)?;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    // R319
    #[test]
    fn a_day_is_understood_as_programs_write_it() {
        let said = |value: Value| understood(&value).map(|(date, is_all)| (date.to_string(), is_all));
        let day = |text: &str, is_all| Some((text.to_owned(), is_all));
        for (value, wanted) in [
            (json!("2026-11-21"), day("2026-11-21", true)),
            // QGIS and GDAL write dates with strokes, and columns of dates and times with midnight.
            (json!("2016/08/14"), day("2016-08-14", true)),
            (json!("2016/08/14 00:00:00"), day("2016-08-14", true)),
            (json!("2017-04-18T08:30:12.000Z"), day("2017-04-18", false)),
            (json!("20261121"), day("2026-11-21", true)),
            (json!(20_261_121), day("2026-11-21", true)),
            // Esri JSON.
            (json!(1_715_904_000_000_i64), day("2024-05-17", true)),
            (json!(1_715_904_000_001_i64), day("2024-05-17", false)),
            (json!(-2_208_988_800_000_i64), day("1900-01-01", true)),
            // Words after a day are not thrown away with it, and what is no day stays what it is.
            (json!("2022/05/12 enligt beslut"), None),
            (json!("20/07/2023"), None),
            (json!("3000-02-31"), None),
            (json!("2026"), None),
            (json!(2026), None),
            (json!(i64::MAX), None),
            (json!("2:3"), None),
            (json!([1]), None),
        ] {
            assert_eq!(said(value.clone()), wanted, "{value}");
        }
    }

    proptest::proptest! {
        // R319
        #[test]
        fn anything_is_a_day_or_none(text in "\\PC{0,24}", number in proptest::prelude::any::<i64>()) {
            let _day = understood(&json!(text));
            let _day = understood(&json!(format!("2026-11-21{text}")));
            let _day = understood(&json!(number));
        }

        // R319
        #[test]
        fn milliseconds_are_the_day_that_they_are_in(days in 11_i64..80_000) {
            let next = of_days(days + 1);
            proptest::prop_assert!(of_days(days) < next);
            proptest::prop_assert_eq!(understood(&json!(days * 86_400_000)).map(|(day, _)| day), of_days(days));
        }
    }
}
