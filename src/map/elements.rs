//! The elements of a document, as the map and what is beside it have them.

use std::sync::Arc;

use crate::domain::{
    records::{
        record::{Kind, Record},
        structure_map::StructureElement,
    },
    values::id::RecordId,
};

/// The elements of a document, by their ids and shared with it. A copy is as good as free.
#[derive(Clone, Debug, Default)]
pub struct Elements(pub Arc<Vec<(RecordId, Arc<Record>)>>);

impl FromIterator<(RecordId, Arc<Record>)> for Elements {
    fn from_iter<I: IntoIterator<Item = (RecordId, Arc<Record>)>>(records: I) -> Self {
        Self(Arc::new(records.into_iter().collect()))
    }
}

impl Elements {
    /// The elements with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (&RecordId, &StructureElement)> {
        self.0
            .iter()
            .filter_map(|(id, record)| Some((id, StructureElement::of(record)?)))
    }

    /// The element of an id.
    pub fn get(&self, id: &RecordId) -> Option<&StructureElement> {
        StructureElement::of(&self.0.get(self.place(id)?)?.1)
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
        let mut wanted = vec![false; self.0.len()];
        for (place, (id, record)) in self.0.iter().enumerate() {
            let Some(element) = StructureElement::of(record).filter(|element| is_wanted(id, element)) else {
                continue;
            };
            let ends = [&element.from, &element.to].into_iter().flatten();
            let ends = ends.filter_map(|end| self.place(end.raw()));
            for place in ends.chain([place]) {
                wanted[place] = true;
            }
        }
        let pairs = self.0.iter().zip(wanted);
        pairs
            .filter(|(_, is_wanted)| *is_wanted)
            .map(|(one, _)| one.clone())
            .collect()
    }

    fn place(&self, id: &RecordId) -> Option<usize> {
        self.0.binary_search_by(|(held, _)| held.cmp(id)).ok()
    }
}

// A change makes another record, so where they lie is enough to compare.
impl PartialEq for Elements {
    fn eq(&self, other: &Self) -> bool {
        let mut pairs = self.0.iter().zip(other.0.iter());
        Arc::ptr_eq(&self.0, &other.0)
            || self.0.len() == other.0.len()
                && pairs.all(|(one, other)| Arc::ptr_eq(&one.1, &other.1) && one.0 == other.0)
    }
}
