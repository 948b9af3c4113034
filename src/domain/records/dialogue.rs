//! Dialogue: what is to be talked about (step 2 of the method).

use super::{declaration::record, self_assessment::Round};
use crate::domain::values::{code::codes, field::Meaning, id::Id, order::Order};

codes! {
    unsaid
    /// How far a topic has come.
    TopicStatus = "topic_status" {
        /// It waits to be talked about.
        Open = "open",
        /// It has been talked about.
        Discussed = "discussed",
        /// What came of it has been taken on.
        Closed = "closed",
    }
}

record! {
    /// A topic of dialogue (dialogfråga): a question that several should talk about.
    DialogueTopic = "dialogue_topic" {
        /// The question.
        title: String,
        /// What lies behind it.
        text: String,
        /// How far it has come.
        status: TopicStatus,
        /// What was said, and what it led to.
        outcome: String,
        /// The success factors that it comes from, as `F03`.
        factors: Vec<String> as Meaning::Factors,
        /// The statements that it comes from, as `F03.2`.
        statements: Vec<String> as Meaning::Statements,
        /// The round that showed it.
        round: Option<Id<Round>>,
        /// Its place in the list.
        order: Order,
    }
}
