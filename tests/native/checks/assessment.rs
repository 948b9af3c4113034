//! The self-assessment.

use samspel::domain::{
    checks::Check,
    document::Document,
    order::Order,
    plan::{Priority, PriorityStatus},
    self_assessment::{Answer, Level, Response, Round},
};

use super::{all, document, finds, id};

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
