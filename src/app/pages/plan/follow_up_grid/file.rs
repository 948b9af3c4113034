//! The grid as a file for spreadsheets, and cells of it copied to them.

use leptos::prelude::*;
use web_sys::ClipboardEvent;

use super::{
    desk::Desk,
    keys,
    texts::{GridColumn, row_texts},
};
use crate::{
    app::{
        components::record_links,
        text::words::{self, Word, count, fill, text},
    },
    domain::{
        follow_up::grid::{Followed, Held, held, rows::GridLine},
        records::{document::Document, indicator::Sex, references::References},
        values::{amount::Amount, id::RecordId},
        ways_out::WayOut,
    },
    format::{file_name::file_name, follow_up_grid},
    platform::web::{clipboard, files},
};

/// Saves all rows of the year, in their order and under their headings, whether they lack anything or not.
pub fn save(desk: Desk) {
    let (year, columns) = (desk.year.get_untracked(), desk.columns.get_untracked());
    let lines = desk.all_lines();
    let made = desk.workspace.now(|document, references| {
        let mut heads = vec![text(Word::FollowUpGridColumnGroup).to_owned()];
        heads.extend(columns.iter().map(|column| column.head(year)));
        heads.extend([Word::FollowUpGridColumnSource, Word::FollowUpGridColumnNote].map(|word| text(word).into()));
        let mut table = vec![heads];
        let mut group = String::new();
        for line in lines.iter() {
            match line {
                GridLine::Heading(of, _) => {
                    let named = of.as_ref().and_then(|of| record_links::to(document, of));
                    group = named.map_or_else(String::new, |one| one.name);
                }
                GridLine::Row(id, _) => {
                    let mut row = vec![group.clone()];
                    row.extend(cells(document, references, (id, year), &columns));
                    row.extend(said_of(document, references, id, year));
                    table.push(row);
                }
            }
        }
        let title = fill(
            Word::FollowUpGridFileName,
            &[("year", &year.to_string()), ("name", &document.strategy().name)],
        );
        (file_name(title.trim(), "csv"), follow_up_grid::file(&table))
    });
    if let Some((name, table)) = made {
        files::offer(&name, &WayOut::FollowUpTable.with(table));
    }
}

/// What stands in the cells of a row; values as they are read again.
fn cells(
    document: &Document,
    references: &References,
    (id, year): (&RecordId, u16),
    columns: &[GridColumn],
) -> Vec<String> {
    let texts = row_texts(document, references, id, year);
    let row = Followed::of(document, id);
    let written = |place: usize, year: u16| {
        let series = row.as_ref()?.series(document, references, super::desk::on(year));
        let value = series.get(place)?.get(&year)?.value;
        Amount::new(value).map(|amount| amount.format(words::decimal()))
    };
    let cell = |column: &GridColumn| match *column {
        GridColumn::Value(place, _) => written(place, year).unwrap_or_default(),
        GridColumn::Before => written(0, year - 1).unwrap_or_default(),
        column => texts.said(column).to_owned(),
    };
    columns.iter().map(cell).collect()
}

/// The source and the note of the year's one value for all.
fn said_of(document: &Document, references: &References, id: &RecordId, year: u16) -> [String; 2] {
    let source = Followed::of(document, id).map_or_else(|| id.clone(), |row| row.source().clone());
    match held(document, references, &source, (Sex::Total, year)) {
        Held::One(_, one) => [one.source.clone(), one.note.clone()],
        Held::Nothing | Held::Several(_) => Default::default(),
    }
}

/// The cells that are chosen are to be copied.
pub fn copied(desk: Desk, event: &ClipboardEvent) {
    if event.target() != event.current_target() {
        return;
    }
    let (rows, columns) = keys::chosen(desk);
    let year = desk.year.get_untracked();
    let table = desk.workspace.now(|document, references| {
        let row = |id: &RecordId| cells(document, references, (id, year), &columns);
        rows.iter().map(row).collect::<Vec<_>>()
    });
    let Some(table) = table else { return };
    if clipboard::carry(event, &WayOut::FollowUpCells.with(follow_up_grid::copied(&table))) {
        let cells = rows.len() * columns.len();
        let told = count(Word::FollowUpGridCopiedOne, Word::FollowUpGridCopiedMany, cells);
        desk.app.notices.announce(told);
    }
}
