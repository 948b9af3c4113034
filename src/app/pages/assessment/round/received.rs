//! What a respondent's link brings: shown before anything is added.

use leptos::prelude::*;

use super::reasons::{self, RESPONSES};
use crate::{
    app::{
        components::{icon::icon, import::Import, page_head::page_head},
        interface::{notice::Tone, route::Route},
        pages::{
            assessment::current_round::CurrentRound,
            received::{elsewhere, link_page},
        },
        state::App,
        text::{
            vocabulary::{self, Term},
            words::{Word, fill, number, text},
        },
    },
    domain::{
        assessment::{factors::QuestionSet, response_file::ResponseFile},
        records::self_assessment::Round,
        values::id::Id,
    },
    edit::collecting::{self, Differing, Outcome},
    platform::web::page as browser,
};

/// The page of a link with this text.
pub fn page(app: App, link: String) -> AnyView {
    link_page(link, &RESPONSES, move |response| preview(app, response))
}

fn preview(app: App, response: ResponseFile) -> AnyView {
    view! {
        {page_head(text(Word::RoundCameKicker).into_any(), text(Word::RoundCameTitle), text(Word::RoundCameLede))}
        <section class="section split">
            <h2>{text(Word::RoundCameContents)}</h2>
            {contents(&response)}
        </section>
        <section class="section split">
            <h2>{text(Word::RoundCameAddTitle)}</h2>
            <div class="stack">{ways_on(app, response)}</div>
        </section>
    }
    .into_any()
}

fn contents(response: &ResponseFile) -> AnyView {
    let row = |word: Word, message: String| {
        view! {
            <div>
                <dt>{text(word)}</dt>
                <dd>{message}</dd>
            </div>
        }
    };
    let answered = response
        .answered
        .map_or_else(|| text(Word::RoundCameNoDate).to_owned(), vocabulary::day);
    let name = match response.name.trim() {
        "" => text(Word::RoundCameNoName),
        name => name,
    };
    let set = QuestionSet::of(&response.question_set);
    let all = set.map_or(0, QuestionSet::statement_count);
    let own = response.answers.others().len();
    let answers = number(response.answers.len());
    let answers = if all == 0 {
        answers
    } else {
        let all = number((all + own).max(response.answers.len()));
        fill(Word::AssessmentOf, &[("n", &answers), ("total", &all)])
    };
    let texts = number(response.comments.len() + response.evidence.len());
    view! {
        <dl class="step-facts" id="came-contents">
            {row(Word::RoundCameRound, vocabulary::named(&response.title))}
            {row(Word::RoundCameGroup, vocabulary::group(response.group).into())}
            {row(Word::RoundCameRole, text(response.role.word()).into())}
            {row(Word::RoundCameName, name.into())}
            {row(Word::RoundCameAnswered, answered)}
            {row(Word::RoundCameAnswers, answers)}
            {row(Word::RoundCameTexts, texts)}
        </dl>
    }
    .into_any()
}

/// What can be done: add it where its round is open, open the document that has it, or what to look for.
fn ways_on(app: App, response: ResponseFile) -> AnyView {
    let round = response.round.clone();
    let here = app.workspace.select(move |document, _| {
        let round = document.get(&round)?;
        let name = vocabulary::named(&document.strategy().name);
        Some((vocabulary::named(&round.title), name))
    });
    let content = move || match here.get() {
        Some((title, document)) => add(app, response.clone(), &title, &document),
        None => {
            let words = [Word::RoundCameOpenText, Word::RoundCameNowhere];
            elsewhere(app.workspace, response.document.as_ref(), words)
        }
    };
    content.into_any()
}

fn add(app: App, response: ResponseFile, title: &str, document: &str) -> AnyView {
    let message = fill(Word::RoundCameAddText, &[("title", title), ("document", document)]);
    let differing = RwSignal::new(None);
    let round = response.round.clone();
    let choice = move || differing.get().map(|one| choice(app, round.clone(), one));
    let add = move |_| differing.set(add_now(app, &response));
    view! {
        {choice}
        <p id="add-consequence">{message}</p>
        <p class="actions">
            <button type="button" class="primary" id="add-response" aria-describedby="add-consequence" on:click=add>
                {icon("plus")}
                {text(Word::RoundCameAdd)}
            </button>
            <a class="button" href=Route::Round.to_hash()>
                {text(Word::RoundCameToRound)}
            </a>
        </p>
    }
    .into_any()
}

/// Which of two responses of one respondent counts: the one that is here, or the one that has come.
fn choice(app: App, round: Id<Round>, differing: Differing) -> AnyView {
    let keep = {
        let round = round.clone();
        move |_| to_round(app, &round)
    };
    let replace = move |_| {
        if let Some(command) = differing.choose(0) {
            let summary = text(Word::RoundReportChosen).into();
            if (Import { command, summary }).take_in(app) {
                to_round(app, &round);
            }
        }
    };
    view! {
        <div class="note" data-kind="attention" id="response-differs" role="alert">
            {icon("alert-triangle")}
            <div class="stack-s">
                <p>{text(Word::RoundCameDiffers)}</p>
                <p class="actions">
                    <button type="button" id="keep-response" on:click=keep>
                        {icon("check")}
                        {text(Word::RoundCameKeep)}
                    </button>
                    <button type="button" id="replace-response" on:click=replace>
                        {text(Word::RoundCameReplace)}
                    </button>
                </p>
            </div>
        </div>
    }
    .into_any()
}

/// Takes in the response, and goes to its round; gives what somebody has to choose between first.
fn add_now(app: App, response: &ResponseFile) -> Option<Differing> {
    let today = browser::today()?;
    let collected = app.workspace.now(|document, _| {
        let asked = document.get(&response.round);
        let asked = asked.map(|round| round.question_set.clone());
        let files = vec![response.clone()];
        let collected = collecting::collect(document, &response.round, files, today);
        (collected, asked.unwrap_or_default())
    });
    let (collected, asked) = collected?;
    let word = match collected.outcomes.into_iter().next() {
        Some(Outcome::Added) => Word::RoundCameAdded,
        Some(Outcome::Replaced) => Word::RoundCameReplaced,
        Some(Outcome::Older) => Word::RoundCameOlder,
        Some(Outcome::Refused(reason)) => {
            app.notices.notify(Tone::Trouble, reasons::refused(&reason, &asked));
            return None;
        }
        Some(Outcome::Differs) => return collected.differing.into_iter().next(),
        Some(Outcome::Unchanged) | None => Word::RoundCameUnchanged,
    };
    match collected.command {
        Some(command) => {
            let summary = text(word).into();
            if !(Import { command, summary }).take_in(app) {
                return None;
            }
        }
        None => app.notices.notify(Tone::Done, text(word).into()),
    }
    to_round(app, &response.round);
    None
}

/// The round's page takes the place of the link, which is not opened again by going back.
fn to_round(app: App, round: &Id<Round>) {
    CurrentRound::new(app.workspace).choose(round.as_str());
    browser::replace_with(&Route::Round.to_hash());
}
