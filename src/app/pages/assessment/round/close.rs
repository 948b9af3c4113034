//! The end of a round: its state, and the ways to what it gave.

use leptos::prelude::*;

use super::Desk;
use crate::{
    app::{
        components::{fold::Fold, icon::icon},
        form::lens::field,
        interface::{anchor, route::Route},
        text::{
            vocabulary::Term,
            words::{Word, text},
        },
    },
    domain::{
        assessment::round_phase::RoundPhase,
        records::self_assessment::{Round, RoundState},
    },
};

/// The section.
pub fn section(desk: Desk) -> AnyView {
    let content = view! {
        <p>{text(Word::RoundCloseText)}</p>
        {state(desk)}
        <p class="actions">
            <a class="button" href=Route::Results.to_hash()>
                {text(Word::RoundProgressResults)}
                {icon("arrow-right")}
            </a>
            <a class="button" href=Route::Report.to_hash()>
                {text(Word::RoundReport)}
                {icon("arrow-right")}
            </a>
        </p>
    };
    let part = Fold {
        id: anchor::round_part(RoundPhase::Close),
        title: Word::RoundCloseTitle,
        line: Word::RoundFoldClose,
        class: "section split no-print",
    };
    desk.fold(part, RoundPhase::Close, content.into_any())
}

fn state(desk: Desk) -> AnyView {
    let lens = field!(Round, state);
    let now = desk.form.value(lens);
    let choices: Vec<_> = RoundState::ALL
        .iter()
        .map(|&state| {
            let choose = move |_| desk.form.set(lens, state);
            let id = ["state-", state.code()].concat();
            let help = [&id, "-help"].concat();
            view! {
                <div class="round-state">
                    <label class="choice">
                        <input
                            type="radio"
                            name="round-state"
                            id=id
                            value=state.code()
                            aria-describedby=help.clone()
                            prop:checked=move || now.get() == state
                            on:change=choose
                        />
                        {text(state.word())}
                    </label>
                    <p class="help" id=help>
                        {meaning(state)}
                    </p>
                </div>
            }
        })
        .collect();
    view! {
        <fieldset class="form-group">
            <legend>{text(lens.label)}</legend>
            <div class="round-states">{choices}</div>
        </fieldset>
    }
    .into_any()
}

/// What a state means.
fn meaning(state: RoundState) -> &'static str {
    text(match state {
        RoundState::Open => Word::RoundMeansOpen,
        RoundState::Closed => Word::RoundMeansClosed,
        RoundState::Archived => Word::RoundMeansArchived,
    })
}
