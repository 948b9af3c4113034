//! The parts of the self-assessment, as tabs over each of them.

use leptos::prelude::*;

use super::current_round::CurrentRound;
use crate::app::{
    interface::route::Route,
    text::{
        messages,
        words::{Word, text},
    },
};

/// What is shown above a page's title: the self-assessment, and the round that is shown.
pub fn kicker(current: CurrentRound) -> AnyView {
    let title = current.title();
    let line = move || {
        let part = text(Word::NavAssessment);
        if current.round.get().is_none() {
            return part.to_owned();
        }
        [part, " · ", &title.with(|title| messages::named(title))].concat()
    };
    line.into_any()
}

/// The tabs. `here` is the part whose page they are on; pages of one factor come under their part.
pub fn assessment_parts(here: Route) -> AnyView {
    let tab = |route: Route, word: Word| {
        let current = (route == here).then_some("page");
        view! {
            <a href=route.to_hash() aria-current=current>
                {text(word)}
            </a>
        }
    };
    view! {
        <nav class="tabs no-print" aria-label=text(Word::AssessmentNav)>
            {tab(Route::Assessment, Word::AssessmentNavOwn)}
            {tab(Route::Round, Word::AssessmentNavRound)}
            {tab(Route::Results, Word::AssessmentNavResults)}
            {tab(Route::Consensus, Word::AssessmentNavConsensus)}
            {tab(Route::Gaps, Word::AssessmentNavGaps)}
            {tab(Route::Regions, Word::AssessmentNavRegions)}
            {tab(Route::Report, Word::AssessmentNavReport)}
        </nav>
    }
    .into_any()
}
