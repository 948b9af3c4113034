//! Checks (granskning): what a plan still lacks, found as a compiler finds faults.
//!
//! A finding is something to look at, not a verdict: it names its place and a way out, and can be set aside with a reason.
//!
//! A check is one file: what is said of it, how it finds something, and its tests. `checks!` below is the only list of them;
//! `docs/checks.md` is made of it.

mod analysis;
mod assessment;
pub mod deciding;
mod declaration;
mod dialogue;
mod finding;
mod follow_up;
mod grouping;
mod holding_back;
mod learning;
mod plan;
mod structure_map;
mod surroundings;

#[cfg(test)]
mod examples;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use self::{
    assessment::LatestRound,
    declaration::Declaration,
    surroundings::{Common, Surroundings},
};
pub use self::{
    declaration::{Severity, Spot, Tool},
    finding::{Finding, FindingState, Missing},
    grouping::{Grouping, Groups, Subject},
    holding_back::{DAY, hold_back},
};
use super::{
    records::{document::Document, record::Record, references::References, set_aside::SetAside},
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

macro_rules! checks {
    ($($name:ident in $($module:ident)::+;)+) => {
        /// What is checked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Check {
            $(#[doc = concat!("As `", stringify!($($module)::+), "` says.")] $name),+
        }

        impl Check {
            /// Every check, in the order of the codes.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            const fn declaration(self) -> &'static Declaration {
                match self { $(Self::$name => &$($module)::+::CHECK),+ }
            }

            #[cfg(test)]
            fn examples(self) -> examples::Examples {
                match self { $(Self::$name => $($module)::+::tests::examples()),+ }
            }
        }
    };
}

checks! {
    GapWithoutPriority in assessment::gap_without_priority;
    HighLevelWithoutEvidence in assessment::high_level_without_evidence;
    DifferingWithoutTopic in assessment::differing_without_topic;
    GroupWithoutResponse in assessment::group_without_response;
    WeightyGapWithoutAnything in assessment::weighty_gap_without_anything;
    PriorityWithoutEvidence in plan::priority_without_evidence;
    PriorityWithoutAction in plan::priority_without_action;
    PriorityAdoptedUnanswered in plan::priority_adopted_unanswered;
    PriorityNotWeighed in plan::priority_not_weighed;
    PriorityNotChosenWithoutReason in plan::priority_not_chosen_without_reason;
    PriorityWithoutDecision in plan::priority_without_decision;
    EffectLinkWithoutTarget in plan::effect_link_without_target;
    AlternativeChosenWithoutReason in plan::alternative_chosen_without_reason;
    PriorityWithWeakerSupport in plan::priority_with_weaker_support;
    PriorityUnmeasured in plan::priority_unmeasured;
    ElementWithoutPriority in structure_map::element_without_priority;
    EndWithoutNode in structure_map::end_without_node;
    ElementWithoutPlace in structure_map::element_without_place;
    ActionWithoutOwner in plan::action_without_owner;
    ActionWithoutTime in plan::action_without_time;
    ActionEndsBeforeStart in plan::action_ends_before_start;
    ActionWithoutTarget in plan::action_without_target;
    ActionWithoutPriority in plan::action_without_priority;
    ActionDependsOnItself in plan::action_depends_on_itself;
    ActionJudgedWithoutReason in plan::action_judged_without_reason;
    ActionOutsidePlanTime in plan::action_outside_plan_time;
    PlanWithoutDecision in plan::plan_without_decision;
    PlanReviewOverdue in plan::plan_review_overdue;
    ActionDecidedIncomplete in plan::action_decided_incomplete;
    PlanDecidedIncomplete in plan::plan_decided_incomplete;
    PlanWithoutAnalysis in plan::plan_without_analysis;
    TargetIncomplete in plan::target_incomplete;
    TargetAgainstDirection in plan::target_against_direction;
    TargetYearNotAfterBaseline in plan::target_year_not_after_baseline;
    TargetWithoutMethod in plan::target_without_method;
    TargetNotBySexWithoutReason in plan::target_not_by_sex_without_reason;
    TargetWithoutSpan in plan::target_without_span;
    TargetInAnotherUnit in plan::target_in_another_unit;
    TargetWithValuesUnused in plan::target_with_values_unused;
    ReviewWithoutDecision in follow_up::review_without_decision;
    DecisionWithoutWhoOrWhen in follow_up::decision_without_who_or_when;
    RoleWithoutEvidence in follow_up::role_without_evidence;
    ChangeWithoutWayOrReason in follow_up::change_without_way_or_reason;
    ChangeLongOpen in follow_up::change_long_open;
    CommentLongOpen in follow_up::comment_long_open;
    ContributionWithoutResponse in dialogue::contribution_without_response;
    ResponseWithoutReason in dialogue::response_without_reason;
    AnswerWithoutFeedback in dialogue::answer_without_feedback;
    GroupNeverHeard in dialogue::group_never_heard;
    MeetingWithoutCame in dialogue::meeting_without_came;
    ContributionAboutNothing in dialogue::contribution_about_nothing;
    ConsultationUnanswered in dialogue::consultation_unanswered;
    ConsultationWithoutAddress in dialogue::consultation_without_address;
    FindingWithoutEvidence in analysis::finding_without_evidence;
    FindingWithOldEvidence in analysis::finding_with_old_evidence;
    FindingWithoutArea in analysis::finding_without_area;
    InfluenceWithoutReason in analysis::influence_without_reason;
    AreaWithoutFinding in analysis::area_without_finding;
    ChallengeWithoutIndicator in analysis::challenge_without_indicator;
    ChallengeWithoutInfluence in analysis::challenge_without_influence;
    LessonOfOthersBare in learning::lesson_of_others_bare;
    LessonOfNothing in learning::lesson_of_nothing;
    CrossingWithoutNeighbourPlan in learning::crossing_without_neighbour_plan;
    NeighbourPlanIncomplete in learning::neighbour_plan_incomplete;
    SegmentUnheard in learning::segment_unheard;
    BusinessNeedsUnsaid in learning::business_needs_unsaid;
}

impl Check {
    /// The stable code, which files and people cite.
    pub const fn code(self) -> &'static str {
        self.declaration().code
    }

    /// How much a finding of this check matters.
    pub const fn severity(self) -> Severity {
        self.declaration().severity
    }

    /// The tool in which a finding is mended.
    pub const fn tool(self) -> Tool {
        self.declaration().tool
    }

    /// Where a finding is mended, on the page of its record or factor.
    pub const fn spot(self) -> Spot {
        self.declaration().spot
    }
}

/// Everything the checks find on a day, the gravest first, then by code and place. Where the day isn't known, nothing has passed.
pub fn findings(document: &Document, references: &References, today: Option<Date>) -> Vec<Finding> {
    let whole = Checking::begin(document, today).go_on(document, references, usize::MAX);
    whole.unwrap_or_default()
}

/// A check of a whole document in turns, so that other work comes in between.
pub struct Checking {
    common: Common,
    today: Option<Date>,
    found: Vec<Finding>,
    /// The last record that has been checked.
    last: Option<RecordId>,
}

impl Checking {
    /// Begins with the latest round, which is checked as a whole.
    pub fn begin(document: &Document, today: Option<Date>) -> Self {
        let mut found = Vec::new();
        if let Some(round) = LatestRound::of(document) {
            round.check(&mut found);
        }
        Self {
            common: Common::default(),
            today,
            found,
            last: None,
        }
    }

    /// Checks so many more records of the document, which must be as it was in the turn before. Gives everything that was found
    /// once all of them have been checked.
    pub fn go_on(&mut self, document: &Document, references: &References, most: usize) -> Option<Vec<Finding>> {
        let before = self.last.take();
        let mut left = document.records_after(before.as_ref());
        for (id, record) in left.by_ref().take(most) {
            let around = Surroundings::of(document, references, (id, self.today), &self.common);
            check_record(id, record, &around, &mut self.found);
            self.last = Some(id.clone());
        }
        if left.next().is_some() {
            return None;
        }
        let mut found = std::mem::take(&mut self.found);
        note_set_asides(document, &mut found);
        found.sort_by(Finding::in_order);
        Some(found)
    }
}

/// What the checks find about one record, in the same order. It costs as much as the record, not as much as the document.
/// The self-assessment is checked as a whole.
pub fn findings_about(
    document: &Document,
    references: &References,
    id: &RecordId,
    today: Option<Date>,
) -> Vec<Finding> {
    findings_where(document, references, (id, today), |_| true)
}

/// The same with those checks only that are asked for.
pub fn findings_where(
    document: &Document,
    references: &References,
    (id, today): (&RecordId, Option<Date>),
    is_asked: impl Fn(Check) -> bool,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let common = Common::default();
    if let Some(record) = document.record(id) {
        let around = Surroundings::of(document, references, (id, today), &common);
        for check in Check::ALL.iter().filter(|check| is_asked(**check)) {
            found.extend(found_by(*check, id, record, &around));
        }
    }
    for finding in &mut found {
        finding.set_aside = references
            .referrers_of_kind::<SetAside>(document, id)
            .find(|(_, set_aside)| set_aside.is_about(finding))
            .map(|(set_aside, _)| set_aside.raw().clone());
    }
    found.sort_by(Finding::in_order);
    found
}

fn check_record(id: &RecordId, record: &Record, around: &Surroundings<'_>, found: &mut Vec<Finding>) {
    for check in Check::ALL {
        found.extend(found_by(*check, id, record, around));
    }
}

fn found_by(check: Check, id: &RecordId, record: &Record, around: &Surroundings<'_>) -> Option<Finding> {
    let details = check.declaration().search.about(record, around)?;
    Some(Finding::new(check, id, details))
}

fn note_set_asides(document: &Document, found: &mut [Finding]) {
    let mut by_place: BTreeMap<&RecordId, Vec<(Id<SetAside>, &SetAside)>> = BTreeMap::new();
    for (id, set_aside) in document.all::<SetAside>() {
        if let Some(place) = &set_aside.place {
            by_place.entry(place).or_default().push((id, set_aside));
        }
    }
    for finding in found {
        finding.set_aside = by_place
            .get(&finding.place)
            .into_iter()
            .flatten()
            .find(|(_, set_aside)| set_aside.is_about(finding))
            .map(|(id, _)| id.raw().clone());
    }
}
