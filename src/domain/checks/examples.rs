//! Documents for the tests of the checks, and what is found in them.

use super::{Check, Finding, Tool, findings, findings_about};
use crate::domain::{
    records::{document::Document, record::Record, references::References},
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

/// The day on which the documents are looked at.
pub fn today() -> Option<Date> {
    Date::new(2027, 3, 15)
}

/// A document in which a check finds something, and one in which it finds nothing.
pub struct Examples {
    /// It finds something here.
    pub faulty: Document,
    /// It finds nothing here.
    pub sound: Document,
}

/// An id by its text.
pub fn raw(id: &str) -> RecordId {
    RecordId::new(id).unwrap()
}

/// A typed id by its text.
pub fn id<T>(text: &str) -> Id<T> {
    Id::of(raw(text))
}

/// A document of these records.
pub fn document<const N: usize>(records: [(&str, Record); N]) -> Document {
    let records = records.map(|(id, record)| (raw(id), record));
    Document::of(raw("d"), records)
}

/// Everything that is found in it.
pub fn all(document: &Document) -> Vec<Finding> {
    findings(document, &References::of(document), today())
}

/// Whether the check finds something about the record, and nothing else says otherwise.
pub fn finds(document: &Document, check: Check, place: &str) -> bool {
    let is_it = |finding: &Finding| finding.check == check && finding.place.as_str() == place;
    let found = all(document).iter().any(is_it);
    // The assessment is checked as a whole.
    if check.tool() != Tool::Assessment {
        let about = findings_about(document, &References::of(document), &raw(place), today());
        assert_eq!(
            about.iter().any(is_it),
            found,
            "what is found about one record is what is found in all"
        );
    }
    found
}
