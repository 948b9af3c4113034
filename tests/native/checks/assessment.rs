//! The self-assessment.

use samspel::domain::{
    checks::Check,
    records::{
        dialogue::DialogueTopic,
        document::Document,
        plan::{Action, Priority, PriorityStatus},
        record::Record,
        self_assessment::{Answer, Consensus, Importance, Level, Response, Round, RoundState},
        strategy::ActorGroup,
    },
    values::order::Order,
};

use super::{all, document, finds, id, raw};

fn response(level: u8, evidence: &str) -> Response {
    let answer = Answer::Level(Level::new(level).unwrap());
    Response {
        round: Some(id("round")),
        answers: ["F03.1", "F03.2"]
            .map(|id| (id, answer))
            .into_iter()
            .collect(),
        evidence: [("F03".into(), evidence.into())].into(),
        ..Response::default()
    }
}

fn assessed(level: u8, evidence: &str, priority: Priority) -> Document {
    document([
        ("round", Round::default().into()),
        ("response", response(level, evidence).into()),
        ("priority", priority.into()),
    ])
}

fn answering(status: PriorityStatus) -> Priority {
    Priority {
        factors: vec!["F03".into()],
        status,
        ..Priority::default()
    }
}

#[test]
fn s101_a_gap_needs_a_priority() {
    let check = Check::GapWithoutPriority;
    let none = Priority::default;
    assert!(finds(&assessed(1, "", none()), check, "response"));
    assert!(!finds(&assessed(2, "", none()), check, "response"));
    let draft = answering(PriorityStatus::Draft);
    assert!(!finds(&assessed(1, "", draft), check, "response"));
    let archived = answering(PriorityStatus::Archived);
    assert!(finds(&assessed(1, "", archived), check, "response"));
}

#[test]
fn s101_names_the_factor() {
    let found = all(&assessed(0, "", Priority::default()));
    assert!(
        found
            .iter()
            .any(|finding| finding.check == Check::GapWithoutPriority
                && finding.factor == Some("F03"))
    );
}

#[test]
fn s102_a_high_level_needs_evidence() {
    let check = Check::HighLevelWithoutEvidence;
    let none = Priority::default;
    assert!(finds(&assessed(3, " ", none()), check, "response"));
    assert!(!finds(
        &assessed(3, "Avtalet 2025", none()),
        check,
        "response"
    ));
    assert!(!finds(&assessed(2, "", none()), check, "response"));
}

#[test]
fn only_the_latest_round_speaks_of_today() {
    let later = Round {
        order: Order::after(Some(&Order::default())),
        ..Round::default()
    };
    let document = document([
        ("round", Round::default().into()),
        ("later", later.into()),
        ("response", response(0, "").into()),
    ]);
    assert!(!finds(&document, Check::GapWithoutPriority, "response"));
}

#[test]
fn an_unanswered_assessment_has_no_findings() {
    let document = document([
        ("round", Round::default().into()),
        (
            "response",
            Response {
                round: Some(id("round")),
                ..Response::default()
            }
            .into(),
        ),
    ]);
    assert_eq!(all(&document), []);
}

fn level(number: u8) -> Option<Level> {
    Level::new(number)
}

/// A document with a round, responses of a group that each give one level to all statements of F03, and other records.
fn answered(groups: &[(ActorGroup, &[u8])], others: &[(&str, Record)]) -> Document {
    let mut records = vec![(raw("round"), Round::default().into())];
    let mut count = 0;
    for (group, levels) in groups {
        for number in *levels {
            let answer = Answer::Level(Level::new(*number).unwrap());
            let response = Response {
                round: Some(id("round")),
                group: Some(*group),
                received: samspel::domain::values::date::Date::parse("2026-11-22"),
                answers: ["F03.1", "F03.2"]
                    .map(|id| (id, answer))
                    .into_iter()
                    .collect(),
                ..Response::default()
            };
            records.push((raw(&format!("response-{count}")), response.into()));
            count += 1;
        }
    }
    records.extend(others.iter().map(|(id, record)| (raw(id), record.clone())));
    Document::of(raw("d"), records)
}

fn agreed(consensus: Consensus) -> Record {
    Consensus {
        round: Some(id("round")),
        factor: "F03".into(),
        ..consensus
    }
    .into()
}

fn topic() -> Record {
    DialogueTopic {
        factors: vec!["F03".into()],
        ..DialogueTopic::default()
    }
    .into()
}

// R147
#[test]
fn s101_takes_the_agreed_level_before_what_the_answers_show() {
    let check = Check::GapWithoutPriority;
    let low = answered(&[(ActorGroup::Region, &[1; 6])], &[]);
    assert!(finds(&low, check, "round"));
    let two = agreed(Consensus {
        level: level(2),
        ..Consensus::default()
    });
    let risen = answered(&[(ActorGroup::Region, &[1; 6])], &[("agreed", two)]);
    assert!(!finds(&risen, check, "round"));
    let one = agreed(Consensus {
        level: level(1),
        ..Consensus::default()
    });
    let fallen = answered(&[(ActorGroup::Region, &[4; 6])], &[("agreed", one)]);
    assert!(finds(&fallen, check, "agreed"));
}

// R147
#[test]
fn s101_and_s103_say_nothing_of_answers_that_may_not_be_shown() {
    let few = answered(&[(ActorGroup::Region, &[0, 0, 4, 4])], &[]);
    assert_eq!(all(&few), []);
}

#[test]
fn s102_an_agreed_high_level_needs_evidence() {
    let with = |number, evidence: &str| {
        let consensus = Consensus {
            level: level(number),
            evidence: evidence.into(),
            ..Consensus::default()
        };
        answered(&[], &[("agreed", agreed(consensus))])
    };
    let check = Check::HighLevelWithoutEvidence;
    assert!(finds(&with(3, " "), check, "agreed"));
    assert!(!finds(&with(3, "Avtalet 2025"), check, "agreed"));
    assert!(!finds(&with(2, ""), check, "agreed"));
}

#[test]
fn s103_differing_pictures_are_taken_up() {
    let check = Check::DifferingWithoutTopic;
    let apart: &[(ActorGroup, &[u8])] = &[(ActorGroup::Region, &[0, 0, 0, 3, 3, 3])];
    assert!(finds(&answered(apart, &[]), check, "round"));
    assert!(!finds(
        &answered(apart, &[("topic", topic())]),
        check,
        "round"
    ));
    let alike: &[(ActorGroup, &[u8])] = &[(ActorGroup::Region, &[2, 2, 2, 3, 3, 3])];
    assert!(!finds(&answered(alike, &[]), check, "round"));
}

fn closed(state: RoundState, invited: &[ActorGroup]) -> Document {
    let round = Round {
        state,
        invited: invited
            .iter()
            .map(|group| group.code().to_owned())
            .collect(),
        ..Round::default()
    };
    answered(&[(ActorGroup::Region, &[2; 6])], &[("round", round.into())])
}

#[test]
fn s104_an_invited_group_that_has_not_answered_is_named_when_the_round_is_closed() {
    let check = Check::GroupWithoutResponse;
    let invited = [ActorGroup::Region, ActorGroup::Business];
    let silent = closed(RoundState::Closed, &invited);
    assert!(finds(&silent, check, "round"));
    let found = all(&silent);
    let groups = found.iter().find(|finding| finding.check == check);
    assert_eq!(groups.unwrap().groups, [ActorGroup::Business]);
    for (state, invited) in [
        (RoundState::Open, &invited[..]),
        (RoundState::Closed, &[ActorGroup::Region]),
        (RoundState::Closed, &[]),
        (RoundState::Archived, &invited),
    ] {
        assert!(!finds(&closed(state, invited), check, "round"), "{state:?}");
    }
}

#[test]
fn s105_something_is_made_of_a_large_gap_that_matters() {
    let check = Check::WeightyGapWithoutAnything;
    let gap = |importance, target, others: &[(&str, Record)]| {
        let consensus = agreed(Consensus {
            level: level(2),
            target_level: level(target),
            importance: Importance::new(importance),
            ..Consensus::default()
        });
        let mut records = vec![("agreed", consensus)];
        records.extend(others.iter().cloned());
        answered(&[], &records)
    };
    assert!(finds(&gap(4, 4, &[]), check, "agreed"));
    assert!(!finds(&gap(3, 4, &[]), check, "agreed"));
    assert!(!finds(&gap(4, 3, &[]), check, "agreed"));
    assert!(!finds(&gap(0, 4, &[]), check, "agreed"), "not weighed");
    let action = Action {
        statements: vec!["F03.2".into()],
        ..Action::default()
    };
    assert!(!finds(
        &gap(5, 4, &[("action", action.into())]),
        check,
        "agreed"
    ));
    assert!(!finds(&gap(5, 4, &[("topic", topic())]), check, "agreed"));
}

#[test]
fn an_archived_round_gives_way_to_the_one_before() {
    let archived = Round {
        state: RoundState::Archived,
        order: Order::after(Some(&Order::default())),
        ..Round::default()
    };
    let document = document([
        ("round", Round::default().into()),
        ("later", archived.into()),
        ("response", response(0, "").into()),
    ]);
    assert!(finds(&document, Check::GapWithoutPriority, "response"));
}
