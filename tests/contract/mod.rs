//! What every storage does, whatever it is made of: run over the one in memory and over the browser's.

use samspel::platform::storage::Storage;

/// Holds `storage` to the contract. It leaves no key behind, and leaves keys that were there as they were.
pub fn holds(storage: &impl Storage) {
    what_is_set_is_given_back(storage);
    a_text_replaces_the_one_before_it(storage);
    what_is_not_there_is_nothing_and_can_be_removed(storage);
    keys_are_listed_once_each(storage);
    any_text_comes_back_as_it_was(storage);
    a_text_is_measured_looked_at_and_copied_without_being_read(storage);
}

fn a_text_is_measured_looked_at_and_copied_without_being_read(storage: &impl Storage) {
    let (one, other) = (key("long"), key("copy"));
    assert_eq!(storage.length(&one), Ok(0));
    assert_eq!(storage.head(&one, 3), Ok(None));
    storage.set(&one, "Östergötland").unwrap();
    storage.set(&other, "short").unwrap();
    assert_eq!(storage.length(&one), Ok(12));
    assert_eq!(storage.head(&one, 4), Ok(Some("Öste".into())));
    assert_eq!(storage.head(&one, 40), Ok(Some("Östergötland".into())));
    assert_eq!(storage.copy(&one, &other), Ok(()));
    assert_eq!(storage.get(&other), Ok(Some("Östergötland".into())));
    storage.remove(&one).unwrap();
    storage.remove(&other).unwrap();
}

fn key(name: &str) -> String {
    format!("contract:{name}")
}

fn what_is_set_is_given_back(storage: &impl Storage) {
    let (one, other) = (key("one"), key("other"));
    assert_eq!(storage.set(&one, "1"), Ok(()));
    assert_eq!(storage.set(&other, "2"), Ok(()));
    assert_eq!(storage.get(&one), Ok(Some("1".into())));
    assert_eq!(storage.get(&other), Ok(Some("2".into())));
    assert_eq!(storage.remove(&one), Ok(()));
    assert_eq!(storage.get(&one), Ok(None));
    assert_eq!(storage.get(&other), Ok(Some("2".into())));
    assert_eq!(storage.remove(&other), Ok(()));
}

fn a_text_replaces_the_one_before_it(storage: &impl Storage) {
    let key = key("replaced");
    for text in ["long ".repeat(100).as_str(), "short", ""] {
        assert_eq!(storage.set(&key, text), Ok(()));
        assert_eq!(storage.get(&key), Ok(Some(text.into())));
    }
    assert_eq!(storage.remove(&key), Ok(()));
}

fn what_is_not_there_is_nothing_and_can_be_removed(storage: &impl Storage) {
    let key = key("missing");
    assert_eq!(storage.get(&key), Ok(None));
    assert_eq!(storage.remove(&key), Ok(()));
    assert_eq!(storage.get(&key), Ok(None));
}

fn keys_are_listed_once_each(storage: &impl Storage) {
    let names: Vec<String> = (0..5).map(|number| key(&number.to_string())).collect();
    for name in &names {
        assert_eq!(storage.set(name, "1"), Ok(()));
        assert_eq!(storage.set(name, "2"), Ok(()));
    }
    let listed = || {
        let mut keys = storage.keys().unwrap_or_default();
        keys.retain(|key| key.starts_with("contract:"));
        keys.sort();
        keys
    };
    assert_eq!(listed(), names);
    for name in &names {
        assert_eq!(storage.remove(name), Ok(()));
    }
    assert_eq!(listed(), Vec::<String>::new());
}

fn any_text_comes_back_as_it_was(storage: &impl Storage) {
    let long = "åäö🙂 ".repeat(2_000);
    for text in [
        "",
        " ",
        "\n\t\r",
        "\u{0}",
        "åäö ÅÄÖ",
        "🙂",
        "\u{2028}\u{feff}",
        "\"\\",
        &long,
    ] {
        let key = key(&format!("text {}", text.chars().take(5).collect::<String>()));
        assert_eq!(storage.set(&key, text), Ok(()), "{text:?}");
        assert_eq!(storage.get(&key), Ok(Some(text.into())), "{text:?}");
        assert_eq!(storage.remove(&key), Ok(()));
    }
}
