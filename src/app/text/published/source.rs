//! What a reading is made of, and the pieces that several of its parts are made of.

use crate::{
    app::text::{
        kinds, vocabulary,
        words::{Word, text},
    },
    domain::{
        records::{document::Document, references::References},
        values::{
            date::Date,
            id::{Id, RecordId},
        },
    },
    render::reading::{Block, Fact, Reading, ReadingWords, Section},
};

/// The document as it is published, with nothing private in it, and the day.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub document: &'a Document,
    pub references: &'a References,
    pub today: Date,
}

impl Source<'_> {
    /// The names of the records that are there, in a line.
    pub fn names<T>(self, ids: &[Id<T>]) -> String {
        self.names_of(ids.iter().map(Id::raw))
    }

    /// The same of records of any kind.
    pub fn names_of<'i>(self, ids: impl Iterator<Item = &'i RecordId>) -> String {
        let there = ids.filter(|id| self.document.record(id).is_some());
        let names: Vec<_> = there.map(|id| kinds::name_of(&[self.document], id)).collect();
        names.join("; ")
    }
}

/// A reading with what every one has.
pub fn reading(kicker: String, title: String, today: Date) -> Reading {
    Reading {
        language: crate::app::text::words::tag(crate::app::text::words::language()),
        kicker,
        title,
        date: today.to_string(),
        words: ReadingWords {
            skip: text(Word::AppSkip),
            contents: text(Word::PublishContents),
        },
        ..Reading::default()
    }
}

/// A fact, if it says anything.
pub fn fact(name: Word, value: impl Into<String>) -> Option<Fact> {
    let value = value.into();
    (!value.trim().is_empty()).then(|| Fact {
        name: text(name).into(),
        value,
    })
}

/// The facts that say something, if any does.
pub fn facts<const N: usize>(facts: [Option<Fact>; N]) -> Option<Block> {
    let there: Vec<_> = facts.into_iter().flatten().collect();
    (!there.is_empty()).then_some(Block::Facts(there))
}

/// A text that somebody has written, if they have.
pub fn written(text: &str) -> Option<Block> {
    (!text.trim().is_empty()).then(|| Block::Text(text.trim().into()))
}

/// What is called so, with what there is of it.
pub fn titled<const N: usize>(title: &str, blocks: [Option<Block>; N]) -> Block {
    Block::Section(Section {
        title: vocabulary::named(title),
        blocks: blocks.into_iter().flatten().collect(),
    })
}

/// A day, if there is one.
pub fn day(date: Option<Date>) -> String {
    date.map(vocabulary::day).unwrap_or_default()
}
