//! What the first view asks of the open document. The program that does it is fetched when it is first asked for.

use crate::{app::interface::route::Route, domain::values::county::County, platform::web::files::GivenFile};

/// Something to do with documents.
pub enum Request {
    /// Open the document that this tab had open, or else the one saved last, and go to this place in it.
    OpenLast(Route),
    /// Open the document of this id, and go to its overview.
    Open(String),
    /// Take in a file.
    TakeFile(GivenFile),
    /// Open what this text leads to: a link, or a mail with one in it.
    TakeText(String),
    /// Open what this address leads to, or else the place that it names.
    TakeAddress(String, Route),
    /// Make a document for a county.
    New(&'static County),
    /// Open the example.
    Example,
    /// Undo the last step.
    Undo,
}
