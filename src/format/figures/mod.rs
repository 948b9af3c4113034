//! Figures of others, as Kolada exports them in long form and SCB in wide: read from a file or a paste in turns, every row that can't be read
//! named by its line (`docs/figures.md`), and what becomes of the document's indicators when they are taken in.

mod cells;
mod heads;
mod places;
mod planned;
mod reading;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use thiserror::Error;

use crate::domain::{records::indicator::Sex, values::amount::Amount};

pub use self::{
    places::{ChosenPlaces, first_choice, own_places},
    planned::{FigureChoices, PlannedFigures, PlannedSeries, command, plan},
    reading::FigureReading,
};

/// The most bytes of a file of figures that are read.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// The most rows that are read.
pub const MOST_ROWS: usize = 150_000;

/// What has been read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Each series of values, in the order in which they begin.
    pub series: Vec<Series>,
    /// The rows that can't be read, and why.
    pub faults: Vec<RowFault>,
    /// Lines that are no figures: headings and footnotes.
    pub notes: Vec<(usize, String)>,
    /// How many cells say that there is no value.
    pub missing: usize,
    /// Where the figures come from, as far as the file says it; empty if it doesn't.
    pub source: String,
}

/// A series of values: of one thing in one place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// Kolada's id; empty if there is none.
    pub key_figure: String,
    /// What is measured.
    pub title: String,
    /// The place, as the file calls it; empty if it names none.
    pub place: String,
    /// The unit; empty if the file says none.
    pub unit: String,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// The values by year and sex, with the lines on which they stand.
    pub values: BTreeMap<(u16, Sex), (Amount, usize)>,
}

impl Series {
    /// By what the same series is known when it comes again: Kolada's id, or else the title.
    pub fn key(&self) -> &str {
        if self.key_figure.is_empty() {
            &self.title
        } else {
            &self.key_figure
        }
    }

    /// What an indicator of it is called: what is measured, and where.
    pub fn name(&self) -> String {
        match (self.title.as_str(), self.place.as_str()) {
            ("", "") => self.key_figure.clone(),
            ("", place) => [&self.key_figure, ", ", place].concat(),
            (title, "") => title.into(),
            (title, place) => [title, ", ", place].concat(),
        }
    }
}

/// A row that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Why.
    pub fault: Fault,
}

/// Why a row can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has another number of columns than the heads.
    Columns {
        /// How many it has.
        found: usize,
        /// How many there are heads.
        expected: usize,
    },
    /// It names no place, as the others do.
    NoPlace,
    /// This is no year.
    Year(String),
    /// This is a part of a year, or several years.
    OtherPeriod(String),
    /// This is no sex.
    Sex(String),
    /// This is no number.
    Value(String),
    /// This is in another unit than the title says.
    Unit(String, String),
    /// This may be thousands or decimals: the file has points and commas as decimal signs.
    Decimal(String),
    /// The row of this line says something else of the same place, year and sex.
    Twice(usize),
    /// The document has several indicators that it may be of.
    SeveralIndicators(String),
}

/// Why figures can't be read at all.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FigureError {
    /// There is nothing in the file.
    #[error("nothing is in the file")]
    Empty,
    /// The file has more than [`MOST_BYTES`].
    #[error("the file has {0} bytes")]
    TooLarge(usize),
    /// The file has more than [`MOST_ROWS`].
    #[error("the file has more than {MOST_ROWS} rows")]
    TooManyRows,
    /// The file is no text.
    #[error("the file is no text")]
    NotText,
    /// No row heads columns with years and values.
    #[error("no row heads columns with years and values")]
    NoHeads,
    /// A column is of a part of a year, or of several.
    #[error("the column {0} is of no year")]
    OtherPeriod(String),
    /// There are heads, and no values below them.
    #[error("there are no values")]
    NoValues,
}
