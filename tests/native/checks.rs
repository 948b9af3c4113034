//! What is known of the checks outside of them; what each finds is tested beside it, in `src/domain/checks`.

#![allow(clippy::unwrap_used, reason = "a test that can't build its document must fail")]

#[path = "any/mod.rs"]
mod any;
#[path = "checks/holding_back.rs"]
mod holding_back;
#[path = "checks/page.rs"]
mod page;
#[path = "checks/set_aside.rs"]
mod set_aside;
#[path = "checks/words.rs"]
mod words;

use proptest::{collection, prelude::*};
use samspel::domain::{
    checks::{Check, Checking, Finding, findings},
    records::{document::Document, record::Record, references::References},
    values::{date::Date, id::RecordId},
};

/// An id by its text.
fn raw(id: &str) -> RecordId {
    RecordId::new(id).unwrap()
}

/// A document of these records.
fn document<const N: usize>(records: [(&str, Record); N]) -> Document {
    let records = records.map(|(id, record)| (raw(id), record));
    Document::of(raw("d"), records)
}

/// The day on which documents are looked at.
fn today() -> Option<Date> {
    Date::new(2027, 3, 15)
}

fn all(document: &Document) -> Vec<Finding> {
    findings(document, &References::of(document), today())
}

#[test]
fn every_code_is_stable_and_its_own() {
    let codes: Vec<_> = Check::ALL.iter().map(|check| check.code()).collect();
    assert_eq!(
        codes,
        [
            "S101", "S102", "S103", "S104", "S105", "P201", "P202", "P203", "P204", "P205", "P206", "P207", "P208",
            "P209", "P210", "K301", "K302", "K303", "I401", "I402", "I403", "I404", "I405", "I406", "I407", "I408",
            "I409", "I410", "I411", "I412", "I413", "M501", "M502", "M503", "M504", "M505", "M506", "M507", "M508",
            "F601", "F602", "F603", "F604", "F605", "F606", "D701", "D702", "D703", "D704", "D705", "D706", "D707",
            "D708", "A801", "A802", "A803", "A804", "A805", "A806", "A807", "L901", "L902", "L903", "L904", "L905",
            "L906"
        ]
    );
}

proptest! {
    #[test]
    fn a_document_that_is_checked_in_turns_is_found_to_lack_the_same(records in collection::vec((any::id(), any::record()), 0..12), most in 1..9_usize) {
        let document = Document::of(raw("d"), records);
        let references = References::of(&document);
        let mut checking = Checking::begin(&document, today());
        let mut turns = 1;
        let found = loop {
            if let Some(found) = checking.go_on(&document, &references, most) {
                break found;
            }
            turns += 1;
        };
        prop_assert_eq!(found, findings(&document, &references, today()));
        prop_assert_eq!(turns, document.len().div_ceil(most).max(1));
    }
}
