//! R120 to R123: the files of invitations and responses.

use proptest::{prelude::*, sample::Index};
use samspel::{
    domain::{assessment::response_file::ResponseFile, values::field::Expectation},
    format::{
        envelope,
        file_kind::{FileError, FileKind, sniff},
        invitation,
        response::{self, MOST_WRITTEN},
    },
};
use serde_json::{Value, json};

use crate::samples::{any_invitation, any_response, full_response};

/// A small response as JSON, to be broken.
fn small() -> Value {
    json!({
        "format": "samspel-response", "version": 1, "id": "a", "round": "r", "question_set": "framgangsfaktorer-1",
        "answers": { "F01.1": 2 },
    })
}

fn read(value: &Value) -> Result<ResponseFile, FileError> {
    response::read(value.to_string().as_bytes())
}

/// The small response with a key set to something.
fn with(key: &str, value: Value) -> Value {
    let mut file = small();
    file[key] = value;
    file
}

fn places(error: Result<ResponseFile, FileError>) -> Vec<(String, Expectation)> {
    let Err(FileError::Misread(problems)) = error else {
        panic!("{error:?}");
    };
    let named = problems.into_iter().map(|one| (one.place, one.expected));
    named.collect()
}

proptest! {
    // R120
    #[test]
    fn a_response_is_read_back_as_it_was_written(sent in any_response()) {
        let text = response::write(&sent).unwrap();
        prop_assert_eq!(sniff(text.as_bytes()), Some(FileKind::Response));
        prop_assert_eq!(response::read(text.as_bytes()), Ok(sent.clone()));
        prop_assert_eq!(response::read(response::write_compact(&sent).as_bytes()), Ok(sent.clone()));
        prop_assert_eq!(response::size(&sent), text.len());
        prop_assert_eq!(response::room_left(&sent), MOST_WRITTEN - text.len());
    }

    // R120
    #[test]
    fn an_invitation_is_read_back_as_it_was_written(invitation in any_invitation()) {
        let text = invitation::write(&invitation).unwrap();
        prop_assert_eq!(sniff(text.as_bytes()), Some(FileKind::Invitation));
        prop_assert_eq!(invitation::read(text.as_bytes()), Ok(invitation.clone()));
        prop_assert_eq!(invitation::read(invitation::write_compact(&invitation).as_bytes()), Ok(invitation.clone()));
    }

    // R121
    #[test]
    fn any_bytes_give_a_value_or_an_error(bytes in any::<Vec<u8>>()) {
        let _nothing = sniff(&bytes);
        prop_assert!(response::read(&bytes).is_err());
        prop_assert!(invitation::read(&bytes).is_err());
    }

    // R121
    #[test]
    fn a_file_that_is_changed_anywhere_gives_a_value_or_an_error(sent in any_response(), at in any::<Index>(), byte in any::<u8>()) {
        let mut bytes = response::write(&sent).unwrap().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        // After a byte order mark the reader that takes anything reads: the quick one says the same.
        let marked = [b"\xef\xbb\xbf", bytes.as_slice()].concat();
        prop_assert_eq!(response::read(&bytes).ok(), response::read(&marked).ok());
        if let Ok(read) = response::read(&bytes) {
            prop_assert_eq!(response::read(response::write_compact(&read).as_bytes()), Ok(read.clone()));
        }
        // Only the line's end may go without loss.
        prop_assert!(at + 1 == bytes.len() || response::read(&bytes[..at]).is_err());
    }

    // R122
    #[test]
    fn no_response_is_written_with_more_than_may_be_sent(sent in any_response(), comment in "[a-zåäö\"]{0,14000}") {
        let mut sent = sent;
        sent.comments.insert("F01".into(), comment + "!");
        match response::write(&sent) {
            Ok(text) => prop_assert!(text.len() <= MOST_WRITTEN),
            Err(error) => {
                prop_assert!(error.bytes > MOST_WRITTEN);
                prop_assert_eq!(response::size(&sent), error.bytes);
                prop_assert_eq!(response::room_left(&sent), 0);
                // What is a little too large is still read, wherever it was made.
                prop_assert_eq!(response::read(response::write_compact(&sent).as_bytes()), Ok(sent.clone()));
            }
        }
    }
}

// R122
#[test]
fn a_full_response_without_texts_is_small() {
    let size = response::size(&full_response());
    assert!(size < 2_000, "{size}");
}

// R121
#[test]
fn what_is_wrong_with_a_response_is_named_with_its_place() {
    assert!(read(&small()).is_ok());
    let misread = |key: &str, value: Value| places(read(&with(key, value)));
    let at = |place: &str, expected| vec![(place.to_owned(), expected)];
    assert_eq!(misread("id", json!("å")), at("id", Expectation::Id));
    assert_eq!(misread("round", Value::Null), at("round", Expectation::Id));
    assert_eq!(
        misread("question_set", Value::Null),
        at("question_set", Expectation::Text)
    );
    assert_eq!(misread("group", json!("king")), at("group", Expectation::Code));
    assert_eq!(misread("revision", json!(-1)), at("revision", Expectation::WholeNumber));
    assert_eq!(misread("answers", json!([2])), at("answers", Expectation::Object));
    assert_eq!(
        misread("answers", json!({ "F01.1": 5, "F01.2": 2, "två": 1 })),
        [
            ("answers/F01.1".to_owned(), Expectation::Answer),
            ("answers/två".to_owned(), Expectation::Id)
        ]
    );
    assert_eq!(
        misread("comments", json!({ "F01": 3 })),
        at("comments/F01", Expectation::Text)
    );
    let twice = small()
        .to_string()
        .replace("\"answers\":", "\"group\":\"region\",\"group\":\"agency\",\"answers\":");
    assert_eq!(places(response::read(twice.as_bytes())), at("group", Expectation::Once));
}

// R121
#[test]
fn what_is_no_response_is_told_apart() {
    let error = |value: &Value| read(value).unwrap_err();
    assert_eq!(response::read(b" \n").unwrap_err(), FileError::Empty);
    assert_eq!(
        response::read(b"{\n  hej").unwrap_err(),
        FileError::NotJson { line: 2, column: 3 }
    );
    assert_eq!(response::read(b"{\"\xff").unwrap_err(), FileError::NotText { at: 2 });
    assert_eq!(error(&with("format", json!("excel"))), FileError::NotSamspel);
    assert_eq!(error(&json!([1])), FileError::NotSamspel);
    let odd = FileError::OddVersion { written: "0".into() };
    assert_eq!(error(&with("version", json!(0))), odd);
    assert_eq!(error(&with("version", json!(2))), FileError::Newer { version: 2 });
    assert_eq!(error(&with("answers", json!({}))), FileError::NoAnswers);
    assert_eq!(error(&with("answers", Value::Null)), FileError::NoAnswers);
    for kind in [FileKind::Document, FileKind::Invitation, FileKind::Results] {
        assert_eq!(
            error(&with("format", json!(kind.format()))),
            FileError::AnotherKind(kind)
        );
    }
}

// R121
#[test]
fn what_is_at_a_limit_is_read_and_one_more_is_refused() {
    let answers = |count: usize| {
        let answers = (0..count).map(|number| (format!("own-{number}"), json!(3)));
        with("answers", answers.collect())
    };
    assert_eq!(read(&answers(200)).unwrap().answers.len(), 200);
    assert!(matches!(
        read(&answers(201)),
        Err(FileError::TooMany {
            count: 201,
            most: 200,
            ..
        })
    ));
    let padded = |bytes: usize| {
        let mut text = small().to_string();
        text.push_str(&" ".repeat(bytes - text.len()));
        text
    };
    assert!(response::read(padded(65_536).as_bytes()).is_ok());
    assert!(matches!(
        response::read(padded(65_537).as_bytes()),
        Err(FileError::TooLarge { bytes: 65_537, .. })
    ));
    // A document is recognised as one, however large.
    let mut document = std::fs::read("public/example/sodermanland.samspel.json").unwrap();
    document.resize(document.len() + 100_000, b' ');
    assert_eq!(
        response::read(&document),
        Err(FileError::AnotherKind(FileKind::Document))
    );
    assert!(envelope::read(&document).is_ok());
}

// R121
#[test]
fn an_invitation_has_at_most_fifty_statements_and_none_twice() {
    let file = |count: usize| {
        let statements: Vec<_> = (0..count)
            .map(|number| json!({ "id": format!("own-{}", number % 51), "factor": "F01", "sv": "Vi möts." }))
            .collect();
        json!({
            "format": "samspel-invitation", "version": 1, "document": "d", "round": "r", "question_set": "framgangsfaktorer-1",
            "own_statements": statements, "groups": ["municipality", "guild", "region"], "later": { "any": "thing" },
        })
        .to_string()
    };
    let read = invitation::read(file(50).as_bytes()).unwrap();
    assert_eq!(read.own_statements.len(), 50);
    let groups: Vec<_> = read.groups.iter().map(|group| group.code()).collect();
    assert_eq!(groups, ["region", "municipality"]);
    assert!(matches!(
        invitation::read(file(51).as_bytes()),
        Err(FileError::TooMany {
            count: 51,
            most: 50,
            ..
        })
    ));
    let twice = file(2).replace("own-1", "own-0");
    assert!(matches!(
        invitation::read(twice.as_bytes()),
        Err(FileError::Misread(problems)) if problems[0].place == "own_statements/1/id"
    ));
}

// R120
#[test]
fn a_file_is_told_by_the_format_that_it_names() {
    let named = |kind: FileKind| format!("\u{feff}{{ \"format\" :\n\"{}\"}}", kind.format());
    for kind in FileKind::ALL {
        assert_eq!(sniff(named(kind).as_bytes()), Some(kind));
    }
    for text in [
        "",
        "{}",
        "\"format\"",
        "{\"format\":",
        "{\"format\": \"samspel",
        "{\"format\": \"word\"}",
        r#"{"text": "\"format\": \"samspel\""}"#,
    ] {
        assert_eq!(sniff(text.as_bytes()), None, "{text}");
    }
}
