//! Every change goes one way and can be taken back, whatever a user does in whatever order.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "any/mod.rs"]
mod any;
#[path = "commands/moves.rs"]
mod moves;
#[path = "commands/reads.rs"]
mod reads;

use proptest::{collection, prelude::*, sample::Index};
use samspel::{
    domain::{
        records::{
            dialogue::DialogueTopic,
            document::{Document, MOST_RECORDS},
            plan::{Action, Priority, Target},
            record::{Record, RecordKind},
            references::References,
            self_assessment::{Answer, Answers, Consensus, Response, Round},
            strategy::{Actor, STRATEGY_ID, Step, StepNumber, Strategy as Facts},
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
        editor::{Announcement, Editor, Effect},
        history::Burst,
        keepable::Keepable,
        record_change::record_change,
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

fn typed(editor: &mut Editor, name: &str, field: &'static str, time: f64) -> Vec<Effect> {
    let record = Facts {
        name: name.into(),
        ..Facts::default()
    };
    let command = Command::Change {
        id: id(STRATEGY_ID),
        record: record.into(),
        burst: Some(Burst::Field(field)),
    };
    editor.dispatch(&command, time).unwrap()
}

fn steps(editor: &Editor) -> usize {
    let mut copy = editor.clone();
    std::iter::from_fn(|| (!copy.undo().is_empty()).then_some(())).count()
}

// R18
#[test]
fn a_burst_of_typing_in_one_field_is_one_step() {
    let mut editor = Editor::new(first());
    for (count, name) in ["S", "Sö", "Sör", "Sörm"].into_iter().enumerate() {
        // Each follows the last within the burst, though the whole takes longer than one.
        assert_eq!(
            typed(&mut editor, name, "name", count as f64 * 1_400.0),
            [Effect::Persist]
        );
    }
    assert_eq!(steps(&editor), 1);
    editor.undo();
    assert_eq!(editor.document(), &first());
}

#[test]
fn a_pause_another_field_or_a_step_back_ends_a_burst() {
    let mut editor = Editor::new(first());
    typed(&mut editor, "a", "name", 0.0);
    typed(&mut editor, "ab", "name", 1_600.0);
    assert_eq!(steps(&editor), 2);
    typed(&mut editor, "abc", "vision", 1_700.0);
    assert_eq!(steps(&editor), 3);
    editor.undo();
    editor.redo();
    typed(&mut editor, "abcd", "vision", 1_800.0);
    assert_eq!(steps(&editor), 4);
    // A clock that was set back does not join what lies apart.
    typed(&mut editor, "abcde", "vision", 0.0);
    assert_eq!(steps(&editor), 5);
}

/// Answers statements of a response, each in the burst that is given, one right after the other.
fn answered(bursts: [Option<Burst>; 3]) -> usize {
    let response = (id("response"), Response::default().into());
    let mut editor = Editor::new(Document::of(id("test"), [response]));
    let mut answers = Answers::default();
    for (time, (burst, statement)) in bursts.into_iter().zip(["F01.1", "F01.2", "own"]).enumerate() {
        answers.insert(statement, Answer::DontKnow);
        let record = Response {
            answers: answers.clone(),
            ..Response::default()
        };
        let command = Command::Change {
            id: id("response"),
            record: record.into(),
            burst,
        };
        // Seen where it is done, whether or not it is a step of its own.
        let done = editor.dispatch(&command, time as f64).unwrap();
        assert_eq!(done, [Effect::Persist]);
    }
    steps(&editor)
}

// R18
#[test]
fn changes_of_one_field_are_one_step_only_if_they_are_of_the_same_entry_and_in_a_burst() {
    let entry = |statement: &str| Some(Burst::Entry("answers", statement.into()));
    let field = || Some(Burst::Field("answers"));
    assert_eq!(answered([entry("F01.1"), entry("F01.2"), entry("own")]), 3);
    assert_eq!(answered([entry("F01.1"), entry("F01.1"), entry("own")]), 2);
    assert_eq!(answered([entry("own"), entry("own"), entry("own")]), 1);
    assert_eq!(answered([None, None, None]), 3);
    assert_eq!(answered([field(), None, field()]), 3);
    assert_eq!(answered([field(), field(), field()]), 1);
    assert_eq!(answered([field(), entry("F01.1"), field()]), 3);
}

#[test]
fn a_record_that_begins_as_something_is_made_at_its_first_change_and_changed_from_then_on() {
    let first = || {
        Some(Record::from(Consensus {
            factor: "F03".into(),
            participants: "Länsstyrelsen".into(),
            ..Consensus::default()
        }))
    };
    let write = |strengths: &'static str| {
        move |record: &mut Record| {
            if let Record::Consensus(consensus) = record {
                consensus.strengths = strengths.into();
            }
        }
    };
    let burst = || Some(Burst::Field("strengths"));
    let mut document = Document::of(id("test"), []);
    let change =
        |document: &Document, first, strengths| record_change(document, id("c"), first, burst(), &mut write(strengths));
    // Nowhere to begin.
    let refused = change(&document, None, "Mycket");
    assert_eq!(refused, Err(Refusal::NoSuchRecord(id("c"))));
    // Nothing that says more than the beginning.
    assert_eq!(change(&document, first(), ""), Ok(None));
    let made = change(&document, first(), "Mycket").unwrap().unwrap();
    let Command::Add(records) = &made else {
        panic!("{made:?}");
    };
    let [(at, Record::Consensus(consensus))] = &records[..] else {
        panic!("{records:?}");
    };
    assert_eq!(*at, id("c"));
    assert_eq!(
        (&*consensus.factor, &*consensus.participants, &*consensus.strengths),
        ("F03", "Länsstyrelsen", "Mycket")
    );
    let mut references = References::of(&document);
    made.plan(&document, &references)
        .unwrap()
        .apply(&mut document, &mut references);
    // It is there, and what it would have begun as no longer matters.
    for first in [first(), None] {
        let changed = change(&document, first, "").unwrap().unwrap();
        let Command::Change {
            id: at,
            record,
            burst: of,
        } = changed
        else {
            panic!("{changed:?}");
        };
        assert_eq!((at, of), (id("c"), burst()));
        let Record::Consensus(consensus) = record else {
            panic!("{record:?}");
        };
        assert_eq!((&*consensus.factor, &*consensus.strengths), ("F03", ""));
    }
}

#[test]
fn what_was_typed_and_erased_leaves_no_step() {
    let mut editor = Editor::new(first());
    typed(&mut editor, "a", "name", 0.0);
    typed(&mut editor, "", "name", 100.0);
    assert_eq!(steps(&editor), 0);
    assert_eq!(editor.document(), &first());
}

#[test]
fn a_step_taken_back_is_forgotten_once_something_new_is_done() {
    let mut editor = Editor::new(first());
    typed(&mut editor, "a", "name", 0.0);
    editor.undo();
    typed(&mut editor, "b", "name", 100.0);
    assert_eq!(editor.redo(), []);
    assert_eq!(editor.document().strategy().name, "b");
}

fn with_a_plan() -> Editor {
    let mut editor = Editor::new(first());
    let records: Vec<(RecordId, Record)> = vec![
        (id("actor"), Actor::default().into()),
        (id("element"), StructureElement::default().into()),
        (
            id("priority"),
            Priority {
                elements: vec![Id::of(id("element"))],
                ..Priority::default()
            }
            .into(),
        ),
        (
            id("action"),
            Action {
                owner: Some(Id::of(id("actor"))),
                partners: vec![Id::of(id("actor"))],
                priorities: vec![Id::of(id("priority"))],
                ..Action::default()
            }
            .into(),
        ),
        (
            id("target"),
            Target {
                action: Some(Id::of(id("action"))),
                ..Target::default()
            }
            .into(),
        ),
        (
            id("aside"),
            samspel::domain::records::set_aside::SetAside {
                place: Some(id("target")),
                ..Default::default()
            }
            .into(),
        ),
        (id("round"), Round::default().into()),
        (
            id("response"),
            Response {
                round: Some(Id::of(id("round"))),
                ..Response::default()
            }
            .into(),
        ),
    ];
    editor.dispatch(&Command::Add(records), 0.0).unwrap();
    editor
}

// R15
#[test]
fn parts_go_with_their_whole_in_one_step() {
    let mut editor = with_a_plan();
    let before = editor.document().clone();
    let effects = editor.dispatch(&Command::Remove(id("action")), 0.0).unwrap();
    let told = Announcement::Done(Label::Removed(Some(RecordKind::Action)));
    assert_eq!(effects, [Effect::Persist, Effect::Announce(told)]);
    for gone in ["action", "target", "aside"] {
        assert!(editor.document().record(&id(gone)).is_none(), "{gone}");
    }
    for kept in ["actor", "priority", "element", "round", "response"] {
        assert!(editor.document().record(&id(kept)).is_some(), "{kept}");
    }
    editor.dispatch(&Command::Remove(id("round")), 0.0).unwrap();
    assert!(editor.document().record(&id("response")).is_none());
    editor.undo();
    editor.undo();
    assert_eq!(editor.document(), &before);
}

// R14
#[test]
fn what_referred_to_a_removed_record_stays_without_the_reference() {
    let mut editor = with_a_plan();
    for gone in ["actor", "priority", "element"] {
        editor.dispatch(&Command::Remove(id(gone)), 0.0).unwrap();
    }
    let action = editor.document().get(&Id::<Action>::of(id("action"))).unwrap();
    assert_eq!(
        (&action.owner, action.partners.len(), action.priorities.len()),
        (&None, 0, 0)
    );
}

// R269
#[test]
fn a_file_that_comes_back_is_one_step_that_keeps_links_and_lets_go_of_those_to_what_it_removes() {
    let mut editor = with_a_plan();
    let before = editor.document().clone();
    let changed: Record = StructureElement {
        name: "Changed".into(),
        ..StructureElement::default()
    }
    .into();
    let update = Command::Update {
        records: vec![(id("element"), changed.clone()), (id("new"), changed.clone())],
        removed: vec![id("actor")],
        label: Label::Imported(3),
    };
    let effects = editor.dispatch(&update, 0.0).unwrap();
    assert_eq!(effects[1], Effect::Announce(Announcement::Done(Label::Imported(3))));
    let refers_to = |editor: &Editor, to: &str| editor.references().referrers(&id(to)).count();
    assert!(refers_to(&editor, "element") > 0);
    assert_eq!(refers_to(&editor, "actor"), 0);
    assert_eq!(
        editor.document().record(&id("new")).map(|record| &**record),
        Some(&changed)
    );
    assert!(editor.document().record(&id("actor")).is_none());
    editor.undo();
    assert_eq!(editor.document(), &before);
    // Nothing that is gone or of another kind.
    for (records, removed, refusal) in [
        (vec![], vec![id("nobody")], Refusal::NoSuchRecord(id("nobody"))),
        (
            vec![(id("action"), changed)],
            vec![],
            Refusal::AnotherKind(id("action")),
        ),
        (
            vec![],
            vec![id(STRATEGY_ID)],
            Refusal::BelongsToDocument(id(STRATEGY_ID)),
        ),
    ] {
        let label = Label::Imported(1);
        let update = Command::Update {
            records,
            removed,
            label,
        };
        assert_eq!(editor.dispatch(&update, 1.0), Err(refusal));
    }
    assert_eq!(editor.document(), &before);
}

// R148
#[test]
fn what_came_from_a_round_stays_when_the_round_is_removed() {
    let round = || Some(Id::of(id("round")));
    let mut editor = Editor::new(Document::of(
        id("d"),
        [
            (id("round"), Round::default().into()),
            (
                id("agreed"),
                Consensus {
                    round: round(),
                    ..Consensus::default()
                }
                .into(),
            ),
            (
                id("priority"),
                Priority {
                    round: round(),
                    ..Priority::default()
                }
                .into(),
            ),
            (
                id("action"),
                Action {
                    round: round(),
                    ..Action::default()
                }
                .into(),
            ),
            (
                id("topic"),
                DialogueTopic {
                    round: round(),
                    ..DialogueTopic::default()
                }
                .into(),
            ),
        ],
    ));
    carry_out(&mut editor, &Command::Remove(id("round")), 0.0);
    assert!(editor.document().record(&id("agreed")).is_none());
    for stays in ["priority", "action", "topic"] {
        let record = editor.document().record(&id(stays)).unwrap();
        assert_eq!(record.grounds().unwrap().round, None, "{stays}");
    }
    editor.undo();
    assert_eq!(editor.document().len(), 5);
}

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
