//! A field of a form that refers to records of several kinds: those that are linked, and a list of those that can be.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            links::{LinkEdits, LinkWords, LinkedRecord, links},
            record_links,
        },
        form::{lens::Lens, record::FormRecord},
        text::{
            kinds,
            words::{Word, text},
        },
    },
    domain::{
        records::{
            document::Document,
            record::{Kind, RecordKind},
        },
        values::id::RecordId,
    },
};

/// The field. `candidates` gives all that can be linked.
pub fn field<T: Kind>(
    form: FormRecord<T>,
    list: Lens<T, Vec<RecordId>>,
    [none, choose]: [Word; 2],
    candidates: Signal<Vec<LinkedRecord>>,
) -> AnyView {
    let linked = form
        .workspace
        .select(move |document, _| linked(document, &form.with(list.read)));
    let link = move |id: String| {
        let Some(id) = RecordId::new(&id) else { return };
        form.change(|record| {
            let mut ids = (list.read)(record);
            ids.push(id);
            (list.write)(record, ids);
        });
    };
    let unlink = move |id: String| {
        form.change(|record| {
            let mut ids = (list.read)(record);
            ids.retain(|linked| linked.as_str() != id);
            (list.write)(record, ids);
        });
    };
    let words = LinkWords {
        title: list.label,
        none,
        choose,
    };
    let edits = LinkEdits {
        link: Callback::new(link),
        unlink: Callback::new(unlink),
        make: None,
    };
    links(words, linked.into(), candidates, edits)
}

/// The records of these ids, each with what it is.
pub fn linked(document: &Document, ids: &[RecordId]) -> Vec<LinkedRecord> {
    ids.iter().filter_map(|id| one(document, id)).collect()
}

/// A record with what it is, since those of several kinds may have the same name.
fn one(document: &Document, id: &RecordId) -> Option<LinkedRecord> {
    let mut linked = record_links::to(document, id)?;
    let kind = document.record(id).and_then(|record| record.known_kind());
    // An element is told by its own kind already.
    if kind != Some(RecordKind::StructureElement) {
        linked.name = [text(kinds::several(kind)), ": ", &linked.name].concat();
    }
    Some(linked)
}
