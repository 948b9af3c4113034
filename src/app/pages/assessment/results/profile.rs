//! The profile: the 14 factors as a picture with its table.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    pictures::{self, Line, lines_of_groups, medians_of_round},
    respondents::{all_shown, name},
    tables::{lines_table, profile_table},
    view::{OtherRound, ResultsView, medians, responses},
};
use crate::{
    app::{
        components::{
            chart::{Chart, TABLE, chart_caption, chart_head},
            view_choice::ViewChoice,
        },
        text::words::{Word, fill, text},
    },
    domain::assessment::results::{Respondents, Results},
};

const BARS: &str = "bars";
const RADAR: &str = "radar";
const VIEWS: [(&str, Word); 3] = [
    (BARS, Word::AssessmentViewBars),
    (RADAR, Word::AssessmentViewRadar),
    (TABLE, Word::AssessmentViewTable),
];
const GROUPS: &str = "groups";
const ROUNDS: &str = "rounds";
const LINES: [(&str, Word); 2] = [(GROUPS, Word::ResultsRadarGroups), (ROUNDS, Word::ResultsRadarRounds)];

/// The section.
pub fn profile(view: ResultsView, others: Memo<Vec<OtherRound>>) -> AnyView {
    let choice = ViewChoice::remembered("samspel:results-view", &VIEWS);
    let compared = ViewChoice::remembered("samspel:results-radar", &LINES);
    let is_radar = choice.is(RADAR);
    let has_others = Memo::new(move |_| is_radar.get() && others.with(|others| !others.is_empty()));
    let lines = Memo::new(move |_| {
        if !is_radar.get() {
            return Vec::new();
        }
        let is_rounds = has_others.get() && compared.get() == ROUNDS;
        let title = view.title();
        view.read(|results, respondents| {
            if is_rounds {
                others.with(|others| lines_of_rounds(results, title, others, respondents))
            } else {
                lines_of_groups(results, respondents, &all_shown(results))
            }
        })
    });
    let draw = move |width| {
        let round = view.title();
        view.read(|results, respondents| {
            let words = [("who", name(respondents)), ("round", round.as_str())];
            let title = fill(Word::ResultsChartTitle, &words);
            if is_radar.get() {
                lines.with(|lines| pictures::radar(results, lines, &title, width))
            } else {
                pictures::bars(results, respondents, &title, width)
            }
        })
    };
    let source = move || {
        let round = view.title();
        view.read(|results, respondents| {
            fill(
                Word::ResultsChartSource,
                &[
                    ("who", name(respondents)),
                    ("responses", &responses(results.responses(respondents))),
                    ("round", &round),
                ],
            )
        })
    };
    let table = move || view.read(|results, respondents| Some(profile_table(view, results, respondents)));
    let lines_shown = move || {
        is_radar.get().then(|| {
            let table = move || view.read_all(|results| lines.with(|lines| Some(lines_table(results, lines))));
            view! {
                <details>
                    <summary>{text(Word::ResultsRadarTable)}</summary>
                    {table}
                </details>
            }
        })
    };
    let before = move || {
        has_others
            .get()
            .then(|| view! { <div class="no-print">{compared.view(Word::ResultsRadarLabel)}</div> })
    };
    let chart = Chart {
        view: choice,
        draw: Arc::new(draw),
        caption: chart_caption(Word::ResultsChartCaption, source),
        before: before.into_any(),
        after: lines_shown.into_any(),
        table: table.into_any(),
        narrow: Some(RADAR),
        class: "",
    };
    view! {
        <section class="section">
            {chart_head(Word::ResultsProfileTitle, choice, Word::AssessmentViewLabel)} {chart.view()}
        </section>
    }
    .into_any()
}

fn lines_of_rounds(results: &Results, title: String, others: &[OtherRound], respondents: Respondents) -> Vec<Line> {
    let others = others.iter().map(|other| {
        (
            other.title.clone(),
            medians_of_round(results, &other.results, respondents),
        )
    });
    std::iter::once((title, medians(results, respondents)))
        .chain(others)
        .collect()
}
