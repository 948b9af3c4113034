//! An indicator as a picture of its values, by sex where they are, with the latest of them, its source and its unit in words, and all of them as a
//! table.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::{
    app::{
        interface::route::Route,
        text::{
            follow_up, vocabulary,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        follow_up::{
            grid::SEXES,
            series::{YearValue, Years, measurements_of, years},
        },
        records::{
            document::Document,
            indicator::{Indicator, Measurement},
            references::References,
        },
        values::{date::Date, id::Id},
    },
    render::{
        course::{Course, CourseLine, YearPoint},
        frame::Frame,
        palette::Palette,
    },
};

/// The width of a picture: one on a phone, and two beside each other elsewhere.
const WIDTH: f64 = 320.0;

/// What the lines are called, in the order of [`SEXES`].
const NAMES: [Word; 3] = [Word::AnalysisChartAllName, Word::CodeSexWomen, Word::CodeSexMen];

/// What is shown of an indicator.
#[derive(Clone, Default, PartialEq)]
pub struct Shown {
    href: String,
    /// What is measured.
    pub title: String,
    unit: String,
    /// Where the values come from; empty if it is not said.
    pub source: String,
    svg: String,
    /// The latest year with a value.
    pub latest_year: Option<u16>,
    /// The values of that year, said.
    latest: String,
    /// A row for each year: the year, and the values of all, women and men.
    rows: Vec<[String; 4]>,
    is_by_sex: bool,
}

impl Shown {
    /// What is shown of an indicator on a day; `None` if there is none.
    pub fn of(document: &Document, references: &References, id: &Id<Indicator>, today: Date) -> Option<Self> {
        let indicator = document.get(id)?;
        let series = series_of(document, references, id, today);
        let all: BTreeSet<u16> = series.iter().flat_map(|years| years.keys().copied()).collect();
        let said = |years: &Years, year: u16| years.get(&year).map(|value| follow_up::number(value.value));
        let unit = indicator.unit.trim();
        let latest_year = all.last().copied();
        let rows = all.iter().rev().map(|year| {
            let [total, women, men] = series.each_ref().map(|years| said(years, *year).unwrap_or_default());
            [year.to_string(), total, women, men]
        });
        let mut shown = Self {
            href: Route::Indicator(id.clone()).to_hash(),
            title: vocabulary::named(&indicator.title),
            unit: unit.into(),
            source: indicator.source.trim().into(),
            svg: String::new(),
            latest_year,
            latest: latest_year.map(|year| latest(&series, year, unit)).unwrap_or_default(),
            rows: rows.collect(),
            is_by_sex: series.iter().skip(1).any(|years| !years.is_empty()),
        };
        // One value is no course.
        if all.len() > 1 {
            shown.svg = shown.course(id, &series);
        }
        Some(shown)
    }

    /// What the finding rests on that is written of it.
    pub fn evidence(&self) -> String {
        if self.latest.is_empty() {
            self.title.clone()
        } else {
            [&self.title, ". ", &self.latest, "."].concat()
        }
    }

    fn course(&self, id: &Id<Indicator>, series: &[Years; 3]) -> String {
        let lines: Vec<(&str, Vec<YearPoint>)> = series
            .iter()
            .zip(NAMES)
            .filter(|(years, _)| !years.is_empty())
            .map(|(years, name)| (text(name), points(years)))
            .collect();
        let Some(((name, points), beside)) = lines.split_first() else {
            return String::new();
        };
        let beside: Vec<_> = beside
            .iter()
            .map(|(name, points)| CourseLine { name, points })
            .collect();
        let picture = Course {
            frame: Frame {
                id: &format!("indicator-{}", id.as_str()),
                language: words::tag(words::language()),
                title: &self.title,
                description: &self.latest,
                heading: false,
                note: "",
                width: WIDTH,
                margin: 0.0,
                palette: &Palette::LIGHT,
            },
            points,
            name,
            beside: &beside,
            goal: None,
        };
        picture.to_svg()
    }
}

/// What has been measured of an indicator, in the order of [`SEXES`].
fn series_of(document: &Document, references: &References, id: &Id<Indicator>, today: Date) -> [Years; 3] {
    let found = measurements_of(document, references, id.raw());
    let found: Vec<&Measurement> = found.into_iter().map(|(_, one)| one).collect();
    SEXES.map(|sex| years(&found, sex, today, false))
}

/// The latest values of an indicator, without their unit; `None` if there are none.
pub fn latest_values(document: &Document, references: &References, id: &Id<Indicator>, today: Date) -> Option<String> {
    let series = series_of(document, references, id, today);
    let year = series.iter().filter_map(|years| years.keys().next_back()).max()?;
    Some(latest(&series, *year, ""))
}

fn points(years: &Years) -> Vec<YearPoint> {
    let point = |(year, value): (&u16, &YearValue)| YearPoint {
        year: *year,
        value: value.value,
        label: follow_up::number(value.value),
    };
    years.iter().map(point).collect()
}

/// The values of a year, with the unit: *2024: 78,3 procent (kvinnor 76, män 80,4)*.
fn latest(series: &[Years; 3], year: u16, unit: &str) -> String {
    let said = |place: usize| {
        let value = series.get(place)?.get(&year)?;
        Some(follow_up::number(value.value))
    };
    let by_sex = [(1, Word::AnalysisChartWomen), (2, Word::AnalysisChartMen)];
    let by_sex = by_sex
        .into_iter()
        .filter_map(|(place, word)| Some(fill(word, &[("value", &said(place)?)])));
    let by_sex = by_sex.collect::<Vec<_>>().join(", ");
    let value = match (said(0), by_sex.is_empty()) {
        (Some(total), true) => [&total, " ", unit].concat(),
        (Some(total), false) => [
            total.as_str(),
            " ",
            unit,
            if unit.is_empty() { "(" } else { " (" },
            &by_sex,
            ")",
        ]
        .concat(),
        (None, _) => [&by_sex, " ", unit].concat(),
    };
    fill(
        Word::AnalysisChartLatest,
        &[("year", &year.to_string()), ("value", value.trim())],
    )
}

/// The picture with its words; `button` stands below.
pub fn view(shown: Shown, button: AnyView) -> AnyView {
    let Shown {
        href,
        title,
        unit,
        source,
        svg,
        latest,
        rows,
        is_by_sex,
        ..
    } = shown;
    let source = if source.is_empty() {
        text(Word::AnalysisChartNoSource).to_owned()
    } else {
        fill(Word::AnalysisChartSource, &[("source", &source)])
    };
    let latest = if latest.is_empty() {
        text(Word::AnalysisChartNoValues).to_owned()
    } else {
        latest + "."
    };
    let has_unit_said = !unit.is_empty() && rows.is_empty();
    let unit = has_unit_said.then(|| [" (", &unit, ")"].concat());
    let table = (rows.len() > 1).then(|| table(rows, is_by_sex));
    view! {
        <figure class="chart">
            {(!svg.is_empty()).then(|| view! { <div class="chart-holder" inner_html=svg /> })}
            <figcaption>
                <a href=href>{title}</a>
                {unit}
                ". "
                {latest}
                " "
                {source}
            </figcaption>
            {table}
            {button}
        </figure>
    }
    .into_any()
}

fn table(rows: Vec<[String; 4]>, is_by_sex: bool) -> AnyView {
    let columns = if is_by_sex { 4 } else { 2 };
    let heads = std::iter::once(Word::AnalysisChartYear).chain(NAMES);
    let heads: Vec<_> = heads
        .take(columns)
        .map(|head| view! { <th scope="col">{text(head)}</th> })
        .collect();
    let row = |[year, total, women, men]: [String; 4]| {
        let cells = [total, women, men].into_iter().take(columns - 1);
        let cells: Vec<_> = cells.map(|cell| view! { <td class="num">{cell}</td> }).collect();
        view! {
            <tr>
                <th scope="row">{year}</th>
                {cells}
            </tr>
        }
    };
    view! {
        <details class="chart-values">
            <summary>{text(Word::AnalysisChartTable)}</summary>
            <table class="data-table">
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect::<Vec<_>>()}</tbody>
            </table>
        </details>
    }
    .into_any()
}
