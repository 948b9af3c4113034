//! The kinds of files, told apart, and what is the same in reading the small ones: an envelope with the format's name and
//! version, limits, and every fault named.

use serde_json::{Map, Value};
use thiserror::Error;

use super::{
    envelope::{self, Problem},
    transcoded::{as_utf8, without_marks},
    version_number::{VersionFault, version_number, version_that_is_no_json},
};
use crate::domain::{
    json::{self, Entries, Json},
    values::{
        field::{Expectation, Misreading},
        id::RecordId,
    },
};

/// What a file is, by the format that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// A document or a part of one (`envelope`).
    Document,
    /// An invitation to answer a round (`invitation`).
    Invitation,
    /// What a respondent sends back (`response`).
    Response,
    /// What a round shows, without individual answers (`results`).
    Results,
    /// An invitation to answer a consultation (`consultation`).
    Consultation,
    /// What a respondent of a consultation sends back (`consultation`).
    Contributions,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Document,
        Self::Invitation,
        Self::Response,
        Self::Results,
        Self::Consultation,
        Self::Contributions,
    ];

    /// The format's name, as it is in files.
    pub const fn format(self) -> &'static str {
        match self {
            Self::Document => envelope::FORMAT,
            Self::Invitation => "samspel-invitation",
            Self::Response => "samspel-response",
            Self::Results => "samspel-results",
            Self::Consultation => "samspel-consultation",
            Self::Contributions => "samspel-contributions",
        }
    }

    /// The kind of a format's name.
    pub fn of_format(format: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.format() == format)
    }

    /// The version that is written. Newer ones are refused.
    pub const fn version(self) -> u64 {
        match self {
            Self::Document => envelope::VERSION,
            Self::Invitation | Self::Response | Self::Results | Self::Consultation | Self::Contributions => 1,
        }
    }

    /// The largest file that is read, in bytes.
    pub const fn most_bytes(self) -> usize {
        match self {
            Self::Document => envelope::MOST_BYTES,
            Self::Invitation | Self::Response | Self::Consultation | Self::Contributions => 64 * 1024,
            Self::Results => 1024 * 1024,
        }
    }
}

/// Why a file could not be read as one of its kind.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FileError {
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// The file is larger than is read.
    #[error("the file has {bytes} bytes, more than {most}")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// How much is read.
        most: usize,
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
    /// The file is JSON but none of Samspel's.
    #[error("not a Samspel file")]
    NotSamspel,
    /// The file is Samspel's, but of another kind.
    #[error("a file of another kind: {0:?}")]
    AnotherKind(FileKind),
    /// The file does not say which version of its format it has.
    #[error("no version of the format is named")]
    NoVersion,
    /// What the file has as its version is no whole number from 1.
    #[error("the version is {written}")]
    OddVersion {
        /// What stands there.
        written: String,
    },
    /// The file is of a version that this program does not know yet.
    #[error("version {version} is newer")]
    Newer {
        /// The file's version.
        version: u64,
    },
    /// A list or an object has more entries than are read.
    #[error("{place} has {count} entries, more than {most}")]
    TooMany {
        /// The path in the file.
        place: &'static str,
        /// How many there are.
        count: usize,
        /// How many are read.
        most: usize,
    },
    /// Parts of the file can't be understood. Every one of them is named.
    #[error("{} parts can't be understood", .0.len())]
    Misread(Vec<Problem>),
    /// A response without a single answer.
    #[error("there are no answers")]
    NoAnswers,
}

impl From<VersionFault> for FileError {
    fn from(fault: VersionFault) -> Self {
        match fault {
            VersionFault::Missing => Self::NoVersion,
            VersionFault::Odd { written } => Self::OddVersion { written },
        }
    }
}

/// Why something could not be written as a file: it would be larger than such files may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the file would have {bytes} bytes, more than {most}")]
pub struct TooLong {
    /// How large it would be, in bytes.
    pub bytes: usize,
    /// How large it may be.
    pub most: usize,
}

/// What a file seems to be, without reading all of it; `None` if it names none of Samspel's formats. Whether it can be read is for
/// the kind's own reader to say.
pub fn sniff(bytes: &[u8]) -> Option<FileKind> {
    const KEY: &[u8] = b"\"format\"";
    let bytes = as_utf8(bytes);
    let mut rest = &*bytes;
    // In a text the quotation marks would be escaped, so that only a key looks like this.
    while let Some(at) = rest.windows(KEY.len()).position(|window| window == KEY) {
        rest = rest.get(at + KEY.len()..)?;
        let value = rest.trim_ascii_start().strip_prefix(b":");
        let value = value.and_then(|value| value.trim_ascii_start().strip_prefix(b"\""));
        let Some(value) = value else { continue };
        let end = value.iter().take(32).position(|byte| *byte == b'"');
        let name = end.and_then(|end| value.get(..end));
        let kind = name
            .and_then(|name| std::str::from_utf8(name).ok())
            .and_then(FileKind::of_format);
        if kind.is_some() {
            return kind;
        }
    }
    None
}

/// A small file that has been parsed: its entries but `format` and `version`, and what is in it twice.
pub(super) struct ParsedFile<'a> {
    pub entries: Entries<'a>,
    pub problems: Vec<Problem>,
}

impl ParsedFile<'_> {
    /// Notes what could not be read.
    pub fn note(&mut self, misread: Misreading) {
        self.problems.push(problem(misread));
    }

    /// The id under a key. That there is none is noted.
    pub fn id(&mut self, key: &str) -> RecordId {
        let id = json::take(&mut self.entries, key);
        let id = id.as_ref().and_then(Json::text).and_then(RecordId::new);
        if id.is_none() {
            self.note(Misreading::here(Expectation::Id).within(key));
        }
        // What has no id has been noted, and is never given on.
        id.unwrap_or_else(|| RecordId::from_bits(0))
    }
}

/// A problem of the file itself.
pub(super) fn problem(misread: Misreading) -> Problem {
    Problem {
        place: misread.place,
        expected: misread.expected,
    }
}

/// Parses a small file and looks at what its envelope says. The entries of the object at `streamed` go one by one to `sink`.
pub(super) fn open<'a>(
    bytes: &'a [u8],
    wanted: FileKind,
    streamed: &str,
    sink: &mut dyn FnMut(&str, Json<'a>),
) -> Result<ParsedFile<'a>, FileError> {
    let text = text_of(bytes, wanted)?;
    let (mut entries, twice) = match json::parse(text, streamed, sink) {
        Ok((Json::Object(entries), twice)) => (entries, twice),
        Ok(_) => return Err(FileError::NotSamspel),
        Err(error) => {
            return Err(version_that_is_no_json(text, wanted.format()).map_or_else(
                || FileError::NotJson {
                    line: error.line(),
                    column: error.column(),
                },
                FileError::from,
            ));
        }
    };
    let format = json::take(&mut entries, "format");
    let kind = format.as_ref().and_then(Json::text).and_then(FileKind::of_format);
    match kind {
        Some(kind) if kind == wanted => {}
        Some(kind) => return Err(FileError::AnotherKind(kind)),
        None => return Err(FileError::NotSamspel),
    }
    let version = json::take(&mut entries, "version");
    let version = version_number(version.as_ref(), text)?;
    if version > wanted.version() {
        return Err(FileError::Newer { version });
    }
    let once = |place| Problem {
        place,
        expected: Expectation::Once,
    };
    Ok(ParsedFile {
        entries,
        problems: twice.into_iter().map(once).collect(),
    })
}

fn text_of(bytes: &[u8], wanted: FileKind) -> Result<&str, FileError> {
    let most = wanted.most_bytes();
    if bytes.len() > most {
        return Err(match sniff(bytes) {
            // What somebody took for something else is better reported than its size.
            Some(kind) if kind != wanted => FileError::AnotherKind(kind),
            _ => FileError::TooLarge {
                bytes: bytes.len(),
                most,
            },
        });
    }
    let plain = without_marks(bytes);
    let text = std::str::from_utf8(plain).map_err(|error| FileError::NotText {
        at: bytes.len() - plain.len() + error.valid_up_to(),
    })?;
    if text.trim().is_empty() {
        return Err(FileError::Empty);
    }
    Ok(text)
}

/// The envelope of a file of a kind, to be filled.
pub(super) fn envelope_of(kind: FileKind) -> Map<String, Value> {
    let mut fields = Map::new();
    fields.insert("format".into(), kind.format().into());
    fields.insert("version".into(), kind.version().into());
    fields
}

/// The text of a file in the canonical form, where it is no longer than allowed.
pub(super) fn finish(fields: Map<String, Value>, most: usize) -> Result<String, TooLong> {
    let text = json::pretty(&Value::Object(fields)) + "\n";
    if text.len() > most {
        let bytes = text.len();
        return Err(TooLong { bytes, most });
    }
    Ok(text)
}
