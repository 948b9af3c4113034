//! Every kind, field and code that the types declare, and which of them some records have. So no test keeps a list of them by hand.

use std::collections::BTreeSet;

use samspel::{
    domain::{
        json::{self, Json},
        records::record::Record,
    },
    format::schema,
};
use serde_json::{Map, Value};

/// A kind of record.
pub struct Kind {
    /// Its name in files.
    pub name: &'static str,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A field of a kind.
pub struct Field {
    /// Its name in files.
    pub name: String,
    /// The codes that it may have in it, where it has one from a list.
    pub codes: Vec<Value>,
}

/// Every kind with its fields and their codes.
pub fn kinds() -> Vec<Kind> {
    let definitions = definitions();
    let kind = |(name, schema): (&'static str, Value)| Kind {
        name,
        fields: fields(&schema)
            .map(|(name, schema)| Field {
                name: name.clone(),
                codes: codes(schema, &definitions, None),
            })
            .collect(),
    };
    Record::schemas().into_iter().map(kind).collect()
}

/// Everything that a file may have in it: each kind as `action`, each field as `action.status`, each code as `action.status "decided"`.
pub fn all() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for kind in kinds() {
        all.insert(kind.name.to_owned());
        for field in kind.fields {
            let codes = field.codes.iter();
            let written = codes.filter(|code| is_written(kind.name, &field.name, code));
            all.extend(written.map(|code| format!("{}.{} {code}", kind.name, field.name)));
            all.insert(format!("{}.{}", kind.name, field.name));
        }
    }
    all
}

/// What of [`all`] these records have in them.
pub fn found_in<'a>(records: impl IntoIterator<Item = &'a Record>) -> BTreeSet<String> {
    let (kinds, definitions) = (Record::schemas(), definitions());
    let mut found = BTreeSet::new();
    for record in records {
        let Some((kind, schema)) = kinds.iter().find(|(kind, _)| *kind == record.kind()) else {
            continue;
        };
        found.insert((*kind).to_owned());
        let written = record.write();
        for (name, schema) in fields(schema) {
            if let Some(value) = written.get(name) {
                found.insert(format!("{kind}.{name}"));
                let codes = codes(schema, &definitions, Some(value));
                found.extend(codes.iter().map(|code| format!("{kind}.{name} {code}")));
            }
        }
    }
    found
}

/// Whether a code is written: the first of a list may be left out, as saying nothing.
fn is_written(kind: &str, field: &str, code: &Value) -> bool {
    let fields = Map::from_iter([("kind".into(), kind.into()), (field.into(), code.clone())]);
    let mut is_code_alone = true;
    let record = Record::read(Json::Object(json::entries(&fields)), &mut |_| is_code_alone = false);
    !is_code_alone || record.is_some_and(|record| record.write().contains_key(field))
}

fn definitions() -> Value {
    schema::schema()["$defs"].take()
}

fn fields(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let all = schema["properties"].as_object().unwrap();
    all.iter().filter(|(name, _)| *name != "kind")
}

/// The codes that a schema names wherever within it; of a value, only those that it has.
fn codes(schema: &Value, definitions: &Value, value: Option<&Value>) -> Vec<Value> {
    let named = schema["enum"].as_array().into_iter().flatten();
    let mut found: Vec<Value> = named
        .chain(schema.get("const"))
        .filter(|code| value.is_none_or(|value| value == *code))
        .cloned()
        .collect();
    let mut look = |schema: &Value, value| found.extend(codes(schema, definitions, value));
    for choices in ["anyOf", "oneOf"] {
        let choices = schema[choices].as_array().into_iter().flatten();
        choices.for_each(|choice| look(choice, value));
    }
    let shared = schema["$ref"].as_str().and_then(|name| name.strip_prefix("#/$defs/"));
    // A record within a record has codes of its own.
    if let Some(name) = shared.filter(|name| *name != "record") {
        look(&definitions[name], value);
    }
    for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
        match value {
            None => look(schema, None),
            Some(whole) => whole.get(name).into_iter().for_each(|value| look(schema, Some(value))),
        }
    }
    let entries = schema.get("additionalProperties").or(schema.get("items"));
    match (entries, value) {
        (Some(schema), None) => look(schema, None),
        (Some(schema), Some(Value::Object(all))) => all.values().for_each(|one| look(schema, Some(one))),
        (Some(schema), Some(Value::Array(all))) => all.iter().for_each(|one| look(schema, Some(one))),
        _ => {}
    }
    found
}
