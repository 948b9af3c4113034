//! The published JSON Schema is that of the types, and it agrees with the reader.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "any/mod.rs"]
mod any;

use std::{
    fs,
    path::{Path, PathBuf},
};

use jsonschema::Validator;
use proptest::{collection, prelude::*};
use samspel::{
    domain::{records::document::Document, values::id::RecordId},
    format::{
        envelope::{self, Problem, VERSION},
        schema,
        upgrade::{STEPS, Step, upgrade},
    },
};
use serde_json::{Map, Value, json};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The schema of a version of the format.
fn published(version: u64) -> PathBuf {
    root().join(format!("public/schema/samspel-{version}.schema.json"))
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema::schema()).unwrap()
}

fn fixtures() -> Vec<PathBuf> {
    let folder = fs::read_dir(root().join("tests/fixtures/format")).unwrap();
    folder.map(|entry| entry.unwrap().path()).collect()
}

// R72. UPDATE_GOLDEN=1 writes the file anew.
#[test]
fn the_published_schema_is_that_of_the_types() {
    let text = serde_json::to_string_pretty(&schema::schema()).unwrap() + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(published(VERSION).parent().unwrap()).unwrap();
        fs::write(published(VERSION), &text).unwrap();
    }
    let kept = fs::read_to_string(published(VERSION)).unwrap_or_default();
    assert!(
        kept == text,
        "{} is not of the types: UPDATE_GOLDEN=1 cargo test --test schema writes it anew",
        published(VERSION).display()
    );
    let described = fs::read_to_string(root().join("docs/format.md")).unwrap();
    assert!(described.contains(&format!("schema/samspel-{VERSION}.schema.json")));
}

// R72
#[test]
fn the_example_and_every_fixture_keep_the_schema() {
    let mut files = fixtures();
    files.push(root().join("public/example/sodermanland.samspel.json"));
    assert!(files.len() > 1);
    for file in files {
        let value: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        let schema = fs::read(published(value["version"].as_u64().unwrap())).unwrap();
        let validator = jsonschema::draft202012::new(&serde_json::from_slice(&schema).unwrap()).unwrap();
        let faults: Vec<String> = validator
            .iter_errors(&value)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{}: {faults:#?}", file.display());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    // R72
    #[test]
    fn whatever_is_written_keeps_the_schema(
        records in collection::vec((any::id(), any::record()), 0..8),
        unknown in any::unknown(),
    ) {
        let mut document = Document::of(RecordId::new("any").unwrap(), records);
        document.set_envelope_fields(unknown);
        let value: Value = serde_json::from_str(&envelope::write(&document)).unwrap();
        let faults: Vec<String> = validator().iter_errors(&value).map(|fault| fault.to_string()).collect();
        prop_assert!(faults.is_empty(), "{:?}", faults);
    }
}

/// What may appear in a place where something else should.
fn odd_values() -> Vec<Value> {
    let texts = [
        "",
        " ",
        "å",
        "a b",
        "a/b",
        "2026-02-30",
        "2026-1-1",
        "1799-01-01",
        "0",
        "a",
        "a00",
        "Z",
        "existing",
        "dont_know",
    ];
    let numbers = [
        json!(-1),
        json!(0),
        json!(1),
        json!(4),
        json!(5),
        json!(8),
        json!(1.5),
        json!(1799),
        json!(2026),
        json!(2201),
        json!(1e300),
    ];
    let shapes = [
        json!({}),
        json!([]),
        json!(["a"]),
        json!(["a b"]),
        json!([1]),
        json!([null]),
        json!({ "F01.1": 5 }),
        json!({ "F01.1": "dont_know" }),
        json!({ "F01": null }),
        json!({ "type": "Circle", "coordinates": [17, 59] }),
        json!({ "type": "Point", "coordinates": [17] }),
        json!({ "type": "Point", "coordinates": [17, 59, 3] }),
        json!({ "type": "Point", "coordinates": [181, 59] }),
        json!({ "type": "Point", "coordinates": [17, 59], "crs": "" }),
        json!({ "type": "Line", "coordinates": [[17, 59]] }),
        json!({ "type": "Area", "coordinates": [[[17, 59], [18, 59]]] }),
        json!({ "type": "Area", "coordinates": [] }),
    ];
    let plain = [Value::Null, json!(true), json!(false), json!("x".repeat(1_048_577))];
    let texts = texts.iter().map(|text| json!(text));
    texts.chain(numbers).chain(shapes).chain(plain).collect()
}

// R72
#[test]
fn what_the_schema_refuses_the_reader_refuses() {
    let validator = validator();
    let (mut refused, mut by_reader_alone) = (0, 0);
    let mut compare = |value: &Value, what: &str| {
        let by_schema = !validator.is_valid(value);
        let by_reader = envelope::read(value.to_string().as_bytes()).is_err();
        assert!(by_reader || !by_schema, "the schema alone refuses {what}");
        refused += usize::from(by_schema);
        by_reader_alone += usize::from(by_reader && !by_schema);
    };
    let alone =
        |records: Value| json!({ "format": "samspel", "version": VERSION, "document": "d", "records": records });
    let schema = schema::schema();
    let kinds = schema["$defs"].as_object().unwrap();
    for (kind, known) in kinds
        .iter()
        .filter(|(_, known)| known["properties"]["kind"]["const"].is_string())
    {
        for field in known["properties"].as_object().unwrap().keys() {
            for odd in odd_values() {
                let mut record = Map::new();
                record.insert("kind".into(), json!(kind));
                record.insert(field.clone(), odd.clone());
                compare(&alone(json!({ "a": record })), &format!("{kind}/{field}: {odd:.60}"));
            }
        }
    }
    for odd in odd_values() {
        for part in ["format", "version", "document", "lineage", "part", "records"] {
            let mut file = alone(json!({}));
            file[part] = odd.clone();
            // A file of an older version has that version's schema.
            let is_older = part == "version" && odd.as_u64().is_some_and(|version| (1..VERSION).contains(&version));
            if !is_older {
                compare(&file, &format!("{part}: {odd:.60}"));
            }
            file.as_object_mut().unwrap().remove(part);
            compare(&file, &format!("no {part}"));
        }
        for inside in ["what", "outside"] {
            let mut file = alone(json!({}));
            file["part"] = json!({ inside: odd.clone() });
            compare(&file, &format!("part/{inside}: {odd:.60}"));
        }
        compare(&alone(json!({ "a": odd.clone() })), &format!("a record: {odd:.60}"));
        if let Some(id) = odd.as_str() {
            compare(&alone(json!({ id: { "kind": "actor" } })), &format!("an id: {id:.60}"));
        }
    }
    // Most of it is refused by both; the reader knows what a schema can't say, as which days exist.
    assert!(refused > 1_000, "{refused}");
    assert!(by_reader_alone < 120, "{by_reader_alone}");
}

// R72
#[test]
fn a_whole_number_is_one_however_json_writes_it() {
    for (kind, field) in numbers_of_all_kinds() {
        let read = |number: &str| {
            let text = format!(
                r#"{{"format":"samspel","version":{VERSION},"document":"d","records":{{"a":{{"kind":"{kind}","{field}":{number}}}}}}}"#
            );
            envelope::read(text.as_bytes())
                .map(|document| envelope::write(&document))
                .ok()
        };
        for [plain, others @ ..] in [["1", "1.0", "1e0", "10e-1"], ["2026", "2026.0", "2.026e3", "20260e-1"]] {
            for other in others {
                assert_eq!(read(other), read(plain), "{kind}/{field}: {other}");
            }
        }
    }
    for ending in ["", ".0", "e0"] {
        let version = format!("{VERSION}{ending}");
        let text = format!(r#"{{"format":"samspel","version":{version},"document":"d","records":{{}}}}"#);
        assert!(envelope::read(text.as_bytes()).is_ok(), "{version}");
        assert!(validator().is_valid(&serde_json::from_str(&text).unwrap()), "{version}");
    }
}

/// The fields of all kinds in which the schema takes a number, by kind and field.
fn numbers_of_all_kinds() -> Vec<(String, String)> {
    let schema = schema::schema();
    let kinds = schema["$defs"].as_object().unwrap();
    let mut found = Vec::new();
    for (kind, known) in kinds {
        for (field, declared) in known["properties"].as_object().into_iter().flatten() {
            let text = declared.to_string();
            if known["properties"]["kind"]["const"].is_string() && (text.contains("integer") || text.contains("number"))
            {
                found.push((kind.clone(), field.clone()));
            }
        }
    }
    assert!(found.len() > 5, "{found:?}");
    found
}

// R73
#[test]
fn there_is_a_step_up_from_every_version_before_this_and_a_file_of_each_version() {
    assert_eq!(STEPS.len() as u64, VERSION - 1);
    for version in 1..=VERSION {
        let of_version = |path: &PathBuf| {
            let value: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
            value["version"] == json!(version)
        };
        let files: Vec<_> = fixtures().into_iter().filter(of_version).collect();
        assert!(!files.is_empty(), "version {version} has no file");
        for file in files {
            assert!(envelope::read(&fs::read(&file).unwrap()).is_ok(), "{}", file.display());
        }
    }
}

// R73
#[test]
fn every_step_from_the_version_of_the_file_on_is_taken_once_and_in_order() {
    fn passed(mut envelope: Map<String, Value>, name: &str) -> Result<Map<String, Value>, Vec<Problem>> {
        let version = envelope["version"].clone();
        envelope["passed"].as_array_mut().unwrap().push(json!([version, name]));
        Ok(envelope)
    }
    let steps: [Step; 3] = [
        |envelope| passed(envelope, "1 to 2"),
        |envelope| passed(envelope, "2 to 3"),
        |envelope| passed(envelope, "3 to 4"),
    ];
    let from = |version: u64| {
        let mut envelope = Map::new();
        envelope.insert("version".into(), version.into());
        envelope.insert("passed".into(), json!([]));
        upgrade(envelope, version, &steps).unwrap()
    };
    assert_eq!(from(1)["passed"], json!([[1, "1 to 2"], [2, "2 to 3"], [3, "3 to 4"]]));
    assert_eq!(from(3)["passed"], json!([[3, "3 to 4"]]));
    assert_eq!(from(4)["passed"], json!([]));
    for version in 1..=4 {
        assert_eq!(from(version)["version"], json!(4));
    }
}

// R73
#[test]
fn a_step_that_can_not_be_taken_stops_with_what_it_did_not_understand() {
    let fault = || Problem {
        place: "records/a/name".into(),
        expected: samspel::domain::values::field::Expectation::Text,
    };
    let steps: [Step; 2] = [
        |_| {
            Err(vec![Problem {
                place: "records/a/name".into(),
                expected: samspel::domain::values::field::Expectation::Text,
            }])
        },
        |_| panic!("a later step was taken"),
    ];
    assert_eq!(upgrade(Map::new(), 1, &steps), Err(vec![fault()]));
}
