//! Where those who answered see different pictures, and how: a list that leads to the conversation, the widest first.

use leptos::prelude::*;

use super::view::ResultsView;
use crate::{
    app::{
        interface::route::Route,
        text::{
            vocabulary::{self, level},
            words::{self, Word, fill, text},
        },
    },
    domain::assessment::results::{
        Results,
        ranking::{DifferingFactor, SharedDifference, by_width},
        widest::Difference,
    },
};

/// How many are shown at once; the others are behind one control.
const FIRST: usize = 5;

/// The section.
pub fn differing(view: ResultsView) -> AnyView {
    let content = move || view.read_all(|results| Some(list(results)));
    view! {
        <section class="section section-gap">
            <h2>{text(Word::ResultsDiffersTitle)}</h2>
            <p class="help measure">{text(Word::ResultsDiffersText)}</p>
            {content}
        </section>
    }
    .into_any()
}

fn list(results: &Results) -> AnyView {
    let ranked = by_width(results);
    if ranked.is_empty() {
        return view! { <p>{text(Word::ResultsDiffersNone)}</p> }.into_any();
    }
    let (first, rest) = ranked.split_at(ranked.len().min(FIRST));
    let items = |factors: &[DifferingFactor]| {
        let items = factors.iter().map(|factor| item(results, factor));
        items.collect_view()
    };
    let rest = (!rest.is_empty()).then(|| {
        view! {
            <details class="differing-rest">
                <summary>{fill(Word::ResultsDiffersRest, &[("n", &rest.len().to_string())])}</summary>
                <ol class="differing">{items(rest)}</ol>
            </details>
        }
    });
    view! {
        <ol class="differing">{items(first)}</ol>
        {rest}
    }
    .into_any()
}

fn item(results: &Results, differing: &DifferingFactor) -> Option<AnyView> {
    let factor = results.questions.factors.get(differing.factor)?.factor;
    let width = fill(Word::ResultsDiffersWidth, &[("n", &level(differing.width))]);
    let findings: Vec<_> = differing
        .findings
        .iter()
        .map(|one| {
            view! {
                <li>
                    <b>{named(results, one)}</b>
                    ". "
                    {reasons(&one.difference)}
                </li>
            }
        })
        .collect();
    let item = view! {
        <li class="differing-factor">
            <h3>
                <a href=Route::FactorResults(factor.id.into())
                    .to_hash()>{factor.number}" "{factor.title(words::language())}</a>
                <span class="small muted">{width}</span>
            </h3>
            <ul class="differing-statements">{findings}</ul>
        </li>
    };
    Some(item.into_any())
}

/// What a difference is true of: the factor, statements by their numbers, or both.
fn named(results: &Results, shared: &SharedDifference) -> String {
    let statements = shared.statements.iter();
    let numbers: Vec<_> = statements
        .filter_map(|place| Some(results.questions.statements.get(*place)?.number.as_str()))
        .collect();
    let word = match (shared.is_of_factor, numbers.len()) {
        (true, 0) => return text(Word::ResultsDiffersFactor).into(),
        (true, _) => Word::ResultsDiffersFactorAnd,
        (false, 1) => Word::ResultsDiffersStatement,
        (false, _) => Word::ResultsDiffersStatements,
    };
    fill(word, &[("number", &numbers.join(", "))])
}

/// Why pictures are called different: the quartiles, the groups' medians, or both.
pub fn reasons(difference: &Difference) -> String {
    let mut reasons = Vec::new();
    if let Some((first, third)) = difference.wide_quartiles() {
        reasons.push(fill(
            Word::ResultsDiffersQuartiles,
            &[("first", &level(first)), ("third", &level(third))],
        ));
    }
    if let Some((low, high)) = difference.groups {
        reasons.push(fill(
            Word::ResultsDiffersGroups,
            &[
                ("low", &level(low.median)),
                ("low_group", vocabulary::group(low.group)),
                ("high", &level(high.median)),
                ("high_group", vocabulary::group(high.group)),
            ],
        ));
    }
    reasons.join(" ")
}
