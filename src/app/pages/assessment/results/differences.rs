//! Where those who answered see different pictures, and how: a list that leads to the conversation.

use leptos::prelude::*;

use super::{respondents::name, tables::differs_tag, view::ResultsView};
use crate::{
    app::{
        interface::route::Route,
        text::{
            vocabulary::level,
            words::{self, Word, fill, text},
        },
    },
    domain::assessment::results::{DIFFERENT, Respondents, Results, counts::Counts},
};

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
    let factors = results.questions.factors.iter().enumerate();
    let items: Vec<_> = factors
        .filter_map(|(place, asked)| {
            let of_factor = results.factor_differs(place).then(|| {
                let of = |respondents| results.factor(place, respondents).map(|figures| figures.counts);
                view! { <p>{reasons(results, of)}</p> }
            });
            let statements: Vec<_> = asked
                .statements
                .clone()
                .filter(|statement| results.statement_differs(*statement))
                .filter_map(|statement| {
                    let asked = results.questions.statements.get(statement)?;
                    let of = |respondents| results.statement(statement, respondents).copied();
                    let named = fill(Word::ResultsDiffersStatement, &[("number", &asked.number)]);
                    Some(view! {
                        <li>
                            <b>{named}</b>
                            ". "
                            {reasons(results, of)}
                        </li>
                    })
                })
                .collect();
            if of_factor.is_none() && statements.is_empty() {
                return None;
            }
            let factor = asked.factor;
            Some(view! {
                <li class="differing-factor">
                    <h3>
                        <a href=Route::FactorResults(factor.id.into())
                            .to_hash()>{factor.number}" "{factor.title(words::language())}</a>
                        {of_factor.is_some().then(differs_tag)}
                    </h3>
                    {of_factor}
                    {(!statements.is_empty()).then(|| view! { <ul class="differing-statements">{statements}</ul> })}
                </li>
            })
        })
        .collect();
    if items.is_empty() {
        return view! { <p>{text(Word::ResultsDiffersNone)}</p> }.into_any();
    }
    view! { <ul class="differing">{items}</ul> }.into_any()
}

/// Why pictures are called different: the quartiles, the groups' medians, or both.
pub fn reasons(results: &Results, of: impl Fn(Respondents) -> Option<Counts>) -> String {
    let mut reasons = Vec::new();
    let quartiles = of(Respondents::All).and_then(|counts| counts.quartiles());
    if let Some(quartiles) = quartiles.filter(|quartiles| quartiles.spread() >= DIFFERENT) {
        reasons.push(fill(
            Word::ResultsDiffersQuartiles,
            &[("first", &level(quartiles.first)), ("third", &level(quartiles.third))],
        ));
    }
    let groups = results.shown_groups().into_iter().map(Respondents::Group);
    let medians: Vec<_> = groups
        .filter_map(|respondents| Some((of(respondents)?.median()?, respondents)))
        .collect();
    let lowest = medians.iter().min_by(|one, other| one.0.total_cmp(&other.0));
    let highest = medians.iter().max_by(|one, other| one.0.total_cmp(&other.0));
    if let Some((low, high)) = lowest.zip(highest)
        && high.0 - low.0 >= DIFFERENT
    {
        reasons.push(fill(
            Word::ResultsDiffersGroups,
            &[
                ("low", &level(low.0)),
                ("low_group", name(low.1)),
                ("high", &level(high.0)),
                ("high_group", name(high.1)),
            ],
        ));
    }
    reasons.join(" ")
}
