//! The file: canonical JSON in an envelope with the format's name and version (`docs/format.md`).

use serde_json::{Map, Value};
use thiserror::Error;

use super::{
    json::{self, JsonError},
    part,
};
pub use crate::domain::document::MOST_RECORDS;
use crate::domain::{
    document::Document,
    field::{Expected, Misread},
    id::RecordId,
    record::Record,
};

/// The name of the format, the first thing that a reader looks for.
pub const FORMAT: &str = "samspel";

/// The version that is written. Older ones are brought up to it step by step; newer ones are refused untouched.
pub const VERSION: u64 = 1;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;

/// Something in a record that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path in the file, as `records/insats-1/start`.
    pub place: String,
    /// What should have stood there.
    pub expected: Expected,
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// The file is larger than [`MOST_BYTES`].
    #[error("the file has {bytes} bytes")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The file is not text in UTF-8.
    #[error("byte {at} is not UTF-8")]
    NotText {
        /// The first byte that is not text.
        at: usize,
    },
    /// The file is not JSON.
    #[error("not JSON at line {line}, column {column}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A key stands twice in one object, so that one of the two would be lost.
    #[error("{place} stands twice")]
    Duplicate {
        /// The path of the second, as `records/insats-1`.
        place: String,
    },
    /// The file is JSON but not a Samspel document.
    #[error("not a Samspel document")]
    NotSamspel,
    /// The file is of a version that this program does not know yet.
    #[error("version {version} is newer than {VERSION}")]
    Newer {
        /// The file's version.
        version: u64,
    },
    /// There are more than [`MOST_RECORDS`] records.
    #[error("{count} records are too many")]
    TooManyRecords {
        /// How many there are.
        count: usize,
    },
    /// Parts of the file can't be understood. Every one of them is named.
    #[error("{} parts can't be understood", .0.len())]
    Misread(Vec<Problem>),
}

/// Writes the document as a file: the same document always gives the same bytes.
pub fn write(document: &Document) -> String {
    // A value of strings and finite numbers can always be written.
    serde_json::to_string_pretty(&envelope(document)).unwrap_or_default() + "\n"
}

/// Writes the document without white space, for storage.
pub fn write_compact(document: &Document) -> String {
    envelope(document).to_string()
}

fn envelope(document: &Document) -> Value {
    let mut envelope = document.unknown.clone();
    envelope.insert("format".into(), FORMAT.into());
    envelope.insert("version".into(), VERSION.into());
    envelope.insert("document".into(), document.id.as_str().into());
    if !document.lineage.is_empty() {
        let points = document.lineage.iter().map(RecordId::as_str);
        envelope.insert("lineage".into(), points.collect());
    }
    let mut records = Map::new();
    for (id, record) in document.records() {
        records.insert(id.as_str().into(), Value::Object(record.write()));
    }
    envelope.insert("records".into(), Value::Object(records));
    if let Some(part) = &document.part {
        envelope.insert(part::KEY.into(), part::write(part));
    }
    Value::Object(envelope)
}

/// Reads a file. Any bytes give a document or an error that names place and cause.
///
/// # Errors
/// [`ReadError`]: nothing is read in part.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut envelope = parse(bytes)?;
    if envelope.remove("format").as_ref().and_then(Value::as_str) != Some(FORMAT) {
        return Err(ReadError::NotSamspel);
    }
    match envelope.remove("version").as_ref().and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(ReadError::Newer { version }),
        _ => return Err(ReadError::NotSamspel),
    }
    let mut problems = Vec::new();
    let mut note = |place: String, misread: Misread| {
        let place = match (place.is_empty(), misread.place.is_empty()) {
            (_, true) => place,
            (true, _) => misread.place,
            _ => place + "/" + &misread.place,
        };
        problems.push(Problem {
            place,
            expected: misread.expected,
        });
    };
    let id = envelope
        .remove("document")
        .as_ref()
        .and_then(Value::as_str)
        .and_then(RecordId::new);
    if id.is_none() {
        note("document".into(), Misread::here(Expected::Id));
    }
    let part = part::read(envelope.remove(part::KEY), &mut |misread| {
        note(String::new(), misread);
    });
    let Some(Value::Object(fields)) = envelope.remove("records") else {
        note("records".into(), Misread::here(Expected::Object));
        return Err(ReadError::Misread(problems));
    };
    let lineage = match envelope.remove("lineage").map(read_lineage) {
        None => Vec::new(),
        Some(Ok(lineage)) => lineage,
        Some(Err(misread)) => {
            note("lineage".into(), misread);
            Vec::new()
        }
    };
    if fields.len() > MOST_RECORDS {
        return Err(ReadError::TooManyRecords {
            count: fields.len(),
        });
    }
    let mut records = Vec::with_capacity(fields.len());
    for (key, value) in fields {
        let place = || format!("records/{key}");
        let Some(record_id) = RecordId::new(&key) else {
            note(place(), Misread::here(Expected::Id));
            continue;
        };
        if let Some(record) = Record::read(value, &mut |misread| note(place(), misread)) {
            records.push((record_id, record));
        }
    }
    match id {
        Some(id) if problems.is_empty() => {
            let mut document = Document::of(id, records);
            document.lineage = lineage;
            document.part = part;
            document.unknown = envelope;
            Ok(document)
        }
        _ => Err(ReadError::Misread(problems)),
    }
}

fn read_lineage(value: Value) -> Result<Vec<RecordId>, Misread> {
    let Value::Array(points) = value else {
        return Err(Misread::here(Expected::List));
    };
    let read = |(place, point): (usize, Value)| {
        let point = point.as_str().and_then(RecordId::new);
        point.ok_or_else(|| Misread::here(Expected::Id).within(place.to_string()))
    };
    points.into_iter().enumerate().map(read).collect()
}

fn parse(bytes: &[u8]) -> Result<Map<String, Value>, ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    // Some editors put a byte order mark first.
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(plain).map_err(|error| ReadError::NotText {
        at: bytes.len() - plain.len() + error.valid_up_to(),
    })?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    match json::parse(text) {
        Ok(Value::Object(envelope)) => Ok(envelope),
        Ok(_) => Err(ReadError::NotSamspel),
        Err(JsonError::Duplicate(place)) => Err(ReadError::Duplicate { place }),
        Err(JsonError::Syntax(error)) => Err(ReadError::NotJson {
            line: error.line(),
            column: error.column(),
        }),
    }
}
