//! What a file can have wrong, and what the reader says of it.

use samspel::{
    domain::values::{
        field::{Expectation, LONGEST_TEXT},
        id::RecordId,
    },
    format::envelope::{self, LooseReference, MOST_BYTES, MOST_RECORDS, Problem, ReadError, Report},
};

fn read(text: &str) -> ReadError {
    envelope::read(text.as_bytes()).unwrap_err()
}

fn file(records: &str) -> String {
    format!(r#"{{"format":"samspel","version":1,"document":"d","records":{{{records}}}}}"#)
}

fn problem(place: &str, expected: Expectation) -> Problem {
    Problem {
        place: place.into(),
        expected,
    }
}

// R23, R227
#[test]
fn what_is_no_document_is_refused_by_what_it_is() {
    let not_json = |line, column| ReadError::NotJson { line, column };
    let odd = |written: &str| ReadError::OddVersion {
        written: written.into(),
    };
    let bad_id = |text: &str| ReadError::Misread(vec![problem(text, Expectation::Id)]);
    let cases: Vec<(&str, ReadError)> = vec![
        ("", ReadError::Empty),
        (" \r\n\t", ReadError::Empty),
        ("\u{feff}", ReadError::Empty),
        ("hej", not_json(1, 1)),
        ("{\n  \"format\": samspel", not_json(2, 13)),
        ("{} {}", not_json(1, 4)),
        ("[]", ReadError::NotSamspel),
        ("null", ReadError::NotSamspel),
        ("\"samspel\"", ReadError::NotSamspel),
        ("{}", ReadError::NotSamspel),
        (r#"{"type":"FeatureCollection","features":[]}"#, ReadError::NotSamspel),
        (r#"{"format":"samspel"}"#, ReadError::NoVersion),
        (r#"{"format":"samspel","version":null}"#, ReadError::NoVersion),
        (r#"{"format":"samspel","version":[1]}"#, odd("[1]")),
        (r#"{"format":"samspel","version":3.0}"#, ReadError::Newer { version: 3 }),
        (r#"{"format":"samspel","version":1e16}"#, odd("1e16")),
        (r#"{"format":"samspel","version":1e400}"#, odd("1e400")),
        (r#"{"format":"Samspel","version":1}"#, ReadError::NotSamspel),
        (r#"{"format":"samspel","version":0}"#, odd("0")),
        (r#"{"format":"samspel","version":-1}"#, odd("-1")),
        (r#"{"format":"samspel","version":1.5}"#, odd("1.5")),
        (r#"{"format":"samspel","version":"1"}"#, odd("\"1\"")),
        (
            r#"{"format":"samspel","version":3,"anything":{}}"#,
            ReadError::Newer { version: 3 },
        ),
        (
            r#"{"format":"samspel","version":1,"document":"å","records":{}}"#,
            bad_id("document"),
        ),
        (r#"{"format":"samspel","version":1,"records":{}}"#, bad_id("document")),
        (
            r#"{"format":"samspel","version":1,"document":"d"}"#,
            ReadError::Misread(vec![problem("records", Expectation::Object)]),
        ),
        (
            r#"{"format":"samspel","version":1,"document":"d","records":[]}"#,
            ReadError::Misread(vec![problem("records", Expectation::Object)]),
        ),
        (
            r#"{"format":"samspel","version":1,"document":"d","records":{},"later":1e999}"#,
            not_json(1, 73),
        ),
    ];
    for (text, error) in cases {
        assert_eq!(read(text), error, "{text}");
    }
}

// R23
#[test]
fn what_is_not_text_is_refused_with_its_first_byte() {
    for (bytes, at) in [
        // UTF-16 that ends within a sign.
        (b"\xff\xfe{\0}".as_slice(), 0),
        (b"{\"namn\":\"S\xf6rmland\"}", 10),
        (b"\xef\xbb\xbf{\xff", 4),
    ] {
        assert_eq!(envelope::read(bytes), Err(ReadError::NotText { at }));
    }
}

// R185
#[test]
fn a_document_in_utf_16_is_read_as_in_utf_8() {
    let text =
        envelope::write(&envelope::read(br#"{"format":"samspel","version":1,"document":"d","records":{}}"#).unwrap());
    for mark in ["\u{feff}", ""] {
        let units = || mark.encode_utf16().chain(text.encode_utf16());
        let (little, big): (Vec<u8>, Vec<u8>) = (
            units().flat_map(u16::to_le_bytes).collect(),
            units().flat_map(u16::to_be_bytes).collect(),
        );
        for bytes in [little, big] {
            assert_eq!(envelope::read(&bytes), envelope::read(text.as_bytes()));
        }
    }
    let utf16: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(envelope::read(&utf16), Err(ReadError::NotSamspel));
}

// R23
#[test]
fn a_file_over_a_limit_is_refused() {
    let bytes = vec![b' '; MOST_BYTES + 1];
    assert_eq!(
        envelope::read(&bytes),
        Err(ReadError::TooLarge { bytes: MOST_BYTES + 1 })
    );
    let deep = "[".repeat(100_000);
    assert!(matches!(read(&deep), ReadError::NotJson { line: 1, .. }));
    let deep = "{\"a\":".repeat(100_000);
    assert!(matches!(read(&deep), ReadError::NotJson { line: 1, .. }));
    let records: Vec<_> = (0..=MOST_RECORDS)
        .map(|number| format!(r#""r{number}":{{"kind":"actor"}}"#))
        .collect();
    assert_eq!(
        read(&file(&records.join(","))),
        ReadError::TooManyRecords {
            count: MOST_RECORDS + 1
        }
    );
}

// R25
#[test]
fn a_key_that_stands_twice_is_named_and_nothing_is_lost_in_silence() {
    let cases = [
        (
            file(r#""a":{"kind":"actor","name":"En"},"a":{"kind":"actor","name":"Två"}"#),
            "records/a",
        ),
        (
            file(r#""a":{"kind":"actor","name":"En","name":"Två"}"#),
            "records/a/name",
        ),
        // The same key, written in two ways.
        (
            file(r#""a":{"kind":"actor","\u006eame":"En","name":"Två"}"#),
            "records/a/name",
        ),
        (
            file(r#""a":{"kind":"actor","later":[0,{"b":1,"b":2}]}"#),
            "records/a/later/1/b",
        ),
        (
            r#"{"format":"samspel","format":"samspel","version":1,"document":"d","records":{}}"#.to_string(),
            "format",
        ),
    ];
    for (text, place) in cases {
        let error = read(&text);
        assert_eq!(
            error,
            ReadError::Misread(vec![problem(place, Expectation::Once)]),
            "{text}"
        );
    }
}

// R23
#[test]
fn a_field_that_can_not_be_understood_is_named_with_what_should_stand_there() {
    use Expectation as E;
    let cases = [
        ("strategy", "name", "1", "name", E::Text),
        ("strategy", "county", "4", "county", E::Text),
        ("strategy", "start_year", "\"2019\"", "start_year", E::WholeNumber),
        ("strategy", "start_year", "1799", "start_year", E::WholeNumber),
        ("strategy", "end_year", "2201", "end_year", E::WholeNumber),
        ("strategy", "end_year", "2030.5", "end_year", E::WholeNumber),
        ("strategy", "end_year", "70000", "end_year", E::WholeNumber),
        ("strategy", "example", "\"ja\"", "example", E::Bool),
        ("step", "number", "0", "number", E::WholeNumber),
        ("step", "number", "8", "number", E::WholeNumber),
        ("step", "status", "\"paused\"", "status", E::Code),
        ("step", "status", "7", "status", E::Code),
        ("step", "actors", "\"a\"", "actors", E::List),
        ("step", "actors", "[\"a\",\"b c\"]", "actors/1", E::Id),
        ("step", "start", "\"2026-02-29\"", "start", E::Date),
        ("step", "end", "20260101", "end", E::Date),
        ("actor", "group", "\"landsting\"", "group", E::Code),
        ("actor", "order", "\"\"", "order", E::Order),
        ("actor", "order", "1", "order", E::Order),
        ("round", "title", "[]", "title", E::Text),
        ("round", "question_set", "{}", "question_set", E::Text),
        ("response", "round", "\"\"", "round", E::Id),
        ("response", "round", "{}", "round", E::Id),
        ("response", "answers", "[]", "answers", E::Object),
        ("response", "answers", "{\"F01.1\":5}", "answers/F01.1", E::Answer),
        ("response", "answers", "{\"F01.1\":2.5}", "answers/F01.1", E::Answer),
        (
            "response",
            "answers",
            "{\"F01.1\":\"vet ej\"}",
            "answers/F01.1",
            E::Answer,
        ),
        ("response", "comments", "{\"F01\":1}", "comments/F01", E::Text),
        ("response", "evidence", "{\"F01\":null}", "evidence/F01", E::Text),
        ("structure_element", "theme", "\"water\"", "theme", E::Code),
        ("structure_element", "element", "\"\"", "element", E::Code),
        ("structure_element", "geometry", "[17,59]", "geometry", E::Geometry),
        (
            "structure_element",
            "geometry",
            r#"{"type":"Circle"}"#,
            "geometry",
            E::Geometry,
        ),
        (
            "structure_element",
            "geometry",
            r#"{"type":"Point","coordinates":[17]}"#,
            "geometry",
            E::Geometry,
        ),
        (
            "structure_element",
            "geometry",
            r#"{"type":"Point","coordinates":[6500000,600000]}"#,
            "geometry",
            E::Geometry,
        ),
        (
            "structure_element",
            "geometry",
            r#"{"type":"Line","coordinates":[[17,59]]}"#,
            "geometry",
            E::Geometry,
        ),
        (
            "structure_element",
            "geometry",
            r#"{"type":"Area","coordinates":[[[17,59],[18,59]]]}"#,
            "geometry",
            E::Geometry,
        ),
        ("priority", "factors", "[\"F01\",2]", "factors/1", E::Text),
        ("priority", "elements", "[null]", "elements/0", E::Id),
        ("action", "owner", "\"a/b\"", "owner", E::Id),
        ("action", "partners", "{}", "partners", E::List),
        ("action", "priorities", "[1]", "priorities/0", E::Id),
        ("target", "direction", "\"up\"", "direction", E::Code),
        ("target", "baseline", "\"12\"", "baseline", E::Number),
        ("target", "value", "true", "value", E::Number),
        ("target", "baseline_year", "-2025", "baseline_year", E::WholeNumber),
        ("set_aside", "check", "401", "check", E::Text),
        ("set_aside", "place", "\"\"", "place", E::Id),
    ];
    for (kind, field, value, place, expected) in cases {
        let text = file(&format!(r#""a":{{"kind":"{kind}","{field}":{value}}}"#));
        assert_eq!(
            read(&text),
            ReadError::Misread(vec![problem(&format!("records/a/{place}"), expected)]),
            "{text}"
        );
    }
}

// R23
#[test]
fn every_fault_is_named_at_once() {
    let text = file(r#""a":{"kind":"actor","name":1,"group":"x"},"b":7,"c":{},"d":{"kind":1},"e f":{"kind":"actor"}"#);
    assert_eq!(
        read(&text),
        ReadError::Misread(vec![
            problem("records/a/name", Expectation::Text),
            problem("records/a/group", Expectation::Code),
            problem("records/b", Expectation::Object),
            problem("records/c/kind", Expectation::Text),
            problem("records/d/kind", Expectation::Text),
            problem("records/e f", Expectation::Id),
        ])
    );
}

// R70
#[test]
fn a_report_names_faults_of_the_envelope_double_keys_bad_ids_fields_and_loose_references_at_once() {
    let text = r#"{"format":"samspel","version":1,"document":"å","lineage":["p1","p 2"],"records":{
        "a":{"kind":"action","owner":"p","partners":["nobody","b"],"start":"i morgon","start":"2026-01-01"},
        "b":{"kind":"actor","name":1},"c":7,"d e":{"kind":"actor"},
        "p":{"kind":"priority","elements":["c"]},
        "s":{"kind":"set_aside","place":"a"}}}"#;
    let report = envelope::validate(text.as_bytes());
    assert_eq!(
        report.error,
        Some(ReadError::Misread(vec![
            problem("records/a/start", Expectation::Once),
            problem("document", Expectation::Id),
            problem("lineage/1", Expectation::Id),
            problem("records/a/start", Expectation::Date),
            problem("records/b/name", Expectation::Text),
            problem("records/c", Expectation::Object),
            problem("records/d e", Expectation::Id),
        ]))
    );
    let loose = |place: &str, to: &str, wanted| LooseReference {
        place: place.into(),
        to: RecordId::new(to).unwrap(),
        wanted,
    };
    // What can't be read is there all the same: no reference to it is loose.
    assert_eq!(
        report.loose,
        [
            loose("records/a/owner", "p", Some("actor")),
            loose("records/a/partners", "nobody", None),
        ]
    );
}

// R70
#[test]
fn a_file_with_loose_references_is_read_and_the_report_names_them() {
    let text = file(r#""a":{"kind":"action","owner":"gone"}"#);
    assert!(envelope::read(text.as_bytes()).is_ok());
    let report = envelope::validate(text.as_bytes());
    assert_eq!(report.error, None);
    assert_eq!(report.loose.len(), 1);
    let whole = file(r#""a":{"kind":"action"}"#);
    assert_eq!(envelope::validate(whole.as_bytes()), Report::default());
    let error = envelope::validate(b"[]").error;
    assert_eq!(error, Some(ReadError::NotSamspel));
}

// R71
#[test]
fn a_text_and_a_depth_at_the_limit_are_read_and_one_more_is_refused() {
    let named = |length: usize| {
        let name = "x".repeat(length);
        file(&format!(r#""a":{{"kind":"actor","name":"{name}"}}"#))
    };
    assert!(envelope::read(named(LONGEST_TEXT).as_bytes()).is_ok());
    assert_eq!(
        read(&named(LONGEST_TEXT + 1)),
        ReadError::Misread(vec![problem("records/a/name", Expectation::ShorterText)])
    );
    // The file, its records and the record are three levels already.
    let deep = |levels: usize| {
        let (open, shut) = ("[".repeat(levels), "]".repeat(levels));
        file(&format!(r#""a":{{"kind":"actor","later":{open}{shut}}}"#))
    };
    assert!(envelope::read(deep(124).as_bytes()).is_ok());
    assert!(matches!(read(&deep(125)), ReadError::NotJson { .. }));
}

// R23
#[test]
fn an_id_is_1_to_64_plain_characters() {
    let of = |id: &str| envelope::read(file(&format!(r#""{id}":{{"kind":"actor"}}"#)).as_bytes());
    for id in ["a", "A-1_b.c", &"x".repeat(64)] {
        assert!(of(id).is_ok(), "{id}");
    }
    for id in ["", "å", "a b", "a/b", "a:b", &"x".repeat(65)] {
        assert!(of(id).is_err(), "{id}");
    }
}

// R26
#[test]
fn a_field_that_says_nothing_is_as_one_that_is_not_there() {
    let plain = envelope::read(file(r#""a":{"kind":"actor"}"#).as_bytes()).unwrap();
    let empty = file(r#""a":{"kind":"actor","name":"","contact":null,"group":"region","order":"a0"}"#);
    let read = envelope::read(empty.as_bytes()).unwrap();
    assert_eq!(read, plain);
    assert_eq!(envelope::write(&read), envelope::write(&plain));
}
