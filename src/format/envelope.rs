//! The file: canonical JSON in an envelope with the format's name and version (`docs/format.md`).

use serde_json::{Map, Value};
use thiserror::Error;

use super::json as reader;
pub use super::pieces::{PIECE, Pieces};
pub use crate::domain::document::MOST_RECORDS;
use crate::domain::{
    document::Document,
    field::{Expected, Misread},
    id::RecordId,
    json::{self, Json},
    record::Record,
};

/// The name of the format, the first thing that a reader looks for.
pub const FORMAT: &str = "samspel";

/// The version that is written. Older ones are brought up to it step by step; newer ones are refused untouched.
pub const VERSION: u64 = 1;

/// The key of the records in the envelope.
pub(super) const RECORDS: &str = "records";

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
    Pieces::of(document.clone()).collect()
}

fn envelope(document: &Document) -> Value {
    let mut envelope = frame(document);
    let mut records = Map::new();
    for (id, record) in document.records() {
        records.insert(id.as_str().into(), Value::Object(record.write()));
    }
    envelope.insert(RECORDS.into(), Value::Object(records));
    Value::Object(envelope)
}

/// All of the envelope, but without records.
pub(super) fn frame(document: &Document) -> Map<String, Value> {
    let mut envelope = document.unknown.clone();
    envelope.insert("format".into(), FORMAT.into());
    envelope.insert("version".into(), VERSION.into());
    envelope.insert("document".into(), document.id.as_str().into());
    if !document.lineage.is_empty() {
        let points = document.lineage.iter().map(RecordId::as_str);
        envelope.insert("lineage".into(), points.collect());
    }
    envelope.insert(RECORDS.into(), Value::Object(Map::new()));
    envelope
}

/// Reads a file. Any bytes give a document or an error that names place and cause.
///
/// # Errors
/// [`ReadError`]: nothing is read in part.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let text = text_of(bytes)?;
    let mut records = Vec::new();
    let mut problems = Vec::new();
    let mut take = |key: &str, json: Json<'_>| {
        let mut note = |misread| problems.push(problem(RECORDS, key, misread));
        let Some(id) = RecordId::new(key) else {
            note(Misread::here(Expected::Id));
            return;
        };
        if let Some(record) = Record::read(json, &mut note) {
            records.push((id, record));
        }
    };
    let (json, twice) =
        reader::parse(text, RECORDS, &mut take).map_err(|error| ReadError::NotJson {
            line: error.line(),
            column: error.column(),
        })?;
    if let Some(place) = twice.into_iter().next() {
        return Err(ReadError::Duplicate { place });
    }
    let mut envelope = json.object().ok_or(ReadError::NotSamspel)?;
    if json::take(&mut envelope, "format")
        .as_ref()
        .and_then(Json::text)
        != Some(FORMAT)
    {
        return Err(ReadError::NotSamspel);
    }
    match json::take(&mut envelope, "version")
        .as_ref()
        .and_then(Json::whole)
    {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(ReadError::Newer { version }),
        _ => return Err(ReadError::NotSamspel),
    }
    let id = json::take(&mut envelope, "document");
    let id = id.as_ref().and_then(Json::text).and_then(RecordId::new);
    if id.is_none() {
        problems.insert(0, problem("document", "", Misread::here(Expected::Id)));
    }
    let lineage = match json::take(&mut envelope, "lineage").map(|json| read_lineage(&json)) {
        None => Vec::new(),
        Some(Ok(lineage)) => lineage,
        Some(Err(misread)) => {
            problems.push(problem("lineage", "", misread));
            Vec::new()
        }
    };
    match json::take(&mut envelope, RECORDS).and_then(Json::object) {
        Some(entries) if entries.len() > MOST_RECORDS => {
            let count = entries.len();
            return Err(ReadError::TooManyRecords { count });
        }
        Some(_) => {}
        None => problems.push(problem(RECORDS, "", Misread::here(Expected::Object))),
    }
    match id {
        Some(id) if problems.is_empty() => {
            let mut document = Document::of(id, records);
            document.lineage = lineage;
            document.unknown = json::kept(envelope);
            Ok(document)
        }
        _ => Err(ReadError::Misread(problems)),
    }
}

fn read_lineage(json: &Json<'_>) -> Result<Vec<RecordId>, Misread> {
    let mut points = Vec::new();
    for (place, point) in json
        .list()
        .ok_or(Misread::here(Expected::List))?
        .iter()
        .enumerate()
    {
        let point = point.text().and_then(RecordId::new);
        points
            .push(point.ok_or_else(|| Misread::here(Expected::Id).within(place.to_string()))?);
    }
    Ok(points)
}

fn problem(part: &str, key: &str, misread: Misread) -> Problem {
    let mut place = part.to_owned();
    for step in [key, &misread.place] {
        if !step.is_empty() {
            place.push('/');
            place.push_str(step);
        }
    }
    let expected = misread.expected;
    Problem { place, expected }
}

fn text_of(bytes: &[u8]) -> Result<&str, ReadError> {
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
    Ok(text)
}
