//! The words for what is said of a document anywhere: names, what was done, why something can't be done or read.

pub use super::names::named;
use super::words::{self, Word, count, fill, number, text};
use crate::{
    domain::{
        records::record::{Record, RecordKind},
        values::field::Expectation,
    },
    edit::{
        command::{Label, Refusal},
        editor::Announcement,
    },
    format::{
        envelope::{MOST_BYTES, MOST_RECORDS, ReadError, Report},
        file_kind::{self, FileKind},
        foreign::{self, ForeignKind},
        link,
    },
};

/// That a record was removed.
pub fn removed(record: &Record) -> String {
    match record.name().trim() {
        "" => text(Word::RemovedUnnamed).into(),
        name => fill(Word::RemovedNamed, &[("name", name)]),
    }
}

/// What a record of each kind is called, in the definite form and in the middle of a sentence.
const ONE_OF: [Word; RecordKind::ALL.len()] = {
    let mut words = [Word::KindOther; RecordKind::ALL.len()];
    let mut place = 0;
    while place < words.len() {
        words[place] = words::required(RecordKind::ALL[place].one());
        place += 1;
    }
    words
};

/// What a record of a kind is called, in the definite form and in the middle of a sentence.
pub fn kind(kind: Option<RecordKind>) -> &'static str {
    text(kind.map_or(Word::KindOther, |kind| ONE_OF[kind as usize]))
}

/// What a step of the history did.
pub fn label(label: &Label) -> String {
    match label {
        Label::Added(of) => fill(Word::StepLabelAdded, &[("what", kind(*of))]),
        Label::Changed(of) => fill(Word::StepLabelChanged, &[("what", kind(*of))]),
        Label::Removed(of) => fill(Word::StepLabelRemoved, &[("what", kind(*of))]),
        Label::Imported(number) => fill(Word::StepLabelImported, &[("n", &number.to_string())]),
        Label::Collected(number) => fill(Word::StepLabelCollected, &[("n", &number.to_string())]),
        Label::ChangedElements(number) => fill(Word::StepLabelChangedElements, &[("n", &number.to_string())]),
        Label::ChangedContributions(number) => fill(Word::StepLabelChangedContributions, &[("n", &number.to_string())]),
        Label::ChangedActions(number) => fill(Word::StepLabelChangedActions, &[("n", &number.to_string())]),
        Label::RemovedElements(number) => fill(Word::StepLabelRemovedElements, &[("n", &number.to_string())]),
        Label::Rescheduled(of) => fill(Word::StepLabelRescheduled, &[("what", kind(*of))]),
        Label::Split => text(Word::StepLabelSplit).into(),
        Label::Joined => text(Word::StepLabelJoined).into(),
        Label::SentOut => text(Word::StepLabelSentOut).into(),
        Label::Restored => text(Word::VersionsDone).into(),
        Label::Merged { records, .. } => count(Word::MergeDoneOne, Word::MergeDoneMany, *records),
    }
}

/// What is read aloud after a change.
pub fn announcement(announcement: &Announcement) -> String {
    match announcement {
        Announcement::Done(done) => label(done),
        Announcement::Undone(undone) => fill(Word::StepLabelUndone, &[("what", &label(undone))]),
        Announcement::Redone(redone) => fill(Word::StepLabelRedone, &[("what", &label(redone))]),
    }
}

/// Why something can't be done.
pub fn refusal(refusal: &Refusal) -> String {
    let word = match refusal {
        Refusal::CantBeKept { expected: what, .. } => {
            return fill(Word::RefusalCantBeKept, &[("expected", expected(*what))]);
        }
        Refusal::TooManyRecords => {
            return fill(Word::RefusalTooManyRecords, &[("limit", &MOST_RECORDS.to_string())]);
        }
        Refusal::NoSuchRecord(_) => Word::RefusalNoSuchRecord,
        Refusal::AlreadyThere(_) => Word::RefusalAlreadyThere,
        Refusal::AnotherKind(_) => Word::RefusalAnotherKind,
        Refusal::NoSuchReference(_) => Word::RefusalNoSuchReference,
        Refusal::BelongsToDocument(_) => Word::RefusalBelongsToDocument,
    };
    fill(word, &[])
}

/// What should have been where something else is.
pub fn expected(expected: Expectation) -> &'static str {
    text(match expected {
        Expectation::Text => Word::ReadExpectedText,
        Expectation::Number => Word::ReadExpectedNumber,
        Expectation::Bool => Word::ReadExpectedBool,
        Expectation::WholeNumber => Word::ReadExpectedWholeNumber,
        Expectation::List => Word::ReadExpectedList,
        Expectation::Object => Word::ReadExpectedObject,
        Expectation::Id => Word::ReadExpectedId,
        Expectation::Date => Word::ReadExpectedDate,
        Expectation::Code => Word::ReadExpectedCode,
        Expectation::Geometry => Word::ReadExpectedGeometry,
        Expectation::Counts => Word::ReadExpectedCounts,
        Expectation::Answer => Word::ReadExpectedAnswer,
        Expectation::Order => Word::ReadExpectedOrder,
        Expectation::ShorterText => Word::ReadExpectedShorterText,
        Expectation::Once => Word::ReadExpectedOnce,
    })
}

/// Everything that is wrong with a file, a line each: what can't be understood, then what leads nowhere.
pub fn faults(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(ReadError::Misread(problems)) = &report.error {
        for problem in problems {
            let awaited = expected(problem.expected);
            let parts = [("place", problem.place.as_str()), ("expected", awaited)];
            lines.push(fill(Word::ReadFault, &parts));
        }
    }
    for loose in &report.loose {
        let parts = [
            ("place", loose.place.as_str()),
            ("to", loose.to.as_str()),
            ("kind", kind(loose.wanted.and_then(RecordKind::from_code))),
        ];
        lines.push(match loose.wanted {
            None => fill(Word::ReadLoose, &parts),
            Some(_) => fill(Word::ReadWrongKind, &parts),
        });
    }
    lines
}

/// Why a file could not be read, where the fault is and what to do.
pub fn read_error(file: &str, error: &ReadError) -> String {
    not_opened(file, &read_cause(error))
}

/// Why a file that was given could not be read: by its name, what it is where it is nothing of Samspel's, and what to do.
pub fn given_error(file: &str, bytes: &[u8], error: &ReadError) -> String {
    let is_foreign = matches!(error, ReadError::NotText { .. } | ReadError::NotJson { .. });
    let named = is_foreign.then(|| foreign(bytes, Word::FileWantDocument)).flatten();
    not_opened(file, &named.unwrap_or_else(|| read_cause(error)))
}

fn not_opened(file: &str, cause: &str) -> String {
    format!(
        "{} {cause} {}",
        fill(Word::ReadFile, &[("name", file)]),
        text(Word::ReadNothingChanged)
    )
}

/// That a link is too long to be read, in one of the sentences that say so.
pub fn too_long(word: Word, characters: usize) -> String {
    let (length, limit) = (number(characters), number(link::MOST_READ));
    fill(word, &[("n", &length), ("limit", &limit)])
}

/// Why a document's text can't be read, and what to do.
pub fn read_cause(error: &ReadError) -> String {
    const MEGABYTE: usize = 1024 * 1024;
    match error {
        ReadError::Empty => text(Word::ReadEmpty).into(),
        ReadError::TooLarge { bytes } => fill(
            Word::ReadTooLarge,
            &[
                ("size", &(bytes / MEGABYTE).to_string()),
                ("limit", &(MOST_BYTES / MEGABYTE).to_string()),
            ],
        ),
        ReadError::NotText { at } => fill(Word::ReadNotText, &[("at", &at.to_string())]),
        ReadError::NotJson { line, column } => fill(
            Word::ReadNotJson,
            &[("line", &line.to_string()), ("column", &column.to_string())],
        ),
        ReadError::NotSamspel => text(Word::ReadNotSamspel).into(),
        ReadError::NoVersion => text(Word::ReadNoVersion).into(),
        ReadError::OddVersion { written } => fill(Word::ReadOddVersion, &[("written", written)]),
        ReadError::Newer { version } => fill(Word::ReadNewer, &[("version", &version.to_string())]),
        ReadError::TooManyRecords { count } => fill(
            Word::ReadTooMany,
            &[("count", &count.to_string()), ("limit", &MOST_RECORDS.to_string())],
        ),
        ReadError::Misread(problems) => {
            let (place, awaited) = problems
                .first()
                .map_or(("", ""), |problem| (problem.place.as_str(), expected(problem.expected)));
            fill(
                Word::ReadMisread,
                &[
                    ("n", &problems.len().to_string()),
                    ("place", place),
                    ("expected", awaited),
                ],
            )
        }
    }
}

/// What a file is that the reader of a page did not take, told by its content, and what is taken there (`want`): one sentence each. `None`
/// if the reader's own words say more.
pub fn foreign(bytes: &[u8], want: Word) -> Option<String> {
    let word = match file_kind::sniff(bytes) {
        // What has become of it is for its own reader to say.
        Some(FileKind::Document) if want == Word::FileWantDocument => return None,
        Some(FileKind::Invitation) if want == Word::FileWantInvitation => return None,
        Some(FileKind::Response) if want == Word::FileWantResponse => return None,
        Some(FileKind::Results) if want == Word::FileWantResults => return None,
        Some(FileKind::Contributions) if want == Word::FileWantContributions => return None,
        Some(FileKind::Document) => Word::FileSamspelDocument,
        Some(FileKind::Invitation) => Word::FileSamspelInvitation,
        Some(FileKind::Response) => Word::FileSamspelResponse,
        Some(FileKind::Results) => Word::FileSamspelResults,
        Some(FileKind::Consultation) => Word::FileSamspelConsultation,
        Some(FileKind::Contributions) => Word::FileSamspelContributions,
        None => match foreign::of(bytes)? {
            ForeignKind::GeoJson | ForeignKind::EsriJson if want == Word::FileWantGeojson => return None,
            // These say themselves what to do.
            ForeignKind::GeoJson => return Some(text(Word::FileGeoJson).into()),
            ForeignKind::OtherCoding => return Some(text(Word::FileOtherCoding).into()),
            kind => foreign_word(kind),
        },
    };
    Some([text(word), " ", text(want)].concat())
}

/// The sentence that names a kind of file.
const fn foreign_word(kind: ForeignKind) -> Word {
    match kind {
        ForeignKind::Empty => Word::FileEmpty,
        ForeignKind::Pdf => Word::FilePdf,
        ForeignKind::Word => Word::FileWord,
        ForeignKind::Excel => Word::FileExcel,
        ForeignKind::PowerPoint => Word::FilePowerPoint,
        ForeignKind::OpenDocument => Word::FileOpenDocument,
        ForeignKind::IWork => Word::FileIWork,
        ForeignKind::LockedOffice => Word::FileLockedOffice,
        ForeignKind::Shapefile => Word::FileShapefile,
        ForeignKind::Zip => Word::FileZip,
        ForeignKind::GeoPackage => Word::FileGeoPackage,
        ForeignKind::OtherMap => Word::FileOtherMap,
        ForeignKind::Database => Word::FileDatabase,
        ForeignKind::Image => Word::FileImage,
        ForeignKind::Csv => Word::FileCsv,
        ForeignKind::Kml => Word::FileKml,
        ForeignKind::Html => Word::FileHtml,
        ForeignKind::Xml => Word::FileXml,
        ForeignKind::Mail => Word::FileMail,
        ForeignKind::GeoJson => Word::FileGeoJson,
        ForeignKind::EsriJson => Word::FileEsriJson,
        ForeignKind::TopoJson => Word::FileTopoJson,
        ForeignKind::OtherCoding => Word::FileOtherCoding,
        ForeignKind::Text => Word::FileText,
        ForeignKind::Binary => Word::FileBinary,
    }
}
