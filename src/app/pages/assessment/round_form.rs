//! The round itself: which one is shown, what it is called, when it began, another one, away with it.

use leptos::prelude::*;

use super::shown::Shown;
use crate::{
    app::{
        components::{
            field::{caption, date_field, text_field},
            icon::icon,
        },
        state::App,
        vocabulary,
        words::{Word, text},
    },
    domain::{factors::QuestionSet, id::Id, self_assessment::Round},
    platform::web::page,
};

/// The choice of round; nothing where there is only one.
pub fn round_choice(app: App, shown: Shown) -> impl IntoView {
    let rounds = app.select(|document, _| {
        let rounds = document.ordered::<Round>().into_iter().rev();
        rounds
            .map(|(id, round)| (id, vocabulary::named(&round.title)))
            .collect::<Vec<_>>()
    });
    let option = move |(id, title): (Id<Round>, String)| {
        let value = id.as_str().to_owned();
        let is_shown = move || shown.round.get().as_ref() == Some(&id);
        view! { <option value=value prop:selected=is_shown>{title}</option> }
    };
    move || {
        let rounds = rounds.get();
        (rounds.len() > 1).then(|| {
            view! {
                <div class="field round-choice no-print">
                    <label for="round-choice">{text(Word::AssessmentRoundChoose)}</label>
                    <select id="round-choice" on:change=move |event| shown.choose(&event_target_value(&event))>
                        {rounds.into_iter().map(option).collect::<Vec<_>>()}
                    </select>
                </div>
            }
        })
    }
}

/// What is written about the shown round.
pub fn round_form(app: App, shown: Shown) -> AnyView {
    let edit = move |field, change: &dyn Fn(&mut Round)| {
        if let Some(id) = shown.round.get_untracked() {
            app.edit(&id, field, |round| change(round));
        }
    };
    let round = shown.round;
    let start = app.select(move |document, _| {
        let round = round.get().and_then(|id| document.get(&id));
        round.and_then(|round| round.start)
    });
    let remove = move |_| {
        if let Some(id) = shown.round.get_untracked() {
            app.remove(id.raw());
            // The button may be gone with the round; the keyboard stays on the page.
            page::focus("main");
        }
    };
    let another = move |_| {
        if let Some(first) = QuestionSet::current().factors.first() {
            shown.start(first);
        }
    };
    view! {
        <section class="section section-gap no-print">
            <h2>{text(Word::AssessmentRoundTitle)}</h2>
            <div class="record-form">
                <div class="field-row">
                    {text_field(
                        caption(Word::AssessmentRoundName).help(Word::AssessmentRoundNameHelp).id("round-title").class("field round-name"),
                        shown.title().into(),
                        move |title| edit("title", &|round| round.title.clone_from(&title)),
                    )}
                    {date_field(
                        caption(Word::AssessmentRoundStart).id("round-start"),
                        start.into(),
                        move |start| edit("start", &|round| round.start = start),
                    )}
                </div>
                <div>
                    <p class="help">{text(Word::AssessmentStartAnotherHelp)}</p>
                    <p class="actions">
                        <button type="button" on:click=another>{icon("plus")}{text(Word::AssessmentStartAnother)}</button>
                        <button type="button" class="danger" on:click=remove>{icon("trash")}{text(Word::AssessmentRoundRemove)}</button>
                    </p>
                </div>
            </div>
        </section>
    }
    .into_any()
}
