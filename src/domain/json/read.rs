//! Reads JSON so that no part is lost: a key that appears twice in an object is noted with its place.

use std::{borrow::Cow, collections::BTreeSet, fmt};

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

use super::{Entries, Json};

/// Reads a whole text as JSON. The entries of the object at `streamed`, a key of the outermost object, go one by one to
/// `sink` and stay without value in what is given back.
///
/// The value is given with the path of every key that appeared earlier in its object, as `records/insats-1`.
///
/// # Errors
/// The text breaks the rules of JSON, or is nested deeper than 127 levels, or has a number too large to be kept.
pub fn parse<'a>(
    text: &'a str,
    streamed: &str,
    sink: &mut dyn FnMut(&str, Json<'a>),
) -> Result<(Json<'a>, Vec<String>), serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let mut parser = Parser {
        depth: 0,
        streamed,
        streams: false,
        sink,
        twice: Vec::new(),
    };
    let json = parser.deserialize(&mut reader)?;
    reader.end()?;
    Ok((json, parser.twice))
}

/// Reads a whole text as a JSON value to keep; `None` if it is not JSON. Of a key that appears twice the first counts.
pub fn value(text: &str) -> Option<Value> {
    let read = parse(text, "", &mut |_, _| {});
    read.ok().map(|(json, _)| json.into())
}

struct Parser<'a, 's> {
    depth: usize,
    streamed: &'s str,
    /// Whether the next object's entries go to the sink.
    streams: bool,
    sink: &'s mut dyn FnMut(&str, Json<'a>),
    /// The paths, from where the parser is, of keys that appear twice.
    twice: Vec<String>,
}

impl Parser<'_, '_> {
    /// Sees the paths that have been noted since there were `known` of them from one level up.
    fn lift(&mut self, known: usize, key: &dyn fmt::Display) {
        for path in self.twice.iter_mut().skip(known) {
            *path = key.to_string() + "/" + path;
        }
    }
}

impl<'a> DeserializeSeed<'a> for &mut Parser<'a, '_> {
    type Value = Json<'a>;

    fn deserialize<D: Deserializer<'a>>(self, reader: D) -> Result<Json<'a>, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for &mut Parser<'a, '_> {
    type Value = Json<'a>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json<'a>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json<'a>, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json<'a>, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json<'a>, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json<'a>, E> {
        // JSON has no numbers that are not finite.
        Ok(Number::from_f64(value).map_or(Json::Null, Json::Number))
    }

    fn visit_borrowed_str<E>(self, value: &'a str) -> Result<Json<'a>, E> {
        Ok(Json::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json<'a>, E> {
        Ok(Json::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut items: A) -> Result<Json<'a>, A::Error> {
        let mut values = Vec::new();
        self.depth += 1;
        self.streams = false;
        let mut known = self.twice.len();
        while let Some(value) = items.next_element_seed(&mut *self)? {
            if self.twice.len() > known {
                self.lift(known, &values.len());
                known = self.twice.len();
            }
            values.push(value);
        }
        self.depth -= 1;
        Ok(Json::List(values))
    }

    fn visit_map<A: MapAccess<'a>>(self, mut entries: A) -> Result<Json<'a>, A::Error> {
        let mut values: Entries<'a> = Vec::new();
        let streams = std::mem::take(&mut self.streams);
        self.depth += 1;
        let before = self.twice.len();
        let mut known = before;
        let mut in_order = true;
        while let Some(Key(key)) = entries.next_key()? {
            self.streams = self.depth == 1 && key == self.streamed;
            let mut value = entries.next_value_seed(&mut *self)?;
            if self.twice.len() > known {
                self.lift(known, &key);
                known = self.twice.len();
            }
            in_order = in_order && values.last().is_none_or(|(last, _)| *last < key);
            if streams {
                (self.sink)(&key, std::mem::replace(&mut value, Json::Null));
            }
            values.push((key, value));
        }
        self.depth -= 1;
        // Keys that grow can't repeat; files are written so.
        if !in_order {
            let mut seen = BTreeSet::new();
            values.retain(|(key, _)| {
                let is_first = seen.insert(key.clone());
                if !is_first {
                    self.twice.push(key.to_string());
                }
                is_first
            });
        }
        Ok(Json::Object(values))
    }
}

/// A key, part of the text where it has no escapes.
struct Key<'a>(Cow<'a, str>);

impl<'a> serde::Deserialize<'a> for Key<'a> {
    fn deserialize<D: Deserializer<'a>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_str(KeyVisitor)
    }
}

struct KeyVisitor;

impl<'a> Visitor<'a> for KeyVisitor {
    type Value = Key<'a>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, value: &'a str) -> Result<Key<'a>, E> {
        Ok(Key(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Key<'a>, E> {
        Ok(Key(Cow::Owned(value.to_owned())))
    }
}
