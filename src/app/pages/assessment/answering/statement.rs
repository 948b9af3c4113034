//! A statement among one's own answers; what the levels mean is in the page's key.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::{
    current_round::CurrentRound,
    level_key::{meaning, name},
};
use crate::{
    app::{
        components::statement_form::{self, LevelLayout, LevelWords, StatementForm, focus_after_statements},
        interface::notice::Notices,
        text::words,
    },
    domain::{
        assessment::{factors::Factor, results::questions::AskedStatement},
        records::self_assessment::{Level, Response},
    },
};

/// The statements of a page, in their order.
pub type PageStatements = StoredValue<Vec<AskedStatement>>;

/// The form of the statement at a place of the page.
pub fn statement_form(
    notices: Notices,
    current: CurrentRound,
    factor: &'static Factor,
    page: PageStatements,
    place: usize,
) -> AnyView {
    let Some(asked) = page.with_value(|all| all.get(place).cloned()) else {
        return ().into_any();
    };
    let id: Arc<str> = asked.id.as_str().into();
    let (answered, set) = (id.clone(), id);
    StatementForm {
        text: asked.text(words::language()).into(),
        is_own: asked.is_own(),
        id: asked.id,
        number: asked.number,
        levels: Level::ALL.map(|level| LevelWords {
            name: name(level),
            meaning: meaning(Some(factor), level),
        }),
        layout: LevelLayout::Compact,
        answer: current.read(move |response| response.answers.get(&answered)),
        set_answer: Arc::new(move |answer| current.answer(&set, answer)),
        go_on: Arc::new(move || page.with_value(|all| go_on(current, factor, all, place))),
        notices,
    }
    .view()
}

/// Goes on from the statement at a place.
fn go_on(current: CurrentRound, factor: &'static Factor, all: &[AskedStatement], place: usize) {
    if let Some(next) = all.get(place + 1) {
        focus_statement(current, &next.id);
        return;
    }
    let asks_for_evidence = current.now(|response| evidence_asked(all, factor.id, response));
    focus_after_statements(asks_for_evidence.flatten().is_some());
}

/// Puts the focus on a statement.
pub fn focus_statement(current: CurrentRound, statement: &str) {
    let answer = current.now(|response| response.answers.get(statement));
    statement_form::focus(statement, answer.flatten());
}

/// The first statement whose level asks for a line of evidence, by its number, while the factor has none.
pub fn evidence_asked(asked: &[AskedStatement], factor: &str, response: &Response) -> Option<(String, Level)> {
    let evidence = response.evidence.get(factor);
    if evidence.is_some_and(|evidence| !evidence.trim().is_empty()) {
        return None;
    }
    asked.iter().find_map(|one| {
        let level = response.answers.get(&one.id)?.level()?;
        level.asks_for_evidence().then(|| (one.number.clone(), level))
    })
}
