//! The file: canonical JSON in an envelope with the format's name and version (`docs/format.md`).

use serde_json::{Map, Value};
use thiserror::Error;

pub use super::pieces::{PIECE, Pieces};
use super::{
    part,
    transcoded::{as_utf8, without_marks},
    upgrade::{STEPS, upgrade},
    version_number::{VersionFault, version_number, version_that_is_no_json},
    versions,
};
pub use crate::domain::records::document::MOST_RECORDS;
use crate::domain::{
    json::{self, Json},
    records::{document::Document, record::Record},
    values::{
        field::{Expectation, Field, Misreading},
        id::{ENVELOPE_FIELDS, RecordId},
    },
};

/// The name of the format, the first thing that a reader looks for.
pub const FORMAT: &str = "samspel";

/// The version that is written. Older ones are brought up to it step by step; newer ones are refused untouched.
pub const VERSION: u64 = 2;

/// The key of the records in the envelope.
pub(super) const RECORDS: &str = "records";

/// The key of the points in the envelope.
const LINEAGE: &str = "lineage";

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;

/// Something in a record that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path in the file, as `records/insats-1/start`.
    pub place: String,
    /// What should have been there.
    pub expected: Expectation,
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
    /// The file is JSON but not a Samspel document.
    #[error("not a Samspel document")]
    NotSamspel,
    /// The file does not say which version of the format it has.
    #[error("no version of the format is named")]
    NoVersion,
    /// What the file has as its version is no whole number from 1.
    #[error("the version is {written}")]
    OddVersion {
        /// What stands there.
        written: String,
    },
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

impl From<VersionFault> for ReadError {
    fn from(fault: VersionFault) -> Self {
        match fault {
            VersionFault::Missing => Self::NoVersion,
            VersionFault::Odd { written } => Self::OddVersion { written },
        }
    }
}

/// Writes the document as a file: the same document always gives the same bytes.
pub fn write(document: &Document) -> String {
    json::pretty(&envelope(document)) + "\n"
}

/// Writes the document without white space, for storage.
pub fn write_compact(document: &Document) -> String {
    Pieces::of(document.clone()).collect()
}

fn envelope(document: &Document) -> Value {
    let mut envelope = frame(document);
    let mut records = Map::new();
    for (id, record) in document.records().filter(|(id, _)| is_written(id)) {
        let written = versions::write(document, record);
        records.insert(id.as_str().into(), Value::Object(written));
    }
    envelope.insert(RECORDS.into(), Value::Object(records));
    Value::Object(envelope)
}

/// Whether a record is among those of the file. The one with the envelope's fields is the envelope.
pub(super) fn is_written(id: &RecordId) -> bool {
    id.as_str() != ENVELOPE_FIELDS
}

/// All of the envelope, but without records.
pub(super) fn frame(document: &Document) -> Map<String, Value> {
    let mut envelope = document.envelope_fields();
    envelope.insert("format".into(), FORMAT.into());
    envelope.insert("version".into(), VERSION.into());
    envelope.insert("document".into(), document.id.as_str().into());
    if !document.lineage.is_empty() {
        let points = document.lineage.iter().map(RecordId::as_str);
        envelope.insert(LINEAGE.into(), points.collect());
    }
    if let Some(part) = &document.part {
        envelope.insert(part::KEY.into(), part::write(part));
    }
    envelope.insert(RECORDS.into(), Value::Object(Map::new()));
    envelope
}

/// Reads a file. Any bytes give a document or an error that names place and cause.
///
/// # Errors
/// [`ReadError`]: nothing is read in part.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let found = find(bytes)?;
    if found.problems.is_empty() {
        Ok(found.document)
    } else {
        Err(ReadError::Misread(found.problems))
    }
}

/// All that is wrong with a file, or worth a look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Why it can't be read, with every part that can't be understood; `None` for a file that can be read.
    pub error: Option<ReadError>,
    /// References that lead nowhere, or to a record of another kind than the field asks for. They are kept.
    pub loose: Vec<LooseReference>,
}

/// A reference that leads nowhere, or to a record of another kind than the field asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LooseReference {
    /// The path of the field, as `records/insats-1/owner`.
    pub place: String,
    /// Where it leads.
    pub to: RecordId,
    /// The kind that is asked for, where there is a record of another kind; `None` if there is no record.
    pub wanted: Option<&'static str>,
}

/// Looks a file through and reports everything that is wrong with it, not only the first fault.
pub fn validate(bytes: &[u8]) -> Report {
    let found = match find(bytes) {
        Ok(found) => found,
        Err(error) => {
            return Report {
                error: Some(error),
                loose: Vec::new(),
            };
        }
    };
    Report {
        loose: loose(&found),
        error: (!found.problems.is_empty()).then_some(ReadError::Misread(found.problems)),
    }
}

fn loose(found: &FileContents) -> Vec<LooseReference> {
    let mut loose = Vec::new();
    for (id, record) in found.document.records() {
        record.links(&mut |link| {
            let wanted = match (found.document.record(link.to), link.kind) {
                (Some(there), Some(kind)) if there.kind() != kind => Some(kind),
                (Some(_), _) => return,
                // What is there and can't be read has been reported as such.
                (None, _) if found.unread.contains(link.to) => return,
                (None, _) => None,
            };
            loose.push(LooseReference {
                place: path(&[RECORDS, id.as_str(), link.field]),
                to: link.to.clone(),
                wanted,
            });
        });
    }
    loose
}

/// What a file has that is JSON and of this format: what can be read of the document, and what can't.
struct FileContents {
    document: Document,
    problems: Vec<Problem>,
    /// The ids of the records that can't be read.
    unread: Vec<RecordId>,
}

#[derive(Default)]
struct Records {
    read: Vec<(RecordId, Record)>,
    problems: Vec<Problem>,
    unread: Vec<RecordId>,
}

impl Records {
    fn take(&mut self, key: &str, json: Json<'_>) {
        let problems = &mut self.problems;
        let mut note = |misread| problems.push(problem(&[RECORDS, key], misread));
        let Some(id) = RecordId::new(key) else {
            note(Misreading::here(Expectation::Id));
            return;
        };
        match Record::read(json, &mut note) {
            Some(record) => self.read.push((id, record)),
            None => self.unread.push(id),
        }
    }
}

fn find(bytes: &[u8]) -> Result<FileContents, ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    let bytes = as_utf8(bytes);
    let text = text_of(&bytes)?;
    let mut records = Records::default();
    let (mut envelope, twice) = parse(text, RECORDS, &mut |key, json| records.take(key, json))?;
    let is_samspel = entry(&envelope, "format").and_then(Json::text) == Some(FORMAT);
    if !is_samspel {
        return Err(ReadError::NotSamspel);
    }
    let older = match version_number(entry(&envelope, "version"), text)? {
        VERSION => None,
        version if version > VERSION => return Err(ReadError::Newer { version }),
        version => Some(upgraded(text, version)?),
    };
    if let Some(older) = &older {
        envelope = json::entries(older);
        records = Records::default();
        for (key, value) in older.get(RECORDS).and_then(Value::as_object).into_iter().flatten() {
            records.take(key, value.into());
        }
    }
    let mut problems = Vec::new();
    for place in twice {
        let expected = Expectation::Once;
        problems.push(Problem { place, expected });
    }
    for own in ["format", "version"] {
        json::take(&mut envelope, own);
    }
    let id = json::take(&mut envelope, "document");
    let id = id.as_ref().and_then(Json::text).and_then(RecordId::new);
    if id.is_none() {
        problems.push(problem(&["document"], Misreading::here(Expectation::Id)));
    }
    let part = part::read(json::take(&mut envelope, part::KEY), &mut |misread| {
        problems.push(problem(&[], misread));
    });
    let lineage = match json::take(&mut envelope, LINEAGE) {
        None | Some(Json::Null) => Vec::new(),
        Some(json) => Vec::<RecordId>::read(json).unwrap_or_else(|misread| {
            problems.push(problem(&[LINEAGE], misread));
            Vec::new()
        }),
    };
    match json::take(&mut envelope, RECORDS).and_then(Json::object) {
        Some(entries) if entries.len() > MOST_RECORDS => {
            let count = entries.len();
            return Err(ReadError::TooManyRecords { count });
        }
        Some(_) => problems.append(&mut records.problems),
        None => problems.push(problem(&[RECORDS], Misreading::here(Expectation::Object))),
    }
    // What has no id has been noted, and never becomes a document.
    let mut document = Document::of(id.unwrap_or_else(|| RecordId::from_bits(0)), records.read);
    document.lineage = lineage;
    document.part = part;
    document.set_envelope_fields(json::kept(envelope));
    versions::complete(&mut document, &mut |id, misread| {
        problems.push(problem(&[RECORDS, id.as_str()], misread));
    });
    Ok(FileContents {
        document,
        problems,
        unread: records.unread,
    })
}

/// An object with the paths of the keys that appear in it twice.
type ParsedObject<'a> = (json::Entries<'a>, Vec<String>);

fn parse<'a>(
    text: &'a str,
    streamed: &str,
    sink: &mut dyn FnMut(&str, Json<'a>),
) -> Result<ParsedObject<'a>, ReadError> {
    match json::parse(text, streamed, sink) {
        Ok((Json::Object(envelope), twice)) => Ok((envelope, twice)),
        Ok(_) => Err(ReadError::NotSamspel),
        Err(error) => Err(version_that_is_no_json(text, FORMAT).map_or_else(
            || ReadError::NotJson {
                line: error.line(),
                column: error.column(),
            },
            ReadError::from,
        )),
    }
}

/// The envelope of an older file as the present version would have it. The steps look at all of it at once, so it is read
/// anew and whole.
fn upgraded(text: &str, version: u64) -> Result<Map<String, Value>, ReadError> {
    let (envelope, _) = parse(text, "", &mut |_, _| {})?;
    upgrade(json::kept(envelope), version, STEPS).map_err(ReadError::Misread)
}

fn entry<'j, 'a>(envelope: &'j json::Entries<'a>, key: &str) -> Option<&'j Json<'a>> {
    let found = envelope.iter().find(|(name, _)| name == key);
    found.map(|(_, json)| json)
}

fn problem(parts: &[&str], misread: Misreading) -> Problem {
    let place = path(&[parts, &[&misread.place]].concat());
    let expected = misread.expected;
    Problem { place, expected }
}

fn path(parts: &[&str]) -> String {
    let mut path = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(part);
    }
    path
}

fn text_of(bytes: &[u8]) -> Result<&str, ReadError> {
    let plain = without_marks(bytes);
    let text = std::str::from_utf8(plain).map_err(|error| ReadError::NotText {
        at: bytes.len() - plain.len() + error.valid_up_to(),
    })?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(text)
}
