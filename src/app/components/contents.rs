//! What a document holds, as a table of its kinds of records, and which part of a document it is.

use leptos::prelude::*;

use crate::{
    app::text::{
        vocabulary,
        words::{Word, fill, number, text},
    },
    domain::records::{
        document::Document,
        part::{self, Part},
        plan::Priority,
        record::Record,
        strategy::StepNumber,
    },
};

/// How many names of a kind are shown.
const MOST_NAMES: usize = 6;

/// The kinds in the order of the work, each by what several of them are called; of the first there is one.
pub const KINDS: [(&str, Word); 15] = [
    ("strategy", Word::AppDocumentHead),
    ("round", Word::ExchangeKindRound),
    ("response", Word::ExchangeKindResponse),
    ("own_statement", Word::ExchangeKindOwnStatement),
    ("consensus", Word::ExchangeKindConsensus),
    ("peer_result", Word::ExchangeKindPeerResult),
    ("step", Word::ExchangeKindStep),
    ("dialogue_topic", Word::ExchangeKindDialogueTopic),
    ("structure_element", Word::ExchangeKindStructureElement),
    ("priority", Word::PlanPriorities),
    ("action", Word::PlanActions),
    ("target", Word::ExchangeKindTarget),
    ("actor", Word::PlanActors),
    ("set_aside", Word::ExchangeKindSetAside),
    ("version", Word::VersionsTitle),
];

/// The records of a document by kind: how many, and the first names.
pub fn contents(document: &Document) -> AnyView {
    let mut rows = Vec::new();
    let mut known = 0;
    for (kind, word) in KINDS.into_iter().skip(1) {
        let (count, names) = of_kind(document, kind);
        known += count;
        if count > 0 {
            rows.push(row(word, count, names));
        }
    }
    // The strategy heads every document and is no row of its own.
    let strategies = of_kind(document, "strategy").0;
    let others = document.len() - known - strategies;
    if others > 0 {
        rows.push(row(Word::ExchangeKindOther, others, String::new()));
    }
    if rows.is_empty() {
        return view! { <p class="muted">{text(Word::ExchangeEmpty)}</p> }.into_any();
    }
    view! {
        <table class="data-table stacks contents">
            <thead>
                <tr>
                    <th>{text(Word::ExchangeKind)}</th>
                    <th class="num">{text(Word::ExchangeCount)}</th>
                    <th>{text(Word::ExchangeNames)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(word: Word, count: usize, names: String) -> AnyView {
    // On a narrow screen the label stands before the names, where there are any.
    let label = (!names.is_empty()).then(|| text(Word::ExchangeNames));
    view! {
        <tr>
            <th scope="row">{text(word)}</th>
            <td class="num" data-label=text(Word::ExchangeCount)>{number(count)}</td>
            <td data-label=label>{names}</td>
        </tr>
    }
    .into_any()
}

fn of_kind(document: &Document, kind: &str) -> (usize, String) {
    let (mut count, mut names) = (0, Vec::new());
    for (_, record) in document.records() {
        if record.kind() == kind {
            count += 1;
            let name = name(record);
            if !name.is_empty() {
                names.push(name);
            }
        }
    }
    let more = names.len().saturating_sub(MOST_NAMES);
    names.truncate(MOST_NAMES);
    if more > 0 {
        names.push(fill(Word::ExchangeMore, &[("n", &more.to_string())]));
    }
    (count, names.join(", "))
}

fn name(record: &Record) -> String {
    match record {
        Record::Step(step) => step
            .number
            .map(|number| vocabulary::step_title(number).into())
            .unwrap_or_default(),
        record => record.name().trim().into(),
    }
}

/// What a step as a part is called.
pub fn step_part(number: StepNumber) -> String {
    fill(
        Word::ExchangePartStep,
        &[
            ("n", &number.get().to_string()),
            ("title", vocabulary::step_title(number)),
        ],
    )
}

/// What a part is called.
pub fn part_name(document: &Document, part: &Part) -> String {
    match part.what.as_str() {
        part::ASSESSMENT => text(Word::NavAssessment).into(),
        part::STRUCTURE_MAP => text(Word::NavStructureMap).into(),
        part::PRIORITY => {
            let title = document.all::<Priority>().next();
            let title = title.map_or("", |(_, priority)| &priority.title);
            fill(
                Word::ExchangePartPriority,
                &[("name", &vocabulary::named(title))],
            )
        }
        what => StepNumber::ALL
            .into_iter()
            .find(|number| number.record_id().as_str() == what)
            .map_or_else(|| text(Word::ExchangePartOther).into(), step_part),
    }
}

/// What a part refers to and does not have, by name; nothing where it refers to nothing else.
pub fn outside(part: &Part) -> Option<AnyView> {
    let mut lines = Vec::new();
    for (kind, word) in KINDS {
        lines.extend(outside_line(part, word, &|one| one == kind));
    }
    let is_other = |one: &str| KINDS.iter().all(|(kind, _)| *kind != one);
    lines.extend(outside_line(part, Word::ExchangeKindOther, &is_other));
    (!lines.is_empty()).then(|| {
        view! {
            <p>{text(Word::ExchangeOutside)}</p>
            <ul>{lines}</ul>
        }
        .into_any()
    })
}

fn outside_line(part: &Part, word: Word, is_wanted: &dyn Fn(&str) -> bool) -> Option<AnyView> {
    let mut names = Vec::new();
    for outside in part.outside.values() {
        if is_wanted(&outside.kind) {
            names.push(vocabulary::named(&outside.name));
        }
    }
    (!names.is_empty()).then(|| view! { <li>{text(word)}": "{names.join("; ")}</li> }.into_any())
}
