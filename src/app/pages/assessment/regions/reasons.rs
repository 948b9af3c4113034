//! Why a file of results can't be taken in, in words.

use crate::{
    app::text::{
        messages,
        words::{Word, count, fill, text},
    },
    format::{
        file_kind::{FileError, FileKind},
        results::{Fault, ResultsError},
    },
};

/// How many faults of a file are named on the page.
const NAMED: usize = 12;

/// Why, and what is wrong in detail; by what the file is where it is nothing of Samspel's.
pub fn message(error: &ResultsError, bytes: &[u8]) -> (String, Vec<String>) {
    let faults = match error {
        ResultsError::File(FileError::NotText { .. } | FileError::NotJson { .. } | FileError::NotSamspel)
            if let Some(what) = messages::foreign(bytes, Word::FileWantResults) =>
        {
            return (what, Vec::new());
        }
        ResultsError::File(error) => return file(error),
        ResultsError::Faults(faults) => faults,
    };
    let head = count(Word::RegionsErrFaultsOne, Word::RegionsErrFaultsMany, faults.len());
    (head, listed(faults.iter().map(fault), faults.len()))
}

fn listed(lines: impl Iterator<Item = String>, all: usize) -> Vec<String> {
    let mut lines: Vec<String> = lines.take(NAMED).collect();
    if all > NAMED {
        let rest = (all - NAMED).to_string();
        lines.push(fill(Word::RegionsErrMore, &[("n", &rest)]));
    }
    lines
}

fn fault(fault: &Fault) -> String {
    match fault {
        Fault::Misread(problem) => fill(
            Word::RegionsFaultMisread,
            &[
                ("place", &problem.place),
                ("expected", messages::expected(problem.expected)),
            ],
        ),
        Fault::TooFew { place, count, least } => fill(
            Word::RegionsFaultFew,
            &[
                ("place", place),
                ("count", &count.to_string()),
                ("least", &least.to_string()),
            ],
        ),
        Fault::TooMany { place, count, most } => fill(
            Word::RegionsFaultMany,
            &[
                ("place", place),
                ("count", &count.to_string()),
                ("most", &most.to_string()),
            ],
        ),
    }
}

fn file(error: &FileError) -> (String, Vec<String>) {
    let with = |word, values: &[(&str, &str)]| fill(word, values);
    let message = match error {
        FileError::Empty => text(Word::RegionsErrEmpty).into(),
        FileError::TooLarge { bytes, most } => with(
            Word::RegionsErrTooLarge,
            &[("size", &kilobytes(*bytes)), ("limit", &kilobytes(*most))],
        ),
        FileError::NotText { at } => with(Word::RegionsErrNotText, &[("at", &at.to_string())]),
        FileError::NotJson { line, column } => with(
            Word::RegionsErrNotJson,
            &[("line", &line.to_string()), ("column", &column.to_string())],
        ),
        FileError::NotSamspel => text(Word::RegionsErrNotSamspel).into(),
        FileError::NoVersion => text(Word::ReadNoVersion).into(),
        FileError::OddVersion { written } => with(Word::ReadOddVersion, &[("written", written)]),
        FileError::AnotherKind(kind) => text(match kind {
            FileKind::Document => Word::RegionsErrDocument,
            FileKind::Invitation => Word::RegionsErrInvitation,
            FileKind::Response => Word::RegionsErrResponse,
            FileKind::Results | FileKind::Consultation | FileKind::Contributions => Word::RegionsErrNotSamspel,
        })
        .into(),
        FileError::Newer { version } => with(Word::RegionsErrNewer, &[("version", &version.to_string())]),
        FileError::TooMany { place, count, most } => with(
            Word::RegionsErrTooMany,
            &[
                ("place", place),
                ("count", &count.to_string()),
                ("limit", &most.to_string()),
            ],
        ),
        FileError::Misread(problems) => {
            let head = count(Word::RegionsErrFaultsOne, Word::RegionsErrFaultsMany, problems.len());
            let lines = problems.iter().cloned().map(Fault::Misread);
            let lines = lines.map(|one| fault(&one));
            return (head, listed(lines, problems.len()));
        }
        FileError::NoAnswers => text(Word::RegionsErrNoAnswers).into(),
    };
    (message, Vec::new())
}

/// A size in kilobytes, rounded up.
pub fn kilobytes(bytes: usize) -> String {
    bytes.div_ceil(1024).to_string()
}
