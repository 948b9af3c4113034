//! What a key means on the table.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::{
    TableDesk,
    editing::{self, Begin},
    table_of,
};
use crate::{
    app::{
        components::cell_grid::{Cursor, writes},
        interface::route::Route,
    },
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
    let has_command = event.ctrl_key() || event.meta_key();
    if let Some((row, column)) = desk.cells.moved(event) {
        event.prevent_default();
        desk.go_to(row, column, event.shift_key());
    } else if other(desk, event, &event.key(), has_command) {
        event.prevent_default();
    }
}

/// What a key does that doesn't move. Gives whether the browser is to leave it.
fn other(desk: TableDesk, event: &KeyboardEvent, key: &str, has_command: bool) -> bool {
    let cursor = desk.cells.cursor.get_untracked();
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
            desk.cells.choose_all();
            true
        }
        (" ", _) => true,
        (_, Some(Line::Row(..))) if writes(event) => {
            // The letter itself comes in the field that has got the keyboard by then.
            editing::begin(desk, Begin::Typed);
            // No key of the page is meant.
            event.stop_propagation();
            false
        }
        _ => false,
    }
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
