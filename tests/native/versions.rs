//! Versions are kept whole, stay as they are, and can be restored.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code, reason = "versions within versions are not among what is kept here")]
#[path = "any/mod.rs"]
mod any;

use proptest::{collection, prelude::*};
use samspel::{
    domain::{
        records::{
            document::Document,
            record::Record,
            strategy::Actor,
            version::{Content, Version, VersionState},
        },
        values::{
            field::Expectation,
            id::{Id, RecordId},
        },
    },
    edit::{
        command::{Command, Label, Refusal},
        editor::{Base, Editor},
        history::Burst,
    },
    format::{
        envelope::{self, Problem, ReadError},
        journal,
    },
};

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

fn kept(document: &Document) -> Record {
    Version {
        title: "Remiss".into(),
        state: VersionState::Referral,
        content: Content::of(document),
        ..Version::default()
    }
    .into()
}

fn keep(editor: &mut Editor, version: &str) {
    let record = kept(editor.document());
    editor
        .dispatch(&Command::Add(vec![(id(version), record)]), 0.0)
        .unwrap();
}

fn version<'a>(document: &'a Document, name: &str) -> &'a Version {
    document.get(&Id::<Version>::of(id(name))).unwrap()
}

fn actor(name: &str) -> Record {
    Actor {
        name: name.into(),
        ..Actor::default()
    }
    .into()
}

/// A document without versions and without references that lead nowhere.
fn document() -> impl Strategy<Value = Document> {
    collection::vec((any::id(), any::present()), 0..10).prop_map(|records| {
        let there: Vec<RecordId> = records.iter().map(|(id, _)| id.clone()).collect();
        let mut document = Vec::new();
        for (id, mut record) in records {
            let mut gone = Vec::new();
            record.references(&mut |to| {
                if !there.contains(to) {
                    gone.push(to.clone());
                }
            });
            gone.iter().for_each(|to| record.forget(to));
            document.push((id, record));
        }
        Document::of(id("any"), document)
    })
}

fn without_versions(document: &Document) -> Content {
    Content::of(document)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    // R74, R76
    #[test]
    fn what_is_restored_is_what_was_kept_and_one_step_back_is_what_was_left(
        then in document(), now in document(), unknown in any::unknown(),
    ) {
        let mut editor = Editor::new(then.clone());
        keep(&mut editor, "kept");
        let mut changes = Vec::new();
        for (id, _) in then.records() {
            changes.push((id.clone(), None));
        }
        changes.retain(|(id, _)| now.record(id).is_none());
        for (id, record) in now.records() {
            changes.push((id.clone(), Some((**record).clone())));
        }
        // Whatever happens to the document, the version stays as it was.
        editor.dispatch(&Command::Merge { records: changes, point: None }, 5_000.0).unwrap();
        prop_assert_eq!(version(editor.document(), "kept").content.clone(), Content::of(&then));

        let mut left = editor.document().clone();
        left.set_envelope_fields(unknown);
        let read = envelope::read(envelope::write_compact(&left).as_bytes());
        prop_assert_eq!(read.as_ref(), Ok(&left));

        let left = editor.document().clone();
        editor.dispatch(&Command::Restore(id("kept")), 10_000.0).unwrap();
        prop_assert_eq!(without_versions(editor.document()), Content::of(&then));
        prop_assert_eq!(version(editor.document(), "kept"), version(&left, "kept"));
        let anew = Editor::new(editor.document().clone());
        prop_assert_eq!(editor.references(), anew.references());
        if without_versions(&left) != Content::of(&then) {
            editor.undo();
            prop_assert_eq!(editor.document(), &left);
        }
    }
}

// R74
#[test]
fn a_version_costs_what_differs_and_not_the_whole_once_more() {
    let many = (0..500).map(|number| (id(&format!("a{number}")), actor("Flens kommun")));
    let mut editor = Editor::new(Document::of(id("d"), many));
    let before = envelope::write_compact(editor.document()).len();
    keep(&mut editor, "v1");
    keep(&mut editor, "v2");
    let after = envelope::write_compact(editor.document()).len();
    assert!(after - before < 250, "{}", after - before);
    let record = actor("Flen");
    let change = Command::Change {
        id: id("a7"),
        record,
        burst: Some(Burst::Field("name")),
    };
    editor.dispatch(&change, 0.0).unwrap();
    let read = envelope::read(envelope::write(editor.document()).as_bytes()).unwrap();
    let then = version(&read, "v1").document(id("d"));
    let name = |document: &Document| document.get(&Id::<Actor>::of(id("a7"))).map(|actor| actor.name.clone());
    assert_eq!(name(&then).as_deref(), Some("Flens kommun"));
    assert_eq!(name(&read).as_deref(), Some("Flen"));
    assert_eq!(then.len(), 500);
}

// R75
#[test]
fn a_version_is_named_decided_and_removed_like_any_record() {
    let mut editor = Editor::new(Document::of(id("d"), [(id("a"), actor("Flen"))]));
    keep(&mut editor, "v");
    let first = editor.document().clone();
    let mut changed = version(&first, "v").clone();
    changed.state = VersionState::Adopted;
    changed.decided_by = "Regionfullmäktige".into();
    let change = Command::Change {
        id: id("v"),
        record: changed.into(),
        burst: Some(Burst::Field("decided_by")),
    };
    editor.dispatch(&change, 5_000.0).unwrap();
    let now = version(editor.document(), "v");
    assert_eq!(now.decided_by, "Regionfullmäktige");
    assert_eq!(now.content, version(&first, "v").content);
    editor.dispatch(&Command::Remove(id("v")), 10_000.0).unwrap();
    assert_eq!(editor.document().len(), 1);
    editor.undo();
    editor.undo();
    assert_eq!(editor.document(), &first);
}

// R76
#[test]
fn a_version_that_is_not_there_is_not_restored() {
    let mut editor = Editor::new(Document::of(id("d"), [(id("a"), actor("Flen"))]));
    let restore = |name: &str| Command::Restore(id(name));
    for name in ["a", "gone"] {
        let refused = editor.dispatch(&restore(name), 0.0);
        assert_eq!(refused, Err(Refusal::NoSuchRecord(id(name))));
    }
    keep(&mut editor, "v");
    // What is as it was needs no step.
    assert_eq!(editor.dispatch(&restore("v"), 0.0), Ok(Vec::new()));
    editor.dispatch(&Command::Remove(id("a")), 0.0).unwrap();
    assert_eq!(restore("v").label(editor.document()), Label::Restored);
    assert!(!editor.dispatch(&restore("v"), 0.0).unwrap().is_empty());
    assert_eq!(editor.document().len(), 2);
}

// R77
#[test]
fn what_is_kept_and_restored_is_written_in_the_journal_and_comes_back_from_it() {
    let document = Document::of(id("d"), [(id("a"), actor("Flen")), (id("b"), actor("Gnesta"))]);
    let mut editor = Editor::open_new(document.clone(), "t1");
    keep(&mut editor, "v");
    editor.dispatch(&Command::Remove(id("a")), 5_000.0).unwrap();
    editor.dispatch(&Command::Restore(id("v")), 10_000.0).unwrap();
    let entry = editor.unwritten(1, 0.0).unwrap();
    let read = journal::read(&journal::write(&entry)).unwrap();
    assert_eq!(read, entry);
    let mut other = Editor::open(Base::new(document), vec![read], "t2");
    assert_eq!(other.document(), editor.document());
    other.undo();
    editor.undo();
    assert_eq!(other.document(), editor.document());
    assert!(editor.document().record(&id("a")).is_none());
}

// R78
#[test]
fn what_can_not_be_understood_in_a_version_is_named_with_its_place() {
    let text = r#"{"format":"samspel","version":1,"document":"d","records":{
        "v":{"kind":"version","state":"ok","differs":{
            "a":{"kind":"actor","name":1},"b":7,"c d":null,"e":{"kind":"version"},"f":null}},
        "w":{"kind":"version","differs":[]}}}"#;
    let problem = |place: &str, expected| Problem {
        place: place.into(),
        expected,
    };
    assert_eq!(
        envelope::read(text.as_bytes()),
        Err(ReadError::Misread(vec![
            problem("records/v/state", Expectation::Code),
            problem("records/v/differs/a/name", Expectation::Text),
            problem("records/v/differs/b", Expectation::Object),
            problem("records/v/differs/c d", Expectation::Id),
            problem("records/v/differs/e/kind", Expectation::Code),
            problem("records/w/differs", Expectation::Object),
        ]))
    );
}
