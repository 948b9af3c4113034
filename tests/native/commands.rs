//! Every change goes one way and can be taken back, whatever a user does in whatever order.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "any/mod.rs"]
mod any;
#[path = "commands/bursts.rs"]
mod bursts;
#[path = "commands/moves.rs"]
mod moves;
#[path = "commands/reads.rs"]
mod reads;
#[path = "commands/refused.rs"]
mod refused;
#[path = "commands/removing.rs"]
mod removing;

use proptest::{collection, prelude::*, sample::Index};
use samspel::{
    domain::{
        records::{
            document::Document,
            record::Record,
            references::References,
            strategy::{STRATEGY_ID, Strategy as Facts},
        },
        values::id::RecordId,
    },
    edit::{
        command::{Command, Label, Refusal},
        editor::Editor,
        history::Burst,
        keepable::Keepable,
    },
    format::envelope,
};

/// What a user does; made into a command when the document is known.
#[derive(Clone, Debug)]
enum Deed {
    Add(Vec<(RecordId, Record)>, bool),
    Import(Vec<(RecordId, Record)>, bool),
    Put(Vec<(RecordId, Record)>, bool),
    Update(Vec<(RecordId, Record)>, Vec<Index>, bool),
    Begin(RecordId, Record, bool),
    Change(Index, Record, bool),
    ChangeAnything(RecordId, Record),
    Remove(RecordId),
    RemoveOne(Index),
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let records = || collection::vec((any::id(), any::record()), 1..4);
    prop_oneof![
        2 => (records(), prop::bool::weighted(0.8)).prop_map(|(records, fits)| Deed::Put(records, fits)),
        2 => (records(), collection::vec(proptest::prelude::any::<Index>(), 0..3), prop::bool::weighted(0.8))
            .prop_map(|(records, gone, fits)| Deed::Update(records, gone, fits)),
        4 => (records(), prop::bool::weighted(0.8)).prop_map(|(records, fits)| Deed::Add(records, fits)),
        1 => (records(), prop::bool::weighted(0.8)).prop_map(|(records, fits)| Deed::Import(records, fits)),
        4 => (proptest::prelude::any::<Index>(), any::record(), prop::bool::weighted(0.8))
            .prop_map(|(pick, record, fits)| Deed::Change(pick, record, fits)),
        2 => (any::id(), any::record(), prop::bool::weighted(0.8))
            .prop_map(|(id, record, fits)| Deed::Begin(id, record, fits)),
        1 => (any::id(), any::record()).prop_map(|(id, record)| Deed::ChangeAnything(id, record)),
        1 => any::id().prop_map(Deed::Remove),
        2 => proptest::prelude::any::<Index>().prop_map(Deed::RemoveOne),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ]
}

/// Drops what the record refers to and the document lacks.
fn fitted(mut record: Record, is_there: impl Fn(&RecordId) -> bool) -> Record {
    let mut missing = Vec::new();
    record.references(&mut |to| {
        if !is_there(to) {
            missing.push(to.clone());
        }
    });
    missing.iter().for_each(|to| record.forget(to));
    record
}

fn fitted_all(document: &Document, records: Vec<(RecordId, Record)>, fits: bool) -> Vec<(RecordId, Record)> {
    if !fits {
        return records;
    }
    let new: Vec<_> = records.iter().map(|(id, _)| id.clone()).collect();
    let fit = |(id, record)| {
        let there = |to: &RecordId| new.contains(to) || document.record(to).is_some();
        (id, fitted(record, there))
    };
    records.into_iter().map(fit).collect()
}

fn command(document: &Document, deed: Deed) -> Option<Command> {
    Some(match deed {
        Deed::Add(records, fits) => Command::Add(fitted_all(document, records, fits)),
        Deed::Import(records, fits) => {
            let records = fitted_all(document, records, fits).into_iter();
            let keepable = |(id, record): (RecordId, Record)| Some((id.clone(), Keepable::of(&id, &record).ok()?));
            Command::Import(records.map(keepable).collect::<Option<Vec<_>>>()?)
        }
        Deed::Put(records, fits) => {
            let records = fitted_all(document, records, fits);
            let label = Label::Imported(records.len());
            Command::Put { records, label }
        }
        Deed::Update(records, gone, fits) => {
            let records = fitted_all(document, records, fits);
            let ids: Vec<_> = document.records().map(|(id, _)| id.clone()).collect();
            let gone = gone.iter().filter_map(|pick| ids.get(pick.index(ids.len().max(1))));
            let removed = gone.cloned().collect();
            let label = Label::Imported(records.len());
            Command::Update {
                records,
                removed,
                label,
            }
        }
        Deed::Change(pick, record, fits) => {
            let alike: Vec<_> = document
                .records()
                .filter(|(_, there)| there.kind() == record.kind())
                .map(|(id, _)| id.clone())
                .collect();
            let id = alike.get(pick.index(alike.len().max(1)))?.clone();
            let record = if fits {
                fitted(record, |to| document.record(to).is_some())
            } else {
                record
            };
            Command::Change {
                id,
                record,
                burst: Some(Burst::Field("field")),
            }
        }
        Deed::Begin(id, record, fits) => Command::Begin {
            records: fitted_all(document, vec![(id, record)], fits),
            burst: Some(Burst::Field("field")),
        },
        Deed::ChangeAnything(id, record) => Command::Change {
            id,
            record,
            burst: Some(Burst::Field("field")),
        },
        Deed::Remove(id) => Command::Remove(id),
        Deed::RemoveOne(pick) => {
            let ids: Vec<_> = document.records().map(|(id, _)| id.clone()).collect();
            Command::Remove(ids.get(pick.index(ids.len().max(1)))?.clone())
        }
        Deed::Undo | Deed::Redo => return None,
    })
}

fn dangling(document: &Document) -> Vec<RecordId> {
    let mut found = Vec::new();
    for (_, record) in document.records() {
        record.references(&mut |to| {
            if document.record(to).is_none() {
                found.push(to.clone());
            }
        });
    }
    found
}

fn first() -> Document {
    let strategy = RecordId::new(STRATEGY_ID).unwrap();
    Document::of(id("test"), [(strategy, Facts::default().into())])
}

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

/// Carries out a command and checks it against the rules of one command.
fn carry_out(editor: &mut Editor, command: &Command, time: f64) {
    let (document, references) = (editor.document().clone(), editor.references().clone());
    let planned = command.plan(&document, &references);
    let done = editor.dispatch(command, time);
    match planned {
        // R11
        Err(refusal) => {
            assert_eq!(done, Err(refusal));
            assert_eq!(editor.document(), &document);
            assert_eq!(editor.references(), &references);
        }
        Ok(patch) => {
            assert!(done.is_ok());
            // R12
            let (mut there, mut index) = (document.clone(), references.clone());
            patch.apply(&mut there, &mut index);
            assert_eq!(&there, editor.document());
            patch.inverse().apply(&mut there, &mut index);
            assert_eq!(there, document);
            assert_eq!(index, references);
        }
    }
    // R13
    assert_eq!(editor.references(), &References::of(editor.document()));
    // R14
    assert_eq!(dangling(editor.document()), Vec::<RecordId>::new());
    if let (Command::Remove(gone), Ok(_)) = (command, &done) {
        // R15
        for (_, record) in editor.document().records() {
            assert_ne!(record.part_of(), Some(gone));
        }
    }
}

proptest! {
    // R11
    #[test]
    fn a_record_is_kept_as_a_file_would_give_it_back(record in any::record()) {
        let mut faults = Vec::new();
        let read = Record::read((&record.write()).into(), &mut |misread| faults.push(misread));
        let first = faults.first().map(|fault| (fault.place.clone(), fault.expected));
        match Keepable::of(&id("any"), &record) {
            Ok(kept) => prop_assert_eq!((Some(&*kept), None), (read.as_ref(), first)),
            Err(Refusal::CantBeKept { place, expected, .. }) => prop_assert_eq!(Some((place, expected)), first),
            Err(refusal) => prop_assert!(false, "{refusal:?}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_sequence_of_commands_can_be_taken_back_and_again(
        deeds in collection::vec((deed(), 0..3_000_u32), 1..30)
    ) {
        let mut editor = Editor::new(first());
        let mut time = 0.0;
        for (deed, pause) in deeds {
            time += f64::from(pause);
            match deed {
                Deed::Undo => drop(editor.undo()),
                Deed::Redo => drop(editor.redo()),
                deed => {
                    if let Some(command) = command(editor.document(), deed) {
                        carry_out(&mut editor, &command, time);
                    }
                }
            }
            prop_assert_eq!(editor.references(), &References::of(editor.document()));
            prop_assert_eq!(dangling(editor.document()), vec![]);
        }
        // R16: what was accepted can be kept.
        let last = editor.document().clone();
        let read = envelope::read(envelope::write(&last).as_bytes());
        prop_assert_eq!(read.as_ref(), Ok(&last));
        // R17
        while editor.history().next_redo().is_some() {
            editor.redo();
        }
        let last = editor.document().clone();
        while editor.history().next_undo().is_some() {
            editor.undo();
        }
        prop_assert_eq!(editor.document(), &first());
        while editor.history().next_redo().is_some() {
            editor.redo();
        }
        prop_assert_eq!(editor.document(), &last);
        prop_assert_eq!(editor.references(), &References::of(&last));
    }
}
