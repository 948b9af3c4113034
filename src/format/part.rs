//! How it is written that a file is a part of a document (`docs/format.md`, *Parts*).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::domain::{
    json::{self, Entries, Json},
    records::{
        declaration::{read_field, write_field},
        part::{OutsideRecord, Part},
    },
    values::{
        field::{Expectation, Misreading},
        id::RecordId,
    },
};

/// The envelope's key.
pub(super) const KEY: &str = "part";

const WHAT: &str = "what";
const OUTSIDE: &str = "outside";
const LEFT_OUT: &str = "left_out";
const KIND: &str = "kind";
const NAME: &str = "name";

/// Reads what is under the envelope's key, calling `misread` with each thing that can't be read; `None` if nothing is
/// said, as in a whole document.
pub(super) fn read(json: Option<Json<'_>>, misread: &mut dyn FnMut(Misreading)) -> Option<Part> {
    let mut misread = |cause: Misreading| misread(cause.within(KEY));
    let mut fields = object(json, &mut misread)?;
    let mut part = Part::default();
    read_field(&mut fields, WHAT, &mut part.what, &mut misread);
    let mut within = |cause: Misreading| misread(cause.within(OUTSIDE));
    if let Some(outside) = object(json::take(&mut fields, OUTSIDE), &mut within) {
        part.outside = read_outside(outside, &mut within);
    }
    read_field(&mut fields, LEFT_OUT, &mut part.left_out, &mut misread);
    part.unknown = json::kept(fields);
    Some(part)
}

fn read_outside(entries: Entries<'_>, misread: &mut dyn FnMut(Misreading)) -> BTreeMap<RecordId, OutsideRecord> {
    let mut outside = BTreeMap::new();
    for (key, entry) in entries {
        let mut within = |cause: Misreading| misread(cause.within(&key));
        let Some(id) = RecordId::new(&key) else {
            within(Misreading::here(Expectation::Id));
            continue;
        };
        let mut fields = object(Some(entry), &mut within).unwrap_or_default();
        let mut entry = OutsideRecord::default();
        read_field(&mut fields, KIND, &mut entry.kind, &mut within);
        read_field(&mut fields, NAME, &mut entry.name, &mut within);
        entry.unknown = json::kept(fields);
        outside.insert(id, entry);
    }
    outside
}

fn object<'a>(json: Option<Json<'a>>, misread: &mut dyn FnMut(Misreading)) -> Option<Entries<'a>> {
    match json {
        None | Some(Json::Null) => None,
        Some(Json::Object(fields)) => Some(fields),
        Some(_) => {
            misread(Misreading::here(Expectation::Object));
            None
        }
    }
}

/// The value under the envelope's key.
pub(super) fn write(part: &Part) -> Value {
    let mut fields = part.unknown.clone();
    write_field(&mut fields, WHAT, &part.what);
    write_field(&mut fields, LEFT_OUT, &part.left_out);
    let mut outside = Map::new();
    for (id, entry) in &part.outside {
        let mut fields = entry.unknown.clone();
        write_field(&mut fields, KIND, &entry.kind);
        write_field(&mut fields, NAME, &entry.name);
        outside.insert(id.as_str().into(), Value::Object(fields));
    }
    if !outside.is_empty() {
        fields.insert(OUTSIDE.into(), Value::Object(outside));
    }
    Value::Object(fields)
}
