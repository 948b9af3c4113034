//! Documents with a round, for the tests of the self-assessment's checks.

use super::super::examples::{document, id, raw};
use crate::domain::{
    records::{
        dialogue::DialogueTopic,
        document::Document,
        plan::Priority,
        record::Record,
        self_assessment::{Answer, Consensus, Level, Response, Round},
        strategy::ActorGroup,
    },
    values::date::Date,
};

/// What was answered in the document: one level to two statements of F03, and its evidence.
pub fn response(level: u8, evidence: &str) -> Response {
    Response {
        evidence: [("F03".into(), evidence.into())].into(),
        ..answers(level)
    }
}

fn answers(level: u8) -> Response {
    let answer = Answer::Level(Level::new(level).unwrap());
    Response {
        round: Some(id("round")),
        answers: ["F03.1", "F03.2"].map(|id| (id, answer)).into_iter().collect(),
        ..Response::default()
    }
}

/// A document that has been answered in itself, with a priority.
pub fn assessed(level: u8, evidence: &str, priority: Priority) -> Document {
    document([
        ("round", Round::default().into()),
        ("response", response(level, evidence).into()),
        ("priority", priority.into()),
    ])
}

/// A document with a round, responses of groups that each give one level to two statements of F03, and other records.
pub fn answered(groups: &[(ActorGroup, &[u8])], others: &[(&str, Record)]) -> Document {
    let mut records = vec![(raw("round"), Round::default().into())];
    let mut count = 0;
    for (group, levels) in groups {
        for number in *levels {
            let response = Response {
                group: Some(*group),
                received: Date::parse("2026-11-22"),
                ..answers(*number)
            };
            records.push((raw(&format!("response-{count}")), response.into()));
            count += 1;
        }
    }
    records.extend(others.iter().map(|(id, record)| (raw(id), record.clone())));
    Document::of(raw("d"), records)
}

/// A level by its number.
pub fn level(number: u8) -> Option<Level> {
    Level::new(number)
}

/// What the workshop of the round has agreed on for F03.
pub fn agreed(consensus: Consensus) -> Record {
    Consensus {
        round: Some(id("round")),
        factor: "F03".into(),
        ..consensus
    }
    .into()
}

/// A dialogue topic about F03.
pub fn topic() -> Record {
    DialogueTopic {
        factors: vec!["F03".into()],
        ..DialogueTopic::default()
    }
    .into()
}
