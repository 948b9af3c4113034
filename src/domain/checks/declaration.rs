//! What is said of a check: all that there is to know of it but its texts.

use super::{
    assessment::{AssessedFactor, LatestRound},
    finding::Details,
    plan,
    surroundings::Surroundings,
};
use crate::domain::{
    records::{
        analysis::{AnalysisFinding, Influence, ModelArea},
        change::Change,
        comment::Comment,
        deep_analysis::{Alternative, EffectLink},
        dialogue::{Consultation, Contribution, Meeting},
        plan::{Action, ActionPlan, Priority, PriorityStatus, Target},
        record::{Kind, Record, RecordKind},
        review::Review,
        strategy::Actor,
        structure_map::StructureElement,
    },
    values::id::RecordId,
};

macro_rules! severities {
    ($($(#[$meta:meta])* $name:ident,)+) => {
        /// How much a finding matters.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Severity { $($(#[$meta])* $name),+ }

        impl Severity {
            /// Every severity, the gravest first.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
        }
    };
}

severities! {
    /// The plan contradicts itself.
    Error,
    /// Something that the method or the law asks for is missing.
    Warning,
    /// Something worth talking about.
    Notice,
}

impl Severity {
    /// Whether a finding waits while its record is new or was changed lately: what is missing may well be on its way. A
    /// contradiction is none the less one.
    pub const fn waits(self) -> bool {
        match self {
            Self::Error => false,
            Self::Warning | Self::Notice => true,
        }
    }
}

/// The tool in which a finding is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// Självskattning.
    Assessment,
    /// Strukturbild.
    StructureMap,
    /// Plan.
    Plan,
}

/// Where a finding is mended, on the page of its record or factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// At no field more than at another.
    Page,
    /// At the field of this name.
    Field(&'static str),
    /// At the first field that is missing.
    FirstMissing,
    /// Where a record of this kind is added to the record.
    Adding(RecordKind),
    /// Where a record of this kind is made of the factor.
    Making(RecordKind),
    /// At the factor among the gaps.
    Gap,
}

/// What a check looks at, and how it finds something there.
#[derive(Clone, Copy)]
pub enum Search {
    /// Each priority that is not archived.
    Priority(Finder<Priority>),
    /// Each priority that was not chosen.
    NotChosen(Finder<Priority>),
    /// Each alternative of a priority that is current.
    Alternative(Finder<Alternative>),
    /// Each link of the chain of such a priority.
    EffectLink(Finder<EffectLink>),
    /// Each action plan.
    ActionPlan(Finder<ActionPlan>),
    /// Each action.
    Action(Finder<Action>),
    /// Each target of an action that exists; no page shows another, so nobody could mend it.
    Target(Finder<Target>),
    /// Each finding of the analysis.
    AnalysisFinding(Finder<AnalysisFinding>),
    /// Each influence of one area of the model on another.
    Influence(Finder<Influence>),
    /// Each area of the model that something is written of.
    ModelArea(Finder<ModelArea>),
    /// Each element of the structure map.
    StructureElement(Finder<StructureElement>),
    /// Each review.
    Review(Finder<Review>),
    /// Each change that is open.
    Change(Finder<Change>),
    /// Each comment that hasn't been dealt with.
    Comment(Finder<Comment>),
    /// Each contribution.
    Contribution(Finder<Contribution>),
    /// Each consultation.
    Consultation(Finder<Consultation>),
    /// Each meeting.
    Meeting(Finder<Meeting>),
    /// Each actor.
    Actor(Finder<Actor>),
    /// The latest round, which alone speaks of today.
    Round(fn(&LatestRound<'_>) -> Option<Details>),
    /// Each factor in the latest round. It gives the records that show the fault.
    Factor(fn(&AssessedFactor<'_>) -> Vec<RecordId>),
}

/// What a check finds about one record.
pub type Finder<T> = fn(&T, &Surroundings<'_>) -> Option<Details>;

impl Search {
    /// What it finds about one record; `None` if it looks at other kinds, or at the self-assessment as a whole.
    pub(super) fn about(self, record: &Record, around: &Surroundings<'_>) -> Option<Details> {
        match self {
            Self::Priority(find) => Priority::of(record)
                .filter(|priority| plan::is_current(priority))
                .and_then(|priority| find(priority, around)),
            Self::NotChosen(find) => Priority::of(record)
                .filter(|priority| priority.status == PriorityStatus::NotChosen)
                .and_then(|priority| find(priority, around)),
            Self::Alternative(find) => Alternative::of(record)
                .filter(|alternative| plan::is_of_current(alternative.priority.as_ref(), around))
                .and_then(|alternative| find(alternative, around)),
            Self::EffectLink(find) => EffectLink::of(record)
                .filter(|link| plan::is_of_current(link.priority.as_ref(), around))
                .and_then(|link| find(link, around)),
            Self::ActionPlan(find) => ActionPlan::of(record).and_then(|plan| find(plan, around)),
            Self::Action(find) => Action::of(record).and_then(|action| find(action, around)),
            Self::Target(find) => Target::of(record)
                .filter(|target| plan::is_shown(target, around))
                .and_then(|target| find(target, around)),
            Self::Review(find) => Review::of(record).and_then(|review| find(review, around)),
            Self::Change(find) => Change::of(record)
                .filter(|change| change.closed.is_none())
                .and_then(|change| find(change, around)),
            Self::Comment(find) => Comment::of(record)
                .filter(|comment| comment.closed.is_none())
                .and_then(|comment| find(comment, around)),
            Self::StructureElement(find) => StructureElement::of(record).and_then(|element| find(element, around)),
            Self::Contribution(find) => Contribution::of(record).and_then(|one| find(one, around)),
            Self::Consultation(find) => Consultation::of(record).and_then(|one| find(one, around)),
            Self::Meeting(find) => Meeting::of(record).and_then(|meeting| find(meeting, around)),
            Self::Actor(find) => Actor::of(record).and_then(|actor| find(actor, around)),
            Self::AnalysisFinding(find) => AnalysisFinding::of(record).and_then(|finding| find(finding, around)),
            Self::Influence(find) => Influence::of(record).and_then(|influence| find(influence, around)),
            Self::ModelArea(find) => ModelArea::of(record).and_then(|area| find(area, around)),
            Self::Round(_) | Self::Factor(_) => None,
        }
    }
}

/// What is said of a check.
pub struct Declaration {
    /// The stable code, which files and people cite.
    pub code: &'static str,
    /// How much a finding matters.
    pub severity: Severity,
    /// The tool in which it is mended.
    pub tool: Tool,
    /// Where it is mended there.
    pub spot: Spot,
    /// What it looks at, and how it finds something.
    pub search: Search,
}
