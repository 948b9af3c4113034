//! What two copies of a document have in common.

use crate::domain::{records::document::Document, values::id::RecordId};

/// The points that both documents have passed, the newest first.
pub fn common_points<'a>(ours: &Document, theirs: &'a Document) -> Vec<&'a RecordId> {
    let passed = theirs.lineage.iter().rev();
    passed.filter(|point| ours.lineage.contains(point)).collect()
}

/// Whether theirs is an earlier state of ours: a document's content is that of the last point that it has passed.
pub fn is_earlier(theirs: &Document, ours: &Document) -> bool {
    theirs.lineage.last().is_some_and(|point| ours.lineage.contains(point))
}
