//! A document that has been received, beside the open one: what differs, what has to be chosen, and the ways on. Nothing is done
//! before one of them is taken.

mod conflicts;
pub mod groups;

use std::sync::Arc;

use leptos::prelude::*;

use self::conflicts::Choices;
use crate::{
    app::{
        components::{
            contents::part_name, empty_state::empty_state, file_button::file_button, icon::icon, page_head::page_head,
        },
        document::{
            browser::browser_library,
            incoming::{IncomingDocument, Source},
            points::keep_point,
            workspace::Workspace,
        },
        interface::{notice::Tone, route::Route},
        state::App,
        text::{
            vocabulary,
            words::{self, Word, count, fill, text},
        },
    },
    domain::{
        records::document::{Document, MOST_RECORDS},
        values::id::RecordId,
    },
    edit::{
        command::{Command, Refusal},
        merge::{self, Merge, Scope, Side},
    },
    platform::web::{page, random},
};

/// A received document beside the open one.
#[derive(Clone)]
pub struct Comparison {
    incoming: Arc<IncomingDocument>,
    merge: Arc<Merge>,
    /// The open document as it would be with every conflict settled as it is here.
    kept: Arc<Document>,
}

impl Comparison {
    /// What the other side is called.
    fn there(&self) -> Word {
        match self.incoming.source {
            Source::Link => Word::MergeThereLink,
            Source::File { .. } => Word::MergeThere,
        }
    }
}

/// The page.
pub fn page(app: App) -> impl IntoView {
    let merge = Memo::new(move |_| {
        app.workspace.incoming.with(|incoming| {
            let incoming = incoming.as_ref()?;
            let theirs = &incoming.document;
            let scope = if theirs.part.is_some() {
                Scope::Part
            } else {
                Scope::Whole
            };
            app.workspace.with_editor(|editor| {
                let ancestor = incoming.ancestor.as_ref();
                let theirs = theirs.with_left_out_of(editor.document());
                Arc::new(merge::documents(ancestor, editor.document(), &theirs, scope))
            })
        })
    });
    move || {
        let incoming = app.workspace.incoming.get_untracked();
        match (incoming, merge.get()) {
            (Some(incoming), Some(merge)) => compared(
                app,
                Comparison {
                    incoming: Arc::new(incoming),
                    kept: Arc::new(merge.kept()),
                    merge,
                },
            ),
            _ => empty(app.workspace),
        }
    }
}

fn empty(workspace: Workspace) -> AnyView {
    let choose = file_button(
        "compare-file",
        Word::StartFileOpen,
        ".json,application/json",
        move |file| {
            workspace.read_file(file, move |document, source| workspace.compare(document, source));
        },
    );
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(up(), text(Word::MergePage), "")}
            {empty_state(
                Word::MergeEmptyTitle,
                Word::MergeEmptyText,
                (Word::MergeEmptyExample, Word::MergeEmptyExampleText),
                choose.into_any(),
            )}
        </main>
    }
    .into_any()
}

fn up() -> AnyView {
    crate::app::components::page_head::up(Route::Share.to_hash(), text(Word::NavShare).into())
}

fn compared(app: App, comparison: Comparison) -> AnyView {
    let choices: Choices = RwSignal::new(vec![None; comparison.merge.conflicts.len()]);
    let name = vocabulary::named(&comparison.merge.theirs().strategy().name);
    app.notices.announce(fill(Word::MergeShown, &[("name", &name)]));
    view! {
        <main class="page compare" id="main" tabindex="-1">
            {page_head(up(), text(Word::MergeTitle), text(Word::MergeLede))}
            {nothing_to_do(app.workspace, &comparison)}
            <section class="section split">
                <h2>{text(Word::MergeWhich)}</h2>
                <div class="stack">{which(&comparison)}</div>
            </section>
            <section class="section split">
                <h2>{text(Word::MergeBrings)}</h2>
                {groups::groups(comparison.clone())}
            </section>
            {conflicts::section(&comparison, choices)}
            {ways_on(app, comparison, choices)}
        </main>
    }
    .into_any()
}

/// That there is nothing to merge, and why.
fn nothing_to_do(workspace: Workspace, comparison: &Comparison) -> Option<AnyView> {
    let merge = &comparison.merge;
    let is_earlier = merge::is_earlier(merge.theirs(), merge.ours());
    merge.is_empty().then(|| {
        let is_all = merge.theirs().part.is_some() || merge.only_ours.is_empty();
        let same = is_all && merge.changed_here.is_empty();
        let message = text(match (same, is_earlier) {
            (true, _) => Word::MergeSame,
            (false, true) => Word::MergeOlder,
            (false, false) => Word::MergeNothing,
        });
        // Whoever wants something from an earlier state back can be asked.
        let ask_all = move |_| {
            workspace.incoming.update(|incoming| {
                if let Some(incoming) = incoming {
                    incoming.ancestor = None;
                }
            });
        };
        let ask = (!same && merge.base().is_some()).then(|| {
            view! {
                <p>{text(Word::MergeAskText)}</p>
                <p class="actions">
                    <button type="button" id="compare-ask" on:click=ask_all>
                        {text(Word::MergeAsk)}
                    </button>
                </p>
            }
        });
        view! {
            <div class="note" data-kind="ok" id="compare-note">
                {icon("circle-check")}
                <div class="stack-s">
                    <p>{message}</p>
                    {ask}
                </div>
            </div>
        }
        .into_any()
    })
}

/// The two states, and what they have in common.
fn which(comparison: &Comparison) -> AnyView {
    let merge = &comparison.merge;
    let (ours, theirs) = (merge.ours(), merge.theirs());
    let moment = |saved: f64| page::format_moment(saved, words::tag(words::language()));
    let came = match &comparison.incoming.source {
        Source::Link => text(Word::MergeFromLink).into(),
        Source::File { name, saved } => {
            [name, ", ", &fill(Word::MergeFileSaved, &[("when", &moment(*saved))])].concat()
        }
    };
    let entries = browser_library().entries().unwrap_or_default();
    let kept = entries.iter().find(|entry| entry.id == ours.id.as_str());
    let saved = kept.map(|entry| fill(Word::MergeSaved, &[("when", &moment(entry.saved))]));
    let ancestor = if ours.id != theirs.id {
        Word::MergeAncestorOther
    } else if merge.base().is_some() {
        Word::MergeAncestorKnown
    } else {
        Word::MergeAncestorUnknown
    };
    let part = theirs.part.as_ref().map(|part| {
        let message = fill(Word::MergePart, &[("part", &part_name(theirs, part))]);
        view! { <p>{message}</p> }
    });
    let name = |document: &Document| vocabulary::named(&document.strategy().name);
    view! {
        <dl class="compare-which">
            <dt>{text(Word::MergeHere)}</dt>
            <dd>
                <strong>{name(ours)}</strong>
                {saved.map(|saved| view! { <span class="muted">{saved}</span> })}
            </dd>
            <dt>{text(comparison.there())}</dt>
            <dd>
                <strong>{name(theirs)}</strong>
                <span class="muted">{came}</span>
                {part}
            </dd>
            <dt>{text(Word::MergeAncestor)}</dt>
            <dd>{text(ancestor)}</dd>
        </dl>
    }
    .into_any()
}

fn ways_on(app: App, comparison: Comparison, choices: Choices) -> AnyView {
    let has_merge = !comparison.merge.is_empty() && comparison.kept.len() <= MOST_RECORDS;
    let merge = match (has_merge, comparison.merge.is_empty()) {
        (true, _) => Some(merge_button(app, &comparison, choices)),
        (false, true) => None,
        // What both have together is more than one document can have.
        (false, false) => Some(view! { <p>{vocabulary::refusal(&Refusal::TooManyRecords)}</p> }.into_any()),
    };
    let open = move |_| open_as_new(app, &comparison);
    let leave = move |_| {
        app.workspace.incoming.set(None);
        page::go_to(&Route::Share.to_hash());
    };
    view! {
        <section class="section split">
            <h2>{text(Word::MergeGoOn)}</h2>
            <div class="stack">
                {merge} <div>
                    <p id="open-new-text">{text(Word::MergeOpenText)}</p>
                    <p class="actions">
                        <button
                            type="button"
                            id="open-new"
                            class:primary=!has_merge
                            aria-describedby="open-new-text"
                            on:click=open
                        >
                            {icon("file")}
                            {text(Word::MergeOpen)}
                        </button>
                        <button type="button" class="quiet" id="compare-cancel" on:click=leave>
                            {text(Word::MergeCancel)}
                        </button>
                    </p>
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn merge_button(app: App, comparison: &Comparison, choices: Choices) -> AnyView {
    let waits = move || conflicts::left(choices) > 0;
    let reason = move || {
        let left = conflicts::left(choices);
        (left > 0).then(|| {
            let message = count(Word::MergeMergeFirstOne, Word::MergeMergeFirstMany, left);
            view! {
                <span class="reason" id="merge-reason">
                    {message}
                </span>
            }
        })
    };
    let described = move || {
        if waits() {
            "merge-text merge-reason"
        } else {
            "merge-text"
        }
    };
    let comparison = comparison.clone();
    let confirm = move |_| {
        let chosen = choices.get_untracked();
        // To the first choice that is missing.
        match chosen.iter().position(Option::is_none) {
            Some(place) => drop(page::focus(&conflicts::field_id(place))),
            None => merge_in(app, &comparison.merge, &chosen),
        }
    };
    view! {
        <div>
            <p id="merge-text">{text(Word::MergeMergeText)}</p>
            <div class="actions">
                <button
                    type="button"
                    class="primary"
                    id="merge-confirm"
                    aria-describedby=described
                    aria-disabled=move || waits().then_some("true")
                    on:click=confirm
                >
                    {icon("arrows-left-right")}
                    {text(Word::MergeMerge)}
                </button>
                {reason}
            </div>
        </div>
    }
    .into_any()
}

fn merge_in(app: App, merge: &Merge, chosen: &[Option<Side>]) {
    let choices: Vec<Side> = chosen.iter().copied().flatten().collect();
    let records = merge.resolve(&choices);
    let number = records.len();
    let (ours, theirs) = (merge.ours(), merge.theirs());
    // A point that was passed here before is another state than what was received under its name, changed by hand since.
    let is_new = |point: &&RecordId| theirs.part.is_none() && !ours.lineage.contains(point);
    let point = theirs.lineage.last().filter(is_new);
    let command = Command::Merge {
        records,
        point: point.cloned(),
    };
    if !app.workspace.dispatch(&command) {
        return;
    }
    if point.is_some() {
        if number == 0 {
            app.workspace.join_point(theirs.clone());
        } else {
            keep_point(theirs.clone());
        }
    }
    app.workspace.incoming.set(None);
    page::go_to(&Route::Overview.to_hash());
    if number == 0 {
        app.notices.notify(Tone::Done, text(Word::MergeMergedNone).into());
    } else {
        app.notices
            .notify_undoable(count(Word::MergeMergedOne, Word::MergeMergedMany, number));
    }
}

fn open_as_new(app: App, comparison: &Comparison) {
    let name = vocabulary::named(&comparison.merge.ours().strategy().name);
    let mut document = comparison.merge.theirs().clone();
    document.id = random::new_id();
    app.workspace.incoming.set(None);
    app.workspace.open_new(document, &Route::Overview);
    app.notices
        .notify(Tone::Done, fill(Word::MergeOpened, &[("name", &name)]));
}
