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
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::edit::editor::{Announcement, Editor, Effect};

    fn day(text: &str) -> Option<Date> {
        Date::parse(text)
    }

    fn days(start: &str, end: &str) -> Days {
        (day(start), day(end))
    }

    // R421
    #[test]
    fn what_is_moved_lasts_as_long_and_what_is_stretched_never_ends_before_it_begins() {
        let year = days("2026-01-01", "2026-12-31");
        for (before, grip, by, after) in [
            (year, Grip::Whole, 1, days("2026-01-02", "2027-01-01")),
            (year, Grip::Whole, -31, days("2025-12-01", "2026-11-30")),
            (year, Grip::Start, 31, days("2026-02-01", "2026-12-31")),
            (year, Grip::End, -400, days("2026-01-01", "2026-01-01")),
            (year, Grip::Start, 400, days("2026-12-31", "2026-12-31")),
            // What lasts a day can be stretched both ways.
            (
                days("2026-05-01", "2026-05-01"),
                Grip::Start,
                -1,
                days("2026-04-30", "2026-05-01"),
            ),
            (
                days("2026-05-01", "2026-05-01"),
                Grip::End,
                1,
                days("2026-05-01", "2026-05-02"),
            ),
            // A day that nobody has said begins from the other one, and moving says none.
            (days("2026-05-01", ""), Grip::End, 30, days("2026-05-01", "2026-05-31")),
            (
                days("", "2026-05-01"),
                Grip::Start,
                -30,
                days("2026-04-01", "2026-05-01"),
            ),
            (days("", "2026-05-01"), Grip::Whole, 1, days("", "2026-05-02")),
            (days("", ""), Grip::End, 1, days("", "")),
            // At the calendar's ends it keeps its length.
            (
                days("1800-01-02", "1800-01-05"),
                Grip::Whole,
                -9,
                days("1800-01-01", "1800-01-04"),
            ),
            (
                days("2200-12-01", "2200-12-30"),
                Grip::Whole,
                i32::MAX,
                days("2200-12-02", "2200-12-31"),
            ),
        ] {
            assert_eq!(shifted(before, grip, by), after, "{before:?} {grip:?} {by}");
        }
    }

    fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    fn action(days: Days, depends_on: &[&str]) -> Record {
        let depends_on = depends_on.iter().map(|one| Id::of(id(one))).collect();
        Action {
            start: days.0,
            end: days.1,
            plan: Some(Id::of(id("p"))),
            depends_on,
            ..Action::default()
        }
        .into()
    }

    fn milestone(due: &str, done: &str) -> Record {
        Milestone {
            action: Some(Id::of(id("a2"))),
            due: day(due),
            done: day(done),
            ..Milestone::default()
        }
        .into()
    }

    /// Three actions in a row of which each depends on the one before, and the first on the last, with milestones of the second.
    fn editor() -> Editor {
        let plan = ActionPlan {
            start: day("2026-01-01"),
            end: day("2026-12-31"),
            ..ActionPlan::default()
        };
        let records = [
            ("p", plan.into()),
            ("a1", action(days("2026-01-01", "2026-03-31"), &["a3", "a1"])),
            ("a2", action(days("2026-04-01", "2026-06-30"), &["a1"])),
            ("a3", action(days("2026-07-01", "2026-12-31"), &["a2"])),
            ("m1", milestone("2026-05-01", "")),
            ("m2", milestone("2026-04-15", "2026-04-20")),
            ("m3", milestone("", "")),
            ("m4", milestone("2026-08-01", "")),
        ];
        let records = records.map(|(name, record)| (id(name), record));
        Editor::new(Document::of(id("d"), records))
    }

    fn rescheduled(editor: &Editor, of: &str, after: Days, milestones_by: Option<i32>) -> Option<Rescheduling> {
        let of = Lasting::Action(Id::of(id(of)));
        rescheduling(editor.document(), editor.references(), &of, after, milestones_by)
    }

    // R422, R423
    #[test]
    fn only_open_milestones_go_with_an_action_and_only_where_that_is_asked_for() {
        let mut editor = editor();
        let before = editor.document().clone();
        let later = days("2026-05-01", "2026-07-30");
        let alone = rescheduled(&editor, "a2", later, None).unwrap();
        // One that was outside before is not told of.
        assert_eq!((alone.milestones, alone.left), (0, 0));
        let with = rescheduled(&editor, "a2", later, Some(30)).unwrap();
        assert_eq!((with.milestones, with.left), (2, 0));
        let effects = editor.dispatch(&with.command, 0.0).unwrap();
        let label = Label::Rescheduled(Some(RecordKind::Action));
        assert!(effects.contains(&Effect::Announce(Announcement::Done(label))));
        let due = |name: &str| editor.document().get(&Id::<Milestone>::of(id(name))).unwrap().due;
        assert_eq!(
            ["m1", "m2", "m3", "m4"].map(due),
            [day("2026-05-31"), day("2026-04-15"), None, day("2026-08-31")]
        );
        editor.undo();
        assert_eq!(*editor.document(), before);
        let shorter = rescheduled(&editor, "a2", days("2026-04-01", "2026-04-30"), None).unwrap();
        assert_eq!(shorter.left, 1);
        assert_eq!(
            rescheduled(&editor, "a2", days("2026-04-01", "2026-06-30"), Some(3)),
            None
        );
    }

    // R423
    #[test]
    fn what_depends_on_an_action_stays_and_is_told_of_where_it_no_longer_waits() {
        let editor = editor();
        let meets = |of: &str, after: Days| {
            let found = rescheduled(&editor, of, after, None).unwrap();
            let Command::Put { records, .. } = &found.command else {
                unreachable!()
            };
            assert_eq!(records.len(), 1);
            let names = |one: &Collision| [one.first.as_str(), one.then.as_str()].join(" ");
            found.collisions.iter().map(names).collect::<Vec<_>>()
        };
        // The last day is a day to work on.
        assert_eq!(meets("a2", days("2026-04-01", "2026-07-01")), ["a2 a3"]);
        assert_eq!(meets("a2", days("2026-03-31", "2026-07-01")), ["a1 a2", "a2 a3"]);
        assert_eq!(meets("a2", days("2026-04-01", "2026-06-29")), [""; 0]);
        // What had collided before, as the circle has, is not told of again.
        assert_eq!(meets("a1", days("2026-01-02", "2026-03-31")), [""; 0]);
    }

    // R423
    #[test]
    fn leaving_the_time_of_the_plan_is_told_from_both_sides() {
        let editor = editor();
        let out = rescheduled(&editor, "a3", days("2026-07-01", "2027-01-01"), None).unwrap();
        assert_eq!(out.outside, 1);
        let plan = Lasting::Plan(Id::of(id("p")));
        let of = |after| rescheduling(editor.document(), editor.references(), &plan, after, None);
        let shorter = of(days("2026-04-02", "2026-09-30")).unwrap();
        assert_eq!(shorter.outside, 3);
        assert_eq!(shorter.milestones, 0);
        assert_eq!(of(days("2025-01-01", "")).unwrap().outside, 0);
    }

    // R428
    #[test]
    fn a_milestone_gets_another_day_alone_and_it_is_told_where_that_lies_outside() {
        let editor = editor();
        let to = |of: &str, text: &str| another_day(editor.document(), &id(of), day(text).unwrap());
        let inside = to("m1", "2026-06-30").unwrap();
        assert_eq!((inside.left, inside.before), (0, days("2026-05-01", "2026-05-01")));
        assert_eq!(
            inside.command.label(editor.document()),
            Label::Rescheduled(Some(RecordKind::Milestone))
        );
        assert_eq!(to("m1", "2026-07-01").unwrap().left, 1);
        // It was outside before.
        assert_eq!(to("m4", "2026-09-01").unwrap().left, 0);
        assert_eq!(to("m1", "2026-05-01"), None);
        for without in ["m3", "p", "a1", "gone"] {
            assert_eq!(to(without, "2026-05-01"), None, "{without}");
        }
    }
}
