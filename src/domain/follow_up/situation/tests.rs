use proptest::{collection::vec, prelude::*, sample::select};

use super::*;
use crate::domain::{
    records::{
        action_parts::Milestone,
        indicator::Measurement,
        plan::{ActionStatus, JudgedProgress, PriorityStatus, Target},
        record::Record,
    },
    values::{
        amount::{Amount, Year},
        id::RecordId,
    },
};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn raw(id: &str) -> RecordId {
    RecordId::new(id).unwrap()
}

fn id<T>(text: &str) -> Id<T> {
    Id::of(raw(text))
}

fn document(records: Vec<(String, Record)>) -> (Document, References) {
    let records = records.into_iter().map(|(name, record)| (raw(&name), record));
    let document = Document::of(raw("d"), records);
    let references = References::of(&document);
    (document, references)
}

fn of(records: Vec<(&str, Record)>) -> Situation {
    let (document, references) = document(records.into_iter().map(|(name, one)| (name.to_owned(), one)).collect());
    Situation::of(&document, &references, day("2026-06-15"), day("2026-07-13"))
}

fn action(priorities: &[&str], plan: Option<&str>, progress: JudgedProgress) -> Action {
    Action {
        priorities: priorities.iter().map(|priority| id(priority)).collect(),
        plan: plan.map(id),
        progress,
        ..Action::default()
    }
}

/// A target of an action that goes from 0 in 2024 to 10 in 2028.
fn target(action: &str) -> Record {
    let target = Target {
        action: Some(id(action)),
        baseline: Amount::new(0.0),
        baseline_year: Year::new(2024),
        value: Amount::new(10.0),
        year: Year::new(2028),
        ..Target::default()
    };
    target.into()
}

fn measured(of: &str, value: f64) -> Record {
    let measured = Measurement {
        of: Some(raw(of)),
        year: Year::new(2025),
        value: Amount::new(value),
        ..Measurement::default()
    };
    measured.into()
}

// R510
#[test]
fn what_is_not_measured_is_counted_as_that_and_not_as_behind() {
    let situation = of(vec![
        ("p", Priority::default().into()),
        ("a", action(&["p"], None, JudgedProgress::Ongoing).into()),
        ("t1", target("a")),
        ("t2", target("a")),
        ("t3", target("a")),
        ("t4", target("a")),
        ("v2", measured("t2", 0.0)),
        ("v3", measured("t3", 5.0)),
        ("v4", measured("t4", 1.0)),
    ]);
    let targets = &situation.priorities[0].targets;
    assert_eq!(targets.total(), 4);
    assert_eq!(targets.of(TargetStatus::NotMeasured), 1);
    assert_eq!(targets.of(TargetStatus::Behind), 2);
    assert_eq!(targets.of(TargetStatus::OnTrack), 1);
    // Those that there are none of are not there at all.
    let order = |status| (status != TargetStatus::Behind, status == TargetStatus::OnTrack);
    let told: Vec<_> = targets.in_order(order).into_iter().map(|(status, _)| status).collect();
    assert_eq!(
        told,
        [TargetStatus::Behind, TargetStatus::NotMeasured, TargetStatus::OnTrack]
    );
}

// R510
#[test]
fn an_action_is_counted_once_for_each_priority_that_it_serves_by_itself_or_by_its_plan() {
    let plan = ActionPlan {
        priorities: vec![id("p"), id("q"), id("old")],
        ..ActionPlan::default()
    };
    let archived = Priority {
        status: PriorityStatus::Archived,
        ..Priority::default()
    };
    let situation = of(vec![
        ("old", archived.into()),
        ("p", Priority::default().into()),
        ("plan", plan.into()),
        ("q", Priority::default().into()),
        ("a", action(&["p"], Some("plan"), JudgedProgress::Late).into()),
        ("b", action(&["old"], None, JudgedProgress::Done).into()),
        ("c", action(&["p"], None, JudgedProgress::Done).into()),
        // That it is cancelled is told; its targets are nobody's any more.
        ("e", action(&["p"], None, JudgedProgress::Cancelled).into()),
        ("t", target("e")),
    ]);
    let goes = |at: usize| {
        let actions = &situation.priorities[at].actions;
        [
            actions.of(Progress::Late),
            actions.of(Progress::Done),
            actions.of(Progress::Cancelled),
            actions.total(),
        ]
    };
    assert_eq!(situation.priorities.len(), 2);
    assert_eq!((goes(0), goes(1)), ([1, 1, 1, 3], [1, 0, 0, 1]));
    assert_eq!(situation.priorities[0].targets.total(), 0);
    assert_eq!(situation.serving_none, 1);
}

// R510
#[test]
fn the_review_that_is_told_is_the_priority_s_own_latest_that_has_been_held() {
    let review = |of: &str, date: &str, decision| Review {
        of: Some(raw(of)),
        date: Date::parse(date),
        decision,
        ..Review::default()
    };
    let plan = ActionPlan {
        priorities: vec![id("p")],
        ..ActionPlan::default()
    };
    let situation = of(vec![
        ("begun", review("p", "", ReviewDecision::Unstated).into()),
        ("coming", review("p", "2026-09-01", ReviewDecision::Unstated).into()),
        ("early", review("p", "2025-03-01", ReviewDecision::End).into()),
        ("last", review("p", "2026-03-01", ReviewDecision::Change).into()),
        ("of-plan", review("plan", "2026-05-01", ReviewDecision::Continue).into()),
        ("p", Priority::default().into()),
        ("plan", plan.into()),
        ("q", Priority::default().into()),
    ]);
    let held = situation.priorities[0].review.as_ref().unwrap();
    assert_eq!(
        (held.id.as_str(), held.day, held.decision),
        ("last", day("2026-03-01"), ReviewDecision::Change)
    );
    assert_eq!(situation.priorities[1].review, None);
}

#[test]
fn an_empty_document_has_nothing_to_tell() {
    assert_eq!(of(Vec::new()), Situation::default());
}

fn any_document() -> impl Strategy<Value = Vec<(String, Record)>> {
    let days = || {
        select(vec![
            "",
            "2026-01-10",
            "2026-06-15",
            "2026-06-20",
            "2026-07-13",
            "2026-07-14",
        ])
    };
    let status = select(vec![
        ActionStatus::Proposed,
        ActionStatus::Decided,
        ActionStatus::Ongoing,
        ActionStatus::Finished,
    ]);
    let one = (
        status,
        select(vec![JudgedProgress::ByRule, JudgedProgress::Cancelled]),
        (days(), days()),
        vec(0..4_usize, 0..3),
        vec((days(), days()), 0..3),
    );
    vec(one, 0..12).prop_map(|actions| {
        let mut records: Vec<(String, Record)> = Vec::new();
        for number in 0..3 {
            records.push((format!("p{number}"), Priority::default().into()));
        }
        for (number, (status, progress, (start, end), priorities, milestones)) in actions.into_iter().enumerate() {
            let served = priorities.iter().map(|one| id(&format!("p{one}"))).collect();
            let action = Action {
                status,
                progress,
                start: Date::parse(start),
                end: Date::parse(end),
                priorities: served,
                ..Action::default()
            };
            records.push((format!("a{number}"), action.into()));
            for (place, (due, done)) in milestones.into_iter().enumerate() {
                let milestone = Milestone {
                    action: Some(id(&format!("a{number}"))),
                    due: Date::parse(due),
                    done: Date::parse(done),
                    ..Milestone::default()
                };
                records.push((format!("m{number}-{place}"), milestone.into()));
            }
        }
        records
    })
}

proptest! {
    // R510, R511
    #[test]
    fn turns_of_any_size_find_the_same_and_what_is_due_is_what_its_own_page_has(
        records in any_document(),
        most in 1..5_usize,
    ) {
        let (document, references) = document(records);
        let (today, until) = (day("2026-06-15"), day("2026-07-13"));
        let whole = Situation::of(&document, &references, today, until);
        let mut surveying = Surveying::begin(&document, &references, today, until);
        let in_turns = loop {
            if let Some(found) = surveying.go_on(&document, &references, most) {
                break found;
            }
        };
        prop_assert_eq!(&in_turns, &whole);
        prop_assert_eq!(whole.due, due::due_by(&document, &references, today, until));
    }
}
