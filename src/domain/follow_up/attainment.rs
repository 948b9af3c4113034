//! How far a target has come on a day: a word, a share of the way, and whether that is in time.

use super::{
    goal::{Goal, Hindrance, is_same},
    series::{self, Years},
};
use crate::domain::{
    records::{
        document::Document,
        indicator::{Measurement, Sex},
        plan::Target,
        references::References,
    },
    values::{
        amount::{Amount, Year},
        date::Date,
        id::Id,
    },
};

/// Where the value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// In the goal.
    Reached,
    /// Nearer to it than the baseline.
    UnderWay,
    /// As far from it as the baseline.
    Unchanged,
    /// Further from it than the baseline.
    Worse,
    /// Outside what it should keep within.
    Deviates,
    /// Not there, and it is not known where it began.
    NotReached,
    /// Nothing has been measured.
    NotMeasured,
    /// Only women or men have been measured.
    BySexOnly,
    /// It can't be reckoned.
    NotReckoned(Hindrance),
}

/// Whether it goes as it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetStatus {
    /// It can't be reckoned.
    NotReckoned,
    /// The target year is over and has not been measured.
    Awaiting,
    /// Nothing has been measured.
    NotMeasured,
    /// The target year is over, and it was reached.
    Achieved,
    /// The target year is over, and it was not reached.
    Missed,
    /// As far as is expected by now.
    OnTrack,
    /// Not as far as is expected by now.
    Behind,
    /// There is nothing to hold it against.
    Unjudged,
}

/// The value that is held against the goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Actual {
    /// The value; of a cumulative target the baseline with all that has been added.
    pub value: f64,
    /// The year that it is of.
    pub year: u16,
    /// The month until which it is known, 1 to 12.
    pub month: u8,
    /// Whether it is of a year after the target year.
    pub is_late: bool,
    /// What has been added up, by year; empty unless the target is cumulative.
    pub added: Vec<(u16, f64)>,
    /// The years among them that have not been measured.
    pub unmeasured: Vec<u16>,
}

/// How far one series has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Reckoning {
    /// Where the value stands.
    pub standing: Standing,
    /// How much of the way has been gone, where there is one: 1 is the whole.
    pub share: Option<f64>,
    /// How much is expected to have been gone by then.
    pub expected: Option<f64>,
    /// Whether it goes as it should.
    pub status: TargetStatus,
    /// Where it began.
    pub baseline: Option<f64>,
    /// Where it should lie, if that can be told.
    pub goal: Option<Goal>,
    /// What has been measured.
    pub actual: Option<Actual>,
}

/// How far a target has come: for all, and for each sex that has been measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Attainment {
    /// For all.
    pub total: Reckoning,
    /// For women.
    pub women: Option<Reckoning>,
    /// For men.
    pub men: Option<Reckoning>,
}

/// A target as it is reckoned.
struct Case<'a> {
    target: &'a Target,
    on: Date,
}

/// How far a target of a document has come on a day; `None` if it is not there.
pub fn of(document: &Document, references: &References, id: &Id<Target>, on: Date) -> Option<Attainment> {
    let target = document.get(id)?;
    let measurements = series::measurements_of(document, references, series::source_of(id, target));
    let measurements: Vec<_> = measurements.into_iter().map(|(_, one)| one).collect();
    let indicator = target.indicator.as_ref().and_then(|indicator| document.get(indicator));
    let unit = indicator.map_or("", |indicator| &indicator.unit);
    Some(reckoned(target, &measurements, unit, on))
}

/// How far a target has come on a day by these measurements, which are in their order, and in the unit that is given, if it is.
pub fn reckoned(target: &Target, measurements: &[&Measurement], unit: &str, on: Date) -> Attainment {
    let case = Case { target, on };
    let years = |sex| series::years(measurements, sex, on, target.cumulative);
    let (mut total, women, men) = (years(Sex::Total), years(Sex::Women), years(Sex::Men));
    if target.cumulative {
        for (year, value) in series::together(&women, &men) {
            total.entry(year).or_insert(value);
        }
    }
    let [ours, theirs] = [&target.unit, unit].map(|unit| unit.trim().to_lowercase());
    let has_other_unit = !ours.is_empty() && !theirs.is_empty() && ours != theirs;
    let mut of_all = if has_other_unit {
        case.hindered(Hindrance::Unit, None)
    } else {
        case.of_all(&total)
    };
    let of_sex = |years: &Years| {
        let is_reckoned = !target.cumulative && !has_other_unit;
        let of_sex = is_reckoned.then(|| case.of_sex(years))?;
        of_sex.actual.is_some().then_some(of_sex)
    };
    let (women, men) = (of_sex(&women), of_sex(&men));
    if of_all.standing == Standing::NotMeasured && (women.is_some() || men.is_some()) {
        of_all.standing = Standing::BySexOnly;
    }
    Attainment {
        total: of_all,
        women,
        men,
    }
}

impl Case<'_> {
    fn baseline_year(&self) -> Option<u16> {
        self.target.baseline_year.map(Year::get)
    }

    fn year(&self) -> Option<u16> {
        self.target.year.map(Year::get)
    }

    fn of_all(&self, years: &Years) -> Reckoning {
        let own = self.target.baseline.map(Amount::get);
        let baseline = if self.target.cumulative {
            Some(own.unwrap_or(0.0))
        } else {
            own.or_else(|| self.measured_baseline(years))
        };
        match Goal::of(self.target, baseline) {
            Err(hindrance) => self.hindered(hindrance, baseline),
            Ok(goal) if baseline.is_some_and(|baseline| goal.is_against(baseline)) => {
                self.hindered(Hindrance::Against, baseline)
            }
            Ok(goal) => self.against(goal, baseline, years),
        }
    }

    fn of_sex(&self, years: &Years) -> Reckoning {
        let baseline = self.measured_baseline(years);
        match Goal::of(self.target, baseline) {
            Err(hindrance) => Reckoning {
                actual: self.actual(baseline, years),
                ..self.hindered(hindrance, baseline)
            },
            Ok(goal) => self.against(goal, baseline, years),
        }
    }

    fn measured_baseline(&self, years: &Years) -> Option<f64> {
        let year = self.baseline_year()?;
        years.get(&year).map(|value| value.value)
    }

    fn hindered(&self, hindrance: Hindrance, baseline: Option<f64>) -> Reckoning {
        Reckoning {
            standing: Standing::NotReckoned(hindrance),
            share: None,
            expected: None,
            status: TargetStatus::NotReckoned,
            baseline,
            goal: None,
            actual: None,
        }
    }

    fn against(&self, goal: Goal, baseline: Option<f64>, years: &Years) -> Reckoning {
        let actual = self.actual(baseline, years);
        let standing = actual
            .as_ref()
            .map_or(Standing::NotMeasured, |actual| standing(goal, baseline, actual.value));
        let value = actual.as_ref().map(|actual| actual.value);
        let share = baseline.zip(value).and_then(|(from, to)| goal.share(from, to));
        let expected = share.and(actual.as_ref()).and_then(|actual| self.expected(actual));
        Reckoning {
            standing,
            share,
            expected,
            status: self.status(standing, share.zip(expected), actual.as_ref()),
            baseline,
            goal: Some(goal),
            actual,
        }
    }

    fn actual(&self, baseline: Option<f64>, years: &Years) -> Option<Actual> {
        if self.target.cumulative {
            return self.added(baseline.unwrap_or(0.0), years);
        }
        let counted = |year: u16| self.baseline_year().is_none_or(|baseline| year > baseline);
        let mut after = years.iter().filter(|(year, _)| counted(**year));
        let goal_year = self.year().unwrap_or(u16::MAX);
        let in_time = after.clone().take_while(|(year, _)| **year <= goal_year).last();
        let is_measured = in_time.is_some_and(|(year, _)| *year == goal_year);
        let late = after.find(|(year, _)| **year > goal_year).filter(|_| !is_measured);
        let (year, value) = late.or(in_time)?;
        Some(Actual {
            value: value.value,
            year: *year,
            month: value.month,
            is_late: *year > goal_year,
            added: Vec::new(),
            unmeasured: Vec::new(),
        })
    }

    /// The first year that counts in a cumulative target, if that has been said.
    fn first_counted(&self) -> Option<u16> {
        let from = self.target.counted_from.map(Year::get);
        from.or_else(|| self.baseline_year().map(|year| year + 1))
    }

    fn added(&self, baseline: f64, years: &Years) -> Option<Actual> {
        let first = self.first_counted().or_else(|| years.keys().next().copied())?;
        let last = self.year().unwrap_or(u16::MAX);
        let counted: Vec<_> = years.iter().filter(|(year, _)| (first..=last).contains(year)).collect();
        let (year, value) = counted.last()?;
        Some(Actual {
            value: counted.iter().fold(baseline, |sum, (_, one)| sum + one.value),
            year: **year,
            month: value.month,
            is_late: false,
            added: counted.iter().map(|(year, one)| (**year, one.value)).collect(),
            unmeasured: (first..**year).filter(|year| !years.contains_key(year)).collect(),
        })
    }

    /// The year at whose end the way begins.
    fn beginning(&self) -> Option<u16> {
        if self.target.cumulative {
            self.first_counted().map(|year| year - 1)
        } else {
            self.baseline_year()
        }
    }

    fn expected(&self, actual: &Actual) -> Option<f64> {
        let (from, to) = self.beginning().zip(self.year())?;
        if to <= from {
            return None;
        }
        let months = (f64::from(actual.year) - f64::from(from) - 1.0) * 12.0 + f64::from(actual.month);
        Some((months / (f64::from(to - from) * 12.0)).min(1.0))
    }

    fn status(&self, standing: Standing, shares: Option<(f64, f64)>, actual: Option<&Actual>) -> TargetStatus {
        let is_over = self.year().is_some_and(|year| self.on.year() > year);
        let is_final = actual.is_some_and(|actual| self.year().is_some_and(|year| actual.year >= year));
        if is_over && !is_final {
            return TargetStatus::Awaiting;
        }
        match standing {
            Standing::NotReckoned(_) => TargetStatus::NotReckoned,
            Standing::NotMeasured | Standing::BySexOnly => TargetStatus::NotMeasured,
            Standing::Reached if is_over => TargetStatus::Achieved,
            _ if is_over => TargetStatus::Missed,
            Standing::Reached => TargetStatus::OnTrack,
            Standing::Worse | Standing::Deviates => TargetStatus::Behind,
            Standing::UnderWay | Standing::Unchanged | Standing::NotReached => match shares {
                Some((share, expected)) if share >= expected || is_same(share, expected) => TargetStatus::OnTrack,
                Some(_) => TargetStatus::Behind,
                None => TargetStatus::Unjudged,
            },
        }
    }
}

fn standing(goal: Goal, baseline: Option<f64>, actual: f64) -> Standing {
    let left = goal.distance(actual);
    if left == 0.0 {
        return Standing::Reached;
    }
    let is_kept = matches!(goal, Goal::Within(..));
    match baseline.map(|baseline| goal.distance(baseline)) {
        None | Some(0.0) if is_kept => Standing::Deviates,
        None => Standing::NotReached,
        Some(way) if is_same(left, way) => Standing::Unchanged,
        Some(way) if left < way => Standing::UnderWay,
        Some(_) => Standing::Worse,
    }
}

impl Reckoning {
    /// The share in whole percent: 100 only where it is reached, and 0 only where nothing has changed.
    pub fn percent(&self) -> Option<f64> {
        let percent = self.share? * 100.0;
        let whole = percent.round();
        Some(match self.standing {
            Standing::Unchanged => 0.0,
            Standing::Reached => whole.max(100.0),
            _ if percent > 0.0 => whole.clamp(1.0, 99.0),
            _ => whole.min(-1.0),
        })
    }
}
