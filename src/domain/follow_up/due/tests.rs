#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use proptest::{collection::vec, option, prelude::*, sample::select};

use super::*;
use crate::domain::records::{indicator::Measurement, plan::Target, record::Record, review::Review};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn id<T>(text: &str) -> Id<T> {
    Id::of(RecordId::new(text).unwrap())
}

fn document(records: Vec<(String, Record)>) -> (Document, References) {
    let records = records
        .into_iter()
        .map(|(name, record)| (RecordId::new(&name).unwrap(), record));
    let document = Document::of(RecordId::new("d").unwrap(), records);
    let references = References::of(&document);
    (document, references)
}

fn told(records: Vec<(&str, Record)>, today: &str, until: &str) -> Vec<String> {
    let (document, references) = document(records.into_iter().map(|(name, one)| (name.to_owned(), one)).collect());
    let due = due_by(&document, &references, day(today), day(until)).into_iter();
    due.map(|one| {
        let owner = one.owner.as_ref().map_or("-", |(owner, _)| owner.as_str());
        let late = if one.is_late { " late" } else { "" };
        format!(
            "{} {} {} {owner}{late}",
            one.day,
            one.kind.code(),
            one.record().as_str()
        )
    })
    .collect()
}

fn milestone(due: &str, done: &str) -> Record {
    let milestone = Milestone {
        action: Some(id("i")),
        due: Date::parse(due),
        done: Date::parse(done),
        ..Milestone::default()
    };
    milestone.into()
}

fn action(status: ActionStatus, progress: JudgedProgress) -> Record {
    let action = Action {
        status,
        progress,
        start: Date::parse("2026-03-01"),
        end: Date::parse("2026-04-30"),
        owner: Some(id("a")),
        ..Action::default()
    };
    action.into()
}

fn target() -> Record {
    let target = Target {
        action: Some(id("i")),
        next_measurement: Date::parse("2026-04-15"),
        measured_by: Some(id("b")),
        ..Target::default()
    };
    target.into()
}

// R471
#[test]
fn what_is_due_is_late_from_the_day_after_and_until_it_is_dealt_with() {
    use ActionStatus::{Decided, Finished, Ongoing, Proposed};
    use JudgedProgress::{ByRule, Cancelled, NotStarted};
    let on = |status, progress, today: &str| {
        let records = vec![
            ("a", Actor::default().into()),
            ("b", Actor::default().into()),
            ("i", action(status, progress)),
            ("m1", milestone("2026-03-31", "")),
            ("m2", milestone("2026-03-30", "2026-03-20")),
            ("t", target()),
        ];
        told(records, today, "2026-12-31")
    };
    let start = "2026-03-01 start i a";
    let rest = [
        "2026-03-31 milestone m1 a",
        "2026-04-15 measurement t b",
        "2026-04-30 end i a",
    ];
    // Something in it was done ahead of time, so it has begun, unless it is only proposed or judged not to have.
    assert_eq!(on(Decided, ByRule, "2026-03-21"), rest);
    assert_eq!(
        on(Ongoing, ByRule, "2026-02-01"),
        [&["2026-03-30 milestone m2 a"][..], &rest].concat()
    );
    assert_eq!(
        on(Decided, ByRule, "2026-03-01"),
        [start, "2026-03-30 milestone m2 a", rest[0], rest[1], rest[2]]
    );
    assert_eq!(on(Proposed, ByRule, "2026-03-21")[0], format!("{start} late"));
    assert_eq!(on(Decided, NotStarted, "2026-03-21")[0], format!("{start} late"));
    // The last day is not late.
    assert_eq!(on(Decided, ByRule, "2026-03-31"), rest);
    assert_eq!(on(Decided, ByRule, "2026-04-01")[0], format!("{} late", rest[0]));
    // What is over has only what came of it left, and what was cancelled nothing.
    assert_eq!(on(Finished, ByRule, "2026-03-21"), [rest[1]]);
    assert_eq!(on(Decided, Cancelled, "2026-03-21"), [""; 0]);
}

// R471, R472
#[test]
fn a_plan_begins_by_itself_once_decided_and_its_review_is_due_until_it_is_held() {
    use ActionPlanState::{Closed, Decided};
    let on = |state, held: &str, today: &str| {
        let plan = ActionPlan {
            state,
            start: Date::parse("2026-01-01"),
            end: Date::parse("2026-12-31"),
            review: Date::parse("2026-06-01"),
            ..ActionPlan::default()
        };
        let review = Review {
            of: Some(RecordId::new("p").unwrap()),
            date: Date::parse(held),
            ..Review::default()
        };
        told(vec![("p", plan.into()), ("r", review.into())], today, "2027-12-31")
    };
    let [start, review, end] = ["2026-01-01 start p -", "2026-06-01 review p -", "2026-12-31 end p -"];
    assert_eq!(on(Decided, "", "2025-11-01"), [start, review, end]);
    assert_eq!(on(Decided, "", "2026-01-02"), [review, end]);
    assert_eq!(
        on(ActionPlanState::default(), "", "2026-01-02")[0],
        format!("{start} late")
    );
    assert_eq!(on(Decided, "", "2026-06-02")[0], format!("{review} late"));
    assert_eq!(on(Decided, "2026-05-02", "2026-05-03"), [end]);
    assert_eq!(on(Decided, "2026-05-01", "2026-05-03"), [review, end]);
    assert_eq!(on(Decided, "2026-06-03", "2027-01-01"), [format!("{end} late")]);
    assert_eq!(on(Closed, "", "2026-06-02"), [""; 0]);
}

// R473
#[test]
fn time_is_told_in_weeks_from_monday_and_then_in_months() {
    // A Sunday.
    let today = day("2026-11-29");
    for (on, time) in [
        ("2026-11-28", DueTime::Late),
        ("2026-11-29", DueTime::ThisWeek),
        ("2026-11-30", DueTime::NextWeek),
        ("2026-12-06", DueTime::NextWeek),
        ("2026-12-07", DueTime::Month(2026, 12)),
        ("2027-01-01", DueTime::Month(2027, 1)),
    ] {
        assert_eq!(time_of(day(on), today), time, "{on}");
    }
    assert_eq!(time_of(day("2026-11-24"), day("2026-11-23")), DueTime::ThisWeek);
    assert_eq!(time_of(day("2026-11-22"), day("2026-11-23")), DueTime::Late);
    assert_eq!(Horizon::Weeks(2).until(today), day("2026-12-13"));
    assert_eq!(Horizon::Year.until(day("2028-02-29")), day("2029-02-28"));
    assert_eq!(Horizon::Year.until(Date::LAST), Date::LAST);
}

// R474
#[test]
fn the_next_measurement_is_so_much_later_as_is_said_and_never_past() {
    let next = |due: &str, interval, today: &str| next_measurement(day(due), interval, day(today));
    use MeasuringInterval::{HalfYear, Quarter, Rarely, TwoYears, Unstated, Year};
    assert_eq!(next("2026-01-31", Quarter, "2026-02-01"), Some(day("2026-04-30")));
    assert_eq!(next("2026-01-31", Quarter, "2026-04-30"), Some(day("2026-07-31")));
    assert_eq!(next("2026-03-15", HalfYear, "2026-02-01"), Some(day("2026-09-15")));
    assert_eq!(next("2020-03-15", Year, "2026-03-15"), Some(day("2027-03-15")));
    assert_eq!(next("2026-03-15", TwoYears, "2026-02-01"), Some(day("2028-03-15")));
    assert_eq!(next("2026-03-15", Rarely, "2026-02-01"), None);
    assert_eq!(next("2026-03-15", Unstated, "2026-02-01"), None);
    assert_eq!(next("2200-12-01", Year, "2200-12-01"), None);
}

/// Some days around one, far ones and none.
fn any_day() -> impl Strategy<Value = Option<Date>> {
    option::weighted(0.8, (-90..90_i32).prop_map(|days| day("2026-06-15").later(days)))
}

fn any_reference<T: Clone + std::fmt::Debug + 'static>(kind: &'static str) -> impl Strategy<Value = Option<Id<T>>>
where
    Id<T>: Clone,
{
    // The last of them is never there.
    option::weighted(
        0.8,
        (0..4_usize).prop_map(move |number| Id::of(RecordId::new(&format!("{kind}{number}")).unwrap())),
    )
}

fn any_plan() -> impl Strategy<Value = Record> {
    let state = select(ActionPlanState::ALL);
    (any_day(), any_day(), any_day(), state, any_reference("a")).prop_map(|(start, end, review, state, owner)| {
        let plan = ActionPlan {
            start,
            end,
            review,
            state,
            owner,
            ..ActionPlan::default()
        };
        plan.into()
    })
}

fn any_action() -> impl Strategy<Value = Record> {
    let (status, progress) = (select(ActionStatus::ALL), select(JudgedProgress::ALL));
    (
        any_day(),
        any_day(),
        status,
        progress,
        any_reference("a"),
        any_reference("p"),
    )
        .prop_map(|(start, end, status, progress, owner, plan)| {
            let action = Action {
                start,
                end,
                status,
                progress,
                owner,
                plan,
                ..Action::default()
            };
            action.into()
        })
}

fn any_part() -> impl Strategy<Value = Record> {
    let milestone = (any_reference("i"), any_day(), any_day()).prop_map(|(action, due, done)| {
        let milestone = Milestone {
            action,
            due,
            done: done.filter(|done| done.day() > 15),
            ..Milestone::default()
        };
        Record::from(milestone)
    });
    let target = (any_reference("i"), any_day(), any_reference("a"), any_reference("n")).prop_map(
        |(action, next_measurement, measured_by, indicator)| {
            let target = Target {
                action,
                next_measurement,
                measured_by,
                indicator,
                ..Target::default()
            };
            Record::from(target)
        },
    );
    let review = (any_reference::<ActionPlan>("p"), any_day()).prop_map(|(of, date)| {
        let review = Review {
            of: of.map(|of| of.raw().clone()),
            date,
            ..Review::default()
        };
        Record::from(review)
    });
    let measurement = any_day().prop_map(|day| {
        let measurement = Measurement {
            day,
            ..Measurement::default()
        };
        Record::from(measurement)
    });
    prop_oneof![milestone, target, review, measurement]
}

fn any_document() -> impl Strategy<Value = (Document, References)> {
    let few = |kind: &'static str, records: Vec<Record>| {
        let named = records.into_iter().enumerate();
        named
            .map(|(number, record)| (format!("{kind}{number}"), record))
            .collect::<Vec<_>>()
    };
    (vec(any_plan(), 0..4), vec(any_action(), 0..4), vec(any_part(), 0..14)).prop_map(move |(plans, actions, parts)| {
        let actors = (0..3).map(|_| Actor::default().into()).collect();
        document([few("p", plans), few("i", actions), few("x", parts), few("a", actors)].concat())
    })
}

/// What is due as a reader of the rules would look for it: each record by itself, over all others.
fn looked_for(document: &Document, today: Date, until: Date) -> BTreeSet<(Date, DueKind, String)> {
    let mut found = BTreeSet::new();
    let mut note = |day: Option<Date>, kind: DueKind, id: &RecordId, is_open: bool| {
        if let Some(day) = day.filter(|day| *day <= until && is_open) {
            found.insert((day, kind, id.as_str().to_owned()));
        }
    };
    let is_done = |one: &Milestone| one.done.is_some_and(|done| done <= today);
    let progress_of = |id: &Id<Action>, action: &Action| {
        let own: Vec<_> = document
            .all::<Milestone>()
            .filter(|(_, one)| one.action.as_ref() == Some(id))
            .collect();
        let own: Vec<_> = own.into_iter().map(|(_, one)| one).collect();
        let has_done = own.iter().any(|one| is_done(one));
        (progress::of(action, &own, today).shown(), has_done)
    };
    for (id, plan) in document.all::<ActionPlan>() {
        let is_open = plan.state != ActionPlanState::Closed;
        let is_decided = plan.state == ActionPlanState::Decided;
        note(plan.end, DueKind::End, id.raw(), is_open);
        note(
            plan.start,
            DueKind::Start,
            id.raw(),
            is_open && !(is_decided && plan.start < Some(today)),
        );
        let is_held = document.all::<Review>().any(|(_, review)| {
            let is_of = review.of.as_ref() == Some(id.raw());
            is_of
                && review
                    .date
                    .zip(plan.review)
                    .is_some_and(|(held, due)| held >= due.later(-30))
        });
        let is_asked = is_decided || plan.review >= Some(today);
        note(plan.review, DueKind::Review, id.raw(), is_open && !is_held && is_asked);
    }
    for (id, action) in document.all::<Action>() {
        let (shown, has_done) = progress_of(&id, action);
        let is_open = !matches!(shown, Progress::Done | Progress::Cancelled);
        note(action.end, DueKind::End, id.raw(), is_open);
        let has_begun = match (action.progress, action.status) {
            (JudgedProgress::NotStarted, _) => false,
            (JudgedProgress::ByRule | JudgedProgress::Late, ActionStatus::Proposed) => false,
            (JudgedProgress::ByRule | JudgedProgress::Late, ActionStatus::Decided) => {
                has_done || action.start < Some(today)
            }
            _ => true,
        };
        note(action.start, DueKind::Start, id.raw(), is_open && !has_begun);
    }
    for (id, one) in document.all::<Milestone>() {
        let action = one
            .action
            .as_ref()
            .and_then(|action| Some((action, document.get(action)?)));
        let shown = action.map(|(id, action)| progress_of(id, action).0);
        let is_open = shown.is_some_and(|shown| !matches!(shown, Progress::Done | Progress::Cancelled));
        note(one.due, DueKind::Milestone, id.raw(), is_open && !is_done(one));
    }
    for (id, one) in document.all::<Target>() {
        let action = one
            .action
            .as_ref()
            .and_then(|action| Some((action, document.get(action)?)));
        let shown = action.map(|(id, action)| progress_of(id, action).0);
        let is_open = shown.is_some_and(|shown| shown != Progress::Cancelled);
        note(one.next_measurement, DueKind::Measurement, id.raw(), is_open);
    }
    found
}

proptest! {
    // R470, R472
    #[test]
    fn nothing_due_is_missing_or_there_twice((document, references) in any_document(), ahead in 0..120_i32) {
        let today = day("2026-06-15");
        let until = today.later(ahead);
        let due = due_by(&document, &references, today, until);
        let each: Vec<_> = due.iter().map(|one| (one.day, one.kind, one.record().as_str().to_owned())).collect();
        let set: BTreeSet<_> = each.iter().cloned().collect();
        prop_assert_eq!(set.len(), each.len());
        prop_assert_eq!(&set, &looked_for(&document, today, until));
        prop_assert!(due.is_sorted_by_key(|one| one.day));
        for one in &due {
            prop_assert_eq!(one.is_late, one.day < today);
            prop_assert!(one.owner.as_ref().is_none_or(|(owner, _)| document.get(owner).is_some()));
            // The number leads to the field of that very part.
            if let (Lasting::Action(action), Some(part)) = (&one.of, &one.part) {
                let own: Vec<_> = match one.kind {
                    DueKind::Milestone => {
                        milestones_of(&document, &references, action).into_iter().map(|(id, _)| id.raw().clone()).collect()
                    }
                    _ => targets_of(&document, &references, action).into_iter().map(|(id, _)| id.raw().clone()).collect(),
                };
                prop_assert_eq!(own.get(part.number - 1), Some(&part.id));
            }
        }
        // A plan whose review is late here is one that the check tells of, and late in the timeline too.
        for entry in super::super::schedule::entries(&document, &references, today) {
            let Lasting::Plan(plan) = &entry.of else { continue };
            let in_timeline = entry.counted.iter().any(|one| one.is_late);
            let record = document.get(plan).unwrap();
            prop_assert_eq!(in_timeline, reviewing::is_overdue(&document, &references, plan.raw(), record, today));
            let is_due = due.iter().any(|one| one.kind == DueKind::Review && one.of == entry.of && one.is_late);
            prop_assert_eq!(in_timeline, is_due);
        }
        // Looking further ahead only adds.
        let further = due_by(&document, &references, today, until.later(30));
        prop_assert_eq!(&further[..due.len()], &due[..]);
    }
}
