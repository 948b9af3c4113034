//! What one respondent answered.

use std::collections::BTreeMap;

use super::{answers::Answers, round::Round};
use crate::domain::{
    records::{declaration::record, document::Document, strategy::ActorGroup},
    values::{
        amount::Count,
        code::codes,
        date::Date,
        field::{Key, Meaning},
        id::Id,
    },
};

codes! {
    unsaid
    /// In what capacity somebody answers.
    RespondentRole = "respondent_role" {
        /// It has not been said.
        Unstated = "unstated",
        /// Förtroendevald.
        Elected = "elected",
        /// Chef eller ledning.
        Manager = "manager",
        /// Tjänsteperson.
        Officer = "officer",
        /// Another role.
        Other = "other",
    }
}

record! {
    /// What one respondent answered in a round.
    Response = "response" {
        /// The round.
        round: Option<Id<Round>>,
        /// The actor group for which the respondent answers; absent if it has not been said.
        group: Option<ActorGroup>,
        /// In what capacity.
        role: RespondentRole,
        /// The respondent's name, only where the respondent gave one.
        name: String,
        /// The day on which it was sent.
        answered: Option<Date>,
        /// How many times the respondent had made a response of it; the highest is the latest.
        revision: Count,
        /// The day on which it was taken in; absent for one that was answered in the document itself.
        received: Option<Date>,
        /// The answers by statement id, as `F01.1`. A statement without an answer has not been reached.
        answers: Answers,
        /// The respondent's comment by factor id, as `F01`.
        comments: BTreeMap<String, String> as Meaning::Each(Key::Factor, &Meaning::Text),
        /// What the answers rest on, by factor id.
        evidence: BTreeMap<String, String> as Meaning::Each(Key::Factor, &Meaning::Text),
    }
}

impl Response {
    /// The response that was answered in the document itself: of several the first by id, `None` if nobody has answered there.
    pub fn of_round<'a>(document: &'a Document, round: &Id<Round>) -> Option<(Id<Self>, &'a Self)> {
        document
            .all::<Self>()
            .find(|(_, response)| response.received.is_none() && response.round.as_ref() == Some(round))
    }

    /// Whether it counts in the round's results. One that was answered in the document does so when its group has been said;
    /// until then it is somebody's own reflection.
    pub fn counts(&self) -> bool {
        self.received.is_some() || self.group.is_some()
    }

    /// The responses that count in a round's results.
    pub fn counted<'a>(document: &'a Document, round: &Id<Round>) -> impl Iterator<Item = (Id<Self>, &'a Self)> {
        let round = round.clone();
        document
            .all::<Self>()
            .filter(move |(_, response)| response.round.as_ref() == Some(&round) && response.counts())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::response::*;
    use crate::domain::values::id::RecordId;

    fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    #[test]
    fn a_round_finds_its_own_response_only() {
        let response = |round: &str, received: Option<&str>| {
            Response {
                round: Some(Id::of(id(round))),
                received: received.and_then(Date::parse),
                ..Response::default()
            }
            .into()
        };
        let document = Document::of(
            id("d"),
            [
                (id("r1"), Round::default().into()),
                (id("r2"), Round::default().into()),
                (id("r3"), Round::default().into()),
                (id("a2"), response("r2", None)),
                (id("a0"), response("r1", Some("2026-11-22"))),
                (id("a1"), response("r1", None)),
            ],
        );
        let found =
            |round: &str| Response::of_round(&document, &Id::of(id(round))).map(|(id, _)| id.as_str().to_owned());
        assert_eq!(found("r1").as_deref(), Some("a1"));
        assert_eq!(found("r2").as_deref(), Some("a2"));
        assert_eq!(found("r3"), None);
        let counted = |round: &str| Response::counted(&document, &Id::of(id(round))).count();
        assert_eq!((counted("r1"), counted("r2")), (1, 0));
    }
}
