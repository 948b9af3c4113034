//! The words for the domain's terms, errors and announcements.

use super::words::{Word, count, fill, text};
use crate::{
    domain::{
        date::Date,
        dialogue::TopicStatus,
        field::Expected,
        plan::{ActionStatus, Direction, PriorityStatus},
        record::Record,
        self_assessment::{Answer, RespondentRole, RoundState},
        strategy::{ActorGroup, StepNumber, StepStatus},
        structure_map::{ElementKind, ElementLevel, ElementStatus, Theme},
        version::VersionState,
    },
    edit::{
        command::{Label, Refusal},
        editor::Announcement,
    },
    format::envelope::{MOST_BYTES, MOST_RECORDS, ReadError, Report},
};

/// A term of a closed list, by its name in the user's language.
pub trait Term: Copy + PartialEq + Send + Sync + 'static {
    /// Every term in the order in which it is offered.
    fn all() -> &'static [Self];
    /// The stable code.
    fn code(self) -> &'static str;
    /// The name.
    fn word(self) -> Word;
}

macro_rules! terms {
    ($($type:ident { $($term:ident => $word:ident),+ $(,)? })+) => {
        $(impl Term for $type {
            fn all() -> &'static [Self] { Self::ALL }
            fn code(self) -> &'static str { $type::code(self) }
            fn word(self) -> Word {
                match self { $(Self::$term => Word::$word),+ }
            }
        })+
    };
}

terms! {
    Theme { Settlement => ThemeSettlement, Nature => ThemeNature, Communications => ThemeCommunications }
    ElementKind { Node => ElementNode, Corridor => ElementCorridor, Area => ElementArea, Relation => ElementRelation }
    ElementLevel {
        CrossRegional => LevelCrossRegional, Regional => LevelRegional, SubRegional => LevelSubRegional, Local => LevelLocal,
    }
    ElementStatus { Existing => ElementStatusExisting, Planned => ElementStatusPlanned, Desired => ElementStatusDesired }
    StepStatus {
        NotStarted => StepStatusNotStarted, Ongoing => StepStatusOngoing, Done => StepStatusDone,
        Reconsider => StepStatusReconsider,
    }
    PriorityStatus { Draft => PriorityStatusDraft, Adopted => PriorityStatusAdopted, Archived => PriorityStatusArchived }
    ActionStatus {
        Proposed => ActionStatusProposed, Decided => ActionStatusDecided, Ongoing => ActionStatusOngoing,
        Finished => ActionStatusFinished,
    }
    ActorGroup {
        Region => ActorGroupRegion, Municipality => ActorGroupMunicipality, CountyBoard => ActorGroupCountyBoard,
        Agency => ActorGroupAgency, Business => ActorGroupBusiness, University => ActorGroupUniversity,
        CivilSociety => ActorGroupCivilSociety, Other => ActorGroupOther,
    }
    RespondentRole {
        Unstated => RespondentRoleUnstated, Elected => RespondentRoleElected, Manager => RespondentRoleManager,
        Officer => RespondentRoleOfficer, Other => RespondentRoleOther,
    }
    RoundState { Open => RoundStateOpen, Closed => RoundStateClosed, Archived => RoundStateArchived }
    TopicStatus { Open => TopicStatusOpen, Discussed => TopicStatusDiscussed, Closed => TopicStatusClosed }
    VersionState { Draft => VersionsStateDraft, Referral => VersionsStateReferral, Adopted => VersionsStateAdopted }
    Direction {
        Unstated => DirectionUnstated, Increase => DirectionIncrease, Decrease => DirectionDecrease,
        Maintain => DirectionMaintain,
    }
}

/// The name of an actor group; of those who have not said theirs too.
pub fn group(group: Option<ActorGroup>) -> &'static str {
    text(group.map_or(Word::AssessmentGroupUnsaid, ActorGroup::word))
}

/// The title of a step of the method.
pub fn step_title(number: StepNumber) -> &'static str {
    text(match number.get() {
        1 => Word::StepTitleN1,
        2 => Word::StepTitleN2,
        3 => Word::StepTitleN3,
        4 => Word::StepTitleN4,
        5 => Word::StepTitleN5,
        6 => Word::StepTitleN6,
        _ => Word::StepTitleN7,
    })
}

/// A day, as *21 nov 2026*.
pub fn day(date: Date) -> String {
    let month = text(match date.month() {
        1 => Word::MonthN1,
        2 => Word::MonthN2,
        3 => Word::MonthN3,
        4 => Word::MonthN4,
        5 => Word::MonthN5,
        6 => Word::MonthN6,
        7 => Word::MonthN7,
        8 => Word::MonthN8,
        9 => Word::MonthN9,
        10 => Word::MonthN10,
        11 => Word::MonthN11,
        _ => Word::MonthN12,
    });
    format!("{} {month} {}", date.day(), date.year())
}

/// The time between two days, either of which may be open; nothing where both are.
pub fn period(start: Option<Date>, end: Option<Date>) -> Option<String> {
    match (start.map(day), end.map(day)) {
        (Some(start), Some(end)) => {
            Some(fill(Word::PlanPeriod, &[("start", &start), ("end", &end)]))
        }
        (Some(start), None) => Some(fill(Word::PlanSince, &[("start", &start)])),
        (None, Some(end)) => Some(fill(Word::PlanUntil, &[("end", &end)])),
        (None, None) => None,
    }
}

/// An answer in short: the level's number, or what stands outside the scale.
pub fn answer(answer: Answer) -> String {
    match answer {
        Answer::Level(level) => level.get().to_string(),
        Answer::DontKnow => text(Word::AnswerDontKnow).into(),
        Answer::NotApplicable => text(Word::AnswerNotApplicable).into(),
    }
}

/// A name, or the word for none.
pub fn named(name: &str) -> String {
    let name = name.trim();
    if name.is_empty() {
        text(Word::AppUnnamed).into()
    } else {
        name.into()
    }
}

/// That a record was removed.
pub fn removed(record: &Record) -> String {
    match record.name().trim() {
        "" => text(Word::RemovedUnnamed).into(),
        name => fill(Word::RemovedNamed, &[("name", name)]),
    }
}

/// What a record of a kind is called, in the definite form and in the middle of a sentence.
pub fn kind(kind: &str) -> &'static str {
    text(match kind {
        "strategy" => Word::KindStrategy,
        "step" => Word::KindStep,
        "actor" => Word::KindActor,
        "round" => Word::KindRound,
        "response" => Word::KindResponse,
        "structure_element" => Word::KindStructureElement,
        "priority" => Word::KindPriority,
        "action" => Word::KindAction,
        "target" => Word::KindTarget,
        "set_aside" => Word::KindSetAside,
        "version" => Word::VersionsKind,
        _ => Word::KindOther,
    })
}

/// What a step of the history did.
pub fn label(label: &Label) -> String {
    match label {
        Label::Added(of) => fill(Word::StepLabelAdded, &[("what", kind(of))]),
        Label::Changed(of) => fill(Word::StepLabelChanged, &[("what", kind(of))]),
        Label::Removed(of) => fill(Word::StepLabelRemoved, &[("what", kind(of))]),
        Label::Imported(number) => fill(Word::StepLabelImported, &[("n", &number.to_string())]),
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
    text(match refusal {
        Refusal::CantBeKept { expected: what, .. } => {
            return fill(Word::RefusalCantBeKept, &[("expected", expected(*what))]);
        }
        Refusal::TooManyRecords => {
            return fill(
                Word::RefusalTooManyRecords,
                &[("limit", &MOST_RECORDS.to_string())],
            );
        }
        Refusal::NoSuchRecord(_) => Word::RefusalNoSuchRecord,
        Refusal::AlreadyThere(_) => Word::RefusalAlreadyThere,
        Refusal::AnotherKind(_) => Word::RefusalAnotherKind,
        Refusal::NoSuchReference(_) => Word::RefusalNoSuchReference,
        Refusal::BelongsToDocument(_) => Word::RefusalBelongsToDocument,
    })
    .into()
}

fn expected(expected: Expected) -> &'static str {
    text(match expected {
        Expected::Text => Word::ReadExpectedText,
        Expected::Number => Word::ReadExpectedNumber,
        Expected::Bool => Word::ReadExpectedBool,
        Expected::WholeNumber => Word::ReadExpectedWholeNumber,
        Expected::List => Word::ReadExpectedList,
        Expected::Object => Word::ReadExpectedObject,
        Expected::Id => Word::ReadExpectedId,
        Expected::Date => Word::ReadExpectedDate,
        Expected::Code => Word::ReadExpectedCode,
        Expected::Geometry => Word::ReadExpectedGeometry,
        Expected::Counts => Word::ReadExpectedCounts,
        Expected::Answer => Word::ReadExpectedAnswer,
        Expected::Order => Word::ReadExpectedOrder,
        Expected::ShorterText => Word::ReadExpectedShorterText,
        Expected::Once => Word::ReadExpectedOnce,
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
            ("kind", loose.wanted.unwrap_or_default()),
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
    format!(
        "{} {} {}",
        fill(Word::ReadFile, &[("name", file)]),
        read_cause(error),
        text(Word::ReadNothingChanged)
    )
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
        ReadError::Newer { version } => fill(Word::ReadNewer, &[("version", &version.to_string())]),
        ReadError::TooManyRecords { count } => fill(
            Word::ReadTooMany,
            &[
                ("count", &count.to_string()),
                ("limit", &MOST_RECORDS.to_string()),
            ],
        ),
        ReadError::Misread(problems) => {
            let (place, awaited) = problems.first().map_or(("", ""), |problem| {
                (problem.place.as_str(), expected(problem.expected))
            });
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
