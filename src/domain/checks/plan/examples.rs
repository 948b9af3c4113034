//! Plans for the tests of the plan's checks.

use super::super::examples::{document, id};
use crate::domain::{
    records::{
        document::Document,
        plan::{Action, Direction, Priority, Target},
        strategy::Actor,
    },
    values::{
        amount::{Amount, Year},
        date::Date,
    },
};

/// An action that lacks nothing.
pub fn whole_action() -> Action {
    Action {
        owner: Some(id("actor")),
        start: Date::new(2027, 1, 1),
        end: Date::new(2028, 12, 31),
        priorities: vec![id("priority")],
        ..Action::default()
    }
}

/// A target that lacks nothing.
pub fn whole_target() -> Target {
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

/// A priority that lacks nothing.
pub fn whole_priority() -> Priority {
    Priority {
        evidence: "Nulägesanalysen 2026".into(),
        ..Priority::default()
    }
}

/// A plan of these three, and the actor who owns the action.
pub fn plan(priority: Priority, action: Action, target: Target) -> Document {
    document([
        ("actor", Actor::default().into()),
        ("priority", priority.into()),
        ("action", action.into()),
        ("target", target.into()),
    ])
}

/// A plan that lacks nothing but what is changed in its action.
pub fn with_action(change: impl FnOnce(&mut Action)) -> Document {
    let mut action = whole_action();
    change(&mut action);
    plan(whole_priority(), action, whole_target())
}

/// A plan that lacks nothing but what is changed in its target.
pub fn with_target(change: impl FnOnce(&mut Target)) -> Document {
    let mut target = whole_target();
    change(&mut target);
    plan(whole_priority(), whole_action(), target)
}

/// A plan that lacks nothing.
pub fn whole() -> Document {
    with_action(|_| {})
}
