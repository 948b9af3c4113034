//! What differs between two states: which records were added, removed and changed, and in which fields.

use std::{collections::BTreeSet, sync::Arc};

use serde_json::Value;

pub use super::merge::FieldPath;
use crate::domain::{
    records::{
        document::Document,
        record::{Record, UnknownFields},
        version::Content,
    },
    values::{field::Shape, id::RecordId},
};

/// A field that says something else. `None` where it says nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// Where.
    pub path: FieldPath,
    /// What it said.
    pub before: Option<Value>,
    /// What it says.
    pub after: Option<Value>,
}

/// A record with other content.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordChange {
    /// The record.
    pub id: RecordId,
    /// Its fields that differ, as [`of_records`] gives them.
    pub fields: Vec<FieldChange>,
}

/// What differs between two documents, each list in the order of the ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// Records that only the later one has.
    pub added: Vec<RecordId>,
    /// Records that both have, with other content.
    pub changed: Vec<RecordChange>,
    /// Records that only the earlier one has.
    pub removed: Vec<RecordId>,
    /// How many records are the same in both.
    pub identical: usize,
}

/// What has to be done to `before` for it to have the records of `after`.
pub fn between(before: &Document, after: &Document) -> Difference {
    let mut difference = Difference::default();
    for (id, record) in after.records() {
        match before.record(id) {
            None => difference.added.push(id.clone()),
            Some(earlier) if earlier == record => difference.identical += 1,
            Some(earlier) => difference.changed.push(RecordChange {
                id: id.clone(),
                fields: of_records(earlier, record),
            }),
        }
    }
    for (id, _) in before.records() {
        if after.record(id).is_none() {
            difference.removed.push(id.clone());
        }
    }
    difference
}

/// How many records a document has that a version has otherwise or not at all, and the other way round. What they share is compared by where
/// it lies. Versions are none of them, nor are records of confidential kinds: how many of those there are is told elsewhere, as far as it may be.
pub fn count_since(before: &Content, after: &Document) -> usize {
    let is_counted = |record: &Record| !matches!(record, Record::Version(_)) && !record.is_confidential();
    let (mut differ, mut stay) = (0, 0);
    for (id, record) in after.records().filter(|(_, record)| is_counted(record)) {
        match before.record(id).filter(|earlier| is_counted(earlier)) {
            None => differ += 1,
            Some(earlier) => {
                stay += 1;
                differ += usize::from(!Arc::ptr_eq(earlier, record) && earlier != record);
            }
        }
    }
    let earlier = before.records().filter(|(_, record)| is_counted(record)).count();
    differ + earlier - stay
}

/// The fields that differ between two states of a record, in the order of their paths; objects that are taken apart in merging are
/// taken apart here. Where it has become another kind, `kind` is among them.
///
/// There are none of a record whose kind is confidential: that it differs is all that may be told. Whatever shows what records say,
/// without being made for their kind, has it from here.
pub fn of_records(before: &Record, after: &Record) -> Vec<FieldChange> {
    if before.is_confidential() || after.is_confidential() {
        Vec::new()
    } else {
        of_fields(&before.write(), &after.write())
    }
}

fn of_fields(before: &UnknownFields, after: &UnknownFields) -> Vec<FieldChange> {
    let kind = after.get("kind").and_then(Value::as_str).unwrap_or("");
    let mut found = Vec::new();
    for name in keys(before, after) {
        let (old, new) = (before.get(name), after.get(name));
        if old == new {
            continue;
        }
        let empty = UnknownFields::new();
        let entries = |side: Option<&'_ Value>| match side {
            None => Some(empty.clone()),
            Some(value) => value.as_object().cloned(),
        };
        let by_key = match Record::shape(kind, name) {
            Shape::Map => entries(old).zip(entries(new)),
            Shape::Whole | Shape::Text | Shape::List => None,
        };
        let Some((old, new)) = by_key else {
            found.push(change(name, None, old, new));
            continue;
        };
        for key in keys(&old, &new) {
            let (old, new) = (old.get(key), new.get(key));
            if old != new {
                found.push(change(name, Some(key), old, new));
            }
        }
    }
    found
}

fn keys<'a>(one: &'a UnknownFields, other: &'a UnknownFields) -> BTreeSet<&'a String> {
    one.keys().chain(other.keys()).collect()
}

fn change(field: &str, key: Option<&String>, before: Option<&Value>, after: Option<&Value>) -> FieldChange {
    FieldChange {
        path: FieldPath {
            field: field.into(),
            key: key.cloned(),
        },
        before: before.cloned(),
        after: after.cloned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::records::{self_assessment::Response, strategy::Actor, version::Version};

    fn raw(id: &str) -> RecordId {
        RecordId::new(id).unwrap()
    }

    fn actor(name: &str) -> Record {
        let actor = Actor {
            name: name.into(),
            ..Actor::default()
        };
        actor.into()
    }

    // R518
    #[test]
    fn what_differs_since_a_version_is_counted_without_answers_and_versions() {
        let then = Document::of(
            raw("d"),
            [(raw("a"), actor("A")), (raw("b"), actor("B")), (raw("c"), actor("C"))],
        );
        let content = Content::of(&then);
        assert_eq!(count_since(&content, &then), 0);
        let mut now = then;
        now.put(raw("a"), Some(Arc::new(actor("Ändrad"))));
        now.put(raw("b"), None);
        now.put(raw("e"), Some(Arc::new(actor("E"))));
        now.put(raw("answer"), Some(Arc::new(Response::default().into())));
        now.put(raw("version"), Some(Arc::new(Version::default().into())));
        assert_eq!(count_since(&content, &now), 3);
    }
}
