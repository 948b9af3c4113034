//! The elements of a document, as the map and what is beside it have them.

use std::{cmp::Ordering, sync::Arc};

use crate::domain::{
    records::{
        record::{Kind, Record},
        structure_map::StructureElement,
    },
    values::id::{Id, RecordId},
};

/// An element's record under its id.
type Entry = (RecordId, Arc<Record>);

/// Elements that follow each other.
type Piece = Arc<Vec<Entry>>;

/// How many elements a piece has at first.
const TOGETHER: usize = 64;

/// The elements of a document, by their ids and shared with it. A copy is as good as free. They lie in pieces, and what follows a change
/// shares the others with what was before: so what has changed among thousands is found at once.
#[derive(Clone, Debug, Default)]
pub struct Elements {
    pieces: Arc<Vec<Piece>>,
    count: usize,
}

/// An element that was added, changed or removed.
#[derive(Clone, Debug)]
pub struct Difference<'a> {
    /// Its record.
    pub id: &'a RecordId,
    /// As it was; `None` where it was not there.
    pub before: Option<&'a Arc<Record>>,
    /// As it is; `None` where it is no longer there.
    pub now: Option<&'a Arc<Record>>,
}

/// Whether both are the same record. A change makes another one, so where it lies is enough to tell.
fn is_same(one: &Entry, (id, record): (&RecordId, &Arc<Record>)) -> bool {
    Arc::ptr_eq(&one.1, record) && one.0 == *id
}

fn pieces(entries: &[Entry]) -> impl Iterator<Item = Piece> {
    entries.chunks(TOGETHER).map(|piece| Arc::new(piece.to_vec()))
}

/// Elements in the order of their ids.
impl FromIterator<Entry> for Elements {
    fn from_iter<I: IntoIterator<Item = Entry>>(records: I) -> Self {
        let entries: Vec<Entry> = records.into_iter().collect();
        Self {
            pieces: Arc::new(pieces(&entries).collect()),
            count: entries.len(),
        }
    }
}

impl Elements {
    /// How many they are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The elements as they are after these: all of them, in the order of their ids. What has not changed is shared.
    pub fn followed_by<'a>(&self, records: impl Iterator<Item = (&'a RecordId, &'a Arc<Record>)>) -> Self {
        let mut records = records.peekable();
        let mut next = Vec::with_capacity(self.pieces.len() + 1);
        let mut count = 0;
        for (place, piece) in self.pieces.iter().enumerate() {
            // What comes before the next piece belongs to this one.
            let end = self.pieces.get(place + 1).and_then(|piece| piece.first());
            let mut held = piece.iter();
            let same = held
                .by_ref()
                .take_while(|held| records.next_if(|record| is_same(held, *record)).is_some());
            let same = same.count();
            let is_within = |(id, _): &(&RecordId, &Arc<Record>)| end.is_none_or(|(end, _)| *id < end);
            if same == piece.len() && !records.peek().is_some_and(is_within) {
                next.push(piece.clone());
                count += same;
                continue;
            }
            let mut changed = piece[..same].to_vec();
            while let Some((id, record)) = records.next_if(is_within) {
                changed.push((id.clone(), record.clone()));
            }
            count += changed.len();
            match changed.len() {
                0 => {}
                // What has grown is parted only when it is twice as large, so that adding makes no row of small pieces.
                few if few <= TOGETHER * 2 => next.push(Arc::new(changed)),
                _ => next.extend(pieces(&changed)),
            }
        }
        let rest: Self = records.map(|(id, record)| (id.clone(), record.clone())).collect();
        next.extend(rest.pieces.iter().cloned());
        Self {
            pieces: Arc::new(next),
            count: count + rest.count,
        }
    }

    /// What has changed since `before`, in the order of the ids; found as it is asked for.
    pub fn since<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = Difference<'a>> {
        let (mut old, mut new) = (Walk::along(before), Walk::along(self));
        std::iter::from_fn(move || {
            loop {
                // What both have is passed over whole.
                if old.begins_as(&new) {
                    old.pass();
                    new.pass();
                    continue;
                }
                let order = match (old.peek(), new.peek()) {
                    (Some(one), Some((id, record))) if is_same(one, (id, record)) => Ordering::Equal,
                    (Some((one, _)), Some((other, _))) => one.cmp(other),
                    (Some(_), None) => Ordering::Less,
                    (None, Some(_)) => Ordering::Greater,
                    (None, None) => return None,
                };
                let gone = order.is_le().then(|| old.next()).flatten();
                let come = order.is_ge().then(|| new.next()).flatten();
                let is_the_same = gone
                    .zip(come)
                    .is_some_and(|(one, (id, record))| is_same(one, (id, record)));
                if let Some((id, _)) = come.or(gone).filter(|_| !is_the_same) {
                    return Some(Difference {
                        id,
                        before: gone.map(|(_, record)| record),
                        now: come.map(|(_, record)| record),
                    });
                }
            }
        })
    }

    /// The records with their ids.
    pub fn records(&self) -> impl Iterator<Item = &Entry> {
        Walk::along(self)
    }

    /// The elements with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (&RecordId, &StructureElement)> {
        self.records()
            .filter_map(|(id, record)| Some((id, StructureElement::of(record)?)))
    }

    /// The record of an id.
    pub fn record(&self, id: &RecordId) -> Option<&Arc<Record>> {
        let [piece, place] = self.place(id)?;
        self.pieces.get(piece)?.get(place).map(|(_, record)| record)
    }

    /// In which piece an element lies, and where in it.
    fn place(&self, id: &RecordId) -> Option<[usize; 2]> {
        let is_before = |piece: &Piece| piece.first().is_some_and(|(first, _)| first <= id);
        let piece = self.pieces.partition_point(is_before).checked_sub(1)?;
        let place = self.pieces.get(piece)?.binary_search_by(|(held, _)| held.cmp(id));
        Some([piece, place.ok()?])
    }

    /// The element of an id.
    pub fn get(&self, id: &RecordId) -> Option<&StructureElement> {
        StructureElement::of(self.record(id)?)
    }

    /// The elements as the user has ordered them.
    pub fn in_order(&self) -> Vec<(&RecordId, &StructureElement)> {
        let mut elements: Vec<_> = self.iter().collect();
        // They are sorted by their ids, which tells apart those of one place.
        elements.sort_by(|(_, one), (_, other)| one.order.cmp(&other.order));
        elements
    }

    /// The elements of which this is so, and those that they are tied to.
    pub fn with_ends(&self, is_wanted: impl Fn(&RecordId, &StructureElement) -> bool) -> Self {
        let mut wanted: Vec<Vec<bool>> = self.pieces.iter().map(|piece| vec![false; piece.len()]).collect();
        for (id, element) in self.iter().filter(|(id, element)| is_wanted(id, element)) {
            let ends = [&element.from, &element.to].into_iter().flatten().map(Id::raw);
            for [piece, place] in ends.chain([id]).filter_map(|id| self.place(id)) {
                wanted[piece][place] = true;
            }
        }
        let pairs = self.records().zip(wanted.concat());
        pairs
            .filter(|(_, is_wanted)| *is_wanted)
            .map(|(one, _)| one.clone())
            .collect()
    }
}

/// Goes along elements, one by one or piece by piece.
struct Walk<'a> {
    pieces: &'a [Piece],
    place: usize,
}

impl<'a> Walk<'a> {
    fn along(elements: &'a Elements) -> Self {
        Self {
            pieces: &elements.pieces,
            place: 0,
        }
    }

    /// Whether both are at the beginning of the same piece.
    fn begins_as(&self, other: &Self) -> bool {
        let pieces = self.pieces.first().zip(other.pieces.first());
        self.place == 0 && other.place == 0 && pieces.is_some_and(|(one, other)| Arc::ptr_eq(one, other))
    }

    fn pass(&mut self) {
        self.pieces = self.pieces.get(1..).unwrap_or_default();
        self.place = 0;
    }

    fn peek(&self) -> Option<&'a Entry> {
        self.pieces.first()?.get(self.place)
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = &'a Entry;

    // In the program once, and not wherever elements are gone through.
    #[inline(never)]
    fn next(&mut self) -> Option<&'a Entry> {
        let next = self.peek()?;
        self.place += 1;
        if self.pieces.first().is_some_and(|piece| piece.len() == self.place) {
            self.pass();
        }
        Some(next)
    }
}

// What one change leaves as it is, is shared: most pieces are the same by where they lie.
impl PartialEq for Elements {
    fn eq(&self, other: &Self) -> bool {
        let mut pairs = self.pieces.iter().zip(other.pieces.iter());
        let is_same = |(one, other): (&Piece, &Piece)| {
            let mut pairs = one.iter().zip(other.iter());
            Arc::ptr_eq(one, other)
                || one.len() == other.len() && pairs.all(|(one, (id, record))| is_same(one, (id, record)))
        };
        // Pieces may be parted otherwise; then it is said that they differ, and what is made of them anew is the same.
        Arc::ptr_eq(&self.pieces, &other.pieces)
            || self.count == other.count && self.pieces.len() == other.pieces.len() && pairs.all(is_same)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn id(number: usize) -> RecordId {
        RecordId::new(&format!("e{number:04}")).unwrap()
    }

    proptest! {
        // R331
        #[test]
        fn what_has_changed_is_told_whatever_was_done(
            many in 0..400_usize,
            steps in prop::collection::vec(prop::collection::vec((0..600_usize, any::<bool>()), 0..60), 1..6),
        ) {
            let made = || Arc::new(Record::from(StructureElement::default()));
            let mut records: BTreeMap<_, _> = (0..many).map(|number| (id(number * 2), made())).collect();
            let mut elements = Elements::default().followed_by(records.iter());
            for edits in steps {
                let before = (elements.clone(), records.clone());
                for (number, is_there) in edits {
                    if is_there {
                        records.insert(id(number), made());
                    } else {
                        records.remove(&id(number));
                    }
                }
                elements = elements.followed_by(records.iter());
                let held: BTreeMap<_, _> = elements.records().cloned().collect();
                let is_equal = |one: &BTreeMap<RecordId, Arc<Record>>, other: &BTreeMap<RecordId, Arc<Record>>| {
                    one.len() == other.len()
                        && one.iter().zip(other).all(|(one, other)| one.0 == other.0 && Arc::ptr_eq(one.1, other.1))
                };
                prop_assert!(is_equal(&held, &records));
                prop_assert_eq!(elements.len(), records.len());
                prop_assert!(elements.records().is_sorted_by(|one, other| one.0 < other.0));
                for number in 0..600 {
                    let found = elements.record(&id(number));
                    prop_assert_eq!(found.map(Arc::as_ptr), records.get(&id(number)).map(Arc::as_ptr));
                }
                // What has changed, done to what was before, gives what is.
                let mut followed = before.1.clone();
                let differing: Vec<_> = elements.since(&before.0).collect();
                prop_assert!(differing.is_sorted_by(|one, other| one.id < other.id));
                for Difference { id, before: was, now } in differing {
                    prop_assert_eq!(was.map(Arc::as_ptr), before.1.get(id).map(Arc::as_ptr));
                    prop_assert_ne!(was.map(Arc::as_ptr), now.map(Arc::as_ptr));
                    match now {
                        Some(record) => followed.insert(id.clone(), record.clone()),
                        None => followed.remove(id),
                    };
                }
                prop_assert!(is_equal(&followed, &records));
                prop_assert!(elements == elements.followed_by(records.iter()));
                prop_assert_eq!(elements == before.0, is_equal(&before.1, &records));
            }
        }
    }

    // R331
    #[test]
    fn one_edit_among_thousands_leaves_the_other_pieces_as_they_are() {
        let made = || Arc::new(Record::from(StructureElement::default()));
        let mut records: BTreeMap<_, _> = (0..5_000).map(|number| (id(number), made())).collect();
        let before = Elements::default().followed_by(records.iter());
        records.insert(id(2_500), made());
        let now = before.followed_by(records.iter());
        let pairs = before.pieces.iter().zip(now.pieces.iter());
        assert_eq!(pairs.filter(|(one, other)| !Arc::ptr_eq(one, other)).count(), 1);
        assert_eq!(now.since(&before).count(), 1);
    }
}
