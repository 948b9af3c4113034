//! One record by field, on the JSON that records are written as.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{list, text};
use crate::domain::{
    records::record::{Record, UnknownFields},
    values::field::Shape,
};

/// Where in a record: a field, or one entry of a field that is an object.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FieldPath {
    /// The field, as `comments`.
    pub field: String,
    /// The entry, as `F01`.
    pub key: Option<String>,
}

/// A field that both sides changed in ways that can't be brought together. `None` where it says nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldConflict {
    /// Where.
    pub path: FieldPath,
    /// What both started from.
    pub base: Option<Value>,
    /// What it says on our side.
    pub ours: Option<Value>,
    /// What it says on their side.
    pub theirs: Option<Value>,
}

/// A record brought together from two sides.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldMerge {
    /// The record, as ours where there is a conflict.
    pub fields: UnknownFields,
    /// What could not be brought together, in the order of the paths.
    pub conflicts: Vec<FieldConflict>,
}

/// Brings two changes of the record `base` together field by field. The maps are those of [`Record::write`], with the
/// `kind`; what is read from the result is a record where both sides were one.
///
/// A record that has become another kind on one side is taken as one, with a conflict at `kind`.
pub fn fields(kind: &str, base: &UnknownFields, ours: &UnknownFields, theirs: &UnknownFields) -> FieldMerge {
    let mut merged = FieldMerge {
        fields: ours.clone(),
        conflicts: Vec::new(),
    };
    if ours == theirs || base == theirs {
        return merged;
    }
    if base == ours {
        merged.fields = theirs.clone();
        return merged;
    }
    let names: BTreeSet<&String> = base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
    let is_one_kind = ours.get("kind") == theirs.get("kind") && base.get("kind") == ours.get("kind");
    if !is_one_kind {
        merged.conflicts.push(conflict(
            path("kind", None),
            [base.get("kind"), ours.get("kind"), theirs.get("kind")],
        ));
        return merged;
    }
    for name in names {
        let sides = [base.get(name), ours.get(name), theirs.get(name)];
        let shape = Record::shape(kind, name);
        let value = if shape == Shape::Map && sides.iter().flatten().all(|value| value.is_object()) {
            entries(name, sides, &mut merged.conflicts)
        } else {
            one(path(name, None), shape, sides, &mut merged.conflicts)
        };
        set(&mut merged.fields, name, value);
    }
    merged
}

/// Lets a field, or one entry of it, say something else, or nothing.
pub fn put(fields: &mut UnknownFields, path: &FieldPath, value: Option<Value>) {
    let Some(key) = &path.key else {
        return set(fields, &path.field, value);
    };
    let mut entries = match fields.remove(&path.field) {
        Some(Value::Object(entries)) => entries,
        _ => UnknownFields::new(),
    };
    set(&mut entries, key, value);
    set(fields, &path.field, object(entries));
}

/// A field that says nothing is not written.
fn set(fields: &mut UnknownFields, name: &str, value: Option<Value>) {
    match value {
        Some(value) => fields.insert(name.into(), value),
        None => fields.remove(name),
    };
}

fn object(entries: UnknownFields) -> Option<Value> {
    (!entries.is_empty()).then_some(Value::Object(entries))
}

fn path(field: &str, key: Option<&str>) -> FieldPath {
    FieldPath {
        field: field.into(),
        key: key.map(Into::into),
    }
}

fn conflict(path: FieldPath, [base, ours, theirs]: [Option<&Value>; 3]) -> FieldConflict {
    FieldConflict {
        path,
        base: base.cloned(),
        ours: ours.cloned(),
        theirs: theirs.cloned(),
    }
}

/// An object key by key.
fn entries(name: &str, sides: [Option<&Value>; 3], conflicts: &mut Vec<FieldConflict>) -> Option<Value> {
    let [base, ours, theirs] = sides.map(|side| side.and_then(Value::as_object));
    let keys: BTreeSet<&String> = [base, ours, theirs]
        .into_iter()
        .flatten()
        .flat_map(UnknownFields::keys)
        .collect();
    let mut merged = UnknownFields::new();
    for key in keys {
        let sides = [base, ours, theirs].map(|side| side.and_then(|entries| entries.get(key)));
        let value = one(path(name, Some(key)), Shape::Text, sides, conflicts);
        set(&mut merged, key, value);
    }
    object(merged)
}

/// A single value; ours, and a conflict, where it can't be brought together.
fn one(path: FieldPath, shape: Shape, sides: [Option<&Value>; 3], conflicts: &mut Vec<FieldConflict>) -> Option<Value> {
    let [base, ours, theirs] = sides;
    if ours == theirs || base == theirs {
        return ours.cloned();
    }
    if base == ours {
        return theirs.cloned();
    }
    let together = match shape {
        Shape::Text => text::merge(sides),
        Shape::List => list::merge(sides),
        Shape::Whole | Shape::Map => None,
    };
    together.unwrap_or_else(|| {
        conflicts.push(conflict(path, sides));
        ours.cloned()
    })
}
