//! What is decided of how an action goes: its status and the judgement, with the reason, as one step that is noted as a decision.

use leptos::{ev::SubmitEvent, prelude::*};

use super::desk::Desk;
use crate::{
    app::{
        components::{
            field::{term_field, text_field},
            icon::icon,
        },
        form::{field::FormField, lens::field},
        pages::plan::deciding::parts_in_words,
        text::{
            vocabulary::Term,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::meeting::talk::decision,
        records::{
            comment::Comment,
            plan::{Action, ActionStatus, JudgedProgress},
            record::RecordKind,
        },
        values::id::Id,
    },
    edit::command::{Command, Label},
    platform::web::{page, random},
};

/// What is decided: the status, the judgement and why.
type Judged = (ActionStatus, JudgedProgress, String);

const STATUS: &str = "meeting-status";
const REASON: &str = "meeting-judged-reason";

/// The form, folded until it is asked for.
pub fn view(desk: Desk, id: Id<Action>) -> AnyView {
    let at = id.clone();
    let held = desk.app.workspace.select(move |document, _| -> Option<Judged> {
        let action = document.get(&at)?;
        Some((action.status, action.progress, action.progress_reason.clone()))
    });
    let status = RwSignal::new(ActionStatus::default());
    let progress = RwSignal::new(JudgedProgress::default());
    let reason = RwSignal::new(String::new());
    // What keeps it from being saved, told.
    let fault = RwSignal::new(None::<String>);
    // Whatever else changes the action, an undo say, shows in the form.
    Effect::new(move |_| {
        if let Some(held) = held.get() {
            status.set(held.0);
            progress.set(held.1);
            reason.set(held.2);
            fault.set(None);
        }
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let judged = (
            status.get_untracked(),
            progress.get_untracked(),
            reason.get_untracked().trim().to_owned(),
        );
        let found = fault_of(desk, &id, &judged);
        let field = found.as_ref().map(|(field, _)| *field);
        fault.set(found.map(|(_, told)| told));
        if let Some(field) = field {
            page::focus(field);
            return;
        }
        if held.get_untracked().is_some_and(|held| held != judged) {
            judge(desk, &id, judged);
        }
    };
    let error = move || {
        fault.get().map(|told| {
            view! {
                <p class="error-text" role="alert">
                    {icon("alert-triangle")}
                    {told}
                </p>
            }
        })
    };
    view! {
        <details class="fold no-print">
            <summary>{text(Word::MeetingJudge)} " " {super::bar::key("S")}</summary>
            <form class="meeting-judging" on:submit=save>
                {term_field(FormField::of(field!(Action, status), status).id(STATUS))}
                {term_field(FormField::of(field!(Action, progress), progress).id("meeting-judged"))}
                {text_field(FormField::of(field!(Action, progress_reason), reason).id(REASON))} {error}
                <p class="actions">
                    <button type="submit" class="primary" id="meeting-judge">
                        {text(Word::MeetingJudgeSave)}
                    </button>
                </p>
            </form>
        </details>
    }
    .into_any()
}

/// Why this can't be decided here, and in which field.
fn fault_of(desk: Desk, id: &Id<Action>, (status, progress, reason): &Judged) -> Option<(&'static str, String)> {
    if *progress != JudgedProgress::ByRule && reason.is_empty() {
        return Some((REASON, text(Word::MeetingReasonMissing).into()));
    }
    let missing = desk.app.workspace.now(|document, references| {
        let is_new = document.get(id)?.status != *status && *status == ActionStatus::Decided;
        is_new.then(|| parts_in_words(document, references, id.raw()))?
    });
    let parts = missing.flatten()?;
    Some((STATUS, fill(Word::DecidingMeeting, &[("parts", &parts)])))
}

/// Changes the action and notes the decision with it, as one step.
fn judge(desk: Desk, id: &Id<Action>, (status, progress, reason): Judged) {
    let workspace = desk.app.workspace;
    let made = workspace.now(|document, _| {
        let mut action = document.get(id)?.clone();
        let mut told = Vec::new();
        if action.status != status {
            told.push(fill(
                Word::MeetingStatusSet,
                &[("status", &text(status.word()).to_lowercase())],
            ));
        }
        if action.progress != progress || action.progress_reason != reason {
            let judged = text(progress.word()).to_lowercase();
            told.push(fill(Word::MeetingJudged, &[("progress", &judged)]));
            told.extend((!reason.is_empty()).then(|| reason.clone()));
        }
        let by = desk.decider.with_untracked(|by| by.trim().to_owned());
        let decided = Comment {
            order: document.last_order::<Comment>(),
            ..decision(id.raw().clone(), told.join(" "), by, desk.today)
        };
        action.status = status;
        action.progress = progress;
        action.progress_reason = reason;
        Some(vec![
            (id.raw().clone(), action.into()),
            (random::new_id(), decided.into()),
        ])
    });
    if let Some(records) = made.flatten() {
        workspace.dispatch(&Command::Put {
            records,
            label: Label::Changed(Some(RecordKind::Action)),
        });
    }
}
