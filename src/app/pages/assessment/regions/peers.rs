//! The other regions' results in the document, and the place where files of them are given.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    RegionResult, RegionsView,
    import::{FileImport, FileOutcome, take_in},
};
use crate::{
    app::{
        components::{empty_state::empty_state, file_input::chosen, icon::icon},
        interface::dropping::take_dropped,
        text::{
            vocabulary,
            words::{self, Word, fill, text},
        },
    },
    domain::assessment::{comparison::in_common, results::Results},
};

/// The section.
pub fn section(view: RegionsView) -> AnyView {
    let file_import = FileImport {
        outcomes: RwSignal::new(Vec::new()),
        reading: RwSignal::new(0),
    };
    let round = view.current.round;
    let set = view.app.workspace.select(move |document, _| {
        let round = round.get().and_then(|id| document.get(&id));
        round.map(|round| round.question_set.clone()).unwrap_or_default()
    });
    let list = move || {
        let others = view.others.get();
        if others.is_empty() {
            return empty_state(
                Word::RegionsEmptyTitle,
                Word::RegionsEmptyText,
                (Word::RegionsEmptyExampleTitle, Word::RegionsEmptyExample),
                ().into_any(),
            );
        }
        let results = view.results.get();
        let set = set.get();
        let here = results.as_deref().map(|results| (results, set.as_str()));
        let rows: Vec<_> = others.iter().map(|other| row(view, other, here)).collect();
        view! { <ul class="record-list regions-list">{rows}</ul> }.into_any()
    };
    view! {
        <section class="section">
            <h2>{text(Word::RegionsOthersTitle)}</h2>
            <p class="help measure">{text(Word::RegionsOthersText)}</p>
            {give(view, file_import)}
            {outcomes(file_import)}
            {list}
        </section>
    }
    .into_any()
}

/// The field for files, which takes what is dropped on the page, too.
fn give(view: RegionsView, file_import: FileImport) -> AnyView {
    take_dropped(Arc::new(move |files| take_in(view, file_import, files)));
    let state = move || {
        let reading = file_import.reading.get();
        (reading > 0).then(|| fill(Word::RegionsReading, &[("n", &words::number(reading))]))
    };
    view! {
        <div class="file-drop no-print">
            {icon("upload")} <label for="regions-files">{text(Word::RegionsAdd)}</label>
            <span class="help" id="regions-files-help">
                {text(Word::RegionsAddHelp)}
            </span>
            <input
                type="file"
                multiple
                id="regions-files"
                accept=".json,application/json"
                aria-describedby="regions-files-help"
                on:change=move |event| take_in(view, file_import, chosen(&event))
            />
        </div>
        <p role="status" class="small muted">
            {state}
        </p>
    }
    .into_any()
}

fn outcomes(file_import: FileImport) -> AnyView {
    let content = move || {
        let outcomes = file_import.outcomes.get();
        (!outcomes.is_empty()).then(|| {
            let rows: Vec<_> = outcomes.into_iter().map(line).collect();
            view! {
                <section
                    class="files-told no-print"
                    id="regions-come"
                    tabindex="-1"
                    aria-labelledby="regions-come-title"
                >
                    <h3 id="regions-come-title">{text(Word::RegionsComeTitle)}</h3>
                    <ul>{rows}</ul>
                    <p class="actions">
                        <button type="button" class="quiet" on:click=move |_| file_import.outcomes.set(Vec::new())>
                            {icon("x")}
                            {text(Word::RegionsComeClose)}
                        </button>
                    </p>
                </section>
            }
        })
    };
    content.into_any()
}

fn line(outcome: FileOutcome) -> AnyView {
    let (kind, symbol) = if outcome.is_fine {
        ("ok", "circle-check")
    } else {
        ("error", "error")
    };
    let faults: Vec<_> = outcome
        .faults
        .into_iter()
        .map(|fault| view! { <li>{fault}</li> })
        .collect();
    let faults = (!faults.is_empty()).then(|| view! { <ul>{faults}</ul> });
    view! {
        <li data-kind=kind>
            {icon(symbol)}<div>
                <p>
                    <b>{outcome.file}</b>
                    ": "
                    {outcome.text}
                </p>
                {faults}
            </div>
        </li>
    }
    .into_any()
}

/// A region. `here` is the own round with the version of its questions.
fn row(view: RegionsView, other: &RegionResult, here: Option<(&Results, &str)>) -> AnyView {
    let result = &other.result;
    let n = words::numbers().count(result.responses.0);
    let mut facts = vec![vocabulary::named(&result.title)];
    facts.extend(vocabulary::period(result.start, result.end));
    facts.push(fill(Word::RegionsResponses, &[("n", &n)]));
    if let Some((results, set)) = here {
        facts.push(shared(results, other));
        if result.question_set != set {
            let values = [("set", result.question_set.as_str())];
            facts.push(fill(Word::RegionsAnotherSet, &values));
        }
    }
    let contact = result.contact.trim();
    if !contact.is_empty() {
        facts.push(fill(Word::RegionsContactIs, &[("contact", contact)]));
    }
    if let Some(received) = result.received {
        let day = vocabulary::day(received);
        facts.push(fill(Word::RegionsReceived, &[("date", &day)]));
    }
    let facts: Vec<_> = facts.into_iter().map(|fact| view! { <span>{fact}</span> }).collect();
    let id = other.id.raw().clone();
    let label = fill(Word::RegionsRemove, &[("region", &other.name)]);
    view! {
        <li>
            <span class="record-title">{other.name.clone()}</span>
            <span class="record-meta">{facts}</span>
            <span class="record-side no-print">
                <button
                    type="button"
                    class="quiet danger"
                    aria-label=label
                    on:click=move |_| view.app.workspace.remove(&id)
                >
                    {icon("trash")}
                    {text(Word::AppRemove)}
                </button>
            </span>
        </li>
    }
    .into_any()
}

/// How many statements both show.
fn shared(results: &Results, other: &RegionResult) -> String {
    let (common, total) = in_common(results, &other.result);
    let (common_said, total_said) = (common.to_string(), total.to_string());
    let word = if common == total {
        Word::RegionsInCommonAll
    } else {
        Word::RegionsInCommon
    };
    fill(word, &[("n", &common_said), ("total", &total_said)])
}
