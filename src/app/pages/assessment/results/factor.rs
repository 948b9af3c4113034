//! What a round shows on one factor: statement by statement the distribution first, then what is written and agreed.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    Stage, before_figures, differences,
    explanation::{figure, panel},
    figure::Figure,
    pictures,
    respondents::{all_shown, name},
    stage,
    tables::{differs_tag, hidden_cell, hidden_note, scrolled},
    view::{ResultsView, number},
    voices::voices,
};
use crate::{
    app::{
        components::{lessons_here::lessons_here, page_head::page_head, picture::drawing},
        interface::route::Route,
        pages::{
            assessment::{level_key, nav::assessment_parts, paging::FactorPages},
            not_found,
        },
        state::App,
        text::{
            vocabulary::level_range,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        assessment::{
            factors::{Factor, QuestionSet},
            gaps::shown_median,
            results::{
                Respondents, Results,
                widest::{QuestionPlace, difference},
            },
        },
        learning::proposing::{Concern, is_low},
        records::{document::Document, references::References, self_assessment::Consensus},
    },
};

/// The pages of the results.
const PAGES: FactorPages = FactorPages {
    route: Route::FactorResults,
    previous: Word::AssessmentPrevious,
    next: Word::AssessmentNext,
    last: (Route::Results, Word::ResultsToResults),
    next_id: None,
    is_primary: false,
};

/// The page.
pub fn page(app: App, factor: &str) -> AnyView {
    let Some(factor) = QuestionSet::current().factor(factor) else {
        return not_found::page(app).into_any();
    };
    let view = ResultsView::new(app);
    let stage = stage(view);
    let count = QuestionSet::current().factors.len().to_string();
    let place = fill(
        Word::AssessmentFactorPlace,
        &[("number", &factor.number.to_string()), ("n", &count)],
    );
    let kicker = view! {
        <a href=Route::Results.to_hash()>{text(Word::ResultsTitle)}</a>
        {move || (stage.get() != Stage::NoRound).then(|| [" · ", &view.title()].concat())}
        " · "
        {place}
    };
    let content = move || match stage.get() {
        Stage::Figures => figures(view, factor),
        stage => before_figures(view, stage),
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(kicker.into_any(), factor.title(words::language()), text(Word::ResultsFactorLede))}
            {assessment_parts(Route::Results)}
            {content}
            {PAGES.links(factor, ().into_any())}
        </main>
    }
    .into_any()
}

/// A statement as the page shows it.
#[derive(Clone, Debug, PartialEq)]
struct StatementEntry {
    place: usize,
    number: String,
    text: String,
    is_own: bool,
}

fn figures(view: ResultsView, factor: &'static Factor) -> AnyView {
    let entries = Memo::new(move |_| view.read_all(|results| entries(results, factor.id)));
    let statements = move || {
        let each = entries.get().into_iter();
        each.map(|one| statement(view, one)).collect::<Vec<_>>()
    };
    let median = Memo::new(move |_| view.read_all(|results| shown_median(results, factor.id)));
    let concern = move |_: &Document, _: &References| match median.get() {
        Some(median) if is_low(median) => Concern::of_factor(factor.id),
        _ => Concern::default(),
    };
    view! {
        <div class="factor-results">
            <div>{statements}{hidden_note(view)}</div>
            <aside>{whole(view, factor)}{agreed(view, factor)}{lessons_here(view.app.workspace, concern)}</aside>
        </div>
        {voices(view, factor.id)}
        {panel(view)}
    }
    .into_any()
}

fn entries(results: &Results, factor: &str) -> Vec<StatementEntry> {
    let questions = &results.questions;
    let place = questions.factor_place(factor);
    let range = place.and_then(|place| questions.factors.get(place));
    let places = range.map_or(0..0, |asked| asked.statements.clone());
    places
        .filter_map(|place| {
            let asked = questions.statements.get(place)?;
            Some(StatementEntry {
                place,
                number: asked.number.clone(),
                text: asked.text(words::language()).to_owned(),
                is_own: asked.is_own(),
            })
        })
        .collect()
}

fn statement(view: ResultsView, entry: StatementEntry) -> AnyView {
    let place = entry.place;
    let draw = move |width| view.read_all(|results| pictures::spread(results, place, &all_shown(results), width));
    let differs = move || {
        view.read_all(|results| {
            let difference = difference(results, QuestionPlace::Statement(place))?;
            Some(view! { <p>{differs_tag()}" "{differences::reasons(&difference)}</p> })
        })
    };
    let number = entry.number.clone();
    let table_label = spread_caption(&number);
    let table = move || view.read_all(|results| Some(table(view, results, place, &number)));
    let own = entry.is_own.then(|| {
        view! {
            <p class="own-statement">
                <span class="tag">{text(Word::ResultsOwn)}</span>
                " "
                <span class="small muted">{text(Word::ResultsOwnText)}</span>
            </p>
        }
    });
    view! {
        <section class="section statement-results">
            <h2>
                <span class="statement-id">{entry.number}</span>
                " "
                {entry.text}
            </h2>
            {own}
            {differs}
            <figure class="chart">{drawing(Signal::stored(true), Arc::new(draw))}</figure>
            <details>
                <summary aria-label=table_label>{text(Word::ResultsSpreadTable)}</summary>
                {table}
            </details>
        </section>
    }
    .into_any()
}

fn spread_caption(cited: &str) -> String {
    fill(Word::ResultsSpreadCaption, &[("number", cited)])
}

fn table(view: ResultsView, results: &Results, place: usize, cited: &str) -> AnyView {
    let levels: Vec<_> = (0..5)
        .map(|level: u8| {
            view! {
                <th scope="col" class="num">
                    {level}
                </th>
            }
        })
        .collect();
    let row = |respondents: Respondents| {
        let cells = match results.statement(place, respondents) {
            None => hidden_cell(10),
            Some(counts) => {
                let quartiles = counts
                    .quartiles()
                    .map_or_else(|| "–".to_owned(), |found| level_range(found.first, found.third));
                let counted: Vec<_> = counts
                    .levels
                    .iter()
                    .map(|count| view! { <td class="num">{number(*count)}</td> })
                    .collect();
                view! {
                    <td class="num">{figure(view, Figure::statement(results, place, respondents))}</td>
                    <td class="num nowrap">{quartiles}</td>
                    <td class="num">{number(counts.n())}</td>
                    {counted}
                    <td class="num">{number(counts.dont_know)}</td>
                    <td class="num">{number(counts.not_applicable)}</td>
                }
                .into_any()
            }
        };
        view! {
            <tr>
                <th scope="row">{name(respondents)}</th>
                {cells}
            </tr>
        }
    };
    let rows: Vec<_> = all_shown(results).into_iter().map(row).collect();
    let caption = spread_caption(cited);
    scrolled(
        &caption.clone(),
        view! {
            <table class="data-table wide-table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text(Word::ResultsColumnGroup)}</th>
                        <th scope="col" class="num">
                            {text(Word::AssessmentTableMedian)}
                        </th>
                        <th scope="col" class="num">
                            {text(Word::ResultsColumnQuartiles)}
                        </th>
                        <th scope="col" class="num">
                            {text(Word::ResultsN)}
                        </th>
                        {levels}
                        <th scope="col" class="num">
                            {text(Word::AssessmentTableDontKnow)}
                        </th>
                        <th scope="col" class="num">
                            {text(Word::AssessmentTableNotApplicable)}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any(),
    )
}

/// The factor's own figures: everybody's answers on its statements together.
fn whole(view: ResultsView, factor: &'static Factor) -> AnyView {
    let content = move || {
        view.read_all(|results| {
            let place = results.questions.factor_place(factor.id)?;
            let Some(figures) = results.factor(place, Respondents::All) else {
                return Some(view! { <p>{text(Word::ResultsHidden)}</p> }.into_any());
            };
            let counts = figures.counts;
            let quartiles = counts.quartiles().map(|found| {
                let between = level_range(found.first, found.third);
                view! {
                    <div>
                        <dt>{text(Word::ResultsColumnQuartiles)}</dt>
                        <dd>{between}</dd>
                    </div>
                }
            });
            let differs = results.factor_differs(place).then(differs_tag);
            Some(
                view! {
                    <dl class="factor-figures">
                        <div>
                            <dt>{text(Word::AssessmentTableMedian)}</dt>
                            <dd>{figure(view, Figure::factor(results, place, Respondents::All))}</dd>
                        </div>
                        {quartiles}
                        <div>
                            <dt>{text(Word::ResultsN)}</dt>
                            <dd>{number(counts.n())}</dd>
                        </div>
                        <div>
                            <dt>{text(Word::AssessmentTableDontKnow)}</dt>
                            <dd>{number(counts.dont_know)}</dd>
                        </div>
                        <div>
                            <dt>{text(Word::AssessmentTableNotApplicable)}</dt>
                            <dd>{number(counts.not_applicable)}</dd>
                        </div>
                    </dl>
                    {differs}
                    <p class="small muted">{text(Word::ResultsFactorPooled)}</p>
                }
                .into_any(),
            )
        })
    };
    view! {
        <section>
            <h2>{text(Word::ResultsFactorFigures)}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// The level that a workshop has agreed on, beside what each has answered.
fn agreed(view: ResultsView, factor: &'static Factor) -> AnyView {
    let round = view.current.round;
    let agreed = view.app.workspace.select(move |document, _| {
        let round = round.get()?;
        let (_, consensus) = Consensus::of_factor(document, &round, factor.id)?;
        Some((consensus.level?, consensus.motivation.trim().to_owned()))
    });
    let content = move || match agreed.get() {
        None => view! { <p>{text(Word::ResultsFactorAgreedNone)}</p> }.into_any(),
        Some((level, motivation)) => {
            let digit = level.get().to_string();
            let values = [("level", digit.as_str()), ("name", level_key::name(level))];
            view! {
                <p>
                    <span class="level-mark" data-level=level.get() aria-hidden="true">
                        {level.get()}
                    </span>
                    " "
                    {fill(Word::ResultsFactorAgreedLevel, &values)}
                </p>
                {(!motivation.is_empty()).then(|| view! { <p class="small">{motivation}</p> })}
            }
            .into_any()
        }
    };
    let href = Route::FactorConsensus(factor.id.into()).to_hash();
    view! {
        <section>
            <h2>{text(Word::ResultsFactorAgreed)}</h2>
            {content}
            <p class="no-print">
                <a href=href>{text(Word::ResultsFactorAgree)}</a>
            </p>
        </section>
    }
    .into_any()
}
