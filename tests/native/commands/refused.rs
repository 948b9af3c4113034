//! Commands that are refused, and what does not stop one.

use samspel::{
    domain::{
        records::{
            document::{Document, MOST_RECORDS},
            plan::{Action, Target},
            record::Record,
            self_assessment::Response,
            strategy::{Actor, STRATEGY_ID, Step, StepNumber},
            structure_map::StructureElement,
        },
        values::{
            field::Expectation,
            geometry::{Geometry, Position},
            id::{Id, RecordId},
        },
    },
    edit::{
        command::{Command, Label, Refusal},
        editor::Editor,
        history::Burst,
        keepable::Keepable,
    },
};

use super::{id, removing::with_a_plan};

// R11
#[test]
fn a_command_that_does_not_fit_is_refused_with_its_reason() {
    let point = |longitude| {
        Record::from(StructureElement {
            geometry: Some(Geometry::Point(Position {
                longitude,
                latitude: 59.0,
            })),
            ..StructureElement::default()
        })
    };
    let line_of_one = Record::from(StructureElement {
        geometry: Some(Geometry::line(vec![Position {
            longitude: 17.0,
            latitude: 59.0,
        }])),
        ..StructureElement::default()
    });
    let step = StepNumber::ALL[0];
    let actor = Record::from(Actor::default());
    let owned = Record::from(Action {
        owner: Some(Id::of(id("nobody"))),
        ..Action::default()
    });
    let change = |at: &str, record: &Record| Command::Change {
        id: id(at),
        record: record.clone(),
        burst: Some(Burst::Field("field")),
    };
    let add = |at: &str, record: &Record| Command::Add(vec![(id(at), record.clone())]);
    let cant_be_kept = |at: &str| Refusal::CantBeKept {
        id: id(at),
        place: "geometry".into(),
        expected: Expectation::Geometry,
    };
    let cases = [
        (Command::Remove(id("nobody")), Refusal::NoSuchRecord(id("nobody"))),
        (change("nobody", &actor), Refusal::NoSuchRecord(id("nobody"))),
        (add("actor", &actor), Refusal::AlreadyThere(id("actor"))),
        (
            Command::Import(
                [(); 2]
                    .map(|()| (id("new"), Keepable::of(&id("new"), &actor).unwrap()))
                    .into(),
            ),
            Refusal::AlreadyThere(id("new")),
        ),
        (change("action", &actor), Refusal::AnotherKind(id("action"))),
        (
            Command::Put {
                records: vec![(id("action"), actor.clone())],
                label: Label::Imported(1),
            },
            Refusal::AnotherKind(id("action")),
        ),
        (change("action", &owned), Refusal::NoSuchReference(id("nobody"))),
        (add("new", &owned), Refusal::NoSuchReference(id("nobody"))),
        (
            Command::Remove(id(STRATEGY_ID)),
            Refusal::BelongsToDocument(id(STRATEGY_ID)),
        ),
        (
            Command::Remove(step.record_id()),
            Refusal::BelongsToDocument(step.record_id()),
        ),
        (change("element", &point(f64::NAN)), cant_be_kept("element")),
        (change("element", &point(181.0)), cant_be_kept("element")),
        (add("new", &line_of_one), cant_be_kept("new")),
    ];
    let mut editor = with_a_plan();
    let written = Step {
        number: Some(step),
        ..Step::default()
    };
    editor
        .dispatch(&Command::Add(vec![(step.record_id(), written.into())]), 0.0)
        .unwrap();
    for (command, refusal) in cases {
        let before = editor.document().clone();
        assert_eq!(editor.dispatch(&command, 0.0), Err(refusal));
        assert_eq!(editor.document(), &before);
    }
}

#[test]
fn no_command_makes_a_document_that_is_too_large_to_be_read() {
    let records = (0..MOST_RECORDS).map(|number| {
        let id = RecordId::from_bits(number as u64);
        (id, Record::from(Actor::default()))
    });
    let mut editor = Editor::new(Document::of(id("full"), records));
    let one_more = Command::Add(vec![(id("one-more"), Actor::default().into())]);
    assert_eq!(editor.dispatch(&one_more, 0.0), Err(Refusal::TooManyRecords));
}

#[test]
fn a_reference_that_a_file_left_dangling_does_not_stop_other_edits() {
    let target = Target {
        action: Some(Id::of(id("lost"))),
        ..Target::default()
    };
    let document = Document::of(id("test"), [(id("target"), target.clone().into())]);
    let mut editor = Editor::new(document);
    let titled = Target {
        title: "Resor".into(),
        ..target
    };
    let command = Command::Change {
        id: id("target"),
        record: titled.into(),
        burst: Some(Burst::Field("title")),
    };
    assert!(editor.dispatch(&command, 0.0).is_ok());
}

// R10
#[test]
fn an_entry_that_says_nothing_is_not_kept() {
    let mut editor = with_a_plan();
    let before = editor.document().clone();
    let emptied = Response {
        round: Some(Id::of(id("round"))),
        comments: [("F01".into(), String::new())].into(),
        ..Response::default()
    };
    let command = Command::Change {
        id: id("response"),
        record: emptied.into(),
        burst: Some(Burst::Field("comments")),
    };
    assert_eq!(editor.dispatch(&command, 0.0), Ok(vec![]));
    assert_eq!(editor.document(), &before);
}
