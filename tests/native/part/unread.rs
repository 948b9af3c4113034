//! What a file says of a part, and can't be read.

use samspel::{
    domain::{
        records::{document::Document, part::Part},
        values::field::Expectation,
    },
    format::envelope::{self, Problem, ReadError},
};

use super::id;

fn with_part(part: &str) -> Result<Document, ReadError> {
    let file = r#"{"document":"a","format":"samspel","part":PART,"records":{},"version":1}"#;
    envelope::read(file.replace("PART", part).as_bytes())
}

// R26
#[test]
fn a_part_that_says_nothing_is_no_part() {
    assert_eq!(with_part("null").unwrap().part, None);
    assert_eq!(with_part("{}").unwrap().part, Some(Part::default()));
    let sparse = r#"{"what":"","outside":{"b":{"kind":null}}}"#;
    let part = with_part(sparse).unwrap();
    let outside = part.outside(&id("b")).unwrap();
    assert!(outside.kind.is_empty() && outside.name.is_empty());
}

// R82
#[test]
fn a_part_of_a_later_kind_is_kept() {
    let later = r#"{"outside":{"b":{"kind":"k","later":1}},"later":[2],"what":"later_part"}"#;
    let document = with_part(later).unwrap();
    let part = document.part.as_ref().unwrap();
    assert_eq!(part.what, "later_part");
    assert!(part.unknown.contains_key("later"));
    let written = envelope::write(&document);
    assert_eq!(envelope::read(written.as_bytes()), Ok(document));
}

// R23
#[test]
fn what_can_not_be_read_of_a_part_is_named() {
    for (part, place, expected) in [
        ("7", "part", Expectation::Object),
        (r#"{"what":7}"#, "part/what", Expectation::Text),
        (r#"{"outside":[]}"#, "part/outside", Expectation::Object),
        (r#"{"outside":{"å":{}}}"#, "part/outside/å", Expectation::Id),
        (r#"{"outside":{"b":1}}"#, "part/outside/b", Expectation::Object),
        (
            r#"{"outside":{"b":{"name":1}}}"#,
            "part/outside/b/name",
            Expectation::Text,
        ),
    ] {
        let place = place.to_owned();
        let problem = Problem { place, expected };
        assert_eq!(with_part(part), Err(ReadError::Misread(vec![problem])));
    }
}
