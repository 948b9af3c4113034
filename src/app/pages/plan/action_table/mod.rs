//! The table of all actions: written in as a spreadsheet is, by keyboard, mouse or finger.
//!
//! This file has the state. `grid` draws it, `keys` and `pointer` move in it, `editing` is a cell that is written and `editor` its field, `held` what
//! can't be decided yet, `clipboard` copies and pastes, `incoming` shows what a file or what is pasted would change, `options` chooses columns and keeps views.

mod cells;
mod clipboard;
mod editing;
mod editor;
mod grid;
mod held;
mod incoming;
mod keys;
mod options;
mod pointer;
mod taking_in;

use std::{collections::BTreeSet, sync::Arc};

use leptos::{html, prelude::*};

pub use self::taking_in::files;
use self::{
    editing::{Begin, Editing},
    incoming::Preview,
};
use crate::{
    app::{
        components::cell_grid::{CellGrid, Cursor},
        document::workspace::Workspace,
        interface::route::Route,
        state::App,
        text::{
            follow_up,
            vocabulary::Term,
            words::{self, text},
        },
    },
    domain::{
        action_table::{
            arrangement::{Group, Line, arrange, kept, order},
            cell::{ActionTable, TableWords},
            column::ActionColumn,
            filter::ActionFilter,
            view::TableView,
        },
        records::{document::Document, plan::Action, references::References},
        values::id::Id,
    },
    platform::web::page,
};

/// Under which the tab remembers how the table is seen.
const KEY: &str = "action-table";

/// The words of the table.
fn table_words() -> TableWords {
    TableWords {
        column: |column| text(column.word()),
        status: |status| text(status.word()),
        progress: |progress| text(progress.word()),
        goes: |goes| text(follow_up::progress(goes)),
        decimal: words::decimal(),
    }
}

/// The table of a document now.
fn table_of<'a>(document: &'a Document, references: &'a References) -> ActionTable<'a> {
    ActionTable::of(document, references, table_words(), page::today())
}

/// Which lines there are, and for which view they were put in order.
#[derive(Clone, Debug, Default, PartialEq)]
struct Arranged {
    key: (TableView, BTreeSet<Group>, u32),
    known: Arc<Vec<Id<Action>>>,
    lines: Arc<Vec<Line>>,
    /// Whether the view would put them in another order by now.
    is_stale: bool,
}

/// The table's state.
#[derive(Clone, Copy)]
pub struct TableDesk {
    app: App,
    workspace: Workspace,
    /// Columns, order and headings.
    seen: RwSignal<TableView>,
    /// What is filtered, which the list of actions shares.
    filter: RwSignal<ActionFilter>,
    columns: Memo<Arc<Vec<ActionColumn>>>,
    folded: RwSignal<BTreeSet<Group>>,
    /// Rises when the rows are to be put in order again.
    turn: RwSignal<u32>,
    arranged: Memo<Arranged>,
    cells: CellGrid,
    /// The line that has the keyboard: it keeps it wherever it comes to stand.
    held: StoredValue<Option<Line>>,
    editing: RwSignal<Option<Editing>>,
    input: NodeRef<html::Textarea>,
    /// What has come from outside and is looked at.
    preview: RwSignal<Option<Preview>>,
}

impl TableDesk {
    /// The table of the open document's actions.
    pub fn new(app: App, filter: RwSignal<ActionFilter>) -> Self {
        let workspace = app.workspace;
        let remembered = page::remembered(KEY).and_then(|text| serde_json::from_str(&text).ok());
        let seen = RwSignal::new(remembered.map_or_else(TableView::default, |view| TableView::read(&view)));
        let (folded, turn) = (RwSignal::new(BTreeSet::new()), RwSignal::new(0));
        let arranged = arranged(workspace, seen, filter, folded, turn);
        let columns = Memo::new(move |_| seen.with(|seen| Arc::new(seen.columns.clone())));
        let desk = Self {
            app,
            workspace,
            seen,
            filter,
            columns,
            folded,
            turn,
            arranged,
            cells: CellGrid::new(
                Memo::new(move |_| arranged.with(|arranged| arranged.lines.len())),
                Memo::new(move |_| columns.with(|columns| columns.len())),
            ),
            held: StoredValue::new(None),
            editing: RwSignal::new(None),
            input: NodeRef::new(),
            preview: RwSignal::new(None),
        };
        Effect::new(move |_| {
            let written = seen.with(|seen| {
                TableView {
                    filter: ActionFilter::default(),
                    ..seen.clone()
                }
                .write()
            });
            page::remember(KEY, &written.to_string());
        });
        Effect::new(move |_| desk.follow_lines());
        desk.cells.when_left(move || {
            editing::commit(desk);
        });
        desk
    }

    /// How many actions pass the filter, followed.
    pub fn passing(self) -> usize {
        self.arranged.with(|arranged| {
            let headings = arranged.lines.iter().filter_map(|line| match line {
                Line::Heading(_, count) => Some(*count),
                Line::Row(..) => None,
            });
            let rows = arranged.lines.iter().filter(|line| matches!(line, Line::Row(_, None)));
            headings.sum::<usize>() + rows.count()
        })
    }

    fn lines(self) -> Arc<Vec<Line>> {
        self.arranged.with_untracked(|arranged| arranged.lines.clone())
    }

    fn line(self, row: usize) -> Option<Line> {
        self.arranged
            .with_untracked(|arranged| arranged.lines.get(row).cloned())
    }

    /// The actions of the rows that are chosen, in their order.
    fn chosen(self) -> Vec<Id<Action>> {
        let (first, last) = self.cells.cursor.get_untracked().rows();
        let lines = self.lines();
        let rows = lines.get(first..(last + 1).min(lines.len())).unwrap_or_default();
        let mut ids: Vec<Id<Action>> = Vec::new();
        for id in rows.iter().filter_map(Line::action) {
            // One that is under several headings is chosen once.
            if ids.last() != Some(id) {
                ids.push(id.clone());
            }
        }
        ids
    }

    /// The columns that are chosen.
    fn chosen_columns(self) -> Vec<ActionColumn> {
        let (first, last) = self.cells.cursor.get_untracked().columns();
        let columns = self.columns.get_untracked();
        columns
            .get(first..(last + 1).min(columns.len()))
            .unwrap_or_default()
            .to_vec()
    }

    /// Gives the keyboard to a cell; with `extends` all between it and the one that was chosen first are chosen.
    fn go_to(self, row: usize, column: usize, extends: bool) {
        self.held.set_value(self.line(row.min(self.cells.last().0)));
        self.cells.go_to(row, column, extends);
    }

    /// Keeps the keyboard on its line wherever that has come to stand.
    fn follow_lines(self) {
        let lines = self.arranged.with(|arranged| arranged.lines.clone());
        let cursor = self.cells.cursor.get_untracked();
        let held = self.held.get_value();
        if held.is_none() || lines.get(cursor.row) == held.as_ref() {
            return;
        }
        let is_it = |line: &Line| held.as_ref() == Some(line);
        let is_same_action =
            |line: &Line| line.action().is_some() && line.action() == held.as_ref().and_then(Line::action);
        let place = lines
            .iter()
            .position(is_it)
            .or_else(|| lines.iter().position(is_same_action));
        let row = place.unwrap_or_else(|| cursor.row.min(lines.len().saturating_sub(1)));
        self.held.set_value(lines.get(row).cloned());
        self.cells.cursor.set(Cursor::at(row, cursor.column));
        // Who sorts or filters looks at the first rows of what comes, and not for the one that has the keyboard of the grid.
        if place.is_some() && self.cells.has_focus() {
            self.cells.rows.show(row);
        }
    }

    /// Adds an action and begins to write its title; on its own page where the filter hides it.
    pub fn add(self) {
        // What can't be taken from a cell is not lost for a new row.
        if !editing::commit(self) {
            return;
        }
        let Some(added) = self.workspace.add_last(Action::default()) else {
            return;
        };
        let is_it = |line: &Line| line.action() == Some(&added);
        match self.lines().iter().position(is_it) {
            Some(row) => {
                self.cells.focus();
                self.go_to(row, 0, false);
                editing::begin(self, Begin::Typed);
            }
            None => self.app.interface.go_to_field(&Route::Action(added), "action-title"),
        }
    }
}

/// The lines of the view. A change of the document moves none of them.
fn arranged(
    workspace: Workspace,
    seen: RwSignal<TableView>,
    filter: RwSignal<ActionFilter>,
    folded: RwSignal<BTreeSet<Group>>,
    turn: RwSignal<u32>,
) -> Memo<Arranged> {
    // Each is made anew only by what it is made of: a letter in the filter sorts nothing.
    let sort = Memo::new(move |_| seen.with(|seen| seen.sort));
    // Whoever goes on pressing the head of a column comes back to its order.
    let sorted_by = Memo::new(move |before: Option<&Option<ActionColumn>>| {
        let column = sort.get().map(|sort| sort.column);
        column.or(before.copied().flatten())
    });
    let grouping = Memo::new(move |_| seen.with(|seen| seen.grouping));
    let rows = workspace.select(|document, references| Arc::new(table_of(document, references).rows()));
    let ranks = workspace.select(move |document, references| {
        let ranks = |column| table_of(document, references).ranks(column);
        Arc::new(sorted_by.get().map(ranks).unwrap_or_default())
    });
    let order = Memo::new(move |_| {
        let sort = sort.get();
        let ranks = sort.map(|_| ranks.get()).unwrap_or_default();
        rows.with(|rows| Arc::new(order(rows, &ranks, sort)))
    });
    let words = workspace.select(move |document, references| Arc::new(table_of(document, references).words_of_all()));
    let places = workspace.select(move |document, references| {
        let grouping = grouping.get();
        table_of(document, references).places(grouping)
    });
    let known =
        workspace.select(|document, _| Arc::new(document.all::<Action>().map(|(id, _)| id).collect::<Vec<_>>()));
    let now = move || {
        let view = TableView {
            filter: filter.get(),
            ..seen.get()
        };
        let folded = folded.get();
        let has_words = !view.filter.words.are_in("");
        let words = if has_words { words.get() } else { Arc::default() };
        let (rows, order) = (rows.get(), order.get());
        let rows = order.iter().filter_map(|place| rows.get(*place));
        let lines = places.with(|places| arrange(rows, &words, places, &view, &folded));
        Arranged {
            key: (view, folded, turn.get()),
            known: known.get(),
            lines: Arc::new(lines),
            is_stale: false,
        }
    };
    Memo::new(move |before: Option<&Arranged>| {
        let now = now();
        let Some(before) = before.filter(|before| is_same_order(&before.key, &now.key)) else {
            return now;
        };
        let is_there = |id: &Id<Action>| now.known.binary_search(id).is_ok();
        let has_new =
            now.known.len() > before.known.len() || now.known.iter().any(|id| before.known.binary_search(id).is_err());
        let lines = kept(&before.lines, (*now.lines).clone(), is_there, has_new);
        Arranged {
            is_stale: lines != *now.lines,
            lines: Arc::new(lines),
            ..now
        }
    })
}

/// Whether two views have the same rows in the same order: which columns are shown doesn't matter.
fn is_same_order(one: &(TableView, BTreeSet<Group>, u32), other: &(TableView, BTreeSet<Group>, u32)) -> bool {
    let (a, b) = (&one.0, &other.0);
    (a.sort, a.grouping, &a.filter) == (b.sort, b.grouping, &b.filter) && (&one.1, one.2) == (&other.1, other.2)
}

/// What there is of the table where there are no actions yet: a file can be read.
pub fn empty(desk: TableDesk) -> AnyView {
    view! {
        {files(desk)}
        {incoming::preview(desk)}
    }
    .into_any()
}

/// The table with all that is beside it.
pub fn table(desk: TableDesk) -> AnyView {
    view! {
        <div class="table-tools">
            {options::options(desk)}
            {files(desk)}
        </div>
        {incoming::preview(desk)}
        {grid::grid(desk)}
    }
    .into_any()
}
