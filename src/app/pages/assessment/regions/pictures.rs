//! The pictures of a comparison, as SVG text.

use super::side_by_side::RegionComparison;
use crate::{
    app::{
        pages::assessment::pictures::{self, frame, range},
        text::{
            vocabulary::level_range,
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
pub fn dots(comparison: &RegionComparison, width: f64) -> String {
    let rows = rows(comparison);
    let names: Vec<&str> = comparison.names.iter().map(String::as_str).collect();
    let rows: Vec<DotRow> = rows
        .iter()
        .map(|row| DotRow {
            number: &row.number,
            label: row.factor.title(words::language()),
            values: &row.medians,
        })
        .collect();
    let (title, description) = (title(comparison), description(comparison));
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
pub fn radar(comparison: &RegionComparison, width: f64) -> String {
    let rows = rows(comparison);
    let lines: Vec<Vec<Option<f64>>> = (0..comparison.names.len())
        .map(|region| {
            let value = |row: &Row| row.medians.get(region).copied().flatten();
            rows.iter().map(value).collect()
        })
        .collect();
    let names = comparison.names.iter().zip(&lines);
    let series: Vec<Series> = names.map(|(name, values)| Series { name, values }).collect();
    let (title, description) = (title(comparison), description(comparison));
    let numbers: Vec<String> = rows.into_iter().map(|row| row.number).collect();
    let frame = frame("regions-radar", &title, &description, width);
    pictures::radar(frame, &numbers, &series, Word::RegionsMore)
}

struct Row {
    factor: &'static Factor,
    number: String,
    medians: Vec<Option<f64>>,
}

fn rows(comparison: &RegionComparison) -> Vec<Row> {
    let factors = comparison.factors.iter();
    factors
        .map(|(factor, compared)| Row {
            factor,
            number: factor.number.to_string(),
            medians: RegionComparison::medians(compared),
        })
        .collect()
}

fn title(comparison: &RegionComparison) -> String {
    let n = comparison.names.len().to_string();
    fill(Word::RegionsChartTitle, &[("n", &n)])
}

/// What can be seen, region by region.
fn description(comparison: &RegionComparison) -> String {
    let mut sentences = Vec::new();
    for (region, name) in comparison.names.iter().enumerate() {
        let factors = comparison.factors.iter();
        let medians = factors.filter_map(|(_, one)| RegionComparison::medians(one).get(region).copied().flatten());
        if let Some((lowest, highest)) = range(medians) {
            sentences.push(fill(
                Word::RegionsChartDescription,
                &[("region", name), ("range", &level_range(lowest, highest))],
            ));
        }
    }
    sentences.join(" ")
}
