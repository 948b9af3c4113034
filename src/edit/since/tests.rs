use proptest::{collection::vec, prelude::*};

use super::*;
use crate::{
    domain::{
        records::{
            record::Kind,
            strategy::{Actor, STRATEGY_ID, Strategy as Region},
        },
        values::id::Id,
    },
    edit::{command::Command, difference, editor::Editor},
};

fn raw(id: &str) -> RecordId {
    RecordId::new(id).unwrap()
}

fn actor(name: &str) -> Record {
    let actor = Actor {
        name: name.into(),
        ..Actor::default()
    };
    actor.into()
}

fn editor() -> Editor {
    Editor::open_new(
        Document::of(raw("d"), [(raw("old"), actor("Gammal")), (raw("kept"), actor("Kvar"))]),
        "tab",
    )
}

fn add(editor: &mut Editor, id: &str, name: &str) {
    let command = Command::Add(vec![(raw(id), actor(name))]);
    editor.dispatch(&command, 0.0).unwrap();
}

fn rename(editor: &mut Editor, id: &str, name: &str) {
    let command = Command::Change {
        id: raw(id),
        record: actor(name),
        burst: None,
    };
    editor.dispatch(&command, 0.0).unwrap();
}

fn told(editor: &Editor, mark: &Mark) -> Vec<(String, Becoming)> {
    let found = since(editor.history(), editor.document(), mark);
    assert!(!found.may_lack);
    found
        .records
        .into_iter()
        .map(|one| (one.id.as_str().into(), one.becoming))
        .collect()
}

// R513
#[test]
fn what_has_been_changed_back_or_added_and_removed_has_not_changed() {
    let mut editor = editor();
    rename(&mut editor, "old", "Förr");
    let mark = Mark::of(editor.history(), 0.0);
    assert_eq!(told(&editor, &mark), []);
    rename(&mut editor, "old", "Nu");
    add(&mut editor, "new", "Ny");
    assert_eq!(
        told(&editor, &mark),
        [("new".into(), Becoming::Added), ("old".into(), Becoming::Changed)]
    );
    rename(&mut editor, "old", "Förr");
    editor.dispatch(&Command::Remove(raw("new")), 0.0).unwrap();
    assert_eq!(told(&editor, &mark), []);
    editor.dispatch(&Command::Remove(raw("old")), 0.0).unwrap();
    let found = since(editor.history(), editor.document(), &mark).records;
    let gone = found[0].gone.as_ref().unwrap();
    assert_eq!(
        (found[0].becoming, found[0].kind, gone.name()),
        (Becoming::Removed, Some(Actor::OF), "Förr")
    );
    add(&mut editor, "old", "Förr");
    assert_eq!(told(&editor, &mark), []);
}

// R513
#[test]
fn what_is_taken_back_of_what_stood_then_is_a_change_too() {
    let mut editor = editor();
    rename(&mut editor, "old", "Ett");
    rename(&mut editor, "kept", "Två");
    let mark = Mark::of(editor.history(), 0.0);
    add(&mut editor, "new", "Ny");
    editor.undo();
    assert_eq!(told(&editor, &mark), []);
    editor.undo();
    assert_eq!(told(&editor, &mark), [("kept".into(), Becoming::Changed)]);
    editor.redo();
    assert_eq!(told(&editor, &mark), []);
}

// R513
#[test]
fn what_another_s_file_brought_is_told_by_record_and_what_the_document_always_has_is_changed() {
    let mut editor = editor();
    rename(&mut editor, "kept", "Ett");
    let mark = Mark::of(editor.history(), 0.0);
    let region = Region {
        name: "Annat".into(),
        ..Region::default()
    };
    let records = vec![
        (raw("new"), Some(actor("Ny"))),
        (raw("old"), None),
        (raw(STRATEGY_ID), Some(region.into())),
    ];
    let command = Command::Merge { records, point: None };
    editor.dispatch(&command, 0.0).unwrap();
    assert_eq!(
        told(&editor, &mark),
        [
            ("new".into(), Becoming::Added),
            ("old".into(), Becoming::Removed),
            (STRATEGY_ID.into(), Becoming::Changed),
        ]
    );
}

// R513
#[test]
fn a_history_that_does_not_reach_back_says_so() {
    let mut editor = editor();
    let mark = Mark {
        at: 50.0,
        step: Some(StepId("long-gone".into())),
    };
    for (at, name) in [(40.0, "Före"), (60.0, "Efter")] {
        let command = Command::Add(vec![(raw(&name.to_lowercase().replace('ö', "o")), actor(name))]);
        editor.dispatch(&command, at).unwrap();
    }
    let found = since(editor.history(), editor.document(), &mark);
    assert!(found.may_lack);
    assert_eq!(found.records.len(), 1);
    assert_eq!(found.records[0].id, raw("efter"));
}

proptest! {
    // R513
    #[test]
    fn it_is_what_differs_between_the_document_then_and_now(
        before in vec((0..5_usize, 0..5_usize, 0..3_usize), 0..8),
        after in vec((0..5_usize, 0..5_usize, 0..3_usize), 0..12),
    ) {
        let mut editor = editor();
        let act = |editor: &mut Editor, (what, which, name): (usize, usize, usize)| {
            let id = ["old", "kept", "a", "b", "c"][which];
            let is_there = editor.document().get(&Id::<Actor>::of(raw(id))).is_some();
            match (what, is_there) {
                (0, _) => drop(editor.undo()),
                (1, _) => drop(editor.redo()),
                (2, true) => drop(editor.dispatch(&Command::Remove(raw(id)), 0.0).unwrap()),
                (_, true) => rename(editor, id, &format!("Namn {name}")),
                (_, false) => add(editor, id, &format!("Namn {name}")),
            }
        };
        before.into_iter().for_each(|one| act(&mut editor, one));
        let (then, mark) = (editor.document().clone(), Mark::of(editor.history(), 0.0));
        after.into_iter().for_each(|one| act(&mut editor, one));
        let found = since(editor.history(), editor.document(), &mark);
        // Where what stood then was taken back and something else done, the history has forgotten it.
        prop_assume!(!found.may_lack);
        let is_forgotten = mark.step.is_none() && editor.history().done().is_empty();
        let differs = difference::between(&then, editor.document());
        let of = |becoming| {
            let records = found.records.iter().filter(move |one| one.becoming == becoming);
            records.map(|one| one.id.clone()).collect::<Vec<_>>()
        };
        prop_assert!(!is_forgotten || found.records.is_empty());
        prop_assert_eq!(of(Becoming::Added), differs.added);
        prop_assert_eq!(of(Becoming::Removed), differs.removed);
        let changed: Vec<_> = differs.changed.into_iter().map(|one| one.id).collect();
        prop_assert_eq!(of(Becoming::Changed), changed);
    }
}
