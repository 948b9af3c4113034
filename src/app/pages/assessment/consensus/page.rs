//! The workshop on one screen: every factor, settable at once.

use leptos::prelude::*;

use super::{
    super::{
        current_round::CurrentRound,
        nav::{assessment_parts, kicker},
        round_choice::round_choice,
    },
    row::{AFTER_ID, row},
    workshop::Workshop,
};
use crate::{
    app::{
        components::{
            empty_state::empty_state,
            field::{date_field, text_area},
            icon::icon,
            page_head::page_head,
            single_keys::key_hint,
        },
        document::workspace::Workspace,
        form::{binding::Binding, field::FormField, lens::field},
        interface::{presentation::Room, route::Route},
        state::App,
        text::words::{Word, fill, text},
    },
    domain::{assessment::factors::QuestionSet, records::self_assessment::Consensus},
};

/// The page.
pub fn page(app: App) -> AnyView {
    app.interface.make_room(Room::Wide);
    let workshop = Workshop::new(app);
    let has_round = Memo::new(move |_| workshop.current.round.get().is_some());
    let content = move || {
        if has_round.get() {
            filled(app.workspace, workshop)
        } else {
            empty(workshop)
        }
    };
    view! {
        <main class="page page-wide consensus" id="main" tabindex="-1">
            {page_head(kicker(workshop.current), text(Word::ConsensusTitle), text(Word::ConsensusLede))}
            {assessment_parts(Route::Consensus)}
            {content}
        </main>
    }
    .into_any()
}

/// What is shown before the first round.
fn empty(workshop: Workshop) -> AnyView {
    view! {
        <div class="section-gap">
            {empty_state(
                Word::ConsensusEmptyTitle,
                Word::ConsensusEmptyText,
                (Word::ConsensusEmptyExample, Word::ConsensusEmptyExampleText),
                begin_round(workshop.current, Route::Consensus),
            )}
        </div>
    }
    .into_any()
}

/// The button that begins a round and stays at a place.
pub fn begin_round(current: CurrentRound, place: Route) -> AnyView {
    view! {
        <button type="button" class="primary" id="begin-round" on:click=move |_| current.start(&place)>
            {text(Word::ConsensusStart)}
            {icon("arrow-right")}
        </button>
    }
    .into_any()
}

fn filled(workspace: Workspace, workshop: Workshop) -> AnyView {
    let factors = QuestionSet::current().factors;
    let rows: Vec<_> = factors.iter().map(|factor| row(workshop, factor)).collect();
    let total = factors.len().to_string();
    let count = move || {
        let agreed = workshop.agreed().to_string();
        fill(Word::ConsensusCount, &[("n", &agreed), ("total", &total)])
    };
    let head = |word: Word| view! { <span>{text(word)}</span> };
    view! {
        <div class="agree-occasion">{occasion(workshop)} {round_choice(workspace, workshop.current)}</div>
        <div class="agree-count">
            <p role="status">{count}</p>
            {key_hint(Word::ConsensusKeys)}
        </div>
        <div class="agree">
            <p class="agree-head" aria-hidden="true">
                {head(Word::ConsensusHeadFactor)}
                {head(Word::ConsensusHeadAnswers)}
                {head(field!(Consensus, level).label)}
                {head(Word::ConsensusHeadTarget)}
                {head(Word::ConsensusHeadYear)}
                {head(Word::ConsensusHeadImportance)}
            </p>
            <ol class="agree-list">{rows}</ol>
        </div>
        <p class="actions section-gap">
            <a class="button primary" id=AFTER_ID href=Route::Gaps.to_hash()>
                {text(Word::ConsensusToGaps)}
                {icon("arrow-right")}
            </a>
        </p>
    }
    .into_any()
}

/// When the talk is held and who is there.
fn occasion(workshop: Workshop) -> AnyView {
    let occasion = workshop.occasion;
    let date = Binding::new(Signal::derive(move || occasion.get().date), move |date| {
        workshop.note_occasion(|occasion| occasion.date = date)
    });
    let participants = Binding::new(
        Signal::derive(move || occasion.get().participants),
        move |participants| workshop.note_occasion(|occasion| occasion.participants = participants),
    );
    view! {
        <fieldset class="agree-talk">
            <legend>{text(Word::ConsensusOccasion)}</legend>
            <p class="help">{text(Word::ConsensusOccasionHelp)}</p>
            <div class="field-row">
                {date_field(FormField::of(field!(Consensus, date), date).id("talk-date"))}
                {text_area(
                    FormField::of(field!(Consensus, participants), participants)
                        .id("talk-participants")
                        .class("field grow"),
                )}
            </div>
        </fieldset>
    }
    .into_any()
}
