//! What a thread lacks: those of the checks that tell of a link that isn't there. No rules but theirs.

use crate::domain::{
    checks::{Check, Finding, FindingState, findings_where},
    records::{document::Document, references::References},
    values::{date::Date, id::RecordId},
};

/// What the thread lacks at a record: what the checks find there and nobody has set aside.
pub fn gaps(document: &Document, references: &References, id: &RecordId, today: Option<Date>) -> Vec<Finding> {
    let mut found = findings_where(document, references, (id, today), is_gap);
    found.retain(|finding| finding.state() == FindingState::Open);
    found
}

/// Whether what a check finds is a hole in the thread from cause to follow-up.
pub const fn is_gap(check: Check) -> bool {
    match check {
        Check::PriorityWithoutEvidence
        | Check::PriorityWithoutAction
        | Check::PriorityAdoptedUnanswered
        | Check::PriorityUnmeasured
        | Check::EffectLinkWithoutTarget
        | Check::ElementWithoutPriority
        | Check::ActionWithoutTarget
        | Check::ActionWithoutPriority
        | Check::PlanWithoutAnalysis
        | Check::RoleWithoutEvidence
        | Check::ContributionWithoutResponse
        | Check::AnswerWithoutFeedback
        | Check::ContributionAboutNothing
        | Check::FindingWithoutEvidence
        | Check::FindingWithoutArea
        | Check::ChallengeWithoutIndicator
        | Check::ChallengeWithoutInfluence => true,
        Check::GapWithoutPriority
        | Check::HighLevelWithoutEvidence
        | Check::DifferingWithoutTopic
        | Check::GroupWithoutResponse
        | Check::WeightyGapWithoutAnything
        | Check::PriorityNotWeighed
        | Check::PriorityNotChosenWithoutReason
        | Check::PriorityWithoutDecision
        | Check::PriorityWithWeakerSupport
        | Check::AlternativeChosenWithoutReason
        | Check::EndWithoutNode
        | Check::ElementWithoutPlace
        | Check::ActionWithoutOwner
        | Check::ActionWithoutTime
        | Check::ActionEndsBeforeStart
        | Check::ActionDependsOnItself
        | Check::ActionJudgedWithoutReason
        | Check::ActionOutsidePlanTime
        | Check::PlanWithoutDecision
        | Check::PlanReviewOverdue
        | Check::ActionDecidedIncomplete
        | Check::PlanDecidedIncomplete
        | Check::TargetIncomplete
        | Check::TargetAgainstDirection
        | Check::TargetYearNotAfterBaseline
        | Check::TargetWithoutMethod
        | Check::TargetNotBySexWithoutReason
        | Check::TargetWithoutSpan
        | Check::TargetInAnotherUnit
        | Check::TargetWithValuesUnused
        | Check::ReviewWithoutDecision
        | Check::DecisionWithoutWhoOrWhen
        | Check::ChangeWithoutWayOrReason
        | Check::ChangeLongOpen
        | Check::CommentLongOpen
        | Check::ResponseWithoutReason
        | Check::GroupNeverHeard
        | Check::MeetingWithoutCame
        | Check::ConsultationUnanswered
        | Check::ConsultationWithoutAddress
        | Check::LessonOfOthersBare
        | Check::LessonOfNothing
        | Check::CrossingWithoutNeighbourPlan
        | Check::NeighbourPlanIncomplete
        | Check::SegmentUnheard
        | Check::BusinessNeedsUnsaid
        | Check::FindingWithOldEvidence
        | Check::InfluenceWithoutReason
        | Check::AreaWithoutFinding => false,
    }
}
