//! The last step: how far the respondent has come, everything that the response contains, and how it is sent.

use leptos::prelude::*;

use super::{
    contents::contents,
    factor::{progress, unkept},
    sending,
    sheet::{OpenInvitation, Sheet},
};
use crate::{
    app::{
        components::{icon::icon, note::Note, page_head::page_head},
        text::words::{self, Word, fill, text},
    },
    domain::records::self_assessment::Answers,
    platform::web::page as browser,
};

/// The page.
pub fn page(sheet: Sheet) -> AnyView {
    let open_invitation = sheet.open_invitation();
    let kicker = view! { <a href=open_invitation.address_of("")>{sheet.title()}</a> }.into_any();
    let last = open_invitation.questionnaire.pages.last().map(|page| {
        let number = page.factor.number.to_string();
        let label = fill(Word::AssessmentPrevious, &[("number", &number)]);
        view! {
            <a class="button" href=open_invitation.address_of(page.factor.id)>
                {icon("arrow-left")}
                {label}
            </a>
        }
    });
    view! {
        <main class="page answer-summary" id="main" tabindex="-1">
            {page_head(kicker, text(Word::AnswerSummaryTitle), text(Word::AnswerSummaryLede))}
            // What the response contains is long; who has seen it before goes past it.
            <p class="actions answer-to-send">
                <button
                    type="button"
                    on:click=|_| {
                        browser::focus(sending::TITLE_ID);
                    }
                >
                    {text(Word::AnswerSend)}
                </button>
            </p>
            {unkept(sheet)}
            <section class="section split">
                <h2>{text(Word::AnswerHowFar)}</h2>
                <div class="stack">{progress(sheet, Word::AssessmentProgress)} {counts(sheet)} {unanswered(sheet)}</div>
            </section>
            {contents(sheet)}
            {sending::Sending::of_sheet(sheet).section()}
            <div class="prev-next">
                {last} <button type="button" class="push" on:click=|_| browser::print()>
                    {icon("print")}
                    {text(Word::AnswerPrint)}
                </button>
            </div>
        </main>
    }
    .into_any()
}

/// How many answers there are of each kind.
fn counts(sheet: Sheet) -> AnyView {
    let open_invitation = sheet.open_invitation();
    let answers = sheet.answers();
    let rows = move || {
        let progress = answers.with(|answers| open_invitation.questionnaire.progress(answers));
        let row = |word: Word, n: usize| {
            view! {
                <div>
                    <dt>{text(word)}</dt>
                    <dd>{n}</dd>
                </div>
            }
        };
        view! {
            {row(Word::AnswerWithLevel, progress.levels)}
            {row(Word::AnswerDontKnow, progress.dont_know)}
            {row(Word::AnswerNotApplicable, progress.not_applicable)}
            {row(Word::AnswerUnanswered, progress.unanswered())}
        }
    };
    view! { <dl class="answer-counts">{rows}</dl> }.into_any()
}

/// What has no answer, each with the way there.
fn unanswered(sheet: Sheet) -> AnyView {
    let open_invitation = sheet.open_invitation();
    let answers = sheet.answers();
    let message = move || {
        let rows = answers.with(|answers| missing(&open_invitation, answers));
        if rows.is_empty() {
            return Note::OK.with_icon("check").says(text(Word::AnswerAllAnswered).into());
        }
        view! {
            <div class="no-print">
                <h3>{text(Word::AnswerMissing)}</h3>
                <p class="help">{text(Word::AnswerMissingHelp)}</p>
                <ul class="answer-missing">{rows}</ul>
            </div>
        }
        .into_any()
    };
    message.into_any()
}

fn missing(open_invitation: &OpenInvitation, answers: &Answers) -> Vec<AnyView> {
    let pages = open_invitation.questionnaire.pages.iter();
    pages
        .filter_map(|page| {
            let without = page.items.iter().filter(|item| !answers.contains(item.id()));
            let links: Vec<_> = without
                .map(|item| {
                    let label = fill(Word::AnswerStatement, &[("number", item.number())]);
                    view! {
                        <a href=open_invitation.address_of(item.id()) aria-label=label>
                            {item.number().to_owned()}
                        </a>
                        " "
                    }
                })
                .collect();
            (!links.is_empty()).then(|| {
                let title = page.factor.title(words::language());
                view! {
                    <li>
                        <span>{page.factor.number}". "{title}</span>
                        <span class="answer-links">{links}</span>
                    </li>
                }
                .into_any()
            })
        })
        .collect()
}
