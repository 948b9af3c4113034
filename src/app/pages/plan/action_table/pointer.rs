//! What a mouse or a finger means on the table.

use leptos::prelude::*;
use web_sys::MouseEvent;

use super::{
    TableDesk,
    editing::{self, Begin},
    keys,
};
use crate::{
    app::components::cell_grid::{Cursor, cell_at},
    domain::action_table::arrangement::Line,
    platform::web::page,
};

/// A button was pressed.
pub fn pressed(desk: TableDesk, event: &MouseEvent) {
    let Some((row, column)) = cell_at(event).filter(|_| event.button() == 0) else {
        return;
    };
    // No text is marked, and the keyboard goes where it is sent below.
    event.prevent_default();
    if !editing::commit(desk) {
        return;
    }
    let before = desk.cells.cursor.get_untracked();
    // A finger that presses the cell that has the keyboard writes in it.
    let is_again = page::matches_media("(pointer: coarse)") && before == Cursor::at(row, column);
    let had_focus = desk.cells.has_focus();
    // The one that is pressed has the keyboard first, so that nothing scrolls to the one that had it.
    desk.go_to(row, column, event.shift_key());
    desk.cells.focus();
    if is_again && had_focus {
        editing::begin(desk, Begin::Written);
    }
}

/// The mouse has come over a cell; with its button down it chooses.
pub fn dragged(desk: TableDesk, event: &MouseEvent) {
    if event.buttons() == 1
        && desk.editing.with_untracked(Option::is_none)
        && let Some((row, column)) = cell_at(event)
    {
        desk.go_to(row, column, true);
    }
}

/// A button was pressed and let go of.
pub fn clicked(desk: TableDesk, event: &MouseEvent) {
    // The second of two presses folds nothing back.
    if event.detail() > 1 {
        return;
    }
    if let Some((row, _)) = cell_at(event)
        && let Some(Line::Heading(..)) = desk.line(row)
    {
        keys::fold(desk, row);
    }
}

/// A cell was pressed twice.
pub fn double_clicked(desk: TableDesk, event: &MouseEvent) {
    if let Some((row, _)) = cell_at(event)
        && matches!(desk.line(row), Some(Line::Row(..)))
        && desk.editing.with_untracked(Option::is_none)
    {
        editing::begin(desk, Begin::Written);
    }
}
