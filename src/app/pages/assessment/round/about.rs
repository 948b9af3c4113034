//! What is written about the round, and the rules that it keeps.

use leptos::prelude::*;

use super::{Desk, groups, meaning};
use crate::{
    app::{
        components::field::{Notation, date_field, parsed_field, text_area, text_field},
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
            desk.form.field(field!(Round, title)).help(Word::AssessmentRoundNameHelp).class("field round-name"),
        )}
        {text_area(desk.form.field(field!(Round, purpose)).help(Word::RoundPurposeHelp))}
        <div class="field-row">
            {date_field(desk.form.field(field!(Round, start)))} {date_field(desk.form.field(field!(Round, end)))}
        </div>
    }
    .into_any()
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
    let smallest_group = desk
        .form
        .field(field!(Round, smallest_group))
        .help(Word::RoundSmallestHelp)
        .id("smallest-group")
        .or_default();
    view! {
        {parsed_field(smallest_group, notation)}
        {text_field(desk.form.field(field!(Round, reply_to)).help(Word::RoundReplyToHelp).id("reply-to"))}
        {text_field(desk.form.field(field!(Round, contact)).help(Word::RoundContactHelp))}
        <p class="small">
            {text(field!(Round, question_set).label)}": "<code id="question-set">{move || set.get()}</code>". "
            {text(Word::RoundQuestionSetHelp)}
        </p>
    }
    .into_any()
}
