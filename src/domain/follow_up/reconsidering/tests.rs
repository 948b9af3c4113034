use std::collections::BTreeMap;

use proptest::{collection, prelude::*, sample::select};

use super::{WaitingCounts, changes_to_look_for, concerned, waiting};
use crate::domain::{
    records::{
        analysis::AnalysisFinding,
        change::{Change, Loop, Reconsideration},
        deep_analysis::DeepAnalysis,
        dialogue::Contribution,
        document::Document,
        indicator::Indicator,
        plan::{Action, ActionPlan, ActionStatus, Priority, PriorityStatus, Target},
        record::Record,
        references::References,
        strategy::Actor,
        structure_map::StructureElement,
    },
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

fn raw(id: &str) -> RecordId {
    RecordId::new(id).unwrap()
}

fn id<T>(text: &str) -> Id<T> {
    Id::of(raw(text))
}

/// Two priorities that show in one place. The first has a plan with an action, which another depends on and a target belongs to.
fn plan() -> Vec<(RecordId, Record)> {
    let priority = Priority {
        elements: vec![id("place")],
        ..Priority::default()
    };
    let plan = ActionPlan {
        priorities: vec![id("first")],
        ..ActionPlan::default()
    };
    let action = Action {
        plan: Some(id("plan")),
        owner: Some(id("owner")),
        ..Action::default()
    };
    let later = Action {
        depends_on: vec![id("action"), id("later")],
        ..Action::default()
    };
    let other = Action {
        priorities: vec![id("second")],
        elements: vec![id("place")],
        ..Action::default()
    };
    let target = Target {
        action: Some(id("action")),
        indicator: Some(id("indicator")),
        ..Target::default()
    };
    let records: [(&str, Record); 10] = [
        ("action", action.into()),
        ("first", priority.clone().into()),
        ("indicator", Indicator::default().into()),
        ("later", later.into()),
        ("other", other.into()),
        ("owner", Actor::default().into()),
        ("place", StructureElement::default().into()),
        ("plan", plan.into()),
        ("second", priority.into()),
        ("target", target.into()),
    ];
    records.map(|(id, record)| (raw(id), record)).to_vec()
}

fn change(way: Loop, touched: &[&str]) -> Change {
    Change {
        way,
        affects: touched.iter().map(|id| raw(id)).collect(),
        ..Change::default()
    }
}

/// What waits for a change, after what is done to the records.
fn waits(change: Change, edit: impl FnOnce(&mut BTreeMap<RecordId, Record>)) -> Vec<String> {
    let mut records: BTreeMap<_, _> = plan().into_iter().collect();
    records.insert(raw("change"), change.into());
    edit(&mut records);
    let document = Document::of(raw("d"), records);
    let references = References::of(&document);
    let mut waiting: Vec<_> = waiting(&document, &references, &id("change"))
        .iter()
        .map(|id| id.as_str().to_owned())
        .collect();
    waiting.sort();
    waiting
}

// R454
#[test]
fn loop_a_asks_for_the_priorities_and_all_that_rests_on_them_and_loop_b_for_what_is_under_them() {
    let of = |way, touched: &[&str]| waits(change(way, touched), |_| {});
    let under = ["action", "later", "place", "plan", "target"];
    assert_eq!(of(Loop::B, &["first"]), under);
    assert_eq!(
        of(Loop::A, &["first"]),
        ["action", "first", "later", "place", "plan", "target"]
    );
    assert_eq!(of(Loop::B, &["plan"]), ["action", "later", "plan", "target"]);
    // The other priority shows in the same place, and is asked for only where the place itself is what changes.
    assert_eq!(of(Loop::B, &["place"]), ["other", "place"]);
    assert_eq!(
        of(Loop::A, &["place"]),
        ["action", "first", "later", "other", "place", "plan", "second", "target"]
    );
    assert_eq!(of(Loop::B, &["indicator"]), ["indicator", "target"]);
    assert_eq!(of(Loop::B, &["owner"]), ["action", "later", "target"]);
}

// R566
#[test]
fn what_rests_on_a_finding_or_a_contribution_waits_until_somebody_has_looked() {
    let with_cause = |records: &mut BTreeMap<RecordId, Record>| {
        let finding = AnalysisFinding {
            areas: vec![id("area-work")],
            elements: vec![id("place")],
            indicators: vec![id("indicator")],
            ..AnalysisFinding::default()
        };
        let said = Contribution {
            priorities: vec![id("first")],
            ..Contribution::default()
        };
        let deep = DeepAnalysis {
            priority: Some(id("first")),
            ..DeepAnalysis::default()
        };
        records.insert(raw("finding"), finding.into());
        records.insert(raw("said"), said.into());
        records.insert(raw("deep"), deep.into());
        if let Some(Record::Priority(first)) = records.get_mut("first") {
            first.findings.push(id("finding"));
        }
    };
    let of = |way, touched: &str| waits(change(way, &[touched]), with_cause);
    let under = ["action", "deep", "later", "place", "plan", "target"];
    let with_first = ["action", "deep", "finding", "first", "later", "place", "plan", "target"];
    assert_eq!(of(Loop::A, "finding"), with_first);
    // In loop B the analysis and the priorities stand, and what follows from them is looked at.
    assert_eq!(of(Loop::B, "finding"), under);
    assert_eq!(of(Loop::B, "said"), under);
    let but_finding: Vec<_> = with_first.iter().filter(|one| **one != "finding").collect();
    assert_eq!(of(Loop::A, "said").iter().collect::<Vec<_>>(), but_finding);
    // What shows a finding, or what it is about, takes the work back to the finding.
    let with_indicator: Vec<_> = of(Loop::A, "indicator");
    assert!(
        with_first
            .iter()
            .all(|one| with_indicator.iter().any(|waits| waits == one))
    );
    assert_eq!(of(Loop::B, "indicator"), ["indicator", "target"]);
}

// R454
#[test]
fn nothing_waits_before_a_way_is_chosen_or_once_the_change_is_closed() {
    let none: [&str; 0] = [];
    assert_eq!(waits(change(Loop::Unstated, &["first"]), |_| {}), none);
    let closed = Change {
        closed: Date::new(2027, 3, 1),
        ..change(Loop::A, &["first"])
    };
    assert_eq!(waits(closed, |_| {}), none);
}

// R454
#[test]
fn what_is_over_or_removed_does_not_wait_unless_it_is_what_changes() {
    let finish = |records: &mut BTreeMap<RecordId, Record>| {
        let finished = Action {
            status: ActionStatus::Finished,
            plan: Some(id("plan")),
            ..Action::default()
        };
        records.insert(raw("action"), finished.into());
    };
    assert_eq!(waits(change(Loop::B, &["first"]), finish), ["place", "plan"]);
    assert_eq!(
        waits(change(Loop::B, &["action"]), finish),
        ["action", "later", "target"]
    );
    let archive = |records: &mut BTreeMap<RecordId, Record>| {
        let archived = Priority {
            status: PriorityStatus::Archived,
            elements: vec![id("place")],
            ..Priority::default()
        };
        records.insert(raw("second"), archived.into());
        records.remove("plan");
    };
    assert_eq!(waits(change(Loop::A, &["place"]), archive), ["first", "other", "place"]);
}

fn look(of: &str) -> Record {
    let look = Reconsideration {
        change: Some(id("change")),
        of: Some(raw(of)),
        ..Reconsideration::default()
    };
    look.into()
}

// R455
#[test]
fn a_look_is_enough_whoever_else_looks_and_holds_for_its_change_alone() {
    let looked = |records: &mut BTreeMap<RecordId, Record>| {
        for (name, of) in [("one", "plan"), ("two", "plan"), ("three", "action")] {
            records.insert(raw(name), look(of));
        }
        records.insert(raw("another"), change(Loop::B, &["plan"]).into());
    };
    assert_eq!(waits(change(Loop::B, &["first"]), looked), ["later", "place", "target"]);
    let mut records: BTreeMap<_, _> = plan().into_iter().collect();
    records.insert(raw("change"), change(Loop::B, &["first"]).into());
    looked(&mut records);
    let document = Document::of(raw("d"), records);
    let references = References::of(&document);
    let left = changes_to_look_for(&document, &references, &raw("plan"));
    assert_eq!(left, [id("another")]);
}

fn typed_as<T>(ids: &[RecordId]) -> Vec<Id<T>> {
    ids.iter().cloned().map(Id::of).collect()
}

/// Any plan, in which records refer to each other across and in circles.
fn any_plan() -> impl Strategy<Value = Vec<Record>> {
    let ids = || collection::vec((0..10_u8).prop_map(|number| raw(&format!("r{number}"))), 0..3);
    let one = (0..10_u8, ids(), ids(), any::<bool>(), select(Loop::ALL));
    let record = one.prop_map(|(kind, some, others, is_over, way)| -> Record {
        match kind {
            0 => {
                let status = if is_over {
                    PriorityStatus::Archived
                } else {
                    PriorityStatus::Draft
                };
                let elements = some.iter().cloned().map(Id::of).collect();
                let findings = others.iter().cloned().map(Id::of).collect();
                Priority {
                    status,
                    elements,
                    findings,
                    ..Priority::default()
                }
                .into()
            }
            1 => {
                let priorities = some.iter().cloned().map(Id::of).collect();
                ActionPlan {
                    priorities,
                    ..ActionPlan::default()
                }
                .into()
            }
            2 => Action {
                depends_on: typed_as(&some),
                elements: others.iter().cloned().map(Id::of).collect(),
                plan: others.first().cloned().map(Id::of),
                status: if is_over {
                    ActionStatus::Finished
                } else {
                    ActionStatus::Ongoing
                },
                ..Action::default()
            }
            .into(),
            3 => Target {
                action: some.first().cloned().map(Id::of),
                indicator: others.first().cloned().map(Id::of),
                ..Target::default()
            }
            .into(),
            4 => StructureElement {
                from: some.first().cloned().map(Id::of),
                ..StructureElement::default()
            }
            .into(),
            5 => Reconsideration {
                change: some.first().cloned().map(Id::of),
                of: others.first().cloned(),
                ..Reconsideration::default()
            }
            .into(),
            6 => AnalysisFinding {
                elements: typed_as(&some),
                indicators: typed_as(&others),
                ..AnalysisFinding::default()
            }
            .into(),
            7 => Contribution {
                priorities: typed_as(&some),
                ..Contribution::default()
            }
            .into(),
            8 => DeepAnalysis {
                priority: some.first().cloned().map(Id::of),
                means: typed_as(&others),
                ..DeepAnalysis::default()
            }
            .into(),
            _ => Change {
                way,
                affects: some,
                ..Change::default()
            }
            .into(),
        }
    });
    collection::vec(record, 0..10)
}

// R454
#[test]
fn five_thousand_actions_that_wait_for_each_other_end_where_they_began() {
    let name = |number: usize| format!("a{number}");
    let mut records: Vec<(RecordId, Record)> = (0..5_000)
        .map(|number| {
            let action = Action {
                depends_on: vec![id(&name((number + 1) % 5_000))],
                ..Action::default()
            };
            (raw(&name(number)), action.into())
        })
        .collect();
    records.push((raw("change"), change(Loop::B, &["a0"]).into()));
    let document = Document::of(raw("d"), records);
    let references = References::of(&document);
    assert_eq!(waiting(&document, &references, &id("change")).len(), 5_000);
    let far = changes_to_look_for(&document, &references, &raw("a2500"));
    assert_eq!(far, [id("change")]);
}

proptest! {
    // R454, R455
    #[test]
    fn a_record_knows_what_it_waits_for_as_the_change_does_and_nothing_waits_that_has_been_looked_at(records in any_plan()) {
        let records = (0..).map(|number: usize| raw(&format!("r{number}"))).zip(records);
        let document = Document::of(raw("d"), records);
        let references = References::of(&document);
        for (change_id, change) in document.all::<Change>() {
            let waiting = waiting(&document, &references, &change_id);
            let concerned = concerned(&document, &references, change, change.way);
            let looks: Vec<_> = document.all::<Reconsideration>().map(|(_, look)| look.clone()).collect();
            let is_looked = |id: &RecordId| {
                looks.iter().any(|look| look.change.as_ref() == Some(&change_id) && look.of.as_ref() == Some(id))
            };
            for (id, _) in document.records() {
                let is_listed = waiting.contains(id);
                prop_assert_eq!(is_listed, changes_to_look_for(&document, &references, id).contains(&change_id), "{:?}", id);
                prop_assert_eq!(is_listed, concerned.contains(id) && !is_looked(id));
            }
            prop_assert!(waiting.iter().all(|id| document.record(id).is_some()));
        }
    }
}

// R515
#[test]
fn what_waits_for_two_changes_is_counted_for_each_and_once_in_all() {
    let mut records = plan();
    let closed = Change {
        closed: Date::parse("2026-05-01"),
        ..change(Loop::A, &["first"])
    };
    let changes: [(&str, Change); 3] = [
        ("closed", closed),
        ("one", change(Loop::B, &["action"])),
        ("two", change(Loop::B, &["action", "other"])),
    ];
    records.extend(changes.map(|(id, change)| (raw(id), change.into())));
    let document = Document::of(raw("d"), records);
    let references = References::of(&document);
    let counts = WaitingCounts::of(&document, &references);
    let of = |change: &str| waiting(&document, &references, &id(change)).len();
    assert_eq!(counts.by_change, [(id("one"), of("one")), (id("two"), of("two"))]);
    assert_eq!(counts.for_change(&id("closed")), None);
    assert_eq!(counts.all, of("two"));
    assert!(of("one") > 0 && of("two") > of("one"));
}
