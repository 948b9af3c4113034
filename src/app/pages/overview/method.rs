//! Where in the method the work is: the seven steps, and the ways back that are open.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::soon::{Turns, soon};
use crate::{
    app::{
        components::status_tag::way_tag,
        document::workspace::Workspace,
        interface::route::Route,
        state::App,
        text::{
            vocabulary::{self, Term},
            words::{Word, count, text},
        },
    },
    domain::{
        follow_up::reconsidering::WaitingCounts,
        records::{
            change::{Change, Loop},
            strategy::{StepNumber, StepStatus},
        },
        values::id::Id,
    },
};

/// How many open changes are named.
const MOST_CHANGES: usize = 4;

/// A change that is open.
#[derive(Clone, PartialEq)]
pub struct OpenChange {
    id: Id<Change>,
    title: String,
    way: Loop,
}

/// The changes that are open, and how much waits to be reconsidered for them.
#[derive(Clone, Copy)]
pub struct OpenChanges {
    /// The changes, the newest first.
    pub changes: Memo<Vec<OpenChange>>,
    /// How much waits to be reconsidered for them; nothing until that is known.
    pub waiting: Signal<Option<WaitingCounts>>,
}

/// The open changes of the document.
pub fn open_changes(workspace: Workspace) -> OpenChanges {
    let changes = workspace.select(|document, _| {
        let changes = document.all::<Change>();
        let mut open: Vec<_> = changes.filter(|(_, change)| change.closed.is_none()).collect();
        open.sort_by_key(|(_, change)| Reverse(change.date));
        let named = |(id, change): (Id<Change>, &Change)| OpenChange {
            title: vocabulary::named(&change.title),
            way: change.way,
            id,
        };
        open.into_iter().map(named).collect()
    });
    let turns = Turns {
        begin: |_, _| (),
        go_on: |(), document, references, _| Some(WaitingCounts::of(document, references)),
    };
    OpenChanges {
        changes,
        waiting: soon(workspace, turns),
    }
}

/// The section.
pub fn section(app: App, open: OpenChanges) -> impl IntoView {
    let statuses = app
        .workspace
        .select(|document, _| StepNumber::ALL.map(|number| document.step_status(number)).to_vec());
    let steps = move || {
        let rows: Vec<_> = StepNumber::ALL
            .into_iter()
            .zip(statuses.get())
            .map(|(number, status)| step(number, status))
            .collect();
        view! { <ol class="steps across">{rows}</ol> }
    };
    let way = move |way: Loop, class: &'static str, word: Word| {
        let is_open = Memo::new(move |_| open.changes.with(|changes| changes.iter().any(|one| one.way == way)));
        let said = move || {
            is_open.get().then(|| {
                view! {
                    <span class="open-now">" · " <strong>{text(Word::ChangeOpenNow)}</strong></span>
                }
            })
        };
        view! {
            <li class=class data-open=move || is_open.get().then_some("")>
                <span>{text(word)}{said}</span>
            </li>
        }
    };
    view! {
        <section class="section">
            <div class="section-head">
                <h2>{text(Word::OverviewMethod)}</h2>
                <a class="no-print" href=Route::Plan.to_hash()>
                    {text(Word::OverviewOpenPlan)}
                </a>
            </div>
            {steps}
            <ul class="step-loops" aria-label=text(Word::OverviewLoops)>
                {way(Loop::A, "loop-a", Word::OverviewLoopA)}
                {way(Loop::B, "loop-b", Word::OverviewLoopB)}
            </ul>
            {changes(open)}
        </section>
    }
}

fn step(number: StepNumber, status: StepStatus) -> AnyView {
    view! {
        <li data-state=state(status)>
            <span class="step-no" aria-hidden="true">
                {number.get()}
            </span>
            <a class="step-title" href=Route::Step(number).to_hash()>
                <span class="visually-hidden">{number.get()}" "</span>
                {vocabulary::step_title(number)}
            </a>
            <span class="step-meta">{text(status.word())}</span>
        </li>
    }
    .into_any()
}

/// The changes for which a way back is open, each the way to itself.
fn changes(open: OpenChanges) -> impl IntoView {
    let waiting = move |id: &Id<Change>| {
        let waiting = open.waiting.with(|waiting| waiting.as_ref()?.for_change(id))?;
        Some(count(Word::ChangeWaitingOne, Word::ChangeWaitingMany, waiting))
    };
    let row = move |change: OpenChange| {
        let said = waiting(&change.id);
        view! {
            <li>
                <span>
                    <a href=Route::Change(change.id).to_hash()>{change.title}</a>
                    {said
                        .map(|said| {
                            view! {
                                " · "
                                {said}
                            }
                        })}
                </span>
                {way_tag(change.way, true)}
            </li>
        }
    };
    move || {
        let changes = open.changes.get();
        let left = changes.len().saturating_sub(MOST_CHANGES);
        let rows: Vec<_> = changes.into_iter().take(MOST_CHANGES).map(row).collect();
        let more = (left > 0).then(|| {
            view! {
                <li>
                    <a href=Route::Changes.to_hash()>{text(Word::ChangeAll)}</a>
                </li>
            }
        });
        (!rows.is_empty()).then(|| {
            view! {
                <h3 class="visually-hidden">{text(Word::ChangeOpenTitle)}</h3>
                <ul class="overview-changes">{rows}{more}</ul>
            }
        })
    }
}

/// The state as the style knows it.
pub fn state(status: StepStatus) -> &'static str {
    match status {
        StepStatus::NotStarted => "",
        StepStatus::Ongoing => "ongoing",
        StepStatus::Done => "done",
        StepStatus::Reconsider => "reconsider",
    }
}
