//! The words for the domain's terms. Only pages that are fetched later know them; what all know is in `told`.

pub use super::messages::*;
use super::words::{Word, fill, numbers, text};
use crate::domain::{
    records::{
        dialogue::TopicStatus,
        plan::{ActionStatus, Direction, PriorityStatus},
        self_assessment::{Answer, RespondentRole, RoundState},
        strategy::{ActorGroup, StepNumber, StepStatus},
        structure_map::{ElementKind, ElementLevel, ElementStatus, Theme},
        version::VersionState,
    },
    values::date::Date,
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

/// A level or a quartile as the language writes it, with as few decimals as it needs.
pub fn level(value: f64) -> String {
    numbers().short(value)
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
