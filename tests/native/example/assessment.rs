//! The self-assessment of the example shows something wherever the app has something to show of one.

use std::collections::BTreeSet;

use samspel::domain::{
    assessment::{
        comparison::{self, compare},
        factors::QuestionSet,
        gaps::{self, Distance},
        results::{DIFFERENT, Respondents, Responses, Results, change, movement::RoundsSince},
    },
    records::{
        dialogue::DialogueTopic,
        document::Document,
        grounded::grounded,
        plan::{Action, Priority},
        self_assessment::{Answer, Consensus, OwnStatement, Response, Round, RoundState},
    },
    values::id::Id,
};

use super::example;

/// The earlier round and the present one.
fn rounds(document: &Document) -> [(Id<Round>, &Round); 2] {
    document.ordered::<Round>().try_into().expect("two rounds")
}

fn results(document: &Document, (id, round): &(Id<Round>, &Round)) -> std::sync::Arc<Results> {
    Results::of_round(document, id, round)
}

/// How the factors have moved since the earlier round, by their ids.
fn moved(document: &Document) -> Vec<(&'static str, f64)> {
    let [before, now] = rounds(document);
    let (before, now) = (results(document, &before), results(document, &now));
    let factors = now.questions.factors.iter().enumerate();
    factors
        .map(|(place, asked)| {
            let change = change::of_factor(&now, &before, place, Respondents::All).unwrap();
            (asked.factor.id, change.moved().unwrap())
        })
        .collect()
}

#[test]
fn its_own_answers_are_whole_with_every_kind_of_answer() {
    let example = example();
    let [_, (round, _)] = rounds(&example);
    let (_, response) = Response::of_round(&example, &round).unwrap();
    let asked: BTreeSet<&str> = QuestionSet::current()
        .factors
        .iter()
        .flat_map(|factor| factor.statements.iter().map(|statement| statement.id))
        .collect();
    assert_eq!(asked.len(), 52);
    let own: Vec<_> = example.all::<OwnStatement>().map(|(id, _)| id).collect();
    let own: BTreeSet<&str> = own.iter().map(Id::as_str).collect();
    let ids: Vec<_> = response.answers.iter().map(|(id, _)| id).collect();
    let answered: BTreeSet<_> = ids.iter().map(String::as_str).collect();
    assert_eq!(answered, asked.union(&own).copied().collect());
    let levels: BTreeSet<_> = response
        .answers
        .iter()
        .filter_map(|(_, answer)| answer.level())
        .collect();
    assert_eq!(levels.len(), 5);
    for outside in [Answer::DontKnow, Answer::NotApplicable] {
        assert!(response.answers.iter().any(|(_, answer)| answer == outside));
    }
    for factor in response.comments.keys().chain(response.evidence.keys()) {
        assert!(QuestionSet::current().factor(factor).is_some(), "{factor}");
    }
}

// R251
#[test]
fn of_an_earlier_and_the_present_round_every_group_and_every_statement_is_shown() {
    let example = example();
    let rounds = rounds(&example);
    assert_eq!(rounds[0].1.state, RoundState::Closed);
    assert_eq!(rounds[1].1.state, RoundState::Open);
    for round in &rounds {
        let results = results(&example, round);
        assert!(
            matches!(results.total, Responses::Shown(25..=40)),
            "{:?}",
            results.total
        );
        let groups = results.shown_groups();
        assert_eq!(groups.len(), 5);
        assert_eq!(groups, results.groups());
        assert!(groups.iter().flatten().all(|group| round.1.names(*group)));
        assert_eq!(results.excess(round.1), []);
        let everybody = [Respondents::All].into_iter();
        for respondents in everybody.chain(groups.into_iter().map(Respondents::Group)) {
            for (place, asked) in results.questions.statements.iter().enumerate() {
                let shown = results.statement(place, respondents);
                assert!(shown.is_some(), "{} of {respondents:?}", asked.id);
            }
            for (place, asked) in results.questions.factors.iter().enumerate() {
                let median = results.factor(place, respondents).unwrap().counts.median();
                assert!(median.is_some(), "{} of {respondents:?}", asked.factor.id);
            }
        }
    }
}

// R251
#[test]
fn every_respondent_has_answered_what_the_round_asks_and_somebody_has_written_on_every_factor() {
    let example = example();
    for (id, round) in rounds(&example) {
        let results = Results::of_round(&example, &id, round);
        for (response, answered) in Response::counted(&example, &id) {
            for (statement, _) in answered.answers.iter() {
                let is_asked = results.questions.statement_place(&statement).is_some();
                assert!(is_asked, "{response:?} {statement}");
            }
            let day = answered.answered.unwrap();
            assert!(round.start.unwrap() <= day && day <= round.end.unwrap(), "{response:?}");
            assert!(answered.received.is_none_or(|received| received >= day), "{response:?}");
        }
    }
    let [_, (id, _)] = rounds(&example);
    for factor in QuestionSet::current().factors {
        let mut counted = Response::counted(&example, &id);
        assert!(
            counted.any(|(_, one)| one.comments.contains_key(factor.id)),
            "{}",
            factor.id
        );
    }
}

// R252
#[test]
fn between_the_rounds_some_factors_rise_one_falls_and_the_others_stay() {
    let example = example();
    let moved = moved(&example);
    let of = |way: fn(f64) -> bool| -> Vec<&str> {
        let found = moved.iter().filter(|(_, by)| way(*by));
        found.map(|(factor, _)| *factor).collect()
    };
    assert_eq!(of(|by| by > 0.0), ["F03", "F04", "F09", "F11", "F14"]);
    assert_eq!(of(|by| by < 0.0), ["F08"]);
    // A region does not leap in a year.
    assert!(moved.iter().all(|(_, by)| by.abs() <= 1.0), "{moved:?}");
}

// R252
#[test]
fn what_is_made_of_the_earlier_round_shows_what_has_become_of_it() {
    let example = example();
    let [(before, _), (now, _)] = rounds(&example);
    let made = grounded(&example);
    let of_round = |round: &Id<Round>| {
        let from = made
            .iter()
            .filter(|(_, one)| one.grounds().unwrap().round == Some(round));
        from.map(|(_, one)| one.kind().to_owned()).collect::<BTreeSet<_>>()
    };
    assert_eq!(of_round(&before).len(), 3, "a priority, an action and a topic");
    assert!(!of_round(&now).is_empty());
    let since = RoundsSince::of(&example, &before);
    let moved = |factor: &str| since.factor(&example, factor);
    // Both what was answered and what was agreed on.
    for factor in ["F03", "F08"] {
        assert!(
            moved(factor)
                .iter()
                .any(|one| one.median.is_some() && one.agreed.is_some())
        );
    }
    for (_, record) in &made {
        let grounds = record.grounds().unwrap();
        if grounds.round == Some(&before) {
            assert!(grounds.factors.iter().all(|factor| !moved(factor).is_empty()));
        }
    }
}

// R253
#[test]
fn workshops_have_agreed_on_levels_with_reasons_and_weights() {
    let example = example();
    for (id, round) in rounds(&example) {
        let agreed: Vec<_> = example
            .all::<Consensus>()
            .filter(|(_, one)| one.round.as_ref() == Some(&id))
            .collect();
        let factors: BTreeSet<_> = agreed.iter().map(|(_, one)| &one.factor).collect();
        assert_eq!(factors.len(), agreed.len(), "a factor is agreed on once");
        assert!(agreed.iter().filter(|(_, one)| one.level.is_some()).count() >= 6);
        for (id, one) in agreed {
            assert!(one.date.unwrap() > round.end.unwrap(), "{id:?}");
            assert!(one.importance.is_some() && !one.motivation.is_empty(), "{id:?}");
        }
    }
}

// R253
#[test]
fn its_gaps_lie_in_every_part_of_the_matrix_and_something_is_made_of_them() {
    let example = example();
    let [_, now] = rounds(&example);
    let gaps = gaps::of_round(&example, &now.0, &results(&example, &now));
    let distances: BTreeSet<_> = gaps.iter().map(gaps::Gap::distance).collect();
    for distance in [
        Distance::Unknown,
        Distance::Reached,
        Distance::AtMost(1),
        Distance::AtMost(2),
    ] {
        assert!(distances.contains(&distance), "{distance:?}");
    }
    let weighed: BTreeSet<_> = gaps.iter().filter_map(|gap| gap.importance).collect();
    assert!(weighed.len() >= 4);
    assert!(gaps.iter().all(|gap| gap.present.is_some()));
    assert!((2..=5).contains(&gaps.iter().filter(|gap| gap.differs).count()));
    let made = grounded(&example);
    for gap in gaps.iter().filter(|gap| gap.weight() >= Some(8.0)) {
        let is_answered = made.iter().any(|(_, one)| one.grounds().unwrap().names(gap.factor.id));
        // The one of which nothing is made is for the checks to find.
        assert_eq!(is_answered, gap.factor.id != "F08", "{}", gap.factor.id);
    }
    assert!(example.all::<Priority>().any(|(_, one)| !one.statements.is_empty()));
    assert!(example.all::<Action>().any(|(_, one)| !one.statements.is_empty()));
    assert!(example.all::<DialogueTopic>().any(|(_, one)| !one.outcome.is_empty()));
}

// R253
#[test]
fn two_other_regions_can_be_compared_and_learnt_from() {
    let example = example();
    let [_, now] = rounds(&example);
    let here = results(&example, &now);
    let others = comparison::others(&example);
    assert_eq!(others.len(), 2);
    let each: Vec<_> = others.iter().map(|(_, one)| *one).collect();
    for (factor, compared) in QuestionSet::current().factors.iter().zip(compare(&here, &each)) {
        assert!(compared.ours.median().is_some(), "{}", factor.id);
        assert!(
            compared.theirs.iter().all(|one| one.median().is_some()),
            "{}",
            factor.id
        );
    }
    for (id, other) in &others {
        let (common, asked) = comparison::in_common(&here, other);
        assert!(common * 10 >= asked * 9, "{id:?}");
        for (statement, counts) in &other.statements {
            assert!(counts.answered() <= other.responses.0, "{id:?} {statement}");
        }
        let from = comparison::lessons(&here, &[(id.clone(), *other)]);
        assert!(!from.is_empty(), "there is nothing to learn from {id:?}");
        for (place, _) in from {
            let factor = QuestionSet::current().factors[place].id;
            assert!(other.strengths.contains_key(factor), "{id:?} says nothing of {factor}");
        }
    }
}

// R253
#[test]
fn differing_views_reach_from_groups_to_statements() {
    let example = example();
    for round in rounds(&example) {
        let results = results(&example, &round);
        let statements = 0..results.questions.statements.len();
        assert!(statements.filter(|place| results.statement_differs(*place)).count() >= 5);
        let factors = 0..results.questions.factors.len();
        let apart = |place: usize| {
            let figures = results.factor(place, Respondents::All).unwrap();
            figures.counts.quartiles().unwrap().spread() >= DIFFERENT
        };
        assert!(factors.clone().any(apart) && !factors.clone().all(apart));
        assert!(factors.clone().any(|place| results.factor_differs(place)));
    }
}
