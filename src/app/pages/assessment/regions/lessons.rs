//! Whom there is something to learn from: the regions that are a level or more higher on a factor, with what they say of it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{RegionResult, RegionsView};
use crate::{
    app::{
        interface::route::Route,
        text::{
            vocabulary::level,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        assessment::{
            comparison::{HigherMedian, lessons},
            factors::Factor,
            results::{Respondents, Results},
        },
        records::self_assessment::{Consensus, Level},
    },
};

/// The section; nothing if there is nothing to compare.
pub fn section(view: RegionsView) -> AnyView {
    let round = view.current.round;
    let agreed = view.app.workspace.select(move |document, _| {
        let Some(round) = round.get() else {
            return BTreeMap::new();
        };
        let all = document.all::<Consensus>();
        let here = all.filter(|(_, one)| one.round.as_ref() == Some(&round));
        let levels = here.filter_map(|(_, one)| Some((one.factor.clone(), one.level?)));
        levels.collect::<BTreeMap<String, Level>>()
    });
    let content = move || {
        let results = view.figures()?;
        let others = view.others.get();
        (!others.is_empty()).then(|| found(&results, &others, &agreed.get()))
    };
    content.into_any()
}

fn found(results: &Results, others: &[RegionResult], agreed: &BTreeMap<String, Level>) -> AnyView {
    let pairs: Vec<_> = others.iter().map(|other| (other.id.clone(), &*other.result)).collect();
    let lessons = lessons(results, &pairs);
    if lessons.is_empty() {
        return around(view! { <p>{text(Word::RegionsLearnNone)}</p> }.into_any());
    }
    let rows: Vec<_> = lessons
        .iter()
        .filter_map(|(place, from)| {
            let factor = results.questions.factors.get(*place)?.factor;
            let median = results.factor(*place, Respondents::All)?.counts.median()?;
            Some(lesson(factor, median, agreed.get(factor.id), from, others))
        })
        .collect();
    around(view! { <ul class="lessons">{rows}</ul> }.into_any())
}

fn around(content: AnyView) -> AnyView {
    view! {
        <section class="section section-gap">
            <h2>{text(Word::RegionsLearnTitle)}</h2>
            <p class="help measure">{text(Word::RegionsLearnText)}</p>
            {content}
        </section>
    }
    .into_any()
}

fn lesson(
    factor: &'static Factor,
    median: f64,
    agreed: Option<&Level>,
    from: &[HigherMedian],
    others: &[RegionResult],
) -> AnyView {
    let median = level(median);
    let ours = match agreed {
        None => fill(Word::RegionsLearnOurs, &[("median", &median)]),
        Some(agreed) => fill(
            Word::RegionsLearnOursAgreed,
            &[("median", &median), ("level", &agreed.get().to_string())],
        ),
    };
    let regions: Vec<_> = from
        .iter()
        .filter_map(|higher| {
            let other = others.iter().find(|other| other.id == higher.id)?;
            Some(region(factor, higher, other))
        })
        .collect();
    view! {
        <li class="lesson">
            <h3>
                <span class="factor-no">{factor.number}</span>
                <a href=Route::FactorResults(factor.id.into()).to_hash()>{factor.title(words::language())}</a>
            </h3>
            <p class="muted small">{ours}</p>
            <ul class="lesson-from">{regions}</ul>
        </li>
    }
    .into_any()
}

fn region(factor: &'static Factor, higher: &HigherMedian, other: &RegionResult) -> AnyView {
    let result = &other.result;
    let mut figures = fill(
        Word::RegionsLearnTheirs,
        &[
            ("median", &level(higher.theirs)),
            ("ours", &level(higher.ours)),
            ("n", &words::numbers().count(higher.n)),
        ],
    );
    if let Some(agreed) = result.levels.get(factor.id) {
        let agreed = agreed.get().to_string();
        figures.push_str(", ");
        figures.push_str(&fill(Word::RegionsLearnAgreed, &[("level", &agreed)]));
    }
    let said = |word: Word, written: Option<&String>| {
        let written = written.map(|written| written.trim());
        let written = written.filter(|written| !written.is_empty())?.to_owned();
        Some(
            view! {
                <div>
                    <dt>{text(word)}</dt>
                    <dd>{written}</dd>
                </div>
            }
            .into_any(),
        )
    };
    let strengths = said(Word::RegionsLearnStrengths, result.strengths.get(factor.id));
    let evidence = said(Word::RegionsLearnEvidence, result.evidence.get(factor.id));
    let is_silent = strengths.is_none() && evidence.is_none();
    let silent = is_silent.then(|| view! { <p class="muted small">{text(Word::RegionsLearnNoText)}</p> });
    let facts: Vec<_> = [
        strengths,
        evidence,
        said(Word::RegionsLearnContact, Some(&result.contact)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let facts = (!facts.is_empty()).then(|| view! { <dl>{facts}</dl> });
    view! {
        <li>
            <p>
                <b>{other.name.clone()}</b>
                ": "
                {figures}
            </p>
            {silent}
            {facts}
        </li>
    }
    .into_any()
}
