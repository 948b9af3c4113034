//! The document: a flat store of records by id.

use std::sync::{Arc, LazyLock};

use super::{
    map_sheet::{MAP_SHEET_ID, MapSheet},
    part::Part,
    publication::{PUBLICATION_ID, Publication},
    reads::{Reads, Records},
    record::{Kind, Ordered, Record, RecordKind},
    strategy::{STRATEGY_ID, Step, StepNumber, Strategy},
};
use crate::domain::values::{
    id::{Id, RecordId},
    order::Order,
};

/// The most records that a document may have.
pub const MOST_RECORDS: usize = 200_000;

/// The most points that a document remembers; the oldest give way.
pub const MOST_POINTS: usize = 200;

/// Everything that a user works on, as one value. It has no state of a screen: no selection, no position of a view.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The document's own id, the same in every copy of its file.
    pub id: RecordId,
    /// The points in its life that the document has passed, the oldest first: names that were given to it when it left as
    /// a file, by which two copies find the state that they have in common.
    pub lineage: Vec<RecordId>,
    /// Which part of a document this is; `None` for a whole one.
    pub part: Option<Part>,
    records: Records,
}

impl Document {
    /// A document without records.
    pub fn empty(id: RecordId) -> Self {
        Self {
            id,
            lineage: Vec::new(),
            part: None,
            records: Records::default(),
        }
    }

    /// A document with these records; of two with the same id the last one stays.
    pub fn of(id: RecordId, records: impl IntoIterator<Item = (RecordId, Record)>) -> Self {
        let mut document = Self::empty(id);
        // One by one: collecting into a map sorts, and each sort of another type is a large piece of code.
        for (id, record) in records {
            document.records.insert(id, Arc::new(record));
        }
        document
    }

    /// Becomes the same as `newer`, a later state of the same document, without copying what they have in common.
    pub fn follow(&mut self, newer: &Self) {
        let Self {
            id,
            lineage,
            part,
            records,
        } = newer;
        self.id.clone_from(id);
        self.lineage.clone_from(lineage);
        self.part.clone_from(part);
        self.records.follow(records);
    }

    /// The record of an id.
    pub fn record(&self, id: &RecordId) -> Option<&Arc<Record>> {
        self.records.get(id)
    }

    /// The record of a typed id, where it exists and is of that kind.
    pub fn get<T: Kind>(&self, id: &Id<T>) -> Option<&T> {
        self.records.get_of(id.as_str())
    }

    /// The record of an id, where it is of one of these kinds: only they are noted as read.
    pub fn record_among(&self, kinds: Reads, id: &RecordId) -> Option<&Record> {
        self.records.get_among(kinds, id).map(|record| &**record)
    }

    /// Every record, in the order of their ids.
    pub fn records(&self) -> impl Iterator<Item = (&RecordId, &Arc<Record>)> {
        self.records.iter()
    }

    /// Every record after this id, in the order of their ids; every one where no id is given.
    pub fn records_after(&self, last: Option<&RecordId>) -> impl Iterator<Item = (&RecordId, &Arc<Record>)> {
        self.records.after(last)
    }

    /// Passes a point; one that has been passed before becomes the latest.
    pub fn add_point(&mut self, point: RecordId) {
        self.lineage.retain(|passed| *passed != point);
        self.lineage.push(point);
        let spare = self.lineage.len().saturating_sub(MOST_POINTS);
        self.lineage.drain(..spare);
    }

    /// The document without its records of confidential kinds, to be given to others.
    pub fn without_confidential(mut self) -> Self {
        let confidential = self.records().filter(|(_, record)| record.is_confidential());
        let confidential: Vec<RecordId> = confidential.map(|(id, _)| id.clone()).collect();
        for id in confidential {
            self.put(id, None);
        }
        self
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.records.len() == 0
    }

    /// Every record of one kind, in the order of their ids.
    pub fn all<T: Kind>(&self) -> impl Iterator<Item = (Id<T>, &T)> {
        self.of_kind(T::OF)
            .filter_map(|(id, record)| T::of(record).map(|record| (Id::of(id.clone()), record)))
    }

    /// Every record of a kind, in the order of their ids.
    pub fn of_kind(&self, kind: RecordKind) -> impl Iterator<Item = (&RecordId, &Arc<Record>)> {
        self.records.of_kind(kind)
    }

    /// Every record of one kind, as the user has ordered them.
    pub fn ordered<T: Ordered>(&self) -> Vec<(Id<T>, &T)> {
        let typed = |(id, record): (&RecordId, _)| Some((Id::of(id.clone()), T::of(record)?));
        self.in_order(T::OF).into_iter().filter_map(typed).collect()
    }

    /// Every record of a kind, as the user has ordered them; in the order of their ids if they have none.
    pub fn in_order(&self, kind: RecordKind) -> Vec<(&RecordId, &Record)> {
        let records = self.of_kind(kind).map(|(id, record)| (id, &**record));
        in_order(records.collect())
    }

    /// An order key after every record of this kind.
    pub fn last_order<T: Ordered>(&self) -> Order {
        Order::after(self.records.last_order(T::OF))
    }

    /// The document's own facts; those of an empty strategy where none is written.
    pub fn strategy(&self) -> &Strategy {
        static EMPTY: LazyLock<Strategy> = LazyLock::new(Strategy::default);
        self.records.get_of(STRATEGY_ID).unwrap_or(&EMPTY)
    }

    /// What the map sheet says beside the map; an empty one where nothing is written.
    pub fn map_sheet(&self) -> &MapSheet {
        static EMPTY: LazyLock<MapSheet> = LazyLock::new(MapSheet::default);
        self.records.get_of(MAP_SHEET_ID).unwrap_or(&EMPTY)
    }

    /// What is chosen and written for what is published; what that begins as where nothing is.
    pub fn publication(&self) -> &Publication {
        static BEGUN: LazyLock<Publication> = LazyLock::new(Publication::begun);
        self.records.get_of(PUBLICATION_ID).unwrap_or(&BEGUN)
    }

    /// What is written on a step; an empty step where nothing is.
    pub fn step(&self, number: StepNumber) -> Step {
        let written = self.get(&number.id()).cloned();
        written.unwrap_or_else(|| Step {
            number: Some(number),
            ..Step::default()
        })
    }

    pub(crate) fn put(&mut self, id: RecordId, record: Option<Arc<Record>>) -> Option<Arc<Record>> {
        match record {
            Some(record) => self.records.insert(id, record),
            None => self.records.remove(&id),
        }
    }
}

/// Records as the user has ordered them, those of each kind by themselves; in the order of their ids if they have none.
///
/// For all kinds alike, since a sort is a large piece of code to have once a kind.
pub(super) fn in_order<'a>(mut records: Vec<(&'a RecordId, &'a Record)>) -> Vec<(&'a RecordId, &'a Record)> {
    records.sort_by(|(one, a), (other, b)| {
        let by_kind = a.known_kind().cmp(&b.known_kind());
        by_kind
            .then_with(|| a.order().cmp(&b.order()))
            .then_with(|| one.cmp(other))
    });
    records
}
