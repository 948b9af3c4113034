//! Other days for a plan or an action: how far it is moved or stretched, what goes with it, and what it then meets.

use super::command::{Command, Label};
use crate::domain::{
    follow_up::{
        progress::milestones_of,
        schedule::{Days, Lasting, days_of},
    },
    records::{
        action_parts::Milestone,
        action_plan::referring,
        document::Document,
        plan::{Action, ActionPlan, Target},
        record::{Kind, Record, RecordKind},
        references::References,
    },
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

/// What of it is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grip {
    /// All of it: it is moved, and lasts as long as before.
    Whole,
    /// Its first day.
    Start,
    /// Its last day.
    End,
}

/// The days when what has these is moved or stretched by so many. It never ends before it begins, and never leaves the calendar. A day that
/// nobody has said begins from the other one.
pub fn shifted((start, end): Days, grip: Grip, by: i32) -> Days {
    match grip {
        Grip::Whole => {
            let room = |day: Option<Date>, edge: Date| day.map(|day| edge.day_number() - day.day_number());
            let least = [start, end].into_iter().filter_map(|day| room(day, Date::FIRST)).max();
            let most = [start, end].into_iter().filter_map(|day| room(day, Date::LAST)).min();
            let by = by.max(least.unwrap_or(by)).min(most.unwrap_or(by));
            (start.map(|day| day.later(by)), end.map(|day| day.later(by)))
        }
        Grip::Start => {
            let new = start.or(end).map(|day| day.later(by));
            (new.map(|new| end.map_or(new, |end| new.min(end))), end)
        }
        Grip::End => {
            let new = end.or(start).map(|day| day.later(by));
            (start, new.map(|new| start.map_or(new, |start| new.max(start))))
        }
    }
}

/// Two actions of which one depends on the other and does not wait for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// What should be done first.
    pub first: Id<Action>,
    /// What begins before that is done.
    pub then: Id<Action>,
}

/// What comes of other days.
#[derive(Clone, Debug, PartialEq)]
pub struct Rescheduling {
    /// What gives the days, and what goes with them, in one step.
    pub command: Command,
    /// The days as they were.
    pub before: Days,
    /// The days as they become.
    pub after: Days,
    /// How many milestones are moved with it.
    pub milestones: usize,
    /// How many milestones that aren't done then lie outside its days and did not before.
    pub left: usize,
    /// Where it then does not wait, or is not waited for, and was before.
    pub collisions: Vec<Collision>,
    /// How many actions then lie outside the days of their plan and did not before.
    pub outside: usize,
}

/// What comes of these days for a plan or an action; `None` if it is not there or has them already. An action's milestones that aren't done go
/// with it by so many days, where that is asked for.
pub fn rescheduling(
    document: &Document,
    references: &References,
    of: &Lasting,
    after: Days,
    milestones_by: Option<i32>,
) -> Option<Rescheduling> {
    let before = days_of(document, of)?;
    if before == after {
        return None;
    }
    match of {
        Lasting::Plan(id) => of_plan(document, references, id, (before, after)),
        Lasting::Action(id) => of_action(document, references, id, (before, after), milestones_by),
    }
}

fn of_plan(
    document: &Document,
    references: &References,
    id: &Id<ActionPlan>,
    (before, after): (Days, Days),
) -> Option<Rescheduling> {
    let mut plan = document.get(id)?.clone();
    (plan.start, plan.end) = after;
    let actions = referring::<Action>(document, references, id.raw());
    let actions = actions.iter().map(|(_, action)| (action.start, action.end));
    let outside = actions.filter(|days| is_outside(*days, after) && !is_outside(*days, before));
    Some(Rescheduling {
        command: put(vec![(id.raw().clone(), plan.into())], RecordKind::ActionPlan),
        before,
        after,
        milestones: 0,
        left: 0,
        collisions: Vec::new(),
        outside: outside.count(),
    })
}

fn of_action(
    document: &Document,
    references: &References,
    id: &Id<Action>,
    (before, after): (Days, Days),
    milestones_by: Option<i32>,
) -> Option<Rescheduling> {
    let mut action = document.get(id)?.clone();
    (action.start, action.end) = after;
    let plan = action.plan.as_ref().and_then(|plan| document.get(plan));
    let outside = plan.is_some_and(|plan| {
        let time = (plan.start, plan.end);
        is_outside(after, time) && !is_outside(before, time)
    });
    let collisions = collisions(document, references, id, &action, (before, after));
    let mut records: Vec<(RecordId, Record)> = vec![(id.raw().clone(), action.into())];
    let mut left = 0;
    for (milestone, record) in milestones_of(document, references, id) {
        let Some(due) = record.due.filter(|_| record.done.is_none()) else {
            continue;
        };
        let moved = due.later(milestones_by.unwrap_or(0));
        if moved != due {
            let mut record = record.clone();
            record.due = Some(moved);
            records.push((milestone.raw().clone(), record.into()));
        }
        let is_out = |due: Date, days: Days| is_outside((Some(due), Some(due)), days);
        left += usize::from(is_out(moved, after) && !is_out(due, before));
    }
    Some(Rescheduling {
        milestones: records.len() - 1,
        command: put(records, RecordKind::Action),
        before,
        after,
        left,
        collisions,
        outside: usize::from(outside),
    })
}

/// Another day for a milestone, for the next value of a target, or for the review of a plan; `None` if that is not there, has no day or has it
/// already. What it then lies outside of is told as of an action.
pub fn another_day(document: &Document, id: &RecordId, day: Date) -> Option<Rescheduling> {
    let mut record = (**document.record(id)?).clone();
    let mut of = None;
    let field = if let Some(milestone) = Milestone::of_mut(&mut record) {
        of = milestone.action.clone();
        &mut milestone.due
    } else if let Some(target) = Target::of_mut(&mut record) {
        &mut target.next_measurement
    } else if let Some(plan) = ActionPlan::of_mut(&mut record) {
        &mut plan.review
    } else {
        return None;
    };
    let before = field.filter(|before| *before != day)?;
    *field = Some(day);
    let time = of
        .and_then(|action| document.get(&action))
        .map(|action| (action.start, action.end));
    let is_out = |day: Date| time.is_some_and(|time| is_outside((Some(day), Some(day)), time));
    let kind = record.known_kind();
    Some(Rescheduling {
        command: Command::Put {
            records: vec![(id.clone(), record)],
            label: Label::Rescheduled(kind),
        },
        before: (Some(before), Some(before)),
        after: (Some(day), Some(day)),
        milestones: 0,
        left: usize::from(is_out(day) && !is_out(before)),
        collisions: Vec::new(),
        outside: 0,
    })
}

fn put(records: Vec<(RecordId, Record)>, kind: RecordKind) -> Command {
    Command::Put {
        records,
        label: Label::Rescheduled(Some(kind)),
    }
}

/// Whether days lie outside others, as far as both are known.
fn is_outside((start, end): Days, (first, last): Days) -> bool {
    start.or(end).zip(first).is_some_and(|(day, first)| day < first)
        || end.or(start).zip(last).is_some_and(|(day, last)| day > last)
}

/// Whether what has these days begins before that has ended which has those.
fn collide(first: Days, then: Days) -> bool {
    first.1.zip(then.0).is_some_and(|(end, start)| start <= end)
}

fn collisions(
    document: &Document,
    references: &References,
    id: &Id<Action>,
    action: &Action,
    (before, after): (Days, Days),
) -> Vec<Collision> {
    let days = |action: &Action| (action.start, action.end);
    let mut found = Vec::new();
    for one in action.depends_on.iter().filter(|one| *one != id) {
        let first = document.get(one).map(days).unwrap_or_default();
        if collide(first, after) && !collide(first, before) {
            found.push(Collision {
                first: one.clone(),
                then: id.clone(),
            });
        }
    }
    for (one, other) in referring::<Action>(document, references, id.raw()) {
        let waits = one != *id && other.depends_on.contains(id);
        if waits && collide(after, days(other)) && !collide(before, days(other)) {
            found.push(Collision {
                first: id.clone(),
                then: one,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests;
