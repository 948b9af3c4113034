//! What is read from beginning to end: a published copy of the plan, a report. Plain data in, one HTML file out.
//!
//! A [`Reading`] knows no document and no language: whoever makes it has chosen what goes in and has said it in words. [`html`] writes it,
//! as a file that needs nothing but itself and as the same content within a page.

pub mod html;
mod links;
mod writer;

/// Something to read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The language of the words, as HTML's `lang`.
    pub language: &'static str,
    /// What stands above the title.
    pub kicker: String,
    /// The title.
    pub title: String,
    /// Which edition it is, for programs that read the file; may be empty.
    pub edition: String,
    /// The day it was made, as `2026-11-29`; may be empty.
    pub date: String,
    /// What is said first: by whom it was decided, when, in which edition.
    pub facts: Vec<Fact>,
    /// What stands before the sections.
    pub opening: Vec<Block>,
    /// The sections.
    pub sections: Vec<Section>,
    /// What the file says around them.
    pub words: ReadingWords,
}

/// What a file says around what is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadingWords {
    /// Leads past what stands before the content.
    pub skip: &'static str,
    /// Names the list of sections.
    pub contents: &'static str,
}

/// A part with a heading. Its level follows from how deep it lies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// What is under it.
    pub blocks: Vec<Block>,
}

impl Section {
    /// The section, if there is anything in it.
    pub fn unless_empty(title: &str, blocks: Vec<Block>) -> Option<Self> {
        let title = title.to_owned();
        (!blocks.is_empty()).then_some(Self { title, blocks })
    }
}

/// What something is called and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is called.
    pub name: String,
    /// What it is; each line is a paragraph.
    pub value: String,
}

/// How it goes, where a word says it and a mark beside the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it should.
    Good,
    /// Not as it should.
    Trouble,
    /// Neither.
    Plain,
}

/// A piece of what is read.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Text as somebody wrote it: each line is a paragraph, and addresses in it are links.
    Text(String),
    /// Where something stands.
    Status(Tone, String),
    /// Facts, one a line.
    Facts(Vec<Fact>),
    /// A list.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
    /// The one way on from here.
    Way(Way),
    /// So many lines to write on, on paper.
    Lines(usize),
    /// A section within the section.
    Section(Section),
}

/// A table. The first cell of a row names the row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it has.
    pub caption: String,
    /// What heads the columns.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// A way out of what is read, to be taken: more than an address in a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What one does there.
    pub told: String,
    /// Where it leads: `http`, `https` or `mailto`, otherwise it is no link. It is spelled out on paper.
    pub address: String,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The SVG text, as [`crate::render`] or the map sheet writes it: with title and description, and every text in it escaped.
    pub svg: String,
    /// The same for a narrow window, where its words could not be read as it is; `None` where they can.
    pub narrow: Option<Narrow>,
    /// What is said under it; may be empty.
    pub caption: String,
    /// How it takes its place.
    pub fit: Fit,
}

/// A picture for a narrow window, with what stands around it there as words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrow {
    /// What is said over it, a line each.
    pub above: Vec<String>,
    /// The SVG text, with other ids than the wide one has.
    pub svg: String,
    /// What its looks mean.
    pub keys: Vec<KeyGroup>,
    /// What is said below it, a line each.
    pub below: Vec<String>,
}

/// Looks that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyGroup {
    /// What they have in common.
    pub title: String,
    /// Each as SVG text, and what it means.
    pub entries: Vec<(String, String)>,
}

/// How a picture takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is small, and stands as it was drawn.
    Small,
    /// It is as wide as the text; in a narrow window it can be scrolled.
    Wide,
    /// It has a page of its own on paper.
    Page,
}

#[cfg(test)]
mod tests;
