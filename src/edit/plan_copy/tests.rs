//! What a copy has and what it leaves behind.
#![allow(clippy::unwrap_used)]

use super::{super::plan_copy, *};
use crate::{
    domain::{records::indicator::Measurement, values::amount::Amount},
    edit::editor::Editor,
};

fn raw(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

fn id<T>(text: &str) -> Id<T> {
    Id::of(raw(text))
}

fn ids() -> impl FnMut() -> RecordId {
    let mut n = 0;
    move || {
        n += 1;
        raw(&format!("new-{n:02}"))
    }
}

/// A plan of three actions in a circle, of which the last is done.
fn document() -> Document {
    let action = |depends_on: &[&str], status| Action {
        title: "Insats".into(),
        plan: Some(id("plan")),
        depends_on: depends_on.iter().map(|one| id(one)).collect(),
        start: Date::parse("2026-03-01"),
        end: Date::parse("2026-12-31"),
        status,
        progress: JudgedProgress::Late,
        progress_reason: "Personal saknas".into(),
        ..Action::default()
    };
    let plan = ActionPlan {
        title: "Plan 2026".into(),
        start: Date::parse("2026-01-01"),
        end: Date::parse("2026-12-31"),
        state: ActionPlanState::Decided,
        decision: "§ 45".into(),
        decided: Date::parse("2025-12-01"),
        ..ActionPlan::default()
    };
    let finished = Action {
        progress: JudgedProgress::ByRule,
        ..action(&[], ActionStatus::Finished)
    };
    let records: [(&str, Record); 9] = [
        ("plan", plan.into()),
        ("a", action(&["b", "gone", "c"], ActionStatus::Ongoing).into()),
        ("b", action(&["a"], ActionStatus::Decided).into()),
        ("c", finished.into()),
        (
            "milestone",
            Milestone {
                action: Some(id("a")),
                due: Date::parse("2026-06-01"),
                done: Date::parse("2026-05-20"),
                ..Milestone::default()
            }
            .into(),
        ),
        (
            "funding",
            Funding {
                action: Some(id("a")),
                source: "Egna medel".into(),
                year: Year::new(2026),
                granted: Amount::new(100.0),
                ..Funding::default()
            }
            .into(),
        ),
        (
            "risk",
            Risk {
                action: Some(id("a")),
                title: "Ingen lokal".into(),
                ..Risk::default()
            }
            .into(),
        ),
        (
            "target",
            Target {
                action: Some(id("a")),
                year: Year::new(2026),
                ..Target::default()
            }
            .into(),
        ),
        (
            "value",
            Measurement {
                of: Some(raw("target")),
                year: Year::new(2026),
                value: Amount::new(7.0),
                ..Measurement::default()
            }
            .into(),
        ),
    ];
    Document::of(raw("document"), records.map(|(name, record)| (raw(name), record)))
}

// R413
#[test]
fn a_copied_plan_has_what_was_planned_and_leads_to_its_own_actions() {
    let document = document();
    let references = References::of(&document);
    let copy = plan_copy::of_plan(&document, &references, &id("plan"), "Plan 2027".into(), ids()).unwrap();
    assert_eq!(copy.actions, 2);
    let mut editor = Editor::new(document.clone());
    editor.dispatch(&copy.command, 0.0).unwrap();
    let now = editor.document();
    let plan = now.get(&copy.id).unwrap();
    assert_eq!(
        (plan.title.as_str(), plan.state, plan.decided),
        ("Plan 2027", ActionPlanState::Draft, None)
    );
    assert_eq!(plan.end, Date::parse("2027-12-31"));
    let copied: Vec<_> = now
        .all::<Action>()
        .filter(|(_, action)| action.plan.as_ref() == Some(&copy.id))
        .collect();
    let [(first, a), (second, b)] = &copied[..] else {
        panic!("{copied:?}");
    };
    // Those that wait for each other wait for the copies; what is not copied is still what it was; what led nowhere is left out.
    assert_eq!(a.depends_on, [second.clone(), id("c")]);
    assert_eq!(b.depends_on, std::slice::from_ref(first));
    assert_eq!(
        (a.status, a.progress, a.start),
        (
            ActionStatus::Proposed,
            JudgedProgress::ByRule,
            Date::parse("2027-03-01")
        )
    );
    let milestone = now
        .all::<Milestone>()
        .find(|(_, one)| one.action.as_ref() == Some(first))
        .unwrap()
        .1;
    assert_eq!((milestone.due, milestone.done), (Date::parse("2027-06-01"), None));
    let funding = now
        .all::<Funding>()
        .find(|(_, one)| one.action.as_ref() == Some(first))
        .unwrap()
        .1;
    assert_eq!((funding.year, funding.granted), (Year::new(2027), None));
    assert!(now.all::<Risk>().any(|(_, one)| one.action.as_ref() == Some(first)));
    assert!(now.all::<Target>().any(|(_, one)| one.action.as_ref() == Some(first)));
    assert_eq!(now.all::<Measurement>().count(), 1);
    editor.undo();
    assert_eq!(editor.document().len(), document.len());
}

// R412
#[test]
fn a_copied_action_stays_in_its_plan_and_time_and_begins_anew() {
    let document = document();
    let references = References::of(&document);
    let copy = plan_copy::of_action(&document, &references, &id("a"), "Insats (kopia)".into(), ids()).unwrap();
    let mut editor = Editor::new(document);
    editor.dispatch(&copy.command, 0.0).unwrap();
    let action = editor.document().get(&copy.id).unwrap();
    assert_eq!(
        (action.title.as_str(), action.plan.as_ref()),
        ("Insats (kopia)", Some(&id("plan")))
    );
    assert_eq!(
        (action.status, action.start),
        (ActionStatus::Proposed, Date::parse("2026-03-01"))
    );
    assert_eq!(action.depends_on, [id("b"), id("c")]);
    assert!(action.order > editor.document().get(&id::<Action>("a")).unwrap().order);
}
