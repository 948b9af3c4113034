//! R150, R151: the file of a round's results.

use std::collections::BTreeSet;

use proptest::{prelude::*, sample::Index};
use samspel::{
    domain::{
        assessment::{
            results::{Respondents, Responses},
            shared_results::SharedResults,
        },
        records::strategy::ActorGroup,
        values::field::Expectation,
    },
    format::{
        file_kind::{FileError, FileKind, sniff},
        results::{self, Fault, MOST_GROUPS, ResultsError},
    },
};
use serde_json::{Value, json};

use crate::rounds::{SECRET, any_document, results as results_of, shared};

fn group_of(code: &str) -> Respondents {
    Respondents::Group(ActorGroup::from_code(code))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    // R150
    #[test]
    fn results_are_read_back_as_they_were_written(document in any_document()) {
        let Some(given) = shared(&document) else {
            prop_assert!(!results_of(&document).has_figures());
            return Ok(());
        };
        let text = results::write(&given).unwrap();
        prop_assert_eq!(sniff(text.as_bytes()), Some(FileKind::Results));
        let read = results::read(text.as_bytes()).unwrap();
        prop_assert_eq!(&read, &given);
        prop_assert_eq!(results::write(&read).unwrap(), text.clone());
        let value: Value = serde_json::from_str(&text).unwrap();
        let compact = value.to_string();
        prop_assert_eq!(results::read(compact.as_bytes()).unwrap(), given);
    }

    // R150
    #[test]
    fn only_what_is_shown_is_in_it(document in any_document()) {
        let Some(given) = shared(&document) else { return Ok(()) };
        let shown = results_of(&document);
        prop_assert_eq!(Responses::Shown(given.result.responses.0), shown.total);
        let groups: BTreeSet<&str> = given.groups.keys().map(String::as_str).collect();
        let codes = shown.shown_groups().into_iter().map(|group| group.map_or(SharedResults::UNSAID, ActorGroup::code));
        prop_assert_eq!(groups, codes.collect());
        for (place, asked) in shown.questions.statements.iter().enumerate() {
            let expected = |who| shown.statement(place, who).filter(|_| !asked.is_own());
            prop_assert_eq!(given.result.statements.get(&asked.id), expected(Respondents::All));
            for (code, sums) in &given.groups {
                prop_assert_eq!(Responses::Shown(sums.responses.0), shown.responses(group_of(code)));
                prop_assert_eq!(sums.statements.get(&asked.id), expected(group_of(code)));
            }
        }
        let text = results::write(&given).unwrap();
        prop_assert!(!text.contains(SECRET));
        prop_assert!(!text.contains("own1"));
    }

    // R151
    #[test]
    fn any_bytes_give_results_or_an_error(bytes in any::<Vec<u8>>()) {
        prop_assert!(results::read(&bytes).is_err());
    }

    // R151
    #[test]
    fn a_file_that_is_changed_anywhere_gives_results_or_an_error(document in any_document(), at in any::<Index>(), byte in any::<u8>()) {
        let Some(given) = shared(&document) else { return Ok(()) };
        let mut bytes = results::write(&given).unwrap().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(read) = results::read(&bytes) {
            let again = results::write(&read).unwrap();
            prop_assert_eq!(results::read(again.as_bytes()).unwrap(), read);
        }
        // Without the line feed that ends it a file is whole.
        prop_assert!(results::read(&bytes[..at]).is_err() || at == bytes.len() - 1);
    }
}

/// A small file as JSON, to be broken: eight responses, six of them a municipality's.
fn small() -> Value {
    json!({
        "format": "samspel-results", "version": 1, "round": "r", "question_set": "framgangsfaktorer-1", "responses": 8,
        "statements": { "F01.1": [0, 2, 3, 2, 0, 1, 0] },
        "groups": { "municipality": { "responses": 6, "statements": { "F01.1": [0, 1, 3, 1, 0, 1, 0] } } },
    })
}

fn with(pointer: &str, value: Value) -> Value {
    let mut file = small();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    file.pointer_mut(parent).unwrap()[key] = value;
    file
}

fn read(value: &Value) -> Result<SharedResults, ResultsError> {
    results::read(value.to_string().as_bytes())
}

fn faults(value: &Value) -> Vec<Fault> {
    match read(value) {
        Err(ResultsError::Faults(faults)) => faults,
        other => panic!("{other:?}"),
    }
}

// R151
#[test]
fn what_is_wrong_is_named_with_its_place() {
    assert!(read(&small()).is_ok());
    let misread = |pointer: &str, value: Value| {
        let found = faults(&with(pointer, value)).into_iter();
        let named = found.filter_map(|fault| match fault {
            Fault::Misread(problem) => Some((problem.place, problem.expected)),
            Fault::TooFew { .. } | Fault::TooMany { .. } => None,
        });
        named.collect::<Vec<_>>()
    };
    let at = |place: &str, expected| vec![(place.to_owned(), expected)];
    assert_eq!(misread("/round", json!("å")), at("round", Expectation::Id));
    assert_eq!(
        misread("/question_set", Value::Null),
        at("question_set", Expectation::Text)
    );
    assert_eq!(
        misread("/smallest_group", json!(2)),
        at("smallest_group", Expectation::WholeNumber)
    );
    assert_eq!(
        misread("/statements/F01.2", json!([1, 2])),
        at("statements/F01.2", Expectation::Counts)
    );
    assert_eq!(
        misread("/statements/own", json!([1, 1, 1, 1, 1, 0, 0])),
        at("statements/own", Expectation::Id)
    );
    assert_eq!(
        misread("/levels", json!({ "F01": 7 })),
        at("levels/F01", Expectation::WholeNumber)
    );
    assert_eq!(
        misread("/groups/region", json!(3)),
        at("groups/region", Expectation::Object)
    );
    assert_eq!(
        misread("/groups/municipality/statements/F01.1", json!("x")),
        at("groups/municipality/statements/F01.1", Expectation::List)
    );
    let several = with("/contact", json!(1)).to_string().replace("\"r\"", "\"\"");
    let Err(ResultsError::Faults(several)) = results::read(several.as_bytes()) else {
        panic!();
    };
    assert_eq!(several.len(), 2);
}

// R151
#[test]
fn sums_that_can_not_be_are_named() {
    let few = |place: &str, count, least| Fault::TooFew {
        place: place.into(),
        count,
        least,
    };
    let many = |place: &str, count, most| Fault::TooMany {
        place: place.into(),
        count,
        most,
    };
    let f = faults;
    assert_eq!(
        f(&with("/statements/F01.2", json!([1, 0, 0, 0, 0, 3, 0]))),
        [few("statements/F01.2", 4, 5)]
    );
    assert_eq!(
        f(&with("/statements/F01.2", json!([9, 0, 0, 0, 0, 0, 0]))),
        [many("statements/F01.2", 9, 8)]
    );
    assert_eq!(
        f(&with("/groups/municipality/responses", json!(4))),
        [
            few("groups/municipality/responses", 4, 5),
            many("groups/municipality/statements/F01.1", 6, 4)
        ]
    );
    assert_eq!(
        f(&with("/groups/region", json!({ "responses": 5 }))),
        [many("groups", 11, 8)]
    );
    assert_eq!(
        f(&with(
            "/groups/municipality/statements/F01.1",
            json!([0, 3, 3, 0, 0, 0, 0])
        )),
        [many("statements/F01.1", 3, 2)]
    );
    assert_eq!(
        f(&with("/smallest_group", json!(7))),
        [
            few("groups/municipality/responses", 6, 7),
            few("groups/municipality/statements/F01.1", 6, 7)
        ]
    );
    assert_eq!(f(&with("/responses", Value::Null))[0], few("responses", 0, 5));
}

// R151
#[test]
fn what_is_no_file_of_results_is_told_apart() {
    let error = |value: &Value| match read(value) {
        Err(ResultsError::File(error)) => error,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        error(&with("/format", json!("samspel-response"))),
        FileError::AnotherKind(FileKind::Response)
    );
    assert_eq!(error(&with("/version", json!(2))), FileError::Newer { version: 2 });
    assert_eq!(error(&with("/statements", json!({}))), FileError::NoAnswers);
    let groups: serde_json::Map<String, Value> = (0..=MOST_GROUPS)
        .map(|place| (format!("g{place}"), json!({})))
        .collect();
    assert_eq!(
        error(&with("/groups", Value::Object(groups))),
        FileError::TooMany {
            place: "groups",
            count: MOST_GROUPS + 1,
            most: MOST_GROUPS
        }
    );
    let large = with("/contact", json!("x".repeat(1024 * 1024)));
    assert!(matches!(error(&large), FileError::TooLarge { .. }));
}

// R150
#[test]
fn what_another_version_adds_is_passed_over() {
    let mut more = with("/new", json!({ "a": [1, 2] }));
    more["groups"]["a_new_group"] = json!({ "responses": 0 });
    // A group that this version does not know is kept as any other; one that says nothing can't be.
    assert!(matches!(read(&more), Err(ResultsError::Faults(_))));
    more["groups"] = json!(null);
    let read = read(&more).unwrap();
    assert!(read.groups.is_empty());
    assert!(!results::write(&read).unwrap().contains("new"));
}
