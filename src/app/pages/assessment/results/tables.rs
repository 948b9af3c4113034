//! Tables of medians: factors down, groups or rounds across.

use leptos::prelude::*;

use super::{
    explanation::figure,
    figure::Figure,
    pictures::Line,
    respondents::{all_shown, name},
    view::{ResultsView, number},
};
use crate::{
    app::{
        components::icon::icon,
        interface::route::Route,
        text::{
            vocabulary::{level, level_range},
            words::{self, Word, fill, text},
        },
    },
    domain::assessment::results::{FactorFigures, Respondents, Responses, Results, questions::AskedFactor},
};

/// A factor's number and title, leading to its results.
pub fn factor_link(asked: &AskedFactor) -> AnyView {
    let factor = asked.factor;
    view! {
        <span class="factor-no">{factor.number}</span>
        <a href=Route::FactorResults(factor.id.into()).to_hash()>{factor.title(words::language())}</a>
    }
    .into_any()
}

/// The word and icon where the pictures differ.
pub fn differs_tag() -> AnyView {
    view! {
        <span class="status-tag" data-kind="attention">
            {icon("arrows-left-right")}
            {text(Word::ResultsDiffers)}
        </span>
    }
    .into_any()
}

/// What is in a row whose figures may not be shown.
pub fn hidden_cell(columns: u32) -> AnyView {
    view! {
        <td colspan=columns class="cell-hidden">
            {text(Word::ResultsHidden)}
        </td>
    }
    .into_any()
}

/// The profile as a table: median, quartiles, n and what lies outside the scale.
pub fn profile_table(view: ResultsView, results: &Results, respondents: Respondents) -> AnyView {
    let rows: Vec<_> = results
        .questions
        .factors
        .iter()
        .enumerate()
        .map(|(place, asked)| {
            let cells = match results.factor(place, respondents) {
                None => hidden_cell(6),
                Some(figures) => figure_cells(view, results, place, respondents, &figures),
            };
            view! {
                <tr>
                    <th scope="row">{factor_link(asked)}</th>
                    {cells}
                </tr>
            }
        })
        .collect();
    let head = |word| {
        view! {
            <th scope="col" class="num">
                {text(word)}
            </th>
        }
    };
    view! {
        <div class="table-scroll">
            <table class="data-table stacks profile-table">
                <caption class="visually-hidden">{text(Word::AssessmentTableCaption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text(Word::AssessmentTableFactor)}</th>
                        {head(Word::AssessmentTableMedian)}
                        {head(Word::ResultsColumnQuartiles)}
                        {head(Word::ResultsN)}
                        {head(Word::AssessmentTableDontKnow)}
                        {head(Word::AssessmentTableNotApplicable)}
                        <th scope="col">{text(Word::ResultsColumnSpread)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn figure_cells(
    view: ResultsView,
    results: &Results,
    place: usize,
    respondents: Respondents,
    figures: &FactorFigures,
) -> AnyView {
    let counts = figures.counts;
    let quartiles = counts.quartiles().map_or_else(
        || "–".to_owned(),
        |quartiles| level_range(quartiles.first, quartiles.third),
    );
    let differs = if results.factor_differs(place) {
        differs_tag()
    } else {
        view! { <span aria-hidden="true">"–"</span> }.into_any()
    };
    view! {
        <td class="num" data-label=text(Word::AssessmentTableMedian)>
            {figure(view, Figure::factor(results, place, respondents))}
        </td>
        <td class="num nowrap" data-label=text(Word::ResultsColumnQuartiles)>
            {quartiles}
        </td>
        <td class="num" data-label=text(Word::ResultsN)>
            {number(counts.n())}
        </td>
        <td class="num" data-label=text(Word::AssessmentTableDontKnow)>
            {number(counts.dont_know)}
        </td>
        <td class="num" data-label=text(Word::AssessmentTableNotApplicable)>
            {number(counts.not_applicable)}
        </td>
        <td data-label=text(Word::ResultsColumnSpread)>{differs}</td>
    }
    .into_any()
}

/// The values of a radar's lines.
pub fn lines_table(results: &Results, lines: &[Line]) -> AnyView {
    let heads = lines.iter().map(|(name, _)| {
        view! {
            <th scope="col" class="num">
                {name.clone()}
            </th>
        }
        .into_any()
    });
    let cells = |place: usize| {
        let values = lines
            .iter()
            .map(move |(_, values)| values.get(place).copied().flatten());
        let cell = |value: Option<_>| view! { <td class="num">{value.map_or_else(|| "–".to_owned(), level)}</td> };
        values.map(cell).collect_view().into_any()
    };
    factor_table(results, Word::ResultsRadarTable, "", heads.collect(), cells)
}

/// Factor by factor and group by group, each cell with its median in the level's colour.
pub fn heatmap(view: ResultsView, results: &Results) -> AnyView {
    let everyone = all_shown(results);
    let heads = everyone.iter().map(|respondents| {
        let count = match results.responses(*respondents) {
            Responses::Shown(count) => ["n = ", &number(count)].concat(),
            Responses::Hidden => text(Word::ResultsHidden).to_owned(),
        };
        view! { <th scope="col">{name(*respondents)}<span class="cell-more">{count}</span></th> }.into_any()
    });
    let cells = |place: usize| {
        let cell = |respondents: &Respondents| heat_cell(view, results, place, *respondents);
        everyone.iter().map(cell).collect_view().into_any()
    };
    factor_table(results, Word::ResultsHeatmapCaption, "heatmap", heads.collect(), cells)
}

/// A table with a row a factor, that scrolls on its own where its columns are too many. `cells` gives the cells of the factor at a place.
fn factor_table(
    results: &Results,
    caption: Word,
    class: &'static str,
    heads: Vec<AnyView>,
    cells: impl Fn(usize) -> AnyView,
) -> AnyView {
    let factors = results.questions.factors.iter().enumerate();
    let rows: Vec<_> = factors
        .map(|(place, asked)| {
            view! {
                <tr>
                    <th scope="row">{factor_link(asked)}</th>
                    {cells(place)}
                </tr>
            }
        })
        .collect();
    scrolled(
        text(caption),
        view! {
            <table class=["data-table wide-table ", class].concat()>
                <caption class="visually-hidden">{text(caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text(Word::AssessmentTableFactor)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any(),
    )
}

fn heat_cell(view: ResultsView, results: &Results, place: usize, respondents: Respondents) -> AnyView {
    let Some(explained) = Figure::factor(results, place, respondents) else {
        return view! { <td data-level="hidden">{text(Word::ResultsHidden)}</td> }.into_any();
    };
    match explained.counts.median() {
        None => view! { <td data-level="none">{text(Word::ResultsNoLevel)}</td> }.into_any(),
        Some(median) => view! { <td data-level=median as u8>{figure(view, Some(explained))}</td> }.into_any(),
    }
}

/// Which groups are left out, and why; nothing if none is.
pub fn hidden_note(view: ResultsView) -> AnyView {
    let note = move || {
        view.read_all(|results| {
            let hidden = view.hidden(results);
            let least = results.smallest.get().to_string();
            (!hidden.is_empty()).then(|| {
                let named = fill(Word::ResultsHiddenGroups, &[("groups", &hidden.join(", "))]);
                let rule = fill(Word::ResultsRule, &[("n", &least)]);
                view! { <p class="small muted measure hidden-note">{named}" "{rule}</p> }
            })
        })
    };
    note.into_any()
}

/// A table wider than a telephone, which scrolls on its own and by the keyboard.
pub fn scrolled(label: &str, table: AnyView) -> AnyView {
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=label.to_owned()>
            {table}
        </div>
    }
    .into_any()
}
