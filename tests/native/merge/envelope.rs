//! What the envelope of a file says that this version does not know fares as a record does.

use samspel::{
    domain::{
        records::{
            document::Document,
            record::UnknownFields,
            version::{Content, Version},
        },
        values::id::RecordId,
    },
    edit::{
        command::Command,
        difference,
        editor::Editor,
        merge::{self, Cause, Scope, Side},
    },
    format::{envelope, journal},
};
use serde_json::{Value, json};

/// A file that says this beside its records.
fn file(fields: Value) -> Document {
    let mut file = json!({
        "format": "samspel", "version": 1, "document": "plan",
        "records": { "a": { "kind": "actor", "name": "Region Sörmland" } },
    });
    let (Value::Object(file), Value::Object(fields)) = (&mut file, fields) else {
        panic!("both are objects");
    };
    file.extend(fields);
    envelope::read(Value::Object(file.clone()).to_string().as_bytes()).unwrap()
}

fn fields(document: &Document) -> Value {
    Value::Object(document.envelope_fields())
}

fn merged(base: &Document, ours: &Document, theirs: &Document, choices: &[Side]) -> (usize, Editor) {
    let merge = merge::documents(Some(base), ours, theirs, Scope::Whole);
    let mut editor = Editor::new(ours.clone());
    let records = merge.resolve(choices);
    editor.dispatch(&Command::Merge { records, point: None }, 1.0).unwrap();
    (merge.conflicts.len(), editor)
}

// R204
#[test]
fn what_the_envelope_says_is_compared_by_field() {
    let before = file(json!({ "made_by": "other", "kind": "plan", "list": [1] }));
    let after = file(json!({ "made_by": "another", "kind": "plan", "list": [1] }));
    let difference = difference::between(&before, &after);
    let [changed] = difference.changed.as_slice() else {
        panic!("{difference:?}");
    };
    let [field] = changed.fields.as_slice() else {
        panic!("{changed:?}");
    };
    assert_eq!(field.path.field, "made_by");
    assert_eq!(
        (&field.before, &field.after),
        (&Some(json!("other")), &Some(json!("another")))
    );
    let without = difference::between(&before, &file(json!({})));
    assert_eq!(without.removed, [RecordId::envelope_fields()]);
}

// R204
#[test]
fn what_two_envelopes_say_is_merged_and_taken_back() {
    let base = file(json!({ "a": 1, "b": 1, "kind": "k" }));
    let ours = file(json!({ "a": 2, "b": 1, "kind": "k" }));
    let theirs = file(json!({ "a": 1, "b": 1, "kind": "l", "c": { "deep": true } }));
    let (conflicts, mut editor) = merged(&base, &ours, &theirs, &[]);
    assert_eq!(conflicts, 0);
    let together = json!({ "a": 2, "b": 1, "kind": "l", "c": { "deep": true } });
    assert_eq!(fields(editor.document()), together);
    let read = envelope::read(envelope::write(editor.document()).as_bytes()).unwrap();
    assert_eq!(&read, editor.document());
    // It is in the journal, so that it is there after a reload.
    let entry = editor.unwritten(1, 1.0).unwrap();
    let read = journal::read(&journal::write(&entry)).unwrap();
    let mut elsewhere = Editor::new(ours.clone());
    elsewhere.receive(vec![read]);
    assert_eq!(elsewhere.document(), editor.document());
    editor.undo();
    assert_eq!(editor.document(), &ours);
}

// R204
#[test]
fn what_two_envelopes_say_differently_is_chosen() {
    let base = file(json!({ "a": 1 }));
    let (ours, theirs) = (file(json!({ "a": 2 })), file(json!({ "a": 3 })));
    let merge = merge::documents(Some(&base), &ours, &theirs, Scope::Whole);
    assert!(matches!(merge.conflicts.as_slice(), [conflict] if matches!(conflict.cause, Cause::Field(_))));
    for (side, said) in [(Side::Ours, 2), (Side::Theirs, 3)] {
        let merge = merge::documents(Some(&base), &ours, &theirs, Scope::Whole);
        let mut document = ours.clone();
        let mut editor = Editor::new(document);
        let command = Command::Merge {
            records: merge.resolve(&[side]),
            point: None,
        };
        // To choose what is here changes nothing.
        let _ = editor.dispatch(&command, 1.0);
        document = editor.document().clone();
        assert_eq!(fields(&document), json!({ "a": said }));
    }
}

// R204
#[test]
fn a_version_has_what_the_envelope_said_then() {
    let mut then = file(json!({ "a": 1 }));
    let version = Version {
        title: "Remiss".into(),
        content: Content::of(&then),
        ..Version::default()
    };
    let id = RecordId::new("v").unwrap();
    let mut editor = Editor::new(then.clone());
    editor
        .dispatch(&Command::Add(vec![(id.clone(), version.into())]), 1.0)
        .unwrap();
    let mut now = editor.document().clone();
    now.set_envelope_fields(UnknownFields::new());
    let read = envelope::read(envelope::write(&now).as_bytes()).unwrap();
    assert_eq!(read, now);
    let mut editor = Editor::new(read);
    editor.dispatch(&Command::Restore(id), 2.0).unwrap();
    assert_eq!(fields(editor.document()), json!({ "a": 1 }));
    then.set_envelope_fields(UnknownFields::new());
    assert_ne!(&then, editor.document());
}

// R204
#[test]
fn no_record_of_a_file_takes_the_place_of_the_envelope() {
    let id = RecordId::envelope_fields();
    assert_eq!(RecordId::new(id.as_str()), None);
    let records = json!({ id.as_str(): { "kind": "later" } });
    let file = |records: Value| {
        let file = json!({ "format": "samspel", "version": 1, "document": "plan", "records": records });
        envelope::read(file.to_string().as_bytes())
    };
    assert!(file(records).is_err());
    let differs = |record: Value| json!({ "v": { "kind": "version", "differs": { id.as_str(): record } } });
    assert!(file(differs(json!({ "kind": "actor", "name": "A" }))).is_err());
    assert!(file(differs(json!({ "kind": id.as_str(), "a": 1 }))).is_ok());
}
