//! What follows from the registry of records holds for every kind, every field and every code.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
#[path = "../../build.rs"]
mod build;
#[path = "registry/confidential.rs"]
mod confidential;
#[path = "registry/follow_up.rs"]
mod follow_up;
#[path = "registry/left_out.rs"]
mod left_out;
#[path = "registry/reports.rs"]
mod reports;
#[path = "registry/titles.rs"]
mod titles;
#[path = "registry/ways_out.rs"]
mod ways_out;

use std::{collections::BTreeSet, fs, path::PathBuf};

use samspel::{
    app::text::{
        fields, kinds, messages,
        words::{self, Word, text},
    },
    domain::{
        action_table::{column::ActionColumn, view::Grouping},
        assessment::factors::{Language, QuestionSet},
        records::{
            document::Document,
            plan::Priority,
            record::{Record, RecordKind},
        },
        values::{
            code::{CodeList, Coded},
            field::{Key, Meaning},
            id::RecordId,
        },
    },
    edit::{command::Label, difference::FieldPath},
};
use serde_json::{Map, Value, json};

const REFERRED: &str = "referred-1";

fn locale(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("locales");
    fs::read_to_string(path.join(name)).unwrap()
}

/// A file that is served as it is.
fn public(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public");
    fs::read_to_string(path.join(name)).unwrap()
}

/// Does something in both languages, with all their texts.
fn in_both_languages(something: impl Fn(Language)) {
    let first = build::first_view(&locale("first-view.json")).unwrap();
    for (language, file) in [(Language::Swedish, "sv.json"), (Language::English, "en.json")] {
        let (early, late): (Vec<_>, Vec<_>) = build::words(&locale(file))
            .unwrap()
            .into_iter()
            .partition(|(key, _)| build::is_first(&first, key));
        let fetched = match language {
            Language::Swedish => late,
            Language::English => [early, late].concat(),
        };
        let fetched: Vec<String> = fetched.into_iter().map(|(_, text)| text).collect();
        assert!(words::take_in(language, json!(fetched).to_string().as_bytes()));
        words::speak(language);
        something(language);
    }
}

fn path(field: &str) -> FieldPath {
    FieldPath {
        field: field.into(),
        key: None,
    }
}

/// Every closed list that fields of records have codes of, and those that the table of actions has of its own.
fn lists() -> Vec<&'static CodeList> {
    fn of(meaning: Meaning, found: &mut Vec<&'static CodeList>) {
        if let Meaning::Code(list) | Meaning::Codes(list) = meaning {
            found.push(list);
        }
        if let Meaning::Each(key, each) = meaning {
            if let Key::Code(list) = key {
                found.push(list);
            }
            of(*each, found);
        }
    }
    let mut found = vec![ActionColumn::LIST, Grouping::LIST];
    for kind in RecordKind::ALL {
        for field in kind.fields() {
            of(field.meaning, &mut found);
        }
    }
    found
}

#[test]
fn every_text_of_a_kind_a_field_or_a_code_is_of_one_that_is_declared() {
    let mut declared: BTreeSet<String> = ["kind.other", "kinds.other"].map(String::from).into();
    for kind in RecordKind::ALL {
        declared.extend([kind.one(), kind.several()].map(String::from));
        declared.extend(kind.fields().iter().map(|field| field.key.to_owned()));
    }
    for list in lists() {
        declared.extend(list.keys.iter().map(|key| (*key).to_owned()));
    }
    let texts = build::words(&locale("sv.json")).unwrap();
    let keyed: BTreeSet<String> = texts.into_keys().filter(|key| build::is_keyed(key)).collect();
    assert_eq!(keyed, declared);
}

#[test]
fn a_text_that_is_found_by_its_key_is_that_text_and_no_other_is_found() {
    in_both_languages(|language| {
        let file = if language == Language::Swedish {
            "sv.json"
        } else {
            "en.json"
        };
        for (key, expected) in build::words(&locale(file)).unwrap() {
            let found = words::keyed(&key).map(text);
            assert_eq!(found, build::is_keyed(&key).then_some(&*expected), "{key}");
        }
    });
    for key in [
        "",
        "field",
        "field.action",
        "field.action.titl",
        "field.action.title2",
        "zzz",
    ] {
        assert_eq!(words::keyed(key), None, "{key}");
    }
}

#[test]
fn every_kind_is_named_by_words_of_its_own() {
    in_both_languages(|_| {
        let (mut one, mut several) = (BTreeSet::new(), BTreeSet::new());
        for kind in kinds::all() {
            assert!(one.insert(messages::kind(kind)), "{kind:?}");
            assert!(several.insert(text(kinds::several(kind))), "{kind:?}");
        }
        let other = messages::kind(None);
        for kind in RecordKind::ALL {
            for label in [
                Label::Added(Some(*kind)),
                Label::Changed(Some(*kind)),
                Label::Removed(Some(*kind)),
            ] {
                let said = messages::label(&label);
                assert!(said.ends_with(messages::kind(Some(*kind))), "{said}");
                assert!(!said.ends_with(other), "{kind:?}: {said}");
            }
        }
    });
}

/// A value of a meaning, as it is in a file.
fn sample(meaning: Meaning) -> Value {
    let statement = QuestionSet::current().factors[2].statements[0].id;
    match meaning {
        Meaning::Text => "Something that somebody wrote".into(),
        Meaning::YesNo => true.into(),
        Meaning::Day => "2026-11-21".into(),
        Meaning::Year => 2031.into(),
        Meaning::Amount => 12.5.into(),
        Meaning::Number => 4.into(),
        Meaning::Code(list) => (*list.codes.last().unwrap()).into(),
        Meaning::Codes(list) => json!(list.codes),
        Meaning::Record => REFERRED.into(),
        Meaning::Records => json!([REFERRED]),
        Meaning::Step => 3.into(),
        Meaning::County => "04".into(),
        Meaning::Factor => "F03".into(),
        Meaning::Factors => json!(["F03", "F05"]),
        Meaning::Statements => json!([statement]),
        Meaning::Answer => "dont_know".into(),
        Meaning::Counts => json!([1, 0, 2, 0, 0, 3, 0]),
        Meaning::Check => "I401".into(),
        Meaning::Geometry => {
            json!({ "type": "Line", "coordinates": [[16.0, 58.75], [17.0, 59.0]] })
        }
        Meaning::Order => "a1".into(),
        Meaning::Content => {
            json!({ REFERRED: { "kind": "priority", "status": "draft", "title": "Then" } })
        }
        Meaning::Each(key, each) => {
            let key = match key {
                Key::Statement => statement,
                Key::Factor => "F03",
                Key::Code(list) => list.codes.last().unwrap(),
            };
            json!({ key: sample(*each) })
        }
    }
}

/// A record of a kind with something in every field.
fn maximal(kind: RecordKind) -> Record {
    let mut fields = Map::new();
    fields.insert("kind".into(), kind.code().into());
    for field in kind.fields() {
        let mut value = sample(field.meaning);
        // A field is a list, and its meaning that of an item.
        if field.meaning == Meaning::Text && field.shape == samspel::domain::values::field::Shape::List {
            value = json!([value]);
        }
        fields.insert(field.name.into(), value);
    }
    let record = Record::read((&Value::Object(fields.clone())).into(), &mut |misread| {
        panic!("{kind:?}: {misread:?}");
    });
    let record = record.unwrap();
    assert_eq!(record.write(), fields, "{kind:?}");
    record
}

#[test]
fn a_record_of_each_kind_can_have_something_in_every_field_of_the_meaning_that_is_declared() {
    for kind in RecordKind::ALL {
        let record = maximal(*kind);
        assert_eq!(record.known_kind(), Some(*kind));
        assert_eq!(record.kind(), kind.code());
        assert_eq!(RecordKind::from_code(kind.code()), Some(*kind));
        assert!(record.unknown().is_empty());
    }
    assert_eq!(RecordKind::from_code("later_kind"), None);
}

/// Every code, id, key and day in a value: what no reader should see.
fn raw(meaning: Meaning, value: &Value, found: &mut Vec<String>) {
    match meaning {
        Meaning::Text | Meaning::Check | Meaning::Year | Meaning::Number | Meaning::Amount => {}
        Meaning::Each(_, each) => {
            for (key, value) in value.as_object().unwrap() {
                // A factor's and a statement's number may be a part of its id.
                found.push(key.clone());
                raw(*each, value, found);
            }
        }
        Meaning::Counts | Meaning::Geometry | Meaning::Content | Meaning::Step | Meaning::YesNo => {
            found.push(value.to_string());
        }
        Meaning::Codes(_) | Meaning::Records | Meaning::Factors | Meaning::Statements => {
            let items = value.as_array().unwrap().iter();
            found.extend(items.map(|item| item.as_str().unwrap().to_owned()));
        }
        Meaning::Day
        | Meaning::Code(_)
        | Meaning::Record
        | Meaning::County
        | Meaning::Factor
        | Meaning::Answer
        | Meaning::Order => found.push(value.as_str().unwrap().to_owned()),
    }
}

fn says(said: &str, raw: &str) -> bool {
    // A code that is a word of its own may be in a phrase, as *region* in *The region*.
    if raw.chars().all(|letter| letter.is_ascii_lowercase()) {
        return said.split([';', ':']).any(|item| item.trim() == raw);
    }
    let is_part = |letter: char| letter.is_alphanumeric() || "_-.".contains(letter);
    said.match_indices(raw).any(|(at, _)| {
        let before = said[..at].chars().next_back();
        let after = said[at + raw.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

#[test]
fn every_field_of_a_record_of_each_kind_is_said_without_codes_ids_or_keys() {
    let id = |text: &str| RecordId::new(text).unwrap();
    let referred = Priority {
        title: "What is referred to".into(),
        ..Priority::default()
    };
    in_both_languages(|_| {
        for kind in RecordKind::ALL {
            let record = maximal(*kind);
            let own = id("own-1");
            let document = Document::of(
                id("document"),
                [(id(REFERRED), referred.clone().into()), (own.clone(), record.clone())],
            );
            for field in kind.fields() {
                let name = fields::name(Some(*kind), &path(field.name));
                assert!(!name.trim().is_empty() && name != field.name, "{}: {name}", field.key);
                let value = &record.write()[field.name];
                if field.meaning == Meaning::Order {
                    assert!(fields::rank(&document, &own).is_some(), "{}", field.key);
                    continue;
                }
                let said = fields::value(Some(*kind), &path(field.name), Some(value), &[&document]);
                assert!(said != text(Word::MergeNothingSaid), "{}", field.key);
                let mut unsaid = Vec::new();
                raw(field.meaning, value, &mut unsaid);
                for raw in unsaid {
                    assert!(!says(&said, &raw), "{}: “{said}” has {raw}", field.key);
                }
                // What is brought together key by key is shown so too.
                if let (Meaning::Each(_, each), Some(entries)) = (field.meaning, value.as_object()) {
                    for (key, value) in entries {
                        let path = FieldPath {
                            field: field.name.into(),
                            key: Some(key.clone()),
                        };
                        let name = fields::name(Some(*kind), &path);
                        assert!(!says(&name, key) && !says(&name, field.name), "{}: {name}", field.key);
                        let said = fields::value(Some(*kind), &path, Some(value), &[&document]);
                        let mut unsaid = Vec::new();
                        raw(*each, value, &mut unsaid);
                        assert!(unsaid.iter().all(|raw| !says(&said, raw)), "{}: {said}", field.key);
                    }
                }
            }
        }
    });
}

#[test]
fn every_code_is_said_in_words() {
    in_both_languages(|_| {
        for kind in RecordKind::ALL {
            for field in kind.fields() {
                let Meaning::Code(list) = field.meaning else {
                    continue;
                };
                for code in list.codes {
                    let value = Value::from(*code);
                    let said = fields::value(Some(*kind), &path(field.name), Some(&value), &[]);
                    assert!(said != *code && !said.is_empty(), "{}: {code}", field.key);
                }
            }
        }
    });
}

#[test]
fn what_this_version_does_not_know_is_said_as_it_is() {
    in_both_languages(|_| {
        let said = |kind, field: &str, value: Value| fields::value(kind, &path(field), Some(&value), &[]);
        let action = Some(RecordKind::Action);
        assert_eq!(fields::name(action, &path("later")), "later");
        assert_eq!(fields::name(None, &path("title")), "title");
        assert_eq!(said(action, "later", json!({ "a": [1] })), r#"{"a":[1]}"#);
        assert_eq!(said(action, "status", "later_code".into()), "later_code");
        assert_eq!(said(action, "status", json!(["proposed"])), "proposed");
        assert_eq!(said(action, "start", "someday".into()), "someday");
        assert_eq!(said(action, "owner", "gone-1".into()), "gone-1");
        assert_eq!(said(action, "partners", "gone-1".into()), "gone-1");
        assert_eq!(said(Some(RecordKind::Strategy), "county", "99".into()), "99");
        assert_eq!(said(Some(RecordKind::Strategy), "example", "perhaps".into()), "perhaps");
        assert_eq!(said(Some(RecordKind::Step), "number", 8.into()), "8");
        assert_eq!(said(Some(RecordKind::Target), "value", "much".into()), "much");
        assert_eq!(
            said(Some(RecordKind::StructureElement), "geometry", "here".into()),
            "here"
        );
        assert_eq!(
            said(Some(RecordKind::PeerResult), "statements", json!({ "F99.9": [1] })),
            "F99.9: 1"
        );
        assert_eq!(said(Some(RecordKind::Response), "answers", "none".into()), "none");
        assert_eq!(said(action, "title", "  ".into()), text(Word::MergeNothingSaid));
    });
}
