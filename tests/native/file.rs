//! The file format keeps what `docs/format.md` promises: nothing is lost, nothing is read in part, nothing panics.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "any/mod.rs"]
mod any;
#[path = "declared/mod.rs"]
mod declared;
#[path = "file/faults.rs"]
mod faults;
#[path = "file/whole.rs"]
mod whole;

use std::{collections::BTreeSet, fs, path::PathBuf};

use proptest::{collection, prelude::*};
use samspel::{
    domain::{
        json,
        records::{document::Document, plan::Action, strategy::Actor, version::Version},
        values::id::{Id, RecordId},
    },
    format::envelope::{self, PIECE, Pieces, ReadError, VERSION},
};

/// The first file of the first version.
const OLDEST: &str = "v1.samspel.json";

fn golden(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format");
    fs::read(folder.join(name)).unwrap()
}

/// A document as a file may bring it: what it refers to need not be there.
fn document() -> impl Strategy<Value = Document> {
    (collection::vec((any::id(), any::record()), 0..12), any::unknown()).prop_map(|(records, unknown)| {
        let mut document = Document::of(RecordId::new("any").unwrap(), records);
        document.set_envelope_fields(unknown);
        document
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    // R20, R21
    #[test]
    fn what_is_written_is_read_back_and_written_in_the_same_bytes(document in document()) {
        let written = envelope::write(&document);
        let read = envelope::read(written.as_bytes());
        prop_assert_eq!(read.as_ref(), Ok(&document));
        prop_assert_eq!(envelope::write(&document), written.clone());
        let compact = envelope::write_compact(&document);
        let value: serde_json::Value = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(&compact, &value.to_string());
        prop_assert_eq!(envelope::read(compact.as_bytes()), Ok(document));
    }

    // R20, R21
    #[test]
    fn any_json_is_written_and_read_as_everybody_else_does(entries in any::unknown()) {
        let value = serde_json::Value::Object(entries);
        prop_assert_eq!(json::compact(&value), value.to_string());
        let pretty = serde_json::to_string_pretty(&value).unwrap();
        prop_assert_eq!(json::pretty(&value), pretty.clone());
        prop_assert_eq!(json::value(&pretty), serde_json::from_str(&pretty).ok());
        prop_assert_eq!(json::value(&pretty[1..]), None);
    }

    // R24
    #[test]
    fn damaged_bytes_give_an_error_or_a_document_that_can_be_kept(
        flips in collection::vec((proptest::prelude::any::<prop::sample::Index>(), 1..=255_u8), 1..4)
    ) {
        let mut bytes = golden(OLDEST);
        for (place, flip) in flips {
            let place = place.index(bytes.len());
            bytes[place] ^= flip;
        }
        if let Ok(document) = envelope::read(&bytes) {
            let written = envelope::write(&document);
            prop_assert_eq!(envelope::read(written.as_bytes()), Ok(document));
        }
    }

    // R24
    #[test]
    fn any_bytes_give_an_error(bytes in collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
        prop_assert!(envelope::read(&bytes).is_err());
    }
}

// R22, R297. The file is of a released version and is never edited.
#[test]
fn a_file_of_version_1_is_read_and_written_as_one_of_the_present_version() {
    let document = envelope::read(&golden(OLDEST)).unwrap();
    let stored = String::from_utf8(golden("v2.samspel.json")).unwrap();
    let written = envelope::write(&document);
    for (number, (now, then)) in written.lines().zip(stored.lines()).enumerate() {
        assert_eq!(now, then, "line {}", number + 1);
    }
    assert!(written == stored);
    let kinds: BTreeSet<&str> = document.records().map(|(_, record)| record.kind()).collect();
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        [
            "action",
            "actor",
            "envelope/fields",
            "later_kind",
            "priority",
            "response",
            "round",
            "set_aside",
            "step",
            "strategy",
            "structure_element",
            "target",
        ]
    );
    assert!(document.envelope_fields().contains_key("later_part"));
}

// R22, R74. The file is of a released version and is never edited.
#[test]
fn a_file_with_versions_and_lineage_is_read_whole_and_written_as_it_is() {
    let document = envelope::read(&golden("v1-versions.samspel.json")).unwrap();
    let bytes = golden("v2-versions.samspel.json");
    assert!(envelope::write(&document) == String::from_utf8(bytes).unwrap());
    assert_eq!(document.lineage.len(), 2);
    let version = |id: &str| {
        let id = Id::<Version>::of(RecordId::new(id).unwrap());
        document.get(&id).unwrap().document(document.id.clone())
    };
    let titles = |document: &Document| {
        let actions = document.all::<Action>();
        actions.map(|(_, action)| action.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        titles(&version("version-1")),
        ["Bygg ut lärcentrum", "Samordna praktikplatser"]
    );
    assert_eq!(version("version-1").all::<Actor>().count(), 0);
    assert_eq!(titles(&version("version-2")), ["Bygg ut lärcentrum i två orter"]);
    assert_eq!(version("version-2").len(), 4);
}

// R21
#[test]
fn a_large_document_is_written_in_pieces_that_join_to_the_whole() {
    let actor = |number: usize| {
        let name = "Sörmland \"\\\u{1}\n".repeat(number % 300);
        let id = RecordId::new(&format!("r{number:04}")).unwrap();
        (
            id,
            Actor {
                name,
                ..Actor::default()
            }
            .into(),
        )
    };
    let mut document = Document::of(RecordId::new("d").unwrap(), (0..1_000).map(actor));
    let later = serde_json::json!({ "records": {} });
    let fields = ["aaa", "later", "zzz"].map(|key| (key.into(), later.clone()));
    document.set_envelope_fields(fields.into_iter().collect());
    let pieces: Vec<String> = Pieces::of(document.clone()).collect();
    assert!(pieces.len() > 10, "{}", pieces.len());
    let (last, before) = pieces.split_last().unwrap();
    assert!(
        before
            .iter()
            .all(|piece| piece.len() >= PIECE && piece.len() < PIECE + 16_384)
    );
    assert!(last.ends_with(&format!("\"version\":{VERSION},\"zzz\":{{\"records\":{{}}}}}}")));
    let whole: serde_json::Value = serde_json::from_str(&envelope::write(&document)).unwrap();
    let whole = whole.to_string();
    assert!(pieces.concat() == whole && envelope::write_compact(&document) == whole);
}

// R24
#[test]
fn a_file_that_ends_too_early_is_refused_wherever_it_ends() {
    let bytes = golden(OLDEST);
    let whole = bytes.trim_ascii_end().len();
    for end in 0..whole {
        let error = envelope::read(&bytes[..end]).unwrap_err();
        let expected = match error {
            ReadError::Empty => end == 0,
            ReadError::NotText { at } => at < end,
            ReadError::NotJson { line, column } => line > 0 && line + column > 0,
            _ => false,
        };
        assert!(expected, "{end}: {error:?}");
    }
}

#[test]
fn a_byte_order_mark_and_other_line_ends_are_no_fault() {
    let bytes = golden(OLDEST);
    let document = envelope::read(&bytes).unwrap();
    let marked = [b"\xef\xbb\xbf".as_slice(), &bytes].concat();
    assert_eq!(envelope::read(&marked).unwrap(), document);
    let windows = String::from_utf8(bytes).unwrap().replace('\n', "\r\n");
    assert_eq!(envelope::read(windows.as_bytes()).unwrap(), document);
}
