//! Reading figures in turns, so that a large file holds nothing up.

use std::{borrow::Cow, collections::BTreeMap};

use super::{
    Fault, FigureError, Figures, MOST_BYTES, MOST_ROWS, RowFault, Series,
    cells::{self, is_ambiguous, is_missing},
    heads::{Column, Heads},
    places::place_key,
};
use crate::{
    domain::{
        action_table::names::folded,
        follow_up::grid::typed::{self, ValueError},
        records::indicator::Sex,
        values::{amount::Year, text::plain},
    },
    format::{
        delimited::{DelimitedRow, RowPlace, Separator},
        transcoded,
    },
};

/// Figures that are being read.
#[derive(Debug)]
pub struct FigureReading {
    text: String,
    /// What is measured, where the file doesn't say it.
    name: String,
    separator: Separator,
    place: RowPlace,
    rows: Vec<DelimitedRow>,
    table: Option<Table>,
}

impl FigureReading {
    /// Begins with a file; `name` is what is measured where the file doesn't say it.
    ///
    /// # Errors
    /// [`FigureError`] where it is too large or no text.
    pub fn of_file(bytes: &[u8], name: &str) -> Result<Self, FigureError> {
        if bytes.len() > MOST_BYTES {
            return Err(FigureError::TooLarge(bytes.len()));
        }
        let text = transcoded::table_text(bytes).ok_or(FigureError::NotText)?;
        Self::of_text(text, name)
    }

    /// Begins with a text that has been pasted.
    ///
    /// # Errors
    /// [`FigureError`] where there is nothing in it, or too much.
    pub fn of_text(text: String, name: &str) -> Result<Self, FigureError> {
        if text.len() > MOST_BYTES {
            return Err(FigureError::TooLarge(text.len()));
        }
        if text.trim().is_empty() {
            return Err(FigureError::Empty);
        }
        // A record has no control signs: what is known by its title when it comes again must have none here either.
        let [text, name] = [text, name.into()].map(|text| plain(Cow::Owned(text)));
        Ok(Self {
            separator: separator(&text),
            place: RowPlace::begin(&text),
            name,
            text,
            rows: Vec::new(),
            table: None,
        })
    }

    /// Reads `most` rows more. `None` as long as there are others.
    pub fn go_on(&mut self, most: usize) -> Option<Result<Figures, FigureError>> {
        let Some(table) = &mut self.table else {
            let has_ended = self.place.read_on(&self.text, self.separator, most, &mut self.rows);
            if self.rows.len() > MOST_ROWS {
                return Some(Err(FigureError::TooManyRows));
            }
            if has_ended {
                match Heads::of(&self.rows) {
                    Ok(heads) => self.table = Some(Table::below(heads, &self.rows, &self.name)),
                    Err(error) => return Some(Err(error)),
                }
            }
            return None;
        };
        for _ in 0..most {
            let Some(row) = self.rows.get(table.next) else {
                return Some(std::mem::take(table).finish());
            };
            table.next += 1;
            table.read(row);
        }
        None
    }

    /// How much has been read, from 0 to 1.
    pub fn share(&self) -> f64 {
        let part = |done: usize, all: usize| if all == 0 { 1.0 } else { done as f64 / all as f64 };
        let rows = self
            .table
            .as_ref()
            .map_or(0.0, |table| part(table.next, self.rows.len()));
        (part(self.place.at, self.text.len()) + rows) / 2.0
    }
}

/// What parts the cells: that by which most of the first rows have as many cells.
fn separator(text: &str) -> Separator {
    const LOOKED_AT: usize = 40;
    let agreeing = |separator: Separator| {
        let (mut place, mut rows) = (RowPlace::begin(text), Vec::new());
        place.read_on(text, separator, LOOKED_AT, &mut rows);
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.cells.len() > 1) {
            *counts.entry(row.cells.len()).or_default() += 1;
        }
        counts.into_values().max().unwrap_or_default()
    };
    let mut best = (Separator::Semicolon, 0);
    for separator in Separator::ALL {
        let count = agreeing(separator);
        if count > best.1 {
            best = (separator, count);
        }
    }
    best.0
}

/// A table below its heads.
#[derive(Debug, Default)]
struct Table {
    heads: Option<Heads>,
    /// The row that comes next, by its place.
    next: usize,
    name: String,
    /// The series by what stands in the cells that name them, and by what these mean.
    by_cells: BTreeMap<String, usize>,
    by_name: BTreeMap<[String; 2], usize>,
    figures: Figures,
    /// The place and what is measured of the last row, which those below don't repeat where somebody has copied them from the screen.
    above: Vec<String>,
    is_after_gap: bool,
    /// Values that may be thousands or decimals, with the cell, the series, the year and the sex.
    ambiguous: Vec<(usize, String, usize, (u16, Sex))>,
    has_comma: bool,
    has_point: bool,
}

impl Table {
    fn below(heads: Heads, rows: &[DelimitedRow], name: &str) -> Self {
        let mut table = Self {
            next: heads.row + 1,
            name: name.into(),
            above: vec![String::new(); heads.columns.len()],
            ..Self::default()
        };
        for row in rows.iter().take(heads.row) {
            table.note(row);
        }
        table.heads = Some(heads);
        table
    }

    fn note(&mut self, row: &DelimitedRow) {
        let said: Vec<&str> = row
            .cells
            .iter()
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        if !said.is_empty() {
            self.figures.notes.push((row.line, said.join(" ")));
        }
    }

    fn fault(&mut self, line: usize, fault: Fault) {
        self.figures.faults.push(RowFault { line, fault });
    }

    fn read(&mut self, row: &DelimitedRow) {
        let Some(heads) = self.heads.take() else { return };
        self.read_below(&heads, row);
        self.heads = Some(heads);
    }

    fn read_below(&mut self, heads: &Heads, row: &DelimitedRow) {
        let said = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        let is_over = row
            .cells
            .get(heads.columns.len()..)
            .is_some_and(|more| more.iter().any(|cell| !cell.trim().is_empty()));
        let is_whole = row.cells.len() >= heads.columns.len() && !is_over;
        if said == 0 {
            self.is_after_gap = true;
            return;
        }
        // What SCB writes below the figures: one cell, or what isn't a row of the table after an empty line.
        let is_note =
            said == 1 && heads.columns.len() > 1 && row.cells.first().is_some_and(|cell| !cell.trim().is_empty());
        if is_note && (row.cells.len() == 1 || !is_whole || self.is_after_gap) || self.is_after_gap && !is_whole {
            self.note(row);
            return;
        }
        if !is_whole {
            let (found, expected) = (row.cells.len(), heads.columns.len());
            self.fault(row.line, Fault::Columns { found, expected });
            return;
        }
        self.is_after_gap = false;
        self.read_values(heads, row);
    }

    fn read_values(&mut self, heads: &Heads, row: &DelimitedRow) {
        let is_wide = heads
            .places(|column| matches!(column, Column::Values(Some(_), ..)))
            .next()
            .is_some();
        let cell = |place: usize| row.cells.get(place).map_or("", |cell| cell.trim());
        let mut year = None;
        let mut of = Sex::Total;
        for (place, column) in heads.columns.iter().enumerate() {
            let text = cell(place);
            match column {
                Column::Year => match Year::parse(text) {
                    Some(found) => year = Some(found.get()),
                    None if cells::is_of_other_period(text) => {
                        return self.fault(row.line, Fault::OtherPeriod(text.into()));
                    }
                    None => return self.fault(row.line, Fault::Year(text.into())),
                },
                Column::Sex => match cells::sex(text) {
                    Some(found) => of = found,
                    None => return self.fault(row.line, Fault::Sex(text.into())),
                },
                Column::Place | Column::KeyFigure | Column::Title | Column::Division => {
                    let above = self.above.get_mut(place);
                    match above {
                        Some(above) if !text.is_empty() => text.clone_into(above),
                        Some(above) if is_wide && !above.is_empty() => {}
                        Some(above) => {
                            above.clear();
                            if *column == Column::Place {
                                return self.fault(row.line, Fault::NoPlace);
                            }
                        }
                        None => {}
                    }
                }
                Column::Source if self.figures.source.is_empty() => self.figures.source = text.into(),
                Column::Source | Column::Unit | Column::Values(..) | Column::Left => {}
            }
        }
        let unit = heads
            .places(|column| *column == Column::Unit)
            .next()
            .map_or("", &cell)
            .to_owned();
        for (place, column) in heads.columns.iter().enumerate() {
            let Column::Values(of_head, sex, what) = column else {
                continue;
            };
            let Some(year) = of_head.or(year) else { continue };
            let text = cell(place);
            if is_missing(text) {
                self.figures.missing += 1;
                continue;
            }
            let series = self.series(heads, what, &unit, row.line);
            self.value(series, (year, sex.unwrap_or(of)), text, row.line);
        }
    }

    /// The series of what stands above and in the row.
    fn series(&mut self, heads: &Heads, what: &str, unit: &str, line: usize) -> usize {
        let cells = self.above.join("\u{1f}") + "\u{1f}" + what;
        if let Some(found) = self.by_cells.get(&cells) {
            return *found;
        }
        let said = |wanted: Column| heads.places(|column| *column == wanted).next();
        let of = |wanted: Column| {
            said(wanted)
                .and_then(|place| self.above.get(place))
                .map_or("", String::as_str)
        };
        let key_figure = of(Column::KeyFigure).to_uppercase();
        let titles = [
            of(Column::Title),
            what,
            &heads.title,
            if key_figure.is_empty() { &self.name } else { "" },
        ];
        let title = titles.into_iter().find(|title| !title.is_empty()).unwrap_or_default();
        // What is measured, and by what else the values are divided.
        let what = [what].into_iter().filter(|what| !what.is_empty() && *what != title);
        let divisions = heads.places(|column| *column == Column::Division);
        let divisions = divisions.filter_map(|place| self.above.get(place)).map(String::as_str);
        let divisions = divisions.filter(|one| !one.is_empty() && !matches!(folded(one).as_str(), "total" | "totalt"));
        let parts: Vec<&str> = [title]
            .into_iter()
            .chain(what)
            .chain(divisions)
            .filter(|part| !part.is_empty())
            .collect();
        let divided = parts.get(1..).unwrap_or_default().join(", ");
        let series = Series {
            title: parts.join(", "),
            place: cells::place(of(Column::Place)).into(),
            unit: if unit.is_empty() {
                cells::unit_of(&parts.join(", "))
            } else {
                unit.into()
            },
            // Two parts of one key figure are two things.
            key_figure: if key_figure.is_empty() || divided.is_empty() {
                key_figure
            } else {
                [&key_figure, ", ", &divided].concat()
            },
            line,
            values: BTreeMap::new(),
        };
        let name = [folded(series.key()), place_key(&series.place)];
        let next = self.figures.series.len();
        let found = *self.by_name.entry(name).or_insert(next);
        if found == next {
            self.figures.series.push(series);
        }
        self.by_cells.insert(cells, found);
        found
    }

    fn value(&mut self, series: usize, at: (u16, Sex), text: &str, line: usize) {
        let Some(of) = self.figures.series.get_mut(series) else {
            return;
        };
        let value = match typed::value(text, &of.unit) {
            Ok(Some(value)) => value,
            Ok(None) => return,
            Err(ValueError::Number) => return self.fault(line, Fault::Value(text.into())),
            Err(ValueError::Unit) => {
                let unit = of.unit.clone();
                return self.fault(line, Fault::Unit(text.into(), unit));
            }
        };
        if of.unit.is_empty() && text.ends_with('%') {
            of.unit = "procent".into();
        }
        self.has_comma |= text.contains(',');
        self.has_point |= text.contains('.');
        match of.values.get(&at) {
            Some((had, first)) if *had != value => {
                let first = *first;
                self.fault(line, Fault::Twice(first));
                return;
            }
            Some(_) => return,
            None => drop(of.values.insert(at, (value, line))),
        }
        if is_ambiguous(text) {
            self.ambiguous.push((line, text.into(), series, at));
        }
    }

    fn finish(mut self) -> Result<Figures, FigureError> {
        if self.has_comma && self.has_point {
            for (line, text, series, at) in std::mem::take(&mut self.ambiguous) {
                if let Some(series) = self.figures.series.get_mut(series) {
                    series.values.remove(&at);
                }
                self.fault(line, Fault::Decimal(text));
            }
        }
        let mut figures = self.figures;
        figures.faults.sort_by_key(|fault| fault.line);
        if figures.series.is_empty() && figures.faults.is_empty() {
            return Err(FigureError::NoValues);
        }
        if figures.source.is_empty() {
            figures.source = source(&figures);
        }
        Ok(figures)
    }
}

/// Where the figures come from, as far as the lines around them say it.
fn source(figures: &Figures) -> String {
    let has_key_figure = |series: &Series| series.key_figure.split(',').next().is_some_and(cells::is_key_figure);
    if figures.series.iter().any(has_key_figure) {
        return "Kolada".into();
    }
    let mut notes = figures.notes.iter().map(|(_, note)| note.trim());
    while let Some(note) = notes.next() {
        let after = note.get(..6).filter(|begin| begin.to_lowercase().starts_with("källa"));
        if after.is_some() || note.to_lowercase().starts_with("source") {
            let said = note.split_once(':').map_or("", |(_, said)| said.trim());
            let said = if said.is_empty() {
                notes.next().unwrap_or_default()
            } else {
                said
            };
            return said.trim_end_matches('.').into();
        }
    }
    let is_scb = |note: &str| {
        note.contains("SCB") || note.contains("Statistiska centralbyrån") || note.contains("Statistics Sweden")
    };
    if figures.notes.iter().any(|(_, note)| is_scb(note)) {
        return "SCB".into();
    }
    String::new()
}
