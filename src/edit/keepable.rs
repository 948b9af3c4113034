//! Records as a file would give them back, so that what is accepted can always be saved and opened again.

use std::{ops::Deref, sync::Arc};

use super::command::Refusal;
use crate::domain::{
    records::{record::Record, version::Content},
    values::{
        field::{Expectation, Misreading},
        id::RecordId,
    },
};

/// A record that any document can keep. A copy is as good as free.
#[derive(Clone, Debug, PartialEq)]
pub struct Keepable(Arc<Record>);

impl Keepable {
    /// The record as a document will keep it.
    ///
    /// # Errors
    /// [`Refusal::CantBeKept`] where a file could not give it back.
    pub fn of(id: &RecordId, record: &Record) -> Result<Self, Refusal> {
        as_kept(id, record).map(|kept| Self(Arc::new(kept)))
    }

    /// Drops every reference to `gone`.
    pub fn forget(&mut self, gone: &RecordId) {
        Arc::make_mut(&mut self.0).forget(gone);
    }

    /// The record, shared.
    pub(super) fn shared(&self) -> Arc<Record> {
        Arc::clone(&self.0)
    }
}

impl Deref for Keepable {
    type Target = Record;

    fn deref(&self) -> &Record {
        &self.0
    }
}

/// The record as a file would give it back.
pub(super) fn as_kept(id: &RecordId, record: &Record) -> Result<Record, Refusal> {
    let mut fault = None;
    if let Record::Version(version) = record
        && !version.content.is_empty()
    {
        // What is in it has been accepted before, and there may be much of it.
        let content = version.content.clone();
        let mut bare = (**version).clone();
        bare.content = Content::default();
        let mut kept = as_kept(id, &bare.into())?;
        if let Record::Version(version) = &mut kept {
            version.content = content;
        }
        return Ok(kept);
    }
    let written = record.write();
    let kept = Record::read((&written).into(), &mut |misread| {
        fault.get_or_insert(misread);
    });
    match (kept, fault) {
        (Some(kept), None) => Ok(kept),
        (_, fault) => {
            let fault = fault.unwrap_or_else(|| Misreading::here(Expectation::Object));
            Err(Refusal::CantBeKept {
                id: id.clone(),
                place: fault.place,
                expected: fault.expected,
            })
        }
    }
}
