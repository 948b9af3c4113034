//! What keys, a mouse and a finger mean on the grid.

use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent};

use super::{
    desk::Desk,
    detail,
    editing::{self, Begin},
    texts::GridColumn,
};
use crate::{
    app::components::{
        cell_grid::{Cursor, cell_at, writes},
        record_links,
    },
    domain::{records::indicator::Sex, values::id::RecordId},
    edit::measured_values::MeasuredValue,
    platform::web::page,
};

/// A key was pressed on the grid.
pub fn pressed(desk: Desk, event: &KeyboardEvent) {
    // The field and the buttons have keys of their own.
    if event.default_prevented() || event.is_composing() || event.target() != event.current_target() {
        return;
    }
    let has_command = event.ctrl_key() || event.meta_key();
    if let Some((row, column)) = desk.cells.moved(event) {
        event.prevent_default();
        desk.go_to(row, column, event.shift_key());
    } else if other(desk, event, has_command) {
        event.prevent_default();
    }
}

/// What a key does that doesn't move. Gives whether the browser is to leave it.
fn other(desk: Desk, event: &KeyboardEvent, has_command: bool) -> bool {
    let cursor = desk.cells.cursor.get_untracked();
    let of = desk.of(cursor.row);
    match (event.key().as_str(), of) {
        ("Enter", Some(of)) if has_command => {
            open(desk, &of);
            true
        }
        // A key that is held opens one cell and not the next ones.
        ("Enter" | "F2", Some(_)) => {
            if !event.repeat() {
                editing::begin(desk, Begin::Written);
            }
            true
        }
        ("Delete" | "Backspace", _) => {
            empty(desk);
            true
        }
        ("Escape", _) if cursor != Cursor::at(cursor.row, cursor.column) => {
            desk.go_to(cursor.row, cursor.column, false);
            true
        }
        ("a" | "A", _) if has_command => {
            desk.cells.choose_all();
            true
        }
        (" ", _) => true,
        (_, Some(of)) if writes(event) => {
            match desk.column(cursor.column) {
                // The digit itself comes in the field that has got the keyboard by then.
                Some(GridColumn::Value(..)) => editing::begin(desk, Begin::Typed),
                _ => detail::show(desk, of),
            }
            // No key of the page is meant.
            event.stop_propagation();
            desk.editing.with_untracked(Option::is_none)
        }
        _ => false,
    }
}

fn open(desk: Desk, of: &RecordId) {
    let href = desk.workspace.now(|document, _| record_links::to(document, of));
    if let Some(link) = href.flatten().filter(|link| !link.href.is_empty()) {
        page::go_to(&link.href);
    }
}

/// The rows that are chosen, each once, and whose values of them.
pub fn chosen(desk: Desk) -> (Vec<RecordId>, Vec<GridColumn>) {
    let cursor = desk.cells.cursor.get_untracked();
    let ((first, last), (from, to)) = (cursor.rows(), cursor.columns());
    let mut rows: Vec<RecordId> = Vec::new();
    for of in (first..=last).filter_map(|row| desk.of(row)) {
        if !rows.contains(&of) {
            rows.push(of);
        }
    }
    (rows, (from..=to).filter_map(|place| desk.column(place)).collect())
}

/// Empties the cells that are chosen.
fn empty(desk: Desk) {
    let (rows, columns) = chosen(desk);
    let sexes = columns.into_iter().filter_map(|column| match column {
        GridColumn::Value(_, sex) => Some(sex),
        _ => None,
    });
    let sexes: Vec<Sex> = sexes.collect();
    let emptied = |of: RecordId| {
        let cell = move |sex: &Sex| MeasuredValue {
            of: of.clone(),
            sex: *sex,
            value: None,
        };
        sexes.iter().map(cell).collect::<Vec<_>>()
    };
    let values: Vec<MeasuredValue> = rows.into_iter().flat_map(emptied).collect();
    editing::write(desk, &values, desk.year.get_untracked());
}

/// A button was pressed on the grid.
pub fn pointed(desk: Desk, event: &MouseEvent) {
    let Some((row, column)) = cell_at(event).filter(|_| event.button() == 0) else {
        return;
    };
    // No text is marked, and the keyboard goes where it is sent below.
    event.prevent_default();
    if !editing::commit(desk) {
        return;
    }
    // A finger that presses the cell that has the keyboard writes in it.
    let is_again =
        page::matches_media("(pointer: coarse)") && desk.cells.cursor.get_untracked() == Cursor::at(row, column);
    let had_focus = desk.cells.has_focus();
    desk.cells.focus();
    desk.go_to(row, column, event.shift_key());
    if is_again && had_focus {
        editing::begin(desk, Begin::Written);
    }
}

/// The mouse has come over a cell; with its button down it chooses.
pub fn dragged(desk: Desk, event: &MouseEvent) {
    if event.buttons() == 1
        && desk.editing.with_untracked(Option::is_none)
        && let Some((row, column)) = cell_at(event)
    {
        desk.go_to(row, column, true);
    }
}

/// A cell was pressed twice.
pub fn double_clicked(desk: Desk, event: &MouseEvent) {
    if let Some((row, _)) = cell_at(event)
        && desk.of(row).is_some()
        && desk.editing.with_untracked(Option::is_none)
    {
        editing::begin(desk, Begin::Written);
    }
}
