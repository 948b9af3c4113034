//! What of that which has been read from outside a document can take: held against the document's own limits before it is shown, so
//! that what a preview promises is what is then taken.

use std::{cell::OnceCell, collections::BTreeSet};

use super::{
    command::{Refusal, check_kinds, check_references},
    keepable::Keepable,
};
use crate::domain::{
    records::{
        document::{Document, MOST_RECORDS},
        record::Record,
    },
    values::id::RecordId,
};

/// What a document can take, and what it can't.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fitting {
    /// What can be added, as it will be kept.
    pub records: Vec<(RecordId, Keepable)>,
    /// What can't, by its place among what was given, and why.
    pub refused: Vec<(usize, Refusal)>,
}

/// What of new records a document can take. They may refer to each other; a reference to one that can't be taken is dropped.
/// `Command::Import` of that is carried out.
pub fn fitting(document: &Document, records: impl IntoIterator<Item = (RecordId, Record)>) -> Fitting {
    let mut fitting = Fitting::default();
    let mut room = room(document);
    let mut ids = BTreeSet::new();
    let records: Vec<(RecordId, Record)> = records.into_iter().collect();
    // Most refer to nothing.
    let given = OnceCell::new();
    let is_given = |to: &RecordId| {
        let ids = || records.iter().map(|(id, _)| id).collect::<BTreeSet<_>>();
        given.get_or_init(ids).contains(to)
    };
    for (place, (id, record)) in records.iter().enumerate() {
        let kept = Keepable::of(id, record).and_then(|kept| {
            check_references(&kept, |to| document.record(to).is_some() || is_given(to))?;
            if document.record(id).is_some() || !ids.insert(id) {
                return Err(Refusal::AlreadyThere(id.clone()));
            }
            room = room.checked_sub(1).ok_or_else(|| {
                ids.remove(id);
                Refusal::TooManyRecords
            })?;
            Ok(kept)
        });
        match kept {
            Ok(kept) => fitting.records.push((id.clone(), kept)),
            Err(refusal) => fitting.refused.push((place, refusal)),
        }
    }
    if !fitting.refused.is_empty() {
        fitting.keep_references(|id| ids.contains(id) || document.record(id).is_some());
    }
    fitting
}

impl Fitting {
    /// Drops references to records that are not there.
    pub fn keep_references(&mut self, is_there: impl Fn(&RecordId) -> bool) {
        for (_, record) in &mut self.records {
            let mut gone = Vec::new();
            record.references(&mut |to| {
                if !is_there(to) {
                    gone.push(to.clone());
                }
            });
            gone.iter().for_each(|gone| record.forget(gone));
        }
    }
}

/// What of records that get other content can be kept in a document. `Command::Update` with that is carried out.
pub fn fitting_changes(document: &Document, records: impl IntoIterator<Item = (RecordId, Record)>) -> Fitting {
    let mut fitting = Fitting::default();
    for (place, changed) in records.into_iter().enumerate() {
        let kept =
            check_kinds(document, std::slice::from_ref(&changed)).and_then(|()| Keepable::of(&changed.0, &changed.1));
        match kept {
            Ok(kept) => fitting.records.push((changed.0, kept)),
            Err(refusal) => fitting.refused.push((place, refusal)),
        }
    }
    fitting
}

/// How many more records a document can have.
pub fn room(document: &Document) -> usize {
    MOST_RECORDS.saturating_sub(document.len())
}
