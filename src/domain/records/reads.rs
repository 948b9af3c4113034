//! Which kinds of record something is made of, noted while it is made: while none of them changes it need not be made anew.
//!
//! Nobody has to say what they read, so nobody can forget to. [`Records`] keeps the records of a document, and each way to them
//! notes what it gives; so does the index of references.

use std::{
    cell::Cell,
    cmp::Ordering,
    collections::{BTreeMap, btree_map},
    ops::Bound,
    sync::{Arc, OnceLock},
};

use super::record::{Kind, Record, RecordKind};
use crate::domain::values::{id::RecordId, order::Order};

thread_local! {
    static NOTED: Cell<Reads> = const { Cell::new(Reads::NOTHING) };
}

/// What was read of a document: records of some kinds, or anything at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reads(u64);

// The last of the bits is for what is of no kind that this version knows.
const _: () = assert!(RecordKind::ALL.len() < u64::BITS as usize);

impl Reads {
    /// Nothing but what holds for as long as the document is open.
    pub const NOTHING: Self = Self(0);

    /// Everything there is to be read.
    pub const EVERYTHING: Self = Self(u64::MAX);

    /// Records of a kind.
    pub const fn of(kind: RecordKind) -> Self {
        Self(1 << kind as u32)
    }

    /// Records of a kind beside these.
    pub const fn with(self, kind: RecordKind) -> Self {
        Self(self.0 | Self::of(kind).0)
    }

    /// What `make` makes, and what it reads on the way.
    pub fn during<R>(make: impl FnOnce() -> R) -> (R, Self) {
        let outer = NOTED.replace(Self::NOTHING);
        let made = make();
        (made, NOTED.replace(outer))
    }

    /// Whether records of a kind were read.
    pub const fn has(self, kind: RecordKind) -> bool {
        self.0 & Self::of(kind).0 != 0
    }

    pub(super) fn note(self) {
        NOTED.set(Self(NOTED.get().0 | self.0));
    }
}

type ById = BTreeMap<RecordId, Arc<Record>>;

/// The records of a document by their ids, and those of each kind by themselves: a page that reads the few records of one kind is
/// not to go through the thousands of another. To compare or copy them is to read them all.
#[derive(Debug, Default)]
pub(super) struct Records {
    all: ById,
    kinds: BTreeMap<RecordKind, OfKind>,
}

/// The records of a kind.
#[derive(Clone, Debug, Default)]
struct OfKind {
    by_id: ById,
    /// The last of their order keys, once somebody has asked: to look through thousands for each one that is added is slow.
    last: OnceLock<Option<Order>>,
}

impl OfKind {
    fn insert(&mut self, id: RecordId, record: Arc<Record>) {
        if let (Some(last), Some(order)) = (self.last.get_mut(), record.order())
            && last.as_ref().is_none_or(|last| last < order)
        {
            *last = Some(order.clone());
        }
        self.by_id.insert(id, record);
    }

    fn remove(&mut self, id: &RecordId) {
        let removed = self.by_id.remove(id);
        let order = removed.as_ref().and_then(|record| record.order());
        if order.is_some() && self.last.get().is_some_and(|last| last.as_ref() == order) {
            self.last.take();
        }
    }

    fn last(&self) -> Option<&Order> {
        let last = || self.by_id.values().filter_map(|record| record.order()).max().cloned();
        self.last.get_or_init(last).as_ref()
    }
}

impl Records {
    pub(super) fn get(&self, id: &RecordId) -> Option<&Arc<Record>> {
        let found = self.all.get(id);
        // What may come under an id that leads to nothing can be of any kind.
        let kind = found.and_then(|record| record.known_kind());
        kind.map_or(Reads::EVERYTHING, Reads::of).note();
        found
    }

    pub(super) fn get_of<T: Kind>(&self, id: &str) -> Option<&T> {
        Reads::of(T::OF).note();
        self.all.get(id).and_then(|record| T::of(record))
    }

    /// The record of an id, where it is of one of these kinds.
    pub(super) fn get_among(&self, kinds: Reads, id: &RecordId) -> Option<&Arc<Record>> {
        kinds.note();
        let is_among = |record: &&Arc<Record>| record.known_kind().is_some_and(|kind| kinds.has(kind));
        self.all.get(id).filter(is_among)
    }

    pub(super) fn of_kind(&self, kind: RecordKind) -> impl Iterator<Item = (&RecordId, &Arc<Record>)> {
        Reads::of(kind).note();
        self.kinds.get(&kind).into_iter().flat_map(|of_kind| &of_kind.by_id)
    }

    /// The last of the order keys of a kind.
    pub(super) fn last_order(&self, kind: RecordKind) -> Option<&Order> {
        Reads::of(kind).note();
        self.kinds.get(&kind)?.last()
    }

    pub(super) fn iter(&self) -> btree_map::Iter<'_, RecordId, Arc<Record>> {
        Reads::EVERYTHING.note();
        self.all.iter()
    }

    pub(super) fn after(&self, last: Option<&RecordId>) -> btree_map::Range<'_, RecordId, Arc<Record>> {
        Reads::EVERYTHING.note();
        let from = last.map_or(Bound::Unbounded, Bound::Excluded);
        self.all.range::<RecordId, _>((from, Bound::Unbounded))
    }

    pub(super) fn len(&self) -> usize {
        Reads::EVERYTHING.note();
        self.all.len()
    }

    pub(super) fn insert(&mut self, id: RecordId, record: Arc<Record>) -> Option<Arc<Record>> {
        let before = self.remove(&id);
        if let Some(kind) = record.known_kind() {
            self.kinds.entry(kind).or_default().insert(id.clone(), record.clone());
        }
        self.all.insert(id, record);
        before
    }

    /// Becomes the same as `newer`. Where few records differ, that is far quicker than to copy them all.
    pub(super) fn follow(&mut self, newer: &Self) {
        Reads::EVERYTHING.note();
        for (id, record) in self.differing(newer) {
            match record {
                Some(record) => self.insert(id, record),
                None => self.remove(&id),
            };
        }
    }

    /// The records of `newer` that differ from those here, `None` under the ids of those that it lacks.
    fn differing(&self, newer: &Self) -> Vec<(RecordId, Option<Arc<Record>>)> {
        let (mut here, mut there) = (self.all.iter().peekable(), newer.all.iter().peekable());
        let mut differing = Vec::new();
        loop {
            let order = match (here.peek(), there.peek()) {
                (Some((here, _)), Some((there, _))) => here.cmp(there),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return differing,
            };
            let gone = here.next_if(|_| order.is_le());
            match there.next_if(|_| order.is_ge()) {
                None => differing.extend(gone.map(|(id, _)| (id.clone(), None))),
                Some((_, record)) if gone.is_some_and(|(_, before)| Arc::ptr_eq(before, record)) => {}
                Some((id, record)) => differing.push((id.clone(), Some(record.clone()))),
            }
        }
    }

    pub(super) fn remove(&mut self, id: &RecordId) -> Option<Arc<Record>> {
        let before = self.all.remove(id)?;
        if let Some(of_kind) = before.known_kind().and_then(|kind| self.kinds.get_mut(&kind)) {
            of_kind.remove(id);
        }
        Some(before)
    }
}

impl Clone for Records {
    fn clone(&self) -> Self {
        Reads::EVERYTHING.note();
        Self {
            all: self.all.clone(),
            kinds: self.kinds.clone(),
        }
    }
}

impl PartialEq for Records {
    fn eq(&self, other: &Self) -> bool {
        Reads::EVERYTHING.note();
        self.all == other.all
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::{collection, prelude::*};

    use super::*;
    use crate::domain::records::plan::Action;

    proptest! {
        // R331: a key after all others is found without looking through them, whatever has come and gone since somebody asked.
        #[test]
        fn the_last_order_key_is_that_of_the_records_that_are_there(
            deeds in collection::vec((0..6_u64, proptest::option::of(0..8_usize), any::<bool>()), 0..40),
        ) {
            let orders: Vec<_> = Order::from_on(Order::default()).take(8).collect();
            let mut records = Records::default();
            for (id, place, asks) in deeds {
                let id = RecordId::from_bits(id);
                match place {
                    Some(place) => {
                        let action = Action { order: orders[place].clone(), ..Action::default() };
                        records.insert(id, Arc::new(action.into()));
                    }
                    None => drop(records.remove(&id)),
                }
                if asks {
                    let there = records.iter().filter_map(|(_, record)| record.order()).max();
                    prop_assert_eq!(records.last_order(RecordKind::Action), there);
                }
            }
        }
    }
}
