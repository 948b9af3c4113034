//! Versions in a file: what was different then, beside the file's own records (`docs/format.md`, *Versions of a document*).

use std::{collections::BTreeMap, sync::Arc};

use serde_json::{Map, Value};

use crate::domain::{
    records::{
        document::Document,
        record::{Record, UnknownFields},
        version::{Content, Version, read_record},
    },
    values::{
        field::{Expectation, Misreading},
        id::RecordId,
    },
};

/// The field of a version in a file in place of its content.
pub(super) const DIFFERS: &str = "differs";

/// A record as it is in the file of this document.
pub(super) fn write(document: &Document, record: &Record) -> UnknownFields {
    let Record::Version(version) = record else {
        return record.write();
    };
    let mut bare = (**version).clone();
    bare.content = Content::default();
    let mut fields = Record::from(bare).write();
    let differs = differing(document, &version.content);
    if !differs.is_empty() {
        fields.insert(DIFFERS.into(), Value::Object(differs));
    }
    fields
}

/// The records that were different, as they were; `null` if there was none.
fn differing(document: &Document, content: &Content) -> Map<String, Value> {
    let mut differs = Map::new();
    for (id, record) in content.records() {
        let is_same = |now: &Arc<Record>| Arc::ptr_eq(now, record) || now == record;
        if !document.record(id).is_some_and(is_same) {
            differs.insert(id.as_str().into(), Value::Object(record.write()));
        }
    }
    for (id, record) in document.records() {
        if content.record(id).is_none() && !matches!(**record, Record::Version(_)) {
            differs.insert(id.as_str().into(), Value::Null);
        }
    }
    differs
}

/// Gives every version of a document that has been read its content. `misread` is called with the version and each thing
/// that can't be read.
pub(super) fn complete(document: &mut Document, misread: &mut dyn FnMut(&RecordId, Misreading)) {
    let is_bare = |record: &Record| matches!(record, Record::Version(version) if version.content.is_empty());
    let bare = document.records().filter(|(_, record)| is_bare(record));
    let bare: Vec<_> = bare.map(|(id, record)| (id.clone(), record.clone())).collect();
    if bare.is_empty() {
        return;
    }
    let now = Content::of(document);
    for (id, record) in bare {
        if let Record::Version(version) = &*record {
            let mut version = (**version).clone();
            read(&mut version, &now, &mut |cause| misread(&id, cause));
            document.put(id, Some(Arc::new(version.into())));
        }
    }
}

fn read(version: &mut Version, now: &Content, misread: &mut dyn FnMut(Misreading)) {
    let differs = match version.unknown.remove(DIFFERS) {
        None | Some(Value::Null) => Map::new(),
        Some(Value::Object(differs)) => differs,
        Some(_) => return misread(Misreading::here(Expectation::Object).within(DIFFERS)),
    };
    if differs.is_empty() {
        version.content = now.clone();
        return;
    }
    let mut records = BTreeMap::new();
    for (id, record) in now.records() {
        records.insert(id.clone(), record.clone());
    }
    for (key, value) in &differs {
        let read = match (RecordId::of_any_record(key), value) {
            (None, _) => Err(Misreading::here(Expectation::Id)),
            (Some(id), Value::Null) => Ok((id, None)),
            (Some(id), value) => read_record(&id, value.into()).map(|record| (id, Some(record))),
        };
        match read {
            Ok((id, Some(record))) => drop(records.insert(id, Arc::new(record))),
            Ok((id, None)) => drop(records.remove(&id)),
            Err(cause) => misread(cause.within(key).within(DIFFERS)),
        }
    }
    version.content = Content::from_records(records.into_iter());
}
