//! The pictures of a comparison, as SVG text.

use super::side_by_side::RegionComparison;
use crate::{
    app::{
        pages::assessment::pictures::{self, frame, range},
        text::{
            vocabulary::level,
            words::{self, Word, fill, text},
        },
    },
    domain::assessment::factors::Factor,
    render::{
        dots::{DotForm, DotRow, DotWords, Dots},
        radar::Series,
    },
};

/// A row a factor, a mark a region.
pub fn dots(beside: &RegionComparison, width: f64) -> String {
    let rows = rows(beside);
    let names: Vec<&str> = beside.names.iter().map(String::as_str).collect();
    let rows: Vec<DotRow> = rows
        .iter()
        .map(|row| DotRow {
            number: &row.number,
            label: row.factor.title(words::language()),
            values: &row.medians,
        })
        .collect();
    let (title, description) = (title(beside), description(beside));
    Dots {
        frame: frame("regions-dots", &title, &description, width),
        series: &names,
        rows: &rows,
        form: DotForm::Beside,
        words: DotWords {
            axis: text(Word::RegionsAxis),
            value: text(Word::RegionsOurs),
            change: "",
            no_value: "–",
            missing: text(Word::RegionsMissing),
            more: text(Word::RegionsMore),
        },
        numbers: words::numbers(),
    }
    .to_svg()
}

/// A line a region.
pub fn radar(beside: &RegionComparison, width: f64) -> String {
    let rows = rows(beside);
    let lines: Vec<Vec<Option<f64>>> = (0..beside.names.len())
        .map(|region| {
            let value = |row: &Row| row.medians.get(region).copied().flatten();
            rows.iter().map(value).collect()
        })
        .collect();
    let names = beside.names.iter().zip(&lines);
    let series: Vec<Series> = names.map(|(name, values)| Series { name, values }).collect();
    let (title, description) = (title(beside), description(beside));
    let numbers: Vec<String> = rows.into_iter().map(|row| row.number).collect();
    let frame = frame("regions-radar", &title, &description, width);
    pictures::radar(frame, &numbers, &series, Word::RegionsMore)
}

struct Row {
    factor: &'static Factor,
    number: String,
    medians: Vec<Option<f64>>,
}

fn rows(beside: &RegionComparison) -> Vec<Row> {
    let factors = beside.factors.iter();
    factors
        .map(|(factor, compared)| Row {
            factor,
            number: factor.number.to_string(),
            medians: RegionComparison::medians(compared),
        })
        .collect()
}

fn title(beside: &RegionComparison) -> String {
    let n = beside.names.len().to_string();
    fill(Word::RegionsChartTitle, &[("n", &n)])
}

/// What can be seen, region by region.
fn description(beside: &RegionComparison) -> String {
    let mut told = Vec::new();
    for (region, name) in beside.names.iter().enumerate() {
        let factors = beside.factors.iter();
        let medians = factors.filter_map(|(_, one)| RegionComparison::medians(one).get(region).copied().flatten());
        if let Some((lowest, highest)) = range(medians) {
            told.push(fill(
                Word::RegionsChartDescription,
                &[
                    ("region", name),
                    ("lowest", &level(lowest)),
                    ("highest", &level(highest)),
                ],
            ));
        }
    }
    told.join(" ")
}
