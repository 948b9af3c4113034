//! The findings that a priority rests on, in what is published: what was found, what shows it, and where that comes from.

use super::source::Source;
use crate::{
    app::text::{
        finding_said::{self, HEADS},
        words::{Word, text},
    },
    domain::records::plan::Priority,
    render::reading::{Block, Table},
};

/// The findings of a priority as a table; nothing where it rests on none.
pub fn of_priority(source: Source, priority: &Priority) -> Option<Block> {
    let found = priority.findings.iter().filter_map(|id| source.document.get(id));
    let rows: Vec<_> = found
        .map(|finding| finding_said::said(source.document, finding).into())
        .collect();
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: text(Word::PublishFindings).into(),
            head: HEADS.map(|word| text(word).to_owned()).into(),
            rows,
        })
    })
}
