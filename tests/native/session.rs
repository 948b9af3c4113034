//! A session over a storage: what is said to be saved is never lost, however tabs meet, pages end and bytes rot.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod at_once;
#[path = "session/damage.rs"]
mod damage;
#[path = "session/meetings_of_tabs.rs"]
mod meetings_of_tabs;
#[path = "session/moved.rs"]
mod moved;
#[path = "session/tabs.rs"]
mod tabs;
#[path = "session/upgrade.rs"]
mod upgrade;

use std::{future::Future, pin::Pin};

use at_once::at_once;
use samspel::{
    domain::{
        records::{
            document::Document,
            plan::Action,
            record::Record,
            strategy::{STRATEGY_ID, Strategy},
        },
        values::id::{Id, RecordId},
    },
    edit::{command::Command, editor::Editor, history::Burst},
    format::base,
    platform::{fake::FakeStorage, library::Library, storage::StorageError},
    session::{self, OpenDocument, OpenError, SaveError, SaveOutcome, Session, TabNews, Unpacker},
};

/// Nothing is packed here: that is the browser's.
struct NothingPacked;

impl Unpacker for NothingPacked {
    fn unpack(&self, _packed: Vec<u8>) -> Pin<Box<dyn Future<Output = Option<Vec<u8>>>>> {
        Box::pin(std::future::ready(None))
    }
}

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

fn open<'a>(storage: &'a FakeStorage, tab: &str) -> Result<OpenDocument<&'a FakeStorage>, OpenError> {
    let library = Library::new(storage);
    at_once(session::open(library, "doc", tab, &id("spare"), &NothingPacked))
}

/// A document with a few actions.
fn document() -> Document {
    let mut records: Vec<(RecordId, Record)> = vec![(
        id(STRATEGY_ID),
        Strategy {
            name: "Sörmland".into(),
            ..Strategy::default()
        }
        .into(),
    )];
    for number in 0..4 {
        let action = Action {
            title: format!("Action {number}"),
            ..Action::default()
        };
        records.push((id(&format!("a{number}")), action.into()));
    }
    Document::of(id("doc"), records)
}

/// A new document, saved.
fn begin<'a>(storage: &'a FakeStorage, tab: &str) -> (Session<&'a FakeStorage>, Editor) {
    let mut session = Session::of_new(Library::new(storage), &document(), tab);
    let mut editor = Editor::open_new(document(), tab);
    session.save_whole(&mut editor, 1.0).unwrap();
    (session, editor)
}

/// Writes a title, in a burst of its own.
fn write_title(editor: &mut Editor, action: &str, title: &str, at: f64) {
    change(editor, action, "title", at, |action| action.title = title.into());
}

/// Writes a text, in a burst of its own.
fn write_text(editor: &mut Editor, action: &str, text: &str, at: f64) {
    change(editor, action, "text", at, |action| action.text = text.into());
}

fn change(editor: &mut Editor, action: &str, field: &'static str, at: f64, write: impl FnOnce(&mut Action)) {
    let action = Id::<Action>::of(id(action));
    let mut record = editor.document().get(&action).unwrap().clone();
    write(&mut record);
    let command = Command::Change {
        id: action.raw().clone(),
        record: record.into(),
        burst: Some(Burst::Field(field)),
    };
    editor.dispatch(&command, at).unwrap();
}

fn title(document: &Document, action: &str) -> Option<String> {
    let action = document.get(&Id::<Action>::of(id(action)));
    action.map(|action| action.title.clone())
}

fn fold(session: &mut Session<&FakeStorage>, editor: &mut Editor) -> Result<(), SaveError> {
    let base = session.begin_fold(editor).unwrap();
    session.finish_fold(editor, &base.folded, &base::write(&base), 9.0)
}

// R35
#[test]
fn what_is_saved_is_there_after_a_reload_with_its_history() {
    let storage = FakeStorage::default();
    let (mut session, mut editor) = begin(&storage, "t1");
    assert!(session.is_saved(&editor));
    write_title(&mut editor, "a0", "First", 2.0);
    assert!(!session.is_saved(&editor));
    assert_eq!(session.save(&mut editor, 3.0), Ok(SaveOutcome::Done));
    assert!(session.is_saved(&editor));
    write_title(&mut editor, "a1", "Second", 4.0);
    session.save(&mut editor, 5.0).unwrap();
    for folded in [false, true] {
        let mut again = open(&storage, "t2").unwrap();
        assert_eq!(again.editor.document(), editor.document());
        assert_eq!(again.recovery, None);
        assert_eq!(again.editor.history().done().len(), 2);
        again.editor.undo();
        again.editor.undo();
        assert_eq!(*again.editor.document(), document());
        again.editor.redo();
        assert_eq!(title(again.editor.document(), "a0").as_deref(), Some("First"));
        if !folded {
            fold(&mut session, &mut editor).unwrap();
        }
    }
}

// R35
#[test]
fn a_step_taken_back_stays_taken_back_after_a_reload_and_can_be_taken_again() {
    let storage = FakeStorage::default();
    let (mut session, mut editor) = begin(&storage, "t1");
    write_title(&mut editor, "a0", "First", 2.0);
    session.save(&mut editor, 3.0).unwrap();
    editor.undo();
    session.save(&mut editor, 4.0).unwrap();
    let mut again = open(&storage, "t2").unwrap();
    assert_eq!(*again.editor.document(), document());
    again.editor.redo();
    assert_eq!(title(again.editor.document(), "a0").as_deref(), Some("First"));
    again.session.save(&mut again.editor, 5.0).unwrap();
    let last = open(&storage, "t3").unwrap();
    assert_eq!(title(last.editor.document(), "a0").as_deref(), Some("First"));
}

// R35
#[test]
fn a_step_taken_back_after_a_reload_leaves_alone_what_another_tab_has_changed_since() {
    let storage = FakeStorage::default();
    let (mut session, mut editor) = begin(&storage, "t1");
    write_title(&mut editor, "a0", "Mine", 2.0);
    session.save(&mut editor, 3.0).unwrap();
    let mut mine = open(&storage, "t2").unwrap();
    let mut other = open(&storage, "t3").unwrap();
    write_text(&mut other.editor, "a0", "Theirs", 4.0);
    write_title(&mut other.editor, "a1", "Theirs", 20_000.0);
    other.session.save(&mut other.editor, 20_001.0).unwrap();
    mine.editor.undo();
    mine.session.save(&mut mine.editor, 20_002.0).unwrap();
    for tab in [&mut mine, &mut other, &mut open(&storage, "t4").unwrap()] {
        tab.session.catch_up(&mut tab.editor);
        let document = tab.editor.document();
        assert_eq!(title(document, "a0").as_deref(), Some("Action 0"));
        assert_eq!(title(document, "a1").as_deref(), Some("Theirs"));
        let action = document.get(&Id::<Action>::of(id("a0"))).unwrap();
        assert_eq!(action.text, "Theirs");
    }
}

#[test]
fn a_burst_of_typing_that_is_saved_on_the_way_is_one_step() {
    let storage = FakeStorage::default();
    let (mut session, mut editor) = begin(&storage, "t1");
    for (number, text) in ["B", "By", "Byg", "Bygg"].iter().enumerate() {
        write_title(&mut editor, "a0", text, 100.0 * number as f64);
        session.save(&mut editor, 100.0 * number as f64).unwrap();
    }
    for mut editor in [editor, open(&storage, "t2").unwrap().editor] {
        assert_eq!(editor.history().done().len(), 1);
        editor.undo();
        assert_eq!(*editor.document(), document());
    }
}

#[test]
fn what_could_not_be_saved_is_saved_later_with_everything_done_meanwhile() {
    let storage = FakeStorage::default();
    let (mut session, mut editor) = begin(&storage, "t1");
    *storage.quota.borrow_mut() = Some(0);
    write_title(&mut editor, "a0", "First", 2.0);
    let full = Err(SaveError::Storage(StorageError::Full));
    assert_eq!(session.save(&mut editor, 3.0), full);
    write_title(&mut editor, "a1", "Second", 4.0);
    assert_eq!(session.save(&mut editor, 5.0), full);
    assert!(!session.is_saved(&editor));
    *storage.quota.borrow_mut() = None;
    assert_eq!(session.save(&mut editor, 6.0), Ok(SaveOutcome::Done));
    let again = open(&storage, "t2").unwrap();
    assert_eq!(again.editor.document(), editor.document());
    assert_eq!(again.editor.history().done().len(), 2);
}

#[test]
fn a_document_that_another_tab_has_removed_does_not_come_back_by_itself() {
    let storage = FakeStorage::default();
    let (mut session, mut editor) = begin(&storage, "t1");
    Library::new(&storage).remove("doc").unwrap();
    write_title(&mut editor, "a0", "First", 2.0);
    assert_eq!(session.save(&mut editor, 3.0), Err(SaveError::Gone));
    assert_eq!(session.look(&editor), TabNews::Gone);
    assert_eq!(session.hear(&mut editor, "samspel:doc:doc", None), TabNews::Gone);
    assert!(!session.take_mended());
    assert_eq!(open(&storage, "t2").unwrap_err(), OpenError::Missing);
    session.keep_here();
    session.save_whole(&mut editor, 4.0).unwrap();
    let again = open(&storage, "t2").unwrap();
    assert_eq!(title(again.editor.document(), "a0").as_deref(), Some("First"));
}

#[test]
fn a_large_step_asks_for_a_new_base_and_is_in_it() {
    let storage = FakeStorage::default();
    let (mut session, mut editor) = begin(&storage, "t1");
    write_title(&mut editor, "a0", &"long ".repeat(100_000), 2.0);
    assert_eq!(session.save(&mut editor, 3.0), Ok(SaveOutcome::NeedsBase));
    assert!(!session.is_saved(&editor));
    fold(&mut session, &mut editor).unwrap();
    assert!(session.is_saved(&editor));
    let again = open(&storage, "t2").unwrap();
    assert_eq!(again.editor.document(), editor.document());
}

#[test]
fn a_clock_that_runs_backwards_is_told_and_loses_nothing() {
    let storage = FakeStorage::default();
    let (mut session, mut editor) = begin(&storage, "t1");
    let day = 86_400_000.0;
    write_title(&mut editor, "a0", "First", 2.0 * day);
    session.save(&mut editor, 2.0 * day).unwrap();
    assert!(!session.take_clock_ran_back());
    write_title(&mut editor, "a0", "Second", day);
    session.save(&mut editor, day).unwrap();
    assert!(session.take_clock_ran_back());
    assert!(!session.take_clock_ran_back());
    let mut again = open(&storage, "t2").unwrap();
    assert_eq!(title(again.editor.document(), "a0").as_deref(), Some("Second"));
    again.editor.undo();
    assert_eq!(title(again.editor.document(), "a0").as_deref(), Some("First"));
}

#[test]
fn the_journal_is_folded_now_and_then_and_does_not_grow_for_ever() {
    let storage = FakeStorage::default();
    let (mut session, mut editor) = begin(&storage, "t1");
    let mut most = 0;
    for number in 0..600 {
        let at = f64::from(number) * 10_000.0;
        write_title(&mut editor, "a0", &format!("Title {number}"), at);
        session.save(&mut editor, at).unwrap();
        if session.should_fold(&editor) {
            fold(&mut session, &mut editor).unwrap();
        }
        most = most.max(Library::new(&storage).journal("doc").unwrap().len());
    }
    assert!(most < 400, "{most}");
    let again = open(&storage, "t2").unwrap();
    assert_eq!(again.editor.document(), editor.document());
    assert_eq!(again.editor.history().done().len(), 600);
}

#[test]
fn what_was_merged_is_part_of_the_document_for_as_long_as_the_step_stands() {
    let storage = FakeStorage::default();
    let (mut session, mut editor) = begin(&storage, "t1");
    let point = id("theirs");
    let merge = Command::Merge {
        records: vec![(id("a3"), None)],
        point: Some(point.clone()),
    };
    editor.dispatch(&merge, 2.0).unwrap();
    assert_eq!(editor.document().lineage, std::slice::from_ref(&point));
    session.save(&mut editor, 3.0).unwrap();
    // After a reload too it goes with the step and comes back with it.
    let mut again = open(&storage, "t2").unwrap();
    assert_eq!(again.editor.document().lineage, std::slice::from_ref(&point));
    again.editor.undo();
    assert_eq!(*again.editor.document(), document());
    again.session.save(&mut again.editor, 4.0).unwrap();
    session.catch_up(&mut editor);
    assert_eq!(*editor.document(), document());
    fold(&mut session, &mut editor).unwrap();
    let mut last = open(&storage, "t3").unwrap();
    assert_eq!(*last.editor.document(), document());
    last.editor.redo();
    assert_eq!(last.editor.document().lineage, [point]);
}
