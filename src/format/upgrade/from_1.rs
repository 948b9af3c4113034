//! From version 1 to 2: areas of the structure map become development areas or green structure by their theme, and lines are
//! tied to the nodes that they end in.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::format::envelope::Problem;

/// Brings an envelope of version 1 up to version 2.
pub(super) fn step(mut envelope: Map<String, Value>) -> Result<Map<String, Value>, Vec<Problem>> {
    let Some(records) = envelope.get_mut("records").and_then(Value::as_object_mut) else {
        // What is wrong with it is for the reader to say.
        return Ok(envelope);
    };
    for record in records.values_mut() {
        let Some(record) = record.as_object_mut() else { continue };
        name_kind(record);
        // What a version says was otherwise then.
        if is_of(record, "version") {
            for then in ["differs", "content"] {
                let then = record.get_mut(then).and_then(Value::as_object_mut);
                let records = then.into_iter().flat_map(Map::values_mut);
                records.filter_map(Value::as_object_mut).for_each(name_kind);
            }
        }
    }
    tie(records);
    Ok(envelope)
}

/// Gives an area the kind that its theme says. Others, and what is no element, stay as they are.
pub(super) fn name_kind(record: &mut Map<String, Value>) {
    if !is_of(record, "structure_element") || text(record, "element") != Some("area") {
        return;
    }
    let kind = match text(record, "theme") {
        Some("settlement") => "development_area",
        Some("nature") => "green_structure",
        _ => return,
    };
    record.insert("element".into(), kind.into());
}

/// Ties the ends of corridors and relations to the nodes that lie just there.
fn tie(records: &mut Map<String, Value>) {
    let mut nodes: HashMap<[u64; 2], String> = HashMap::new();
    for (id, record) in records.iter() {
        let record = record.as_object().filter(|record| is_of(record, "structure_element"));
        let place = record
            .filter(|record| text(record, "element") == Some("node"))
            .and_then(|record| place(record.get("geometry")?.get("coordinates")?));
        if let Some(place) = place {
            nodes.entry(place).or_insert_with(|| id.clone());
        }
    }
    for record in records.values_mut().filter_map(Value::as_object_mut) {
        if !is_of(record, "structure_element") || !matches!(text(record, "element"), Some("corridor" | "relation")) {
            continue;
        }
        let Some(geometry) = record.get("geometry").filter(|geometry| geometry["type"] == "Line") else {
            continue;
        };
        let line = geometry["coordinates"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default();
        let node = |end: Option<&Value>| nodes.get(&place(end?)?).cloned();
        let ends = [("from", node(line.first())), ("to", node(line.last()))];
        for (field, node) in ends {
            if let Some(node) = node {
                record.entry(field).or_insert_with(|| node.into());
            }
        }
    }
}

fn is_of(record: &Map<String, Value>, kind: &str) -> bool {
    text(record, "kind") == Some(kind)
}

fn text<'a>(record: &'a Map<String, Value>, field: &str) -> Option<&'a str> {
    record.get(field).and_then(Value::as_str)
}

/// A position to the last bit; `None` if it is none.
fn place(coordinates: &Value) -> Option<[u64; 2]> {
    let number = |axis: usize| Some(coordinates.get(axis)?.as_f64()?.to_bits());
    Some([number(0)?, number(1)?])
}
