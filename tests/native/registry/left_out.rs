//! What is private in a document is counted, and taken out of what is published.

use samspel::format::envelope;

const DOCUMENT: &str = r#"{ "format": "samspel", "version": 2, "document": "utlamnat0001", "records": {
    "a": { "kind": "actor", "name": "Regionen", "contact": "070-1" },
    "b": { "kind": "actor", "name": "Kommunen" },
    "i": { "kind": "action", "title": "Insats", "owner": "a" },
    "r": { "kind": "risk", "action": "i", "title": "Hemlig risk" },
    "c": { "kind": "comment", "of": "i", "text": "Hemlig kommentar" },
    "k": { "kind": "contribution", "text": "Fler turer", "person": "Hemlig Karin", "group": "business",
        "municipality": "0480", "place": { "type": "Point", "coordinates": [17.07012, 58.75] } },
    "s": { "kind": "response", "name": "Hemlig person" },
    "x": { "kind": "other_kind", "text": "Hemligt" }
} }"#;

// R359, R415, R491, R585
#[test]
fn what_is_private_is_counted_and_gone_and_the_rest_stays() {
    let document = envelope::read(DOCUMENT.as_bytes()).unwrap();
    let left_out = document.left_out();
    let mut told: Vec<_> = left_out
        .iter()
        .map(|one| (one.kind.code(), one.field.map(|field| field.name), one.count))
        .collect();
    told.sort_unstable();
    let expected = [
        ("actor", Some("contact"), 1),
        ("comment", None, 1),
        ("contribution", Some("person"), 1),
        ("contribution", Some("place"), 1),
        ("response", None, 1),
        ("risk", None, 1),
    ];
    assert_eq!(told, expected);
    let public = envelope::write(&document.without_private());
    assert!(!public.contains("Hemlig") && !public.contains("070"), "{public}");
    for kept in ["Regionen", "Kommunen", "Insats", "Fler turer", "business", "0480"] {
        assert!(public.contains(kept), "{kept}");
    }
}
