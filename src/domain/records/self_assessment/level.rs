//! Levels of the maturity scale, and what somebody answers on a statement.

use serde_json::Value;

use crate::domain::{
    json::Json,
    values::field::{Expectation, Field, Meaning, Misreading},
};

/// A level of the maturity scale, 0 (absent) to 4 (learning).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level(u8);

impl Level {
    /// The five levels from the lowest.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    /// The level of a number from 0 to 4.
    pub fn new(number: u8) -> Option<Self> {
        (number <= 4).then_some(Self(number))
    }

    /// The level's number, 0 to 4.
    pub fn get(self) -> u8 {
        self.0
    }

    /// Whether the level is so high (3 or 4) that a line is asked for about what shows it.
    pub fn asks_for_evidence(self) -> bool {
        self.0 >= 3
    }
}

/// What somebody answered on a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// A level of the scale.
    Level(Level),
    /// *Vet ej*: outside the scale, counted and never averaged.
    DontKnow,
    /// *Inte aktuellt*: outside the scale, counted and never averaged.
    NotApplicable,
}

impl Answer {
    /// The level, where the answer is one.
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(level),
            Self::DontKnow | Self::NotApplicable => None,
        }
    }
}

impl Field for Answer {
    const MEANING: Meaning = Meaning::Answer;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "enum": [0, 1, 2, 3, 4, "dont_know", "not_applicable"] })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        let level = json
            .whole()
            .and_then(|number| u8::try_from(number).ok())
            .and_then(Level::new);
        match (level, json.text()) {
            (Some(level), _) => Ok(Self::Level(level)),
            (_, Some("dont_know")) => Ok(Self::DontKnow),
            (_, Some("not_applicable")) => Ok(Self::NotApplicable),
            _ => Err(Misreading::here(Expectation::Answer)),
        }
    }
    fn write(&self) -> Option<Value> {
        Some(match self {
            Self::Level(level) => level.0.into(),
            Self::DontKnow => "dont_know".into(),
            Self::NotApplicable => "not_applicable".into(),
        })
    }
}

impl Field for Level {
    const MEANING: Meaning = Meaning::Number;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "type": "integer", "minimum": 0, "maximum": 4 })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        let number = json.whole().and_then(|number| u8::try_from(number).ok());
        number
            .and_then(Self::new)
            .ok_or(Misreading::here(Expectation::WholeNumber))
    }
    fn write(&self) -> Option<Value> {
        Some(self.0.into())
    }
}

impl Field for Option<Level> {
    const MEANING: Meaning = Meaning::Number;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        Level::schema()
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        Level::read(json).map(Some)
    }
    fn write(&self) -> Option<Value> {
        self.as_ref()?.write()
    }
}
