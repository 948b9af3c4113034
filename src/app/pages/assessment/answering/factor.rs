//! The page of one factor: its statements, what the answers rest on, and what they lead to.

use leptos::prelude::*;

use super::{
    super::{
        current_round::{CurrentRound, statement_to_begin_at},
        empty::start_button,
        level_key::level_key,
        paging::FactorPages,
        profile::factor_list::{factor_list, progress},
    },
    priorities::factor_priorities,
    statement::{evidence_asked, focus_statement, statement_form},
};
use crate::app::interface::notice::Notices;
use crate::{
    app::{
        components::{
            field::{text_area, text_field},
            icon::icon,
            page_head::page_head,
            single_keys::key_hint,
            statement_form::{EVIDENCE_ID, NEXT_ID},
        },
        form::lens::field,
        interface::{later::in_frame_after_next, route::Route},
        pages::not_found,
        state::App,
        text::words::{self, Word, fill, text},
    },
    domain::{
        assessment::{
            factors::{Factor, QuestionSet},
            results::questions::AskedStatement,
        },
        records::self_assessment::Response,
    },
    platform::web::page as browser,
};

/// The pages of one's own answers.
const PAGES: FactorPages = FactorPages {
    route: Route::Factor,
    previous: Word::AssessmentPrevious,
    next: Word::AssessmentNext,
    last: (Route::Assessment, Word::AssessmentToProfile),
    next_id: Some(NEXT_ID),
    is_primary: true,
};

/// The page.
pub fn page(app: App, factor: &str) -> AnyView {
    let Some(factor) = QuestionSet::current().factor(factor) else {
        return not_found::page(app).into_any();
    };
    let current = CurrentRound::new(app.workspace);
    if let Some(wanted) = statement_to_begin_at()
        && let Some(statement) = factor.statements.iter().find(|one| one.id == wanted)
    {
        // A new page takes the focus in the next frame; the statement takes it after that.
        in_frame_after_next(move || focus_statement(current, statement.id));
    }
    let count = QuestionSet::current().factors.len();
    let place = fill(
        Word::AssessmentFactorPlace,
        &[("number", &factor.number.to_string()), ("n", &count.to_string())],
    );
    let title = current.title();
    let kicker = {
        let place = place.clone();
        view! {
            <a href=Route::Assessment.to_hash()>{text(Word::NavAssessment)}</a>
            {move || title.with(|title| (!title.trim().is_empty()).then(|| format!(" · {}", title.trim())))}
            " · "
            {place}
        }
        .into_any()
    };
    let has_round = Memo::new(move |_| current.round.get().is_some());
    let content = move || {
        if has_round.get() {
            form(app.notices, current, factor)
        } else {
            view! {
                <section class="empty">
                    <h2>{text(Word::AssessmentNoRoundTitle)}</h2>
                    <p>{text(Word::AssessmentNoRoundText)}</p>
                    <p class="actions">{start_button(current, factor)}</p>
                </section>
            }
            .into_any()
        }
    };
    view! {
        <main class="page page-cols with-list" id="main" tabindex="-1">
            <nav class="page-list" aria-label=text(Word::AssessmentFactors)>
                <details open=browser::is_wide()>
                    <summary>{capitalised(&place)}</summary>
                    {progress(current, Word::AssessmentOf)}
                    {factor_list(current, Some(factor))}
                </details>
            </nav>
            <div class="page-main">
                {page_head(kicker, factor.title(words::language()), text(Word::AssessmentQuestion))} {content}
                {PAGES.links(factor, ().into_any())}
            </div>
            <aside class="page-aside">
                <section class="level-aside">
                    <h2>{text(Word::AssessmentReadLevels)}</h2>
                    {level_key(Some(factor), true)}
                </section>
                <section>
                    <h2>{text(Word::AssessmentLeadsTo)}</h2>
                    {factor_priorities(app.workspace, factor)}
                </section>
            </aside>
        </main>
    }
    .into_any()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn form(notices: Notices, current: CurrentRound, factor: &'static Factor) -> AnyView {
    let asked = current.asked(factor);
    let statements = move || {
        let page = StoredValue::new(asked.get());
        let count = page.with_value(Vec::len);
        let form = |place| statement_form(notices, current, factor, page, place);
        (0..count).map(form).collect::<Vec<_>>()
    };
    view! {
        // The levels are beside the statements where there is room, and fold together above them where there is not.
        <details class="level-fold">
            <summary>{text(Word::AssessmentReadLevels)}</summary>
            {level_key(Some(factor), false)}
        </details>
        {key_hint(Word::AssessmentKeys)}
        {statements}
        {grounds(current, factor, asked)}
    }
    .into_any()
}

/// What the answers rest on: the comment and the evidence.
fn grounds(current: CurrentRound, factor: &'static Factor, asked: Memo<Vec<AskedStatement>>) -> AnyView {
    let asked = current.read(move |response| asked.with(|asked| evidence_asked(asked, factor.id, response)));
    let asks = move || {
        asked.get().map(|(number, level)| {
            let asks = fill(
                Word::AssessmentEvidenceAsked,
                &[("level", &level.get().to_string()), ("number", &number)],
            );
            view! { <p class="evidence-asked no-print">{icon("info")}<span>{asks}</span></p> }
        })
    };
    view! {
        <div class="record-form section section-gap">
            <div>
                {text_field(
                    current
                        .form
                        .entry_field(field!(Response, evidence), factor.id)
                        .help(Word::AssessmentEvidenceHelp)
                        .id(EVIDENCE_ID),
                )} {asks}
            </div>
            {text_area(
                current
                    .form
                    .entry_field(field!(Response, comments), factor.id)
                    .help(Word::AssessmentCommentHelp)
                    .id("comment"),
            )}
        </div>
    }
    .into_any()
}
