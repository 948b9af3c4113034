//! The cell that is written, and its field. There is one field for all cells, always in the page, so that it gets the keyboard in the same
//! moment in which a digit is pressed on a cell.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{
    desk::{Desk, on},
    detail,
    texts::GridColumn,
};
use crate::{
    app::text::{
        follow_up, vocabulary,
        words::{self, Word, fill, text},
    },
    domain::{
        follow_up::{
            attainment,
            grid::{Followed, Held, held, typed},
        },
        records::{indicator::Sex, plan::Target},
        values::{
            amount::{Amount, Year},
            id::{Id, RecordId},
        },
    },
    edit::measured_values::{MeasuredValue, write_values},
    platform::web::{page, random},
};

/// With what a cell begins to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// With what stands there.
    Written,
    /// With nothing: the digit that was pressed is on its way.
    Typed,
}

/// A cell that is being written.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    of: RecordId,
    sex: Sex,
    year: u16,
    row: usize,
    place: usize,
    /// What it is called to those who don't see where it is.
    label: String,
    before: String,
    /// Why what is typed can't be taken.
    error: Option<String>,
    left: i32,
}

/// Begins to write the cell that has the keyboard; where it can't be written, how its row is reckoned is shown.
pub fn begin(desk: Desk, how: Begin) {
    let cursor = desk.cells.cursor.get_untracked();
    let (Some(of), Some(column), Some(input)) = (
        desk.of(cursor.row),
        desk.column(cursor.column),
        desk.input.get_untracked(),
    ) else {
        return;
    };
    let year = desk.year.get_untracked();
    let open = desk.workspace.now(|document, references| {
        let row = Followed::of(document, &of)?;
        let GridColumn::Value(_, sex) = column else {
            return None;
        };
        let name = vocabulary::named(row.title());
        match held(document, references, row.id(), (sex, year)) {
            Held::Several(_) => None,
            held if row.is_own() => Some((sex, name, held.amount())),
            _ => None,
        }
    });
    let Some((sex, name, amount)) = open.flatten() else {
        detail::show(desk, of);
        return;
    };
    let before = amount.map_or_else(String::new, |amount| amount.format(words::decimal()));
    desk.go_to(cursor.row, cursor.column, false);
    input.set_value(if how == Begin::Written { &before } else { "" });
    desk.editing.set(Some(Editing {
        of,
        sex,
        year,
        row: cursor.row,
        place: cursor.column,
        label: fill(
            Word::FollowUpGridCell,
            &[("column", &column.head(year)), ("name", &name)],
        ),
        before: if how == Begin::Written { before } else { String::new() },
        error: None,
        left: desk.cells.rows.left(),
    }));
    page::focus_in_place(&input);
    let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
    let _no_text = input.set_selection_range(end, end);
}

/// Takes what has been typed into the document. Gives whether nothing is being written any longer: what can't be read stays in its cell
/// with the reason.
pub fn commit(desk: Desk) -> bool {
    let Some(editing) = desk.editing.try_get_untracked().flatten() else {
        return true;
    };
    let typed = desk
        .input
        .get_untracked()
        .map_or_else(String::new, |input| input.value());
    if typed == editing.before {
        close(desk);
        return true;
    }
    let unit = desk.workspace.now(|document, _| {
        let row = Followed::of(document, &editing.of);
        row.map_or_else(String::new, |row| row.unit().to_owned())
    });
    let unit = unit.unwrap_or_default();
    match typed::value(&typed, &unit) {
        Ok(value) => {
            write(desk, &[value_of(&editing, value)], editing.year);
            close(desk);
            tell(desk, &editing);
            true
        }
        Err(error) => {
            let said = fault(error, &unit);
            desk.editing.update(|editing| {
                if let Some(editing) = editing {
                    editing.error = Some(said);
                }
            });
            if let Some(input) = desk.input.get_untracked() {
                let _not_shown = input.focus();
            }
            false
        }
    }
}

fn value_of(editing: &Editing, value: Option<Amount>) -> MeasuredValue {
    MeasuredValue {
        of: editing.of.clone(),
        sex: editing.sex,
        value,
    }
}

/// Gives cells their values, as one step.
pub fn write(desk: Desk, values: &[MeasuredValue], year: u16) {
    let command = desk.workspace.now(|document, references| {
        let year = Year::new(year)?;
        write_values(document, references, year, values, &mut random::new_id)
    });
    if let Some(command) = command.flatten() {
        desk.workspace.dispatch(&command);
    }
}

/// Why what stands in a cell can't be read, in a sentence that says what to do.
pub fn fault(error: typed::ValueError, unit: &str) -> String {
    match error {
        typed::ValueError::Number => text(Word::FollowUpGridFaultNumber).into(),
        typed::ValueError::Unit => fill(Word::FollowUpGridFaultUnit, &[("unit", unit)]),
    }
}

/// Tells a reader what stands in the cell now, and how far the target has come by it.
fn tell(desk: Desk, editing: &Editing) {
    let said = desk.workspace.now(|document, references| {
        let row = Followed::of(document, &editing.of)?;
        let amount = held(document, references, row.id(), (editing.sex, editing.year)).amount();
        let value = amount.map_or_else(
            || text(Word::FollowUpGridNotMeasured).into(),
            |amount| follow_up::number(amount.get()),
        );
        let column = GridColumn::Value(0, editing.sex).head(editing.year);
        let name = vocabulary::named(row.title());
        let said = fill(
            Word::FollowUpGridTold,
            &[("name", &name), ("column", &column), ("value", &value)],
        );
        let target: Id<Target> = Id::of(editing.of.clone());
        let attained = attainment::of(document, references, &target, on(editing.year));
        Some(match attained {
            Some(attained) => [&said, " ", &follow_up::told(&attained.total)].concat(),
            None => said,
        })
    });
    if let Some(said) = said.flatten() {
        desk.app.notices.announce(said);
    }
}

/// Lets go of what is being written.
pub fn close(desk: Desk) {
    desk.editing.set(None);
    if let Some(input) = desk.input.get_untracked() {
        input.set_value("");
    }
}

/// A key was pressed in the field.
fn pressed(desk: Desk, event: &KeyboardEvent) {
    let Some(editing) = desk.editing.get_untracked().filter(|_| !event.is_composing()) else {
        return;
    };
    match event.key().as_str() {
        // A key that is held fills one cell.
        "Enter" if event.repeat() => {}
        "Enter" => {
            if commit(desk) {
                desk.cells.focus();
                let next = desk.next_empty(editing.row, editing.sex);
                desk.go_to(next.unwrap_or(editing.row + 1), editing.place, false);
            }
        }
        "Tab" => {
            if commit(desk) {
                let by = if event.shift_key() { -1 } else { 1 };
                desk.cells.focus();
                desk.go_to(editing.row, editing.place.saturating_add_signed(by), false);
            }
        }
        "Escape" => {
            close(desk);
            desk.cells.focus();
        }
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// The field, in its cell's place.
pub fn field(desk: Desk) -> AnyView {
    let is_open = Memo::new(move |_| desk.editing.with(Option::is_some));
    let with = move |read: fn(&Editing) -> Option<String>| desk.editing.with(|editing| editing.as_ref().and_then(read));
    let error = Memo::new(move |_| with(|editing| editing.error.clone()));
    let label = move || {
        let year = desk.year.get().to_string();
        with(|editing| Some(editing.label.clone())).unwrap_or_else(|| fill(Word::FollowUpGridLabel, &[("year", &year)]))
    };
    let place = Memo::new(move |_| {
        desk.editing
            .with(|editing| editing.as_ref().map(|one| (one.row, one.place, one.left)))
    });
    let stands = desk.cells.field_place(place, move |from| {
        let sum = |columns: &[GridColumn]| columns.iter().skip(from).map(|column| column.width()).sum();
        desk.columns.with_untracked(|columns| sum(columns))
    });
    let typed = move |_| {
        // What was wrong with it is no longer said of something else.
        if error.with_untracked(Option::is_some) {
            desk.editing.update(|editing| {
                if let Some(editing) = editing {
                    editing.error = None;
                }
            });
        }
    };
    let leave = move |_| {
        if desk.editing.try_with_untracked(Option::is_some) == Some(true) {
            // What can't be read stays with its reason.
            commit(desk);
        }
    };
    view! {
        <div
            class="cell-editor no-print"
            id="cell-editor"
            style:top=move || stands.get().map(|stands| stands.top)
            style:left=move || stands.get().and_then(|stands| stands.left)
            style:right=move || stands.get().and_then(|stands| stands.right)
            style:width=move || stands.get().map(|stands| stands.width)
            data-open=move || is_open.get().then_some("")
        >
            <textarea
                id="cell-input"
                class="num"
                rows="1"
                spellcheck="false"
                autocomplete="off"
                tabindex="-1"
                node_ref=desk.input
                aria-label=label
                aria-hidden=move || (!is_open.get()).then_some("true")
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby="cell-error"
                on:input=typed
                on:keydown=move |event| pressed(desk, &event)
                on:focusout=leave
            />
            <p class="error-text" id="cell-error" role="alert">
                {move || error.get()}
            </p>
        </div>
    }
    .into_any()
}
