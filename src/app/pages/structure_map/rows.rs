//! The rows of the table beside the map. One edit makes one row anew, however many there are.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use leptos::prelude::*;

use super::listing::{Terms, words_of};
use crate::{
    app::{document::workspace::Workspace, text::vocabulary},
    domain::{
        records::{plan::Priority, record::Kind, structure_map::StructureElement},
        values::id::{Id, RecordId},
    },
    map::elements::Elements,
};

/// A row of the table; drawn again when anything in it changes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    pub id: Id<StructureElement>,
    pub name: String,
    pub terms: Terms,
    pub priorities: Vec<Id<Priority>>,
    /// The name and the guidance, folded.
    pub words: String,
}

/// The priorities that each element is linked with.
type Linked = Arc<BTreeMap<RecordId, Vec<Id<Priority>>>>;

/// Every element as a row, as the user has ordered them.
pub fn rows(workspace: Workspace, listed: ReadSignal<Elements>) -> Memo<Vec<Arc<Row>>> {
    let linked = workspace.select(|document, _| {
        let mut linked = BTreeMap::<RecordId, Vec<Id<Priority>>>::new();
        for (id, priority) in document.all::<Priority>() {
            for element in &priority.elements {
                linked.entry(element.raw().clone()).or_default().push(id.clone());
            }
        }
        Linked::new(linked)
    });
    let last = Mutex::new((Elements::default(), Linked::default()));
    Memo::new(move |rows: Option<&Vec<Arc<Row>>>| {
        let (elements, linked) = (listed.get(), linked.get());
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        let (elements_before, linked_before) = std::mem::replace(&mut *last, (elements.clone(), linked.clone()));
        let before = rows.filter(|_| Arc::ptr_eq(&linked, &linked_before));
        before
            .and_then(|rows| followed(rows, &elements_before, &elements, &linked))
            .unwrap_or_else(|| all(&elements, &linked))
    })
}

fn row(id: &RecordId, element: &StructureElement, linked: &Linked) -> Arc<Row> {
    Arc::new(Row {
        id: Id::of(id.clone()),
        name: vocabulary::named(&element.name),
        terms: Terms::of(element),
        priorities: linked.get(id).cloned().unwrap_or_default(),
        words: words_of(element),
    })
}

fn all(elements: &Elements, linked: &Linked) -> Vec<Arc<Row>> {
    let elements = elements.in_order().into_iter();
    elements.map(|(id, element)| row(id, element, linked)).collect()
}

/// Up to how many changes only their rows are made anew.
const FEW: usize = 24;

/// The rows after a change of few elements; `None` where many have changed.
fn followed(rows: &[Arc<Row>], before: &Elements, now: &Elements, linked: &Linked) -> Option<Vec<Arc<Row>>> {
    let differing: Vec<_> = now.since(before).take(FEW + 1).collect();
    if differing.len() > FEW {
        return None;
    }
    let mut rows = rows.to_vec();
    for one in &differing {
        if let Some(element) = one.before.and_then(|record| StructureElement::of(record))
            && let Ok(place) = place(&rows, before, one.id, element)
        {
            rows.remove(place);
        }
    }
    for one in &differing {
        if let Some(element) = one.now.and_then(|record| StructureElement::of(record)) {
            let place = place(&rows, now, one.id, element).unwrap_or_else(|place| place);
            rows.insert(place, row(one.id, element, linked));
        }
    }
    Some(rows)
}

/// Where the row of an element is or would be.
fn place(rows: &[Arc<Row>], elements: &Elements, id: &RecordId, element: &StructureElement) -> Result<usize, usize> {
    rows.binary_search_by(|row| {
        let held = elements.get(row.id.raw()).map(|held| &held.order);
        held.cmp(&Some(&element.order)).then_with(|| row.id.raw().cmp(id))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{records::record::Record, values::order::Order};

    proptest! {
        // R331
        #[test]
        fn rows_that_follow_a_change_are_those_that_are_made_at_once(
            steps in prop::collection::vec(prop::collection::vec((0..40_usize, prop::option::of(0..6_usize)), 0..12), 1..6),
        ) {
            let orders: Vec<Order> = Order::from_on(Order::default()).take(6).collect();
            let (linked, mut records) = (Linked::default(), BTreeMap::new());
            let mut elements = Elements::default();
            let mut rows = Vec::new();
            for edits in steps {
                for (number, order) in edits {
                    let id = RecordId::new(&format!("e{number}")).unwrap();
                    match order {
                        Some(order) => records.insert(id, Arc::new(Record::from(StructureElement {
                            name: format!("{number} {order}"),
                            order: orders[order].clone(),
                            ..StructureElement::default()
                        }))),
                        None => records.remove(&id),
                    };
                }
                let before = std::mem::take(&mut elements);
                elements = before.followed_by(records.iter());
                rows = followed(&rows, &before, &elements, &linked).unwrap();
                prop_assert_eq!(&rows, &all(&elements, &linked));
            }
        }
    }
}
