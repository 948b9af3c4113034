//! What a document contains, as a table of its kinds of records, and which part of a document it is.

use leptos::prelude::*;

use super::{links::linked_names, record_links};
use crate::{
    app::text::{
        kinds, vocabulary,
        words::{Word, fill, number, text},
    },
    domain::records::{
        document::Document,
        part::{self, Part},
        plan::Priority,
        record::RecordKind,
        strategy::{Actor, StepNumber},
    },
};

/// How many names of a kind are shown.
const MOST_NAMES: usize = 6;

/// The records of a document by kind: how many, and the first names.
pub fn contents(document: &Document) -> AnyView {
    contents_leading(document, None)
}

/// The same, with names that lead to where the records are in the open document, where that is given and has them.
pub fn contents_leading(document: &Document, open: Option<&Document>) -> AnyView {
    let mut rows = Vec::new();
    for kind in kinds::all() {
        // The strategy heads every document and is no row of its own.
        if kind != Some(RecordKind::Strategy) {
            rows.extend(row(document, open, kind));
        }
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

fn row(document: &Document, open: Option<&Document>, kind: Option<RecordKind>) -> Option<AnyView> {
    let (mut count, mut names) = (0, Vec::new());
    for (id, record) in document.records() {
        if record.known_kind() == kind {
            count += 1;
            names.extend(kinds::own_name(record).map(|name| (id, name)));
        }
    }
    let more = names.len().saturating_sub(MOST_NAMES);
    names.truncate(MOST_NAMES);
    let names = names.into_iter();
    let names: Vec<_> = names.map(|(id, name)| record_links::leading(open, id, name)).collect();
    let more = (more > 0).then(|| [", ", &fill(Word::ExchangeMore, &[("n", &more.to_string())])].concat());
    // On a narrow screen the label is before the names, if there are any.
    let label = (!names.is_empty()).then(|| text(Word::ExchangeNames));
    (count > 0).then(|| {
        view! {
            <tr>
                <th scope="row">{text(kinds::several(kind))}</th>
                <td class="num" data-label=text(Word::ExchangeCount)>
                    {number(count)}
                </td>
                <td data-label=label>{linked_names(names, ", ")}{more}</td>
            </tr>
        }
        .into_any()
    })
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
            fill(Word::ExchangePartPriority, &[("name", &vocabulary::named(title))])
        }
        part::OWNER => {
            let name = document.all::<Actor>().next();
            let name = name.map_or("", |(_, actor)| &actor.name);
            fill(Word::ExchangePartOwner, &[("name", &vocabulary::named(name))])
        }
        what => StepNumber::ALL
            .into_iter()
            .find(|number| number.record_id().as_str() == what)
            .map_or_else(|| text(Word::ExchangePartOther).into(), step_part),
    }
}

/// What a part refers to and does not have, by name; nothing if it refers to nothing else.
pub fn outside(part: &Part) -> Option<AnyView> {
    let mut lines = Vec::new();
    for kind in kinds::all() {
        lines.extend(outside_line(part, kind));
    }
    (!lines.is_empty()).then(|| {
        view! {
            <p>{text(Word::ExchangeOutside)}</p>
            <ul>{lines}</ul>
        }
        .into_any()
    })
}

fn outside_line(part: &Part, kind: Option<RecordKind>) -> Option<AnyView> {
    let mut names = Vec::new();
    for outside in part.outside.values() {
        if RecordKind::from_code(&outside.kind) == kind {
            names.push(vocabulary::named(&outside.name));
        }
    }
    let several = text(kinds::several(kind));
    (!names.is_empty()).then(|| view! { <li>{several}": "{names.join("; ")}</li> }.into_any())
}
