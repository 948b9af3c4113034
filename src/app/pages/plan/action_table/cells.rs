//! What a cell shows, and how wide it is.

use std::sync::Arc;

use crate::{
    app::{
        components::record_links,
        text::{follow_up, vocabulary},
    },
    domain::{
        action_table::{
            arrangement::Group,
            cell::{ActionTable, linked},
            column::{ActionColumn, CellKind},
            names,
        },
        follow_up::progress::Progress,
        records::plan::Action,
        values::id::Id,
    },
};

/// What the cells of a row show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowTexts {
    /// What the action is called, also where it has no name.
    pub name: String,
    /// How it goes.
    pub goes: Option<Progress>,
    /// A text for each column.
    pub cells: Arc<Vec<String>>,
}

/// What a row shows in these columns.
pub fn row_texts(table: &ActionTable<'_>, id: &Id<Action>, columns: &[ActionColumn]) -> RowTexts {
    let Some(action) = table.document.get(id) else {
        return RowTexts::default();
    };
    let goes = columns
        .contains(&ActionColumn::Goes)
        .then(|| table.goes(id, action))
        .flatten();
    let name = vocabulary::named(&action.title);
    let text = |column: &ActionColumn| match column {
        ActionColumn::Title => name.clone(),
        column => shown(table, id, action, *column),
    };
    let cells = columns.iter().map(text);
    RowTexts {
        goes,
        cells: Arc::new(cells.collect()),
        name,
    }
}

fn shown(table: &ActionTable<'_>, id: &Id<Action>, action: &Action, column: ActionColumn) -> String {
    let amount = |amount: Option<f64>| amount.map_or_else(String::new, follow_up::number);
    match column.kind() {
        CellKind::Day => {
            let day = if column == ActionColumn::Start {
                action.start
            } else {
                action.end
            };
            day.map_or_else(String::new, vocabulary::day)
        }
        CellKind::Amount => amount(action.cost.map(|cost| cost.get())),
        CellKind::Record(_) | CellKind::Records(_) => {
            let name = |id| match table.document.record(id) {
                Some(record) => Some(vocabulary::named(names::shown(Some(record)))),
                // One that only the whole document has is named, too.
                None => record_links::to(table.document, id).map(|one| one.name),
            };
            let names: Vec<String> = linked(action, column).into_iter().filter_map(name).collect();
            names.join(", ")
        }
        CellKind::Reckoned if column == ActionColumn::Granted => amount(table.granted(id).map(|granted| granted.get())),
        CellKind::Line | CellKind::Lines | CellKind::Term | CellKind::Codes | CellKind::Reckoned => {
            table.written(id, action, column)
        }
    }
}

/// What heads rows.
pub fn heading(table: &ActionTable<'_>, group: &Group) -> Option<String> {
    match group {
        Group::Record(id) => {
            let record = table.document.record(id);
            Some(vocabulary::named(names::shown(record.map(|record| &**record))))
        }
        Group::Year(year) => Some(year.to_string()),
        Group::Status(status) => Some((table.words.status)(*status).into()),
        Group::Nothing => None,
    }
}

/// How wide a column is, in rem; the title takes what is left and at least this.
pub const fn width(column: ActionColumn) -> f64 {
    match column {
        ActionColumn::Title => 14.0,
        ActionColumn::Targets => 5.0,
        ActionColumn::Status | ActionColumn::Start | ActionColumn::End => 7.0,
        ActionColumn::Cost | ActionColumn::Granted => 8.0,
        ActionColumn::Goes => 8.5,
        ActionColumn::Factors | ActionColumn::Statements | ActionColumn::Id => 10.0,
        ActionColumn::Owner | ActionColumn::Plan => 11.0,
        ActionColumn::Progress
        | ActionColumn::Priorities
        | ActionColumn::Partners
        | ActionColumn::ProgressReason
        | ActionColumn::DependsOn
        | ActionColumn::Elements => 15.0,
        ActionColumn::Commitment | ActionColumn::Text => 18.0,
    }
}
