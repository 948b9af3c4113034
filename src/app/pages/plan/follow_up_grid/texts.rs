//! The columns, and what a row says in them.

use super::desk::on;
use crate::{
    app::text::{
        follow_up, vocabulary,
        words::{Word, count, fill, text},
    },
    domain::{
        follow_up::{
            attainment::{self, TargetStatus},
            goal::Goal,
            grid::{Followed, Held, Measured},
        },
        records::{
            document::Document,
            indicator::{BySex, Sex},
            plan::{Direction, Target},
            references::References,
        },
        values::{
            amount::{Amount, Year},
            id::RecordId,
        },
    },
};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridColumn {
    /// What is measured.
    Name,
    /// The value of the year before.
    Before,
    /// The value of the year: a place among the sexes, and whom it is of.
    Value(usize, Sex),
    /// The unit.
    Unit,
    /// How far the target has come.
    Attained,
    /// The series.
    Trend,
    /// Where it began.
    Baseline,
    /// What is to be reached, and when.
    Goal,
}

impl GridColumn {
    /// The place of the first column that is written in.
    pub const FIRST_WRITTEN: usize = 2;

    /// The columns that are shown.
    pub fn shown(by_sex: bool) -> Vec<Self> {
        let mut columns = vec![Self::Name, Self::Before, Self::Value(0, Sex::Total)];
        if by_sex {
            columns.extend([Self::Value(1, Sex::Women), Self::Value(2, Sex::Men)]);
        }
        columns.extend([Self::Attained, Self::Trend, Self::Unit, Self::Baseline, Self::Goal]);
        columns
    }

    /// What heads it.
    pub fn head(self, year: u16) -> String {
        let of_year = |word| fill(word, &[("year", &year.to_string())]);
        match self {
            Self::Name => text(Word::FollowUpGridColumnName).into(),
            Self::Before => (year - 1).to_string(),
            Self::Value(_, Sex::Total) => year.to_string(),
            Self::Value(_, Sex::Women) => of_year(Word::FollowUpGridColumnWomen),
            Self::Value(_, Sex::Men) => of_year(Word::FollowUpGridColumnMen),
            Self::Unit => text(Word::FollowUpGridColumnUnit).into(),
            Self::Attained => text(Word::FollowUpGridColumnAttained).into(),
            Self::Trend => text(Word::FollowUpGridColumnTrend).into(),
            Self::Baseline => text(Word::FollowUpGridColumnBaseline).into(),
            Self::Goal => text(Word::FollowUpGridColumnGoal).into(),
        }
    }

    /// How wide it is, in rem; the name takes what is left and at least this.
    pub const fn width(self) -> f64 {
        match self {
            Self::Name => 14.0,
            Self::Before => 6.5,
            Self::Value(_, Sex::Total) | Self::Trend | Self::Unit => 7.0,
            Self::Value(..) | Self::Baseline => 8.0,
            Self::Goal => 9.0,
            Self::Attained => 20.0,
        }
    }

    /// Whether numbers stand in it.
    pub fn is_number(self) -> Option<&'static str> {
        matches!(self, Self::Before | Self::Value(..) | Self::Baseline | Self::Goal).then_some("")
    }
}

/// What stands in a cell of the year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ValueText {
    /// What is shown.
    pub said: String,
    /// Whether there is a value.
    pub is_measured: bool,
    /// Whether it is written here.
    pub is_open: bool,
    /// Whether it is asked for by sex and isn't there.
    pub lacks_sex: bool,
}

/// What a row says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowTexts {
    /// What is measured.
    pub name: String,
    /// What is said after the name: that it is an indicator, or which it follows.
    pub kind: Option<String>,
    /// The unit.
    pub unit: String,
    /// The value of the year before.
    pub before: ValueText,
    /// The values of the year.
    pub values: [ValueText; 3],
    /// How far it has come.
    pub attained: Option<(TargetStatus, String)>,
    /// The series until the year.
    pub series: Vec<(u16, f64)>,
    /// The same in words.
    pub trend: String,
    /// The goal, where it is one number.
    pub level: Option<f64>,
    /// Where it began.
    pub baseline: String,
    /// What is to be reached.
    pub goal: String,
}

/// What a row says of a year.
pub fn row_texts(document: &Document, references: &References, id: &RecordId, year: u16) -> RowTexts {
    let Some(row) = Followed::of(document, id) else {
        return RowTexts::default();
    };
    let on = on(year);
    let series = row.series(document, references, on);
    let measured = Measured::of(&row, &series, year);
    let held = row.held(document, references, year);
    let cell = |place: usize| {
        let (held, value) = (&held[place], measured.values[place]);
        let is_asked = place == 0 || row.by_sex() == BySex::Yes;
        let is_told = is_asked || (row.by_sex() == BySex::Unstated) || *held != Held::Nothing;
        ValueText {
            said: match (held, value) {
                (Held::Several(n), value) => several(*n, value),
                (_, Some(value)) => follow_up::number(value),
                (_, None) if is_asked => text(Word::FollowUpGridNotMeasured).into(),
                (_, None) => String::new(),
            },
            is_measured: value.is_some(),
            is_open: row.is_own() && is_told && !matches!(held, Held::Several(_)),
            lacks_sex: place > 0 && measured.lacks_sex && value.is_none(),
        }
    };
    let before = series[0].get(&(year - 1)).map(|one| one.value);
    let name = vocabulary::named(row.title());
    let until: Vec<(u16, f64)> = series[0].iter().map(|(year, value)| (*year, value.value)).collect();
    let mut texts = RowTexts {
        kind: kind(document, &row),
        unit: row.unit().into(),
        before: ValueText {
            said: before.map_or_else(|| text(Word::FollowUpGridNotMeasured).into(), follow_up::number),
            is_measured: before.is_some(),
            ..ValueText::default()
        },
        values: [cell(0), cell(1), cell(2)],
        trend: trend(&name, &until),
        series: until,
        name,
        ..RowTexts::default()
    };
    if let Followed::Target(id, target) = &row {
        let attainment = attainment::of(document, references, id, on);
        texts.attained = attainment
            .as_ref()
            .map(|attainment| (attainment.total.status, follow_up::told(&attainment.total)));
        texts.level = attainment.and_then(|attainment| attainment.total.goal).and_then(level);
        texts.baseline = in_year(target.baseline, target.baseline_year);
        texts.goal = goal(target);
    }
    texts
}

fn several(n: usize, value: Option<f64>) -> String {
    let said = count(Word::FollowUpGridSeveralOne, Word::FollowUpGridSeveralMany, n);
    match value {
        Some(value) => format!("{} · {said}", follow_up::number(value)),
        None => said,
    }
}

/// That a row is an indicator's, or which one a target follows.
fn kind(document: &Document, row: &Followed<'_>) -> Option<String> {
    match row {
        Followed::Indicator(..) => Some(text(Word::FollowUpGridIndicator).into()),
        Followed::Target(..) if row.is_own() => None,
        Followed::Target(..) => {
            let indicator = Followed::of(document, row.source());
            let name = vocabulary::named(indicator.map_or("", |indicator| indicator.title()));
            Some(fill(Word::FollowUpGridFollowing, &[("name", &name)]))
        }
    }
}

fn level(goal: Goal) -> Option<f64> {
    match goal {
        Goal::AtLeast(value) | Goal::AtMost(value) => Some(value),
        Goal::Within(..) => None,
    }
}

fn in_year(value: Option<Amount>, year: Option<Year>) -> String {
    match (value.map(|value| follow_up::number(value.get())), year) {
        (Some(value), Some(year)) => year_said(&value, year),
        (Some(value), None) => value,
        (None, Some(year)) => year.get().to_string(),
        (None, None) => String::new(),
    }
}

fn year_said(value: &str, year: Year) -> String {
    let year = year.get().to_string();
    fill(Word::FollowUpGridInYear, &[("value", value), ("year", &year)])
}

fn goal(target: &Target) -> String {
    if let (Direction::Between, Some((from, to))) = (target.direction, target.value.zip(target.upper)) {
        let [from, to] = [from, to].map(|value| follow_up::number(value.get()));
        let said = fill(Word::FollowUpGridBetween, &[("from", &from), ("to", &to)]);
        return target.year.map_or_else(|| said.clone(), |year| year_said(&said, year));
    }
    in_year(target.value, target.year)
}

/// The series in words.
fn trend(name: &str, series: &[(u16, f64)]) -> String {
    if series.is_empty() {
        return fill(Word::FollowUpGridTrendNone, &[("name", name)]);
    }
    let values = series
        .iter()
        .map(|(year, value)| format!("{year} {}", follow_up::number(*value)));
    let values = values.collect::<Vec<_>>().join("; ");
    fill(Word::FollowUpGridTrend, &[("name", name), ("values", &values)])
}

impl RowTexts {
    /// The value that stands in a column, if it is one of values.
    pub fn value(&self, column: GridColumn) -> Option<&ValueText> {
        match column {
            GridColumn::Before => Some(&self.before),
            GridColumn::Value(place, _) => self.values.get(place),
            _ => None,
        }
    }

    /// What stands in a column, in words.
    pub fn said(&self, column: GridColumn) -> &str {
        match column {
            GridColumn::Name => &self.name,
            GridColumn::Before | GridColumn::Value(..) => self.value(column).map_or("", |value| &value.said),
            GridColumn::Unit => &self.unit,
            GridColumn::Attained => self.attained.as_ref().map_or("", |(_, told)| told),
            GridColumn::Trend => &self.trend,
            GridColumn::Baseline => &self.baseline,
            GridColumn::Goal => &self.goal,
        }
    }
}
