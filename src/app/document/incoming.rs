//! A document that has been received, and is looked at before anything is done with it.

use crate::domain::records::document::Document;

/// A document that has been received and is not yet opened or merged.
#[derive(Clone)]
pub struct IncomingDocument {
    /// The document, which may be a part of one.
    pub document: Document,
    /// How it was received.
    pub source: Source,
    /// The state from which it and the open document both come, where that is at hand.
    pub ancestor: Option<Document>,
}

/// How a document was received.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// In a link.
    Link,
    /// As a file.
    File {
        /// The file's name.
        name: String,
        /// When the file was last written, in milliseconds since 1970.
        saved: f64,
    },
}
