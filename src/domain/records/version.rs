//! Versions: the document as it was when somebody decided that it should be remembered.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, LazyLock},
};

use serde_json::{Map, Value};

use super::{
    declaration::record,
    document::Document,
    record::{Record, RecordKind},
};
use crate::domain::{
    json::Json,
    values::{
        code::codes,
        date::Date,
        field::{Expectation, Field, Meaning, Misreading},
        id::{ENVELOPE_FIELDS, RecordId},
        order::Order,
    },
};

codes! {
    /// Where a version stands in its decision.
    VersionState = "version_state" {
        /// Utkast.
        Draft = "draft",
        /// Remiss: sent out to be commented on.
        Referral = "referral",
        /// Antagen.
        Adopted = "adopted",
    }
}

record! {
    /// A state of the document that is kept under a name: every record but the versions as it was then.
    Version = "version" {
        /// What it is called, as *Remissversion 2026*.
        title: String,
        /// Where it stands in its decision.
        state: VersionState,
        /// The day from which it counts.
        date: Option<Date>,
        /// Who decided on it, as *Regionfullmäktige*.
        decided_by: String,
        /// What there is to say of it.
        text: String,
        /// Every record but the versions, as it was then.
        content: Content,
        /// Its place in the list.
        order: Order,
    }
}

impl Version {
    /// A document as this version has it, under the id of the whole.
    pub fn document(&self, id: RecordId) -> Document {
        let mut document = Document::empty(id);
        for (id, record) in self.content.records() {
            document.put(id.clone(), Some(record.clone()));
        }
        document
    }
}

/// Records as they were at one time. They are shared, so that a version costs only what differs.
#[derive(Clone)]
pub struct Content(Arc<BTreeMap<RecordId, Arc<Record>>>);

impl Content {
    /// The records of a document as they are, without its versions.
    pub fn of(document: &Document) -> Self {
        Self::from_records(document.records().map(|(id, record)| (id.clone(), record.clone())))
    }

    pub(crate) fn from_records(records: impl Iterator<Item = (RecordId, Arc<Record>)>) -> Self {
        let mut kept = BTreeMap::new();
        for (id, record) in records {
            // A version within a version would grow without end.
            if !matches!(*record, Record::Version(_)) {
                kept.insert(id, record);
            }
        }
        Self(Arc::new(kept))
    }

    /// The records in the order of their ids.
    pub fn records(&self) -> impl Iterator<Item = (&RecordId, &Arc<Record>)> {
        self.0.iter()
    }

    /// The record of an id.
    pub fn record(&self, id: &RecordId) -> Option<&Arc<Record>> {
        self.0.get(id)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Default for Content {
    fn default() -> Self {
        static EMPTY: LazyLock<Content> = LazyLock::new(|| Content(Arc::default()));
        EMPTY.clone()
    }
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.0.iter()).finish()
    }
}

/// Reads a record that is part of a version, by its id.
///
/// # Errors
/// The first thing in it that can't be understood. A version within a version is none of the kinds, nor is any kind that this version
/// knows that of the envelope's unknown fields.
pub fn read_record(id: &RecordId, json: Json<'_>) -> Result<Record, Misreading> {
    let mut fault = None;
    let record = Record::read(json, &mut |misread| {
        fault.get_or_insert(misread);
    });
    match (record, fault) {
        (Some(record), _)
            if record.known_kind() == Some(RecordKind::Version)
                || record.known_kind().is_some() && id.as_str() == ENVELOPE_FIELDS =>
        {
            Err(Misreading::here(Expectation::Code).within("kind"))
        }
        (Some(record), None) => Ok(record),
        (_, fault) => Err(fault.unwrap_or_else(|| Misreading::here(Expectation::Object))),
    }
}

impl Field for Content {
    const MEANING: Meaning = Meaning::Content;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({
            "type": "object",
            "propertyNames": { "$ref": "#/$defs/any_record_id" },
            "additionalProperties": { "$ref": "#/$defs/record" },
        })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        let Json::Object(entries) = json else {
            return Err(Misreading::here(Expectation::Object));
        };
        let mut records = BTreeMap::new();
        for (key, json) in entries {
            let read = match RecordId::of_any_record(&key) {
                Some(id) => read_record(&id, json).map(|record| (id, record)),
                None => Err(Misreading::here(Expectation::Id)),
            };
            let (id, record) = read.map_err(|misread| misread.within(&key))?;
            records.insert(id, Arc::new(record));
        }
        Ok(Self(Arc::new(records)))
    }
    fn write(&self) -> Option<Value> {
        let mut entries = Map::new();
        for (id, record) in self.records() {
            entries.insert(id.as_str().into(), Value::Object(record.write()));
        }
        (!entries.is_empty()).then_some(Value::Object(entries))
    }
}
