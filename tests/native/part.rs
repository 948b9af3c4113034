//! A part of a document, sent alone: it is whole in itself, says what it leaves out, and goes back as it was.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "any/mod.rs"]
mod any;
#[path = "part/contents.rs"]
mod contents;
#[path = "part/private.rs"]
mod private;
#[path = "part/table.rs"]
mod table;
#[path = "part/unread.rs"]
mod unread;

use std::{collections::BTreeSet, fs, path::PathBuf};

use proptest::{collection, prelude::*, sample::select};
use samspel::{
    domain::{
        records::{
            document::Document,
            part::{Choice, part_of},
            plan::Priority,
            record::Record,
            references::References,
            strategy::{Actor, STRATEGY_ID, StepNumber},
        },
        values::id::RecordId,
    },
    format::envelope::{self},
};

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

fn file(path: &str) -> Document {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    envelope::read(&fs::read(path).unwrap()).unwrap()
}

fn example() -> Document {
    file("public/example/sodermanland.samspel.json")
}

fn taken(document: &Document, choice: &Choice) -> Document {
    part_of(document, &References::of(document), choice)
}

/// Every part that can be taken out of a document.
fn choices(document: &Document) -> Vec<Choice> {
    let steps = StepNumber::ALL.into_iter().map(Choice::Step);
    let priorities = document.all::<Priority>();
    steps
        .chain([Choice::Assessment, Choice::StructureMap])
        .chain(priorities.map(|(id, _)| Choice::Priority(id)))
        .chain(document.all::<Actor>().map(|(id, _)| Choice::Owner(id)))
        .collect()
}

fn ids(document: &Document) -> BTreeSet<&str> {
    document.records().map(|(id, _)| id.as_str()).collect()
}

fn referred(document: &Document) -> BTreeSet<RecordId> {
    let mut found = BTreeSet::new();
    for (_, record) in document.records() {
        record.references(&mut |to| {
            found.insert(to.clone());
        });
    }
    found
}

/// Every record of the part is as in the whole, and every reference in it leads to one of its records, to one that it names,
/// or nowhere in the whole either.
fn assert_is_sound(part: &Document, whole: &Document) -> Result<(), TestCaseError> {
    prop_assert_eq!(&part.id, &whole.id);
    prop_assert_eq!(&part.lineage, &whole.lineage);
    for (id, record) in part.records() {
        prop_assert_eq!(Some(record), whole.record(id));
    }
    for to in referred(part) {
        let named = part.outside(&to);
        match whole.record(&to) {
            Some(_) if part.record(&to).is_some() => prop_assert!(named.is_none(), "{to}"),
            Some(record) => {
                let named = named.map(|outside| (outside.kind.as_str(), outside.name.as_str()));
                prop_assert_eq!(named, Some((record.kind(), record.name())));
            }
            None => prop_assert_eq!(named, whole.outside(&to)),
        }
    }
    let referred = referred(part);
    for outside in part.part.as_ref().unwrap().outside.keys() {
        prop_assert!(referred.contains(outside), "{outside} is named for nothing");
    }
    Ok(())
}

/// A document as a file may bring it, some of it where a part looks.
fn document() -> impl Strategy<Value = Document> {
    let place = prop_oneof![
        8 => any::id(),
        1 => Just(id(STRATEGY_ID)),
        1 => select(StepNumber::ALL.to_vec()).prop_map(StepNumber::record_id),
    ];
    let records = collection::vec((place, any::record()), 0..20);
    (records, collection::btree_set(any::id(), 0..3)).prop_map(|(records, lineage)| {
        let mut document = Document::of(id("any"), records);
        document.lineage = lineage.into_iter().collect();
        document
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    // R82, R83
    #[test]
    fn every_reference_of_a_part_is_inside_it_or_named(document in document()) {
        for choice in choices(&document) {
            let part = taken(&document, &choice);
            assert_is_sound(&part, &document)?;
            // A part of the part knows what lies outside both.
            for choice in choices(&part) {
                assert_is_sound(&taken(&part, &choice), &part)?;
            }
        }
    }

    // R82
    #[test]
    fn a_part_is_written_and_read_back_in_the_same_bytes(document in document(), fields in any::unknown()) {
        for choice in choices(&document) {
            let mut part = taken(&document, &choice);
            part.part.as_mut().unwrap().unknown = fields.clone();
            for outside in part.part.as_mut().unwrap().outside.values_mut() {
                outside.unknown = fields.clone();
            }
            let written = envelope::write(&part);
            let read = envelope::read(written.as_bytes()).unwrap();
            prop_assert_eq!(&read, &part);
            prop_assert_eq!(envelope::write(&read), written);
        }
    }

    // R15
    #[test]
    fn what_is_part_of_a_record_goes_with_it(document in document()) {
        // Of what is asked about, an actor is told no more than that.
        for choice in choices(&document).into_iter().filter(|choice| !matches!(choice, Choice::Owner(_))) {
            let part = taken(&document, &choice);
            for (id, record) in document.records() {
                if record.part_of().is_some_and(|whole| part.record(whole).is_some()) {
                    // R162
                    prop_assert_eq!(part.record(id).is_some(), !record.is_confidential(), "{}", id);
                }
            }
        }
    }
}

// R84
#[test]
fn a_part_goes_back_into_its_document_as_it_was() {
    let whole = example();
    for choice in choices(&whole) {
        let part = envelope::read(envelope::write(&taken(&whole, &choice)).as_bytes()).unwrap();
        let mut merged: std::collections::BTreeMap<RecordId, Record> = whole
            .records()
            .map(|(id, record)| (id.clone(), (**record).clone()))
            .collect();
        merged.extend(part.records().map(|(id, record)| (id.clone(), (**record).clone())));
        assert_eq!(Document::of(part.id, merged), whole, "{choice:?}");
    }
}
