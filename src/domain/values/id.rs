//! Names of records: stable, short, safe in a link.

use std::{
    borrow::Borrow,
    cmp::Ordering,
    fmt,
    marker::PhantomData,
    sync::{Arc, LazyLock},
};

use serde_json::Value;

use super::field::{Expectation, Field, Meaning, Misreading, Shape};
use crate::domain::{json::Json, records::declaration::Declared};

/// The name of a record in its document: 1 to 64 characters of `A–Z a–z 0–9 . _ -`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(Arc<str>);

/// The longest id that is read.
pub const LONGEST_ID: usize = 64;

/// The id of the record with what the envelope says. It breaks the rule, so that no other record has it.
pub const ENVELOPE_FIELDS: &str = "envelope/fields";

impl RecordId {
    /// The id written as `text`, or `None` if it breaks the rule.
    pub fn new(text: &str) -> Option<Self> {
        Self::is_id(text).then(|| Self(text.into()))
    }

    /// Whether a text is an id.
    pub fn is_id(text: &str) -> bool {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        !text.is_empty() && text.len() <= LONGEST_ID && text.bytes().all(allowed)
    }

    /// The id of the record that the unknown fields of the envelope are in.
    pub fn envelope_fields() -> Self {
        static ID: LazyLock<RecordId> = LazyLock::new(|| RecordId(ENVELOPE_FIELDS.into()));
        ID.clone()
    }

    /// The id written as `text` where that of the envelope's unknown fields may be as well: in the journal and in versions.
    pub fn of_any_record(text: &str) -> Option<Self> {
        if text == ENVELOPE_FIELDS {
            Some(Self::envelope_fields())
        } else {
            Self::new(text)
        }
    }

    /// The id that is written so, or one that follows from the text where that is none: people who make the same thing make the same record.
    pub fn following_from(text: &str) -> Self {
        Self::new(text).unwrap_or_else(|| Self::following_from_signs(text.bytes()))
    }

    /// An id made of random bits, 13 characters of a base-32 alphabet without look-alikes.
    pub fn from_bits(mut bits: u64) -> Self {
        const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let mut text = String::with_capacity(13);
        for _ in 0..13 {
            // Five bits are less than the alphabet's 32 letters.
            text.push(char::from(ALPHABET[(bits & 31) as usize]));
            bits >>= 5;
        }
        Self(text.into())
    }

    /// An id that follows from what a record is of, so that two people who make the same one write in one record (decision 16).
    pub fn following_from_signs(signs: impl IntoIterator<Item = u8>) -> Self {
        // FNV-1a with 64 bits.
        let hash = signs.into_iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, sign| {
            (hash ^ u64::from(sign)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self::from_bits(hash)
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl AsRef<Self> for RecordId {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl Borrow<str> for RecordId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// The id of a record of kind `T`: an `Id<Action>` can't be used where an `Id<Priority>` is asked for.
pub struct Id<T> {
    raw: RecordId,
    kind: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// Takes `raw` as the id of a `T`. Whether such a record exists is the document's to say.
    pub const fn of(raw: RecordId) -> Self {
        Self { raw, kind: PhantomData }
    }

    /// The id without its kind.
    pub fn raw(&self) -> &RecordId {
        &self.raw
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        self.raw.as_str()
    }
}

impl<T> AsRef<RecordId> for Id<T> {
    fn as_ref(&self) -> &RecordId {
        &self.raw
    }
}

// By hand, since deriving would ask the same of `T`.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self::of(self.raw.clone())
    }
}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.raw.cmp(&other.raw)
    }
}
impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.raw.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.raw, formatter)
    }
}

fn read_id(json: &Json<'_>) -> Result<RecordId, Misreading> {
    json.text()
        .and_then(RecordId::new)
        .ok_or(Misreading::here(Expectation::Id))
}

impl<T: Declared> Field for Option<Id<T>> {
    const MEANING: Meaning = Meaning::Record;
    const REFERS_TO: Option<&'static str> = Some(T::KIND);

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "$ref": "#/$defs/id", "x-refers-to": T::KIND })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        read_id(&json).map(|raw| Some(Id::of(raw)))
    }
    fn write(&self) -> Option<Value> {
        self.as_ref().map(|id| id.as_str().into())
    }
    fn references(&self, visit: &mut dyn FnMut(&RecordId)) {
        if let Some(id) = self {
            visit(id.raw());
        }
    }
    fn forget(&mut self, gone: &RecordId) {
        if self.as_ref().is_some_and(|id| id.raw() == gone) {
            *self = None;
        }
    }
}

impl<T: Declared> Field for Vec<Id<T>> {
    const MEANING: Meaning = Meaning::Records;
    const SHAPE: Shape = Shape::List;
    const REFERS_TO: Option<&'static str> = Some(T::KIND);

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "type": "array", "items": Option::<Id<T>>::schema() })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        Ok(Vec::<RecordId>::read(json)?.into_iter().map(Id::of).collect())
    }
    fn write(&self) -> Option<Value> {
        (!self.is_empty()).then(|| self.iter().map(Id::as_str).collect())
    }
    fn references(&self, visit: &mut dyn FnMut(&RecordId)) {
        self.iter().for_each(|id| visit(id.raw()));
    }
    fn forget(&mut self, gone: &RecordId) {
        self.retain(|id| id.raw() != gone);
    }
}

impl Field for Vec<RecordId> {
    const MEANING: Meaning = Meaning::Records;
    const SHAPE: Shape = Shape::List;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "type": "array", "items": { "$ref": "#/$defs/id" } })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        let Json::List(items) = json else {
            return Err(Misreading::here(Expectation::List));
        };
        let read = |(place, item)| read_id(&item).map_err(|misread| misread.within(usize::to_string(&place)));
        items.into_iter().enumerate().map(read).collect()
    }
    fn write(&self) -> Option<Value> {
        (!self.is_empty()).then(|| self.iter().map(RecordId::as_str).collect())
    }
    fn references(&self, visit: &mut dyn FnMut(&RecordId)) {
        self.iter().for_each(visit);
    }
    fn forget(&mut self, gone: &RecordId) {
        self.retain(|id| id != gone);
    }
}
