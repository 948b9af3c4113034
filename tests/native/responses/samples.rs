//! Any invitation and any response.

use std::collections::BTreeMap;

use proptest::{collection, option, prelude::*, sample};
use samspel::domain::{
    assessment::{factors::QuestionSet, invitation::Invitation, response_file::ResponseFile},
    records::{
        self_assessment::{Answer, Answers, Level, OwnStatement, RespondentRole, SmallestGroup},
        strategy::ActorGroup,
    },
    values::{
        amount::Count,
        date::Date,
        id::{Id, RecordId},
        text::plain,
    },
};

pub fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

pub fn any_id() -> impl Strategy<Value = RecordId> {
    "[A-Za-z0-9._-]{1,20}".prop_map(|text| id(&text))
}

/// A text as somebody may write it, with what JSON escapes.
pub fn any_text(longest: usize) -> impl Strategy<Value = String> {
    collection::vec(
        prop_oneof![8 => any::<char>(), 1 => Just('"'), 1 => Just('\\'), 1 => Just('\n')],
        0..longest,
    )
    // Control signs are never in one (R189).
    .prop_map(|signs| plain(String::from_iter(signs).into()))
}

pub fn any_date() -> impl Strategy<Value = Date> {
    (2020_u16..2040, 1_u8..=12, 1_u8..=28).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

pub fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        5 => sample::select(Level::ALL.to_vec()).prop_map(Answer::Level),
        1 => Just(Answer::DontKnow),
        1 => Just(Answer::NotApplicable),
    ]
}

/// The ids of every statement of the set.
pub fn statements() -> Vec<&'static str> {
    let factors = QuestionSet::current().factors.iter();
    factors
        .flat_map(|factor| factor.statements)
        .map(|statement| statement.id)
        .collect()
}

fn any_statement() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => sample::select(statements()).prop_map(str::to_owned),
        1 => "[a-z0-9]{13}",
    ]
}

fn any_answers() -> impl Strategy<Value = Answers> {
    collection::vec((any_statement(), any_answer()), 1..80).prop_map(Answers::from_iter)
}

fn any_texts() -> impl Strategy<Value = BTreeMap<String, String>> {
    let text = any_text(40).prop_filter("what says nothing is not kept", |text| !text.is_empty());
    collection::btree_map("F(0[1-9]|1[0-4])", text, 0..5)
}

prop_compose! {
    pub fn any_response()(
        ids in (any_id(), any_id(), option::of(any_id())),
        texts in (any_text(20), "[a-z]{1,20}-[0-9]", any_text(20)),
        revision in any::<u32>(),
        group in option::of(sample::select(ActorGroup::ALL)),
        role in sample::select(RespondentRole::ALL),
        answered in option::of(any_date()),
        answers in any_answers(),
        comments in any_texts(),
        evidence in any_texts(),
    ) -> ResponseFile {
        let (id, round, document) = ids;
        let (title, question_set, name) = texts;
        ResponseFile {
            document, title, question_set, revision: Count(revision), group, role, name, answered, answers, comments, evidence,
            ..ResponseFile::empty(Id::of(id), Id::of(round))
        }
    }
}

prop_compose! {
    fn any_own_statement()(factor in "F(0[1-9]|1[0-4])", sv in any_text(30), en in any_text(30)) -> OwnStatement {
        OwnStatement { factor, sv, en, ..OwnStatement::default() }
    }
}

prop_compose! {
    pub fn any_invitation()(
        document in any_id(),
        round in any_id(),
        texts in (any_text(20), any_text(200), any_text(20), any_text(60)),
        county in "[0-9]{0,2}",
        question_set in "[a-z]{1,20}-[0-9]",
        groups in sample::subsequence(ActorGroup::ALL.to_vec(), 0..=ActorGroup::ALL.len()),
        own in collection::btree_map(any_id(), any_own_statement(), 0..8),
        smallest in SmallestGroup::LEAST..=SmallestGroup::MOST,
        end in option::of(any_date()),
    ) -> Invitation {
        let (title, purpose, region, reply_to) = texts;
        Invitation {
            document,
            round: Id::of(round),
            title, purpose, region, county, question_set, groups,
            own_statements: own.into_iter().map(|(id, statement)| (Id::of(id), statement)).collect(),
            smallest_group: SmallestGroup::new(smallest).unwrap(),
            end,
            reply_to,
        }
    }
}

/// A response with every statement answered and no texts.
pub fn full_response() -> ResponseFile {
    let answer = |(place, id): (usize, &'static str)| {
        // Answers as people give them: mostly in the middle, here and there something else.
        let answer = match place % 13 {
            5 => Answer::DontKnow,
            9 => Answer::NotApplicable,
            other => Answer::Level(Level::ALL[(other * 7 + place / 5) % 5]),
        };
        (id, answer)
    };
    ResponseFile {
        document: Some(id("3f9k2m7q1v8xa")),
        title: "Hösten 2026".into(),
        question_set: QuestionSet::current().id.into(),
        revision: Count(1),
        group: Some(ActorGroup::Municipality),
        role: RespondentRole::Officer,
        answered: Date::parse("2026-11-22"),
        answers: statements().into_iter().enumerate().map(answer).collect(),
        ..ResponseFile::empty(Id::of(id("7m2c9xk4w0q1e")), Id::of(id("0p8r5t2v6y3za")))
    }
}
