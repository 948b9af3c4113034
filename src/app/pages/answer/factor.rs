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
            note::Note,
            page_head::page_head,
            paging::{NextPage, previous_and_next},
            single_keys::key_hint,
            statement_form::NEXT_ID,
        },
        text::words::{self, Word, fill, text},
    },
    domain::{assessment::questionnaire::Page, records::self_assessment::Answers},
    platform::{storage::StorageError, web::page as browser},
};

/// Which of the factors a page is, in words.
pub fn place_of(open_invitation: &OpenInvitation, place: usize) -> String {
    let number = open_invitation
        .page(place)
        .map_or(0, |page| page.factor.number)
        .to_string();
    let n = open_invitation.questionnaire.pages.len().to_string();
    fill(Word::AnswerPlace, &[("number", &number), ("n", &n)])
}

/// The page.
pub fn page(sheet: Sheet, place: usize) -> AnyView {
    let open_invitation = sheet.open_invitation();
    // The place has been found among the pages.
    let Some(on) = open_invitation.page(place) else {
        return ().into_any();
    };
    let place_said = place_of(&open_invitation, place);
    let kicker = {
        let place = place_said.clone();
        view! {
            <a href=open_invitation.address_of("")>{sheet.title()}</a>
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
                        <a href=open_invitation.address_of(SUMMARY)>{text(Word::AnswerToSummary)}</a>
                    </p>
                    {list(sheet, &open_invitation, place)}
                </details>
            </nav>
            <div class="page-main answer-factor">
                {page_head(kicker, on.factor.title(words::language()), text(Word::AssessmentQuestion))} {unkept(sheet)}
                {key_hint(Word::AssessmentKeys)} {statements} {grounds(sheet, place, on.factor)}
                {ways_on(&open_invitation, place)}
            </div>
        </main>
    }
    .into_any()
}

/// How far all of it has come, with its count in words, a text with `{n}` and `{total}`.
pub fn progress(sheet: Sheet, words: Word) -> AnyView {
    let open_invitation = sheet.open_invitation();
    let answers = sheet.answers();
    let total = open_invitation.questionnaire.items().count();
    let answered =
        Memo::new(move |_| answers.with(|answers| open_invitation.questionnaire.progress(answers).answered()));
    progress_bar(answered, total, words)
}

/// The factors to go to.
fn list(sheet: Sheet, open_invitation: &OpenInvitation, current: usize) -> AnyView {
    let answers = sheet.answers();
    let row = |(place, page): (usize, &Page)| {
        let counted = page.clone();
        let progress = move |answers: &Answers| counted.progress(answers);
        let progress = Memo::new(move |_| answers.with(&progress));
        FactorRow {
            href: open_invitation.address_of(page.factor.id),
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
    let pages = open_invitation.questionnaire.pages.iter().enumerate();
    let rows: Vec<_> = pages.map(row).collect();
    view! { <ul class="factor-list">{rows}</ul> }.into_any()
}

/// That what is said is not kept on the device, where that is so, and the way out.
pub fn unkept(sheet: Sheet) -> AnyView {
    let message = move || {
        let error = sheet.kept.unkept.get()?;
        let word = match error {
            StorageError::Full => Word::AnswerFull,
            StorageError::Unavailable => Word::AnswerUnavailable,
        };
        let open_invitation = sheet.open_invitation();
        Some(Note::ERROR.alert().view(view! {
            <p>{text(word)}</p>
            <p class="actions">
                <a class="button" href=open_invitation.address_of(SUMMARY)>
                    {text(Word::AnswerToSummary)}
                </a>
            </p>
        }))
    };
    message.into_any()
}

fn ways_on(open_invitation: &OpenInvitation, place: usize) -> AnyView {
    let before = place.checked_sub(1).and_then(|before| open_invitation.page(before));
    let (back, back_label) = match before {
        Some(before) => {
            let number = before.factor.number.to_string();
            (before.factor.id, fill(Word::AssessmentPrevious, &[("number", &number)]))
        }
        None => ("", text(Word::AnswerToStart).to_owned()),
    };
    let (on, label) = match open_invitation.page(place + 1) {
        Some(after) => {
            let title = after.factor.title(words::language());
            (after.factor.id, fill(Word::AssessmentNext, &[("title", title)]))
        }
        None => (SUMMARY, text(Word::AnswerToSummary).to_owned()),
    };
    let next = NextPage {
        href: open_invitation.address_of(on),
        label,
        id: Some(NEXT_ID),
        is_primary: true,
    };
    let back = (open_invitation.address_of(back), back_label);
    previous_and_next(Some(back), ().into_any(), next)
}
