//! What every storage and all recent writes do, whatever they are made of: run over those in memory and over the browser's.

use samspel::platform::{recent_writes::RecentWrites, storage::Storage};

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

/// Holds recent writes to their contract. It leaves none behind.
pub async fn keeps(recent: &impl RecentWrites) {
    let (one, other) = (key("recent"), key("recent:other"));
    let found = async || -> Vec<(String, String)> {
        let all = recent.all().await.unwrap();
        all.into_iter()
            .filter(|(key, _)| key.starts_with("contract:"))
            .collect()
    };
    let written = |key: &str, text: &str| (key.to_owned(), Some(text.to_owned()));
    let removed = |key: &str| (key.to_owned(), None);
    assert_eq!(recent.keep(Vec::new()).await, Ok(()));
    // Of several writes the last one counts, also of those that are given together.
    recent
        .keep(vec![
            written(&one, "first"),
            written(&one, "second"),
            written(&other, ""),
        ])
        .await
        .unwrap();
    assert_eq!(
        found().await,
        [(one.clone(), "second".into()), (other.clone(), String::new())]
    );
    let long = "å你🙂\u{0}".repeat(300_000);
    recent.keep(vec![written(&one, &long), removed(&other)]).await.unwrap();
    assert_eq!(found().await, [(one.clone(), long)]);
    // What was not there can be removed.
    recent
        .keep(vec![removed(&one), removed(&other), removed(&key("never"))])
        .await
        .unwrap();
    assert_eq!(found().await, []);
    recent.keep(vec![removed(&one), written(&one, "after")]).await.unwrap();
    assert_eq!(found().await, [(one.clone(), "after".into())]);
    // Two that are under way at once are done in the order in which they were begun.
    let (earlier, later) = (
        recent.keep(vec![written(&one, "earlier")]),
        recent.keep(vec![written(&one, "later")]),
    );
    earlier.await.unwrap();
    later.await.unwrap();
    assert_eq!(found().await, [(one.clone(), "later".into())]);
    recent.keep(vec![removed(&one)]).await.unwrap();
    assert_eq!(found().await, []);
}
