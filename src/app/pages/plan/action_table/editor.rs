//! The field in which a cell is written. There is one for all cells, always in the page, so that it can get the keyboard in the same
//! moment in which a letter is pressed on a cell: no letter is lost, however fast they come.

use std::sync::Arc;

use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, Node};

use super::{TableDesk, cells::width, table_of};
use crate::{
    app::text::{
        vocabulary::{self, Term},
        words::{Word, fill, text},
    },
    domain::{
        action_table::{
            arrangement::Line,
            cell::{CellError, CellValue, Meant},
            column::{ActionColumn, CellKind},
            names::{SEPARATOR, folded},
        },
        records::{
            document::Document,
            plan::{Action, ActionStatus, JudgedProgress},
            record::RecordKind,
            references::References,
        },
        values::id::Id,
    },
    edit::action_cells::write_cells,
    platform::web::{page, random, typing},
};

/// How many of the choices are shown at most.
const MOST_SHOWN: usize = 60;

/// The id of the list of choices.
const CHOICES: &str = "cell-choices";

/// With what a cell begins to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// With what stands there.
    Written,
    /// With nothing: the letter that was pressed is on its way.
    Typed,
}

/// Something that a cell can be given without typing all of it.
#[derive(Clone, Debug, PartialEq)]
struct Choice {
    written: String,
    folded: String,
}

/// A cell that is being written.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    /// The actions that are changed by it.
    ids: Vec<Id<Action>>,
    column: ActionColumn,
    row: usize,
    place: usize,
    /// What it is called to those who don't see where it is.
    label: String,
    before: String,
    typed: String,
    choices: Arc<Vec<Choice>>,
    /// The choice that has been gone to; one that follows from what is typed where none has.
    gone_to: Option<usize>,
    /// Why what is typed can't be taken.
    error: Option<String>,
    /// The names that were told to be new: what is confirmed is made.
    confirmed: Option<String>,
    left: i32,
}

/// What is shown of the choices for what is typed so far.
#[derive(Clone, Debug, Default, PartialEq)]
struct Offer {
    shown: Vec<String>,
    /// The name that would be new.
    new: Option<String>,
    /// The place of the one that is taken by the next key.
    taken: Option<usize>,
}

impl Editing {
    fn offer(&self) -> Offer {
        let several = matches!(self.column.kind(), CellKind::Records(_));
        let segment = if several {
            self.typed.rsplit([SEPARATOR, '\n']).next().unwrap_or_default()
        } else {
            &self.typed
        };
        let wanted = folded(segment);
        let is_as_before = self.typed == self.before;
        let (mut first, mut rest) = (Vec::new(), Vec::new());
        for choice in self.choices.iter() {
            if is_as_before || wanted.is_empty() || choice.folded.starts_with(&wanted) {
                first.push(choice.written.clone());
            } else if choice.folded.contains(&wanted) {
                rest.push(choice.written.clone());
            }
        }
        let has_begun = !is_as_before && !wanted.is_empty() && !first.is_empty();
        first.extend(rest);
        first.truncate(MOST_SHOWN);
        let is_known = self.choices.iter().any(|choice| choice.folded == wanted);
        let makes = self.column.refers_to() == Some(RecordKind::Actor);
        let new = (makes && !is_as_before && !is_known && !wanted.is_empty()).then(|| segment.trim().to_owned());
        Offer {
            taken: self.gone_to.or(has_begun.then_some(0)),
            shown: first,
            new,
        }
    }
}

fn choices(document: &Document, references: &References, column: ActionColumn) -> Vec<Choice> {
    let table = table_of(document, references);
    let written: Vec<String> = match column.kind() {
        CellKind::Term if column == ActionColumn::Status => ActionStatus::ALL
            .iter()
            .map(|status| text(status.word()).into())
            .collect(),
        CellKind::Term => JudgedProgress::ALL
            .iter()
            .map(|progress| text(progress.word()).into())
            .collect(),
        CellKind::Record(kind) | CellKind::Records(kind) => {
            let names = table.names(kind);
            let records = document.in_order(kind).into_iter();
            records.map(|(id, _)| names.written(id)).collect()
        }
        CellKind::Line | CellKind::Lines | CellKind::Day | CellKind::Amount | CellKind::Codes | CellKind::Reckoned => {
            Vec::new()
        }
    };
    let choice = |written: String| Choice {
        folded: folded(&written),
        written,
    };
    written.into_iter().map(choice).collect()
}

/// Begins to write in the cell that has the keyboard, and in those below and above it that are chosen with it.
pub fn begin(desk: TableDesk, how: Begin) {
    let cursor = desk.cursor.get_untracked();
    let column = desk
        .columns
        .with_untracked(|columns| columns.get(cursor.column).copied());
    let (Some(column), Some(Line::Row(id, _)), Some(input)) =
        (column, desk.line(cursor.row), desk.input.get_untracked())
    else {
        return;
    };
    if !column.is_editable() {
        desk.app.notices.announce(text(Word::ActionTableReckoned).into());
        return;
    }
    let found = desk.workspace.now(|document, references| {
        let table = table_of(document, references);
        let action = document.get(&id)?;
        let written = table.written(&id, action, column);
        Some((
            written,
            vocabulary::named(&action.title),
            choices(document, references, column),
        ))
    });
    let Some((written, title, choices)) = found.flatten() else {
        return;
    };
    let mut ids = desk.chosen();
    if !ids.contains(&id) {
        ids.push(id);
    }
    let typed = match how {
        Begin::Written => written.clone(),
        Begin::Typed => String::new(),
    };
    desk.rows.show(cursor.row);
    input.set_value(&typed);
    desk.editing.set(Some(Editing {
        ids,
        column,
        row: cursor.row,
        place: cursor.column,
        label: fill(
            Word::ActionTableCell,
            &[("column", text(column.word())), ("name", &title)],
        ),
        // What is typed over a cell is something else than what stands there, also if it is the same.
        before: if how == Begin::Written { written } else { String::new() },
        typed,
        choices: Arc::new(choices),
        gone_to: None,
        error: None,
        confirmed: None,
        left: desk.rows.left(),
    }));
    let _not_shown = input.focus();
    let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
    let _no_text = input.set_selection_range(end, end);
}

/// Takes what has been typed into the document. Gives whether nothing is being written any longer: what can't be taken stays in its cell
/// with the reason.
pub fn commit(desk: TableDesk) -> bool {
    let Some(editing) = desk.editing.try_get_untracked().flatten() else {
        return true;
    };
    let typed = desk
        .input
        .get_untracked()
        .map_or_else(|| editing.typed.clone(), |input| input.value());
    if typed == editing.before && !typed.is_empty() {
        close(desk);
        return true;
    }
    let read = desk.workspace.now(|document, references| {
        let before = editing.ids.first().and_then(|id| document.get(id));
        table_of(document, references).read(editing.column, &typed, before)
    });
    let fault = match read {
        None => return true,
        Some(Err(error)) => Some(fault(desk, editing.column, &error)),
        Some(Ok(value)) => {
            let new = new_names(&value);
            if new.is_empty() || editing.confirmed.as_deref() == Some(&typed) {
                write(desk, &editing, value);
                close(desk);
                return true;
            }
            Some(fill(Word::ActionTableNewActor, &[("name", &new.join(", "))]))
        }
    };
    desk.editing.update(|editing| {
        if let Some(editing) = editing {
            editing.error = fault;
            editing.confirmed = Some(typed);
        }
    });
    if let Some(input) = desk.input.get_untracked() {
        let _not_shown = input.focus();
    }
    false
}

fn write(desk: TableDesk, editing: &Editing, value: CellValue) {
    let values = [(editing.column, value)];
    let command = desk
        .workspace
        .now(|document, _| write_cells(document, &editing.ids, &values, &mut random::new_id));
    if let Some(command) = command.flatten() {
        desk.workspace.dispatch(&command);
    }
}

fn new_names(value: &CellValue) -> Vec<String> {
    let CellValue::Records(meant) = value else {
        return Vec::new();
    };
    let new = meant.iter().filter_map(|one| match one {
        Meant::New(name) => Some(name.clone()),
        Meant::Known(_) => None,
    });
    new.collect()
}

/// Lets go of what is being written.
fn close(desk: TableDesk) {
    desk.editing.set(None);
    if let Some(input) = desk.input.get_untracked() {
        input.set_value("");
    }
}

/// Why what stands in a cell can't be read, in a sentence that says what to do.
pub fn fault(desk: TableDesk, column: ActionColumn, error: &CellError) -> String {
    let near = |name: &str| {
        let near = desk.workspace.now(|document, references| {
            let names = table_of(document, references).names(column.refers_to()?);
            let near = names.near(name).into_iter().map(|id| names.name(&id).to_owned());
            Some(near.collect::<Vec<_>>().join(", ")).filter(|near| !near.is_empty())
        });
        near.flatten()
    };
    match error {
        CellError::Term => text(Word::ActionTableFaultTerm).into(),
        CellError::Day => text(Word::ActionTableFaultDay).into(),
        CellError::Amount => text(Word::ActionTableFaultAmount).into(),
        CellError::MoreThanOne => text(Word::ActionTableFaultOne).into(),
        CellError::Ambiguous(name) => fill(Word::ActionTableFaultSeveral, &[("name", name)]),
        CellError::NotThere(name) => match near(name) {
            Some(near) => fill(Word::ActionTableFaultNear, &[("name", name), ("near", &near)]),
            None => fill(Word::ActionTableFaultNone, &[("name", name)]),
        },
        CellError::Code(code) => fill(Word::ActionTableFaultCode, &[("name", code)]),
        CellError::TooLong => text(Word::ActionTableFaultLong).into(),
        CellError::Reckoned => text(Word::ActionTableReckoned).into(),
    }
}

/// Takes a choice: it stands in the cell, and where there can be several after those that stand there already.
fn take(desk: TableDesk, written: &str, is_new: bool) -> bool {
    let Some(input) = desk.input.get_untracked() else {
        return false;
    };
    desk.editing.update(|editing| {
        if let Some(editing) = editing {
            if !is_new {
                let before = match editing.typed.rfind([SEPARATOR, '\n']) {
                    Some(end)
                        if matches!(editing.column.kind(), CellKind::Records(_)) && editing.typed != editing.before =>
                    {
                        [editing.typed.get(..=end).unwrap_or_default(), " "].concat()
                    }
                    _ => String::new(),
                };
                editing.typed = before + written;
                input.set_value(&editing.typed);
            }
            editing.confirmed = is_new.then(|| input.value());
        }
    });
    commit(desk)
}

/// A key was pressed in the field.
fn pressed(desk: TableDesk, event: &KeyboardEvent) {
    let Some(editing) = desk.editing.get_untracked().filter(|_| !event.is_composing()) else {
        return;
    };
    let offer = editing.offer();
    let count = offer.shown.len() + usize::from(offer.new.is_some());
    let go_to = |place: usize| {
        desk.editing.update(|editing| {
            if let Some(editing) = editing {
                editing.gone_to = Some(place);
            }
        });
        page::element(&choice_id(place)).inspect(|choice| choice.scroll_into_view_with_bool(false));
    };
    let is_block = editing.ids.len() > 1;
    let after = |desk: TableDesk, down: usize, right: isize| {
        desk.focus();
        if !is_block {
            desk.go_to(editing.row + down, editing.place.saturating_add_signed(right), false);
        }
    };
    let done = |desk: TableDesk| match offer.taken.filter(|_| count > 0) {
        Some(place) => match offer.shown.get(place) {
            Some(written) => take(desk, written, false),
            None => take(desk, "", true),
        },
        None => commit(desk),
    };
    let is_long = matches!(editing.column.kind(), CellKind::Lines);
    match event.key().as_str() {
        "Enter" if is_long && (event.alt_key() || event.shift_key()) => {
            if event.alt_key() {
                insert_line(desk);
                event.prevent_default();
            }
            return;
        }
        // A key that is held fills one cell.
        "Enter" if event.repeat() => {}
        "Enter" => {
            if done(desk) {
                after(desk, 1, 0);
            }
        }
        "Tab" => {
            if done(desk) {
                after(desk, 0, if event.shift_key() { -1 } else { 1 });
            }
        }
        "Escape" => {
            close(desk);
            desk.focus();
        }
        "ArrowDown" if count > 0 => go_to(offer.taken.map_or(0, |place| (place + 1) % count)),
        "ArrowUp" if count > 0 => go_to(offer.taken.map_or(count - 1, |place| (place + count - 1) % count)),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// Puts a line end where the text is being written.
fn insert_line(desk: TableDesk) {
    if let Some(input) = desk.input.get_untracked() {
        let end = input.selection_end().ok().flatten().unwrap_or_default();
        let start = input.selection_start().ok().flatten().unwrap_or(end);
        let _no_place = input.set_range_text_with_start_and_end("\n", start, end);
        let _no_text = input.set_selection_range(start + 1, start + 1);
        typed(desk, input.value());
    }
}

fn typed(desk: TableDesk, typed: String) {
    desk.editing.update(|editing| {
        if let Some(editing) = editing {
            editing.typed = typed;
            editing.gone_to = None;
            editing.error = None;
        }
    });
}

fn choice_id(place: usize) -> String {
    format!("{CHOICES}-{place}")
}

/// The field, in its cell's place, and below it what can be chosen.
pub fn editor(desk: TableDesk) -> AnyView {
    let is_open = Memo::new(move |_| desk.editing.with(Option::is_some));
    let offer = Memo::new(move |_| {
        desk.editing
            .with(|editing| editing.as_ref().map(Editing::offer).unwrap_or_default())
    });
    let has_choices = Memo::new(move |_| offer.with(|offer| !offer.shown.is_empty() || offer.new.is_some()));
    let error = Memo::new(move |_| {
        desk.editing
            .with(|editing| editing.as_ref().and_then(|editing| editing.error.clone()))
    });
    let label = move || {
        desk.editing
            .with(|editing| editing.as_ref().map(|editing| editing.label.clone()))
    };
    let label = move || label().unwrap_or_else(|| text(Word::ActionTableLabel).into());
    let place = Memo::new(move |_| {
        desk.editing
            .with(|editing| editing.as_ref().map(|one| (one.row, one.place, one.left)))
    });
    // The heads are as high as a row.
    let top = move || place.get().map(|(row, ..)| desk.rows.top(row + 1));
    // The title is where the window has been scrolled to, any other column where it is from the right.
    let left = move || place.get().filter(|(_, place, _)| *place == 0).map(|(.., left)| format!("{left}px"));
    let widths = move |from: usize| -> f64 {
        let sum = |columns: &[ActionColumn]| columns.iter().skip(from).map(|column| width(*column)).sum();
        desk.columns.with_untracked(|columns| sum(columns))
    };
    let right = move || {
        let (_, place, _) = place.get().filter(|(_, place, _)| *place > 0)?;
        Some(format!("{}rem", widths(place + 1)))
    };
    let own_width = move || {
        let (_, place, _) = place.get()?;
        Some(match place {
            0 => "calc(100% - var(--others))".to_owned(),
            place => format!("{}rem", widths(place) - widths(place + 1)),
        })
    };
    // A row in the lower half of what is seen has its choices above it.
    let opens_up = move || {
        let (row, ..) = place.get()?;
        let first = desk.rows.first.get_untracked();
        (row > first + desk.rows.page() / 2 + 4 && row >= 6).then_some("")
    };
    let leave = move |event: FocusEvent| {
        let next = event.related_target().and_then(|next| next.dyn_into::<Node>().ok());
        let editor = page::element("cell-editor");
        let stays = editor
            .zip(next)
            .is_some_and(|(editor, next)| editor.contains(Some(&next)));
        if !stays && desk.editing.try_with_untracked(Option::is_some) == Some(true) {
            // What can't be taken stays with its reason.
            commit(desk);
        }
    };
    let active = move || offer.with(|offer| offer.taken).map(choice_id);
    let options = move || {
        offer.with(|offer| {
            let mut options: Vec<AnyView> = offer
                .shown
                .iter()
                .enumerate()
                .map(|(place, one)| option(desk, place, one.clone(), false))
                .collect();
            if let Some(new) = &offer.new {
                options.push(option(desk, options.len(), new.clone(), true));
            }
            options
        })
    };
    let has_list = move || is_open.get() && has_choices.get();
    view! {
        <div
            class="cell-editor no-print"
            id="cell-editor"
            style:top=top
            style:left=left
            style:right=right
            style:width=own_width
            data-open=move || is_open.get().then_some("")
            data-up=opens_up
        >
            <textarea
                id="cell-input"
                rows="1"
                spellcheck="false"
                autocomplete="off"
                tabindex="-1"
                node_ref=desk.input
                aria-label=label
                aria-hidden=move || (!is_open.get()).then_some("true")
                role=move || has_list().then_some("combobox")
                aria-expanded=move || has_list().then_some("true")
                aria-controls=move || has_list().then_some(CHOICES)
                aria-autocomplete=move || has_list().then_some("list")
                aria-activedescendant=active
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby="cell-error"
                on:input=move |event| typed(desk, typing::entered(&event))
                on:keydown=move |event| pressed(desk, &event)
                on:focusout=leave
            />
            <p class="error-text" id="cell-error" role="alert">
                {move || error.get()}
            </p>
            <ul role="listbox" id=CHOICES aria-label=label hidden=move || !has_list()>
                {options}
            </ul>
        </div>
    }
    .into_any()
}

fn option(desk: TableDesk, place: usize, written: String, is_new: bool) -> AnyView {
    let said = if is_new {
        fill(Word::ActionTableMakeActor, &[("name", &written)])
    } else {
        written.clone()
    };
    let is_taken = move || {
        desk.editing.with(|editing| {
            editing
                .as_ref()
                .is_some_and(|editing| editing.offer().taken == Some(place))
        })
    };
    let choose = move |event: leptos::ev::MouseEvent| {
        // The field keeps the keyboard.
        event.prevent_default();
        event.stop_propagation();
        if take(desk, &written, is_new) {
            desk.focus();
        }
    };
    view! {
        <li role="option" id=choice_id(place) aria-selected=move || is_taken().to_string() on:mousedown=choose>
            {said}
        </li>
    }
    .into_any()
}
