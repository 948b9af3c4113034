//! Self-assessment against the 14 success factors: rounds, responses and answers.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    date::Date,
    field::{Expected, Field, Misread},
    id::Id,
    order::Order,
    record::record,
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
    fn read(value: Value) -> Result<Self, Misread> {
        let level = value
            .as_u64()
            .and_then(|number| u8::try_from(number).ok())
            .and_then(Level::new);
        match (level, value.as_str()) {
            (Some(level), _) => Ok(Self::Level(level)),
            (_, Some("dont_know")) => Ok(Self::DontKnow),
            (_, Some("not_applicable")) => Ok(Self::NotApplicable),
            _ => Err(Misread::here(Expected::Answer)),
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

record! {
    /// One turn of self-assessment.
    Round = "round" {
        /// What the round is called, as *Hösten 2026*.
        title: String,
        /// The day it began.
        start: Option<Date>,
        /// The version of the question set that was answered, as `framgangsfaktorer-1`.
        question_set: String,
        /// Its place in the list.
        order: Order,
    }
}

record! {
    /// What one respondent answered in a round.
    Response = "response" {
        /// The round.
        round: Option<Id<Round>>,
        /// The answers by statement id, as `F01.1`. A statement without an answer has not been reached.
        answers: BTreeMap<String, Answer>,
        /// The respondent's comment by factor id, as `F01`.
        comments: BTreeMap<String, String>,
        /// What the answers rest on, by factor id.
        evidence: BTreeMap<String, String>,
    }
}
