//! What a mouse or a finger means on the table.

use leptos::{prelude::*, wasm_bindgen::JsCast};
use web_sys::{Element, MouseEvent};

use super::{
    Cursor, TableDesk,
    editing::{self, Begin},
    keys,
};
use crate::{domain::action_table::arrangement::Line, platform::web::page};

/// The row and the column of what an event is about; `None` if it is no cell.
fn cell(event: &MouseEvent) -> Option<(usize, usize)> {
    let at: Element = event.target()?.dyn_into().ok()?;
    if at.closest("a, button").ok()?.is_some() {
        return None;
    }
    let cell = at.closest("[data-row]").ok()??;
    let number = |name| cell.get_attribute(name)?.parse().ok();
    Some((number("data-row")?, number("data-column")?))
}

/// A button was pressed.
pub fn pressed(desk: TableDesk, event: &MouseEvent) {
    let Some((row, column)) = cell(event).filter(|_| event.button() == 0) else {
        return;
    };
    // No text is marked, and the keyboard goes where it is sent below.
    event.prevent_default();
    if !editing::commit(desk) {
        return;
    }
    let before = desk.cursor.get_untracked();
    // A finger that presses the cell that has the keyboard writes in it.
    let is_again = page::matches_media("(pointer: coarse)") && before == Cursor::at(row, column);
    let had_focus = desk
        .grid
        .get_untracked()
        .is_some_and(|grid| page::focused() == Some(Element::from((*grid).clone())));
    desk.focus();
    desk.go_to(row, column, event.shift_key());
    if is_again && had_focus {
        editing::begin(desk, Begin::Written);
    }
}

/// The mouse has come over a cell; with its button down it chooses.
pub fn dragged(desk: TableDesk, event: &MouseEvent) {
    if event.buttons() == 1
        && desk.editing.with_untracked(Option::is_none)
        && let Some((row, column)) = cell(event)
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
    if let Some((row, _)) = cell(event)
        && let Some(Line::Heading(..)) = desk.line(row)
    {
        keys::fold(desk, row);
    }
}

/// A cell was pressed twice.
pub fn double_clicked(desk: TableDesk, event: &MouseEvent) {
    if let Some((row, _)) = cell(event)
        && matches!(desk.line(row), Some(Line::Row(..)))
        && desk.editing.with_untracked(Option::is_none)
    {
        editing::begin(desk, Begin::Written);
    }
}
