// R45
#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};

use super::super::read::*;
use crate::domain::assessment::factors::Language;

const FILE: &[u8] = include_bytes!("../../../../../public/factors/framgangsfaktorer-1.json");

fn file() -> Value {
    serde_json::from_slice(FILE).unwrap()
}

fn read(file: &Value) -> Result<&'static QuestionSet, SetError> {
    QuestionSet::read(file.to_string().as_bytes())
}

/// What is said where the value at a place, as `factors/0/id`, is another; without one, where it is missing.
fn with(place: &str, value: Option<Value>) -> SetError {
    let mut file = file();
    let (parent, key) = place.rsplit_once('/').unwrap_or(("", place));
    let parent = match parent {
        "" => &mut file,
        parent => file.pointer_mut(&["/", parent].concat()).unwrap(),
    };
    match (parent, value) {
        (Value::Object(entries), Some(value)) => drop(entries.insert(key.into(), value)),
        (Value::Object(entries), None) => drop(entries.remove(key)),
        (Value::Array(items), Some(value)) => items[key.parse::<usize>().unwrap()] = value,
        (Value::Array(items), None) => drop(items.remove(key.parse().unwrap())),
        _ => unreachable!("{place}"),
    }
    read(&file).unwrap_err()
}

fn fault(place: &str, expected: Expectation) -> SetError {
    SetError::Misread(misread(place, expected))
}

#[test]
fn every_text_of_the_file_is_in_the_set() {
    let set = read(&file()).unwrap();
    let languages = [(Language::Swedish, "sv"), (Language::English, "en")];
    for (language, tag) in languages {
        let texts = |of: &Value, key: &str| of[format!("{key}{tag}")].as_str().unwrap().to_owned();
        let file = file();
        assert_eq!(set.title(language), texts(&file, "title_"));
        for (level, json) in set.scale.iter().zip(file["scale"].as_array().unwrap()) {
            assert_eq!(level.name(language), texts(json, "name_"));
            assert_eq!(level.description(language), texts(json, "desc_"));
        }
        for (factor, json) in set.factors.iter().zip(file["factors"].as_array().unwrap()) {
            assert_eq!(factor.title(language), texts(json, "title_"));
            for level in Level::ALL {
                let described = &json["levels"][level.get().to_string()];
                let described = described.is_object().then(|| texts(described, ""));
                assert_eq!(factor.level(level, language), described.as_deref());
            }
            let statements = json["statements"].as_array().unwrap();
            for (statement, json) in factor.statements.iter().zip(statements) {
                assert_eq!(statement.text(language), texts(json, ""));
            }
        }
    }
}

#[test]
fn what_is_missing_is_named_with_its_place() {
    let missing = [
        ("id", Expectation::Text),
        ("title_en", Expectation::Text),
        ("scale", Expectation::List),
        ("scale/2/name_sv", Expectation::Text),
        ("scale/2/desc_en", Expectation::Text),
        ("scale/2/level", Expectation::WholeNumber),
        ("factors", Expectation::List),
        ("factors/3/id", Expectation::Text),
        ("factors/3/number", Expectation::WholeNumber),
        ("factors/3/title_sv", Expectation::Text),
        ("factors/3/statements", Expectation::List),
        ("factors/3/statements/1/id", Expectation::Text),
        ("factors/3/statements/1/sv", Expectation::Text),
        ("factors/3/statements/1/en", Expectation::Text),
        ("factors/3/levels/2/en", Expectation::Text),
    ];
    for (place, expected) in missing {
        assert_eq!(with(place, None), fault(place, expected));
        let wrong = [json!(true), json!(null), json!(-1), json!("")];
        for wrong in wrong {
            assert_eq!(with(place, Some(wrong)), fault(place, expected), "{place}");
        }
    }
    assert_eq!(
        with("factors/3/levels", Some(json!([]))),
        fault("factors/3/levels", Expectation::Object)
    );
    assert_eq!(
        with("factors/3/levels/2", Some(json!("text"))),
        fault("factors/3/levels/2", Expectation::Object)
    );
    assert_eq!(
        with("factors/3", Some(json!("F04"))),
        fault("factors/3", Expectation::Object)
    );
}

#[test]
fn a_text_that_is_blank_or_endless_is_refused() {
    let place = "factors/0/statements/0/sv";
    assert_eq!(with(place, Some(json!(" \n"))), fault(place, Expectation::Text));
    let endless = "å".repeat(LONGEST);
    assert_eq!(
        with(place, Some(json!(endless))),
        fault(place, Expectation::ShorterText)
    );
}

#[test]
fn no_id_stands_twice() {
    let second = "factors/4/statements/1/id";
    assert_eq!(with(second, Some(json!("F05.1"))), fault(second, Expectation::Once));
    let mut file = file();
    file["factors"][7] = file["factors"][2].clone();
    assert_eq!(read(&file).unwrap_err(), fault("factors/7/id", Expectation::Once));
}

#[test]
fn an_id_says_to_which_factor_it_belongs() {
    for wrong in [
        "F04.1", "F05", "F05.", "F05.0", "F05.01", "F05.100", "F05.x", "F05.+1", "5.1",
    ] {
        let place = "factors/4/statements/0/id";
        assert_eq!(
            with(place, Some(json!(wrong))),
            fault(place, Expectation::Id),
            "{wrong}"
        );
    }
    for wrong in ["F5", "F06", "f05", "F005"] {
        assert_eq!(
            with("factors/4/id", Some(json!(wrong))),
            fault("factors/4/id", Expectation::Id)
        );
    }
    for wrong in [0, 100, 256] {
        let place = "factors/4/number";
        assert_eq!(with(place, Some(json!(wrong))), fault(place, Expectation::WholeNumber));
    }
    for wrong in ["Framgang-1", "a/b", "..", "å", &"a".repeat(65)] {
        assert_eq!(with("id", Some(json!(wrong))), fault("id", Expectation::Id), "{wrong}");
    }
}

#[test]
fn the_scale_has_the_levels_0_to_4_in_their_order() {
    let place = "factors/0/levels/5";
    let described = json!({ "sv": "Mer", "en": "More" });
    assert_eq!(with(place, Some(described)), fault(place, Expectation::Code));
    assert_eq!(with("scale/4", None), fault("scale", Expectation::List));
    let level = "scale/1/level";
    assert_eq!(with(level, Some(json!(2))), fault(level, Expectation::WholeNumber));
    let mut file = file();
    let fifth = file["scale"][4].clone();
    file["scale"].as_array_mut().unwrap().push(fifth);
    assert_eq!(
        read(&file).unwrap_err(),
        fault("scale/5/level", Expectation::WholeNumber)
    );
}

#[test]
fn a_set_asks_something() {
    for place in ["scale", "factors", "factors/0/statements"] {
        assert_eq!(with(place, Some(json!([]))), fault(place, Expectation::List));
    }
}

#[test]
fn a_key_that_stands_twice_is_named() {
    let text = String::from_utf8_lossy(FILE).replacen("\"number\": 1,", "\"number\": 1, \"number\": 1,", 1);
    assert_eq!(
        QuestionSet::read(text.as_bytes()).unwrap_err(),
        fault("factors/0/number", Expectation::Once)
    );
}

#[test]
fn what_is_no_question_set_is_refused() {
    for bytes in [&b""[..], b"{", b"\xff{}", b"{} {}"] {
        assert_eq!(QuestionSet::read(bytes).unwrap_err(), SetError::NotJson);
    }
    for text in ["[]", "{}", "1", r#"{"format":"samspel","version":1}"#] {
        let refused = QuestionSet::read(text.as_bytes());
        assert_eq!(refused.unwrap_err(), SetError::NotASet, "{text}");
    }
    for version in [json!(0), json!("1"), json!(null)] {
        assert_eq!(with("version", Some(version)), SetError::NotASet);
    }
    assert_eq!(with("version", Some(json!(2))), SetError::Newer(2));
    let large = vec![b' '; MOST_BYTES + 1];
    assert_eq!(
        QuestionSet::read(&large).unwrap_err(),
        SetError::TooLarge(MOST_BYTES + 1)
    );
}

#[test]
fn what_is_not_known_is_passed_over() {
    let mut file = file();
    file["factors"][0]["theme"] = json!("whole");
    file["note"] = json!([1]);
    assert_eq!(read(&file).unwrap(), QuestionSet::current());
}
