//! The figures are those that another program works out, in another language and from the words of `docs/results.md` alone.

use std::sync::Arc;

use proptest::{
    collection, option,
    prelude::*,
    sample::{Index, select},
};
use samspel::domain::{
    assessment::{
        factors::QuestionSet,
        results::{
            Respondents, Responses, Results,
            counts::Counts,
            questions::Questions,
            tally::{GROUPS, Tally, group_at},
        },
    },
    records::{
        self_assessment::{Answer, Level, OwnStatement, Response, SmallestGroup},
        strategy::ActorGroup,
    },
    values::{
        field::Field,
        id::{Id, RecordId},
    },
};
use serde_json::{Map, Value, json};

use crate::other_program as independent;

const SETS: usize = 200;

#[derive(Debug)]
struct Case {
    smallest: SmallestGroup,
    own: Vec<(Id<OwnStatement>, OwnStatement)>,
    responses: Vec<Response>,
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        5 => select(Level::ALL.to_vec()).prop_map(Answer::Level),
        1 => Just(Answer::DontKnow),
        1 => Just(Answer::NotApplicable),
    ]
}

fn own() -> impl Strategy<Value = Vec<(Id<OwnStatement>, OwnStatement)>> {
    collection::vec(1..=14_u8, 0..3).prop_map(|factors| {
        let named = factors.into_iter().enumerate().map(|(place, factor)| {
            let statement = OwnStatement {
                factor: format!("F{factor:02}"),
                ..OwnStatement::default()
            };
            (Id::of(RecordId::new(&format!("own{place}")).unwrap()), statement)
        });
        named.collect()
    })
}

/// Responses of few or many groups; in some sets nearly everybody answers alike, and some leave statements out.
fn case() -> impl Strategy<Value = Case> {
    let groups = prop_oneof![
        collection::vec(option::weighted(0.9, select(ActorGroup::ALL)), 1..3),
        collection::vec(option::weighted(0.9, select(ActorGroup::ALL)), 3..9),
    ];
    (own(), groups, 3..8_u16, 0.0..1.0_f64, 0.3..1.0_f64).prop_flat_map(|(own, groups, smallest, alike, reached)| {
        let set = QuestionSet::current();
        let statements = set.factors.iter().flat_map(|factor| factor.statements);
        let mut ids: Vec<String> = statements.map(|statement| statement.id.into()).collect();
        ids.extend(own.iter().map(|(id, _)| id.as_str().to_owned()));
        ids.push("F99.9".into());
        let common = collection::vec(answer(), ids.len());
        let one = move |ids: Vec<String>, common: Vec<Answer>, groups: Vec<Option<ActorGroup>>| {
            let given = collection::vec(
                (option::weighted(reached, answer()), proptest::bool::weighted(alike)),
                ids.len(),
            );
            (any::<Index>(), given).prop_map(move |(group, given)| {
                let given = ids.iter().zip(given).zip(&common);
                let answers = given.filter_map(|((id, (answer, as_others)), common)| {
                    let answer = answer?;
                    Some((id, if as_others { *common } else { answer }))
                });
                Response {
                    group: *group.get(&groups),
                    answers: answers.collect(),
                    ..Response::default()
                }
            })
        };
        common.prop_flat_map(move |common| {
            let own = own.clone();
            let response = one(ids.clone(), common, groups.clone());
            collection::vec(response, 0..60).prop_map(move |responses| Case {
                smallest: SmallestGroup::new(smallest).unwrap(),
                own: own.clone(),
                responses,
            })
        })
    })
}

fn asked(case: &Case) -> Value {
    let responses = case.responses.iter().map(|response| {
        let answers: Map<String, Value> = response
            .answers
            .iter()
            .map(|(id, answer)| (id, answer.write().unwrap()))
            .collect();
        json!({ "group": response.group.map(ActorGroup::code), "answers": answers })
    });
    let own = case
        .own
        .iter()
        .map(|(id, own)| json!({ "id": id.as_str(), "factor": own.factor }));
    json!({
        "smallest": case.smallest.get(),
        "own": own.collect::<Vec<_>>(),
        "responses": responses.collect::<Vec<_>>(),
    })
}

fn everybody() -> impl Iterator<Item = Respondents> {
    (0..GROUPS).map(|place| Respondents::Group(group_at(place)))
}

fn described(counts: Option<&Counts>) -> Value {
    counts.map_or(Value::Null, |counts| {
        let quartiles = counts
            .quartiles()
            .map(|q| [q.first, q.median, q.third].map(|value| value.to_string()));
        json!({ "counts": counts.all(), "quartiles": quartiles })
    })
}

fn shown(case: &Case) -> Value {
    let own: Vec<_> = case.own.iter().map(|(id, own)| (id.clone(), own)).collect();
    let questions = Arc::new(Questions::new(QuestionSet::current(), &own));
    let tally = Tally::count(&questions, &case.responses);
    let results = Results::of(questions.clone(), &tally, case.smallest);
    let number = |who| match results.responses(who) {
        Responses::Shown(count) => Some(count),
        Responses::Hidden => None,
    };
    let one = |of: &dyn Fn(Respondents) -> Value, differs: bool| json!({ "all": of(Respondents::All), "groups": everybody().map(of).collect::<Vec<_>>(), "differs": differs });
    let statements = questions.statements.iter().enumerate().map(|(place, asked)| {
        let of = |who| described(results.statement(place, who));
        (asked.id.clone(), one(&of, results.statement_differs(place)))
    });
    let factors = questions.factors.iter().enumerate().map(|(place, asked)| {
        let of = |who| {
            let figures = results.factor(place, who);
            described(figures.map(|figures| figures.counts).as_ref())
        };
        (asked.factor.id.to_owned(), one(&of, results.factor_differs(place)))
    });
    json!({
        "responses": { "all": number(Respondents::All), "groups": everybody().map(number).collect::<Vec<_>>() },
        "statements": statements.collect::<Map<_, _>>(),
        "factors": factors.collect::<Map<_, _>>(),
    })
}

// R111
#[test]
fn two_programs_show_the_same_of_200_rounds() {
    let cases = independent::cases(case, SETS, 7);
    let theirs = independent::other_program("results.mjs", &cases.iter().map(asked).collect());
    assert_eq!(theirs.len(), SETS);
    let mut hidden = 0;
    for (case, theirs) in cases.iter().zip(&theirs) {
        let ours = shown(case);
        hidden += usize::from(ours["responses"]["groups"].as_array().unwrap().contains(&Value::Null));
        for part in ["responses", "statements", "factors"] {
            assert_eq!(&ours[part], &theirs[part], "{part} of {}", asked(case));
        }
    }
    // The sets are of both kinds.
    assert!((20..SETS - 20).contains(&hidden), "{hidden} of {SETS} hide a group");
}
