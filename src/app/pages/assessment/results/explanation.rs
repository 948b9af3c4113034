//! What lies behind a figure: what was counted, the formula with the numbers in it, and the method by its name.

use leptos::prelude::*;

use super::{
    figure::Figure,
    view::{ResultsView, number},
};
use crate::{
    app::{
        components::icon::icon,
        pages::assessment::profile::factor_list::median_mark,
        text::{
            vocabulary::level,
            words::{self, Word, fill, text},
        },
    },
    domain::{assessment::results::counts::Counts, records::self_assessment::Level},
};

/// The id of the one panel of a page.
const PANEL: &str = "explained";

/// A median that opens what lies behind it; a dash where there is none.
pub fn figure(view: ResultsView, explained: Option<Figure>) -> AnyView {
    let median = explained.as_ref().and_then(|one| one.counts.median());
    let (Some(explained), Some(median)) = (explained, median) else {
        return median_mark(None);
    };
    let said = fill(
        Word::ResultsFigure,
        &[("of", &explained.of), ("median", &level(median))],
    );
    view! {
        <button
            type="button"
            class="figure"
            popovertarget=PANEL
            aria-label=said
            on:click=move |_| view.explained.set(Some(explained.clone()))
        >
            // A median between two levels has the colour of the lower one.
            <span class="level-mark" data-level=median as u8>
                {level(median)}
            </span>
        </button>
    }
    .into_any()
}

/// The panel in which a figure is explained; one a page.
pub fn panel(view: ResultsView) -> AnyView {
    let content = move || view.explained.get().map(|explained| content(&explained));
    view! {
        <div id=PANEL class="explained" popover="auto" role="dialog" aria-labelledby="explained-title">
            <div class="explained-head">
                <h2 id="explained-title">{text(Word::ResultsExplainTitle)}</h2>
                <button
                    type="button"
                    class="quiet"
                    popovertarget=PANEL
                    popovertargetaction="hide"
                    aria-label=text(Word::ResultsExplainClose)
                >
                    {icon("x")}
                </button>
            </div>
            {content}
        </div>
    }
    .into_any()
}

fn content(explained: &Figure) -> AnyView {
    let counts = &explained.counts;
    let heads: Vec<_> = Level::ALL
        .into_iter()
        .map(|level| {
            view! {
                <th scope="col" class="num">
                    {level.get()}
                </th>
            }
        })
        .collect();
    let cells: Vec<_> = counts
        .levels
        .iter()
        .map(|count| view! { <td class="num">{number(*count)}</td> })
        .collect();
    let steps = [
        (Word::ResultsExplainFirst, 1),
        (Word::ResultsExplainMedian, 2),
        (Word::ResultsExplainThird, 3),
    ];
    let steps: Vec<_> = steps
        .into_iter()
        .filter_map(|(word, quarter)| {
            let formula = formula(counts, quarter)?;
            Some(view! {
                <div>
                    <dt>{text(word)}</dt>
                    <dd>{formula}</dd>
                </div>
            })
        })
        .collect();
    let n = fill(Word::ResultsExplainN, &[("n", &number(counts.n()))]);
    view! {
        <p>{explained.what.clone()}</p>
        <div class="table-scroll" tabindex="0" role="region" aria-label=explained.what.clone()>
            <table class="data-table">
                <thead>
                    <tr>
                        <th scope="col">{text(Word::ResultsExplainLevel)}</th>
                        {heads}
                        <th scope="col" class="num">
                            {text(Word::AssessmentTableDontKnow)}
                        </th>
                        <th scope="col" class="num">
                            {text(Word::AssessmentTableNotApplicable)}
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <th scope="row">{text(Word::ResultsExplainAnswers)}</th>
                        {cells}
                        <td class="num">{number(counts.dont_know)}</td>
                        <td class="num">{number(counts.not_applicable)}</td>
                    </tr>
                </tbody>
            </table>
        </div>
        <p>{n}</p>
        <dl class="explained-steps">{steps}</dl>
        <p class="small muted">{text(Word::ResultsExplainMethod)}</p>
    }
    .into_any()
}

/// How a quartile is worked out, with its numbers: the first, the second, which is the median, or the third.
fn formula(counts: &Counts, quarter: u64) -> Option<String> {
    let last = u64::from(counts.n().checked_sub(1)?);
    let place = last * quarter;
    let (below, rest) = (place / 4, place % 4);
    let part = level(quarter as f64 / 4.0);
    let n = number(counts.n());
    let at = words::numbers().short(place as f64 / 4.0);
    let low = f64::from(counts.nth(below));
    let mut values = vec![("n", n.as_str()), ("part", &part), ("place", &at)];
    if rest == 0 {
        let value = level(low);
        values.push(("value", &value));
        return Some(fill(Word::ResultsExplainWhole, &values));
    }
    let high = f64::from(counts.nth(below + 1));
    let rest = rest as f64 / 4.0;
    let value = level(low + (high - low) * rest);
    let (low, high, rest) = (level(low), level(high), level(rest));
    values.extend([
        ("low", low.as_str()),
        ("high", &high),
        ("rest", &rest),
        ("value", &value),
    ]);
    Some(fill(Word::ResultsExplainBetween, &values))
}
