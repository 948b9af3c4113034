//! What a field of a record can do: be read, be written, refer to other records.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{code::CodeList, id::RecordId, text};
use crate::domain::json::Json;

/// What a reader expected where it found something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// A text.
    Text,
    /// A text of at most [`LONGEST_TEXT`] bytes.
    ShorterText,
    /// A number that is finite.
    Number,
    /// True or false.
    Bool,
    /// A whole number within a range that the field states.
    WholeNumber,
    /// A list.
    List,
    /// An object.
    Object,
    /// A record's id.
    Id,
    /// A day written `2026-11-21`.
    Date,
    /// One of the codes that the field allows.
    Code,
    /// A point, line or area in WGS 84.
    Geometry,
    /// A level 0 to 4, `dont_know` or `not_applicable`.
    Answer,
    /// Seven whole numbers: how many gave each answer.
    Counts,
    /// An order key.
    Order,
    /// A key that appears once in its object.
    Once,
}

/// The longest text of one field that is read, in bytes of UTF-8.
pub const LONGEST_TEXT: usize = 1_048_576;

/// Where in a record something could not be read, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misreading {
    /// The path from the record, as `answers/F01.1`; empty for the record itself.
    pub place: String,
    /// What should have been there.
    pub expected: Expectation,
}

impl Misreading {
    /// A misreading of the very value at hand.
    pub fn here(expected: Expectation) -> Self {
        Self {
            place: String::new(),
            expected,
        }
    }

    /// The same misreading seen from one level up.
    pub fn within(mut self, key: impl AsRef<str>) -> Self {
        if !self.place.is_empty() {
            self.place.insert(0, '/');
        }
        self.place.insert_str(0, key.as_ref());
        self
    }
}

/// How two changes of one field are brought together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Compared and taken as one.
    Whole,
    /// A text, brought together line by line.
    Text,
    /// A list without repetition: what either side added is there, what either side removed is gone.
    List,
    /// An object, brought together key by key; its texts line by line.
    Map,
}

/// What the value of a field means, which decides how it is put into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A text as somebody has written it.
    Text,
    /// Yes or no.
    YesNo,
    /// A day.
    Day,
    /// A year.
    Year,
    /// An amount; its unit, if it has one, is in another field.
    Amount,
    /// A whole number: how many of something, or a place on a scale.
    Number,
    /// A term of a closed list.
    Code(&'static CodeList),
    /// Terms of a closed list.
    Codes(&'static CodeList),
    /// Another record.
    Record,
    /// Other records.
    Records,
    /// A step of the method, by its number.
    Step,
    /// A county, by its code.
    County,
    /// A success factor, by its id.
    Factor,
    /// Success factors, by their ids.
    Factors,
    /// Statements of the question set or own ones, by their ids.
    Statements,
    /// An answer on a statement.
    Answer,
    /// How many gave each answer.
    Counts,
    /// The code of a check.
    Check,
    /// A place on the map.
    Geometry,
    /// A place in a list.
    Order,
    /// Whole records, as of a version.
    Content,
    /// A value of this meaning for each of several things.
    Each(Key, &'static Meaning),
}

impl Meaning {
    /// Whether its value is written letter by letter, and not chosen or set at once.
    pub const fn is_written(self) -> bool {
        match self {
            Self::Text | Self::Year | Self::Amount | Self::Number => true,
            Self::Each(_, meaning) => meaning.is_written(),
            Self::YesNo
            | Self::Day
            | Self::Code(_)
            | Self::Codes(_)
            | Self::Record
            | Self::Records
            | Self::Step
            | Self::County
            | Self::Factor
            | Self::Factors
            | Self::Statements
            | Self::Answer
            | Self::Counts
            | Self::Check
            | Self::Geometry
            | Self::Order
            | Self::Content => false,
        }
    }
}

/// What the keys of an object name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Statements of the question set or own ones, by their ids.
    Statement,
    /// Success factors, by their ids.
    Factor,
    /// Terms of a closed list.
    Code(&'static CodeList),
}

/// A field of a record.
///
/// A field that says nothing (an empty text, no date) is not written, so that the same document has the same bytes.
pub trait Field: Sized {
    /// What the value means, unless the field's declaration says otherwise.
    const MEANING: Meaning;

    /// How two changes of the field are brought together.
    const SHAPE: Shape = Shape::Whole;

    /// The kind of the records that the field refers to; `None` if it refers to nothing, or to any kind.
    const REFERS_TO: Option<&'static str> = None;

    /// What is in a file for the field, as JSON Schema.
    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value;

    /// Reads the field from JSON.
    ///
    /// # Errors
    /// [`Misreading`] with the path below the field where something else was expected.
    fn read(json: Json<'_>) -> Result<Self, Misreading>;

    /// The field as JSON, or `None` if it says nothing.
    fn write(&self) -> Option<Value>;

    /// The field as it would be read from what is written of it; `None` if it says nothing. What most records consist of does so without
    /// being written.
    ///
    /// # Errors
    /// [`Misreading`] as [`Field::read`].
    fn kept(&self) -> Result<Option<Self>, Misreading> {
        match self.write() {
            None | Some(Value::Null) => Ok(None),
            Some(value) => Self::read((&value).into()).map(Some),
        }
    }

    /// Calls `visit` with each record that the field refers to.
    fn references(&self, _visit: &mut dyn FnMut(&RecordId)) {}

    /// Drops every reference to `gone`.
    fn forget(&mut self, _gone: &RecordId) {}
}

impl Field for String {
    const MEANING: Meaning = Meaning::Text;
    const SHAPE: Shape = Shape::Text;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "type": "string", "maxLength": LONGEST_TEXT })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        match json {
            Json::Text(text) if text.len() <= LONGEST_TEXT => Ok(text::plain(text)),
            Json::Text(_) => Err(Misreading::here(Expectation::ShorterText)),
            _ => Err(Misreading::here(Expectation::Text)),
        }
    }
    fn write(&self) -> Option<Value> {
        (!self.is_empty()).then(|| self.as_str().into())
    }
    fn kept(&self) -> Result<Option<Self>, Misreading> {
        match self.len() {
            0 => Ok(None),
            1..=LONGEST_TEXT => Ok(Some(text::plain(self.as_str().into()))),
            _ => Err(Misreading::here(Expectation::ShorterText)),
        }
    }
}

impl Field for bool {
    const MEANING: Meaning = Meaning::YesNo;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "type": "boolean" })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        match json {
            Json::Bool(value) => Ok(value),
            _ => Err(Misreading::here(Expectation::Bool)),
        }
    }
    fn write(&self) -> Option<Value> {
        self.then_some(Value::Bool(true))
    }
}

impl<T: Field> Field for BTreeMap<String, T> {
    const MEANING: Meaning = T::MEANING;
    const SHAPE: Shape = Shape::Map;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "type": "object", "additionalProperties": T::schema() })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        let Json::Object(entries) = json else {
            return Err(Misreading::here(Expectation::Object));
        };
        let mut read = BTreeMap::new();
        for (key, value) in entries {
            match T::read(value) {
                // An entry that says nothing is not written, so it is not kept either.
                Ok(item) if item.write().is_none() => {}
                Ok(item) => {
                    read.insert(key.into_owned(), item);
                }
                Err(misread) => return Err(misread.within(key)),
            }
        }
        Ok(read)
    }
    fn write(&self) -> Option<Value> {
        let mut entries = serde_json::Map::new();
        for (key, item) in self {
            if let Some(value) = item.write() {
                entries.insert(key.clone(), value);
            }
        }
        (!entries.is_empty()).then_some(Value::Object(entries))
    }
}

impl Field for Vec<String> {
    const MEANING: Meaning = Meaning::Text;
    const SHAPE: Shape = Shape::List;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "type": "array", "items": String::schema() })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        let Json::List(items) = json else {
            return Err(Misreading::here(Expectation::List));
        };
        let read = |(place, item)| String::read(item).map_err(|misread| misread.within(usize::to_string(&place)));
        items.into_iter().enumerate().map(read).collect()
    }
    fn write(&self) -> Option<Value> {
        (!self.is_empty()).then(|| self.iter().map(String::as_str).collect())
    }
}
