//! The table of actions as text: a file for spreadsheets (`docs/format.md`, *CSV of actions*), cells that are copied and pasted, and what
//! becomes of the document when such a text comes back.

mod incoming;
mod planned;
#[cfg(test)]
mod tests;

pub use self::{
    incoming::{IncomingTable, read_file},
    planned::{Altered, Fate, NameChoice, PlannedImport, PlannedRow, UnknownName, plan},
};
use super::delimited::{Separator, push_row, push_row_with};
use crate::domain::{
    action_table::{cell::ActionTable, column::ActionColumn},
    records::plan::Action,
    values::id::Id,
};

/// The file of these actions, in this order, with these columns and always the id, by which the same action is known when the file comes
/// back. UTF-8 with a byte order mark, semicolons, lines that end in CRLF.
pub fn write<'a>(
    table: &ActionTable<'_>,
    ids: impl IntoIterator<Item = &'a Id<Action>>,
    columns: &[ActionColumn],
) -> String {
    // Last: a spreadsheet takes a file that begins with ID for one of another kind.
    let others = columns.iter().copied().filter(|column| *column != ActionColumn::Id);
    let columns: Vec<ActionColumn> = others.chain([ActionColumn::Id]).collect();
    let mut text = String::from("\u{feff}");
    push_row(&mut text, columns.iter().map(|column| (table.words.column)(*column)));
    for id in ids {
        let cells = cells(table, id, &columns);
        push_row(&mut text, cells.iter().map(String::as_str));
    }
    text
}

/// Cells as they are copied: tabs between them, a line a row.
pub fn copied<'a>(
    table: &ActionTable<'_>,
    ids: impl IntoIterator<Item = &'a Id<Action>>,
    columns: &[ActionColumn],
) -> String {
    let mut text = String::new();
    for id in ids {
        let cells = cells(table, id, columns);
        push_row_with(&mut text, Separator::Tab, cells.iter().map(String::as_str));
    }
    text
}

fn cells(table: &ActionTable<'_>, id: &Id<Action>, columns: &[ActionColumn]) -> Vec<String> {
    let Some(action) = table.document.get(id) else {
        return Vec::new();
    };
    columns
        .iter()
        .map(|column| table.written(id, action, *column))
        .collect()
}
