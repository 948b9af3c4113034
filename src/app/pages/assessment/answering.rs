//! One statement: the five levels, what stands outside the scale, and a way to take the answer away.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::{
    level_key::{meaning, meaning_id, name},
    shown::Shown,
};
use crate::{
    app::{
        components::icon::icon,
        state::App,
        vocabulary,
        words::{self, Word, fill, text},
    },
    domain::{
        factors::{Factor, Statement},
        self_assessment::{Answer, Level, Response},
    },
    platform::web::page,
};

/// The id of the field for evidence.
pub const EVIDENCE_ID: &str = "evidence";

/// The id of the link that leads on from the page.
pub const NEXT_ID: &str = "next-factor";

/// A statement's form.
pub fn statement_form(
    app: App,
    shown: Shown,
    factor: &'static Factor,
    statement: &'static Statement,
) -> AnyView {
    let answer = shown.read(move |response| response.answers.get(statement.id));
    let radio = move |value: Answer, described: Option<String>| {
        let choose = move |_| shown.answer(statement, Some(value));
        view! {
            <input type="radio" id=radio_id(statement, value) name=statement.id value=code(value)
                aria-describedby=described prop:checked=move || answer.get() == Some(value) on:change=choose/>
        }
    };
    let levels: Vec<_> = Level::ALL
        .into_iter()
        .map(|level| {
            view! {
                <label class="level">
                    {radio(Answer::Level(level), Some(meaning_id(level)))}
                    <b>{level.get()}</b>
                    <span class="level-name">{name(level)}</span>
                </label>
            }
        })
        .collect();
    let outside: Vec<_> = [Answer::DontKnow, Answer::NotApplicable]
        .into_iter()
        .map(|value| {
            view! {
                <label class="level">{radio(value, None)}<span class="level-name">{vocabulary::answer(value)}</span></label>
            }
        })
        .collect();
    let chosen = move || match answer.get() {
        Some(Answer::Level(level)) => meaning(Some(factor), level),
        Some(Answer::DontKnow | Answer::NotApplicable) => text(Word::AssessmentOutside),
        None => "",
    };
    let number = statement.number();
    let clear = move |_| {
        shown.answer(statement, None);
        app.announce(fill(Word::AssessmentCleared, &[("number", number)]));
        page::focus(&radio_id(statement, Answer::Level(Level::ALL[0])));
    };
    let press = move |event: KeyboardEvent| answer_by_key(app, shown, factor, statement, &event);
    view! {
        <fieldset class="levels compact" on:keydown=press>
            <legend><span class="statement-id">{number}</span>{statement.text(words::language())}</legend>
            <div class="levels-box">
                <div class="levels-row">
                    <div class="level-scale">{levels}</div>
                    <div class="level-outside">{outside}</div>
                </div>
            </div>
            <div class="level-after">
                <p class="level-chosen">{chosen}</p>
                <button type="button" class="quiet" hidden=move || answer.get().is_none()
                    aria-label=fill(Word::AssessmentClearOn, &[("number", number)]) on:click=clear>
                    {icon("x")}{text(Word::AssessmentClear)}
                </button>
            </div>
        </fieldset>
    }
    .into_any()
}

fn code(answer: Answer) -> &'static str {
    const LEVELS: [&str; 5] = ["0", "1", "2", "3", "4"];
    match answer {
        Answer::Level(level) => LEVELS
            .get(usize::from(level.get()))
            .copied()
            .unwrap_or_default(),
        Answer::DontKnow => "dont_know",
        Answer::NotApplicable => "not_applicable",
    }
}

fn radio_id(statement: &Statement, answer: Answer) -> String {
    format!("{}-{}", statement.id, code(answer))
}

/// The answer that a key stands for while the focus is on a statement.
fn keyed(key: &str) -> Option<Answer> {
    if key.eq_ignore_ascii_case(text(Word::AssessmentKeyDontKnow)) {
        return Some(Answer::DontKnow);
    }
    if key.eq_ignore_ascii_case(text(Word::AssessmentKeyNotApplicable)) {
        return Some(Answer::NotApplicable);
    }
    key.parse().ok().and_then(Level::new).map(Answer::Level)
}

/// Answers by a single key and goes on to what comes next. Only while the focus is within the statement, so that no key
/// is taken from anything else.
fn answer_by_key(
    app: App,
    shown: Shown,
    factor: &'static Factor,
    statement: &'static Statement,
    event: &KeyboardEvent,
) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(answer) = keyed(&event.key()) else {
        return;
    };
    event.prevent_default();
    shown.answer(statement, Some(answer));
    let said = match answer {
        Answer::Level(level) => format!("{} {}", level.get(), name(level)),
        outside => vocabulary::answer(outside),
    };
    app.announce(fill(
        Word::AssessmentChosen,
        &[("number", statement.number()), ("answer", &said)],
    ));
    let mut after = factor
        .statements
        .iter()
        .skip_while(|other| other.id != statement.id)
        .skip(1);
    match after.next() {
        Some(next) => focus_statement(shown, next),
        None if shown
            .now(|response| evidence_asked(factor, response))
            .flatten()
            .is_some() =>
        {
            page::focus(EVIDENCE_ID);
        }
        None => {
            page::focus(NEXT_ID);
        }
    }
}

/// Puts the focus on a statement: on its answer, or on the first level where it has none.
pub fn focus_statement(shown: Shown, statement: &Statement) {
    let answer = shown.now(|response| response.answers.get(statement.id));
    let answer = answer.flatten().unwrap_or(Answer::Level(Level::ALL[0]));
    page::focus(&radio_id(statement, answer));
}

/// The first statement whose level asks for a line of evidence, while there is none.
pub fn evidence_asked(
    factor: &'static Factor,
    response: &Response,
) -> Option<(&'static str, Level)> {
    let evidence = response.evidence.get(factor.id);
    if evidence.is_some_and(|evidence| !evidence.trim().is_empty()) {
        return None;
    }
    factor.statements.iter().find_map(|statement| {
        let level = response.answers.get(statement.id)?.level()?;
        level
            .asks_for_evidence()
            .then_some((statement.number(), level))
    })
}
