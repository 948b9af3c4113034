//! Each check fires where its fault is and is silent where it is not.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't build its document must fail"
)]

#[path = "checks/assessment.rs"]
mod assessment;
#[path = "checks/plan.rs"]
mod plan;
#[path = "checks/set_aside.rs"]
mod set_aside;
#[path = "checks/structure_map.rs"]
mod structure_map;

use samspel::domain::{
    checks::{Check, Finding, Tool, findings, findings_about},
    records::{document::Document, record::Record, references::References},
    values::id::{Id, RecordId},
};

/// An id by its text.
fn raw(id: &str) -> RecordId {
    RecordId::new(id).unwrap()
}

/// A typed id by its text.
fn id<T>(text: &str) -> Id<T> {
    Id::of(raw(text))
}

/// A document of these records.
fn document<const N: usize>(records: [(&str, Record); N]) -> Document {
    let records = records.map(|(id, record)| (raw(id), record));
    Document::of(raw("d"), records)
}

fn all(document: &Document) -> Vec<Finding> {
    findings(document, &References::of(document))
}

/// Whether the check finds something about the record, and nothing else says otherwise.
fn finds(document: &Document, check: Check, place: &str) -> bool {
    let is_it = |finding: &Finding| finding.check == check && finding.place.as_str() == place;
    let found = all(document).iter().any(is_it);
    // The assessment is checked as a whole.
    if check.tool() != Tool::Assessment {
        let about = findings_about(document, &References::of(document), &raw(place));
        assert_eq!(
            about.iter().any(is_it),
            found,
            "what is found about one record is what is found in all"
        );
    }
    found
}

#[test]
fn every_code_is_stable_and_its_own() {
    let codes: Vec<_> = Check::ALL.iter().map(|check| check.code()).collect();
    assert_eq!(
        codes,
        [
            "S101", "S102", "S103", "S104", "S105", "P201", "P202", "K301", "K302", "K303", "I401",
            "I402", "I403", "I404", "I405", "M501", "M502", "M503"
        ]
    );
}

#[test]
fn an_empty_document_has_no_findings() {
    assert_eq!(all(&document([])), []);
}
