//! What has been measured of a target, as one value for each year.

use std::collections::BTreeMap;

use crate::domain::{
    records::{
        document::Document,
        indicator::{Measurement, Sex},
        plan::Target,
        references::References,
    },
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

/// A year's value, and the month until which it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearValue {
    /// The value.
    pub value: f64,
    /// 12 for the whole year.
    pub month: u8,
}

/// Values by year.
pub type Years = BTreeMap<u16, YearValue>;

/// The measurements of a target or an indicator, in the order of their time and then as they stand.
pub fn measurements_of<'a>(
    document: &'a Document,
    references: &'a References,
    of: &RecordId,
) -> Vec<(Id<Measurement>, &'a Measurement)> {
    let mut found: Vec<_> = references.referrers_of_kind::<Measurement>(document, of).collect();
    let time = |one: &Measurement| (one.year(), one.day);
    found.sort_by(|(one, a), (other, b)| {
        let by_time = time(a).cmp(&time(b));
        by_time.then_with(|| a.order.cmp(&b.order)).then_with(|| one.cmp(other))
    });
    found
}

/// The record that a target's values are of: the indicator that it follows, or itself.
pub fn source_of<'a>(id: &'a Id<Target>, target: &'a Target) -> &'a RecordId {
    target.indicator.as_ref().map_or(id.raw(), Id::raw)
}

/// The values of one sex, or of all, that are known on a day. They are added up within a year where the target is cumulative. The
/// measurements are in their order.
pub fn years(measurements: &[&Measurement], sex: Sex, on: Date, is_cumulative: bool) -> Years {
    // Of each year, what was said of the whole of it and of its days; the last of the same time holds.
    let mut of_years: BTreeMap<u16, (Option<f64>, BTreeMap<Date, f64>)> = BTreeMap::new();
    for one in measurements.iter().filter(|one| one.sex == sex) {
        let (Some(value), Some(year)) = (one.value, one.year()) else {
            continue;
        };
        if year > on.year() || one.day.is_some_and(|day| day > on) {
            continue;
        }
        let (whole, days) = of_years.entry(year).or_default();
        match one.day {
            None => *whole = Some(value.get()),
            Some(day) => drop(days.insert(day, value.get())),
        }
    }
    let found = of_years.into_iter().filter_map(|(year, (whole, days))| {
        let of_days = days.last_key_value().map(|(day, value)| YearValue {
            value: if is_cumulative { days.values().sum() } else { *value },
            month: day.month(),
        });
        let whole = whole.map(|value| YearValue { value, month: 12 });
        Some((year, whole.or(of_days)?))
    });
    found.collect()
}

/// Women and men together, of the years that have both.
pub fn together(women: &Years, men: &Years) -> Years {
    let both = women.iter().filter_map(|(year, women)| {
        let men = men.get(year)?;
        let value = YearValue {
            value: women.value + men.value,
            month: women.month.max(men.month),
        };
        Some((*year, value))
    });
    both.collect()
}
