//! Bytes that rot: what is kept is read, given by the base before, or set aside whole with a message.

use proptest::prelude::*;
use samspel::{
    domain::records::plan::Action,
    edit::{command::Command, editor::Editor},
    format::{base, checked, envelope::VERSION},
    platform::{
        fake::FakeStorage,
        library::{Library, Origin, SetAside},
        storage::Storage,
    },
    session::{OpenDocument, OpenError, Recovery, SaveError, SaveOutcome, TabNews},
};

use super::{begin, fold, id, open, title, write_title};

const BASE: &str = "samspel:doc:doc";

/// What was set aside, by its name in the storage.
fn set_aside(storage: &FakeStorage) -> Vec<(String, String)> {
    let named = |aside: SetAside| match aside.origin {
        Origin::Unreadable(name) => (name, aside.text),
        other => panic!("{other:?} is left"),
    };
    Library::new(storage).aside().unwrap().into_iter().map(named).collect()
}

/// A document with a base before, a base, and a journal after it.
fn filled() -> (FakeStorage, Editor) {
    let storage = FakeStorage::default();
    let (mut session, mut editor) = begin(&storage, "t1");
    for number in 0..6 {
        let at = f64::from(number) * 10_000.0;
        write_title(&mut editor, "a0", &format!("Title {number}"), at);
        assert_eq!(session.save(&mut editor, at), Ok(SaveOutcome::Done));
        if number % 2 == 1 {
            fold(&mut session, &mut editor).unwrap();
        }
    }
    write_title(&mut editor, "a1", "After the base", 90_000.0);
    session.save(&mut editor, 90_000.0).unwrap();
    (storage, editor)
}

fn damage(text: &str, place: usize, byte: u8, cut: bool) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let place = place % bytes.len();
    if cut {
        bytes.truncate(place);
    } else {
        bytes[place] = byte;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    // R33
    #[test]
    fn a_damaged_base_gives_way_to_the_base_before_with_nothing_lost(
        place in any::<usize>(), byte in any::<u8>(), cut in any::<bool>(),
    ) {
        let (storage, editor) = filled();
        let text = storage.get(BASE).unwrap().unwrap();
        let damaged = damage(&text, place, byte, cut);
        storage.set(BASE, &damaged).unwrap();
        let opened = open(&storage, "t2").unwrap();
        prop_assert_eq!(opened.editor.document(), editor.document());
        prop_assert_eq!(opened.editor.history().done().len(), editor.history().done().len());
        if damaged == text {
            prop_assert_eq!(opened.recovery, None);
        } else {
            let told = Recovery::InPlace { text: damaged.clone() };
            prop_assert_eq!(opened.recovery, Some(told));
            prop_assert_eq!(set_aside(&storage), vec![("doc".into(), damaged)]);
        }
        // From now on it is whole.
        let again = open(&storage, "t3").unwrap();
        prop_assert_eq!(again.recovery, None);
        prop_assert_eq!(again.editor.document(), editor.document());
    }

    // R33
    #[test]
    fn a_damaged_base_without_another_is_read_or_set_aside_whole(
        place in any::<usize>(), byte in any::<u8>(), cut in any::<bool>(),
    ) {
        let (storage, editor) = filled();
        storage.remove("samspel:previous:doc").unwrap();
        let text = storage.get(BASE).unwrap().unwrap();
        let damaged = damage(&text, place, byte, cut);
        storage.set(BASE, &damaged).unwrap();
        match open(&storage, "t2") {
            Ok(opened) if damaged == text => {
                prop_assert_eq!(opened.editor.document(), editor.document());
            }
            Ok(opened) => {
                let told = Recovery::Doubtful { text: damaged.clone() };
                prop_assert_eq!(opened.recovery, Some(told));
                prop_assert_eq!(set_aside(&storage), vec![("doc".into(), damaged)]);
            }
            Err(OpenError::Unreadable { text, is_aside, .. }) => {
                prop_assert!(is_aside);
                prop_assert!(text.starts_with(&damaged));
                prop_assert_eq!(set_aside(&storage), vec![("doc".into(), text)]);
            }
            Err(other) => prop_assert!(false, "{:?}", other),
        }
    }

    // R33
    #[test]
    fn a_damaged_entry_of_the_journal_is_set_aside_and_the_rest_opened(
        place in any::<usize>(), byte in any::<u8>(), cut in any::<bool>(),
    ) {
        let (storage, editor) = filled();
        let keys = storage.keys().unwrap();
        let mut edits: Vec<_> = keys.iter().filter(|key| key.starts_with("samspel:edit:")).collect();
        edits.sort();
        let key = edits.last().unwrap();
        let text = storage.get(key).unwrap().unwrap();
        let damaged = damage(&text, place, byte, cut);
        storage.set(key, &damaged).unwrap();
        let opened = open(&storage, "t2").unwrap();
        if damaged == text {
            prop_assert_eq!(opened.editor.document(), editor.document());
        } else {
            prop_assert_eq!(title(opened.editor.document(), "a0"), title(editor.document(), "a0"));
            let is_told = matches!(opened.recovery, Some(Recovery::Entries { .. }));
            prop_assert!(is_told);
            prop_assert_eq!(set_aside(&storage), vec![("doc".into(), damaged)]);
            prop_assert_eq!(open(&storage, "t3").unwrap().recovery, None);
        }
    }
}

// R202
#[test]
fn a_first_base_that_is_cut_off_leaves_what_has_been_made_since() {
    let text = {
        let storage = FakeStorage::default();
        drop(begin(&storage, "t1"));
        storage.get(BASE).unwrap().unwrap()
    };
    for length in 0..text.len() {
        let storage = FakeStorage::default();
        let (mut session, mut editor) = begin(&storage, "t1");
        let made = Action {
            title: "Made since".into(),
            ..Action::default()
        };
        editor
            .dispatch(&Command::Add(vec![(id("made"), made.into())]), 1.0)
            .unwrap();
        session.save(&mut editor, 1.0).unwrap();
        write_title(&mut editor, "made", "Written since", 20_000.0);
        session.save(&mut editor, 20_000.0).unwrap();
        let cut = String::from_utf8_lossy(&text.as_bytes()[..length]).into_owned();
        storage.set(BASE, &cut).unwrap();
        let opened = open(&storage, "t2").unwrap();
        assert_eq!(
            title(opened.editor.document(), "made").as_deref(),
            Some("Written since")
        );
        assert_eq!(opened.editor.document().strategy().name, "Sörmland");
        assert_eq!(set_aside(&storage), [("doc".into(), cut)]);
        let again = open(&storage, "t3").unwrap();
        assert_eq!(title(again.editor.document(), "made").as_deref(), Some("Written since"));
    }
}

// R203
#[test]
fn what_was_taken_from_the_storage_or_changed_in_it_is_noticed_and_can_be_saved_again() {
    type Meddling = fn(&FakeStorage);
    let meddlings: [(Meddling, bool); 6] = [
        (|_| {}, true),
        (|storage| storage.remove("samspel:entry:doc").unwrap(), true),
        (|storage| storage.remove(BASE).unwrap(), false),
        (|storage| storage.set(BASE, "gibberish").unwrap(), false),
        (
            |storage| {
                let text = storage.get(BASE).unwrap().unwrap();
                storage.set(BASE, &text[..text.len() - 9]).unwrap();
            },
            false,
        ),
        (
            |storage| {
                for key in storage.keys().unwrap() {
                    storage.remove(&key).unwrap();
                }
            },
            false,
        ),
    ];
    for (place, (meddle, is_kept)) in meddlings.into_iter().enumerate() {
        let (storage, _) = filled();
        let mut tab = open(&storage, "t2").unwrap();
        write_title(&mut tab.editor, "a2", "Of this tab", 100_000.0);
        tab.session.save(&mut tab.editor, 100_000.0).unwrap();
        assert!(tab.session.is_kept(&tab.editor), "{place}");
        meddle(&storage);
        assert_eq!(tab.session.is_kept(&tab.editor), is_kept, "{place}");
        tab.session.keep_here();
        tab.session.save_whole(&mut tab.editor, 100_001.0).unwrap();
        assert!(tab.session.is_kept(&tab.editor), "{place}");
        let again = open(&storage, "t3").unwrap();
        assert_eq!(again.editor.document(), tab.editor.document(), "{place}");
    }
    // An entry of the journal is missed too.
    let (storage, _) = filled();
    let mut tab = open(&storage, "t2").unwrap();
    write_title(&mut tab.editor, "a2", "Of this tab", 100_000.0);
    tab.session.save(&mut tab.editor, 100_000.0).unwrap();
    storage.remove("samspel:edit:doc:t2:1").unwrap();
    assert!(!tab.session.is_kept(&tab.editor));
}

// R208
#[test]
fn a_document_whose_keys_are_taken_away_one_by_one_in_any_order_is_saved_again_by_every_tab_and_never_asked_about() {
    let keys = filled().0.keys().unwrap();
    for first in 0..keys.len() {
        let (storage, _) = filled();
        let mut tabs = ["t2", "t3"].map(|tab| open(&storage, tab).unwrap());
        write_title(&mut tabs[0].editor, "a2", "Of one tab", 100_000.0);
        tabs[0].session.save(&mut tabs[0].editor, 100_000.0).unwrap();
        for turn in 0..keys.len() {
            let key = &keys[(first + turn) % keys.len()];
            storage.remove(key).unwrap();
            for OpenDocument { session, editor, .. } in &mut tabs {
                if matches!(session.hear(editor, key, None), TabNews::Lacking) {
                    session.save_whole(editor, 100_001.0).unwrap();
                    assert!(session.take_mended());
                    assert!(!session.take_mended());
                }
                assert_ne!(session.look(editor), TabNews::Gone);
                // Whoever sees it first has saved it for both.
                let base = storage.get(BASE).unwrap();
                session.hear(editor, BASE, base.as_deref());
                while !session.is_saved(editor) {
                    let _behind = session.save_whole(editor, 100_002.0);
                }
            }
        }
        let again = open(&storage, "t4").unwrap();
        assert_eq!(again.editor.document(), tabs[0].editor.document(), "{first}");
        assert_eq!(title(again.editor.document(), "a2").as_deref(), Some("Of one tab"));
    }
}

// R209
#[test]
fn a_storage_that_is_emptied_while_a_document_is_folded_is_noticed_and_has_everything_again() {
    for (has_more, is_emptied_before_more) in [(false, false), (true, false), (true, true)] {
        let (storage, _) = filled();
        let mut tab = open(&storage, "t2").unwrap();
        let OpenDocument { session, editor, .. } = &mut tab;
        write_title(editor, "a2", "Before", 100_000.0);
        session.save(editor, 100_000.0).unwrap();
        let base = session.begin_fold(editor).unwrap();
        let empty = || {
            for key in storage.keys().unwrap() {
                storage.remove(&key).unwrap();
            }
        };
        if is_emptied_before_more {
            empty();
        }
        if has_more {
            write_title(editor, "a3", "Meanwhile", 200_000.0);
            let _needs_base = session.save(editor, 200_000.0);
        }
        empty();
        session
            .finish_fold(editor, &base.folded, &base::write(&base), 200_001.0)
            .unwrap();
        // What was written meanwhile is there at once too, so that a page that ends now loses nothing of it.
        assert!(session.is_saved(editor), "{has_more}");
        session.save(editor, 200_002.0).unwrap();
        assert!(session.is_saved(editor) && session.is_kept(editor));
        assert!(session.take_mended());
        let again = open(&storage, "t3").unwrap();
        assert_eq!(again.editor.document(), tab.editor.document());
    }
}

// R209
#[test]
fn a_document_that_another_tab_removes_while_it_is_folded_stays_removed() {
    let (storage, _) = filled();
    let OpenDocument {
        mut session,
        mut editor,
        ..
    } = open(&storage, "t2").unwrap();
    let base = session.begin_fold(&editor).unwrap();
    let removed = Library::new(&storage).remove("doc").unwrap();
    let text = base::write(&base);
    assert_eq!(
        session.finish_fold(&mut editor, &base.folded, &text, 1.0),
        Err(SaveError::Gone)
    );
    assert_eq!(open(&storage, "t3").unwrap_err(), OpenError::Missing);
    // Once it has been put back, what is taken away is taken by something else.
    Library::new(&storage).restore(&removed).unwrap();
    storage.remove(BASE).unwrap();
    assert_eq!(session.look(&editor), TabNews::Lacking);
}

// R208
#[test]
fn what_can_not_be_read_and_is_set_aside_whole_is_not_removed_for_a_tab_that_has_it() {
    let storage = FakeStorage::default();
    let (mut session, mut editor) = begin(&storage, "t1");
    storage.set(BASE, "gibberish").unwrap();
    let given_up = open(&storage, "t2").unwrap_err();
    assert!(matches!(given_up, OpenError::Unreadable { is_aside: true, .. }));
    assert_eq!(session.hear(&mut editor, BASE, None), TabNews::Lacking);
    session.save_whole(&mut editor, 1.0).unwrap();
    assert_eq!(open(&storage, "t3").unwrap().editor.document(), editor.document());
}

// R94
#[test]
fn an_entry_of_any_number_and_time_is_read_or_set_aside_and_what_follows_is_kept() {
    let numbers = [0, 1, 2, u64::MAX];
    for (number, time) in numbers
        .into_iter()
        .flat_map(|number| numbers.map(|time| (number, time)))
    {
        let (storage, _) = filled();
        let entry = format!(r#"{{"version":1,"time":{time},"tab":"x","number":{number},"at":1.0,"ops":[]}}"#);
        let entry = checked::seal(&entry);
        storage.set(&format!("samspel:edit:doc:x:{number}"), &entry).unwrap();
        let mut tab = open(&storage, "t2").unwrap();
        let aside = set_aside(&storage);
        let is_aside = aside.iter().any(|(_, text)| text.contains(&entry));
        assert_eq!(is_aside, number == 0, "{number} {time}");
        write_title(&mut tab.editor, "a2", "Of this tab", 100_000.0);
        tab.session.save(&mut tab.editor, 100_000.0).unwrap();
        fold(&mut tab.session, &mut tab.editor).unwrap();
        write_title(&mut tab.editor, "a3", "After that", 200_000.0);
        tab.session.save(&mut tab.editor, 200_000.0).unwrap();
        let again = open(&storage, "t3").unwrap();
        assert_eq!(again.editor.document(), tab.editor.document(), "{number} {time}");
    }
}

// R33
#[test]
fn where_there_is_no_room_to_set_aside_the_rest_is_opened_under_another_id() {
    let (storage, editor) = filled();
    let text = storage.get(BASE).unwrap().unwrap();
    let damaged = text.replacen('{', "x", 1);
    storage.set(BASE, &damaged).unwrap();
    *storage.quota.borrow_mut() = Some(0);
    let mut opened = open(&storage, "t2").unwrap();
    let told = Recovery::Beside { text: damaged.clone() };
    assert_eq!(opened.recovery, Some(told));
    assert_eq!(opened.editor.document().id.as_str(), "spare");
    assert!(opened.editor.document().records().eq(editor.document().records()));
    *storage.quota.borrow_mut() = None;
    opened.session.save_whole(&mut opened.editor, 1.0).unwrap();
    assert_eq!(storage.get(BASE), Ok(Some(damaged)));
}

// R36
#[test]
fn a_newer_version_is_left_as_it_is() {
    let (storage, _) = filled();
    let newer = &format!(
        r#"{{"format":"samspel","version":{},"document":"doc","records":{{}}}}"#,
        VERSION + 1
    );
    storage.set(BASE, newer).unwrap();
    let refused = open(&storage, "t2").unwrap_err();
    assert_eq!(refused, OpenError::Newer { text: newer.into() });
    assert_eq!(storage.get(BASE), Ok(Some(newer.into())));
}

#[test]
fn a_file_that_stands_in_the_place_of_a_base_is_opened() {
    let storage = FakeStorage::default();
    let file = samspel::format::envelope::write(&super::document());
    storage.set(BASE, &file).unwrap();
    let mut opened = open(&storage, "t1").unwrap();
    assert_eq!(*opened.editor.document(), super::document());
    write_title(&mut opened.editor, "a0", "Changed", 1.0);
    opened.session.save(&mut opened.editor, 2.0).unwrap();
    let again = open(&storage, "t2").unwrap();
    assert_eq!(title(again.editor.document(), "a0").as_deref(), Some("Changed"));
}
