//! Self-assessment against the 14 success factors: rounds, responses and answers.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    date::Date,
    document::Document,
    field::{Expected, Field, Misread},
    id::Id,
    json::Json,
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
    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "enum": [0, 1, 2, 3, 4, "dont_know", "not_applicable"] })
    }
    fn read(json: Json<'_>) -> Result<Self, Misread> {
        let level = json
            .whole()
            .and_then(|number| u8::try_from(number).ok())
            .and_then(Level::new);
        match (level, json.text()) {
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

impl Response {
    /// The response that a document holds for a round: of several the first by id, none where nobody has answered.
    pub fn of_round<'a>(document: &'a Document, round: &Id<Round>) -> Option<(Id<Self>, &'a Self)> {
        document
            .all::<Self>()
            .find(|(_, response)| response.round.as_ref() == Some(round))
    }
}

/// The season by which a round is called. Each lies within one calendar year, so that season and year name one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// January to May.
    Spring,
    /// June to August.
    Summer,
    /// September to December.
    Autumn,
}

impl Season {
    /// The season of a day.
    pub fn of(day: Date) -> Self {
        match day.month() {
            1..=5 => Self::Spring,
            6..=8 => Self::Summer,
            _ => Self::Autumn,
        }
    }
}

/// `wanted`, or with a number after it where another round is called so already.
pub fn unused_title(wanted: &str, document: &Document) -> String {
    let is_used = |title: &str| {
        document
            .all::<Round>()
            .any(|(_, round)| round.title.trim() == title)
    };
    let mut title = wanted.to_owned();
    let mut number = 2_usize;
    while is_used(&title) {
        title = [wanted, " (", &number.to_string(), ")"].concat();
        number += 1;
    }
    title
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{id::RecordId, record::Record};

    fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    fn round(title: &str) -> Record {
        Round {
            title: title.into(),
            ..Round::default()
        }
        .into()
    }

    #[test]
    fn a_season_and_its_year_name_one_time() {
        let season = |text| Season::of(Date::parse(text).unwrap());
        assert_eq!(season("2026-01-01"), Season::Spring);
        assert_eq!(season("2026-05-31"), Season::Spring);
        assert_eq!(season("2026-06-01"), Season::Summer);
        assert_eq!(season("2026-09-01"), Season::Autumn);
        assert_eq!(season("2026-12-31"), Season::Autumn);
    }

    #[test]
    fn no_two_rounds_get_the_same_title() {
        let titles = ["Hösten 2026", "Hösten 2026 (2)", "Våren 2026"];
        let records = titles
            .iter()
            .enumerate()
            .map(|(index, title)| (id(&format!("r{index}")), round(title)));
        let document = Document::of(id("d"), records);
        assert_eq!(unused_title("Hösten 2026", &document), "Hösten 2026 (3)");
        assert_eq!(unused_title("Våren 2026", &document), "Våren 2026 (2)");
        assert_eq!(unused_title("Våren 2027", &document), "Våren 2027");
    }

    #[test]
    fn a_round_finds_its_own_response_only() {
        let response = |round: &str| {
            Response {
                round: Some(Id::of(id(round))),
                ..Response::default()
            }
            .into()
        };
        let document = Document::of(
            id("d"),
            [
                (id("r1"), round("1")),
                (id("r2"), round("2")),
                (id("r3"), round("3")),
                (id("a2"), response("r2")),
                (id("a1"), response("r1")),
            ],
        );
        let found = |round: &str| {
            Response::of_round(&document, &Id::of(id(round))).map(|(id, _)| id.as_str().to_owned())
        };
        assert_eq!(found("r1").as_deref(), Some("a1"));
        assert_eq!(found("r2").as_deref(), Some("a2"));
        assert_eq!(found("r3"), None);
    }
}
