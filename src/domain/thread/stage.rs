//! Where in the work from cause to follow-up a record of a thread stands.

use crate::domain::records::record::RecordKind;

/// A part of the work, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// What is known and has been said.
    Cause,
    /// What has been weighed and chosen.
    Choice,
    /// What is to be done.
    Plan,
    /// What has come of it.
    FollowUp,
}

impl Stage {
    /// Every stage, in the order of the work.
    pub const ALL: [Self; 4] = [Self::Cause, Self::Choice, Self::Plan, Self::FollowUp];

    /// The stage of a kind.
    pub const fn of(kind: RecordKind) -> Self {
        match kind {
            RecordKind::Strategy
            | RecordKind::Round
            | RecordKind::Response
            | RecordKind::OwnStatement
            | RecordKind::Consensus
            | RecordKind::PeerResult
            | RecordKind::Step
            | RecordKind::ModelArea
            | RecordKind::Influence
            | RecordKind::AnalysisFinding
            | RecordKind::DialogueTopic
            | RecordKind::Meeting
            | RecordKind::Contribution
            | RecordKind::Consultation
            | RecordKind::ConsultationQuestion
            | RecordKind::Indicator
            | RecordKind::Change
            | RecordKind::Actor => Self::Cause,
            RecordKind::Priority
            | RecordKind::DeepAnalysis
            | RecordKind::Alternative
            | RecordKind::EffectLink
            | RecordKind::NeighbourPlan
            | RecordKind::StructureElement
            | RecordKind::MapSheet => Self::Choice,
            RecordKind::ActionPlan
            | RecordKind::Action
            | RecordKind::Milestone
            | RecordKind::Funding
            | RecordKind::Risk => Self::Plan,
            RecordKind::Target
            | RecordKind::Measurement
            | RecordKind::Feedback
            | RecordKind::Review
            | RecordKind::Lesson
            | RecordKind::Reconsideration
            | RecordKind::Comment
            | RecordKind::Publication
            | RecordKind::SetAside
            | RecordKind::Version => Self::FollowUp,
        }
    }
}
