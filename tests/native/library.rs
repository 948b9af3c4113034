//! What is kept in the browser, as texts: nothing is lost on the way, and what belongs to one document touches no other.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod at_once;
#[path = "../contract/mod.rs"]
mod contract;

use at_once::at_once;
use samspel::platform::{
    fake::{FakeRecentWrites, FakeStorage},
    library::{Entry, Key, Library, Origin, Setting, StoredEntry, edit_key},
    storage::{Storage, StorageError},
};

fn entry(id: &str, saved: f64) -> Entry {
    Entry {
        id: id.into(),
        name: format!("Document {id}"),
        county: "04".into(),
        saved,
        backup: Some(saved - 1.0),
        changes: 3,
        ..Entry::default()
    }
}

fn kept(tab: &str, number: u64, text: &str) -> StoredEntry {
    StoredEntry {
        tab: tab.into(),
        number,
        text: text.into(),
    }
}

fn texts(storage: &FakeStorage) -> Vec<(String, String)> {
    let mut texts: Vec<_> = storage
        .keys()
        .unwrap()
        .into_iter()
        .map(|key| (key.clone(), storage.get(&key).unwrap().unwrap()))
        .collect();
    texts.sort();
    texts
}

fn used(storage: &FakeStorage) -> usize {
    texts(storage).iter().map(|(key, text)| key.len() + text.len()).sum()
}

/// A document with two bases and two entries of its journal.
fn filled() -> FakeStorage {
    let storage = FakeStorage::default();
    let library = Library::new(&storage);
    library.write_base("a", "first").unwrap();
    library.write_base("a", "second").unwrap();
    library.write_edit("a", &kept("t1", 1, "one")).unwrap();
    library.write_edit("a", &kept("t2", 1, "two")).unwrap();
    library.set_entry(&entry("a", 2.0)).unwrap();
    storage
}

#[test]
fn the_storage_in_memory_holds_the_contract_of_all_storages() {
    contract::holds(&FakeStorage::default());
}

// R201
#[test]
fn recent_writes_in_memory_keep_the_contract_of_all() {
    at_once(contract::keeps(&FakeRecentWrites::default()));
}

#[test]
fn the_latest_saved_document_stands_first_and_one_without_a_readable_entry_is_listed_too() {
    let storage = FakeStorage::default();
    let library = Library::new(&storage);
    for (id, saved) in [("a", 1.0), ("b", 3.0), ("c", 2.0)] {
        library.write_base(id, "base").unwrap();
        library.set_entry(&entry(id, saved)).unwrap();
    }
    storage.set("samspel:entry:c", "{").unwrap();
    library.set_archived("a", true).unwrap();
    // An entry without its document is no document.
    library.set_entry(&entry("gone", 9.0)).unwrap();
    let entries = library.entries().unwrap();
    let ids: Vec<_> = entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["b", "a", "c"]);
    assert_eq!(entries[0].name, "Document b");
    assert_eq!(entries[0].backup, Some(2.0));
    assert_eq!(entries[0].changes, 3);
    assert!(entries[1].archived);
    assert_eq!(entries[1].name, "Document a");
    assert_eq!(entries[2].name, "");
}

#[test]
fn the_room_that_each_document_takes_is_counted_with_all_that_belongs_to_it() {
    let storage = filled();
    storage.set("samspel:language", "sv").unwrap();
    let library = Library::new(&storage);
    let mut usage = library.usage().unwrap();
    usage.sort();
    assert_eq!(usage[0], (String::new(), "samspel:language".len() + 2));
    assert_eq!(usage[1], ("a".into(), used(&storage) - usage[0].1));
    assert_eq!(library.entries().unwrap()[0].bytes, usage[1].1);
}

// R32
#[test]
fn a_new_base_leaves_the_one_before_it_beside_it_where_there_is_room() {
    let storage = filled();
    let library = Library::new(&storage);
    assert_eq!(library.base("a"), Ok(Some("second".into())));
    assert_eq!(library.previous("a"), Ok(Some("first".into())));
    *storage.quota.borrow_mut() = Some(used(&storage) + 5);
    let longer = "third and ten";
    library.write_base("a", longer).unwrap();
    assert_eq!(library.base("a"), Ok(Some(longer.into())));
    assert_eq!(library.previous("a"), Ok(None));
}

// R32
#[test]
fn where_there_is_no_room_at_all_everything_stays_as_it_was() {
    let storage = filled();
    *storage.quota.borrow_mut() = Some(used(&storage) + 5);
    let library = Library::new(&storage);
    let huge = "x".repeat(500);
    assert_eq!(library.write_base("a", &huge), Err(StorageError::Full));
    assert_eq!(library.base("a"), Ok(Some("second".into())));
    let before = texts(&storage);
    let refused = library.write_edit("a", &kept("t1", 2, &huge));
    assert_eq!(refused, Err(StorageError::Full));
    assert_eq!(texts(&storage), before);
}

// R32
#[test]
fn an_entry_of_the_journal_goes_before_the_base_before() {
    let storage = filled();
    *storage.quota.borrow_mut() = Some(used(&storage) + 5);
    let library = Library::new(&storage);
    library.write_edit("a", &kept("t1", 2, "3")).unwrap();
    assert_eq!(library.previous("a"), Ok(None));
    assert_eq!(library.base("a"), Ok(Some("second".into())));
}

#[test]
fn the_journal_of_a_document_is_its_own_and_is_pruned_by_tab_and_number() {
    let storage = filled();
    let library = Library::new(&storage);
    library.write_edit("ab", &kept("t1", 1, "other")).unwrap();
    library.write_edit("a", &kept("t1", 10, "ten")).unwrap();
    let journal = |id: &str| {
        let mut journal = library.journal(id).unwrap();
        journal.sort_by(|a, b| (&a.tab, a.number).cmp(&(&b.tab, b.number)));
        journal
    };
    let all = [kept("t1", 1, "one"), kept("t1", 10, "ten"), kept("t2", 1, "two")];
    assert_eq!(journal("a"), all);
    library.prune("a", &|tab, number| tab == "t1" && number < 10).unwrap();
    assert_eq!(journal("a"), all[1..]);
    assert_eq!(journal("ab"), [kept("t1", 1, "other")]);
}

#[test]
fn a_key_says_what_it_holds() {
    let key = edit_key("doc.1", "tab", 12);
    let edit = Key::Edit {
        document: "doc.1",
        tab: "tab",
        number: 12,
    };
    assert_eq!(Key::of(&key), edit);
    assert_eq!(Key::of("samspel:doc:a"), Key::Base("a"));
    assert_eq!(Key::of("samspel:entry:a"), Key::Entry("a"));
    assert_eq!(Key::of("samspel:previous:a"), Key::Previous("a"));
    assert_eq!(Key::of("samspel:point:a:p"), Key::Point("a"));
    assert_eq!(Key::of("samspel:removed:a"), Key::Removed("a"));
    assert_eq!(Key::of("samspel:aside:a:2"), Key::Aside("a:2"));
    assert_eq!(Key::of("samspel:answer:r"), Key::Answer("r"));
    for setting in Setting::ALL {
        assert_eq!(Key::of(setting.key()), Key::Setting(*setting));
    }
    for other in ["", "samspel", "Samspel:doc:a", "doc:a", "filler1"] {
        assert_eq!(Key::of(other), Key::Other, "{other}");
    }
}

/// Keys that begin as those of the program do and are none of them.
fn stray_keys() -> Vec<String> {
    let long = "x".repeat(65);
    let mut keys: Vec<String> = [
        "samspel:",
        "samspel:a",
        "samspel:later:a",
        "samspel:Language",
        "samspel:photo:a",
    ]
    .map(str::to_owned)
    .to_vec();
    for kind in ["doc", "previous", "entry", "removed", "answer"] {
        for id in ["", "å", "a b", "a:b", ":", "a/b", "a\u{0}", &long] {
            keys.push(format!("samspel:{kind}:{id}"));
        }
        keys.push(format!("samspel:{kind}"));
    }
    for point in ["", "a", "a:", ":p", "å:p", "a:å", "a:p:q"] {
        keys.push(format!("samspel:point:{point}"));
    }
    let edits = [
        "",
        "a",
        "a:t",
        "a:t:",
        "a:t:x",
        "a:t:-1",
        "a:t:+1",
        "a:t:01",
        "a:t:1.0",
        "a::1",
        ":t:1",
        "å:t:1",
        "a:t:1:2",
        "a:t:99999999999999999999",
    ];
    keys.extend(edits.map(|edit| format!("samspel:edit:{edit}")));
    keys.push("samspel:aside:".into());
    keys
}

/// What belongs to no document, by where it comes from.
fn set_aside(library: &Library<&FakeStorage>) -> Vec<(Origin, String)> {
    let aside = library.aside().unwrap();
    aside.into_iter().map(|aside| (aside.origin, aside.text)).collect()
}

// R228
#[test]
fn a_key_that_the_program_does_not_write_is_no_document_and_what_it_holds_can_be_had_removed_and_put_back() {
    for key in stray_keys() {
        let storage = filled();
        let before = texts(&storage);
        storage.set(&key, "somebody's").unwrap();
        assert_eq!(Key::of(&key), Key::Stray, "{key}");
        let library = Library::new(&storage);
        let ids: Vec<_> = library.entries().unwrap().into_iter().map(|entry| entry.id).collect();
        assert_eq!(ids, ["a"], "{key}");
        let used: Vec<_> = library.usage().unwrap().into_iter().map(|(id, _)| id).collect();
        assert!(used.iter().all(|id| id == "a" || id.is_empty()), "{key}");
        assert_eq!(library.answered_rounds(), Ok(vec![]), "{key}");
        assert!(library.has_aside());
        assert_eq!(set_aside(&library), [(Origin::Stray(key.clone()), "somebody's".into())]);
        let removed = library.remove_aside(&library.aside().unwrap()[0]).unwrap();
        assert_eq!(texts(&storage), before, "{key}");
        library.restore(&removed).unwrap();
        assert_eq!(storage.get(&key), Ok(Some("somebody's".into())));
    }
}

// R228
#[test]
fn what_is_left_of_a_document_without_its_base_is_no_document_and_can_be_had_removed_and_put_back() {
    let rests: [&[&str]; 5] = [
        &["samspel:entry:x"],
        &["samspel:previous:x"],
        &["samspel:edit:x:t:1", "samspel:edit:x:t:2"],
        &["samspel:point:x:p"],
        &[
            "samspel:edit:x:t:1",
            "samspel:entry:x",
            "samspel:point:x:p",
            "samspel:previous:x",
        ],
    ];
    for keys in rests {
        let storage = filled();
        for key in keys {
            storage.set(key, key).unwrap();
        }
        let library = Library::new(&storage);
        assert_eq!(library.entries().unwrap().len(), 1, "{keys:?}");
        let used: Vec<_> = library.usage().unwrap().into_iter().map(|(id, _)| id).collect();
        assert!(used.iter().all(|id| id == "a" || id.is_empty()), "{keys:?}");
        assert_eq!(set_aside(&library), [(Origin::Rest("x".into()), keys.join("\n"))]);
        let removed = library.remove_aside(&library.aside().unwrap()[0]).unwrap();
        assert_eq!(texts(&storage), texts(&filled()), "{keys:?}");
        library.restore(&removed).unwrap();
        assert_eq!(set_aside(&library).len(), 1, "{keys:?}");
        // With its base it is a document again.
        library.write_base("x", "base").unwrap();
        assert!(!library.has_aside(), "{keys:?}");
        assert_eq!(library.entries().unwrap().len(), 2, "{keys:?}");
    }
}

#[test]
fn only_the_latest_points_are_kept() {
    let storage = filled();
    let library = Library::new(&storage);
    let names: Vec<String> = (0..12).map(|number| format!("p{number}")).collect();
    for count in 1..=names.len() {
        let lineage: Vec<&str> = names[..count].iter().map(String::as_str).collect();
        let latest = lineage[count - 1];
        library.write_point("a", latest, latest, &lineage).unwrap();
    }
    assert_eq!(library.point("a", "p11"), Ok(Some("p11".into())));
    assert_eq!(library.point("a", "p6"), Ok(Some("p6".into())));
    assert_eq!(library.point("a", "p5"), Ok(None));
    assert_eq!(library.point("b", "p11"), Ok(None));
}

// R33
#[test]
fn what_is_set_aside_is_whole_and_does_not_push_out_what_was_there() {
    let storage = FakeStorage::default();
    let library = Library::new(&storage);
    for damaged in ["damaged", "damaged too", "damaged"] {
        library.set_aside("a", damaged).unwrap();
    }
    let aside = |name: &str, text: &str| (Origin::Unreadable(name.into()), text.to_owned());
    let both = [aside("a", "damaged"), aside("a:2", "damaged too")];
    assert_eq!(set_aside(&library), both);
    assert_eq!(library.entries(), Ok(vec![]));
    library.remove_aside(&library.aside().unwrap()[0]).unwrap();
    assert_eq!(set_aside(&library), both[1..]);
}

#[test]
fn what_is_removed_leaves_nothing_behind_touches_no_other_and_can_be_put_back() {
    let storage = filled();
    let library = Library::new(&storage);
    library.write_base("ab", "other").unwrap();
    library.set_aside("a", "damaged").unwrap();
    let before = texts(&storage);
    let removed = library.remove("a").unwrap();
    let left: Vec<_> = texts(&storage).into_iter().map(|(key, _)| key).collect();
    // But for the sign that it was removed.
    assert_eq!(left, ["samspel:aside:a", "samspel:doc:ab", "samspel:removed:a"]);
    assert_eq!(library.is_removed("a"), Ok(true));
    assert_eq!(library.is_removed("ab"), Ok(false));
    assert_eq!(library.entries().unwrap().len(), 1);
    library.restore(&removed).unwrap();
    assert_eq!(texts(&storage), before);
}

// R208
#[test]
fn a_document_is_removed_until_it_is_written_again_and_not_when_it_is_only_taken_away() {
    let storage = filled();
    let library = Library::new(&storage);
    library.clear("a").unwrap();
    assert_eq!(texts(&storage), []);
    assert_eq!(library.is_removed("a"), Ok(false));
    library.write_base("a", "third").unwrap();
    library.remove("a").unwrap();
    library.write_base("a", "fourth").unwrap();
    assert_eq!(library.is_removed("a"), Ok(false));
    assert_eq!(texts(&storage), [("samspel:doc:a".into(), "fourth".into())]);
}

// R31
#[test]
fn wherever_the_page_ends_while_a_document_is_removed_it_is_whole_or_gone() {
    for count in 0..30 {
        let storage = filled();
        *storage.ends_after.borrow_mut() = Some(count);
        let library = Library::new(&storage);
        drop(library.remove("a"));
        *storage.ends_after.borrow_mut() = None;
        let base = library.base("a").unwrap();
        assert!(
            base.as_deref() == Some("second") || texts(&storage) == [("samspel:removed:a".into(), "1".into())],
            "{count}"
        );
    }
}

#[test]
fn a_storage_that_is_missing_is_told_by_everything() {
    let storage = filled();
    *storage.missing.borrow_mut() = true;
    let library = Library::new(&storage);
    let missing = StorageError::Unavailable;
    assert_eq!(library.entries(), Err(missing));
    assert_eq!(library.base("a"), Err(missing));
    assert_eq!(library.previous("a"), Err(missing));
    assert_eq!(library.journal("a"), Err(missing));
    assert_eq!(library.aside(), Err(missing));
    assert_eq!(library.set_aside("a", "x"), Err(missing));
    assert_eq!(library.remove("a"), Err(missing));
    assert_eq!(library.write_base("a", "x"), Err(missing));
    assert_eq!(library.write_edit("a", &kept("t", 1, "x")), Err(missing));
    *storage.missing.borrow_mut() = false;
    assert_eq!(library.base("a"), Ok(Some("second".into())));
}
