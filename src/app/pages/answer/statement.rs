//! A statement of the questionnaire, with what each level means beside it.

use std::sync::Arc;

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{
    app::{
        components::statement_form::{self, LevelLayout, LevelWords, StatementForm, focus_after_statements},
        text::words,
    },
    domain::{
        assessment::questionnaire::{Item, Page},
        records::self_assessment::Level,
    },
    format::draft::NoteKind,
};

/// A statement's form, on the page at a place.
pub fn form(sheet: Sheet, place: usize, on: &Page, item: &Item) -> AnyView {
    let (open_invitation, language) = (sheet.open_invitation(), words::language());
    let id: Arc<str> = item.id().into();
    let (answered, set, left) = (id.clone(), id.clone(), id);
    StatementForm {
        id: item.id().into(),
        number: item.number().into(),
        text: item.text(language).into(),
        is_own: item.is_own(),
        levels: Level::ALL.map(|level| LevelWords {
            name: open_invitation.questionnaire.level_name(level, language),
            meaning: open_invitation.questionnaire.level_text(on, item, level, language),
        }),
        layout: LevelLayout::Described,
        answer: sheet.read(move |draft| draft.answer(&answered)),
        set_answer: Arc::new(move |answer| sheet.answer(&set, answer)),
        go_on: Arc::new(move || go_on(sheet, place, &left)),
        notices: sheet.app.notices,
    }
    .view()
}

/// Goes on from a statement.
fn go_on(sheet: Sheet, place: usize, id: &str) {
    let open_invitation = sheet.open_invitation();
    let Some(on) = open_invitation.page(place) else { return };
    if let Some(next) = on.after(id) {
        focus(sheet, next.id());
        return;
    }
    focus_after_statements(sheet.now(|draft| {
        let evidence = draft.text(NoteKind::Evidence, on.factor.id);
        on.evidence_asked(&draft.answers(), evidence).is_some()
    }));
}

/// Puts the focus on a statement and brings the whole of it to where the one before was, so that the eye stays.
pub fn focus(sheet: Sheet, id: &str) {
    focus_in_place(sheet, id);
    statement_form::bring_into_view(id);
}

/// Puts the focus on a statement.
pub fn focus_in_place(sheet: Sheet, id: &str) {
    statement_form::focus(id, sheet.now(|draft| draft.answer(id)));
}
