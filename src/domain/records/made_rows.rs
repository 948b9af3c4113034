//! Rows that are made of the records of a kind. Of thousands, a change makes anew only those that it changes: the others are what they were.

use std::{collections::HashMap, sync::Arc};

use super::{
    document::Document,
    record::{Record, RecordKind},
};
use crate::domain::values::id::RecordId;

/// The rows that were made last, and of what.
pub struct MadeRows<R> {
    kind: RecordKind,
    tells_of: &'static [RecordKind],
    told_of: Vec<Arc<Record>>,
    rows: HashMap<RecordId, (Arc<Record>, Arc<R>)>,
}

impl<R> MadeRows<R> {
    /// No rows yet, of records of a kind. They tell something of records of other kinds, too: where one of those is another, all are made anew.
    pub fn new(kind: RecordKind, tells_of: &'static [RecordKind]) -> Self {
        Self {
            kind,
            tells_of,
            told_of: Vec::new(),
            rows: HashMap::new(),
        }
    }

    /// The rows of a document, as the user has ordered its records.
    pub fn of(&mut self, document: &Document, make: impl Fn(&RecordId, &Record) -> R) -> Vec<Arc<R>> {
        let told_of: Vec<Arc<Record>> = self
            .tells_of
            .iter()
            .flat_map(|kind| document.of_kind(*kind).map(|(_, record)| Arc::clone(record)))
            .collect();
        let is_same = told_of.len() == self.told_of.len()
            && told_of
                .iter()
                .zip(&self.told_of)
                .all(|(one, other)| Arc::ptr_eq(one, other));
        if !is_same {
            self.rows.clear();
            self.told_of = told_of;
        }
        let mut before = std::mem::take(&mut self.rows);
        let mut all: Vec<_> = document.of_kind(self.kind).collect();
        all.sort_by(|(one, a), (other, b)| a.order().cmp(&b.order()).then_with(|| one.cmp(other)));
        let mut rows = Vec::with_capacity(all.len());
        for (id, record) in all {
            let kept = before.remove(id).filter(|(of, _)| Arc::ptr_eq(of, record));
            let made = kept.map_or_else(|| Arc::new(make(id, record)), |(_, made)| made);
            rows.push(Arc::clone(&made));
            self.rows.insert(id.clone(), (Arc::clone(record), made));
        }
        rows
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{
        records::{dialogue::Contribution, record::Kind, strategy::Actor},
        values::id::Id,
    };

    fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    fn rows(made: &mut MadeRows<String>, document: &Document) -> Vec<Arc<String>> {
        made.of(document, |_, record| {
            let one = Contribution::of(record).unwrap();
            let actor = one.actor.as_ref().and_then(|actor| document.get(actor));
            [&one.text, ": ", &actor.unwrap().name].concat()
        })
    }

    // R589
    #[test]
    fn a_change_makes_anew_the_rows_that_it_changes_and_no_others() {
        let one = |text: &str| Contribution {
            text: text.into(),
            actor: Some(Id::of(id("a"))),
            ..Contribution::default()
        };
        let actor = |name: &str| Actor {
            name: name.into(),
            ..Actor::default()
        };
        let mut document = Document::of(
            id("d"),
            [
                (id("x"), one("Ett").into()),
                (id("y"), one("Två").into()),
                (id("a"), actor("Ek").into()),
            ],
        );
        let mut made = MadeRows::new(RecordKind::Contribution, &[RecordKind::Actor]);
        let first = rows(&mut made, &document);
        document.put(id("y"), Some(Arc::new(one("Tre").into())));
        let second = rows(&mut made, &document);
        assert_eq!(second, ["Ett: Ek", "Tre: Ek"].map(|row| Arc::new(row.to_owned())));
        assert!(Arc::ptr_eq(&first[0], &second[0]) && !Arc::ptr_eq(&first[1], &second[1]));
        document.put(id("a"), Some(Arc::new(actor("Al").into())));
        assert_eq!(*rows(&mut made, &document)[0], "Ett: Al");
        document.put(id("x"), None);
        assert_eq!(rows(&mut made, &document).len(), 1);
    }
}
