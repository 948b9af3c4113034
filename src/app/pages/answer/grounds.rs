//! What the answers on a factor rest on, and the room that is left for words.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{
    app::{
        components::{
            field::{text_area, text_field},
            icon::icon,
            statement_form::EVIDENCE_ID,
        },
        form::{binding::Binding, field::FormField, lens::field},
        text::words::{Word, fill, number},
    },
    domain::{assessment::factors::Factor, records::self_assessment::Response},
    format::{
        draft::Saying,
        response::{self, MOST_WRITTEN},
    },
};

/// From how few bytes that are left on this is told.
const LITTLE_ROOM: usize = 2_000;

/// The fields.
pub fn grounds(sheet: Sheet, place: usize, factor: &'static Factor) -> AnyView {
    let bind = move |saying: Saying| {
        let said = sheet.read(move |draft| draft.text(saying, factor.id).to_owned());
        Binding::new(said, move |said: String| {
            sheet.say(|draft, now| draft.set_text(saying, factor.id, &said, now));
        })
    };
    view! {
        <div class="record-form section section-gap">
            <div>
                {text_field(
                    FormField::of(field!(Response, evidence), bind(Saying::Evidence))
                        .help(Word::AssessmentEvidenceHelp)
                        .id(EVIDENCE_ID),
                )} {asked_for(sheet, place, factor)}
            </div>
            {text_area(
                FormField::of(field!(Response, comments), bind(Saying::Comment))
                    .help(Word::AnswerCommentHelp)
                    .id("comment"),
            )}
            {room(sheet)}
        </div>
    }
    .into_any()
}

/// The line that asks for evidence, while a level needs it and there is none.
fn asked_for(sheet: Sheet, place: usize, factor: &'static Factor) -> AnyView {
    let asked = sheet.asked();
    let needed = sheet.read(move |draft| {
        let page = asked.page(place)?;
        let evidence = draft.text(Saying::Evidence, factor.id);
        let (item, level) = page.evidence_asked(&draft.answers(), evidence)?;
        Some((item.number().to_owned(), level))
    });
    let told = move || {
        needed.get().map(|(number, level)| {
            let level = level.get().to_string();
            let asks = fill(Word::AssessmentEvidenceAsked, &[("level", &level), ("number", &number)]);
            view! { <p class="evidence-asked no-print">{icon("info")}<span>{asks}</span></p> }
        })
    };
    told.into_any()
}

/// How much more can be written, once that is little.
fn room(sheet: Sheet) -> AnyView {
    let size = sheet.read(move |draft| response::size(&sheet.response(draft)));
    let told = move || {
        let size = size.get();
        if size > MOST_WRITTEN {
            let over = number(size - MOST_WRITTEN);
            let told = fill(Word::AnswerOver, &[("n", &over)]);
            return view! {
                <p class="error-text" role="status">
                    {icon("alert-triangle")}
                    {told}
                </p>
            }
            .into_any();
        }
        let left = MOST_WRITTEN - size;
        if left >= LITTLE_ROOM {
            return ().into_any();
        }
        let told = fill(Word::AnswerRoom, &[("n", &number(left))]);
        view! {
            <p class="help" role="status">
                {told}
            </p>
        }
        .into_any()
    };
    told.into_any()
}
