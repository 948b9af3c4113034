//! The page of the profile: how far the answers have come, what they show, what is lowest.

mod charts;
pub(super) mod factor_list;
mod lowest;
mod table;

use leptos::prelude::*;

use self::{
    charts::{Picture, draw},
    factor_list::{answered, factor_list, progress},
    lowest::lowest_factors,
    table::profile_table,
};
use super::{
    answering::own_group::own_group,
    current_round::{CurrentRound, begin_at},
    empty::empty,
    nav::assessment_parts,
    round_choice::round_choice,
};
use crate::{
    app::{
        components::{
            chart::{Chart, TABLE, chart_head},
            icon::icon,
            page_head::page_head,
            view_choice::ViewChoice,
        },
        document::workspace::Workspace,
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::assessment::{
        factors::QuestionSet,
        profile::{FactorResult, first_unanswered},
    },
};

const RADAR: &str = "radar";
const BARS: &str = "bars";
const VIEWS: [(&str, Word); 3] = [
    (RADAR, Word::AssessmentViewRadar),
    (BARS, Word::AssessmentViewBars),
    (TABLE, Word::AssessmentViewTable),
];

/// The page.
pub fn page(app: App) -> AnyView {
    let current = CurrentRound::new(app.workspace);
    let has_round = Memo::new(move |_| current.round.get().is_some());
    let content = move || {
        if has_round.get() {
            profile(app, current)
        } else {
            view! {
                {page_head(().into_any(), text(Word::NavAssessment), text(Word::AssessmentLede))}
                {empty(current)}
            }
            .into_any()
        }
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            {content}
        </main>
    }
    .into_any()
}

fn profile(app: App, current: CurrentRound) -> AnyView {
    let title = current.title();
    let kicker = move || {
        let title = title.with(|title| vocabulary::named(title));
        format!("{} · {title}", text(Word::NavAssessment))
    };
    let count = QuestionSet::current().factors.len().to_string();
    let heading = fill(Word::AssessmentProfileTitle, &[("n", &count)]);
    view! {
        {page_head(kicker.into_any(), heading, "")}
        {assessment_parts(Route::Assessment)}
        <div class="assessment-state">{state(current)} {round_choice(app.workspace, current)}</div>
        {figures(app.workspace, current)}
        {lowest_factors(app.workspace, current)}
        {method(current)}
        {own_group(current)}
        {to_round()}
    }
    .into_any()
}

/// The way to the round itself.
fn to_round() -> AnyView {
    view! {
        <section class="section section-gap no-print">
            <h2>{text(Word::AssessmentRoundTitle)}</h2>
            <p class="help">{text(Word::RoundGoHelp)}</p>
            <p class="actions">
                <a class="button" id="to-round" href=Route::Round.to_hash()>
                    {text(Word::RoundGo)}
                    {icon("arrow-right")}
                </a>
            </p>
        </section>
    }
    .into_any()
}

/// How far the answers have got, and the way on.
fn state(current: CurrentRound) -> AnyView {
    let next =
        current.read(|response| first_unanswered(response).map(|(factor, statement)| (factor.number, statement.id)));
    let has_begun = Memo::new(move |_| current.profile.with(|all| answered(all) > 0));
    let way_on = move || {
        let Some((number, statement)) = next.get() else {
            return all_answered();
        };
        let word = if has_begun.get() {
            Word::AssessmentGoOnAt
        } else {
            Word::AssessmentBeginAt
        };
        let label = fill(word, &[("number", &number.to_string())]);
        let factor = statement.split('.').next().unwrap_or_default();
        view! {
            <p class="actions">
                <a
                    class="button primary"
                    href=Route::Factor(factor.into()).to_hash()
                    on:click=move |_| begin_at(statement)
                >
                    {label}
                    {icon("arrow-right")}
                </a>
            </p>
        }
        .into_any()
    };
    view! { <div class="assessment-progress">{progress(current, Word::AssessmentProgress)}{way_on}</div> }.into_any()
}

fn all_answered() -> AnyView {
    view! { <p class="assessment-done">{icon("check")} <span>{text(Word::AssessmentAllAnswered)}</span></p> }.into_any()
}

/// The profile as a picture with the factors beside it, or as a table.
fn figures(workspace: Workspace, current: CurrentRound) -> AnyView {
    let view = ViewChoice::remembered("samspel:profile-view", &VIEWS);
    let is_bars = view.is(BARS);
    let picture = Memo::new(move |_| if is_bars.get() { Picture::Bars } else { Picture::Radar });
    let factors = view! { <div class="no-print">{factor_list(current, None)}</div> };
    let chart = Chart {
        view,
        draw: draw(current, picture),
        caption: caption(workspace, current),
        before: ().into_any(),
        after: factors.into_any(),
        table: profile_table(workspace, current),
        narrow: None,
        class: "profile",
    };
    view! {
        <section class="section">
            {chart_head(Word::AssessmentFactorsTitle, view, Word::AssessmentViewLabel)} {chart.view()}
        </section>
    }
    .into_any()
}

fn caption(workspace: Workspace, current: CurrentRound) -> AnyView {
    let total = QuestionSet::current().statement_count();
    let round = current.round;
    let start = workspace.select(move |document, _| {
        let round = round.get().and_then(|id| document.get(&id));
        round.and_then(|round| round.start)
    });
    let title = current.title();
    let source = move || {
        let levels: usize = current.profile.with(|all| all.iter().map(|result| result.levels).sum());
        let (levels, total) = (levels.to_string(), total.to_string());
        let title = title.with(|title| vocabulary::named(title));
        let mut values = vec![("n", levels.as_str()), ("total", &total), ("round", &title)];
        let date = start.get().map(vocabulary::day);
        match &date {
            Some(date) => {
                values.push(("date", date));
                fill(Word::AssessmentChartSourceDated, &values)
            }
            None => fill(Word::AssessmentChartSource, &values),
        }
    };
    let has_levels = Memo::new(move |_| current.profile.with(|all| all.iter().any(|one| one.levels > 0)));
    let words = move || {
        if !has_levels.get() {
            return text(Word::AssessmentNoProfile).into_any();
        }
        view! {
            <span class="chart-title">{text(Word::AssessmentChartCaption)}</span>
            " "
            {text(Word::AssessmentChartOutside)}
            <span class="chart-source">{source}</span>
        }
        .into_any()
    };
    words.into_any()
}

/// How the figures are computed, with the numbers that went in.
fn method(current: CurrentRound) -> AnyView {
    let total = QuestionSet::current().statement_count();
    let counts = move || {
        current.profile.with(|all| {
            let sum = |of: fn(&FactorResult) -> usize| all.iter().map(of).sum::<usize>();
            let unanswered = total.saturating_sub(answered(all));
            fill(
                Word::AssessmentMethodCount,
                &[
                    ("levels", &sum(|one| one.levels).to_string()),
                    ("dont_know", &sum(|one| one.dont_know).to_string()),
                    ("not_applicable", &sum(|one| one.not_applicable).to_string()),
                    ("unanswered", &unanswered.to_string()),
                    ("total", &total.to_string()),
                ],
            )
        })
    };
    view! {
        <details class="section-gap">
            <summary>{text(Word::AssessmentMethodTitle)}</summary>
            <p>{text(Word::AssessmentMethodFormula)}</p>
            <p>{text(Word::AssessmentMethodExample)}</p>
            <p>{text(Word::AssessmentMethodOutside)}</p>
            <p>{counts}</p>
            <p>{text(Word::AssessmentMethodGrade)}</p>
        </details>
    }
    .into_any()
}
