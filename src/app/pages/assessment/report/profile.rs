//! The profile: bars with quartiles and targets, and the same in figures.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Report, factor_head, figure, head, none, number_head, section, table};
use crate::{
    app::{
        components::picture::drawing,
        pages::assessment::{
            pictures::{FactorBar, bars, frame, range_in_words},
            results::tables::differs_tag,
        },
        text::{
            vocabulary::{self, level},
            words::{self, Word, fill, text},
        },
    },
    domain::assessment::results::{FactorFigures, Respondents, Responses},
};

/// The width of the picture on paper, in user units: wider than an A4 page has pixels between its margins, so that it fits on the first
/// page below what matters most, and its words can still be read.
const PAPER_WIDTH: f64 = 900.0;

/// The picture.
pub fn picture(report: &Report<'_>) -> AnyView {
    let total = report.results.questions.factors.len().to_string();
    let title = fill(Word::ReportProfile, &[("n", &total)]);
    let drawn = Arc::new(ProfilePicture::of(report));
    let on_paper = drawn.svg("report-bars-paper", PAPER_WIDTH);
    let on_screen = Arc::new(move |width| drawn.svg("report-bars", width));
    let responses = match report.results.total {
        Responses::Shown(n) => words::numbers().count(n),
        Responses::Hidden => text(Word::ResultsHidden).to_owned(),
    };
    let caption = fill(Word::ReportChartCaption, &[("n", &responses)]);
    // The window's width says nothing of the paper's, so that the picture is drawn once for each.
    let content = view! {
        <figure class="chart">
            <div class="no-print">{drawing(Signal::stored(true), on_screen)}</div>
            <div class="chart-holder only-print" inner_html=on_paper />
            <figcaption>{caption}</figcaption>
        </figure>
    };
    section(title, "", content.into_any())
}

/// What the picture shows.
struct ProfilePicture {
    title: String,
    factors: Vec<FactorBar>,
}

impl ProfilePicture {
    fn of(report: &Report<'_>) -> Self {
        let factors = report.results.questions.factors.iter().enumerate();
        let one = |(place, asked): (usize, &crate::domain::assessment::results::questions::AskedFactor)| {
            let figures = report.results.factor(place, Respondents::All);
            let agreed = report.agreed.get(asked.factor.id);
            let target = agreed.and_then(|agreed| agreed.target_level);
            FactorBar {
                factor: asked.factor,
                quartiles: figures.and_then(|figures| figures.counts.quartiles()),
                n: figures.map_or(0, |figures| figures.counts.n()),
                target: target.map(|level| f64::from(level.get())),
            }
        };
        Self {
            title: fill(Word::ReportChartTitle, &[("round", &report.title())]),
            factors: factors.map(one).collect(),
        }
    }

    fn svg(&self, id: &str, width: f64) -> String {
        let medians = self.factors.iter().filter_map(|one| Some(one.quartiles?.median));
        let description = range_in_words(medians);
        let frame = frame(id, &self.title, &description, width);
        bars(frame, &self.factors, text(Word::ReportTarget))
    }
}

/// The same in figures.
pub fn figures(report: &Report<'_>) -> AnyView {
    let results = &report.results;
    let factors = results.questions.factors.iter().enumerate();
    let rows: Vec<_> = factors
        .map(|(place, asked)| {
            let cells = match results.factor(place, Respondents::All) {
                Some(figures) => cells(&figures, results.factor_differs(place)),
                None if results.is_empty() => view! { <td colspan="6">{none()}</td> }.into_any(),
                None => view! {
                    <td colspan="6" class="cell-hidden">
                        {text(Word::ResultsHidden)}
                    </td>
                }
                .into_any(),
            };
            view! { <tr>{factor_head(asked)}{cells}</tr> }.into_any()
        })
        .collect();
    let heads = [
        head(Word::AssessmentTableFactor),
        number_head(Word::AssessmentTableMedian),
        number_head(Word::ResultsColumnQuartiles),
        number_head(Word::ResultsN),
        number_head(Word::AssessmentTableDontKnow),
        number_head(Word::AssessmentTableNotApplicable),
        head(Word::ResultsDiffers),
    ];
    let content = table("report-figures stacks", text(Word::ReportTable), &heads, rows);
    section(text(Word::ReportTable), "", content)
}

fn cells(figures: &FactorFigures, differs: bool) -> AnyView {
    let counts = figures.counts;
    let number = |n| words::numbers().count(n).into_any();
    let quartiles = counts.quartiles();
    let median = quartiles.map_or_else(none, |one| level(one.median).into_any());
    let range = quartiles.map_or_else(none, |one| vocabulary::level_range(one.first, one.third).into_any());
    view! {
        {figure(Word::AssessmentTableMedian, median)}
        {figure(Word::ResultsColumnQuartiles, range)}
        {figure(Word::ResultsN, number(counts.n()))}
        {figure(Word::AssessmentTableDontKnow, number(counts.dont_know))}
        {figure(Word::AssessmentTableNotApplicable, number(counts.not_applicable))}
        <td data-label=text(Word::ResultsDiffers)>{if differs { differs_tag() } else { none() }}</td>
    }
    .into_any()
}
