//! Any round with responses, own statements and what was agreed on.

use proptest::{
    collection, option,
    prelude::*,
    sample::{Index, select},
};
use std::sync::Arc;

use samspel::domain::{
    assessment::{factors::QuestionSet, results::Results, shared_results::SharedResults},
    records::{
        document::Document,
        record::Record,
        self_assessment::{Answer, Consensus, Level, OwnStatement, Response, Round, SmallestGroup},
        strategy::ActorGroup,
    },
    values::{
        amount::Year,
        date::Date,
        id::{Id, RecordId},
    },
};

pub fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

/// What a respondent writes, and what is in an own statement: it may leave in no export.
pub const SECRET: &str = "HEMLIGT";

pub fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        5 => select(Level::ALL.to_vec()).prop_map(Answer::Level),
        1 => Just(Answer::DontKnow),
        1 => Just(Answer::NotApplicable),
    ]
}

/// A text as somebody may write it, with what files escape.
pub fn any_text(longest: usize) -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        8 => any::<char>(), 1 => Just('"'), 1 => Just(';'), 1 => Just('\n'), 1 => Just('='), 1 => Just('+'), 1 => Just('-'),
        1 => Just('@'), 1 => Just('\t'), 1 => Just('\r'), 1 => Just(','),
    ];
    collection::vec(sign, 0..longest) // Control signs are never in one (R189).
        .prop_map(|signs| samspel::domain::values::text::plain(String::from_iter(signs).into()))
}

fn any_consensus() -> impl Strategy<Value = Consensus> {
    let level = || option::of(select(Level::ALL.to_vec()));
    (
        select(QuestionSet::current().factors.iter().collect::<Vec<_>>()),
        level(),
        level(),
        option::of(2026_u16..2040),
        any_text(20),
        any_text(20),
    )
        .prop_map(|(factor, level, target_level, year, strengths, evidence)| Consensus {
            round: Some(Id::of(id("r"))),
            factor: factor.id.into(),
            level,
            target_level,
            target_year: year.and_then(Year::new),
            motivation: SECRET.into(),
            strengths,
            evidence,
            ..Consensus::default()
        })
}

/// A document with the round `r`.
pub fn any_document() -> impl Strategy<Value = Document> {
    let groups = collection::vec(option::weighted(0.9, select(ActorGroup::ALL)), 1..6);
    let response = |ids: Vec<String>| {
        let given = collection::vec(option::weighted(0.8, any_answer()), ids.len());
        (any::<Index>(), given).prop_map(move |(group, given)| {
            let given = ids.iter().zip(given);
            (
                group,
                given
                    .filter_map(|(id, answer)| Some((id.clone(), answer?)))
                    .collect::<Vec<_>>(),
            )
        })
    };
    let set = QuestionSet::current();
    let mut ids: Vec<String> = set
        .factors
        .iter()
        .flat_map(|factor| factor.statements)
        .map(|statement| statement.id.to_owned())
        .collect();
    ids.push("own1".into());
    (
        groups,
        collection::vec(response(ids), 0..40),
        SmallestGroup::LEAST..9,
        (any_text(10), any_text(10)),
        collection::vec(any_consensus(), 0..6),
        any_text(10),
    )
        .prop_map(|(groups, given, smallest, (title, contact), agreed, own)| {
            let round = Round {
                title,
                contact,
                purpose: SECRET.into(),
                reply_to: SECRET.into(),
                start: Date::parse("2026-09-01"),
                end: Date::parse("2026-11-22"),
                question_set: QuestionSet::current().id.into(),
                own_statements: vec![Id::of(id("own1"))],
                smallest_group: SmallestGroup::new(smallest).unwrap(),
                ..Round::default()
            };
            let own = OwnStatement {
                factor: "F03".into(),
                sv: own,
                ..OwnStatement::default()
            };
            let mut records: Vec<(RecordId, Record)> = vec![(id("r"), round.into()), (id("own1"), own.into())];
            for (place, (group, answers)) in given.into_iter().enumerate() {
                let response = Response {
                    round: Some(Id::of(id("r"))),
                    group: *group.get(&groups),
                    received: Date::parse("2026-11-22"),
                    name: SECRET.into(),
                    answers: answers.into_iter().collect(),
                    comments: [("F01".to_owned(), SECRET.to_owned())].into(),
                    evidence: [("F01".to_owned(), SECRET.to_owned())].into(),
                    ..Response::default()
                };
                records.push((id(&format!("a{place}")), response.into()));
            }
            for (place, agreed) in agreed.into_iter().enumerate() {
                records.push((id(&format!("c{place}")), agreed.into()));
            }
            Document::of(id("d"), records)
        })
}

pub fn results(document: &Document) -> Arc<Results> {
    let round = Id::of(id("r"));
    Results::of_round(document, &round, document.get(&round).unwrap())
}

pub fn shared(document: &Document) -> Option<SharedResults> {
    SharedResults::of_round(document, &Id::of(id("r")), &results(document), "Region \"X\"")
}
