//! A cell that is being written: what is typed so far, what it can be given, and what becomes of the document by it.

use std::sync::Arc;

use leptos::prelude::*;

use super::{TableDesk, held::Parted, table_of};
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
    platform::web::{page, random},
};

/// How many of the choices are shown at most.
const MOST_SHOWN: usize = 60;

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
    pub(super) ids: Vec<Id<Action>>,
    pub(super) column: ActionColumn,
    pub(super) row: usize,
    pub(super) place: usize,
    /// What it is called to those who don't see where it is.
    pub(super) label: String,
    pub(super) before: String,
    pub(super) typed: String,
    choices: Arc<Vec<Choice>>,
    /// The choice that has been gone to; one that follows from what is typed where none has.
    pub(super) gone_to: Option<usize>,
    /// Why what is typed can't be taken.
    pub(super) error: Option<String>,
    /// The names that were told to be new: what is confirmed is made.
    confirmed: Option<String>,
    pub(super) left: i32,
}

/// What is shown of the choices for what is typed so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offer {
    /// The choices, those that begin as what is typed first.
    pub(super) shown: Vec<String>,
    /// The name that would be new.
    pub(super) new: Option<String>,
    /// The place of the one that is taken by the next key.
    pub(super) taken: Option<usize>,
}

impl Editing {
    /// What it can be given by what is typed so far.
    pub(super) fn offer(&self) -> Offer {
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
    let cursor = desk.cells.cursor.get_untracked();
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
    desk.cells.rows.show(cursor.row);
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
        left: desk.cells.rows.left(),
    }));
    page::focus_in_place(&input);
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
                match write(desk, &editing, value) {
                    None => {
                        close(desk);
                        return true;
                    }
                    fault => fault,
                }
            } else {
                Some(fill(Word::ActionTableNewActor, &[("name", &new.join(", "))]))
            }
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

/// Writes it in all the actions that can have it. Gives why, where none can.
fn write(desk: TableDesk, editing: &Editing, value: CellValue) -> Option<String> {
    let values = [(editing.column, value)];
    let parted = Parted::of(desk, &editing.ids, &values);
    if let Some(fault) = parted.fault(desk) {
        return Some(fault);
    }
    let command = desk
        .workspace
        .now(|document, _| write_cells(document, &parted.free, &values, &mut random::new_id));
    if let Some(command) = command.flatten() {
        desk.workspace.dispatch(&command);
    }
    parted.tell(desk);
    None
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
pub fn close(desk: TableDesk) {
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
pub fn take(desk: TableDesk, written: &str, is_new: bool) -> bool {
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
