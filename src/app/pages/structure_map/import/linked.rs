//! What leads to the elements of a file: which links come and go, and which names are nobody's here.

use leptos::prelude::*;

use crate::{
    app::text::{
        vocabulary,
        words::{self, Word, fill},
    },
    domain::{
        records::{document::Document, record::Record},
        values::id::RecordId,
    },
    edit::{
        command::Refusal,
        difference::FieldChange,
        fitting::{Fitting, fitting_changes},
    },
    format::structure_map::{KEPT_LINKS, Links},
};

/// How many names are said.
const NAMED: usize = 10;

/// What the priorities and actions become that lead to other elements.
pub(super) fn fitting(
    document: &Document,
    records: Vec<(RecordId, Record)>,
    refused: &mut Vec<(String, Refusal)>,
) -> Fitting {
    let names: Vec<String> = records
        .iter()
        .map(|(_, record)| vocabulary::named(record.name()))
        .collect();
    let fitting = fitting_changes(document, records);
    let refusals = fitting.refused.iter();
    refused.extend(refusals.map(|(at, refusal)| (names.get(*at).cloned().unwrap_or_default(), refusal.clone())));
    fitting
}

/// What changes of what leads to an element, by its name; `changes` are those of the element itself.
pub(super) fn names(id: &RecordId, links: &Links, changes: &[FieldChange]) -> Vec<String> {
    let come_or_go = links.changed.get(id).copied().unwrap_or_default();
    let sides = [Word::KindsPriority, Word::KindsAction].into_iter().zip(come_or_go);
    let sides = sides
        .zip(KEPT_LINKS)
        .filter(|((_, come_or_go), key)| *come_or_go || changes.iter().any(|change| change.path.field == **key));
    sides.map(|((word, _), _)| words::text(word).to_lowercase()).collect()
}

/// The names that are those of none here, or of several.
pub(super) fn unknown(links: &Links) -> Vec<AnyView> {
    let sides = [Word::MapPreviewUnknownPriorities, Word::MapPreviewUnknownActions].into_iter();
    let sides = sides.zip(&links.unknown).filter(|(_, names)| !names.is_empty());
    let told = sides.map(|(word, names)| {
        let left = names.len().saturating_sub(NAMED);
        let mut said: Vec<String> = names.iter().take(NAMED).cloned().collect();
        if left > 0 {
            said.push(fill(Word::MapPreviewSkippedMore, &[("n", &words::number(left))]));
        }
        let said = fill(word, &[("n", &words::number(names.len())), ("names", &said.join("; "))]);
        view! { <p>{said}</p> }.into_any()
    });
    told.collect()
}
