//! The page's state: the year, the grouping, which rows there are, and the cell that has the keyboard.

use std::sync::Arc;

use leptos::{html, prelude::*};

use super::{
    editing::{self, Editing},
    incoming::Preview,
    texts::GridColumn,
};
use crate::{
    app::{
        components::{
            cell_grid::{CellGrid, Cursor},
            view_choice::ViewChoice,
        },
        document::workspace::Workspace,
        state::App,
        text::words::Word,
    },
    domain::{
        follow_up::{
            grid::{
                Filling, Followed, Held, SEXES, filling, first_year, reckoning_day,
                rows::{GridLine, lacking, lines},
            },
            grouping::Grouping,
        },
        records::{
            document::Document,
            indicator::{BySex, Indicator, Measurement, Sex},
            plan::Target,
        },
        values::{amount::Year, date::Date, id::RecordId},
    },
    platform::web::page,
};

const PRIORITY: &str = "priority";
const PLAN: &str = "plan";
const OWNER: &str = "owner";
const GROUPINGS: &[(&str, Word)] = &[
    (PRIORITY, Word::PlanFilterPriority),
    (PLAN, Word::TimelineGroupPlan),
    (OWNER, Word::PlanFilterOwner),
];

/// Under which the tab remembers the year.
const KEY: &str = "follow-up-year";

/// Which lines there are, and of which they were chosen.
#[derive(Clone, Debug, Default, PartialEq)]
struct Arranged {
    /// The year, where only what it lacks is shown.
    lacking: Option<u16>,
    all: Arc<Vec<GridLine>>,
    lines: Arc<Vec<GridLine>>,
}

/// The page's state.
#[derive(Clone, Copy)]
pub struct Desk {
    pub app: App,
    pub workspace: Workspace,
    /// The year that is followed up.
    pub year: RwSignal<u16>,
    pub grouping: ViewChoice,
    /// Whether only what is still to be filled in is shown.
    pub is_lacking_only: RwSignal<bool>,
    arranged: Memo<Arranged>,
    pub columns: Memo<Arc<Vec<GridColumn>>>,
    pub cells: CellGrid,
    /// The line that has the keyboard: it keeps it wherever it comes to stand.
    held: StoredValue<Option<GridLine>>,
    pub filling: Memo<Filling>,
    pub editing: RwSignal<Option<Editing>>,
    pub input: NodeRef<html::Textarea>,
    /// What is pasted and looked at.
    pub preview: RwSignal<Option<Preview>>,
    /// The row that is shown closely below.
    pub shown: RwSignal<Option<RecordId>>,
}

impl Desk {
    /// The grid of the open document.
    pub fn new(app: App) -> Self {
        let workspace = app.workspace;
        let remembered = page::remembered(KEY).and_then(|year| year.parse().ok());
        let year = remembered.filter(|year| Year::new(*year).is_some() && *year <= this_year());
        let first = || workspace.now(|document, _| first_year(document, this_year()));
        let year = RwSignal::new(year.or_else(first).unwrap_or_else(|| this_year() - 1));
        let grouping = ViewChoice::remembered("follow-up-group", GROUPINGS);
        let is_lacking_only = RwSignal::new(false);
        let arranged = arranged(workspace, year, grouping, is_lacking_only);
        let by_sex = workspace.select(|document, _| is_told_by_sex(document));
        let columns = Memo::new(move |_| Arc::new(GridColumn::shown(by_sex.get())));
        let filling = workspace.select(move |document, references| {
            let year = year.get();
            filling(document, references, year, on(year))
        });
        let desk = Self {
            app,
            workspace,
            year,
            grouping,
            is_lacking_only,
            arranged,
            columns,
            cells: CellGrid::new(
                Memo::new(move |_| arranged.with(|arranged| arranged.lines.len())),
                Memo::new(move |_| columns.with(|columns| columns.len())),
            ),
            held: StoredValue::new(None),
            filling,
            editing: RwSignal::new(None),
            input: NodeRef::new(),
            preview: RwSignal::new(None),
            shown: RwSignal::new(None),
        };
        Effect::new(move |_| page::remember(KEY, &year.get().to_string()));
        Effect::new(move |_| desk.follow_lines());
        desk.cells.when_left(move || {
            editing::commit(desk);
        });
        desk
    }

    /// Whether there is nothing to measure, followed.
    pub fn has_nothing(self) -> bool {
        self.arranged.with(|arranged| arranged.all.is_empty())
    }

    /// The lines, followed.
    pub fn lines(self) -> Arc<Vec<GridLine>> {
        self.arranged.with(|arranged| arranged.lines.clone())
    }

    /// All lines, whether they lack anything or not.
    pub fn all_lines(self) -> Arc<Vec<GridLine>> {
        self.arranged.with_untracked(|arranged| arranged.all.clone())
    }

    /// The target or the indicator of a row.
    pub fn of(self, row: usize) -> Option<RecordId> {
        self.arranged
            .with_untracked(|arranged| arranged.lines.get(row)?.of().cloned())
    }

    /// A column.
    pub fn column(self, place: usize) -> Option<GridColumn> {
        self.columns.with_untracked(|columns| columns.get(place).copied())
    }

    /// The year that lies beside, if there can be one; followed.
    pub fn year_beside(self, by: i16) -> Option<u16> {
        let year = self.year.get().checked_add_signed(by)?;
        Year::new(year).map(Year::get).filter(|year| *year <= this_year())
    }

    /// Shows another year.
    pub fn show_year(self, year: u16) {
        // What can't be taken from a cell is not lost for another year.
        if editing::commit(self) {
            self.year.set(year);
        }
    }

    /// Gives the keyboard to a cell.
    pub fn go_to(self, row: usize, column: usize, extends: bool) {
        let line = |arranged: &Arranged| arranged.lines.get(row.min(self.cells.last().0)).cloned();
        self.held.set_value(self.arranged.with_untracked(line));
        self.cells.go_to(row, column, extends);
    }

    /// The next row below whose cell of the same column is still to be filled in.
    pub fn next_empty(self, row: usize, sex: Sex) -> Option<usize> {
        let (lines, year) = (
            self.arranged.with_untracked(|arranged| arranged.lines.clone()),
            self.year.get_untracked(),
        );
        let place = SEXES.iter().position(|one| *one == sex)?;
        let found = self.workspace.now(|document, references| {
            let is_empty = |line: &GridLine| {
                let of = line.of().and_then(|of| Followed::of(document, of));
                of.is_some_and(|of| {
                    let is_asked = sex == Sex::Total || of.by_sex() == BySex::Yes;
                    let values = || of.series(document, references, on(year));
                    let held = || of.held(document, references, year);
                    of.is_own()
                        && is_asked
                        && !values()[place].contains_key(&year)
                        && !matches!(held()[place], Held::Several(_))
                })
            };
            let rest = lines.iter().enumerate().skip(row + 1);
            rest.filter(|(_, line)| is_empty(line)).map(|(place, _)| place).next()
        });
        found.flatten()
    }

    /// Keeps the keyboard on its line wherever that has come to stand.
    fn follow_lines(self) {
        let lines = self.lines();
        let cursor = self.cells.cursor.get_untracked();
        let held = self.held.get_value();
        if lines.get(cursor.row) == held.as_ref() {
            return;
        }
        let of = held.as_ref().and_then(GridLine::of);
        let is_it = |line: &GridLine| held.as_ref() == Some(line) || (of.is_some() && line.of() == of);
        let row = lines.iter().position(is_it);
        // At first the first row, where its value is written.
        let first = lines.iter().position(|line| line.of().is_some()).unwrap_or_default();
        let row = row.unwrap_or_else(|| {
            if held.is_none() {
                first
            } else {
                cursor.row.min(lines.len().saturating_sub(1))
            }
        });
        let column = if held.is_none() {
            GridColumn::FIRST_WRITTEN
        } else {
            cursor.column
        };
        self.held.set_value(lines.get(row).cloned());
        self.cells.cursor.set(Cursor::at(row, column));
    }
}

fn this_year() -> u16 {
    page::today().map_or(2000, Date::year)
}

/// The day on which a year is reckoned.
pub fn on(year: u16) -> Date {
    reckoning_day(year, page::today().unwrap_or(Date::LAST))
}

/// Whether anything is told by sex.
fn is_told_by_sex(document: &Document) -> bool {
    let targets = document.all::<Target>().any(|(_, one)| one.by_sex == BySex::Yes);
    targets
        || document.all::<Indicator>().any(|(_, one)| one.by_sex == BySex::Yes)
        || document.all::<Measurement>().any(|(_, one)| one.sex != Sex::Total)
}

/// The lines. What has just been filled in stays where it is, also where only what lacks something is shown.
fn arranged(
    workspace: Workspace,
    year: RwSignal<u16>,
    grouping: ViewChoice,
    is_lacking_only: RwSignal<bool>,
) -> Memo<Arranged> {
    let all = workspace.select(move |document, references| {
        let grouping = match grouping.get() {
            PLAN => Grouping::Plan,
            OWNER => Grouping::Owner,
            _ => Grouping::Priority,
        };
        Arc::new(lines(document, references, grouping))
    });
    let of_year = Memo::new(move |_| is_lacking_only.get().then(|| year.get()));
    Memo::new(move |before: Option<&Arranged>| {
        let (all, of_year) = (all.get(), of_year.get());
        if let Some(before) = before.filter(|before| before.all == all && before.lacking == of_year) {
            return before.clone();
        }
        let left = of_year.and_then(|year| {
            workspace.now(|document, references| lacking(document, references, &all, (year, on(year))))
        });
        Arranged {
            lacking: of_year,
            lines: left.map_or_else(|| all.clone(), Arc::new),
            all,
        }
    })
}
