//! The gaps in order, each with how it is worked out, what is made of it and what can be.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    super::{
        consensus::{differs_tag, level_mark},
        current_round::CurrentRound,
    },
    DerivedRecord,
    make::{Origin, buttons},
};
use crate::{
    app::{
        components::{icon::icon, lessons_here::lessons_here, movement, unfolding::Unfolding},
        interface::{anchor, route::Route},
        state::App,
        text::{
            vocabulary,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        assessment::{
            factors::Factor,
            gaps::{Gap, Source},
            results::{Respondents, Results, movement::RoundsSince},
        },
        learning::proposing::{Concern, is_low},
        records::{document::Document, references::References},
    },
};

/// What the list reads.
#[derive(Clone, Copy)]
pub struct GapsView {
    /// The app.
    pub app: App,
    /// The round that is looked at.
    pub current: CurrentRound,
    /// What it may show.
    pub results: Memo<Option<Arc<Results>>>,
    /// The gaps, what weighs most first.
    pub gaps: Memo<Vec<Gap>>,
    /// What is made of each factor, in the factors' order.
    pub derived: Memo<Vec<Vec<DerivedRecord>>>,
}

/// The list.
pub fn list(view: GapsView) -> AnyView {
    let order = Memo::new(move |_| {
        view.gaps
            .with(|gaps| gaps.iter().map(|gap| gap.factor.id).collect::<Vec<_>>())
    });
    let rows = move |id: &'static str| item(view, id);
    view! {
        <ol class="gap-list">
            <For each=move || order.get() key=|id| *id children=rows />
        </ol>
    }
    .into_any()
}

fn item(view: GapsView, id: &'static str) -> AnyView {
    let gap = Memo::new(move |_| {
        view.gaps
            .with(|gaps| gaps.iter().find(|gap| gap.factor.id == id).copied())
    });
    let Some(factor) = gap.get_untracked().map(|gap| gap.factor) else {
        return ().into_any();
    };
    let round = view.current.round;
    let moved = view.app.workspace.select(move |document, _| {
        let round = round.get()?;
        let since = RoundsSince::last(document, &round);
        Some(movement::of_factor(document, &since, id))
    });
    let make = move || {
        gap.get().map(|gap| {
            let origin = Origin {
                factor,
                statement: None,
                differs: gap.differs,
                round: round.get(),
            };
            buttons(view.app, &origin)
        })
    };
    let concern = move |_: &Document, _: &References| {
        let present = gap.get().and_then(|gap| gap.present);
        match present {
            Some(present) if is_low(present.level) => Concern::of_factor(id),
            _ => Concern::default(),
        }
    };
    view! {
        <li class="gap" id=anchor::gap(id) tabindex="-1">
            <h3>
                <span class="factor-no">{factor.number}</span>
                <a href=Route::FactorConsensus(id.into()).to_hash()>{factor.title(words::language())}</a>
                {move || gap.get().is_some_and(|gap| gap.differs).then(differs_tag)}
            </h3>
            <div class="gap-what">
                {move || gap.get().map(figures)} {move || movement::list(moved.get().unwrap_or_default())}
            </div>
            <div class="gap-so">{derived(view, factor)} {make} {lessons_here(view.app.workspace, concern)}</div>
            {statements(view, factor)}
        </li>
    }
    .into_any()
}

fn source(source: Source) -> &'static str {
    text(match source {
        Source::Agreed => Word::GapsSourceAgreed,
        Source::Answers => Word::GapsSourceAnswers,
        Source::Own => Word::GapsSourceOwn,
    })
}

/// How the gap is worked out; where something is missing, what and how it is set.
fn figures(gap: Gap) -> AnyView {
    let missing = || view! { <span class="muted">{text(Word::GapsMissing)}</span> }.into_any();
    let fact = |word: Word, value: AnyView| {
        view! {
            <div>
                <dt>{text(word)}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let present = gap.present.map_or_else(missing, |present| {
        view! {
            {level_mark(present.level)}
            " "
            <span class="muted">{source(present.source)}</span>
        }
        .into_any()
    });
    let target = gap.target.map_or_else(missing, |target| {
        let year = gap.target_year.map(|year| {
            let year = fill(Word::GapsByYear, &[("year", &year.get().to_string())]);
            view! {
                " "
                <span class="muted">{year}</span>
            }
        });
        view! {
            {level_mark(f64::from(target.get()))}
            {year}
        }
        .into_any()
    });
    let left = match (gap.target, gap.present, gap.left()) {
        (Some(target), Some(present), Some(left)) if left > 0.0 => fill(
            Word::GapsSubtraction,
            &[
                ("target", &target.get().to_string()),
                ("present", &vocabulary::level(present.level)),
                ("left", &vocabulary::level(left)),
            ],
        )
        .into_any(),
        (_, _, Some(_)) => text(Word::GapsReached).into_any(),
        _ => missing(),
    };
    let importance = gap.importance.map_or_else(
        || view! { <span class="muted">{text(Word::GapsRowNone)}</span> }.into_any(),
        |importance| importance.get().into_any(),
    );
    let weight = match (gap.importance, gap.left(), gap.weight()) {
        (Some(importance), Some(left), Some(weight)) => {
            let product = fill(
                Word::GapsProduct,
                &[
                    ("importance", &importance.get().to_string()),
                    ("left", &vocabulary::level(left)),
                    ("weight", &vocabulary::level(weight)),
                ],
            );
            Some(fact(Word::GapsWeight, product.into_any()))
        }
        _ => None,
    };
    view! {
        <dl class="gap-figures">
            {fact(Word::GapsPresent, present)} {fact(Word::GapsTarget, target)} {fact(Word::GapsLeft, left)}
            {fact(Word::GapsImportance, importance)} {weight}
        </dl>
        {lacks(gap)}
    }
    .into_any()
}

fn lacks(gap: Gap) -> Option<AnyView> {
    let lack = match gap {
        Gap { present: None, .. } => Word::GapsNoPresent,
        Gap { target: None, .. } => Word::GapsNoTarget,
        Gap { importance: None, .. } => Word::GapsNoImportance,
        _ => return None,
    };
    let number = gap.factor.number.to_string();
    let about = fill(Word::GapsSetItFor, &[("number", &number)]);
    let href = Route::FactorConsensus(gap.factor.id.into()).to_hash();
    let view = view! {
        <p class="gap-lack">
            {icon("info")}
            <span>
                {text(lack)}" "<a class="no-print" href=href>
                    {text(Word::GapsSetIt)}
                    <span class="visually-hidden">{about}</span>
                </a>
            </span>
        </p>
    };
    Some(view.into_any())
}

/// What is made of a factor already.
fn derived(view: GapsView, factor: &'static Factor) -> AnyView {
    let place = usize::from(factor.number).saturating_sub(1);
    let derived = Memo::new(move |_| {
        view.derived
            .with(|derived| derived.get(place).cloned().unwrap_or_default())
    });
    let list = move || {
        let derived = derived.get();
        if derived.is_empty() {
            return view! { <p class="links-none">{text(Word::GapsMadeNone)}</p> }.into_any();
        }
        let rows: Vec<_> = derived.into_iter().map(DerivedRecord::row).collect();
        view! {
            <div class="gap-made">
                <h4 class="label">{text(Word::GapsMade)}</h4>
                <ul class="gap-made-list">{rows}</ul>
            </div>
        }
        .into_any()
    };
    list.into_any()
}

/// The factor's statements from the lowest, drawn when they are opened.
fn statements(view: GapsView, factor: &'static Factor) -> AnyView {
    let fold = Unfolding::new(false);
    let rows = move || {
        fold.then(|| {
            let rows = view.results.with(|results| {
                let results = results.as_ref()?;
                Some(
                    lowest_first(results, factor)
                        .into_iter()
                        .map(|of| statement(view, factor, of))
                        .collect::<Vec<_>>(),
                )
            });
            view! { <ul class="gap-statements">{rows}</ul> }
        })
    };
    let name = factor.title(words::language());
    let label = fill(
        Word::GapsMakeNamed,
        &[("what", text(Word::GapsStatements)), ("name", name)],
    );
    view! {
        <details class="gap-more no-print" on:toggle=move |_| fold.unfold()>
            <summary aria-label=label>{text(Word::GapsStatements)}</summary>
            {rows}
        </details>
    }
    .into_any()
}

/// A statement with what may be shown of it.
struct StatementMedian {
    id: String,
    number: String,
    text: String,
    median: Option<f64>,
    differs: bool,
}

fn lowest_first(results: &Results, factor: &Factor) -> Vec<StatementMedian> {
    let Some(place) = results.questions.factor_place(factor.id) else {
        return Vec::new();
    };
    let range = results.questions.factors.get(place).map(|one| one.statements.clone());
    let mut found: Vec<StatementMedian> = range
        .into_iter()
        .flatten()
        .filter_map(|place| {
            let asked = results.questions.statements.get(place)?;
            let counts = results.statement(place, Respondents::All);
            Some(StatementMedian {
                id: asked.id.clone(),
                number: asked.number.clone(),
                text: asked.text(words::language()).to_owned(),
                median: counts.and_then(|counts| counts.median()),
                differs: results.statement_differs(place),
            })
        })
        .collect();
    // What may not be shown comes last.
    found.sort_by(|one, other| {
        let level = |asked: &StatementMedian| asked.median.unwrap_or(9.0);
        level(one).total_cmp(&level(other))
    });
    found
}

fn statement(view: GapsView, factor: &'static Factor, asked: StatementMedian) -> AnyView {
    let origin = Origin {
        factor,
        statement: Some((asked.id, asked.text.clone())),
        differs: asked.differs,
        round: view.current.round.get_untracked(),
    };
    view! {
        <li>
            <p>
                {asked.median.map(level_mark)}<span>
                    <span class="statement-id">{asked.number}</span>
                    " "
                    {asked.text}
                </span>{asked.differs.then(differs_tag)}
            </p>
            {buttons(view.app, &origin)}
        </li>
    }
    .into_any()
}
