//! What is typed in a row is one step.

use samspel::{
    domain::{
        records::{
            document::Document,
            plan::{Action, ActionStatus},
            record::{Record, RecordKind},
            references::References,
            self_assessment::{Answer, Answers, Consensus, Response},
            strategy::{STRATEGY_ID, Strategy as Facts},
        },
        values::id::Id,
    },
    edit::{
        command::{Command, Refusal},
        editor::{Editor, Effect},
        history::Burst,
        model::changed_influence,
        record_change::record_change,
    },
    format::envelope::{self, VERSION},
};
use serde_json::json;

use super::{first, id};

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
    let Command::Begin { records, burst: of } = &made else {
        panic!("{made:?}");
    };
    assert_eq!(*of, burst());
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

// R18
#[test]
fn what_makes_a_record_is_joined_by_what_follows_in_its_field_where_that_is_written_and_not_chosen() {
    let mut walked = [0, 0];
    for kind in RecordKind::ALL {
        let record = |is_changed: bool| {
            let json = json!({ "kind": kind.code(), "of_another_version": is_changed });
            let json = json!({ "format": "samspel", "version": VERSION, "document": "d", "records": { "r": json } });
            let document = envelope::read(json.to_string().as_bytes()).unwrap();
            (**document.record(&id("r")).unwrap()).clone()
        };
        for field in kind.fields() {
            let burst = Some(Burst::Field(field.name));
            let begin = Command::Begin {
                records: vec![(id("r"), record(false))],
                burst: burst.clone(),
            };
            let change = Command::Change {
                id: id("r"),
                record: record(true),
                burst,
            };
            assert_eq!(
                begin.burst().is_some() && begin.burst() == change.burst(),
                field.meaning.is_written(),
                "{} {}",
                kind.code(),
                field.name
            );
            walked[usize::from(field.meaning.is_written())] += 1;
        }
    }
    assert!(walked.iter().all(|count| *count > 20), "{walked:?}");
    // So what was chosen comes back when it was taken away at once.
    let mut editor = Editor::new(first());
    for (time, status) in [ActionStatus::Ongoing, ActionStatus::default()].into_iter().enumerate() {
        let burst = Some(Burst::Field("status"));
        let beginning = Some(Record::from(Action::default()));
        let command = record_change(editor.document(), id("a"), beginning, burst, &mut |record| {
            if let Record::Action(action) = record {
                action.status = status;
            }
        });
        editor.dispatch(&command.unwrap().unwrap(), time as f64).unwrap();
    }
    assert_eq!(steps(&editor), 2);
}

// R18
#[test]
fn the_letter_that_makes_a_record_is_one_step_with_those_that_follow_it() {
    let typing = |editor: &mut Editor, text: &'static str, time| {
        let beginning = Some(Record::from(Consensus::default()));
        let command = record_change(
            editor.document(),
            id("c"),
            beginning,
            Some(Burst::Field("strengths")),
            &mut |record| {
                if let Record::Consensus(consensus) = record {
                    consensus.strengths = text.into();
                }
            },
        );
        editor.dispatch(&command.unwrap().unwrap(), time).unwrap();
    };
    let mut editor = Editor::new(first());
    typing(&mut editor, "M", 0.0);
    typing(&mut editor, "My", 100.0);
    typing(&mut editor, "Myc", 200.0);
    assert_eq!(steps(&editor), 1);
    editor.undo();
    assert_eq!(editor.document(), &first());
    editor.redo();
    assert!(editor.document().record(&id("c")).is_some());
    // After a pause it goes on as any other.
    typing(&mut editor, "Myck", 2_000.0);
    assert_eq!(steps(&editor), 2);

    // So does the reason that is written before anything else is said of an influence, though its areas are written with it.
    let (from, to) = (Id::of(id("area-work")), Id::of(id("area-health")));
    let mut editor = Editor::new(first());
    for (text, time) in [("i", 0.0), ("in", 100.0), ("ink", 200.0)] {
        let burst = Some(Burst::Field("reason"));
        let command = changed_influence(editor.document(), [&from, &to], burst, |one| one.reason = text.into());
        editor.dispatch(&command.unwrap(), time).unwrap();
    }
    assert_eq!(steps(&editor), 1);
    editor.undo();
    assert_eq!(editor.document(), &first());
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
