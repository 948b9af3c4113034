//! Factor by factor and group by group.

use leptos::prelude::*;

use super::{Report, factor_head, head, section, table};
use crate::{
    app::{
        pages::assessment::results::respondents::{all_shown, name},
        text::{
            vocabulary::level,
            words::{self, Word, fill, text},
        },
    },
    domain::assessment::results::{Respondents, Responses, Results},
};

/// The heatmap of the groups that may be shown.
pub fn heatmap(report: &Report<'_>) -> AnyView {
    let results = &report.results;
    let everyone = all_shown(results);
    if !results.has_figures() || everyone.len() < 2 {
        let none = view! { <p>{text(Word::ReportHeatmapNone)}</p> };
        return section(text(Word::ReportHeatmap), "", none.into_any());
    }
    let mut heads = vec![head(Word::AssessmentTableFactor)];
    heads.extend(everyone.iter().map(|respondents| (named(results, *respondents), false)));
    let factors = results.questions.factors.iter().enumerate();
    let rows: Vec<_> = factors
        .map(|(place, asked)| {
            let cells: Vec<_> = everyone
                .iter()
                .map(|respondents| cell(results, place, *respondents))
                .collect();
            view! { <tr>{factor_head(asked)}{cells}</tr> }.into_any()
        })
        .collect();
    let content = view! {
        <p class="small muted">{text(Word::ReportHeatmapText)}</p>
        {table("heatmap", text(Word::ResultsHeatmapCaption), &heads, rows)}
    };
    section(text(Word::ReportHeatmap), "", content.into_any())
}

fn named(results: &Results, respondents: Respondents) -> String {
    let n = match results.responses(respondents) {
        Responses::Shown(n) => words::numbers().count(n),
        Responses::Hidden => return name(respondents).into(),
    };
    let n = fill(Word::RegionsNIs, &[("n", &n)]);
    [name(respondents), " (", &n.replace(' ', "\u{a0}"), ")"].concat()
}

fn cell(results: &Results, place: usize, respondents: Respondents) -> AnyView {
    let Some(figures) = results.factor(place, respondents) else {
        return view! { <td data-level="hidden">{text(Word::ResultsHidden)}</td> }.into_any();
    };
    match figures.counts.median() {
        None => view! { <td data-level="none">{text(Word::ResultsNoLevel)}</td> }.into_any(),
        Some(median) => view! { <td data-level=median as u8>{level(median)}</td> }.into_any(),
    }
}
