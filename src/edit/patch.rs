//! Patches: what a change does to each record, with enough to undo it.

use std::sync::Arc;

use crate::domain::{
    records::{document::Document, record::Record, references::References},
    values::id::RecordId,
};

/// One record before and after a change; `None` where it does not exist.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The record.
    pub id: RecordId,
    /// What it was.
    pub before: Option<Arc<Record>>,
    /// What it becomes.
    pub after: Option<Arc<Record>>,
}

/// A change of a document: at most one [`Change`] a record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Patch(pub Vec<Change>);

impl Patch {
    /// The patch that turns each record of `after` from what `document` contains into what is given.
    pub fn from_result(document: &Document, after: impl IntoIterator<Item = (RecordId, Option<Record>)>) -> Self {
        let changes = after.into_iter().filter_map(|(id, record)| {
            let before = document.record(&id).cloned();
            (before.as_deref() != record.as_ref()).then(|| Change {
                id,
                before,
                after: record.map(Arc::new),
            })
        });
        Self(changes.collect())
    }

    /// Whether the patch changes nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The patch that takes this one back.
    pub fn inverse(&self) -> Self {
        let invert = |change: &Change| Change {
            id: change.id.clone(),
            before: change.after.clone(),
            after: change.before.clone(),
        };
        Self(self.0.iter().map(invert).collect())
    }

    /// Applies the patch to a document and its index.
    pub fn apply(&self, document: &mut Document, references: &mut References) {
        for change in &self.0 {
            if let Some(gone) = document.put(change.id.clone(), change.after.clone()) {
                references.remove(&change.id, &gone);
            }
            if let Some(new) = &change.after {
                references.add(&change.id, new);
            }
        }
    }
}
