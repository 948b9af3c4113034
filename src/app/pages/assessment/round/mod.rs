//! The page of a round: what it is, who is invited, what has come in.

mod about;
mod close;
mod collection;
mod differing;
mod groups;
mod invitation;
mod own_statements;
mod progress;
mod reasons;
mod received;
mod remove;
mod report;

use std::{cmp::Ordering, sync::Arc};

use leptos::prelude::*;

use super::{current_round::CurrentRound, nav::assessment_parts, round_choice::round_choice};
use crate::{
    app::{
        components::{fold::Fold, icon::icon, page_head::page_head, status_tag::round_tag},
        form::record::FormRecord,
        interface::{anchor, later::in_next_frame_in_any_case, route::Route},
        state::App,
        text::{
            page_title::titled,
            vocabulary,
            words::{Word, count, fill, number, text},
        },
    },
    domain::{
        assessment::{
            results::{Responses, Results},
            round_phase::RoundPhase,
        },
        records::self_assessment::Round,
        values::id::Id,
    },
    platform::web::page as browser,
};

pub use received::page as received_page;

/// The shown round: what it says now, and the way to change it.
#[derive(Clone, Copy)]
struct Desk {
    app: App,
    current: CurrentRound,
    round: Memo<Option<Id<Round>>>,
    form: FormRecord<Round>,
    results: Memo<Option<Arc<Results>>>,
    phase: Memo<RoundPhase>,
}

impl Desk {
    /// A part of the page, which is needed in a phase of the round.
    fn fold(&self, part: Fold, phase: RoundPhase, content: AnyView) -> AnyView {
        let now = self.phase;
        part.view(move || now.get() == phase, content)
    }

    /// What `read` makes of the shown round, followed.
    fn read<R>(&self, read: impl Fn(&Round) -> R + Send + Sync + 'static) -> Memo<R>
    where
        R: PartialEq + Send + Sync + 'static,
    {
        let form = self.form;
        Memo::new(move |_| form.with(&read))
    }
}

/// The page.
pub fn page(app: App) -> AnyView {
    let current = CurrentRound::new(app.workspace);
    let form = app.workspace.form_of(move || current.round.get());
    let results = current.results();
    let phase = Memo::new(move |_| {
        let has_responses = results.with(|results| results.as_ref().is_some_and(|results| !results.is_empty()));
        form.with(|round| RoundPhase::of(round, has_responses))
    });
    let desk = Desk {
        app,
        current,
        round: current.round,
        form,
        results,
        phase,
    };
    // Another round is another page, with fields of its own.
    let content = move || match desk.round.get() {
        Some(_) => untrack(|| filled(desk)),
        None => empty(current),
    };
    view! {
        <main class="page share round" id="main" tabindex="-1">
            {content}
        </main>
    }
    .into_any()
}

fn empty(current: CurrentRound) -> AnyView {
    let start = move |_| current.start(&Route::Round);
    view! {
        {page_head(text(Word::NavAssessment).into_any(), text(Word::RoundPage), text(Word::RoundLede))}
        {assessment_parts(Route::Round)}
        <section class="empty">
            <h2>{text(Word::RoundEmptyTitle)}</h2>
            <ol>
                <li>{text(Word::RoundEmptyInvite)}</li>
                <li>{text(Word::RoundEmptyAnswer)}</li>
                <li>{text(Word::RoundEmptyCollect)}</li>
            </ol>
            <p class="actions">
                <button type="button" class="primary" id="start-round" on:click=start>
                    {icon("plus")}
                    {text(Word::RoundStart)}
                </button>
            </p>
        </section>
    }
    .into_any()
}

fn filled(desk: Desk) -> AnyView {
    let title = desk.current.title();
    let name = move || title.with(|title| vocabulary::named(title));
    let kicker = move || [text(Word::NavAssessment), " · ", &name()].concat();
    let interface = desk.app.interface;
    interface.entitle(move || Some(titled(&[&name(), text(Word::AssessmentNavRound)])));
    view! {
        {page_head(kicker.into_any(), text(Word::RoundPage), text(Word::RoundLede))}
        {assessment_parts(Route::Round)}
        <div class="round-head">{standing(desk)} {round_choice(desk.app.workspace, desk.current)}</div>
        {phases(desk)}
        {about::section(desk)}
        {own_statements::section(desk)}
        {invitation::section(desk)}
        {collection::section(desk)}
        {remove::section(desk)}
        {close::section(desk)}
        {next(desk)}
    }
    .into_any()
}

/// Where the round stands, on one line.
fn standing(desk: Desk) -> AnyView {
    let state = desk.read(|round| round.state);
    let end = desk.read(|round| round.end);
    let results = desk.results;
    let responses = move || {
        results.with(|results| {
            let results = results.as_ref()?;
            Some(match results.total {
                Responses::Shown(n) => {
                    let n = usize::try_from(n).unwrap_or(usize::MAX);
                    count(Word::RoundResponsesOne, Word::RoundResponsesMany, n)
                }
                Responses::Hidden => {
                    let least = number(usize::from(results.smallest.get()));
                    fill(Word::RoundResponsesHidden, &[("n", &least)])
                }
            })
        })
    };
    let end = move || {
        let day = vocabulary::day(end.get()?);
        Some(fill(Word::RoundLastDay, &[("date", &day)]))
    };
    view! {
        <p class="incoming-what" id="round-standing">
            {move || round_tag(state.get())}
            <span>{responses}</span>
            <span>{end}</span>
        </p>
    }
    .into_any()
}

/// The phases in their order, each the way to its part, and what the round needs now.
fn phases(desk: Desk) -> AnyView {
    let now = desk.phase;
    let rows: Vec<_> = RoundPhase::ALL
        .into_iter()
        .zip(1..)
        .map(|(phase, number)| {
            let name = match phase {
                RoundPhase::Prepare => Word::RoundStepPrepare,
                RoundPhase::Invite => Word::RoundStepInvite,
                RoundPhase::Collect => Word::RoundStepCollect,
                RoundPhase::Close => Word::RoundStepClose,
            };
            let state = move || match phase.cmp(&now.get()) {
                Ordering::Less => "done",
                Ordering::Equal => "ongoing",
                Ordering::Greater => "",
            };
            view! {
                <li data-state=state>
                    <span class="step-no" aria-hidden="true">
                        {number}
                    </span>
                    <button
                        type="button"
                        class="step-title"
                        aria-current=move || (now.get() == phase).then_some("step")
                        on:click=move |_| {
                            browser::focus(anchor::round_part(phase));
                        }
                    >
                        {text(name)}
                    </button>
                </li>
            }
        })
        .collect();
    let needed = move || {
        text(match now.get() {
            RoundPhase::Prepare => Word::RoundNowPrepare,
            RoundPhase::Invite => Word::RoundNowInvite,
            RoundPhase::Collect => Word::RoundNowCollect,
            RoundPhase::Close => Word::RoundNowClose,
        })
    };
    view! {
        <nav class="no-print" aria-label=text(Word::RoundSteps)>
            <ol class="steps across round-steps">{rows}</ol>
        </nav>
        <p id="round-now">{needed}</p>
    }
    .into_any()
}

/// Another round after this one, and away with this one.
fn next(desk: Desk) -> AnyView {
    let another = move |_| {
        desk.current.start(&Route::Round);
        // The button is gone with the part that it is in; the new round begins with what it is about.
        in_next_frame_in_any_case(|| {
            browser::focus(anchor::round_part(RoundPhase::Prepare));
        });
    };
    let remove = move |_| {
        if let Some(id) = desk.round.get_untracked() {
            desk.app.workspace.remove(id.raw());
            // The button may be gone with the round; the keyboard stays on the page.
            browser::focus("main");
        }
    };
    let content = view! {
        <p>{text(Word::RoundNextText)}</p>
        <p class="actions">
            <button type="button" id="next-round" on:click=another>
                {icon("plus")}
                {text(Word::AssessmentStartAnother)}
            </button>
            <button type="button" class="danger" id="remove-round" on:click=remove>
                {icon("trash")}
                {text(Word::AssessmentRoundRemove)}
            </button>
        </p>
    };
    let part = Fold {
        id: "next",
        title: Word::RoundNextTitle,
        line: Word::RoundFoldNext,
        class: "section split no-print",
    };
    desk.fold(part, RoundPhase::Close, content.into_any())
}
