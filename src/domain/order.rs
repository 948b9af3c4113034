//! Where a record stands among its like: a key between any two keys, so that moving one record touches no other.

use fractional_index::FractionalIndex;
use serde_json::Value;

use super::field::{Expected, Field, Misread};

/// The order key of a record. Keys compare as their place in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order(FractionalIndex);

/// The longest order key that is read, in characters.
const LONGEST_ORDER: usize = 512;

impl Order {
    /// A key after `last`, or a first key.
    pub fn after(last: Option<&Self>) -> Self {
        last.map_or_else(Self::default, |last| {
            Self(FractionalIndex::new_after(&last.0))
        })
    }

    /// A key between two neighbours, either of which may be missing. Equal neighbours give a key after them.
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Self {
        Self(match (before, after) {
            (Some(before), Some(after)) => FractionalIndex::new_between(&before.0, &after.0)
                .unwrap_or_else(|| FractionalIndex::new_after(&before.0)),
            (Some(before), None) => FractionalIndex::new_after(&before.0),
            (None, Some(after)) => FractionalIndex::new_before(&after.0),
            (None, None) => FractionalIndex::default(),
        })
    }
}

impl Field for Order {
    fn read(value: Value) -> Result<Self, Misread> {
        // The reader of keys slices bytes, so it must only see characters of one byte.
        let is_key = |text: &&str| {
            text.len() <= LONGEST_ORDER && text.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        let text = value.as_str().filter(is_key);
        text.and_then(|text| FractionalIndex::from_string(text).ok())
            .map(Self)
            .ok_or(Misread::here(Expected::Order))
    }
    fn write(&self) -> Option<Value> {
        (*self != Self::default()).then(|| self.0.to_string().into())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_key_fits_between_any_two() {
        let first = Order::after(None);
        let last = Order::after(Some(&first));
        let mut low = first.clone();
        for _ in 0..50 {
            let middle = Order::between(Some(&low), Some(&last));
            assert!(low < middle && middle < last);
            assert_eq!(Order::read(middle.write().unwrap()), Ok(middle.clone()));
            low = middle;
        }
        assert!(Order::between(None, Some(&first)) < first);
    }

    #[test]
    fn a_bad_key_is_refused() {
        for text in ["", "zz", "8", "å", "80808"] {
            assert!(Order::read(Value::from(text)).is_err(), "{text}");
        }
    }
}
