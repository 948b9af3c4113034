//! Why something that was given was not taken in, and what to do about it.

use crate::{
    app::{
        pages::received::{Reader, UnreadReason},
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        assessment::response_file::ResponseFile,
        records::{document::MOST_RECORDS, self_assessment::RoundState},
    },
    edit::collecting::Reason,
    format::{file_kind::FileKind, response},
};

/// How responses are read.
pub const RESPONSES: Reader<ResponseFile> = Reader {
    kind: FileKind::Response,
    want: Word::FileWantResponse,
    read: response::read,
};

/// Why something is not taken in.
#[derive(Clone, Debug, PartialEq)]
pub enum RejectionReason {
    /// It can't be read.
    Unread(UnreadReason),
    /// It does not belong here; the round asks the questions of this version.
    Refused(Reason, String),
}

impl RejectionReason {
    /// The reason in words, with what to do.
    pub fn message(&self) -> String {
        match self {
            Self::Unread(unread) => unread.message(FileKind::Response),
            Self::Refused(reason, asked) => refused(reason, asked),
        }
    }
}

/// Why a response that can be read is not taken in, where the round asks the questions of this version.
pub fn refused(reason: &Reason, asked: &str) -> String {
    let word = match reason {
        Reason::AnotherRound { title, is_here, .. } => {
            let word = if *is_here {
                Word::RoundReasonAnotherRoundHere
            } else {
                Word::RoundReasonAnotherRound
            };
            return fill(word, &[("title", &vocabulary::named(title))]);
        }
        Reason::AnotherQuestionSet { version } => {
            let values = [("version", version.as_str()), ("asked", asked)];
            return fill(Word::RoundReasonQuestionSet, &values);
        }
        Reason::NothingAsked => Word::RoundReasonNothingAsked,
        Reason::NotOpen(RoundState::Archived) => Word::RoundReasonArchived,
        Reason::NotOpen(_) => Word::RoundReasonClosed,
        Reason::NoRoom => {
            return fill(Word::RefusalTooManyRecords, &[("limit", &MOST_RECORDS.to_string())]);
        }
        Reason::IdTaken => Word::RoundReasonIdTaken,
    };
    text(word).into()
}
