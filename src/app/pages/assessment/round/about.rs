//! What is written about the round, and the rules that it keeps.

use leptos::prelude::*;

use super::{Desk, groups};
use crate::{
    app::{
        components::{
            field::{Notation, date_field, parsed_field, text_area, text_field},
            fold::Fold,
            icon::icon,
        },
        form::lens::field,
        interface::anchor,
        text::words::{Word, number, text},
    },
    domain::{
        assessment::round_phase::RoundPhase,
        records::self_assessment::{Round, SmallestGroup},
    },
    platform::web::page,
};

/// The section.
pub fn section(desk: Desk) -> AnyView {
    let content = view! {
        <div class="record-form">{words(desk)} {groups::invited(desk)} {rules(desk)}</div>
        <p class="actions">
            <button
                type="button"
                id="to-invitation"
                on:click=|_| {
                    page::focus(anchor::round_part(RoundPhase::Invite));
                }
            >
                {text(Word::RoundToInvitation)}
                {icon("arrow-right")}
            </button>
        </p>
    };
    let part = Fold {
        id: anchor::round_part(RoundPhase::Prepare),
        title: Word::AssessmentRoundTitle,
        line: Word::RoundFoldAbout,
        class: "section split no-print",
    };
    desk.fold(part, RoundPhase::Prepare, content.into_any())
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
