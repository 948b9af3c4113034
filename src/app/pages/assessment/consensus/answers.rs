//! What the individual answers show beside what is agreed on. Only what may be shown.

use leptos::prelude::*;

use super::workshop::Workshop;
use crate::{
    app::{
        components::{icon::icon, note::Note},
        text::{
            vocabulary,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        assessment::{
            factors::Factor,
            profile::factor_result,
            results::{FactorFigures, Respondents, Results, counts::Quartiles},
        },
        records::self_assessment::Response,
    },
};

/// A level as a filled figure, with quarters where it has them.
pub fn level_mark(level: f64) -> AnyView {
    // A level between two has the colour of the lower one.
    view! {
        <span class="level-mark exact" data-level=level as u8>
            {vocabulary::level(level)}
        </span>
    }
    .into_any()
}

/// The sign that those who answered see it differently.
pub fn differs_tag() -> AnyView {
    view! {
        <span class="status-tag" data-kind="attention">
            {icon("arrows-left-right")}
            {text(Word::ConsensusDiffers)}
        </span>
    }
    .into_any()
}

/// What the answers say of a factor.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum AnswerSummary {
    /// Nobody has answered.
    #[default]
    Nothing,
    /// Somebody has, and it may not be shown.
    Hidden,
    /// Only the own reflection says something: its median.
    Own(f64),
    /// What may be shown.
    Shown(FactorFigures),
}

/// What the answers say of a factor, and whether they say different things; followed.
pub fn summary(workshop: Workshop, factor: &'static Factor) -> Memo<(AnswerSummary, bool)> {
    let own = workshop
        .current
        .read(move |response: &Response| factor_result(factor, response).median);
    Memo::new(move |_| {
        workshop.results.with(|results| {
            let Some(results) = results else {
                return (AnswerSummary::Nothing, false);
            };
            of_factor(results, factor, own.get())
        })
    })
}

fn of_factor(results: &Results, factor: &Factor, own: Option<f64>) -> (AnswerSummary, bool) {
    let Some(place) = results.questions.factor_place(factor.id) else {
        return (AnswerSummary::Nothing, false);
    };
    let summary = match results.factor(place, Respondents::All) {
        Some(figures) if !results.is_empty() => AnswerSummary::Shown(figures),
        _ => match own {
            Some(own) => AnswerSummary::Own(own),
            None if results.is_empty() => AnswerSummary::Nothing,
            None => AnswerSummary::Hidden,
        },
    };
    (summary, results.factor_differs(place))
}

/// The quartiles as they are written, *1–2,5*, or *2* where both are the same.
fn range(quartiles: Quartiles) -> String {
    if quartiles.first == quartiles.third {
        return vocabulary::level(quartiles.first);
    }
    let (first, third) = (vocabulary::level(quartiles.first), vocabulary::level(quartiles.third));
    fill(Word::ConsensusAnswersRange, &[("first", &first), ("third", &third)])
}

/// What the answers say in short: the median, the middle half, and whether they differ.
pub fn in_short(workshop: Workshop, factor: &'static Factor) -> AnyView {
    let summary = summary(workshop, factor);
    let short = move || {
        let (summary, differs) = summary.get();
        let figures = match summary {
            AnswerSummary::Nothing => {
                view! { <span class="muted">{text(Word::ConsensusAnswersNone)}</span> }.into_any()
            }
            AnswerSummary::Hidden => {
                view! { <span class="muted">{text(Word::ConsensusAnswersHidden)}</span> }.into_any()
            }
            AnswerSummary::Own(median) => view! {
                {level_mark(median)}
                <span class="muted">{text(Word::ConsensusAnswersOwn)}</span>
            }
            .into_any(),
            AnswerSummary::Shown(figures) => quartiles(figures.counts.quartiles()),
        };
        view! {
            {figures}
            {differs.then(differs_tag)}
        }
    };
    view! { <span class="answers-short">{short}</span> }.into_any()
}

fn quartiles(quartiles: Option<Quartiles>) -> AnyView {
    let Some(quartiles) = quartiles else {
        return view! { <span class="muted">{text(Word::ConsensusAnswersNone)}</span> }.into_any();
    };
    let words = [
        ("median", vocabulary::level(quartiles.median)),
        ("range", vocabulary::level_range(quartiles.first, quartiles.third)),
    ];
    let words: Vec<_> = words.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let summary = fill(Word::ConsensusAnswersMedian, &words);
    view! {
        <span aria-hidden="true" class="answers-figures">
            {level_mark(quartiles.median)}
            <span class="answers-range">{range(quartiles)}</span>
        </span>
        <span class="visually-hidden">{summary}</span>
    }
    .into_any()
}

/// How many answers a factor has at a level, as a bar with its number; nothing if that may not be shown.
pub fn at_level(summary: Memo<(AnswerSummary, bool)>, level: usize) -> AnyView {
    let bar = move || {
        let AnswerSummary::Shown(figures) = summary.get().0 else {
            return None;
        };
        let total = figures.counts.n();
        let count = figures.counts.levels.get(level).copied().unwrap_or_default();
        let share = if total == 0 {
            0.0
        } else {
            f64::from(count) / f64::from(total) * 100.0
        };
        let (count, total) = (count.to_string(), total.to_string());
        let level = level.to_string();
        let read = fill(
            Word::ConsensusAnswersSaid,
            &[("n", &count), ("total", &total), ("level", &level)],
        );
        let bar = view! {
            <span class="answers-bar" aria-hidden="true">
                <span class="answers-fill" data-level=level style:inline-size=[&share.to_string(), "%"].concat() />
            </span>
            <span class="answers-count" aria-hidden="true">
                {count}
            </span>
            <span class="visually-hidden">{read}</span>
        };
        Some(bar)
    };
    view! { <span class="answers-level">{bar}</span> }.into_any()
}

/// How each statement of the factor was answered, and what the figures rest on.
pub fn by_statement(workshop: Workshop, factor: &'static Factor) -> AnyView {
    let summary = summary(workshop, factor);
    let note = move || {
        let (summary, differs) = summary.get();
        let differs = differs.then(|| {
            Note::ATTENTION.with_icon("arrows-left-right").view(view! {
                <p>
                    <strong>{text(Word::ConsensusDiffers)}"."</strong>
                    " "
                    {text(Word::ConsensusDiffersText)}
                </p>
            })
        });
        let words = match summary {
            AnswerSummary::Nothing => text(Word::ConsensusAnswersNone).to_owned(),
            AnswerSummary::Own(_) => text(Word::ConsensusAnswersOwnText).to_owned(),
            AnswerSummary::Hidden => workshop.results.with(|results| {
                let least = results.as_ref().map_or(0, |results| results.smallest.get());
                fill(Word::ConsensusAnswersHiddenWhy, &[("n", &least.to_string())])
            }),
            AnswerSummary::Shown(figures) => source(figures),
        };
        view! {
            {differs}
            <p class="small muted">{words}</p>
        }
    };
    let rows = move || {
        workshop.results.with(|results| {
            let results = results.as_ref()?;
            let place = results.questions.factor_place(factor.id)?;
            let range = results.questions.factors.get(place)?.statements.clone();
            results.has_figures().then(|| {
                let rows: Vec<_> = range.filter_map(|place| row(results, place)).collect();
                view! { <ul class="answers-statements">{rows}</ul> }
            })
        })
    };
    view! {
        <section class="answers-aside">
            <h2>{text(Word::ConsensusAnswersTitle)}</h2>
            {note}
            {rows}
        </section>
    }
    .into_any()
}

fn source(figures: FactorFigures) -> String {
    let counts = figures.counts;
    let mut words = fill(
        Word::ConsensusAnswersSource,
        &[
            ("n", &counts.n().to_string()),
            ("statements", &figures.statements.to_string()),
            ("dont_know", &counts.dont_know.to_string()),
            ("not_applicable", &counts.not_applicable.to_string()),
        ],
    );
    if figures.hidden > 0 {
        words.push(' ');
        words.push_str(&fill(
            Word::ConsensusAnswersSomeHidden,
            &[("n", &figures.hidden.to_string())],
        ));
    }
    words
}

fn row(results: &Results, place: usize) -> Option<AnyView> {
    let asked = results.questions.statements.get(place)?;
    let figures = match results.statement(place, Respondents::All) {
        Some(counts) => quartiles(counts.quartiles()),
        None => view! { <span class="muted">{text(Word::ConsensusAnswersHidden)}</span> }.into_any(),
    };
    let differs = results.statement_differs(place).then(differs_tag);
    let words = asked.text(words::language()).to_owned();
    let view = view! {
        <li>
            <p>
                <span class="statement-id">{asked.number.clone()}</span>
                " "
                {words}
            </p>
            <p class="answers-short">{figures}{differs}</p>
        </li>
    };
    Some(view.into_any())
}
