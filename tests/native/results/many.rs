//! A round with many responses.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use samspel::domain::{
    assessment::{
        factors::QuestionSet,
        results::{Respondents, Responses, Results},
    },
    records::{
        document::Document,
        record::Record,
        self_assessment::{Answer, Level, Response, Round},
        strategy::ActorGroup,
    },
    values::id::{Id, RecordId},
};

const RESPONSES: usize = 10_000;

/// How long a choice may take.
const LONGEST: Duration = Duration::from_millis(50);

/// How often a choice is made: others at work on the machine hold one of them up, but not all.
const TURNS: usize = 5;

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

/// A round that every group has answered, in turn.
fn document() -> Document {
    let statements: Vec<&str> = QuestionSet::current()
        .factors
        .iter()
        .flat_map(|factor| factor.statements.iter().map(|statement| statement.id))
        .collect();
    let response = |number: usize| {
        let levels = Level::ALL.into_iter().cycle().skip(number % 5).map(Answer::Level);
        let response = Response {
            round: Some(Id::of(id("round"))),
            group: Some(ActorGroup::ALL[number % ActorGroup::ALL.len()]),
            answers: statements.iter().zip(levels).collect(),
            ..Response::default()
        };
        (id(&format!("response-{number}")), Record::from(response))
    };
    let round = (id("round"), Record::from(Round::default()));
    Document::of(id("document"), (0..RESPONSES).map(response).chain([round]))
}

// R118
#[test]
fn ten_thousand_responses_are_counted_once_and_every_choice_of_group_is_read_at_once() {
    let document = document();
    let id = Id::<Round>::of(id("round"));
    let round = document.get(&id).unwrap();
    let first = Results::of_round(&document, &id, round);
    assert_eq!(first.total, Responses::Shown(10_000));
    let groups = first.shown_groups();
    assert_eq!(groups.len(), ActorGroup::ALL.len());
    for who in groups.into_iter().map(Respondents::Group).chain([Respondents::All]) {
        let read = |_| {
            let began = Instant::now();
            let results = Results::of_round(&document, &id, round);
            let factors = 0..results.questions.factors.len();
            let figures = factors.map(|factor| results.factor(factor, who).unwrap());
            let counted: u32 = figures.map(|figures| figures.counts.n()).sum();
            let took = began.elapsed();
            assert!(Arc::ptr_eq(&results, &first), "counted again");
            assert_eq!(results.responses(who), Responses::Shown(counted / 52), "{who:?}");
            took
        };
        let quickest = (0..TURNS).map(read).min().unwrap();
        assert!(quickest <= LONGEST, "{who:?}: {quickest:?}");
    }
}
