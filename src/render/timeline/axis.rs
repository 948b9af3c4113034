//! The axis of time: which years, quarters and months are told apart, as the room allows.

use super::super::canvas::SMALL;
use crate::domain::values::date::Date;

/// Room on both sides of a name between its lines.
const AROUND: f64 = 5.0;

/// The words of the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AxisWords<'a> {
    /// The months' short names, January first.
    pub months: [&'a str; 12],
    /// A quarter: a pattern with `{n}`, as `"kv {n}"`.
    pub quarter: &'a str,
}

/// The days that are shown and where they lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeScale {
    /// The number of the first day, at whose beginning the scale begins.
    first: i32,
    /// How many days are shown, at least one.
    days: i32,
    left: f64,
    right: f64,
}

/// How far apart the lines of the axis are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Months(u8),
    Years(u16),
}

/// A stretch of the axis with its name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stretch {
    /// Where it begins and ends, held to the scale.
    pub from: f64,
    pub to: f64,
    /// Its name; empty where it has no room.
    pub name: String,
}

impl TimeScale {
    /// The scale from the first to the last of these days, which may be given either way round.
    pub fn new(one: Date, other: Date, left: f64, right: f64) -> Self {
        let (first, last) = (one.min(other).day_number(), one.max(other).day_number());
        Self {
            first,
            days: last - first + 1,
            left,
            right: right.max(left + 1.0),
        }
    }

    /// Where the scale begins and ends.
    pub fn edges(&self) -> (f64, f64) {
        (self.left, self.right)
    }

    /// How wide a day is.
    pub fn day_width(&self) -> f64 {
        (self.right - self.left) / f64::from(self.days)
    }

    /// Where a day begins, also outside the scale.
    pub fn beginning(&self, day: Date) -> f64 {
        self.left + f64::from(day.day_number() - self.first) * self.day_width()
    }

    /// Where a day ends.
    pub fn end(&self, day: Date) -> f64 {
        self.beginning(day) + self.day_width()
    }

    /// The middle of a day.
    pub fn middle(&self, day: Date) -> f64 {
        self.beginning(day) + self.day_width() / 2.0
    }

    /// A place held to the scale.
    pub fn held(&self, x: f64) -> f64 {
        x.clamp(self.left, self.right)
    }

    /// Whether a place is on the scale.
    pub fn has(&self, x: f64) -> bool {
        (self.left..=self.right).contains(&x)
    }

    /// The years, or several at a time where they lie close.
    pub(super) fn years(&self) -> Vec<Stretch> {
        let year = SMALL.width("2026") + 2.0 * AROUND;
        let step = [1, 2, 5, 10, 20, 50, 100]
            .into_iter()
            .find(|years| f64::from(*years) * 365.0 * self.day_width() >= year)
            .unwrap_or(100);
        self.stretches(Step::Years(step), |date| date.year().to_string())
    }

    /// The months, or quarters where those lie close; nothing where they do too.
    pub(super) fn months(&self, words: &AxisWords) -> Vec<Stretch> {
        let widest = words.months.iter().map(|name| SMALL.width(name)).fold(0.0, f64::max);
        if 28.0 * self.day_width() >= widest + 2.0 * AROUND {
            let name = |date: Date| words.months.get(usize::from(date.month() - 1)).copied();
            return self.stretches(Step::Months(1), |date| name(date).unwrap_or_default().to_owned());
        }
        let quarter = |date: Date| words.quarter.replace("{n}", &((date.month() - 1) / 3 + 1).to_string());
        let widest = SMALL.width(&words.quarter.replace("{n}", "4"));
        if 90.0 * self.day_width() >= widest + 2.0 * AROUND {
            return self.stretches(Step::Months(3), quarter);
        }
        Vec::new()
    }

    fn stretches(&self, step: Step, name: impl Fn(Date) -> String) -> Vec<Stretch> {
        let last = self.first + self.days - 1;
        let mut begins = Date::from_day_number(self.first).map(|date| step.beginning(date));
        let mut found = Vec::new();
        while let Some(date) = begins.filter(|date| date.day_number() <= last) {
            begins = step.next(date);
            let end = begins.map_or(self.right, |next| self.beginning(next));
            let (from, to) = (self.held(self.beginning(date)), self.held(end));
            let name = name(date);
            let has_room = SMALL.width(&name) + 2.0 * AROUND <= to - from;
            found.push(Stretch {
                from,
                to,
                name: if has_room { name } else { String::new() },
            });
        }
        found
    }
}

impl Step {
    /// The first day of the stretch that a day is in.
    fn beginning(self, date: Date) -> Date {
        let (year, month) = match self {
            Self::Months(months) => (date.year(), (date.month() - 1) / months * months + 1),
            Self::Years(years) => (date.year() / years * years, 1),
        };
        Date::new(year, month, 1).unwrap_or(Date::FIRST)
    }

    /// The first day of the stretch after the one that begins on a day; `None` at the calendar's end.
    fn next(self, date: Date) -> Option<Date> {
        let (year, month) = match self {
            Self::Months(months) if date.month() + months > 12 => (date.year() + 1, 1),
            Self::Months(months) => (date.year(), date.month() + months),
            Self::Years(years) => (date.year() + years, 1),
        };
        Date::new(year, month, 1)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const WORDS: AxisWords<'static> = AxisWords {
        months: [
            "jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec",
        ],
        quarter: "kv {n}",
    };

    fn scale(first: &str, last: &str, width: f64) -> TimeScale {
        TimeScale::new(Date::parse(first).unwrap(), Date::parse(last).unwrap(), 0.0, width)
    }

    fn names(stretches: &[Stretch]) -> Vec<&str> {
        stretches.iter().map(|stretch| stretch.name.as_str()).collect()
    }

    #[test]
    fn a_day_lies_between_its_beginning_and_its_end() {
        let scale = scale("2026-01-01", "2026-12-31", 365.0);
        let day = Date::new(2026, 2, 1).unwrap();
        assert_eq!(
            (scale.beginning(day), scale.middle(day), scale.end(day)),
            (31.0, 31.5, 32.0)
        );
        assert_eq!(scale.end(Date::new(2026, 12, 31).unwrap()), 365.0);
    }

    #[test]
    fn months_are_told_where_they_have_room_and_quarters_where_those_have() {
        let year = |width| scale("2026-01-01", "2026-12-31", width).months(&WORDS);
        assert_eq!(names(&year(600.0)).len(), 12);
        assert_eq!(names(&year(240.0)), ["kv 1", "kv 2", "kv 3", "kv 4"]);
        assert_eq!(names(&year(100.0)).len(), 0);
    }

    #[test]
    fn years_lie_side_by_side_without_a_gap_whatever_is_shown() {
        for (first, last, width) in [
            ("1800-01-01", "2200-12-31", 300.0),
            ("2026-06-15", "2026-06-15", 300.0),
            ("2025-12-31", "2026-01-01", 20.0),
            ("2020-03-01", "2031-02-11", 640.0),
        ] {
            let scale = scale(first, last, width);
            for stretches in [scale.years(), scale.months(&WORDS)] {
                for pair in stretches.windows(2) {
                    assert_eq!(pair[0].to, pair[1].from, "{first}");
                }
                for stretch in &stretches {
                    assert!(stretch.from >= 0.0 && stretch.to <= width + 1e-9, "{stretch:?}");
                }
            }
            assert_eq!(scale.years().first().unwrap().from, 0.0);
        }
    }
}
