//! What is held back follows from the history: what was done here within a day.

use samspel::{
    domain::{
        checks::{DAY, FindingState, hold_back},
        records::{plan::Action, record::Record},
    },
    edit::{command::Command, editor::Editor},
};

use super::{all, document, raw};

const NOW: f64 = 1_800_000_000_000.0;

/// How many findings are open and held back at a moment.
fn counts(editor: &Editor, now: f64) -> [usize; 2] {
    let mut found = all(editor.document());
    hold_back(&mut found, now, &editor.history().changed_since(now - DAY));
    [FindingState::Open, FindingState::HeldBack].map(|state| found.iter().filter(|one| one.state() == state).count())
}

fn add(editor: &mut Editor, id: &str, at: f64) {
    let add = Command::Add(vec![(raw(id), Action::default().into())]);
    editor.dispatch(&add, at).unwrap();
}

// R230
#[test]
fn what_came_as_a_file_is_not_new() {
    let editor = Editor::new(document([("action", Action::default().into())]));
    let [open, held_back] = counts(&editor, NOW);
    assert!(open > 0);
    assert_eq!(held_back, 0);
}

// R230
#[test]
fn an_action_that_was_made_waits_for_a_day() {
    let mut editor = Editor::new(document([]));
    add(&mut editor, "action", NOW);
    let [open, waiting] = counts(&editor, NOW);
    assert_eq!(open, 0);
    assert!(waiting > 0);
    assert_eq!(counts(&editor, NOW + DAY - 1.0), [0, waiting]);
    assert_eq!(counts(&editor, NOW + DAY), [waiting, 0]);
}

// R230
#[test]
fn a_change_makes_it_wait_anew_until_it_is_taken_back() {
    let mut editor = Editor::new(document([]));
    add(&mut editor, "action", NOW);
    let all = counts(&editor, NOW + DAY)[0];
    let before = editor.document().record(&raw("action")).unwrap().clone();
    let record: Record = Action {
        title: "Ny".into(),
        ..Action::default()
    }
    .into();
    let change = Command::Change {
        id: raw("action"),
        record,
        burst: None,
    };
    editor.dispatch(&change, NOW + DAY).unwrap();
    assert_ne!(editor.document().record(&raw("action")).unwrap(), &before);
    assert_eq!(counts(&editor, NOW + DAY), [0, all]);
    editor.undo();
    assert_eq!(counts(&editor, NOW + DAY), [all, 0]);
    editor.redo();
    assert_eq!(counts(&editor, NOW + DAY), [0, all]);
}

// R230
#[test]
fn others_that_nobody_touched_are_shown_as_before() {
    let mut editor = Editor::new(document([("old", Action::default().into())]));
    let before = counts(&editor, NOW)[0];
    add(&mut editor, "new", NOW);
    assert_eq!(counts(&editor, NOW), [before, before]);
}
