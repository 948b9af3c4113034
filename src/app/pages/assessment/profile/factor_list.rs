//! The factors in their order, each with how far its answers have come.

use leptos::prelude::*;

use super::super::current_round::Shown;
use crate::{
    app::{
        components::icon::icon,
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

/// How many statements of the factor have an answer.
pub fn answered_of(answered: usize, total: usize) -> String {
    fill(
        Word::AssessmentOf,
        &[("n", &answered.to_string()), ("total", &total.to_string())],
    )
}

/// The bar of the whole round with its count in words, a text with `{n}` and `{total}`.
pub fn progress(shown: Shown, words: Word) -> AnyView {
    let total = QuestionSet::current().statement_count();
    let answered = Memo::new(move |_| answered(&shown.profile.get()));
    let count = move || {
        let answered = answered.get().to_string();
        fill(words, &[("n", &answered), ("total", &total.to_string())])
    };
    view! {
        <div class="factor-progress">
            <progress value=move || answered.get() max=total aria-label=text(Word::AssessmentProgressLabel)></progress>
            <span>{count}</span>
        </div>
    }
    .into_any()
}

/// How many statements have an answer in all.
pub fn answered(profile: &[FactorResult]) -> usize {
    profile.iter().map(FactorResult::answered).sum()
}

/// The list. `current` is the factor whose page it stands on; where there is none, the list is large and shows medians.
pub fn factor_list(shown: Shown, current: Option<&'static Factor>) -> AnyView {
    let row = |(index, factor): (usize, &'static Factor)| {
        let result = Memo::new(move |_| shown.profile.with(|all| all.get(index).cloned()));
        let is_current = current.is_some_and(|current| current.id == factor.id);
        let is_complete =
            move || result.with(|found| found.as_ref().is_some_and(FactorResult::is_complete));
        let count = move || {
            if is_complete() {
                return view! { {icon("check")}" "{text(Word::AssessmentDone)} }.into_any();
            }
            let answered = result.with(|found| found.as_ref().map_or(0, FactorResult::answered));
            answered_of(answered, factor.statements.len()).into_any()
        };
        let median = current
            .is_none()
            .then_some(move || median_mark(result.get().and_then(|result| result.median)));
        view! {
            <li>
                <a href=Route::Factor(factor.id.into()).to_hash() aria-current=is_current.then_some("page")>
                    <span class="factor-no">{factor.number}</span>
                    <span class="factor-title">{factor.title(words::language())}</span>
                    <span class="factor-count" data-state=move || is_complete().then_some("done")>{count}</span>
                    {median}
                </a>
            </li>
        }
    };
    let rows: Vec<_> = QuestionSet::current()
        .factors
        .iter()
        .enumerate()
        .map(row)
        .collect();
    let class = if current.is_some() {
        "factor-list"
    } else {
        "factor-list large"
    };
    view! { <ul class=class>{rows}</ul> }.into_any()
}
