//! Cells in rows and columns that are gone through and chosen by keys, mouse and finger, as in a spreadsheet. What stands in them, and how
//! they are written in, is its page's.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::{html, prelude::*, wasm_bindgen::JsCast};
use web_sys::{Element, KeyboardEvent, MouseEvent};

use super::virtual_rows::VirtualRows;
use crate::{app::interface::later::in_next_frame_in_any_case, platform::web::page};

/// The id of the cell of a row and a column, both from 0.
pub fn cell_id(row: usize, column: usize) -> String {
    format!("cell-{row}-{column}")
}

/// The cell that has the keyboard, and the one from which on others are chosen with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// Its row.
    pub row: usize,
    /// Its column.
    pub column: usize,
    /// The row of the one that was chosen first.
    pub from_row: usize,
    /// The column of that.
    pub from_column: usize,
}

impl Cursor {
    /// One cell alone.
    pub fn at(row: usize, column: usize) -> Self {
        Self {
            row,
            column,
            from_row: row,
            from_column: column,
        }
    }

    /// The first and the last row that are chosen.
    pub fn rows(self) -> (usize, usize) {
        (self.row.min(self.from_row), self.row.max(self.from_row))
    }

    /// The first and the last column that are chosen.
    pub fn columns(self) -> (usize, usize) {
        (self.column.min(self.from_column), self.column.max(self.from_column))
    }
}

/// The cells of a row that are chosen: the first column, the last, and the one that has the keyboard.
pub type ChosenCells = Option<(usize, usize, Option<usize>)>;

/// Where the field of a cell that is written in stands, as CSS says it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldPlace {
    /// From above.
    pub top: String,
    /// From the left; of the first column only, which is where the window has been scrolled to.
    pub left: Option<String>,
    /// From the right; of any other.
    pub right: Option<String>,
    /// How wide it is.
    pub width: String,
}

/// The rows, the cell that has the keyboard, and the element that has it in the page.
#[derive(Clone, Copy)]
pub struct CellGrid {
    /// The rows.
    pub rows: VirtualRows,
    /// What is chosen.
    pub cursor: RwSignal<Cursor>,
    /// The element with the role of a grid.
    pub node: NodeRef<html::Div>,
    columns: Memo<usize>,
}

impl CellGrid {
    /// A grid of so many rows and columns.
    pub fn new(rows: Memo<usize>, columns: Memo<usize>) -> Self {
        Self {
            rows: VirtualRows::new(rows),
            cursor: RwSignal::new(Cursor::default()),
            node: NodeRef::new(),
            columns,
        }
    }

    /// The last row and the last column.
    pub fn last(self) -> (usize, usize) {
        let [row, column] = [self.rows.total, self.columns].map(|count| count.get_untracked().saturating_sub(1));
        (row, column)
    }

    /// Gives the keyboard to a cell; with `extends` all between it and the one that was chosen first are chosen.
    pub fn go_to(self, row: usize, column: usize, extends: bool) {
        let last = self.last();
        let to = Cursor::at(row.min(last.0), column.min(last.1));
        let cursor = self.cursor.get_untracked();
        let to = if extends {
            Cursor {
                from_row: cursor.from_row,
                from_column: cursor.from_column,
                ..to
            }
        } else {
            to
        };
        self.rows.show(to.row);
        if to != cursor {
            self.cursor.set(to);
        }
        self.show_across();
    }

    /// Brings the row of the cell that has the keyboard into the window.
    pub fn show(self) {
        self.rows.show(self.cursor.get_untracked().row);
    }

    /// Chooses all cells.
    pub fn choose_all(self) {
        let (row, column) = self.last();
        self.cursor.set(Cursor {
            from_row: 0,
            from_column: 0,
            row,
            column,
        });
    }

    /// Brings the cell that has the keyboard into the window, from the side too, once it is drawn.
    fn show_across(self) {
        in_next_frame_in_any_case(move || {
            let Some(cursor) = self.cursor.try_get_untracked() else {
                return;
            };
            // The place of the rows may have grown by the one that is gone to.
            self.rows.show(cursor.row);
            if cursor.column == 0 {
                return;
            }
            let covered = page::element(&cell_id(cursor.row, 0));
            let covered = covered.map_or(0.0, |title| title.get_bounding_client_rect().width());
            self.rows.show_across(&cell_id(cursor.row, cursor.column), covered);
        });
    }

    /// Does what takes into the document what is being written, when the page is left and before that is saved.
    pub fn when_left(self, keep: impl Fn() + 'static) {
        let Some(window) = page::window() else { return };
        let first = EventListenerOptions::run_in_capture_phase();
        let listener = EventListener::new_with_options(&window, "pagehide", first, move |_| keep());
        // It lives as long as the page that asks.
        StoredValue::new_local(listener);
    }

    /// Puts the keyboard on the grid.
    pub fn focus(self) {
        if let Some(grid) = self.node.get_untracked() {
            page::focus_in_place(&grid);
        }
    }

    /// Whether the keyboard is on the grid.
    pub fn has_focus(self) -> bool {
        let grid = self.node.get_untracked();
        grid.is_some_and(|grid| page::focused() == Some(Element::from((*grid).clone())))
    }

    /// The id of the cell that has the keyboard, while it is drawn.
    pub fn active(self) -> Memo<Option<String>> {
        Memo::new(move |_| {
            let cursor = self.cursor.get();
            let is_drawn = self.rows.drawn().contains(&cursor.row);
            is_drawn.then(|| cell_id(cursor.row, cursor.column))
        })
    }

    /// The cells of a row that are chosen.
    pub fn chosen_cells(self, row: Memo<usize>) -> Memo<ChosenCells> {
        Memo::new(move |_| {
            let (cursor, row) = (self.cursor.get(), row.get());
            let (first, last) = cursor.rows();
            (first..=last).contains(&row).then(|| {
                let (from, to) = cursor.columns();
                (from, to, (cursor.row == row).then_some(cursor.column))
            })
        })
    }

    /// Where a key leads that moves; `None` for any other.
    pub fn moved(self, event: &KeyboardEvent) -> Option<(usize, usize)> {
        let Cursor { row, column, .. } = self.cursor.get_untracked();
        let has_command = event.ctrl_key() || event.meta_key();
        let by = if has_command { usize::MAX } else { 1 };
        let last = self.last();
        Some(match event.key().as_str() {
            "ArrowDown" => (row.saturating_add(by), column),
            "ArrowUp" => (row.saturating_sub(by), column),
            "ArrowRight" => (row, column.saturating_add(by)),
            "ArrowLeft" => (row, column.saturating_sub(by)),
            "PageDown" => (row.saturating_add(self.rows.page()), column),
            "PageUp" => (row.saturating_sub(self.rows.page()), column),
            "Home" if has_command => (0, 0),
            "End" if has_command => last,
            "Home" => (row, 0),
            "End" => (row, last.1),
            _ => return None,
        })
    }

    /// Where the field of a cell stands, by its row, its column and how far the window had been scrolled from the left. `width_from` says how
    /// wide, in rem, a column and all after it are.
    pub fn field_place(
        self,
        place: Memo<Option<(usize, usize, i32)>>,
        width_from: impl Fn(usize) -> f64 + Send + Sync + 'static,
    ) -> Memo<Option<FieldPlace>> {
        Memo::new(move |_| {
            let (row, column, left) = place.get()?;
            // The heads are as high as a row.
            let top = self.rows.top(row + 1);
            Some(if column == 0 {
                FieldPlace {
                    top,
                    left: Some(format!("{left}px")),
                    right: None,
                    width: "calc(100% - var(--others))".into(),
                }
            } else {
                let after = width_from(column + 1);
                FieldPlace {
                    top,
                    left: None,
                    right: Some(format!("{after}rem")),
                    width: format!("{}rem", width_from(column) - after),
                }
            })
        })
    }
}

/// Whether a key writes something, also as the first of several that are put together.
pub fn writes(event: &KeyboardEvent) -> bool {
    let key = event.key();
    let is_alternative = event.get_modifier_state("AltGraph");
    let is_plain = is_alternative || !(event.ctrl_key() || event.meta_key() || event.alt_key());
    let mut signs = key.chars();
    let is_one = signs.next().is_some() && signs.next().is_none();
    is_plain && (is_one || matches!(key.as_str(), "Dead" | "Process"))
}

/// The row and the column of the cell that a press is on; `None` if it is on none, or on something in it that has a press of its own.
pub fn cell_at(event: &MouseEvent) -> Option<(usize, usize)> {
    let at: Element = event.target()?.dyn_into().ok()?;
    if at.closest("a, button").ok()?.is_some() {
        return None;
    }
    let cell = at.closest("[data-row]").ok()??;
    let number = |name| cell.get_attribute(name)?.parse().ok();
    Some((number("data-row")?, number("data-column")?))
}
