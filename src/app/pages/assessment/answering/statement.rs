//! One statement: the five levels, what stands outside the scale, and a way to take the answer away.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::super::{
    current_round::Shown,
    level_key::{meaning, meaning_id, name},
};
use crate::app::interface::notice::Notices;
use crate::{
    app::{
        components::icon::icon,
        text::{
            vocabulary,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        assessment::{factors::Factor, results::questions::Asked},
        records::self_assessment::{Answer, Level, Response},
    },
    platform::web::page as browser,
};

/// The id of the field for evidence.
pub const EVIDENCE_ID: &str = "response-evidence";

/// The id of the link that leads on from the page.
pub const NEXT_ID: &str = "next-factor";

/// The statements of a page, in their order.
pub type OnPage = StoredValue<Vec<Asked>>;

/// The form of the statement at a place of the page.
pub fn statement_form(
    notices: Notices,
    shown: Shown,
    factor: &'static Factor,
    page: OnPage,
    place: usize,
) -> AnyView {
    let Some(asked) = page.with_value(|all| all.get(place).cloned()) else {
        return ().into_any();
    };
    let statement = StoredValue::new(asked.id.clone());
    let answer = shown.read(move |response| statement.with_value(|id| response.answers.get(id)));
    let radio = |value: Answer, described: Option<String>| {
        let choose = move |_| statement.with_value(|id| shown.answer(id, Some(value)));
        view! {
            <input type="radio" id=radio_id(&asked.id, value) name=asked.id.clone() value=code(value)
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
    let clear = {
        let number = asked.number.clone();
        move |_| {
            statement.with_value(|id| {
                shown.answer(id, None);
                notices.announce(fill(Word::AssessmentCleared, &[("number", &number)]));
                browser::focus(&radio_id(id, Answer::Level(Level::ALL[0])));
            });
        }
    };
    let press =
        move |event: KeyboardEvent| answer_by_key(notices, shown, factor, page, place, &event);
    let own = asked
        .is_own()
        .then(|| view! { <span class="own-mark">{text(Word::AssessmentOwnStatement)}</span> });
    let label = fill(Word::AssessmentClearOn, &[("number", &asked.number)]);
    let statement_text = asked.text(words::language()).to_owned();
    view! {
        <fieldset class="levels compact" on:keydown=press>
            <legend><span class="statement-id">{asked.number.clone()}</span>{statement_text}{own}</legend>
            <div class="levels-box">
                <div class="levels-row">
                    <div class="level-scale">{levels}</div>
                    <div class="level-outside">{outside}</div>
                </div>
            </div>
            <div class="level-after">
                <p class="level-chosen">{chosen}</p>
                <button type="button" class="quiet" hidden=move || answer.get().is_none()
                    aria-label=label on:click=clear>
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

fn radio_id(statement: &str, answer: Answer) -> String {
    [statement, "-", code(answer)].concat()
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
    notices: Notices,
    shown: Shown,
    factor: &'static Factor,
    page: OnPage,
    place: usize,
    event: &KeyboardEvent,
) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(answer) = keyed(&event.key()) else {
        return;
    };
    event.prevent_default();
    page.with_value(|all| {
        let Some(asked) = all.get(place) else { return };
        shown.answer(&asked.id, Some(answer));
        let said = match answer {
            Answer::Level(level) => format!("{} {}", level.get(), name(level)),
            outside => vocabulary::answer(outside),
        };
        notices.announce(fill(
            Word::AssessmentChosen,
            &[("number", &asked.number), ("answer", &said)],
        ));
        let asks = || {
            let found = shown.now(|response| evidence_asked(all, factor.id, response));
            found.flatten().is_some()
        };
        match all.get(place + 1) {
            Some(next) => focus_statement(shown, &next.id),
            None if asks() => {
                browser::focus(EVIDENCE_ID);
            }
            None => {
                browser::focus(NEXT_ID);
            }
        }
    });
}

/// Puts the focus on a statement: on its answer, or on the first level where it has none.
pub fn focus_statement(shown: Shown, statement: &str) {
    let answer = shown.now(|response| response.answers.get(statement));
    let answer = answer.flatten().unwrap_or(Answer::Level(Level::ALL[0]));
    browser::focus(&radio_id(statement, answer));
}

/// The first statement whose level asks for a line of evidence, by its number, while the factor has none.
pub fn evidence_asked(
    asked: &[Asked],
    factor: &str,
    response: &Response,
) -> Option<(String, Level)> {
    let evidence = response.evidence.get(factor);
    if evidence.is_some_and(|evidence| !evidence.trim().is_empty()) {
        return None;
    }
    asked.iter().find_map(|one| {
        let level = response.answers.get(&one.id)?.level()?;
        level
            .asks_for_evidence()
            .then(|| (one.number.clone(), level))
    })
}
