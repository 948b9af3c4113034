//! What is written about the round, and the rules that it keeps.

use leptos::prelude::*;

use super::{Desk, groups, meaning};
use crate::{
    app::{
        components::field::{caption, date_field, parsed_field, text_area, text_field},
        text::{
            vocabulary::Term,
            words::{Word, number, text},
        },
    },
    domain::records::self_assessment::{RoundState, SmallestGroup},
};

/// The section.
pub fn section(desk: Desk) -> AnyView {
    view! {
        <section class="section split no-print">
            <h2 id="about" tabindex="-1">{text(Word::AssessmentRoundTitle)}</h2>
            <div class="record-form">
                {words(desk)}
                {state(desk)}
                {groups::invited(desk)}
                {rules(desk)}
            </div>
        </section>
    }
    .into_any()
}

fn words(desk: Desk) -> AnyView {
    view! {
        {text_field(
            caption(Word::AssessmentRoundName).help(Word::AssessmentRoundNameHelp).id("round-title").class("field round-name"),
            desk.shown.title().into(),
            move |title| desk.edit("title", &|round| round.title.clone_from(&title)),
        )}
        {text_area(
            caption(Word::RoundPurpose).help(Word::RoundPurposeHelp).id("round-purpose"),
            desk.read(|round| round.purpose.clone()).into(),
            move |purpose| desk.edit("purpose", &|round| round.purpose.clone_from(&purpose)),
        )}
        <div class="field-row">
            {date_field(
                caption(Word::AssessmentRoundStart).id("round-start"),
                desk.read(|round| round.start).into(),
                move |start| desk.edit("start", &|round| round.start = start),
            )}
            {date_field(
                caption(Word::RoundEnd).id("round-end"),
                desk.read(|round| round.end).into(),
                move |end| desk.edit("end", &|round| round.end = end),
            )}
        </div>
    }
    .into_any()
}

fn state(desk: Desk) -> AnyView {
    let now = desk.read(|round| round.state);
    let choices: Vec<_> = RoundState::ALL
        .iter()
        .map(|&state| {
            let choose = move |_| desk.edit("state", &|round| round.state = state);
            let id = ["state-", state.code()].concat();
            let help = [&id, "-help"].concat();
            view! {
                <div class="round-state">
                    <label class="choice">
                        <input type="radio" name="round-state" id=id value=state.code() aria-describedby=help.clone()
                            prop:checked=move || now.get() == state on:change=choose/>
                        {text(state.word())}
                    </label>
                    <p class="help" id=help>{meaning(state)}</p>
                </div>
            }
        })
        .collect();
    view! { <fieldset class="form-group"><legend>{text(Word::RoundStanding)}</legend><div class="round-states">{choices}</div></fieldset> }
        .into_any()
}

fn rules(desk: Desk) -> AnyView {
    let set = desk.read(|round| round.question_set.clone());
    let smallest = desk.read(|round| Some(round.smallest_group));
    view! {
        {parsed_field(
            caption(Word::RoundSmallest).help(Word::RoundSmallestHelp).id("smallest-group"),
            "text",
            "num year",
            Word::RoundSmallestWrong,
            smallest.into(),
            |typed| typed.trim().parse().ok().and_then(SmallestGroup::new),
            |smallest: SmallestGroup| number(usize::from(smallest.get())),
            // Emptied it is what it is where nothing is said.
            move |smallest| desk.edit("smallest_group", &|round| round.smallest_group = smallest.unwrap_or_default()),
        )}
        {text_field(
            caption(Word::RoundReplyTo).help(Word::RoundReplyToHelp).id("reply-to"),
            desk.read(|round| round.reply_to.clone()).into(),
            move |reply| desk.edit("reply_to", &|round| round.reply_to.clone_from(&reply)),
        )}
        {text_field(
            caption(Word::RoundContact).help(Word::RoundContactHelp).id("round-contact"),
            desk.read(|round| round.contact.clone()).into(),
            move |contact| desk.edit("contact", &|round| round.contact.clone_from(&contact)),
        )}
        <p class="small">{text(Word::RoundQuestionSet)}": "<code id="question-set">{move || set.get()}</code>". "{text(Word::RoundQuestionSetHelp)}</p>
    }
    .into_any()
}
