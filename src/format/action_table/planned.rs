//! What becomes of each row of a table that comes from outside: shown before anything of it is done, and done as one step.

use std::collections::{BTreeMap, BTreeSet};

use super::incoming::IncomingTable;
use crate::{
    domain::{
        action_table::{
            cell::{ActionTable, CellError, CellValue, Meant, put},
            column::ActionColumn,
            names::{Names, known_by},
        },
        records::{
            document::Document,
            plan::Action,
            record::{Ordered, Record, RecordKind},
            strategy::Actor,
        },
        values::{
            id::{Id, RecordId},
            order::Order,
        },
    },
    edit::command::{Command, Label},
};

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is a new action.
    New,
    /// It changes an action.
    Changed,
    /// It says what the action says.
    Unchanged,
    /// It has the id of the row on this line, which counts.
    SameAs(usize),
}

/// A cell that changes, as the table writes both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Altered {
    /// Its column.
    pub column: ActionColumn,
    /// What stands there; empty if nothing does.
    pub before: String,
    /// What will stand there, as it was understood; empty if it is emptied.
    pub after: String,
}

/// A row, and what becomes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedRow {
    /// The line in the file on which it begins.
    pub line: usize,
    /// What the action is called.
    pub title: String,
    /// What becomes of it.
    pub fate: Fate,
    /// Its cells that change.
    pub altered: Vec<Altered>,
    /// The cells that can't be read, with what stands there: they are left as they are.
    pub faults: Vec<(ActionColumn, String, CellError)>,
    id: Id<Action>,
    values: Vec<(ActionColumn, CellValue)>,
}

/// A name of an actor who is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    /// The name, as it is written first.
    pub name: String,
    /// How many rows have it.
    pub rows: usize,
    /// The actors with nearly that name.
    pub near: Vec<RecordId>,
}

/// What somebody has chosen for a name that is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NameChoice {
    /// It becomes a new actor.
    #[default]
    Make,
    /// It means this one.
    Use(RecordId),
    /// The cell stays as it is.
    Leave,
}

/// What becomes of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlannedImport {
    /// Its rows.
    pub rows: Vec<PlannedRow>,
    /// The names of actors who are not there.
    pub unknown: Vec<UnknownName>,
}

/// What a table would make of the document. `onto` are the actions that its rows are pasted over, in their order; what is left over is
/// new. Where none are given, a row's id says which action it is, or its title where the table has no ids. New actions get ids from `new_id`.
pub fn plan(
    table: &ActionTable<'_>,
    incoming: &IncomingTable,
    onto: Option<&[Id<Action>]>,
    new_id: &mut dyn FnMut() -> RecordId,
) -> PlannedImport {
    let mut rows = Vec::new();
    let mut taken: BTreeMap<RecordId, usize> = BTreeMap::new();
    let known = Known::of(table.document, incoming);
    let mut names = Names::of(table.document, RecordKind::Action);
    let mut onto = onto.map(|ids| ids.iter());
    for row in &incoming.rows {
        if row.cells.iter().all(|cell| cell.trim().is_empty()) && onto.is_none() {
            continue;
        }
        let cell = |column| incoming.cell(row, column);
        let found = match &mut onto {
            Some(ids) => ids.next().map(|id| id.raw().clone()),
            None => known.action(table.document, cell(ActionColumn::Id), cell(ActionColumn::Title)),
        };
        let id = found.unwrap_or_else(&mut *new_id);
        let title = cell(ActionColumn::Title);
        if table.document.record(&id).is_none() {
            names.add(&id, title.unwrap_or_default());
        }
        let first = *taken.entry(id.clone()).or_insert(row.line);
        rows.push((row, Id::<Action>::of(id), first));
    }
    // What rows depend on may be other new rows.
    let reading = ActionTable::of(table.document, table.references, table.words, table.today);
    let reading = reading.with_names(RecordKind::Action, names);
    let mut planned = PlannedImport::default();
    for (row, id, first) in rows {
        let one = if first == row.line {
            planned_row(table, &reading, incoming, (row.line, &row.cells), &id)
        } else {
            PlannedRow {
                line: row.line,
                title: incoming.cell(row, ActionColumn::Title).unwrap_or_default().to_owned(),
                fate: Fate::SameAs(first),
                altered: Vec::new(),
                faults: Vec::new(),
                id,
                values: Vec::new(),
            }
        };
        planned.rows.push(one);
    }
    planned.find_unknown(&table.names(RecordKind::Actor));
    planned
}

/// By what rows are known: the titles that one action and one row have.
struct Known {
    by_title: BTreeMap<String, RecordId>,
}

impl Known {
    fn of(document: &Document, incoming: &IncomingTable) -> Self {
        let mut by_title: BTreeMap<String, Vec<RecordId>> = BTreeMap::new();
        if !incoming.columns.contains(&Some(ActionColumn::Id)) {
            for (id, action) in document.all::<Action>() {
                by_title
                    .entry(known_by(&action.title))
                    .or_default()
                    .push(id.raw().clone());
            }
            let mut seen = BTreeSet::new();
            for row in &incoming.rows {
                let title = known_by(incoming.cell(row, ActionColumn::Title).unwrap_or_default());
                if !seen.insert(title.clone()) {
                    by_title.remove(&title);
                }
            }
            by_title.remove("");
        }
        let alone = |(title, ids): (String, Vec<RecordId>)| match ids.as_slice() {
            [one] => Some((title, one.clone())),
            _ => None,
        };
        Self {
            by_title: by_title.into_iter().filter_map(alone).collect(),
        }
    }

    fn action(&self, document: &Document, id: Option<&str>, title: Option<&str>) -> Option<RecordId> {
        let written = id.and_then(|id| RecordId::new(id.trim()));
        // An id of something else is no action's.
        let is_free = |id: &RecordId| {
            document
                .record(id)
                .is_none_or(|record| record.known_kind() == Some(RecordKind::Action))
        };
        let by_title = || self.by_title.get(&known_by(title?)).cloned();
        written.filter(is_free).or_else(by_title)
    }
}

fn planned_row(
    table: &ActionTable<'_>,
    reading: &ActionTable<'_>,
    incoming: &IncomingTable,
    (line, cells): (usize, &[String]),
    id: &Id<Action>,
) -> PlannedRow {
    let before = table.document.get(id);
    let mut after = before.cloned().unwrap_or_default();
    let (mut values, mut faults, mut altered) = (Vec::new(), Vec::new(), Vec::new());
    for (column, cell) in incoming.columns.iter().zip(cells) {
        let Some(column) = column.filter(|column| column.is_editable()) else {
            continue;
        };
        // What says the same is the same, whatever it would be read as.
        if before.is_some_and(|before| is_same(&table.written(id, before, column), cell)) {
            continue;
        }
        match reading.read(column, cell, before) {
            Ok(value) => {
                let was = after.clone();
                // Only to see whether it changes: a new actor is none that is there.
                put(&mut after, column, &value, &mut |_| RecordId::envelope_fields());
                if after != was {
                    // A name that is yet to be made has no record that could say it.
                    let is_made = new_names(&value).next().is_some();
                    let said = if is_made {
                        cell.trim().into()
                    } else {
                        reading.written(id, &after, column)
                    };
                    let before = before.map(|before| table.written(id, before, column));
                    altered.push(Altered {
                        column,
                        before: before.unwrap_or_default(),
                        after: said,
                    });
                    values.push((column, value));
                }
            }
            Err(error) => faults.push((column, cell.clone(), error)),
        }
    }
    PlannedRow {
        line,
        title: after.title,
        fate: match before {
            None => Fate::New,
            Some(_) if altered.is_empty() => Fate::Unchanged,
            Some(_) => Fate::Changed,
        },
        altered,
        faults,
        id: id.clone(),
        values,
    }
}

/// Whether two cells say the same: spreadsheets write line ends in their own ways.
fn is_same(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
    one == other || plain(one) == plain(other)
}

impl PlannedImport {
    fn find_unknown(&mut self, actors: &Names) {
        let mut unknown: Vec<UnknownName> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for row in &self.rows {
            let mut of_row = BTreeSet::new();
            for name in row.values.iter().flat_map(|(_, value)| new_names(value)) {
                if !of_row.insert(known_by(name)) {
                    continue;
                }
                match places.get(&known_by(name)).and_then(|place| unknown.get_mut(*place)) {
                    Some(one) => one.rows += 1,
                    None => {
                        places.insert(known_by(name), unknown.len());
                        unknown.push(UnknownName {
                            name: name.clone(),
                            rows: 1,
                            near: actors.near(name),
                        });
                    }
                }
            }
        }
        self.unknown = unknown;
    }

    /// How many rows are new, and how many change an action.
    pub fn counts(&self) -> (usize, usize) {
        let of = |is_it: fn(&Fate) -> bool| self.rows.iter().filter(|row| is_it(&row.fate)).count();
        (of(|fate| *fate == Fate::New), of(|fate| *fate == Fate::Changed))
    }

    /// How many cells can't be read.
    pub fn fault_count(&self) -> usize {
        self.rows.iter().map(|row| row.faults.len()).sum()
    }

    /// The one step that does it, with what has been chosen for each name that is not there, in their order; `None` if it changes nothing.
    pub fn command(
        &self,
        document: &Document,
        choices: &[NameChoice],
        new_id: &mut dyn FnMut() -> RecordId,
    ) -> Option<Command> {
        let mut records: Vec<(RecordId, Record)> = Vec::new();
        let mut actors = BTreeMap::new();
        let mut orders = Order::from_on(document.last_order::<Actor>());
        for (place, unknown) in self.unknown.iter().enumerate() {
            let id = match choices.get(place).cloned().unwrap_or_default() {
                NameChoice::Leave => None,
                NameChoice::Use(id) => Some(id),
                NameChoice::Make => {
                    let id = new_id();
                    let actor = Actor {
                        name: unknown.name.clone(),
                        order: orders.next().unwrap_or_default(),
                        ..Actor::default()
                    };
                    records.push((id.clone(), actor.into()));
                    Some(id)
                }
            };
            actors.insert(known_by(&unknown.name), id);
        }
        let mut orders = Order::from_on(document.last_order::<Action>());
        let mut count = 0;
        for row in self
            .rows
            .iter()
            .filter(|row| matches!(row.fate, Fate::New | Fate::Changed))
        {
            let before = document.get(&row.id);
            let mut after = before.cloned().unwrap_or_default();
            if before.is_none() {
                after.set_order(orders.next().unwrap_or_default());
            }
            for (column, value) in &row.values {
                if let Some(value) = chosen(value, &actors) {
                    put(&mut after, *column, &value, &mut |_| RecordId::envelope_fields());
                }
            }
            if before != Some(&after) {
                count += 1;
                records.push((row.id.raw().clone(), after.into()));
            }
        }
        let label = Label::Imported(count);
        (count > 0).then_some(Command::Put { records, label })
    }
}

/// The names in a value that are yet to be made.
fn new_names(value: &CellValue) -> impl Iterator<Item = &String> {
    let meant = match value {
        CellValue::Records(meant) => meant.as_slice(),
        CellValue::Text(_)
        | CellValue::Status(_)
        | CellValue::Progress(_)
        | CellValue::Day(_)
        | CellValue::Amount(_)
        | CellValue::Codes(_) => &[],
    };
    meant.iter().filter_map(|one| match one {
        Meant::New(name) => Some(name),
        Meant::Known(_) => None,
    })
}

/// A value with what has been chosen for its names; `None` if nothing of it is left.
fn chosen(value: &CellValue, actors: &BTreeMap<String, Option<RecordId>>) -> Option<CellValue> {
    let CellValue::Records(meant) = value else {
        return Some(value.clone());
    };
    let mut kept: Vec<Meant> = Vec::new();
    for one in meant {
        let id = match one {
            Meant::Known(id) => Some(id.clone()),
            Meant::New(name) => actors.get(&known_by(name)).cloned().flatten(),
        };
        if let Some(one) = id.map(Meant::Known).filter(|one| !kept.contains(one)) {
            kept.push(one);
        }
    }
    (!kept.is_empty() || meant.is_empty()).then_some(CellValue::Records(kept))
}

impl IncomingTable {
    /// What a row has in a column; `None` if the table has no such column.
    fn cell<'a>(&self, row: &'a super::super::delimited::DelimitedRow, column: ActionColumn) -> Option<&'a str> {
        let place = self.columns.iter().position(|one| *one == Some(column))?;
        Some(row.cells.get(place).map_or("", String::as_str))
    }
}
