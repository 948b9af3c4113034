//! Tabs that meet, one case at a time.

use samspel::{
    edit::{command::Command, history::Burst},
    format::{checked, envelope::VERSION},
    platform::{fake::FakeStorage, library::Library, storage::Storage},
    session::{SaveError, TabNews, bring_back},
};

use super::{begin, document, fold, id, open, tabs::texts, title, write_title};

// R34
#[test]
fn edits_of_two_fields_of_one_record_in_the_same_moment_both_survive() {
    let storage = FakeStorage::default();
    drop(begin(&storage, "first"));
    let mut one = open(&storage, "t1").unwrap();
    let mut other = open(&storage, "t2").unwrap();
    write_title(&mut one.editor, "a0", "New title", 1.0);
    let action = samspel::domain::values::id::Id::<samspel::domain::records::plan::Action>::of(id("a0"));
    let mut record = other.editor.document().get(&action).unwrap().clone();
    record.text = "New text".into();
    let change = Command::Change {
        id: id("a0"),
        record: record.into(),
        burst: Some(Burst::Field("text")),
    };
    other.editor.dispatch(&change, 1.0).unwrap();
    one.session.save(&mut one.editor, 2.0).unwrap();
    other.session.save(&mut other.editor, 2.0).unwrap();
    for tab in [&mut one, &mut other] {
        tab.session.catch_up(&mut tab.editor);
        let action = tab.editor.document().get(&action).unwrap();
        assert_eq!((action.title.as_str(), action.text.as_str()), ("New title", "New text"));
    }
    // Taking one of them back leaves the other.
    one.editor.undo();
    one.editor.undo();
    assert_eq!(one.editor.document(), &document());
}

// R34
#[test]
fn what_one_tab_removes_while_another_writes_in_it_comes_back() {
    let storage = FakeStorage::default();
    drop(begin(&storage, "first"));
    for remover_first in [true, false] {
        let mut one = open(&storage, &format!("one{remover_first}")).unwrap();
        let mut other = open(&storage, &format!("two{remover_first}")).unwrap();
        one.editor.dispatch(&Command::Remove(id("a0")), 1.0).unwrap();
        let needed = format!("Still needed {remover_first}");
        write_title(&mut other.editor, "a0", &needed, 1.0);
        let mut tabs = [&mut one, &mut other];
        if !remover_first {
            tabs.reverse();
        }
        for tab in tabs {
            tab.session.save(&mut tab.editor, 2.0).unwrap();
        }
        for tab in [&mut one, &mut other] {
            tab.session.catch_up(&mut tab.editor);
            let found = title(tab.editor.document(), "a0");
            assert_eq!(found, Some(needed.clone()));
        }
    }
}

// R36
#[test]
fn a_tab_of_an_older_version_stops_writing_when_it_hears_of_a_newer_one() {
    let storage = FakeStorage::default();
    let (mut session, mut editor) = begin(&storage, "t1");
    write_title(&mut editor, "a0", "Before", 1.0);
    session.save(&mut editor, 1.0).unwrap();
    fold(&mut session, &mut editor).unwrap();
    let newer = checked::seal(&format!("{{\"version\":{}}}\nwhatever it may be", VERSION + 1));
    let heard = session.hear(&mut editor, "samspel:doc:doc", Some(&newer));
    assert_eq!(heard, TabNews::Newer);
    write_title(&mut editor, "a0", "After", 20_000.0);
    assert_eq!(session.save(&mut editor, 2.0), Err(SaveError::Newer));
    assert_eq!(session.begin_fold(&editor), None);
    let journal = Library::new(&storage).journal("doc").unwrap();
    assert!(journal.iter().all(|kept| !kept.text.contains("After")));
}

// R34
#[test]
fn a_tab_that_was_taken_for_gone_goes_on_and_loses_nothing() {
    let storage = FakeStorage::default();
    drop(begin(&storage, "first"));
    let mut quiet = open(&storage, "quiet").unwrap();
    write_title(&mut quiet.editor, "a0", "Before", 1.0);
    quiet.session.save(&mut quiet.editor, 1.0).unwrap();
    for number in 0..20 {
        let mut tab = open(&storage, &format!("t{number}")).unwrap();
        write_title(&mut tab.editor, "a1", &format!("Title {number}"), 1.0);
        tab.session.save(&mut tab.editor, 1.0).unwrap();
        for (key, text) in tab.session.take_written() {
            let heard = quiet.session.hear(&mut quiet.editor, &key, Some(&text));
            assert_eq!(heard, TabNews::Changed);
        }
        fold(&mut tab.session, &mut tab.editor).unwrap();
        let base = Library::new(&storage).base("doc").unwrap().unwrap();
        let heard = quiet.session.hear(&mut quiet.editor, "samspel:doc:doc", Some(&base));
        assert_eq!(heard, TabNews::Nothing);
    }
    assert!(!quiet.editor.knows_tab("quiet"));
    write_title(&mut quiet.editor, "a0", "After", 20_000.0);
    quiet.session.save(&mut quiet.editor, 2.0).unwrap();
    for round in 0..3 {
        let found = open(&storage, &format!("reader{round}")).unwrap();
        assert_eq!(found.recovery, None);
        assert_eq!(title(found.editor.document(), "a0").as_deref(), Some("After"));
        assert_eq!(title(found.editor.document(), "a1").as_deref(), Some("Title 19"));
        fold(&mut quiet.session, &mut quiet.editor).unwrap();
    }
}

// R200
#[test]
fn what_tabs_long_gone_did_is_not_done_again_over_what_came_after_them() {
    let storage = FakeStorage::default();
    drop(begin(&storage, "first"));
    for number in 0..12 {
        let mut tab = open(&storage, &format!("t{number}")).unwrap();
        write_title(&mut tab.editor, "a0", &format!("Title {number}"), 1.0);
        tab.session.save(&mut tab.editor, 1.0).unwrap();
    }
    let mut last = open(&storage, "last").unwrap();
    fold(&mut last.session, &mut last.editor).unwrap();
    // So much reaches the disk before the browser is killed: the journal is in the base and not taken away yet.
    let on_disk = texts(&storage);
    for number in 0..3 {
        last = open(&storage, &format!("last{number}")).unwrap();
        write_title(&mut last.editor, "a0", &format!("Last title {number}"), 20_000.0);
        last.session.save(&mut last.editor, 2.0).unwrap();
        fold(&mut last.session, &mut last.editor).unwrap();
    }
    assert!(!open(&storage, "reader").unwrap().editor.knows_tab("t3"));
    let recent: Vec<_> = texts(&storage).into_iter().collect();
    for key in storage.keys().unwrap() {
        storage.remove(&key).unwrap();
    }
    for (key, text) in &on_disk {
        storage.set(key, text).unwrap();
    }
    bring_back(&storage, &recent).unwrap();
    let found = open(&storage, "again").unwrap();
    assert_eq!(title(found.editor.document(), "a0").as_deref(), Some("Last title 2"));
}
