//! Where something stands: icon, word and colour, always the three.

use leptos::prelude::*;

use super::icon::icon;
use crate::{
    app::text::{
        follow_up,
        vocabulary::Term,
        words::{Word, text},
    },
    domain::{
        checks::Severity,
        follow_up::{attainment::TargetStatus, progress::Progress},
        records::{
            change::Loop,
            dialogue::{ResponseState, TopicStatus},
            plan::{ActionPlanState, ActionStatus, PriorityStatus},
            review::ReviewDecision,
            self_assessment::RoundState,
            strategy::StepStatus,
            version::VersionState,
        },
    },
};

fn tag(kind: &'static str, symbol: &'static str, word: Word) -> AnyView {
    said_tag(kind, symbol, text(word).into())
}

/// What is said of one in a list, with an icon.
pub fn said_tag(kind: &'static str, symbol: &'static str, said: String) -> AnyView {
    view! {
        <span class="status-tag" data-kind=kind>
            {icon(symbol)}
            {said}
        </span>
    }
    .into_any()
}

/// What a record lacks.
pub fn lack_tag(lack: String) -> AnyView {
    said_tag("attention", "alert-triangle", lack)
}

/// How far a step has come.
pub fn step_tag(status: StepStatus) -> AnyView {
    let (kind, symbol) = match status {
        StepStatus::NotStarted => ("", "circle-dashed"),
        StepStatus::Ongoing => ("active", "clock"),
        StepStatus::Done => ("ok", "circle-check"),
        StepStatus::Reconsider => ("attention", "loop"),
    };
    tag(kind, symbol, status.word())
}

/// Where a round stands.
pub fn round_tag(state: RoundState) -> AnyView {
    let (kind, symbol) = match state {
        RoundState::Open => ("active", "clock"),
        RoundState::Closed => ("ok", "circle-check"),
        RoundState::Archived => ("", "file"),
    };
    tag(kind, symbol, state.word())
}

/// Where a priority stands in its decision.
pub fn priority_tag(status: PriorityStatus) -> AnyView {
    let (kind, symbol) = match status {
        PriorityStatus::Draft => ("info", "pencil"),
        PriorityStatus::Referral => ("active", "message"),
        PriorityStatus::Adopted => ("ok", "circle-check"),
        PriorityStatus::NotChosen => ("", "x"),
        PriorityStatus::Closed => ("", "flag"),
        PriorityStatus::Archived => ("", "file"),
    };
    tag(kind, symbol, status.word())
}

/// How far an action has come.
pub fn action_tag(status: ActionStatus) -> AnyView {
    let (kind, symbol) = match status {
        ActionStatus::Proposed => ("info", "pencil"),
        ActionStatus::Decided => ("ok", "circle-check"),
        ActionStatus::Ongoing => ("active", "clock"),
        ActionStatus::Finished => ("", "flag"),
    };
    tag(kind, symbol, status.word())
}

/// How an action goes.
pub fn progress_tag(progress: Progress) -> AnyView {
    let (kind, symbol) = match progress {
        Progress::NotStarted => ("info", "circle-dashed"),
        Progress::Ongoing => ("active", "clock"),
        Progress::Late => ("attention", "alert-triangle"),
        Progress::Done => ("ok", "circle-check"),
        Progress::Cancelled => ("", "x"),
    };
    tag(kind, symbol, follow_up::progress(progress))
}

/// Whether a target goes as it should, with what is said of that.
pub fn target_tag(status: TargetStatus, told: String) -> AnyView {
    let (kind, symbol) = match status {
        TargetStatus::Achieved => ("ok", "circle-check"),
        TargetStatus::OnTrack => ("active", "arrow-right"),
        TargetStatus::Behind => ("attention", "alert-triangle"),
        TargetStatus::Missed => ("error", "error"),
        TargetStatus::Awaiting => ("info", "clock"),
        TargetStatus::NotMeasured => ("", "circle-dashed"),
        TargetStatus::NotReckoned | TargetStatus::Unjudged => ("", "circle-help"),
    };
    view! {
        <span class="status-tag" data-kind=kind>
            {icon(symbol)}
            {told}
        </span>
    }
    .into_any()
}

/// Where an action plan stands in its decision.
pub fn plan_tag(state: ActionPlanState) -> AnyView {
    let (kind, symbol) = match state {
        ActionPlanState::Draft => ("info", "pencil"),
        ActionPlanState::Decided => ("ok", "circle-check"),
        ActionPlanState::Closed => ("", "flag"),
    };
    tag(kind, symbol, state.word())
}

/// What was decided after a review.
pub fn decision_tag(decision: ReviewDecision) -> AnyView {
    let (kind, symbol) = match decision {
        ReviewDecision::Unstated => ("", "circle-dashed"),
        ReviewDecision::Continue => ("ok", "arrow-right"),
        ReviewDecision::Change => ("attention", "loop"),
        ReviewDecision::End => ("", "flag"),
    };
    tag(kind, symbol, decision.word())
}

/// The way back that an open change opens, or that a closed one has opened.
pub fn way_tag(way: Loop, is_open: bool) -> AnyView {
    let kind = if is_open { "attention" } else { "" };
    match way {
        Loop::Unstated => tag("", "circle-dashed", Word::ChangeNoWay),
        Loop::A | Loop::B => tag(kind, "loop", way.word()),
    }
}

/// How far a dialogue topic has come.
pub fn topic_tag(status: TopicStatus) -> AnyView {
    let (kind, symbol) = match status {
        TopicStatus::Open => ("info", "circle-dashed"),
        TopicStatus::Discussed => ("active", "message"),
        TopicStatus::Closed => ("ok", "circle-check"),
    };
    tag(kind, symbol, status.word())
}

/// What was answered to a contribution.
pub fn response_tag(response: ResponseState) -> AnyView {
    let (kind, symbol) = match response {
        ResponseState::Unanswered => ("attention", "circle-dashed"),
        ResponseState::With => ("ok", "circle-check"),
        ResponseState::Partly => ("active", "circle-check"),
        ResponseState::Not => ("", "x"),
    };
    tag(kind, symbol, response.word())
}

/// Where a version stands in its decision.
pub fn version_tag(state: VersionState) -> AnyView {
    let (kind, symbol) = match state {
        VersionState::Draft => ("info", "pencil"),
        VersionState::Referral => ("active", "message"),
        VersionState::Adopted => ("ok", "circle-check"),
    };
    tag(kind, symbol, state.word())
}

/// How much a finding matters.
pub fn severity_tag(severity: Severity) -> AnyView {
    let (kind, symbol, word) = match severity {
        Severity::Error => ("error", "error", Word::CheckSeverityError),
        Severity::Warning => ("attention", "alert-triangle", Word::CheckSeverityWarning),
        Severity::Notice => ("info", "info", Word::CheckSeverityNotice),
    };
    tag(kind, symbol, word)
}
