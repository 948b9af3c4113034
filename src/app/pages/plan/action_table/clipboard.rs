//! Cells that are copied and pasted.

use leptos::prelude::*;
use web_sys::ClipboardEvent;

use super::{TableDesk, editing, held::Parted, incoming, table_of, table_words};
use crate::{
    app::{
        interface::notice::Tone,
        text::words::{Word, count},
    },
    domain::{action_table::arrangement::Line, ways_out::WayOut},
    edit::action_cells::write_cells,
    format::action_table::{self, IncomingTable},
    platform::web::{clipboard, random},
};

/// The cells that are chosen are to be copied.
pub fn copied(desk: TableDesk, event: &ClipboardEvent) {
    if event.target() != event.current_target() {
        return;
    }
    let (ids, columns) = (desk.chosen(), desk.chosen_columns());
    let text = desk
        .workspace
        .now(|document, references| action_table::copied(&table_of(document, references), &ids, &columns));
    let Some(text) = text else { return };
    if clipboard::carry(event, &WayOut::ActionCells.with(text)) {
        let cells = ids.len() * columns.len();
        desk.app
            .notices
            .announce(count(Word::ActionTableCopiedOne, Word::ActionTableCopiedMany, cells));
    }
}

/// Something is pasted on the table: one cell fills all that are chosen, more are shown before anything is done.
pub fn pasted(desk: TableDesk, event: &ClipboardEvent) {
    if event.target() != event.current_target() {
        return;
    }
    let text = event
        .clipboard_data()
        .and_then(|carried| carried.get_data("text/plain").ok());
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        return;
    };
    event.prevent_default();
    let cursor = desk.cells.cursor.get_untracked();
    let (first_row, first_column) = (cursor.rows().0, cursor.columns().0);
    let columns = desk.columns.get_untracked();
    let onwards = columns.get(first_column..).unwrap_or_default();
    let incoming = IncomingTable::of_cells(&text, onwards, &table_words());
    if let Some(cell) = incoming.only_cell() {
        fill(desk, cell);
        return;
    }
    // Only rows that are shown are pasted over, whatever lies hidden between them.
    let lines = desk.lines();
    let below = lines.iter().skip(first_row).filter_map(Line::action).cloned();
    let onto = (!incoming.has_heads()).then(|| below.collect());
    incoming::show(desk, None, incoming, onto);
}

/// Fills all cells that are chosen with the same.
fn fill(desk: TableDesk, cell: &str) {
    let (ids, columns) = (desk.chosen(), desk.chosen_columns());
    let read = desk.workspace.now(|document, references| {
        let table = table_of(document, references);
        let (mut values, mut fault) = (Vec::new(), None);
        for column in columns.into_iter().filter(|column| column.is_editable()) {
            match table.read(column, cell, ids.first().and_then(|id| document.get(id))) {
                Ok(value) => values.push((column, value)),
                Err(error) => fault = Some((column, error)),
            }
        }
        (values, fault)
    });
    let Some((values, fault)) = read else { return };
    let parted = Parted::of(desk, &ids, &values);
    let command = desk
        .workspace
        .now(|document, _| write_cells(document, &parted.free, &values, &mut random::new_id));
    if let Some((column, error)) = fault {
        desk.app
            .notices
            .notify(Tone::Trouble, editing::fault(desk, column, &error));
    }
    if let Some(command) = command.flatten() {
        desk.workspace.dispatch(&command);
    }
    parted.tell(desk);
}
