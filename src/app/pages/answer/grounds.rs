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
        draft::NoteKind,
        response::{self, MOST_WRITTEN},
    },
};

/// From how few bytes that are left on this is said.
const LITTLE_ROOM: usize = 2_000;

/// The fields.
pub fn grounds(sheet: Sheet, place: usize, factor: &'static Factor) -> AnyView {
    let bind = move |saying: NoteKind| {
        let said = sheet.read(move |draft| draft.text(saying, factor.id).to_owned());
        Binding::new(said, move |said: String| {
            sheet.say(|draft, now| draft.set_text(saying, factor.id, &said, now));
        })
    };
    view! {
        <div class="record-form section section-gap">
            <div>
                {text_field(
                    FormField::of(field!(Response, evidence), bind(NoteKind::Evidence))
                        .help(Word::AssessmentEvidenceHelp)
                        .id(EVIDENCE_ID),
                )} {asked_for(sheet, place, factor)}
            </div>
            {text_area(
                FormField::of(field!(Response, comments), bind(NoteKind::Comment))
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
    let open_invitation = sheet.open_invitation();
    let needed = sheet.read(move |draft| {
        let page = open_invitation.page(place)?;
        let evidence = draft.text(NoteKind::Evidence, factor.id);
        let (item, level) = page.evidence_asked(&draft.answers(), evidence)?;
        Some((item.number().to_owned(), level))
    });
    let message = move || {
        needed.get().map(|(number, level)| {
            let level = level.get().to_string();
            let asks = fill(Word::AssessmentEvidenceAsked, &[("level", &level), ("number", &number)]);
            view! { <p class="evidence-asked no-print">{icon("info")}<span>{asks}</span></p> }
        })
    };
    message.into_any()
}

/// How much more can be written, once that is little.
fn room(sheet: Sheet) -> AnyView {
    let size = sheet.read(move |draft| response::size(&sheet.response(draft)));
    let message = move || {
        let size = size.get();
        if size > MOST_WRITTEN {
            let over = number(size - MOST_WRITTEN);
            let message = fill(Word::AnswerOver, &[("n", &over)]);
            return view! {
                <p class="error-text" role="status">
                    {icon("alert-triangle")}
                    {message}
                </p>
            }
            .into_any();
        }
        let left = MOST_WRITTEN - size;
        if left >= LITTLE_ROOM {
            return ().into_any();
        }
        let message = fill(Word::AnswerRoom, &[("n", &number(left))]);
        view! {
            <p class="help" role="status">
                {message}
            </p>
        }
        .into_any()
    };
    message.into_any()
}
