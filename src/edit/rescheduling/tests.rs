#![allow(clippy::unwrap_used)]

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
