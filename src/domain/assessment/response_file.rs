//! What a respondent sends back.

use std::collections::BTreeMap;

use crate::domain::{
    records::{
        record::UnknownFields,
        self_assessment::{Answers, RespondentRole, Response, Round},
        strategy::ActorGroup,
    },
    values::{
        amount::Count,
        date::Date,
        id::{Id, RecordId},
    },
};

/// A response on its way from the respondent to who collects.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseFile {
    /// The response's id, made when the answering began: what is sent again has the same.
    pub id: Id<Response>,
    /// The document that the round is in, where the invitation said so.
    pub document: Option<RecordId>,
    /// The round.
    pub round: Id<Round>,
    /// What the round is called.
    pub title: String,
    /// The version of the question set that was answered.
    pub question_set: String,
    /// How many times a response has been made of it; the highest is the latest.
    pub revision: Count,
    /// The actor group for which the respondent answers; `None` if it has not been said.
    pub group: Option<ActorGroup>,
    /// In what capacity.
    pub role: RespondentRole,
    /// The respondent's name, only where the respondent gave one.
    pub name: String,
    /// The day on which it was sent.
    pub answered: Option<Date>,
    /// The answers by statement id.
    pub answers: Answers,
    /// The respondent's comment by factor id.
    pub comments: BTreeMap<String, String>,
    /// What the answers rest on, by factor id.
    pub evidence: BTreeMap<String, String>,
}

impl ResponseFile {
    /// The most answers that a response has.
    pub const MOST_ANSWERS: usize = 200;

    /// A response in which nothing has been answered.
    pub fn empty(id: Id<Response>, round: Id<Round>) -> Self {
        Self {
            id,
            document: None,
            round,
            title: String::new(),
            question_set: String::new(),
            revision: Count::default(),
            group: None,
            role: RespondentRole::default(),
            name: String::new(),
            answered: None,
            answers: Answers::default(),
            comments: BTreeMap::new(),
            evidence: BTreeMap::new(),
        }
    }

    /// The record that it becomes when it is taken in on a day.
    pub fn taken_in(self, received: Date) -> Response {
        Response {
            round: Some(self.round),
            group: self.group,
            role: self.role,
            name: self.name,
            answered: self.answered,
            revision: self.revision,
            received: Some(received),
            answers: self.answers,
            comments: self.comments,
            evidence: self.evidence,
            unknown: UnknownFields::new(),
        }
    }
}
