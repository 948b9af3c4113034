//! What an editor starts from.

use crate::{
    domain::records::document::Document,
    edit::{history::History, journal::FoldedEntries},
};

/// A document as it was written whole, with its history and what of the journal is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    /// The document.
    pub document: Document,
    /// The steps that led to it, as far as they are kept.
    pub history: History,
    /// The entries of the journal that are in it.
    pub folded: FoldedEntries,
}

impl Base {
    /// A document that nothing has been done to.
    pub fn new(document: Document) -> Self {
        Self {
            document,
            history: History::default(),
            folded: FoldedEntries::default(),
        }
    }
}
