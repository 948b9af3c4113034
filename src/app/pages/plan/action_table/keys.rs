//! What a key means on the table.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::{
    Cursor, TableDesk,
    editing::{self, Begin},
    table_of,
};
use crate::{
    app::interface::route::Route,
    domain::action_table::{arrangement::Line, cell::CellValue, column::ActionColumn},
    edit::action_cells::write_cells,
    platform::web::{page, random},
};

/// A key was pressed on the table.
pub fn pressed(desk: TableDesk, event: &KeyboardEvent) {
    // The heads' buttons and the cell that is written in have keys of their own.
    if event.default_prevented() || event.is_composing() || event.target() != event.current_target() {
        return;
    }
    let cursor = desk.cursor.get_untracked();
    let (has_shift, has_command) = (event.shift_key(), event.ctrl_key() || event.meta_key());
    let last = (desk.rows.total.get_untracked().saturating_sub(1), last_column(desk));
    let (row, column) = (cursor.row, cursor.column);
    let by = if has_command { usize::MAX } else { 1 };
    let to = match event.key().as_str() {
        "ArrowDown" => (row.saturating_add(by), column),
        "ArrowUp" => (row.saturating_sub(by), column),
        "ArrowRight" => (row, column.saturating_add(by)),
        "ArrowLeft" => (row, column.saturating_sub(by)),
        "PageDown" => (row.saturating_add(desk.rows.page()), column),
        "PageUp" => (row.saturating_sub(desk.rows.page()), column),
        "Home" if has_command => (0, 0),
        "End" if has_command => last,
        "Home" => (row, 0),
        "End" => (row, last.1),
        key => {
            if other(desk, event, key, has_command) {
                event.prevent_default();
            }
            return;
        }
    };
    event.prevent_default();
    desk.go_to(to.0, to.1, has_shift);
}

fn last_column(desk: TableDesk) -> usize {
    desk.columns.with_untracked(|columns| columns.len()).saturating_sub(1)
}

/// What a key does that doesn't move. Gives whether the browser is to leave it.
fn other(desk: TableDesk, event: &KeyboardEvent, key: &str, has_command: bool) -> bool {
    let cursor = desk.cursor.get_untracked();
    let line = desk.line(cursor.row);
    match (key, line) {
        ("Enter" | " ", Some(Line::Heading(..))) => {
            if !event.repeat() {
                fold(desk, cursor.row);
            }
            true
        }
        ("Enter", Some(Line::Row(id, _))) if has_command => {
            page::go_to(&Route::Action(id).to_hash());
            true
        }
        // A key that is held opens one cell and not the next ones.
        ("Enter" | "F2", Some(Line::Row(..))) => {
            if !event.repeat() {
                editing::begin(desk, Begin::Written);
            }
            true
        }
        ("Delete" | "Backspace", _) => {
            empty(desk);
            true
        }
        ("Escape", _) => {
            let is_several = cursor != Cursor::at(cursor.row, cursor.column);
            if is_several {
                desk.go_to(cursor.row, cursor.column, false);
            }
            is_several
        }
        ("a" | "A", _) if has_command => {
            desk.cursor.set(Cursor {
                from_row: 0,
                from_column: 0,
                row: desk.rows.total.get_untracked().saturating_sub(1),
                column: last_column(desk),
            });
            true
        }
        (" ", _) => true,
        (key, Some(Line::Row(..))) if writes(event, key) => {
            // The letter itself comes in the field that has got the keyboard by then.
            editing::begin(desk, Begin::Typed);
            // No key of the page is meant.
            event.stop_propagation();
            false
        }
        _ => false,
    }
}

/// Whether a key writes something, also as the first of several that are put together.
fn writes(event: &KeyboardEvent, key: &str) -> bool {
    let is_alternative = event.get_modifier_state("AltGraph");
    let is_plain = is_alternative || !(event.ctrl_key() || event.meta_key() || event.alt_key());
    let mut signs = key.chars();
    let is_one = signs.next().is_some() && signs.next().is_none();
    is_plain && (is_one || matches!(key, "Dead" | "Process"))
}

/// Folds what is under a heading, or unfolds it.
pub fn fold(desk: TableDesk, row: usize) {
    if let Some(Line::Heading(group, _)) = desk.line(row) {
        desk.folded.update(|folded| {
            if !folded.remove(&group) {
                folded.insert(group);
            }
        });
    }
}

/// Empties the cells that are chosen.
fn empty(desk: TableDesk) {
    let (ids, columns) = (desk.chosen(), desk.chosen_columns());
    let command = desk.workspace.now(|document, references| {
        let table = table_of(document, references);
        let values: Vec<(ActionColumn, CellValue)> = columns
            .into_iter()
            .filter_map(|column| Some((column, table.read(column, "", None).ok()?)))
            .collect();
        write_cells(document, &ids, &values, &mut random::new_id)
    });
    if let Some(command) = command.flatten() {
        desk.workspace.dispatch(&command);
    }
}
