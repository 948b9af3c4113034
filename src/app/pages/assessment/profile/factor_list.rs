//! The factors in their order, each with how far its answers have got.

use leptos::prelude::*;

use super::super::current_round::CurrentRound;
use crate::{
    app::{
        components::factor_list::{FactorRow, progress_bar},
        interface::route::Route,
        text::{
            vocabulary,
            words::{self, Word, fill, text},
        },
    },
    domain::assessment::{
        factors::{Factor, QuestionSet},
        profile::FactorResult,
    },
};

/// A median as a filled figure; a dash where there is none.
pub fn median_mark(median: Option<f64>) -> AnyView {
    let Some(median) = median else {
        return view! {
            <span class="level-mark" data-level="none" title=text(Word::AssessmentNoMedian)>
                <span aria-hidden="true">"–"</span>
                <span class="visually-hidden">{text(Word::AssessmentNoMedian)}</span>
            </span>
        }
        .into_any();
    };
    let figure = vocabulary::level(median);
    let said = fill(Word::AssessmentMedianIs, &[("median", &figure)]);
    view! {
        // A median between two levels has the colour of the lower one.
        <span class="level-mark" data-level=median as u8>
            <span aria-hidden="true">{figure}</span>
            <span class="visually-hidden">{said}</span>
        </span>
    }
    .into_any()
}

/// The bar of the whole round with its count in words, a text with `{n}` and `{total}`.
pub fn progress(current: CurrentRound, words: Word) -> AnyView {
    let total = QuestionSet::current().statement_count();
    let answered = Memo::new(move |_| answered(&current.profile.get()));
    progress_bar(answered, total, words)
}

/// How many statements have an answer in all.
pub fn answered(profile: &[FactorResult]) -> usize {
    profile.iter().map(FactorResult::answered).sum()
}

/// The list. `open` is the factor whose page it is on; if there is none, the list is large and shows medians.
pub fn factor_list(current: CurrentRound, open: Option<&'static Factor>) -> AnyView {
    let row = |(index, factor): (usize, &'static Factor)| {
        let result = Memo::new(move |_| current.profile.with(|all| all.get(index).cloned()));
        let answered = Memo::new(move |_| result.with(|found| found.as_ref().map_or(0, FactorResult::answered)));
        let median = open
            .is_none()
            .then_some(move || median_mark(result.get().and_then(|result| result.median)));
        FactorRow {
            href: Route::Factor(factor.id.into()).to_hash(),
            number: factor.number,
            title: factor.title(words::language()),
            answered,
            is_complete: Memo::new(move |_| result.with(|found| found.as_ref().is_some_and(FactorResult::is_complete))),
            total: factor.statements.len(),
            is_current: open.is_some_and(|open| open.id == factor.id),
            more: median.into_any(),
        }
        .view()
    };
    let rows: Vec<_> = QuestionSet::current().factors.iter().enumerate().map(row).collect();
    let class = if open.is_some() {
        "factor-list"
    } else {
        "factor-list large"
    };
    view! { <ul class=class>{rows}</ul> }.into_any()
}
