//! Rounds of self-assessment.

use std::collections::BTreeMap;

use serde_json::Value;

use super::own_statement::OwnStatement;
use crate::domain::{
    json::Json,
    records::{declaration::record, document::Document, strategy::ActorGroup},
    values::{
        amount::Count,
        code::{Coded, codes},
        date::Date,
        field::{Expectation, Field, Key, Meaning, Misreading},
        id::Id,
        order::Order,
    },
};

codes! {
    unsaid
    /// Where a round stands.
    RoundState = "round_state" {
        /// Responses are taken in.
        Open = "open",
        /// No more responses are taken in.
        Closed = "closed",
        /// It is kept for comparison and no longer offered first.
        Archived = "archived",
    }
}

/// How many responses a group must have for its figures to be shown: 3 to 1,000, five unless something else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SmallestGroup(u16);

impl SmallestGroup {
    /// The least that can be chosen.
    pub const LEAST: u16 = 3;
    /// The most that can be chosen.
    pub const MOST: u16 = 1_000;

    /// The rule with a number, or `None` if it is out of range.
    pub fn new(number: u16) -> Option<Self> {
        (Self::LEAST..=Self::MOST).contains(&number).then_some(Self(number))
    }

    /// The number.
    pub fn get(self) -> u16 {
        self.0
    }
}

impl Default for SmallestGroup {
    fn default() -> Self {
        Self(5)
    }
}

impl Field for SmallestGroup {
    const MEANING: Meaning = Meaning::Number;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "type": "integer", "minimum": Self::LEAST, "maximum": Self::MOST })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        let number = json.whole().and_then(|number| u16::try_from(number).ok());
        number
            .and_then(Self::new)
            .ok_or(Misreading::here(Expectation::WholeNumber))
    }
    fn write(&self) -> Option<Value> {
        (*self != Self::default()).then(|| self.0.into())
    }
}

record! {
    /// One turn of self-assessment.
    Round = "round" {
        /// What the round is called, as *Hösten 2026*.
        title: String,
        /// What it is for and what its results are used for.
        purpose: String,
        /// The day it began.
        start: Option<Date>,
        /// The last day to answer.
        end: Option<Date>,
        /// Its state.
        state: RoundState,
        /// The version of the question set that was answered, as `framgangsfaktorer-1`.
        question_set: String,
        /// The own statements that it asks besides.
        own_statements: Vec<Id<OwnStatement>>,
        /// The actor groups that are invited, by their codes.
        invited: Vec<String> as Meaning::Codes(ActorGroup::LIST),
        /// How many are invited of a group, by its code, where that is known.
        invited_count: BTreeMap<String, Count> as Meaning::Each(Key::Code(ActorGroup::LIST), &Meaning::Number),
        /// The smallest group whose figures are shown.
        smallest_group: SmallestGroup,
        /// How a respondent sends the answer back, in words, as an address.
        reply_to: String,
        /// Who can tell other regions more about the results.
        contact: String,
        /// Its place in the list.
        order: Order,
    }
}

impl Round {
    /// A round after this one: it asks the same own statements of the same groups by the same rules, and has no content of its own.
    pub fn next(&self) -> Self {
        Self {
            own_statements: self.own_statements.clone(),
            invited: self.invited.clone(),
            invited_count: self.invited_count.clone(),
            smallest_group: self.smallest_group,
            reply_to: self.reply_to.clone(),
            contact: self.contact.clone(),
            ..Self::default()
        }
    }

    /// Invites a group or takes the invitation back. The groups come in the order in which they are offered.
    pub fn invite(&mut self, group: ActorGroup, is_invited: bool) {
        let stays = |one: &ActorGroup| {
            if *one == group { is_invited } else { self.names(*one) }
        };
        let known = ActorGroup::ALL.iter().copied().filter(stays);
        let mut invited: Vec<String> = known.map(|one| one.code().into()).collect();
        // Codes of groups that this version does not know stay.
        let is_unknown = |code: &&String| ActorGroup::from_code(code).is_none();
        invited.extend(self.invited.iter().filter(is_unknown).cloned());
        self.invited = invited;
        if !is_invited {
            self.invited_count.remove(group.code());
        }
    }

    /// Whether a group is invited. Where none is named, all are.
    pub fn invites(&self, group: ActorGroup) -> bool {
        self.invited.is_empty() || self.names(group)
    }

    /// Whether a group is invited by name. A round that names none invites all.
    pub fn names(&self, group: ActorGroup) -> bool {
        self.invited.iter().any(|code| code == group.code())
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
    let is_used = |title: &str| document.all::<Round>().any(|(_, round)| round.title.trim() == title);
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
    use super::super::round::*;
    use crate::domain::{records::record::Record, values::id::RecordId};

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
    fn groups_are_invited_in_their_order_and_those_not_known_stay() {
        let mut round = Round {
            invited: vec!["guild".into(), "agency".into()],
            ..Round::default()
        };
        round.invite(ActorGroup::Region, true);
        round.invite(ActorGroup::Other, true);
        round.invite(ActorGroup::Other, true);
        round.invited_count.insert("agency".into(), Count(4));
        assert_eq!(round.invited, ["region", "agency", "other", "guild"]);
        round.invite(ActorGroup::Agency, false);
        assert_eq!(round.invited, ["region", "other", "guild"]);
        assert!(round.invited_count.is_empty());
        assert!(round.invites(ActorGroup::Region) && !round.invites(ActorGroup::Agency));
    }

    #[test]
    fn the_next_round_takes_over_rules_and_statements_and_nothing_else() {
        let round = Round {
            title: "Hösten 2026".into(),
            purpose: "Inför strategin".into(),
            start: Date::parse("2026-11-22"),
            end: Date::parse("2026-12-22"),
            state: RoundState::Closed,
            own_statements: vec![Id::of(id("own"))],
            invited: vec!["region".into()],
            smallest_group: SmallestGroup::new(7).unwrap(),
            reply_to: "a@b.se".into(),
            ..Round::default()
        };
        let next = round.next();
        assert_eq!(next.own_statements, round.own_statements);
        assert_eq!(next.invited, round.invited);
        assert_eq!(next.smallest_group.get(), 7);
        assert_eq!(next.reply_to, round.reply_to);
        assert_eq!((next.start, next.end, next.state), (None, None, RoundState::Open));
        assert!(next.title.is_empty() && next.purpose.is_empty());
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
}
