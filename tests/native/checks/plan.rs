//! Priorities, actions and targets.

use samspel::domain::{
    checks::{Check, Missing},
    records::{
        document::Document,
        plan::{Action, Direction, Priority, PriorityStatus, Target},
        record::Record,
        strategy::Actor,
    },
    values::{
        amount::{Amount, Year},
        date::Date,
    },
};

use super::{all, document, finds, id};

fn whole_action() -> Action {
    Action {
        owner: Some(id("actor")),
        start: Date::new(2027, 1, 1),
        end: Date::new(2028, 12, 31),
        priorities: vec![id("priority")],
        ..Action::default()
    }
}

fn whole_target() -> Target {
    Target {
        action: Some(id("action")),
        title: "Andel i arbete".into(),
        unit: "procent".into(),
        direction: Direction::Increase,
        baseline: Amount::new(41.0),
        baseline_year: Year::new(2025),
        value: Amount::new(50.0),
        year: Year::new(2028),
        ..Target::default()
    }
}

fn whole_priority() -> Priority {
    Priority {
        evidence: "Nulägesanalysen 2026".into(),
        ..Priority::default()
    }
}

fn plan(priority: Priority, action: Action, target: Target) -> Document {
    document([
        ("actor", Actor::default().into()),
        ("priority", priority.into()),
        ("action", action.into()),
        ("target", target.into()),
    ])
}

fn with_action(change: impl FnOnce(&mut Action)) -> Document {
    let mut action = whole_action();
    change(&mut action);
    plan(whole_priority(), action, whole_target())
}

fn with_target(change: impl FnOnce(&mut Target)) -> Document {
    let mut target = whole_target();
    change(&mut target);
    plan(whole_priority(), whole_action(), target)
}

fn whole() -> Document {
    with_action(|_| {})
}

#[test]
fn a_whole_plan_has_no_findings() {
    assert_eq!(all(&whole()), []);
}

#[test]
fn p201_a_priority_needs_evidence_or_a_factor() {
    let bare = plan(Priority::default(), whole_action(), whole_target());
    let blank = Priority {
        evidence: " \n".into(),
        ..Priority::default()
    };
    let of_factor = Priority {
        factors: vec!["F03".into()],
        ..Priority::default()
    };
    let check = Check::PriorityWithoutEvidence;
    assert!(finds(&bare, check, "priority"));
    assert!(finds(
        &plan(blank, whole_action(), whole_target()),
        check,
        "priority"
    ));
    assert!(!finds(
        &plan(of_factor, whole_action(), whole_target()),
        check,
        "priority"
    ));
    assert!(!finds(&whole(), check, "priority"));
}

#[test]
fn p202_a_priority_needs_an_action() {
    let alone = document([("priority", whole_priority().into())]);
    let check = Check::PriorityWithoutAction;
    assert!(finds(&alone, check, "priority"));
    assert!(!finds(&whole(), check, "priority"));
}

#[test]
fn an_archived_priority_is_left_in_peace() {
    let archived = Priority {
        status: PriorityStatus::Archived,
        ..Priority::default()
    };
    assert_eq!(all(&document([("priority", archived.into())])), []);
}

#[test]
fn i401_an_action_needs_an_owner_who_is_there() {
    let check = Check::ActionWithoutOwner;
    assert!(finds(
        &with_action(|action| action.owner = None),
        check,
        "action"
    ));
    assert!(finds(
        &with_action(|action| action.owner = Some(id("gone"))),
        check,
        "action"
    ));
    assert!(!finds(&whole(), check, "action"));
}

#[test]
fn i402_an_action_needs_a_first_and_a_last_day() {
    let check = Check::ActionWithoutTime;
    let no_start = with_action(|action| action.start = None);
    let no_end = with_action(|action| action.end = None);
    assert_eq!(all(&no_start)[0].missing, [Missing::Start]);
    assert_eq!(all(&no_end)[0].missing, [Missing::End]);
    assert!(finds(&no_start, check, "action") && finds(&no_end, check, "action"));
    assert!(!finds(&whole(), check, "action"));
}

#[test]
fn i403_an_action_may_not_end_before_it_starts() {
    let check = Check::ActionEndsBeforeStart;
    let turned = with_action(|action| action.end = Date::new(2026, 12, 31));
    let one_day = with_action(|action| action.end = action.start);
    assert!(finds(&turned, check, "action"));
    assert!(!finds(&one_day, check, "action"));
    assert!(!finds(&whole(), check, "action"));
}

#[test]
fn i404_an_action_needs_a_target() {
    let check = Check::ActionWithoutTarget;
    let elsewhere = with_target(|target| target.action = None);
    assert!(finds(&elsewhere, check, "action"));
    assert!(!finds(&whole(), check, "action"));
}

#[test]
fn i405_an_action_needs_a_priority_that_is_there() {
    let check = Check::ActionWithoutPriority;
    assert!(finds(
        &with_action(|action| action.priorities.clear()),
        check,
        "action"
    ));
    assert!(finds(
        &with_action(|action| action.priorities = vec![id("gone")]),
        check,
        "action"
    ));
    assert!(!finds(&whole(), check, "action"));
}

#[test]
fn m501_a_target_needs_all_that_makes_it_measurable() {
    let check = Check::TargetIncomplete;
    type Emptying = fn(&mut Target);
    let parts: [(Emptying, Missing); 5] = [
        (|target| target.baseline = None, Missing::Baseline),
        (|target| target.value = None, Missing::Value),
        (|target| target.unit = "  ".into(), Missing::Unit),
        (
            |target| target.direction = Direction::Unstated,
            Missing::Direction,
        ),
        (|target| target.year = None, Missing::Year),
    ];
    for (remove, missing) in parts {
        let document = with_target(remove);
        assert!(finds(&document, check, "target"));
        assert_eq!(all(&document)[0].missing, [missing]);
    }
    assert!(!finds(&whole(), check, "target"));
}

#[test]
fn m502_a_target_must_lie_the_way_it_says() {
    let check = Check::TargetAgainstDirection;
    let to = |direction, value| {
        with_target(|target| {
            target.direction = direction;
            target.value = Amount::new(value);
        })
    };
    for (direction, value) in [
        (Direction::Increase, 41.0),
        (Direction::Increase, 40.0),
        (Direction::Decrease, 41.0),
        (Direction::Decrease, 42.0),
        (Direction::Unstated, 41.0),
    ] {
        assert!(
            finds(&to(direction, value), check, "target"),
            "{direction:?} {value}"
        );
    }
    for (direction, value) in [
        (Direction::Increase, 41.5),
        (Direction::Decrease, 40.5),
        (Direction::Maintain, 41.0),
        (Direction::Unstated, 50.0),
    ] {
        assert!(
            !finds(&to(direction, value), check, "target"),
            "{direction:?} {value}"
        );
    }
}

#[test]
fn m503_the_target_year_comes_after_the_baseline_year() {
    let check = Check::TargetYearNotAfterBaseline;
    let by = |year| with_target(|target| target.year = Year::new(year));
    assert!(finds(&by(2025), check, "target"));
    assert!(finds(&by(2024), check, "target"));
    assert!(!finds(&by(2026), check, "target"));
    assert!(!finds(
        &with_target(|target| target.baseline_year = None),
        check,
        "target"
    ));
}

#[test]
fn a_target_that_no_page_shows_is_not_found_fault_with() {
    let orphan = Target {
        action: Some(id("gone")),
        ..Target::default()
    };
    let record: Record = orphan.into();
    assert_eq!(all(&document([("target", record)])), []);
}
