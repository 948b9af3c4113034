//! The page of one factor: its statements, and what the answers rest on.

use leptos::prelude::*;

use super::{
    grounds::grounds,
    sheet::{OpenInvitation, SUMMARY, Sheet},
    statement::form,
};
use crate::{
    app::{
        components::{
            factor_list::{FactorRow, progress_bar},
            icon::icon,
            page_head::page_head,
            paging::{NextPage, previous_and_next},
            statement_form::NEXT_ID,
        },
        text::words::{self, Word, fill, text},
    },
    domain::{assessment::questionnaire::Page, records::self_assessment::Answers},
    platform::{storage::StorageError, web::page as browser},
};

/// Which of the factors a page is, in words.
pub fn place_of(asked: &OpenInvitation, place: usize) -> String {
    let number = asked.page(place).map_or(0, |page| page.factor.number).to_string();
    let n = asked.questionnaire.pages.len().to_string();
    fill(Word::AnswerPlace, &[("number", &number), ("n", &n)])
}

/// The page.
pub fn page(sheet: Sheet, place: usize) -> AnyView {
    let asked = sheet.asked();
    // The place has been found among the pages.
    let Some(on) = asked.page(place) else {
        return ().into_any();
    };
    let place_said = place_of(&asked, place);
    let kicker = {
        let place = place_said.clone();
        view! {
            <a href=asked.address_of("")>{sheet.title()}</a>
            " · "
            {place}
        }
        .into_any()
    };
    let statements: Vec<_> = on.items.iter().map(|item| form(sheet, place, on, item)).collect();
    view! {
        <main class="page page-cols with-list" id="main" tabindex="-1">
            <nav class="page-list" aria-label=text(Word::AssessmentFactors)>
                <details open=browser::is_wide()>
                    <summary>{place_said}</summary>
                    {progress(sheet, Word::AssessmentOf)}
                    <p class="answer-to-summary">
                        <a href=asked.address_of(SUMMARY)>{text(Word::AnswerToSummary)}</a>
                    </p>
                    {list(sheet, &asked, place)}
                </details>
            </nav>
            <div class="page-main answer-factor">
                {page_head(kicker, on.factor.title(words::language()), text(Word::AssessmentQuestion))} {unkept(sheet)}
                <p class="help key-hint no-print">{text(Word::AssessmentKeys)}</p> {statements}
                {grounds(sheet, place, on.factor)} {ways_on(&asked, place)}
            </div>
        </main>
    }
    .into_any()
}

/// How far all of it has come, with its count in words, a text with `{n}` and `{total}`.
pub fn progress(sheet: Sheet, words: Word) -> AnyView {
    let asked = sheet.asked();
    let answers = sheet.answers();
    let total = asked.questionnaire.items().count();
    let answered = Memo::new(move |_| answers.with(|answers| asked.questionnaire.progress(answers).answered()));
    progress_bar(answered, total, words)
}

/// The factors to go to.
fn list(sheet: Sheet, asked: &OpenInvitation, current: usize) -> AnyView {
    let answers = sheet.answers();
    let row = |(place, page): (usize, &Page)| {
        let counted = page.clone();
        let progress = move |answers: &Answers| counted.progress(answers);
        let progress = Memo::new(move |_| answers.with(&progress));
        FactorRow {
            href: asked.address_of(page.factor.id),
            number: page.factor.number,
            title: page.factor.title(words::language()),
            answered: Memo::new(move |_| progress.get().answered()),
            is_complete: Memo::new(move |_| progress.get().is_done()),
            total: page.items.len(),
            is_current: place == current,
            more: ().into_any(),
        }
        .view()
    };
    let pages = asked.questionnaire.pages.iter().enumerate();
    let rows: Vec<_> = pages.map(row).collect();
    view! { <ul class="factor-list">{rows}</ul> }.into_any()
}

/// That what is said is not kept on the device, where that is so, and the way out.
pub fn unkept(sheet: Sheet) -> AnyView {
    let told = move || {
        let error = sheet.unkept.get()?;
        let word = match error {
            StorageError::Full => Word::AnswerFull,
            StorageError::Unavailable => Word::AnswerUnavailable,
        };
        let asked = sheet.asked();
        Some(view! {
            <div class="note" data-kind="error" role="alert">
                {icon("alert-triangle")}
                <div>
                    <p>{text(word)}</p>
                    <p class="actions">
                        <a class="button" href=asked.address_of(SUMMARY)>
                            {text(Word::AnswerToSummary)}
                        </a>
                    </p>
                </div>
            </div>
        })
    };
    told.into_any()
}

fn ways_on(asked: &OpenInvitation, place: usize) -> AnyView {
    let before = place.checked_sub(1).and_then(|before| asked.page(before));
    let (back, back_label) = match before {
        Some(before) => {
            let number = before.factor.number.to_string();
            (before.factor.id, fill(Word::AssessmentPrevious, &[("number", &number)]))
        }
        None => ("", text(Word::AnswerToStart).to_owned()),
    };
    let (on, label) = match asked.page(place + 1) {
        Some(after) => {
            let title = after.factor.title(words::language());
            (after.factor.id, fill(Word::AssessmentNext, &[("title", title)]))
        }
        None => (SUMMARY, text(Word::AnswerToSummary).to_owned()),
    };
    let next = NextPage {
        href: asked.address_of(on),
        label,
        id: Some(NEXT_ID),
        is_primary: true,
    };
    let back = (asked.address_of(back), back_label);
    previous_and_next(Some(back), ().into_any(), next)
}
