//! The file without white space, piece by piece: a large document can be written in many short turns.

use super::{
    envelope::{RECORDS, frame, is_written},
    versions,
};
use crate::domain::{
    json::{write, write_object, write_text},
    records::document::Document,
    values::id::RecordId,
};

/// How many bytes a piece has at least; the last has what is left.
pub const PIECE: usize = 64 * 1024;

/// The pieces of a document's text, each made when it is asked for. Joined they are what
/// [`super::envelope::write_compact`] gives.
#[derive(Debug)]
pub struct Pieces {
    document: Document,
    /// The last record that has been written.
    last: Option<RecordId>,
    /// What follows the records, until it has been written.
    end: Option<String>,
    written: String,
}

impl Pieces {
    /// The pieces of this document. Its records are shared, not copied.
    pub fn of(document: Document) -> Self {
        let mut written = String::from("{");
        let mut start = String::new();
        for (place, (key, value)) in frame(&document).iter().enumerate() {
            if place > 0 {
                written.push(',');
            }
            write_text(key, &mut written);
            written.push(':');
            if key == RECORDS {
                written.push('{');
                start = std::mem::take(&mut written);
                written.push('}');
            } else {
                write(value, &mut written);
            }
        }
        written.push('}');
        Self {
            document,
            last: None,
            end: Some(written),
            written: start,
        }
    }
}

impl Iterator for Pieces {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let end = self.end.take()?;
        let before = self.last.take();
        let mut last = before.clone();
        let after = self.document.records_after(before.as_ref());
        for (id, record) in after.filter(|(id, _)| is_written(id)) {
            if last.is_some() {
                self.written.push(',');
            }
            write_text(id.as_str(), &mut self.written);
            self.written.push(':');
            write_object(&versions::write(&self.document, record), &mut self.written);
            last = Some(id.clone());
            if self.written.len() >= PIECE {
                self.last = last;
                self.end = Some(end);
                return Some(std::mem::take(&mut self.written));
            }
        }
        self.written.push_str(&end);
        Some(std::mem::take(&mut self.written))
    }
}
