//! The index of references: what does a record rest on, and what rests on it?

use std::collections::BTreeMap;

use super::{
    document::Document,
    reads::Reads,
    record::{Kind, Record},
};
use crate::domain::values::id::{Id, RecordId};

/// For each record, those that refer to it. Kept beside the document and changed with it, and it is noted what is read of it as
/// well.
#[derive(Debug, Default)]
pub struct References {
    /// In the order of their ids, none twice, and none without any.
    referrers: BTreeMap<RecordId, Vec<RecordId>>,
}

impl References {
    /// The index of a whole document.
    pub fn of(document: &Document) -> Self {
        let mut index = Self::default();
        for (id, record) in document.records() {
            index.add(id, record);
        }
        index
    }

    /// The records that refer to `id`, in the order of their ids.
    pub fn referrers(&self, id: &RecordId) -> impl Iterator<Item = &RecordId> {
        Reads::EVERYTHING.note();
        self.referrers.get(id).into_iter().flatten()
    }

    /// The records of one kind that refer to `id`, in the order of their ids.
    pub fn referrers_of_kind<'a, T: Kind>(
        &'a self,
        document: &'a Document,
        id: &RecordId,
    ) -> impl Iterator<Item = (Id<T>, &'a T)> {
        Reads::of(T::OF).note();
        let referrers = self.referrers.get(id).into_iter().flatten();
        referrers.filter_map(|from| {
            let from = Id::of(from.clone());
            document.get(&from).map(|record| (from, record))
        })
    }

    /// The records of these kinds that refer to `id`, in the order of their ids.
    pub fn referrers_among<'a>(
        &'a self,
        document: &'a Document,
        id: &RecordId,
        kinds: Reads,
    ) -> impl Iterator<Item = (&'a RecordId, &'a Record)> {
        kinds.note();
        let referrers = self.referrers.get(id).into_iter().flatten();
        referrers.filter_map(move |from| Some((from, document.record_among(kinds, from)?)))
    }

    pub(crate) fn add(&mut self, id: &RecordId, record: &Record) {
        record.references(&mut |to| {
            let Some(from) = self.referrers.get_mut(to) else {
                self.referrers.insert(to.clone(), vec![id.clone()]);
                return;
            };
            // A document is gone through in the order of ids, so that most come last.
            match from.last() {
                Some(last) if last < id => from.push(id.clone()),
                _ => {
                    if let Err(place) = from.binary_search(id) {
                        from.insert(place, id.clone());
                    }
                }
            }
        });
    }

    pub(crate) fn remove(&mut self, id: &RecordId, record: &Record) {
        record.references(&mut |to| {
            if let Some(from) = self.referrers.get_mut(to) {
                if let Ok(place) = from.binary_search(id) {
                    from.remove(place);
                }
                if from.is_empty() {
                    self.referrers.remove(to);
                }
            }
        });
    }
}

impl Clone for References {
    fn clone(&self) -> Self {
        Reads::EVERYTHING.note();
        Self {
            referrers: self.referrers.clone(),
        }
    }
}

impl PartialEq for References {
    fn eq(&self, other: &Self) -> bool {
        Reads::EVERYTHING.note();
        self.referrers == other.referrers
    }
}
