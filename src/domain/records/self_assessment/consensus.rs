//! What a workshop agrees on (samsyn): a level a factor, where to go, and what it rests on.

use serde_json::Value;

use super::{level::Level, round::Round};
use crate::domain::{
    json::Json,
    records::{declaration::record, document::Document},
    values::{
        amount::Year,
        date::Date,
        field::{Expectation, Field, Meaning, Misreading},
        id::Id,
    },
};

/// How much a factor matters for the region now, 1 (little) to 5 (decisive).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Importance(u8);

impl Importance {
    /// The five from the least.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// The importance of a number from 1 to 5.
    pub fn new(number: u8) -> Option<Self> {
        (1..=5).contains(&number).then_some(Self(number))
    }

    /// The number, 1 to 5.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl Field for Option<Importance> {
    const MEANING: Meaning = Meaning::Number;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "type": "integer", "minimum": 1, "maximum": 5 })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        let number = json.whole().and_then(|number| u8::try_from(number).ok());
        let importance = number.and_then(Importance::new);
        importance.map(Some).ok_or(Misreading::here(Expectation::WholeNumber))
    }
    fn write(&self) -> Option<Value> {
        self.map(|importance| importance.0.into())
    }
}

record! {
    /// What was agreed on for one factor in a round.
    Consensus = "consensus" {
        /// The round.
        round: Option<Id<Round>>,
        /// The factor, as `F03`.
        factor: String as Meaning::Factor,
        /// The level that was agreed on.
        level: Option<Level>,
        /// Why that level.
        motivation: String,
        /// Who was there, in words.
        participants: String,
        /// The day on which it was agreed.
        date: Option<Date>,
        /// The level to reach.
        target_level: Option<Level>,
        /// The year by which it should be reached.
        target_year: Option<Year>,
        /// How much the factor matters now.
        importance: Option<Importance>,
        /// What already works.
        strengths: String,
        /// What shows the level.
        evidence: String,
    }
}

impl Consensus {
    /// What was agreed on for a factor in a round: of several the first by id, `None` if nothing has been.
    pub fn of_factor<'a>(document: &'a Document, round: &Id<Round>, factor: &str) -> Option<(Id<Self>, &'a Self)> {
        document
            .all::<Self>()
            .find(|(_, consensus)| consensus.round.as_ref() == Some(round) && consensus.factor == factor)
    }
}
