//! R94: whatever stands in the storage, the library lists and opens it without losing a text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::{
    format::envelope,
    platform::{fake::FakeStorage, library::Library, storage::Storage},
};

// Each line is the end of a key and, after a tab, its text.
fuzz_target!(|text: &str| {
    let storage = FakeStorage::default();
    for line in text.lines() {
        let (key, text) = line.split_once('\t').unwrap_or((line, ""));
        storage
            .set(&format!("samspel:{key}"), text)
            .expect("there is room");
    }
    let library = Library::new(&storage);
    let before = texts(&storage);
    let entries = library.entries().expect("there is a storage");
    for entry in &entries {
        let (text, _) = library
            .load(&entry.id)
            .expect("there is a storage")
            .expect("what is listed is there");
        if envelope::read(text.as_bytes()).is_err() {
            library.recover(&entry.id, |text| envelope::read(text.as_bytes()).ok());
        }
    }
    let after = texts(&storage);
    for text in &before {
        // Stamps are not kept of what is set aside.
        let is_stamp = text.0.starts_with("samspel:stamp:");
        assert!(
            is_stamp || after.iter().any(|(_, other)| *other == text.1),
            "{text:?} is lost"
        );
    }
});

fn texts(storage: &FakeStorage) -> Vec<(String, String)> {
    let keys = storage.keys().expect("there is a storage");
    keys.into_iter()
        .map(|key| {
            let text = storage.get(&key).expect("there is a storage");
            (key, text.unwrap_or_default())
        })
        .collect()
}
