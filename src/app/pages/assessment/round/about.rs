//! What is written about the round, and the rules that it keeps.

use leptos::prelude::*;

use super::{Desk, groups, meaning};
use crate::{
    app::{
        components::field::{Notation, caption, date_field, parsed_field, text_area, text_field},
        form::lens::field,
        text::{
            vocabulary::Term,
            words::{Word, number, text},
        },
    },
    domain::records::self_assessment::{Round, RoundState, SmallestGroup},
};

/// The section.
pub fn section(desk: Desk) -> AnyView {
    view! {
        <section class="section split no-print">
            <h2 id="about" tabindex="-1">
                {text(Word::AssessmentRoundTitle)}
            </h2>
            <div class="record-form">{words(desk)} {state(desk)} {groups::invited(desk)} {rules(desk)}</div>
        </section>
    }
    .into_any()
}

fn words(desk: Desk) -> AnyView {
    view! {
        {text_field(
            caption(Word::FieldRoundTitle)
                .help(Word::AssessmentRoundNameHelp)
                .id("round-title")
                .class("field round-name"),
            desk.form.bind(field!(Round, title)),
        )}
        {text_area(
            caption(Word::FieldRoundPurpose).help(Word::RoundPurposeHelp).id("round-purpose"),
            desk.form.bind(field!(Round, purpose)),
        )}
        <div class="field-row">
            {date_field(caption(Word::FieldRoundStart).id("round-start"), desk.form.bind(field!(Round, start)))}
            {date_field(caption(Word::FieldRoundEnd).id("round-end"), desk.form.bind(field!(Round, end)))}
        </div>
    }
    .into_any()
}

fn state(desk: Desk) -> AnyView {
    let now = desk.form.value(field!(Round, state));
    let choices: Vec<_> = RoundState::ALL
        .iter()
        .map(|&state| {
            let choose = move |_| desk.form.set(field!(Round, state), state);
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
            <legend>{text(Word::FieldRoundState)}</legend>
            <div class="round-states">{choices}</div>
        </fieldset>
    }
    .into_any()
}

fn rules(desk: Desk) -> AnyView {
    let set = desk.read(|round| round.question_set.clone());
    let notation = Notation {
        input_type: "text",
        class: "num year",
        wrong: Word::RoundSmallestWrong,
        read: |typed: &str| typed.trim().parse().ok().and_then(SmallestGroup::new),
        write: |smallest: SmallestGroup| number(usize::from(smallest.get())),
    };
    // Emptied, it is the default again.
    let smallest_group = desk.form.bind(field!(Round, smallest_group)).or_default();
    view! {
        {parsed_field(
            caption(Word::FieldRoundSmallestGroup).help(Word::RoundSmallestHelp).id("smallest-group"),
            notation,
            smallest_group,
        )}
        {text_field(
            caption(Word::FieldRoundReplyTo).help(Word::RoundReplyToHelp).id("reply-to"),
            desk.form.bind(field!(Round, reply_to)),
        )}
        {text_field(
            caption(Word::FieldRoundContact).help(Word::RoundContactHelp).id("round-contact"),
            desk.form.bind(field!(Round, contact)),
        )}
        <p class="small">
            {text(Word::FieldRoundQuestionSet)}": "<code id="question-set">{move || set.get()}</code>". "
            {text(Word::RoundQuestionSetHelp)}
        </p>
    }
    .into_any()
}
