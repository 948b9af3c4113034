//! One statement: the five levels with what each means, what stands outside the scale, and a way to take the answer away.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::{factor::NEXT_ID, grounds::EVIDENCE_ID, sheet::Sheet};
use crate::{
    app::{
        components::icon::icon,
        text::{
            vocabulary,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        assessment::questionnaire::{Item, Page},
        records::self_assessment::{Answer, Level},
    },
    format::draft::{Saying, answer_code},
    platform::web::page,
};

/// A statement's form.
pub fn form(sheet: Sheet, place: usize, on: &Page, item: &Item) -> AnyView {
    let (asked, language) = (sheet.asked(), words::language());
    let id: Arc<str> = item.id().into();
    let number: Arc<str> = item.number().into();
    let answer = {
        let id = id.clone();
        sheet.read(move |draft| draft.answer(&id))
    };
    let radio = |value: Answer, described: bool| {
        let own = radio_id(&id, value);
        let choose = {
            let id = id.clone();
            move |_| sheet.answer(&id, Some(value))
        };
        let part = |part: &str| [&own, part].concat();
        let (named, meant) = ([&part("-b"), " ", &part("-n")].concat(), part("-t"));
        view! {
            <input type="radio" id=own.clone() name=id.to_string() value=answer_code(value)
                aria-labelledby=described.then_some(named) aria-describedby=described.then_some(meant)
                prop:checked=move || answer.get() == Some(value) on:change=choose/>
        }
        .into_any()
    };
    let levels: Vec<_> = Level::ALL
        .into_iter()
        .map(|level| {
            let value = Answer::Level(level);
            let part = |part: &str| [&radio_id(&id, value), part].concat();
            view! {
                <label class="level">
                    {radio(value, true)}
                    <b id=part("-b")>{level.get()}</b>
                    <span class="level-name" id=part("-n")>{asked.questionnaire.level_name(level, language)}</span>
                    <span class="level-text" id=part("-t")>{asked.questionnaire.level_text(on, item, level, language)}</span>
                </label>
            }
        })
        .collect();
    let outside: Vec<_> = [Answer::DontKnow, Answer::NotApplicable]
        .into_iter()
        .map(|value| {
            view! {
                <label class="level">{radio(value, false)}<span class="level-name">{vocabulary::answer(value)}</span></label>
            }
        })
        .collect();
    let own = item
        .is_own()
        .then(|| view! { <span class="tag">{text(Word::AnswerOwn)}</span> });
    let clear_label = fill(Word::AssessmentClearOn, &[("number", &number)]);
    let clear = {
        let (id, number) = (id.clone(), number.clone());
        move |_| {
            sheet.answer(&id, None);
            sheet
                .app
                .notices
                .announce(fill(Word::AssessmentCleared, &[("number", &number)]));
            page::focus(&radio_id(&id, Answer::Level(Level::ALL[0])));
        }
    };
    let press = {
        let (id, number) = (id.clone(), number.clone());
        move |event: KeyboardEvent| by_key(sheet, place, &id, &number, &event)
    };
    view! {
        <fieldset class="levels described" id=fieldset_id(&id) on:keydown=press>
            <legend><span class="statement-id">{number.to_string()}</span>{item.text(words::language()).to_owned()}" "{own}</legend>
            <div class="levels-box">
                <div class="levels-row">
                    <div class="level-scale">{levels}</div>
                    <div class="level-outside">
                        {outside}
                        <button type="button" class="quiet level-clear" aria-label=clear_label
                            hidden=move || answer.get().is_none() on:click=clear>
                            {icon("x")}{text(Word::AssessmentClear)}
                        </button>
                    </div>
                </div>
            </div>
        </fieldset>
    }
    .into_any()
}

fn radio_id(statement: &str, answer: Answer) -> String {
    [statement, "-", answer_code(answer)].concat()
}

fn fieldset_id(statement: &str) -> String {
    ["statement-", statement].concat()
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

/// Answers by a single key and goes on to what comes next. Only while the focus is within the statement, so that no key is taken
/// from anything else.
fn by_key(sheet: Sheet, place: usize, id: &str, number: &str, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(answer) = keyed(&event.key()) else {
        return;
    };
    event.prevent_default();
    sheet.answer(id, Some(answer));
    let asked = sheet.asked();
    let said = match answer {
        Answer::Level(level) => {
            let name = asked.questionnaire.level_name(level, words::language());
            [&level.get().to_string(), " ", name].concat()
        }
        outside => vocabulary::answer(outside),
    };
    let told = [("number", number), ("answer", &*said)];
    sheet
        .app
        .notices
        .announce(fill(Word::AssessmentChosen, &told));
    let Some(on) = asked.page(place) else { return };
    if let Some(next) = on.after(id) {
        focus(sheet, next.id());
        return;
    }
    let is_asked = sheet.now(|draft| {
        let evidence = draft.text(Saying::Evidence, on.factor.id);
        on.evidence_asked(&draft.answers(), evidence).is_some()
    });
    page::focus(if is_asked { EVIDENCE_ID } else { NEXT_ID });
}

/// Puts the focus on a statement and brings the whole of it to where the one before stood, so that the eye stays.
pub fn focus(sheet: Sheet, id: &str) {
    focus_in_place(sheet, id);
    page::bring_into_view(&fieldset_id(id));
}

/// Puts the focus on a statement: on its answer, or on the first level where it has none.
pub fn focus_in_place(sheet: Sheet, id: &str) {
    let answer = sheet.now(|draft| draft.answer(id));
    let answer = answer.unwrap_or(Answer::Level(Level::ALL[0]));
    page::focus(&radio_id(id, answer));
}
