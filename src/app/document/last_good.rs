//! The last good document, for the panel that is shown after a crash.

use std::cell::Cell;

use crate::domain::ways_out::Leaving;

/// What writes the document as it was last saved: a file's name and content.
type Writer = fn() -> Option<(String, Leaving)>;

thread_local! {
    // Set once there is a document: the panel is there from the start, what writes documents is not.
    static WRITER: Cell<Option<Writer>> = const { Cell::new(None) };
}

/// Says what writes the last good document.
pub fn is_written_by(writer: Writer) {
    WRITER.set(Some(writer));
}

/// The document as it was last saved, as a file: its name and content. `None` if nothing has been open.
pub fn file() -> Option<(String, Leaving)> {
    WRITER.get().and_then(|write| write())
}
