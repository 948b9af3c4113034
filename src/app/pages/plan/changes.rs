//! The changes: those that are open, with how much waits, the turns that have been taken, and what is to be discussed.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::{discussion, index_page::IndexPage};
use crate::{
    app::{
        components::{
            record_rows::{RecordRow, record_rows},
            status_tag::way_tag,
        },
        document::workspace::Workspace,
        form::lens::field,
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{Word, count, fill, text},
        },
    },
    domain::{
        follow_up::reconsidering::waiting,
        records::{
            change::{Change, Loop},
            document::Document,
            references::References,
        },
        values::{date::Date, id::Id},
    },
    platform::web::page,
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    let index = IndexPage {
        route: Route::Changes,
        title: Word::PlanChanges,
        lede: Word::ChangeLede,
        add: ("add-change", Word::ChangeAdd),
    };
    let content = view! {
        {list(app.workspace, true)}
        {discussion::section(app.workspace)}
        {list(app.workspace, false)}
    };
    index.view(app, move || add(app), content.into_any())
}

/// Adds a change of today and goes to its title.
fn add(app: App) {
    let change = Change {
        date: page::today(),
        ..Change::default()
    };
    if let Some(id) = app.workspace.add(change) {
        app.interface
            .go_to_field(&Route::Change(id), &field!(Change, title).id());
    }
}

/// What is said of a change in a list.
#[derive(Clone, PartialEq)]
pub struct Row {
    /// The change.
    pub id: Id<Change>,
    /// What it is called.
    pub title: String,
    /// The way back that it opens.
    pub way: Loop,
    /// How many records wait to be reconsidered.
    pub waiting: usize,
    date: Option<Date>,
    closed: Option<Date>,
    outcome: String,
}

/// The changes that are open, or those that are closed, the newest first.
pub fn rows(document: &Document, references: &References, is_open: bool) -> Vec<Row> {
    let row = |(id, change): (Id<Change>, &Change)| Row {
        title: vocabulary::named(&change.title),
        way: change.way,
        waiting: waiting(document, references, &id).len(),
        date: change.date,
        closed: change.closed,
        outcome: change.outcome.trim().into(),
        id,
    };
    let wanted = document.all::<Change>();
    let mut rows: Vec<_> = wanted
        .filter(|(_, change)| change.closed.is_none() == is_open)
        .map(row)
        .collect();
    rows.sort_by_key(|row| Reverse(row.closed.or(row.date)));
    rows
}

fn list(workspace: Workspace, is_open: bool) -> AnyView {
    let rows = workspace.select(move |document, references| rows(document, references, is_open));
    let [title, none] = if is_open {
        [Word::ChangeOpenTitle, Word::ChangeOpenNone]
    } else {
        [Word::ChangeClosedTitle, Word::ChangeClosedNone]
    };
    view! {
        <section class="section-after">
            <h2>{text(title)}</h2>
            {record_rows(rows, none, row_view)}
        </section>
    }
    .into_any()
}

fn row_view(row: Row) -> AnyView {
    let is_open = row.closed.is_none();
    let closed = row
        .closed
        .map(|closed| fill(Word::ChangeClosedOn, &[("date", &vocabulary::day(closed))]));
    let waiting = is_open.then(|| count(Word::ChangeWaitingOne, Word::ChangeWaitingMany, row.waiting));
    let date = row.date.map(vocabulary::day);
    let meta = [date, waiting, closed, Some(row.outcome)].into_iter().flatten();
    let row = RecordRow {
        to: Route::Change(row.id),
        title: row.title,
        meta: meta.collect(),
        tag: Some(way_tag(row.way, is_open)),
    };
    row.view()
}
