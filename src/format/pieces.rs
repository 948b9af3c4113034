//! The file without white space, piece by piece: a large document can be written in many short turns.

use serde_json::{Map, Value};

use super::{
    envelope::{RECORDS, frame},
    versions,
};
use crate::domain::{document::Document, id::RecordId};

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
        for (id, record) in self.document.records_after(before.as_ref()) {
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

/// Writes a value as `serde_json` does without white space, in half the time and straight into text.
fn write(value: &Value, into: &mut String) {
    match value {
        Value::Null => into.push_str("null"),
        Value::Bool(true) => into.push_str("true"),
        Value::Bool(false) => into.push_str("false"),
        Value::Number(number) => into.push_str(&number.to_string()),
        Value::String(text) => write_text(text, into),
        Value::Array(items) => {
            into.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    into.push(',');
                }
                write(item, into);
            }
            into.push(']');
        }
        Value::Object(entries) => write_object(entries, into),
    }
}

fn write_object(entries: &Map<String, Value>, into: &mut String) {
    into.push('{');
    for (place, (key, value)) in entries.iter().enumerate() {
        if place > 0 {
            into.push(',');
        }
        write_text(key, into);
        into.push(':');
        write(value, into);
    }
    into.push('}');
}

fn write_text(text: &str, into: &mut String) {
    into.push('"');
    let mut rest = text;
    let is_escaped = |byte: &u8| *byte < b' ' || matches!(byte, b'"' | b'\\');
    while let Some(place) = rest.as_bytes().iter().position(is_escaped) {
        // What is escaped is one byte long, so there is a character's end on both sides.
        let (plain, escaped) = rest.split_at(place);
        let (escaped, after) = escaped.split_at(1);
        into.push_str(plain);
        match escaped {
            "\"" => into.push_str("\\\""),
            "\\" => into.push_str("\\\\"),
            "\n" => into.push_str("\\n"),
            "\r" => into.push_str("\\r"),
            "\t" => into.push_str("\\t"),
            "\u{8}" => into.push_str("\\b"),
            "\u{c}" => into.push_str("\\f"),
            control => {
                for byte in control.bytes() {
                    into.push_str(&format!("\\u{byte:04x}"));
                }
            }
        }
        rest = after;
    }
    into.push_str(rest);
    into.push('"');
}
