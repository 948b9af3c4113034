//! What a round shows: who answered, the profile, where the pictures differ, group by group, and what has changed.

mod change;
mod choices;
mod differences;
mod explanation;
mod factor;
mod figure;
mod pictures;
mod profile;
pub(super) mod respondents;
mod responses;
pub(super) mod tables;
mod view;
mod voices;

use leptos::prelude::*;

use self::view::{ResultsView, others};
use super::{nav::assessment_parts, round_choice::round_choice};
use crate::{
    app::{
        components::page_head::page_head,
        interface::route::Route,
        state::App,
        text::words::{Word, fill, text},
    },
    domain::assessment::results::Results,
};

pub use factor::page as factor_page;

/// How far the answers of a round can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    NoRound,
    NoResponses,
    TooFew,
    Figures,
}

impl Stage {
    fn of(results: Option<&Results>) -> Self {
        match results {
            None => Self::NoRound,
            Some(results) if results.is_empty() => Self::NoResponses,
            Some(results) if !results.has_figures() => Self::TooFew,
            Some(_) => Self::Figures,
        }
    }
}

/// The stage that a page is at.
fn stage(view: ResultsView) -> Memo<Stage> {
    Memo::new(move |_| view.results.with(|results| Stage::of(results.as_deref())))
}

/// The page.
pub fn page(app: App) -> AnyView {
    let view = ResultsView::new(app);
    let stage = stage(view);
    let kicker = move || {
        let round = (stage.get() != Stage::NoRound).then(|| [" · ", &view.title()].concat());
        view! {
            {text(Word::NavAssessment)}
            {round}
        }
    };
    let content = move || match stage.get() {
        Stage::Figures => figures(view),
        stage => before_figures(view, stage),
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(kicker.into_any(), text(Word::ResultsTitle), text(Word::ResultsLede))}
            {assessment_parts(Route::Results)}
            {content}
        </main>
    }
    .into_any()
}

fn figures(view: ResultsView) -> AnyView {
    let others = others(view);
    let heatmap = move || view.read_all(|results| Some(tables::heatmap(view, results)));
    view! {
        <div class="assessment-state results-state">
            {responses::responses_by_group(view)}
            <div class="results-choices">
                {choices::who_choice(view)} {round_choice(view.app.workspace, view.current)}
            </div>
        </div>
        {profile::profile(view, others)}
        {differences::differing(view)}
        <section class="section section-gap">
            <h2>{text(Word::ResultsHeatmapTitle)}</h2>
            <p class="help measure">{text(Word::ResultsHeatmapText)}</p>
            {heatmap}
            {tables::hidden_note(view)}
        </section>
        {change::changed(view, others)}
        {explanation::panel(view)}
    }
    .into_any()
}

/// What is shown while there are no figures yet: what will be, when, and what to do for it.
fn before_figures(view: ResultsView, stage: Stage) -> AnyView {
    let least = view.read_all(|results| results.smallest.get()).to_string();
    let with_least = |word| fill(word, &[("n", &least)]);
    let (title, body, next, route) = match stage {
        Stage::NoRound => (
            Word::ResultsNoRoundTitle,
            text(Word::ResultsNoRoundText).to_owned(),
            Word::ResultsNoRoundNext,
            Route::Assessment,
        ),
        Stage::TooFew => (
            Word::ResultsFewTitle,
            with_least(Word::ResultsFewText),
            Word::ResultsEmptyNext,
            Route::Round,
        ),
        Stage::NoResponses | Stage::Figures => (
            Word::ResultsEmptyTitle,
            with_least(Word::ResultsEmptyText),
            Word::ResultsEmptyNext,
            Route::Round,
        ),
    };
    view! {
        <div class="assessment-state results-state">{round_choice(view.app.workspace, view.current)}</div>
        <section class="empty">
            <h2>{text(title)}</h2>
            <p>{body}</p>
            <p class="actions">
                <a class="button primary" href=route.to_hash()>
                    {text(next)}
                </a>
            </p>
        </section>
    }
    .into_any()
}
