//! The id of a feature: a text, or a number as its text.

use std::ops::Deref;

use serde_json::{Number, Value};

/// The `id` of a feature. It reads as its text, and is written as the text or the number that it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeatureId {
    text: String,
    is_number: bool,
}

impl FeatureId {
    /// The id that a value is; `None` if it is neither a text nor a number.
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(text.clone().into()),
            Value::Number(number) => Some(Self {
                text: number.to_string(),
                is_number: true,
            }),
            _ => None,
        }
    }

    /// The id as a value.
    pub fn value(&self) -> Value {
        let number = self.is_number.then(|| self.text.parse::<Number>().ok());
        number
            .flatten()
            .map_or_else(|| self.text.as_str().into(), Value::Number)
    }
}

impl From<String> for FeatureId {
    fn from(text: String) -> Self {
        Self { text, is_number: false }
    }
}

impl Deref for FeatureId {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}
