//! What a meeting goes through, in its order, and what of that has been dealt with.

use std::collections::{BTreeMap, BTreeSet};

use super::place::Agenda;
use crate::domain::{
    follow_up::{
        progress::{self, Progress},
        reconsidering::{in_order, looks, waiting},
        reviewing::actions_under,
    },
    records::{
        action_parts::Milestone,
        action_plan::{referring, targets_of},
        change::Change,
        comment::Comment,
        document::Document,
        plan::{Action, Priority, Target},
        references::References,
        strategy::Actor,
    },
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

/// An item of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Item {
    /// The record that it is about.
    pub id: RecordId,
    /// Whether what it was on the agenda for has been dealt with that day. It stays in its place until the day is over, so that nothing
    /// moves under the one who steps.
    pub is_dealt_with: bool,
}

/// What a meeting on a day goes through.
pub fn items(document: &Document, references: &References, agenda: &Agenda, on: Date) -> Vec<Item> {
    let open = |id: RecordId| Item {
        id,
        is_dealt_with: false,
    };
    match agenda {
        Agenda::Priorities => {
            let held = |(_, priority): &(Id<Priority>, &Priority)| priority.status.is_current();
            let priorities = document.ordered::<Priority>().into_iter().filter(held);
            priorities.map(|(id, _)| open(id.raw().clone())).collect()
        }
        Agenda::Actions(None) => {
            let actions = document.ordered::<Action>().into_iter();
            actions.map(|(id, _)| open(id.raw().clone())).collect()
        }
        Agenda::Actions(Some(of)) => {
            let actions = actions_of(document, references, of).into_iter();
            actions.map(|(id, _)| open(id.raw().clone())).collect()
        }
        Agenda::Discuss => to_discuss(document, on),
        Agenda::Reconsider => to_reconsider(document, references, on),
    }
}

/// The actions of an action plan, a priority or an owner.
fn actions_of<'a>(document: &'a Document, references: &'a References, of: &RecordId) -> Vec<(Id<Action>, &'a Action)> {
    let owner = Id::<Actor>::of(of.clone());
    if document.get(&owner).is_none() {
        return actions_under(document, references, of);
    }
    let mut owned = referring::<Action>(document, references, of);
    owned.retain(|(_, action)| action.owner.as_ref() == Some(&owner));
    owned
}

fn to_discuss(document: &Document, on: Date) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut places = BTreeMap::new();
    for (_, comment) in document.ordered::<Comment>() {
        let is_closed = comment.closed.is_some();
        let Some(of) = comment.of.as_ref().filter(|of| document.record(of).is_some()) else {
            continue;
        };
        if !comment.discuss || (is_closed && comment.closed != Some(on)) {
            continue;
        }
        let place = *places.entry(of).or_insert_with(|| {
            items.push(Item {
                id: of.clone(),
                is_dealt_with: true,
            });
            items.len() - 1
        });
        if let Some(item) = items.get_mut(place) {
            item.is_dealt_with &= is_closed;
        }
    }
    items
}

fn to_reconsider(document: &Document, references: &References, on: Date) -> Vec<Item> {
    // Those that wait, and those that somebody has looked at that day.
    let (mut wait, mut all) = (BTreeSet::new(), BTreeSet::new());
    for (id, _) in document.all::<Change>().filter(|(_, change)| change.closed.is_none()) {
        wait.extend(waiting(document, references, &id));
        let looked = looks(document, references, &id).into_iter();
        let looked = looked.filter(|(_, look)| look.date == Some(on));
        all.extend(looked.filter_map(|(_, look)| look.of.clone()));
    }
    all.extend(wait.iter().cloned());
    all.retain(|id| document.record(id).is_some());
    let item = |id: RecordId| Item {
        is_dealt_with: !wait.contains(&id),
        id,
    };
    in_order(document, all).into_iter().map(item).collect()
}

/// The actions of what is gone through with how each goes on a day: those that are late first, then those that are under way, in their order.
pub fn actions_by_need(
    document: &Document,
    references: &References,
    of: &RecordId,
    on: Date,
) -> Vec<(Id<Action>, Progress)> {
    let actions = actions_under(document, references, of).into_iter();
    let mut actions: Vec<_> = actions
        .map(|(id, action)| {
            // Their order does not matter here.
            let milestones = references.referrers_of_kind::<Milestone>(document, id.raw());
            let milestones: Vec<_> = milestones.map(|(_, one)| one).collect();
            (id, progress::of(action, &milestones, on).shown())
        })
        .collect();
    actions.sort_by_key(|(_, goes)| match goes {
        Progress::Late => 0,
        Progress::Ongoing => 1,
        Progress::NotStarted => 2,
        Progress::Done => 3,
        Progress::Cancelled => 4,
    });
    actions
}

/// The first targets of what is gone through, at most so many: of an action its own, of a priority or an action plan those of its actions.
pub fn targets_under(document: &Document, references: &References, of: &RecordId, most: usize) -> Vec<Id<Target>> {
    let own = Id::<Action>::of(of.clone());
    let actions = match document.get(&own) {
        Some(_) => vec![own],
        None => {
            let actions = actions_under(document, references, of).into_iter();
            actions.map(|(id, _)| id).collect()
        }
    };
    let targets = actions
        .iter()
        .flat_map(|action| targets_of(document, references, action));
    targets.map(|(id, _)| id).take(most).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{
        records::{
            change::{Loop, Reconsideration},
            plan::{ActionPlan, ActionStatus, PriorityStatus},
            record::Record,
        },
        values::order::Order,
    };

    fn raw(id: &str) -> RecordId {
        RecordId::new(id).unwrap()
    }

    fn today() -> Date {
        Date::new(2026, 11, 29).unwrap()
    }

    fn orders() -> impl FnMut() -> Order {
        let mut last: Option<Order> = None;
        move || {
            let next = Order::after(last.as_ref());
            last = Some(next.clone());
            next
        }
    }

    fn document(records: Vec<(&str, Record)>) -> (Document, References) {
        let records = records.into_iter().map(|(id, record)| (raw(id), record));
        let document = Document::of(raw("d"), records);
        let references = References::of(&document);
        (document, references)
    }

    fn ids(document: &Document, references: &References, agenda: &Agenda) -> Vec<String> {
        let items = items(document, references, agenda, today()).into_iter();
        let told = |item: Item| format!("{}{}", item.id, if item.is_dealt_with { " done" } else { "" });
        items.map(told).collect()
    }

    fn action(order: Order) -> Action {
        Action {
            order,
            ..Action::default()
        }
    }

    // R460
    #[test]
    fn actions_are_gone_through_all_or_of_a_plan_a_priority_or_an_owner() {
        let mut order = orders();
        let planned = Action {
            plan: Some(Id::of(raw("plan"))),
            partners: vec![Id::of(raw("region"))],
            ..action(order())
        };
        let owned = Action {
            owner: Some(Id::of(raw("region"))),
            ..action(order())
        };
        let plan = ActionPlan {
            priorities: vec![Id::of(raw("priority"))],
            ..ActionPlan::default()
        };
        let archived = Priority {
            status: PriorityStatus::Archived,
            ..Priority::default()
        };
        let (document, references) = document(vec![
            ("z-planned", planned.into()),
            ("a-owned", owned.into()),
            ("plan", plan.into()),
            ("priority", Priority::default().into()),
            ("archived", archived.into()),
            ("region", Actor::default().into()),
        ]);
        let of = |agenda| ids(&document, &references, &agenda);
        assert_eq!(of(Agenda::Priorities), ["priority"]);
        assert_eq!(of(Agenda::Actions(None)), ["z-planned", "a-owned"]);
        for plan in ["plan", "priority"] {
            assert_eq!(of(Agenda::Actions(Some(raw(plan)))), ["z-planned"]);
        }
        // Who only takes part does not answer for it.
        assert_eq!(of(Agenda::Actions(Some(raw("region")))), ["a-owned"]);
        assert_eq!(of(Agenda::Actions(Some(raw("gone")))), [""; 0]);
    }

    // R462
    #[test]
    fn what_is_dealt_with_stays_in_its_place_for_the_day() {
        let mut order = orders();
        let mut comment = |of: &str, discuss, closed: Option<Date>| -> Record {
            Comment {
                of: Some(raw(of)),
                discuss,
                closed,
                order: order(),
                ..Comment::default()
            }
            .into()
        };
        let comments = vec![
            ("c1", comment("b", true, Some(today()))),
            ("c2", comment("a", true, None)),
            ("c3", comment("a", true, Some(today()))),
            ("c4", comment("c", false, None)),
            ("c5", comment("c", true, Some(today().later(-1)))),
            ("c6", comment("gone", true, None)),
        ];
        let actions = ["a", "b", "c"].map(|id| (id, Action::default().into()));
        let (document, references) = document(comments.into_iter().chain(actions).collect());
        assert_eq!(ids(&document, &references, &Agenda::Discuss), ["b done", "a"]);
    }

    // R462
    #[test]
    fn what_waits_is_gone_through_with_what_has_been_looked_at_that_day() {
        let mut order = orders();
        let change = Change {
            way: Loop::B,
            affects: ["a", "b", "c"].map(raw).into(),
            ..Change::default()
        };
        let look = |of: &str, date| -> Record {
            Reconsideration {
                change: Some(Id::of(raw("change"))),
                of: Some(raw(of)),
                date: Some(date),
                ..Reconsideration::default()
            }
            .into()
        };
        let (document, references) = document(vec![
            ("c", action(order()).into()),
            ("a", action(order()).into()),
            ("b", action(order()).into()),
            ("change", change.into()),
            ("l1", look("a", today())),
            ("l2", look("b", today().later(-1))),
        ]);
        assert_eq!(ids(&document, &references, &Agenda::Reconsider), ["c", "a done"]);
    }

    // R465
    #[test]
    fn what_is_late_comes_first() {
        let mut order = orders();
        let mut with = |status, end: &str| -> Record {
            Action {
                status,
                end: Date::parse(end),
                priorities: vec![Id::of(raw("p"))],
                ..action(order())
            }
            .into()
        };
        let (document, references) = document(vec![
            ("p", Priority::default().into()),
            ("done", with(ActionStatus::Finished, "")),
            ("proposed", with(ActionStatus::Proposed, "")),
            ("under-way", with(ActionStatus::Ongoing, "2027-01-01")),
            ("late", with(ActionStatus::Ongoing, "2026-01-01")),
        ]);
        let found = actions_by_need(&document, &references, &raw("p"), today());
        let found: Vec<_> = found.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(found, ["late", "under-way", "proposed", "done"]);
    }
}
