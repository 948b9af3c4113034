//! What is kept stays kept: whatever is full, missing, changed elsewhere or cut off in the middle.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../contract/mod.rs"]
mod contract;

use proptest::{collection, prelude::*};
use samspel::platform::{
    fake::FakeStorage,
    library::{Entry, Library, Recovery, SaveError, Stamp},
    storage::{Storage, StorageError},
};

fn entry(id: &str, saved: f64) -> Entry {
    Entry {
        id: id.into(),
        name: format!("Dokument {id}"),
        county: "04".into(),
        saved,
    }
}

// R30
#[test]
fn the_storage_in_memory_holds_the_contract_of_all_storages() {
    let storage = FakeStorage::default();
    contract::holds(&storage);
    assert_eq!(storage.keys(), Ok(vec![]));
}

#[test]
fn a_full_storage_leaves_the_text_that_stood_there() {
    let storage = FakeStorage::default();
    storage.set("key", "text").unwrap();
    *storage.quota.borrow_mut() = Some(10);
    assert_eq!(storage.set("key", "longer text"), Err(StorageError::Full));
    assert_eq!(storage.get("key"), Ok(Some("text".into())));
}

/// A document that has been saved twice in one session, and its stamp: its previous generation is `first`.
fn kept(storage: &FakeStorage) -> Stamp {
    let library = Library::new(storage);
    let stamp = Stamp::new_document();
    let stamp = library.save(&entry("a", 1.0), "first", &stamp, "stamp-1", true);
    let stamp = library.save(&entry("a", 2.0), "second", &stamp.unwrap(), "stamp-2", true);
    stamp.unwrap()
}

fn text(storage: &FakeStorage) -> Option<String> {
    let loaded = Library::new(storage).load("a").unwrap();
    loaded.map(|(text, _)| text)
}

fn previous(storage: &FakeStorage) -> Option<String> {
    Library::new(storage).load_previous("a").unwrap()
}

#[test]
fn what_was_saved_is_loaded_and_what_stood_there_before_is_the_previous_generation() {
    let storage = FakeStorage::default();
    let stamp = kept(&storage);
    assert_eq!(text(&storage).as_deref(), Some("second"));
    assert_eq!(previous(&storage).as_deref(), Some("first"));
    // Within a session the previous generation stays that of the session before.
    let library = Library::new(&storage);
    library
        .save(&entry("a", 3.0), "third", &stamp, "stamp-3", false)
        .unwrap();
    assert_eq!(text(&storage).as_deref(), Some("third"));
    assert_eq!(previous(&storage).as_deref(), Some("first"));
    assert_eq!(library.load("b"), Ok(None));
}

#[test]
fn the_latest_saved_document_stands_first_and_one_without_a_readable_entry_is_listed_too() {
    let storage = FakeStorage::default();
    let library = Library::new(&storage);
    for (id, saved) in [("a", 1.0), ("b", 3.0), ("c", 2.0)] {
        library
            .save(&entry(id, saved), "text", &Stamp::new_document(), "s", true)
            .unwrap();
    }
    storage.set("samspel:entry:c", "{not json").unwrap();
    storage.set("samspel:doc:d", "text").unwrap();
    storage.set("somebody-elses", "text").unwrap();
    let ids: Vec<_> = library
        .entries()
        .unwrap()
        .into_iter()
        .map(|entry| entry.id)
        .collect();
    assert_eq!(ids, ["b", "a", "c", "d"]);
    assert_eq!(library.entries().unwrap()[0], entry("b", 3.0));
}

// R34
#[test]
fn a_document_that_another_tab_has_saved_is_not_written_over() {
    let storage = FakeStorage::default();
    let stamp = kept(&storage);
    let library = Library::new(&storage);
    let (_, theirs) = library.load("a").unwrap().unwrap();
    assert_eq!(library.is_changed_elsewhere("a", &theirs), Ok(false));
    library
        .save(&entry("a", 3.0), "theirs", &theirs, "stamp-3", true)
        .unwrap();
    assert_eq!(library.is_changed_elsewhere("a", &stamp), Ok(true));
    for stamp in [stamp, Stamp::new_document()] {
        let refused = library.save(&entry("a", 4.0), "mine", &stamp, "stamp-4", true);
        assert_eq!(refused, Err(SaveError::ChangedElsewhere));
    }
    assert_eq!(text(&storage).as_deref(), Some("theirs"));
}

#[test]
fn a_document_that_another_tab_has_removed_does_not_come_back_by_itself() {
    let storage = FakeStorage::default();
    let stamp = kept(&storage);
    let library = Library::new(&storage);
    assert_eq!(library.remove("a"), Ok(Some("second".into())));
    let refused = library.save(&entry("a", 3.0), "mine", &stamp, "stamp-3", true);
    assert_eq!(refused, Err(SaveError::ChangedElsewhere));
    assert_eq!(storage.keys(), Ok(vec![]));
}

fn used(storage: &FakeStorage) -> usize {
    let keys = storage.keys().unwrap();
    let length = |key: &String| key.len() + storage.get(key).unwrap().unwrap().len();
    keys.iter().map(length).sum()
}

// R32
#[test]
fn where_there_is_no_room_for_two_generations_the_previous_one_gives_way() {
    let storage = FakeStorage::default();
    let stamp = kept(&storage);
    *storage.quota.borrow_mut() = Some(used(&storage) + 5);
    let longer = "second and ten";
    let library = Library::new(&storage);
    library
        .save(&entry("a", 3.0), longer, &stamp, "stamp-3", false)
        .unwrap();
    assert_eq!(text(&storage).as_deref(), Some(longer));
    assert_eq!(previous(&storage), None);
}

// R32
#[test]
fn where_there_is_no_room_at_all_everything_stays_as_it_was() {
    let storage = FakeStorage::default();
    let stamp = kept(&storage);
    *storage.quota.borrow_mut() = Some(used(&storage) + 5);
    let before = storage.clone();
    let huge = "x".repeat(500);
    let library = Library::new(&storage);
    let refused = library.save(&entry("a", 3.0), &huge, &stamp, "stamp-3", false);
    assert_eq!(refused, Err(SaveError::Storage(StorageError::Full)));
    for key in before.keys().unwrap() {
        assert_eq!(storage.get(&key), before.get(&key), "{key}");
    }
    // The same tab can save again once there is less to save.
    assert!(
        library
            .save(&entry("a", 4.0), "third", &stamp, "stamp-4", false)
            .is_ok()
    );

    let storage = FakeStorage::default();
    *storage.quota.borrow_mut() = Some(40);
    let library = Library::new(&storage);
    let refused = library.save(&entry("a", 1.0), &huge, &Stamp::new_document(), "s", true);
    assert_eq!(refused, Err(SaveError::Storage(StorageError::Full)));
    assert_eq!(storage.keys(), Ok(vec![]));
}

#[test]
fn a_storage_that_is_missing_is_told_by_everything() {
    let storage = FakeStorage::default();
    let stamp = kept(&storage);
    *storage.missing.borrow_mut() = true;
    let library = Library::new(&storage);
    let missing = StorageError::Unavailable;
    assert_eq!(library.entries(), Err(missing));
    assert_eq!(library.load("a"), Err(missing));
    assert_eq!(library.load_previous("a"), Err(missing));
    assert_eq!(library.is_changed_elsewhere("a", &stamp), Err(missing));
    assert_eq!(library.aside(), Err(missing));
    assert_eq!(library.set_aside("a"), Err(missing));
    assert_eq!(library.remove("a"), Err(missing));
    assert_eq!(
        library.save(&entry("a", 3.0), "third", &stamp, "stamp-3", true),
        Err(SaveError::Storage(missing))
    );
    *storage.missing.borrow_mut() = false;
    assert_eq!(text(&storage).as_deref(), Some("second"));
}

// R33
#[test]
fn what_is_set_aside_is_whole_and_does_not_push_out_what_was_there() {
    let storage = FakeStorage::default();
    let library = Library::new(&storage);
    for damaged in ["damaged", "damaged too", "damaged"] {
        storage.set("samspel:doc:a", damaged).unwrap();
        assert_eq!(library.set_aside("a"), Ok(()));
        assert_eq!(text(&storage), None);
    }
    let aside = [("a", "damaged"), ("a", "damaged too")];
    let aside = aside.map(|(id, text)| (id.to_string(), text.to_string()));
    assert_eq!(library.aside(), Ok(aside.to_vec()));
    assert_eq!(library.entries(), Ok(vec![]));
    assert_eq!(library.set_aside("not-there"), Ok(()));
}

// R33
#[test]
fn what_can_not_be_set_aside_for_want_of_room_stays_where_it_was() {
    let storage = FakeStorage::default();
    kept(&storage);
    *storage.quota.borrow_mut() = Some(used(&storage) + 5);
    assert_eq!(
        Library::new(&storage).set_aside("a"),
        Err(StorageError::Full)
    );
    assert_eq!(text(&storage).as_deref(), Some("second"));
    assert_eq!(Library::new(&storage).aside(), Ok(vec![]));
}

// R33
#[test]
fn the_previous_generation_is_given_whether_or_not_there_is_room_to_set_the_unreadable_text_aside()
{
    let readable = |text: &str| (text == "first").then_some(1);
    for (more_room, recovered) in [(200, Recovery::InPlace(1)), (5, Recovery::Beside(1))] {
        let storage = FakeStorage::default();
        kept(&storage);
        *storage.quota.borrow_mut() = Some(used(&storage) + more_room);
        let library = Library::new(&storage);
        assert_eq!(library.recover("a", readable), recovered);
        assert_eq!(previous(&storage).as_deref(), Some("first"));
        // Nothing is gone: the text is where it was, or aside.
        let is_there = text(&storage).as_deref() == Some("second");
        assert_eq!(is_there, recovered == Recovery::Beside(1));
        assert_eq!(library.aside().unwrap().is_empty(), is_there);
    }
}

// R33
#[test]
fn without_a_previous_generation_that_can_be_read_the_unreadable_text_is_still_kept() {
    for (more_room, recovered) in [(200, Recovery::SetAside), (5, Recovery::LeftThere)] {
        let storage = FakeStorage::default();
        kept(&storage);
        *storage.quota.borrow_mut() = Some(used(&storage) + more_room);
        assert_eq!(
            Library::new(&storage).recover("a", |_| None::<()>),
            recovered
        );
    }
}

// R33
#[test]
fn a_document_that_was_set_aside_can_come_back_from_a_file() {
    let storage = FakeStorage::default();
    kept(&storage);
    let library = Library::new(&storage);
    assert_eq!(library.set_aside("a"), Ok(()));
    let stamp = Stamp::new_document();
    assert!(
        library
            .save(&entry("a", 3.0), "third", &stamp, "stamp-3", true)
            .is_ok()
    );
    assert_eq!(text(&storage).as_deref(), Some("third"));
}

/// A storage that another tab looks at after each write, as browsers let it.
struct Watched<'a> {
    storage: &'a FakeStorage,
    look: &'a dyn Fn(&FakeStorage),
}

impl Storage for Watched<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.storage.get(key)
    }
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.storage
            .set(key, text)
            .inspect(|()| (self.look)(self.storage))
    }
    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.storage.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.storage.keys()
    }
}

// R34
#[test]
fn a_tab_that_follows_a_save_at_every_write_ends_with_the_text_that_was_saved() {
    let storage = FakeStorage::default();
    let stamp = kept(&storage);
    let followed = std::cell::RefCell::new(("second".to_owned(), stamp.clone()));
    let look = |storage: &FakeStorage| {
        let library = Library::new(storage);
        let mut followed = followed.borrow_mut();
        if library.is_changed_elsewhere("a", &followed.1).unwrap() {
            *followed = library.load("a").unwrap().unwrap();
        }
    };
    let watched = Watched {
        storage: &storage,
        look: &look,
    };
    Library::new(watched)
        .save(&entry("a", 3.0), "third", &stamp, "stamp-3", true)
        .unwrap();
    let (text, stamp) = followed.into_inner();
    assert_eq!(text, "third");
    assert_eq!(
        Library::new(&storage).is_changed_elsewhere("a", &stamp),
        Ok(false)
    );
}

#[test]
fn what_is_removed_leaves_nothing_behind_and_touches_no_other() {
    let storage = FakeStorage::default();
    let library = Library::new(&storage);
    library
        .save(
            &entry("ab", 1.0),
            "other",
            &Stamp::new_document(),
            "s",
            true,
        )
        .unwrap();
    let before = storage.clone();
    kept(&storage);
    assert_eq!(library.remove("a"), Ok(Some("second".into())));
    assert_eq!(storage.keys(), before.keys());
    assert_eq!(library.remove("a"), Ok(None));
}

/// What a tab does with a document that it has loaded.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Save(bool),
    SetAside,
    Remove,
}

// R31
#[test]
fn wherever_the_page_ends_the_document_is_the_old_or_the_new_one() {
    for deed in [
        Deed::Save(true),
        Deed::Save(false),
        Deed::SetAside,
        Deed::Remove,
    ] {
        for quota in [None, Some(0), Some(4), Some(8), Some(300)] {
            for count in 0..20 {
                let storage = FakeStorage::default();
                let stamp = kept(&storage);
                *storage.quota.borrow_mut() = quota.map(|more| used(&storage) + more);
                *storage.ends_after.borrow_mut() = Some(count);
                let library = Library::new(&storage);
                match deed {
                    Deed::Save(keep) => {
                        drop(library.save(&entry("a", 3.0), "third text", &stamp, "stamp-3", keep));
                    }
                    Deed::SetAside => drop(library.set_aside("a")),
                    Deed::Remove => drop(library.remove("a")),
                }
                *storage.ends_after.borrow_mut() = None;
                let there = text(&storage);
                let aside = library.aside().unwrap();
                let is_kept = match deed {
                    Deed::Save(_) => matches!(there.as_deref(), Some("second" | "third text")),
                    Deed::SetAside => {
                        there.as_deref() == Some("second")
                            || aside == [("a".to_string(), "second".to_string())]
                    }
                    Deed::Remove => {
                        there.as_deref() == Some("second") || storage.keys() == Ok(vec![])
                    }
                };
                assert!(is_kept, "{deed:?} {quota:?} {count}: {there:?} {aside:?}");
                // R34: a text that has changed is never taken for an unchanged one.
                if there.as_deref() == Some("third text") {
                    assert_eq!(library.is_changed_elsewhere("a", &stamp), Ok(true));
                }
            }
        }
    }
}

proptest! {
    // R31
    #[test]
    fn over_many_sessions_that_end_anywhere_no_saved_text_is_lost(
        sessions in collection::vec((0..30_usize, collection::vec(1..40_usize, 1..5)), 1..12),
        quota in proptest::option::of(100..260_usize),
    ) {
        let storage = FakeStorage::default();
        let mut allowed: Vec<Option<String>> = vec![None];
        let mut number = 0;
        for (ends_after, lengths) in sessions {
            *storage.quota.borrow_mut() = quota;
            // A session starts by loading: what it finds is what was last known to be saved, or what was on its way.
            let loaded = Library::new(&storage).load("a").unwrap();
            let found = loaded.as_ref().map(|(text, _)| text.clone());
            prop_assert!(allowed.contains(&found), "{found:?} is none of {allowed:?}");
            let mut stamp = loaded.map_or_else(Stamp::new_document, |(_, stamp)| stamp);
            allowed = vec![found];
            *storage.ends_after.borrow_mut() = Some(ends_after);
            let library = Library::new(&storage);
            for (count, length) in lengths.into_iter().enumerate() {
                number += 1;
                let text = format!("{number}:{}", "x".repeat(length));
                let new_stamp = format!("stamp-{number:04}");
                match library.save(&entry("a", 1.0), &text, &stamp, &new_stamp, count == 0) {
                    Ok(new) => {
                        stamp = new;
                        allowed = vec![Some(text)];
                    }
                    Err(SaveError::Storage(StorageError::Full)) => {}
                    Err(_) => {
                        allowed.push(Some(text));
                        break;
                    }
                }
            }
            *storage.ends_after.borrow_mut() = None;
        }
    }
}
