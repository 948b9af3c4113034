//! The file format as JSON Schema (draft 2020-12), made from the types that read it. What it refuses the reader refuses
//! too; the reader knows more, as that a day exists.

use serde_json::{Map, Value, json};

use super::{
    envelope::{FORMAT, MOST_RECORDS, VERSION},
    versions::DIFFERS,
};
use crate::domain::{
    records::{declaration::Declared, record::Record, structure_map::MOST_POSITIONS, version::Version},
    values::{
        id::{ENVELOPE_FIELDS, LONGEST_ID},
        order::LONGEST_ORDER,
    },
};

/// The schema of the version that is written.
pub fn schema() -> Value {
    let mut definitions = Map::new();
    let mut choices = Vec::new();
    for (kind, mut schema) in Record::schemas() {
        if kind == Version::KIND {
            // A file has this in place of the content.
            schema["properties"][DIFFERS] = differs();
        }
        definitions.insert(kind.into(), schema);
        choices.push(json!({
            "if": { "properties": { "kind": { "const": kind } } },
            "then": { "$ref": format!("#/$defs/{kind}") },
        }));
    }
    definitions.insert(
        "record".into(),
        json!({
            "description": "A record. One of a kind that this version does not know is kept.",
            "type": "object",
            "required": ["kind"],
            "properties": { "kind": { "type": "string" } },
            "allOf": choices,
        }),
    );
    for (name, shared) in shared() {
        definitions.insert(name.into(), shared);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("{FORMAT}-{VERSION}.schema.json"),
        "title": format!("Samspel document, version {VERSION}"),
        "type": "object",
        "required": ["format", "version", "document", "records"],
        "properties": {
            "format": { "const": FORMAT },
            "version": { "const": VERSION },
            "document": { "description": "The document's own id, the same in every copy of its file.", "$ref": "#/$defs/id" },
            "lineage": {
                "description": "The points in its life that the document has passed, the oldest first.",
                "type": ["array", "null"],
                "items": { "$ref": "#/$defs/id" },
            },
            "part": {
                "description": "That the file is a part of a document, and which. Not in a whole one.",
                "type": ["object", "null"],
                "properties": {
                    "what": { "description": "The part's code.", "type": ["string", "null"] },
                    "outside": {
                        "description": "The records that the part refers to and does not have, by their ids.",
                        "type": ["object", "null"],
                        "propertyNames": { "$ref": "#/$defs/id" },
                        "additionalProperties": {
                            "type": ["object", "null"],
                            "properties": { "kind": { "type": ["string", "null"] }, "name": { "type": ["string", "null"] } },
                        },
                    },
                    "left_out": {
                        "description": "The private fields that were left out when the part was taken, as contribution.person.",
                        "type": ["array", "null"],
                        "items": { "type": "string" },
                    },
                },
            },
            "records": {
                "description": "The records by their ids.",
                "type": "object",
                "propertyNames": { "$ref": "#/$defs/id" },
                "additionalProperties": { "$ref": "#/$defs/record" },
                "maxProperties": MOST_RECORDS,
            },
        },
        "$defs": definitions,
    })
}

fn differs() -> Value {
    json!({
        "description": "The records that stood otherwise then, as they stood; null where there was none.",
        "type": ["object", "null"],
        "propertyNames": { "$ref": "#/$defs/any_record_id" },
        "additionalProperties": { "anyOf": [{ "$ref": "#/$defs/record" }, { "type": "null" }] },
    })
}

/// What several fields say in the same way.
fn shared() -> [(&'static str, Value); 6] {
    let shape = |kind: &str, coordinates: Value| {
        json!({
            "type": "object",
            "required": ["type", "coordinates"],
            "properties": { "type": { "const": kind }, "coordinates": coordinates },
            "additionalProperties": false,
        })
    };
    let positions = |fewest: usize| json!({ "type": "array", "items": { "$ref": "#/$defs/position" }, "minItems": fewest, "maxItems": MOST_POSITIONS });
    [
        (
            "id",
            json!({ "type": "string", "pattern": format!("^[A-Za-z0-9._-]{{1,{LONGEST_ID}}}$") }),
        ),
        (
            "any_record_id",
            json!({
                "description": "A record's id, or that of what the envelope said that this version does not know.",
                "anyOf": [{ "$ref": "#/$defs/id" }, { "const": ENVELOPE_FIELDS }],
            }),
        ),
        (
            "date",
            json!({
                "description": "A day from 1800 to 2200, as 2026-11-21.",
                "type": "string",
                "pattern": "^(1[89]|2[0-2])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
            }),
        ),
        (
            "order",
            json!({
                "description": "The place in the list: a key between any two keys.",
                "type": "string",
                "pattern": "^[A-Za-z][0-9a-z]+$",
                "maxLength": LONGEST_ORDER,
            }),
        ),
        (
            "position",
            json!({
                "description": "Longitude and latitude in degrees, WGS 84.",
                "type": "array",
                "prefixItems": [
                    { "type": "number", "minimum": -180, "maximum": 180 },
                    { "type": "number", "minimum": -90, "maximum": 90 },
                ],
                "minItems": 2,
                "maxItems": 2,
            }),
        ),
        (
            "geometry",
            json!({
                "oneOf": [
                    shape("Point", json!({ "$ref": "#/$defs/position" })),
                    shape("Line", positions(2)),
                    shape("Lines", json!({ "type": "array", "items": positions(2), "minItems": 2 })),
                    shape("Area", json!({ "type": "array", "items": positions(3), "minItems": 1 })),
                ],
            }),
        ),
    ]
}
