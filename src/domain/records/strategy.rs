//! The regional development strategy and its method: the document's own facts, the seven steps, the actors.

use serde_json::Value;

use super::declaration::record;
use crate::domain::{
    json::Json,
    values::{
        amount::Year,
        code::codes,
        date::Date,
        field::{Expectation, Field, Meaning, Misreading},
        id::{Id, RecordId},
        order::Order,
    },
};

record! {
    /// The strategy that the document is about. A document has one, with the id [`STRATEGY_ID`].
    Strategy = "strategy" {
        /// The document's name, as *Utvecklingsstrategi för Sörmland*.
        name: String,
        /// The county by its two-digit code, as `04`. A code that is no county is kept and shown as unknown.
        county: String as Meaning::County,
        /// What the region wants to be, in the strategy's own words.
        vision: String,
        /// The year from which the strategy applies.
        start_year: Option<Year>,
        /// The year to which it applies; absent for a strategy that runs until further notice.
        end_year: Option<Year>,
        /// Whether the whole document is an example and nobody's decision.
        example: bool,
    }
}

/// The id of the document's one [`Strategy`].
pub const STRATEGY_ID: &str = "strategy";

/// One of the method's seven steps, 1 to 7, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepNumber(u8);

impl StepNumber {
    /// The seven steps in their order: analysis, dialogue, prioritised directions, structure map, in-depth analysis,
    /// action plans, follow-up (Sörmlandsstrategins arbetsmetod).
    pub const ALL: [Self; 7] = [Self(1), Self(2), Self(3), Self(4), Self(5), Self(6), Self(7)];

    /// The step of the cross-sectoral analysis.
    pub const ANALYSIS: Self = Self(1);

    /// The step of dialogue.
    pub const DIALOGUE: Self = Self(2);

    /// The step of the prioritised directions.
    pub const DIRECTIONS: Self = Self(3);

    /// The step of the structure map.
    pub const STRUCTURE_MAP: Self = Self(4);

    /// The step of the deepened analysis.
    pub const DEEPENED_ANALYSIS: Self = Self(5);

    /// The step of the action plans.
    pub const ACTION_PLANS: Self = Self(6);

    /// The step of follow-up.
    pub const FOLLOW_UP: Self = Self(7);

    /// The step of a number from 1 to 7.
    pub fn new(number: u8) -> Option<Self> {
        (1..=7).contains(&number).then_some(Self(number))
    }

    /// The step's number, 1 to 7.
    pub fn get(self) -> u8 {
        self.0
    }

    /// The id of the record that contains what is written on the step.
    pub fn record_id(self) -> RecordId {
        const IDS: [&str; 7] = ["step-1", "step-2", "step-3", "step-4", "step-5", "step-6", "step-7"];
        let id = IDS.get(usize::from(self.0 - 1)).copied().and_then(RecordId::new);
        // The number is 1 to 7 by construction, and each text above keeps the rule for ids.
        id.unwrap_or_else(|| RecordId::from_bits(u64::from(self.0)))
    }

    /// The id of the step, typed.
    pub fn id(self) -> Id<Step> {
        Id::of(self.record_id())
    }
}

impl Field for Option<StepNumber> {
    const MEANING: Meaning = Meaning::Step;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "type": "integer", "minimum": 1, "maximum": 7 })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        let number = json
            .whole()
            .and_then(|number| u8::try_from(number).ok())
            .and_then(StepNumber::new);
        number.map(Some).ok_or(Misreading::here(Expectation::WholeNumber))
    }
    fn write(&self) -> Option<Value> {
        self.map(|number| number.0.into())
    }
}

codes! {
    /// How far a step has come, as somebody has said it. How far it is shown to have come, [`Document::step_status`] says.
    ///
    /// [`Document::step_status`]: super::document::Document::step_status
    StepStatus = "step_status" {
        /// Nothing has been done in this turn of the method, or nobody has said otherwise.
        NotStarted = "not_started",
        /// Work is under way.
        Ongoing = "ongoing",
        /// The step has given what the next one needs.
        Done = "done",
        /// Something has happened that makes the step's result out of date.
        Reconsider = "reconsider",
    }
}

record! {
    /// What is written on one of the seven steps.
    Step = "step" {
        /// Which step.
        number: Option<StepNumber>,
        /// How far it has come.
        status: StepStatus,
        /// What has been found, said or decided.
        text: String,
        /// Who has taken part, in words.
        participants: String,
        /// The actors that take part.
        actors: Vec<Id<Actor>>,
        /// When work on it began.
        start: Option<Date>,
        /// When it was finished.
        end: Option<Date>,
    }
}

codes! {
    /// The kind of actor: whom the development work gathers (Act 2010:630, Ordinance 2017:583 10 §).
    ActorGroup = "actor_group" {
        /// The region.
        Region = "region",
        /// A municipality.
        Municipality = "municipality",
        /// The county administrative board.
        CountyBoard = "county_board",
        /// Another government agency.
        Agency = "agency",
        /// Companies and their organisations.
        Business = "business",
        /// A university or university college.
        University = "university",
        /// An organisation of civil society.
        CivilSociety = "civil_society",
        /// Somebody else.
        Other = "other",
    }
}

impl Field for Option<ActorGroup> {
    const MEANING: Meaning = ActorGroup::MEANING;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        ActorGroup::schema()
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        ActorGroup::read(json).map(Some)
    }
    fn write(&self) -> Option<Value> {
        self.map(|group| group.code().into())
    }
}

record! {
    /// Somebody who takes part in the development work: an organisation, not a private person.
    Actor = "actor" {
        /// The organisation's name.
        name: String,
        /// Its kind.
        group: ActorGroup,
        /// How it is reached, as the users wish to note it.
        contact: String => private,
        /// What it can give to the development work.
        gives: String,
        /// What it gets out of it, or needs.
        gets: String,
        /// Which part of business it is, as *besöksnäring* or *små industriföretag*.
        segment: String,
        /// Its place in the list.
        order: Order,
    }
}
