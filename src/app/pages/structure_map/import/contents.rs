//! What would be added of a file, and what is left out and why.

use leptos::prelude::*;

use super::{
    Preview, elements, linked,
    reading::{Outcome, Reading},
};
use crate::app::{
    components::import::{self, unreadable},
    pages::structure_map::reasons,
    text::{
        element_counts::element_counts,
        vocabulary,
        words::{self, Word, count, fill, text},
    },
};

/// How many left-out parts are named.
const NAMED: usize = 5;

/// How many elements of each kind would be added, and what comes with them.
pub(super) fn added(preview: Preview) -> AnyView {
    (move || {
        let reading = preview.reading.get();
        let mut shapes = reading.import.shapes.iter();
        let kept = shapes
            .any(|shape| !shape.properties.is_empty())
            .then(|| view! { <p class="help">{text(Word::MapPreviewKept)}</p> });
        let Outcome { assumed, free_ends, .. } = reading.outcome;
        let told: Vec<_> = [
            (Word::MapPreviewAssumedKind, assumed.kind),
            (Word::MapPreviewAssumedLevel, assumed.level),
            (Word::MapPreviewAssumedStatus, assumed.status),
            (Word::MapPreviewEndsWithoutPoint, free_ends.without_point),
            (Word::MapPreviewEndsElsewhere, free_ends.elsewhere),
            (Word::MapPreviewLinksAdded, reading.outcome.links.added),
            (Word::MapPreviewLinksRemoved, reading.outcome.links.removed),
        ]
        .into_iter()
        .filter(|(_, number)| *number > 0)
        .map(|(word, number)| view! { <p>{fill(word, &[("n", &words::number(number))])}</p> })
        .collect();
        let (features, parts) = reading.import.split();
        let split = (features > 0).then(|| {
            let (features, parts) = (words::number(features), words::number(parts));
            view! { <p>{fill(Word::MapPreviewSplit, &[("n", &features), ("all", &parts)])}</p> }
        });
        view! {
            {adds(&reading.outcome)}
            {split}
            {told}
            {linked::unknown(&reading.outcome.links)}
            {kept}
        }
    })
    .into_any()
}

fn adds(outcome: &Outcome) -> AnyView {
    let records = &outcome.added.records;
    let counts = element_counts(elements(records.iter()).map(|element| element.element));
    let counts: Vec<_> = counts.into_iter().map(|count| view! { <li>{count}</li> }).collect();
    if counts.is_empty() {
        let none = if outcome.by_id && outcome.known > 0 {
            Word::MapPreviewNothingNew
        } else {
            Word::MapPreviewNothing
        };
        view! { <p>{text(none)}</p> }.into_any()
    } else {
        view! { <ul class="import-counts">{counts}</ul> }.into_any()
    }
}

/// What is left out, by place and cause.
pub(super) fn left_out(preview: Preview) -> AnyView {
    (move || {
        let reading = preview.reading.get();
        match reading.outcome.no_room() {
            Some(refusal) => Some(unreadable(vocabulary::refusal(refusal), Word::MapReadNothing)),
            None => parts_left_out(&reading),
        }
    })
    .into_any()
}

fn parts_left_out(Reading { import, outcome, .. }: &Reading) -> Option<AnyView> {
    let all = import.skipped.len() + outcome.refused.len();
    (all > 0).then(|| {
        let skipped = import.skipped.iter().map(reasons::skipped);
        let refused = outcome.refused.iter();
        let refused = refused.map(|(place, refusal)| reasons::refused(place, refusal));
        let named: Vec<String> = skipped.chain(refused).take(NAMED).collect();
        let left = (all - named.len()).to_string();
        let more = (all > NAMED).then(|| fill(Word::MapPreviewSkippedMore, &[("n", &left)]));
        let summary = count(Word::MapPreviewSkippedOne, Word::MapPreviewSkippedMany, all);
        import::left_out(summary, named, more)
    })
}
