//! JSON as a value, where no part is lost: an object that has one key twice is refused with its place.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Why a text is not JSON that can be kept whole.
#[derive(Debug)]
pub(super) enum JsonError {
    /// It breaks the rules of JSON, or is nested deeper than 128 levels, or has a number too large to be kept.
    Syntax(serde_json::Error),
    /// An object has a key twice; the path of the second.
    Duplicate(String),
}

/// Reads a whole text as JSON.
pub(super) fn parse(text: &str) -> Result<Value, JsonError> {
    let mut path = Path::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = path
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    read.map_err(|error| match path.duplicate {
        Some(place) => JsonError::Duplicate(place),
        None => JsonError::Syntax(error),
    })
}

/// Where the reader stands, and the first key that was there already.
#[derive(Default)]
struct Path {
    steps: Vec<Step>,
    duplicate: Option<String>,
}

/// A step from the outside in. A list's places are kept as numbers, since most of them never become text.
enum Step {
    Key(String),
    Place(usize),
}

impl Path {
    fn text(&self) -> String {
        let mut text = String::new();
        for step in &self.steps {
            if !text.is_empty() {
                text.push('/');
            }
            match step {
                Step::Key(key) => text.push_str(key),
                Step::Place(place) => text.push_str(&place.to_string()),
            }
        }
        text
    }
}

impl<'de> DeserializeSeed<'de> for &mut Path {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Path {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        // JSON has no numbers that are not finite.
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        self.steps.push(Step::Place(0));
        while let Some(value) = items.next_element_seed(&mut *self)? {
            values.push(value);
            if let Some(Step::Place(place)) = self.steps.last_mut() {
                *place += 1;
            }
        }
        self.steps.pop();
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut values = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if values.contains_key(&key) {
                self.steps.push(Step::Key(key));
                self.duplicate = Some(self.text());
                return Err(A::Error::custom("a key stands twice"));
            }
            self.steps.push(Step::Key(key));
            let value = entries.next_value_seed(&mut *self)?;
            if let Some(Step::Key(key)) = self.steps.pop() {
                values.insert(key, value);
            }
        }
        Ok(Value::Object(values))
    }
}
