//! JSON: read so that no part is lost, and written in one way.
//!
//! The program has one reader and one writer for all that it keeps, since each is a large piece of code. What the first page needs is
//! read by a scanner, which is small.

mod read;
mod scan;
mod write;

pub use read::{parse, value};
pub use scan::{Scalar, Scanner};
pub use write::{compact, pretty, write, write_object, write_text};

use std::borrow::Cow;

use serde_json::{Map, Number, Value};

/// A JSON value while it is being read: texts still lie in the file, and no object has been put in order. A text that is written without escapes is a part of the file itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Json<'a> {
    /// `null`.
    Null,
    /// True or false.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Json<'a>>),
    /// An object.
    Object(Entries<'a>),
}

/// The entries of an object in the order in which they are written. No key appears twice.
pub type Entries<'a> = Vec<(Cow<'a, str>, Json<'a>)>;

impl<'a> Json<'a> {
    /// The text, where it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number from zero, where it is one. JSON knows one kind of number, so `1.0` is `1`.
    pub fn whole(&self) -> Option<u64> {
        // The largest up to which every whole number has a place among those with a fraction.
        const MOST_EXACT: f64 = 9_007_199_254_740_992.0;
        let Self::Number(number) = self else {
            return None;
        };
        let is_whole = |number: &f64| number.fract() == 0.0 && (0.0..=MOST_EXACT).contains(number);
        let of_fraction = || number.as_f64().filter(is_whole).map(|number| number as u64);
        number.as_u64().or_else(of_fraction)
    }

    /// The number, where it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => number.as_f64(),
            _ => None,
        }
    }

    /// The items, where it is a list.
    pub fn list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The entries, where it is an object.
    pub fn object(self) -> Option<Entries<'a>> {
        match self {
            Self::Object(entries) => Some(entries),
            _ => None,
        }
    }
}

/// Takes an entry out of an object. The others may change places.
pub fn take<'a>(entries: &mut Entries<'a>, key: &str) -> Option<Json<'a>> {
    let place = entries.iter().position(|(name, _)| name == key)?;
    Some(entries.swap_remove(place).1)
}

impl From<Json<'_>> for Value {
    fn from(json: Json<'_>) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::Bool(value),
            Json::Number(number) => Self::Number(number),
            Json::Text(text) => Self::String(text.into_owned()),
            Json::List(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Json::Object(entries) => Self::Object(kept(entries)),
        }
    }
}

/// An object as it is kept, its keys in order.
pub fn kept(entries: Entries<'_>) -> Map<String, Value> {
    let mut map = Map::new();
    for (key, value) in entries {
        map.insert(key.into_owned(), value.into());
    }
    map
}

impl<'a> From<&'a Value> for Json<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => Self::Number(number.clone()),
            Value::String(text) => Self::Text(Cow::Borrowed(text)),
            Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Object(map) => Self::Object(entries(map)),
        }
    }
}

impl<'a> From<&'a Map<String, Value>> for Json<'a> {
    fn from(map: &'a Map<String, Value>) -> Self {
        Self::Object(entries(map))
    }
}

/// The entries of an object that is kept.
pub fn entries(map: &Map<String, Value>) -> Entries<'_> {
    map.iter()
        .map(|(key, value)| (Cow::Borrowed(key.as_str()), Json::from(value)))
        .collect()
}
