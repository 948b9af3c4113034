use std::collections::BTreeSet;

use proptest::{collection, prelude::*};

use super::*;
use crate::domain::{
    records::{
        analysis::AnalysisFinding,
        change::Change,
        dialogue::{Contribution, Feedback},
        indicator::Indicator,
        plan::{Action, ActionPlan, Priority, Target},
        strategy::Actor,
        structure_map::StructureElement,
    },
    values::id::Id,
};

fn raw(id: &str) -> RecordId {
    RecordId::new(id).unwrap()
}

fn id<T>(text: &str) -> Id<T> {
    Id::of(raw(text))
}

fn ids<T>(all: &[&str]) -> Vec<Id<T>> {
    all.iter().map(|one| id(one)).collect()
}

/// A whole story: two findings and a contribution under one priority, a second priority on one of the findings, a plan with two actions.
fn story() -> Vec<(RecordId, Record)> {
    let finding = AnalysisFinding {
        areas: ids(&["area-work"]),
        indicators: ids(&["indicator"]),
        ..AnalysisFinding::default()
    };
    let records: [(&str, Record); 13] = [
        ("indicator", Indicator::default().into()),
        ("finding", finding.into()),
        ("other-finding", AnalysisFinding::default().into()),
        ("actor", Actor::default().into()),
        (
            "contribution",
            Contribution {
                actor: Some(id("actor")),
                priorities: ids(&["priority"]),
                ..Contribution::default()
            }
            .into(),
        ),
        (
            "feedback",
            Feedback {
                contributions: ids(&["contribution"]),
                ..Feedback::default()
            }
            .into(),
        ),
        (
            "priority",
            Priority {
                findings: ids(&["finding", "other-finding"]),
                elements: ids(&["place"]),
                ..Priority::default()
            }
            .into(),
        ),
        (
            "second",
            Priority {
                findings: ids(&["finding"]),
                elements: ids(&["place"]),
                ..Priority::default()
            }
            .into(),
        ),
        ("place", StructureElement::default().into()),
        (
            "plan",
            ActionPlan {
                priorities: ids(&["priority"]),
                ..ActionPlan::default()
            }
            .into(),
        ),
        (
            "action",
            Action {
                plan: Some(id("plan")),
                owner: Some(id("actor")),
                elements: ids(&["place"]),
                ..Action::default()
            }
            .into(),
        ),
        (
            "target",
            Target {
                action: Some(id("action")),
                ..Target::default()
            }
            .into(),
        ),
        (
            "change",
            Change {
                affects: vec![raw("priority")],
                ..Change::default()
            }
            .into(),
        ),
    ];
    records.map(|(id, record)| (raw(id), record)).to_vec()
}

fn told(records: Vec<(RecordId, Record)>, of: &str, way: Way) -> Vec<(usize, String, String)> {
    let document = Document::of(raw("d"), records);
    let references = References::of(&document);
    let found = thread(&document, &references, &raw(of), way).into_iter();
    found
        .map(|one| (one.steps, one.from.as_str().to_owned(), one.id.as_str().to_owned()))
        .collect()
}

fn expected(all: &[(usize, &str, &str)]) -> Vec<(usize, String, String)> {
    let owned = |(steps, from, id): &(usize, &str, &str)| (*steps, (*from).to_owned(), (*id).to_owned());
    all.iter().map(owned).collect()
}

// R561
#[test]
fn a_priority_s_thread_leads_back_to_what_shows_it_and_on_to_what_is_done() {
    assert_eq!(
        told(story(), "priority", Way::Grounds),
        expected(&[
            (1, "priority", "finding"),
            (1, "priority", "other-finding"),
            (1, "priority", "contribution"),
            (1, "priority", "change"),
            // Who said it and what it is about end there.
            (2, "finding", "area-work"),
            (2, "finding", "indicator"),
            (2, "contribution", "actor"),
        ])
    );
    assert_eq!(
        told(story(), "priority", Way::Resting),
        expected(&[
            (1, "priority", "place"),
            (1, "priority", "plan"),
            (2, "plan", "action"),
            (3, "action", "target"),
        ])
    );
}

// R561
#[test]
fn a_thread_of_more_than_three_links_ends_at_the_third_and_goes_on_there() {
    let document = Document::of(raw("d"), story());
    let references = References::of(&document);
    let reached = thread(&document, &references, &raw("finding"), Way::Resting);
    assert_eq!(
        reached.last().map(|one| (one.steps, one.id.as_str())),
        Some((3, "action"))
    );
    let is_reached = |id: &RecordId| id.as_str() == "finding" || reached.iter().any(|one| one.id == *id);
    let goes_on = |id: &str| goes_on(&document, &references, &raw(id), Way::Resting, &is_reached);
    assert!(goes_on("action"));
    assert!(!goes_on("plan"));
}

// R561
#[test]
fn what_goes_in_a_circle_ends_where_it_began() {
    let circle = ["a", "b"].map(|one| {
        let other = if one == "a" { "b" } else { "a" };
        let action = Action {
            depends_on: ids(&[other, one]),
            ..Action::default()
        };
        (raw(one), action.into())
    });
    assert_eq!(told(circle.to_vec(), "a", Way::Grounds), expected(&[(1, "a", "b")]));
    assert_eq!(told(circle.to_vec(), "a", Way::Resting), expected(&[(1, "a", "b")]));
}

fn lost(of: &str) -> [Vec<String>; 2] {
    let document = Document::of(raw("d"), story());
    let references = References::of(&document);
    let Losses { all, part } = losses(&document, &references, &raw(of));
    let said = |loss: &Loss| {
        let falls = if loss.falls { " falls" } else { "" };
        format!("{} {}/{}{falls}", loss.id.as_str(), loss.left, loss.grounds)
    };
    [all.iter().map(said).collect(), part.iter().map(said).collect()]
}

// R352
#[test]
fn what_has_nothing_left_is_named_and_what_is_removed_along_is_not() {
    let document = Document::of(raw("d"), story());
    let references = References::of(&document);
    let bare = |of: &str| {
        let bare = left_bare(&document, &references, &raw(of));
        bare.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(bare("finding"), ["second"]);
    for (id, _) in document.records() {
        let lost = losses(&document, &references, id);
        let along: Vec<_> = lost.all.iter().filter(|loss| loss.goes_along).collect();
        let bare = bare(id.as_str());
        assert!(along.iter().all(|loss| !bare.contains(&loss.id.as_str().to_owned())));
    }
    assert!(bare("place").is_empty());
}

// R562
#[test]
fn what_has_no_other_ground_falls_with_it_and_what_has_loses_a_part() {
    // The second priority has nothing else; the first has a finding and a contribution left. The place has the first priority left.
    assert_eq!(
        lost("finding"),
        [
            vec!["second 0/1 falls".to_owned()],
            vec!["priority 1/2".into(), "place 1/2".into()],
        ]
    );
    assert_eq!(
        lost("priority"),
        [
            vec![
                "plan 0/1 falls".to_owned(),
                "action 0/1 falls".into(),
                "target 0/1 falls".into()
            ],
            vec!["place 1/2".into()],
        ]
    );
    // Who answers for an action is missed, but does not bear it.
    assert_eq!(
        lost("actor"),
        [vec!["contribution 0/1".to_owned(), "action 0/1".into()], vec![]]
    );
    // What has happened to something holds nothing up.
    assert_eq!(lost("change"), [Vec::<String>::new(), vec![]]);
    assert_eq!(
        lost("contribution"),
        [vec!["feedback 0/1 falls".to_owned(), "priority 0/1".into()], vec![]]
    );
}

/// Any records that refer to each other across and in circles.
fn any_records() -> impl Strategy<Value = Vec<Record>> {
    let refer = || collection::vec((0..9_u8).prop_map(|number| raw(&format!("r{number}"))), 0..3);
    let one = (0..6_u8, refer(), refer()).prop_map(|(kind, some, others)| -> Record {
        fn typed<T>(ids: &[RecordId]) -> Vec<Id<T>> {
            ids.iter().cloned().map(Id::of).collect()
        }
        match kind {
            0 => Priority {
                findings: typed(&some),
                elements: typed(&others),
                ..Priority::default()
            }
            .into(),
            1 => Action {
                depends_on: typed(&some),
                partners: typed(&others),
                ..Action::default()
            }
            .into(),
            2 => Contribution {
                priorities: typed(&some),
                actor: others.first().cloned().map(Id::of),
                ..Contribution::default()
            }
            .into(),
            3 => StructureElement {
                from: some.first().cloned().map(Id::of),
                to: others.first().cloned().map(Id::of),
                ..StructureElement::default()
            }
            .into(),
            4 => ActionPlan {
                priorities: typed(&some),
                analysis: others.first().cloned().map(Id::of),
                ..ActionPlan::default()
            }
            .into(),
            _ => Change {
                affects: some,
                review: others.first().cloned().map(Id::of),
                ..Change::default()
            }
            .into(),
        }
    });
    collection::vec(one, 0..9)
}

proptest! {
    // R561
    #[test]
    fn what_a_record_rests_on_has_that_record_resting_on_it_as_many_links_away(records in any_records()) {
        let records = (0..).map(|number: usize| raw(&format!("r{number}"))).zip(records);
        let document = Document::of(raw("d"), records);
        let references = References::of(&document);
        let mut pairs = [BTreeSet::new(), BTreeSet::new()];
        for (from, _) in document.records() {
            for way in Way::ALL {
                let reached = thread(&document, &references, from, way);
                let once: BTreeSet<_> = reached.iter().map(|one| &one.id).collect();
                prop_assert_eq!(once.len(), reached.len());
                prop_assert!(!once.contains(from));
                for one in reached {
                    match way {
                        Way::Grounds => pairs[0].insert((one.id, from.clone(), one.steps)),
                        Way::Resting => pairs[1].insert((from.clone(), one.id, one.steps)),
                    };
                }
            }
        }
        prop_assert_eq!(&pairs[0], &pairs[1]);
    }

    // R562
    #[test]
    fn whatever_loses_ground_is_told_of_once_and_loses_what_is_there(records in any_records()) {
        let records = (0..).map(|number: usize| raw(&format!("r{number}"))).zip(records);
        let document = Document::of(raw("d"), records);
        let references = References::of(&document);
        for (from, _) in document.records() {
            let Losses { all, part } = losses(&document, &references, from);
            let once: BTreeSet<_> = all.iter().chain(&part).map(|one| &one.id).collect();
            prop_assert_eq!(once.len(), all.len() + part.len());
            prop_assert!(!once.contains(from));
            prop_assert!(all.iter().chain(&part).all(|one| one.left < one.grounds));
            prop_assert!(part.iter().all(|one| one.left > 0));
        }
    }
}
