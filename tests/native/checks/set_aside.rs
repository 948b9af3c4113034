//! Findings that somebody has set aside.

use samspel::{
    domain::{
        checks::{Check, Finding},
        records::{document::Document, plan::Action, set_aside::SetAside},
    },
    edit::{command::Command, editor::Editor},
};

use super::{all, document, raw};

fn finding(document: &Document, check: Check) -> Finding {
    let found = all(document);
    found.into_iter().find(|finding| finding.check == check).unwrap()
}

fn set_aside(check: Check) -> Editor {
    let bare = document([("action", Action::default().into())]);
    let note = SetAside::of(&finding(&bare, check), "Ägare väljs i mars".into());
    let mut editor = Editor::new(bare);
    editor
        .dispatch(&Command::Add(vec![(raw("note"), note.into())]), 0.0)
        .unwrap();
    editor
}

#[test]
fn a_finding_is_set_aside_and_the_others_of_the_record_are_not() {
    let editor = set_aside(Check::ActionWithoutOwner);
    let owner = finding(editor.document(), Check::ActionWithoutOwner);
    assert_eq!(owner.set_aside, Some(raw("note")));
    let time = finding(editor.document(), Check::ActionWithoutTime);
    assert_eq!(time.set_aside, None);
}

#[test]
fn it_comes_back_when_the_note_is_removed() {
    let mut editor = set_aside(Check::ActionWithoutOwner);
    editor.dispatch(&Command::Remove(raw("note")), 0.0).unwrap();
    let owner = finding(editor.document(), Check::ActionWithoutOwner);
    assert_eq!(owner.set_aside, None);
}

#[test]
fn the_note_goes_with_the_record() {
    let mut editor = set_aside(Check::ActionWithoutOwner);
    editor.dispatch(&Command::Remove(raw("action")), 0.0).unwrap();
    assert!(editor.document().is_empty());
}
