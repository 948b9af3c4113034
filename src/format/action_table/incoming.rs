//! A table that comes from outside: its rows, and which of its columns are ours.

use super::super::{
    delimited::{self, DelimitedRow, Separator},
    transcoded,
};
use crate::domain::action_table::{cell::TableWords, column::ActionColumn, names::folded};

/// The most bytes of a table that are read.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// A table that comes from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingTable {
    /// What its columns are called, if it says so.
    pub heads: Vec<String>,
    /// Which columns of ours they are; `None` of those that are left.
    pub columns: Vec<Option<ActionColumn>>,
    /// Its rows.
    pub rows: Vec<DelimitedRow>,
}

/// The text of a file in UTF-8, UTF-16 or Windows-1252; `None` if it is none, or longer than [`MOST_BYTES`].
pub fn read_file(bytes: &[u8]) -> Option<String> {
    transcoded::table_text(bytes).filter(|_| bytes.len() <= MOST_BYTES)
}

/// The column of a name or code.
fn column_of(name: &str, words: &TableWords) -> Option<ActionColumn> {
    let name = folded(name);
    let is_it = |column: &&ActionColumn| column.code() == name || folded((words.column)(**column)) == name;
    ActionColumn::ALL.iter().find(is_it).copied()
}

/// Which columns a row of heads names; `None` if it is no such row.
fn heads(row: &DelimitedRow, words: &TableWords) -> Option<Vec<Option<ActionColumn>>> {
    let mut columns: Vec<Option<ActionColumn>> = Vec::new();
    for cell in &row.cells {
        // Of two columns with one name the first counts.
        let column = column_of(cell, words).filter(|column| !columns.contains(&Some(*column)));
        columns.push(column);
    }
    let known = columns.iter().flatten().count();
    let said = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let is_named = columns.contains(&Some(ActionColumn::Title)) || columns.contains(&Some(ActionColumn::Id));
    (known >= 2 || (known >= 1 && is_named && known * 2 >= said)).then_some(columns)
}

impl IncomingTable {
    /// What is in a file, or in a text that somebody has pasted where a file could be given. Where no head is known the first row heads the
    /// columns if it can, and which of ours they are is for the user to say.
    pub fn of_file(text: &str, words: &TableWords) -> Self {
        let mut rows = delimited::rows(text, Separator::of(text.trim_start_matches('\u{feff}')));
        let named = rows.first().and_then(|row| heads(row, words));
        if let Some(columns) = named {
            return Self {
                heads: rows.remove(0).cells,
                columns,
                rows,
            };
        }
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let mut columns = vec![None; width];
        if let Some(first) = columns.first_mut() {
            *first = Some(ActionColumn::Title);
        }
        let mut table = Self {
            heads: Vec::new(),
            columns,
            rows,
        };
        // Words without numbers over more than one row are heads more often than not.
        let is_word = |cell: &String| !cell.trim().is_empty() && !cell.contains(|sign: char| sign.is_ascii_digit());
        let is_head = |row: &DelimitedRow| row.cells.len() == width && row.cells.iter().all(is_word);
        table.set_headed(width > 1 && table.rows.len() > 1 && table.rows.first().is_some_and(is_head));
        table
    }

    /// Takes the first row for the names of the columns, or for a row like the others.
    pub fn set_headed(&mut self, is_headed: bool) {
        if is_headed && !self.has_heads() && !self.rows.is_empty() {
            self.heads = self.rows.remove(0).cells;
        } else if !is_headed && self.has_heads() {
            let cells = std::mem::take(&mut self.heads);
            let line = 1;
            self.rows.insert(0, DelimitedRow { line, cells });
        }
    }

    /// What is pasted in the table, into these columns from the one that has the keyboard on. A text with heads says itself which columns
    /// it has.
    pub fn of_cells(text: &str, onwards: &[ActionColumn], words: &TableWords) -> Self {
        let separator = match Separator::of(text) {
            // A cell may have semicolons and commas, so that only heads show that they part cells.
            Separator::Semicolon | Separator::Comma if !Self::is_headed(text, words) => Separator::Tab,
            found => found,
        };
        let mut rows = delimited::rows(text, separator);
        let named = rows
            .first()
            .filter(|row| row.cells.len() > 1)
            .and_then(|row| heads(row, words));
        if let Some(columns) = named {
            return Self {
                heads: rows.remove(0).cells,
                columns,
                rows,
            };
        }
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        Self {
            heads: Vec::new(),
            columns: (0..width).map(|place| onwards.get(place).copied()).collect(),
            rows,
        }
    }

    fn is_headed(text: &str, words: &TableWords) -> bool {
        let first = text.lines().next().unwrap_or_default();
        let rows = delimited::rows(first, Separator::of(first));
        rows.first()
            .is_some_and(|row| row.cells.len() > 1 && heads(row, words).is_some())
    }

    /// Whether it says itself which columns it has.
    pub fn has_heads(&self) -> bool {
        !self.heads.is_empty()
    }

    /// Its only cell, if it has one.
    pub fn only_cell(&self) -> Option<&str> {
        match self.rows.as_slice() {
            [] if !self.has_heads() => Some(""),
            [row] if !self.has_heads() => match row.cells.as_slice() {
                [cell] => Some(cell),
                _ => None,
            },
            _ => None,
        }
    }
}
