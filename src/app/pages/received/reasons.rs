//! Why something that was given could not be read, and what to do about it.

use crate::{
    app::text::{
        messages,
        words::{Word, fill, number, text},
    },
    format::{
        file_kind::{FileError, FileKind},
        link::LinkError,
    },
    platform::web::compress::PackError,
};

/// What something that was given is called.
#[derive(Clone, Debug, PartialEq)]
pub enum Name {
    /// A file, by its name.
    File(String),
    /// What begins in this line of a pasted text.
    Line(usize),
}

impl Name {
    /// The name in words.
    pub fn text(&self) -> String {
        match self {
            Self::File(name) => name.clone(),
            Self::Line(line) => fill(Word::RoundPasteRow, &[("n", &number(*line))]),
        }
    }
}

/// Why something could not be read as what a respondent sends.
#[derive(Clone, Debug, PartialEq)]
pub enum UnreadReason {
    /// The browser could not read the file.
    Browser,
    /// The file is none.
    File(FileError),
    /// The file is nothing of Samspel's: what it is, in words.
    Foreign(String),
    /// The link is not whole.
    Link(LinkError),
    /// What the link carries can't be unpacked.
    Pack(PackError),
}

impl UnreadReason {
    /// Why a file could not be read, by what it is where it is nothing of Samspel's.
    pub fn of_file(error: FileError, bytes: &[u8], want: Word) -> Self {
        let is_foreign = matches!(
            error,
            FileError::NotText { .. } | FileError::NotJson { .. } | FileError::NotSamspel | FileError::TooLarge { .. }
        );
        let named = is_foreign.then(|| messages::foreign(bytes, want)).flatten();
        named.map_or(Self::File(error), Self::Foreign)
    }

    /// The cause in words, with what to do, where files of this kind are taken.
    pub fn message(&self, wanted: FileKind) -> String {
        match self {
            Self::Browser => text(Word::RoundReasonBrowser).into(),
            Self::File(error) => file(error, wanted),
            Self::Foreign(what) => what.clone(),
            Self::Link(LinkError::Newer { version }) => newer(*version),
            Self::Link(LinkError::TooLong { characters }) => {
                messages::too_long(Word::RoundReasonLinkTooLong, *characters)
            }
            Self::Link(LinkError::NotALink | LinkError::Damaged) | Self::Pack(PackError::Damaged) => {
                text(Word::RoundReasonDamaged).into()
            }
            Self::Pack(PackError::TooLarge { .. }) => text(Word::RoundReasonLinkTooLarge).into(),
            Self::Pack(PackError::Unsupported) => text(Word::RoundReasonUnsupported).into(),
        }
    }
}

fn newer(version: u64) -> String {
    fill(Word::RoundReasonNewer, &[("version", &version.to_string())])
}

fn file(error: &FileError, wanted: FileKind) -> String {
    let word = match error {
        FileError::AnotherKind(FileKind::Response) if wanted == FileKind::Contributions => {
            Word::ConsultationReasonResponse
        }
        FileError::NoAnswers if wanted == FileKind::Contributions => Word::ConsultationReasonEmpty,
        FileError::Empty => Word::RoundReasonEmpty,
        FileError::TooLarge { .. } => Word::RoundReasonTooLarge,
        FileError::NotText { .. } => Word::RoundReasonNotText,
        FileError::NotSamspel | FileError::AnotherKind(FileKind::Response | FileKind::Consultation) => {
            Word::RoundReasonNotSamspel
        }
        FileError::AnotherKind(FileKind::Contributions) => Word::RoundReasonContributions,
        FileError::NoVersion => Word::ReadNoVersion,
        FileError::AnotherKind(FileKind::Document) => Word::RoundReasonDocument,
        FileError::AnotherKind(FileKind::Invitation) => Word::RoundReasonInvitation,
        FileError::AnotherKind(FileKind::Results) => Word::RoundReasonResults,
        FileError::NoAnswers => Word::RoundReasonNoAnswers,
        FileError::OddVersion { written } => return fill(Word::ReadOddVersion, &[("written", written)]),
        FileError::Newer { version } => return newer(*version),
        FileError::NotJson { line, column } => {
            let (line, column) = (line.to_string(), column.to_string());
            let values = [("line", line.as_str()), ("column", &column)];
            return fill(Word::RoundReasonNotJson, &values);
        }
        FileError::TooMany { place, count, most } => {
            let (count, most) = (number(*count), number(*most));
            let values = [("n", count.as_str()), ("place", place), ("limit", &most)];
            return fill(Word::RoundReasonTooMany, &values);
        }
        FileError::Misread(problems) => {
            let Some(first) = problems.first() else {
                return text(Word::RoundReasonNotSamspel).into();
            };
            let values = [
                ("place", first.place.as_str()),
                ("expected", messages::expected(first.expected)),
            ];
            return fill(Word::RoundReasonMisread, &values);
        }
    };
    text(word).into()
}
