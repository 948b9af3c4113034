//! Which column of a table of figures is what, by what heads it and by what stands below.

use super::{
    FigureError,
    cells::{self, YearHead, is_key_figure, is_missing},
};
use crate::{
    domain::{action_table::names::folded, records::indicator::Sex, values::amount::Amount},
    format::delimited::DelimitedRow,
};

/// How many of the first rows may stand above the heads.
const MOST_ABOVE: usize = 60;

/// How many of the rows below are looked at.
const LOOKED_AT: usize = 60;

/// What a column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// Kolada's id.
    KeyFigure,
    /// What is measured.
    Title,
    /// A place.
    Place,
    /// The year of each row.
    Year,
    /// Whom the row's values are of.
    Sex,
    /// The unit.
    Unit,
    /// Where the values come from.
    Source,
    /// Values: of the year that heads them or of the row's, of whom where the head says it, and what is measured, where it says so.
    Values(Option<u16>, Option<Sex>, String),
    /// Something else by which the values are divided, as an age.
    Division,
    /// It is left.
    Left,
}

/// What heads the columns of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heads {
    /// The row in which they stand, by its place.
    pub row: usize,
    /// What each column is.
    pub columns: Vec<Column>,
    /// What stands above them: what the whole table is called.
    pub title: String,
}

impl Heads {
    /// The heads of a table.
    ///
    /// # Errors
    /// [`FigureError`] where none of the first rows has columns for years and values.
    pub fn of(rows: &[DelimitedRow]) -> Result<Self, FigureError> {
        let mut error = FigureError::NoHeads;
        for (row, heads) in rows.iter().enumerate().take(MOST_ABOVE) {
            let below = rows.get(row + 1..).unwrap_or_default();
            let below = below.get(..LOOKED_AT).unwrap_or(below);
            match columns(&heads.cells, below) {
                Ok(Some(columns)) => {
                    return Ok(Self {
                        row,
                        columns,
                        title: title_above(rows.get(..row).unwrap_or_default()),
                    });
                }
                Ok(None) => {}
                Err(found) => error = found,
            }
        }
        Err(error)
    }

    /// The places of the columns of a sort.
    pub fn places(&self, is_it: impl Fn(&Column) -> bool) -> impl Iterator<Item = usize> {
        let columns = self.columns.iter().enumerate();
        columns.filter(move |(_, column)| is_it(column)).map(|(place, _)| place)
    }
}

/// What the table is called: the first line above the heads in which one cell says something, without how it is divided.
fn title_above(rows: &[DelimitedRow]) -> String {
    let said = rows.iter().find_map(|row| {
        let mut said = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        said.next().filter(|_| said.next().is_none())
    });
    let title = said.unwrap_or_default();
    let ends = [" efter ", " by "].iter().filter_map(|word| title.find(word));
    let title = title.get(..ends.min().unwrap_or(title.len())).unwrap_or(title);
    title.trim_end_matches(['.', ',', ':']).into()
}

/// What a column is by its head alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    /// An id of Kolada's or a title: what stands below tells.
    KeyFigure,
    Title,
    Place,
    PlaceCode,
    Year,
    Sex,
    Unit,
    Source,
    Value,
    Left,
}

/// What columns are called, in Swedish and English, folded.
const NAMES: [(Named, &[&str]); 10] = [
    (
        Named::KeyFigure,
        &[
            "kpi",
            "kpi id",
            "nyckeltal",
            "nyckeltal id",
            "nyckeltals id",
            "nyckeltalsid",
            "nyckeltalskod",
            "id",
            "key figure",
            "beteckning",
        ],
    ),
    (
        Named::Title,
        &[
            "titel",
            "title",
            "nyckeltalsnamn",
            "nyckeltalstitel",
            "kpi title",
            "kpi titel",
            "kpi name",
            "namn",
            "name",
            "indikator",
            "indicator",
            "tabellinnehall",
            "contents",
            "vad",
        ],
    ),
    (
        Named::Place,
        &[
            "kommun",
            "kommuner",
            "region",
            "regioner",
            "kommun/region",
            "kommun / region",
            "kommun eller region",
            "municipality",
            "municipality name",
            "municipality title",
            "lan",
            "omrade",
            "geografi",
            "plats",
            "place",
            "ort",
            "kommunnamn",
            "regionnamn",
            "enhetsnamn",
            "kommun namn",
        ],
    ),
    (
        Named::PlaceCode,
        &[
            "municipality id",
            "municipality code",
            "kommunkod",
            "kommun kod",
            "kommun id",
            "regionkod",
            "region id",
            "lanskod",
            "kod",
            "code",
        ],
    ),
    (Named::Year, &["ar", "year", "period", "tid", "time", "artal"]),
    (Named::Sex, &["kon", "gender", "sex"]),
    (Named::Unit, &["enhet", "unit", "matt", "mattenhet"]),
    (Named::Source, &["kalla", "source"]),
    (
        Named::Value,
        &["varde", "value", "utfall", "varden", "values", "matvarde"],
    ),
    (
        Named::Left,
        &[
            "count",
            "status",
            "municipality type",
            "kommuntyp",
            "typ",
            "type",
            "isdeleted",
            "is deleted",
            "deleted",
            "antal varden",
            "beskrivning",
            "description",
            "senast uppdaterad",
            "updated",
            "publiceringsdatum",
            "publication date",
        ],
    ),
];

fn named(head: &str) -> Option<Named> {
    let head = folded(&head.replace(['_', '-'], " "));
    let found = NAMES.iter().find(|(_, names)| names.contains(&head.as_str()));
    found.map(|(named, _)| *named)
}

/// What the columns are that a row heads; `None` if it heads none.
fn columns(heads: &[String], below: &[DelimitedRow]) -> Result<Option<Vec<Column>>, FigureError> {
    let names: Vec<Option<Named>> = heads.iter().map(|head| named(head)).collect();
    let years: Vec<Option<YearHead>> = heads.iter().map(|head| cells::year_head(head)).collect();
    let has = |wanted: Named| names.contains(&Some(wanted));
    let of_years = years.iter().flatten().count();
    let is_known = names.iter().flatten().count() > 0;
    if heads.iter().filter(|head| !head.trim().is_empty()).count() < 2 || !is_known && of_years < 2 {
        return Ok(None);
    }
    let other = heads
        .iter()
        .zip(&years)
        .find(|(_, year)| **year == Some(YearHead::OtherPeriod));
    if let Some((head, _)) = other {
        return Err(FigureError::OtherPeriod(head.trim().into()));
    }
    let values = value_columns(heads, &names, below);
    if of_years == 0 && (values.is_empty() || !has(Named::Year)) {
        return Ok(None);
    }
    // A row of values whose numbers look like years heads nothing.
    if !is_known && !are_in_order(&years) {
        return Ok(None);
    }
    let mut columns: Vec<Column> = Vec::with_capacity(heads.len());
    for (place, head) in heads.iter().enumerate() {
        let column = match (years.get(place), names.get(place).copied().flatten()) {
            (Some(Some(YearHead::Year(year, sex, what))), _) => Column::Values(Some(*year), *sex, what.clone()),
            (_, Some(Named::KeyFigure)) if are_key_figures(below, place) => Column::KeyFigure,
            (_, Some(Named::KeyFigure)) if folded(head) == "id" => Column::Left,
            (_, Some(Named::KeyFigure | Named::Title)) => Column::Title,
            (_, Some(Named::PlaceCode)) if has(Named::Place) => Column::Left,
            (_, Some(Named::Place | Named::PlaceCode)) => Column::Place,
            (_, Some(Named::Year)) if of_years == 0 => Column::Year,
            (_, Some(Named::Year)) => Column::Left,
            (_, Some(Named::Sex)) => Column::Sex,
            (_, Some(Named::Unit)) => Column::Unit,
            (_, Some(Named::Source)) => Column::Source,
            _ if of_years == 0 && values.contains(&place) => {
                let is_named = names.get(place) == Some(&Some(Named::Value));
                let what = if is_named { String::new() } else { head.trim().into() };
                Column::Values(None, None, what)
            }
            (_, Some(Named::Left | Named::Value)) => Column::Left,
            _ if is_empty_below(head, below, place) => Column::Left,
            _ => Column::Division,
        };
        // Of two columns of one sort the first counts, and the other divides the values.
        let is_second =
            !matches!(column, Column::Values(..) | Column::Division | Column::Left) && columns.contains(&column);
        columns.push(if is_second { Column::Division } else { column });
    }
    Ok(Some(columns))
}

/// The columns with the values of the year in each row: those that are called so, or the last ones with nothing but numbers below.
fn value_columns(heads: &[String], names: &[Option<Named>], below: &[DelimitedRow]) -> Vec<usize> {
    let called: Vec<usize> = (0..heads.len())
        .filter(|place| names.get(*place) == Some(&Some(Named::Value)))
        .collect();
    if !called.is_empty() {
        return called;
    }
    let is_number = |cell: &str| Amount::parse(cell.trim().trim_end_matches('%')).is_some();
    let is_numeric = |place: usize| {
        let mut cells = below
            .iter()
            .filter_map(|row| row.cells.get(place))
            .filter(|cell| !is_missing(cell))
            .peekable();
        cells.peek().is_some() && cells.all(|cell| is_number(cell))
    };
    let last = (0..heads.len()).rev();
    let mut numeric: Vec<usize> = last
        .skip_while(|place| names.get(*place) == Some(&Some(Named::Left)))
        .take_while(|place| names.get(*place) == Some(&None) && is_numeric(*place))
        .collect();
    numeric.reverse();
    numeric
}

fn are_key_figures(below: &[DelimitedRow], place: usize) -> bool {
    let cells = below.iter().filter_map(|row| row.cells.get(place));
    let mut said = cells.filter(|cell| !cell.trim().is_empty());
    said.next().is_some_and(|cell| is_key_figure(cell))
}

fn is_empty_below(head: &str, below: &[DelimitedRow], place: usize) -> bool {
    let cells = || below.iter().filter_map(|row| row.cells.get(place));
    head.trim().is_empty() && cells().all(|cell| cell.trim().is_empty())
}

fn are_in_order(years: &[Option<YearHead>]) -> bool {
    let years: Vec<u16> = years
        .iter()
        .flatten()
        .filter_map(|head| match head {
            YearHead::Year(year, _, _) => Some(*year),
            YearHead::OtherPeriod => None,
        })
        .collect();
    years.windows(2).all(|pair| pair[0] <= pair[1]) || years.windows(2).all(|pair| pair[0] >= pair[1])
}
