//! What lasts and when: action plans and actions with the days in them that count.

use std::sync::Arc;

use super::progress::{self, Progress, milestones_of};
use crate::domain::{
    records::{
        document::Document,
        plan::{Action, ActionPlan, ActionPlanState, Priority, Target},
        references::References,
        strategy::Actor,
    },
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

/// What has a first and a last day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lasting {
    /// An action plan.
    Plan(Id<ActionPlan>),
    /// An action.
    Action(Id<Action>),
}

impl Lasting {
    /// Its id, whatever it is.
    pub fn raw(&self) -> &RecordId {
        match self {
            Self::Plan(id) => id.raw(),
            Self::Action(id) => id.raw(),
        }
    }
}

/// The first and the last day, as far as they are known.
pub type Days = (Option<Date>, Option<Date>);

/// The days of what lasts; `None` if it is not there.
pub fn days_of(document: &Document, of: &Lasting) -> Option<Days> {
    match of {
        Lasting::Plan(id) => document.get(id).map(|plan| (plan.start, plan.end)),
        Lasting::Action(id) => document.get(id).map(|action| (action.start, action.end)),
    }
}

/// What a day is that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountedKind {
    /// A milestone is due, or was done.
    Milestone,
    /// A value is to be measured.
    Measurement,
    /// A plan is looked at again.
    Review,
}

/// A day that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedDay {
    /// The record that has it: a milestone, a target or a plan.
    pub of: RecordId,
    /// The day.
    pub day: Date,
    /// What it is.
    pub kind: CountedKind,
    /// What it is called; may be empty.
    pub name: String,
    /// Whether it is done.
    pub is_done: bool,
    /// Whether it should have been done.
    pub is_late: bool,
}

/// A plan or an action with all that is shown of it over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub of: Lasting,
    /// Its title as it is written; may be empty.
    pub title: String,
    /// Who answers for it, and by what name.
    pub owner: Option<(Id<Actor>, String)>,
    /// The priorities that it serves.
    pub priorities: Vec<Id<Priority>>,
    /// The plan that an action is in, with that plan's days.
    pub plan: Option<(Id<ActionPlan>, Days)>,
    /// Its own days.
    pub days: Days,
    /// How it goes. A plan whose time is over without being closed is late.
    pub progress: Progress,
    /// The days in it that count, in their order.
    pub counted: Vec<CountedDay>,
    /// How many of its milestones have no day.
    pub without_day: usize,
    /// The actions that must have come far enough before it.
    pub depends_on: Vec<Id<Action>>,
}

impl Entry {
    /// Whether there is anything to show over time.
    pub fn has_time(&self) -> bool {
        self.has_days() || !self.counted.is_empty()
    }

    /// Whether its first or its last day is known.
    pub fn has_days(&self) -> bool {
        self.days.0.is_some() || self.days.1.is_some()
    }
}

/// All plans and then all actions, as the user has ordered them.
pub fn entries(document: &Document, references: &References, today: Date) -> Vec<Arc<Entry>> {
    let owner = |owner: &Option<Id<Actor>>| {
        let id = owner.clone()?;
        let name = document.get(&id)?.name.clone();
        Some((id, name))
    };
    let plans = document.ordered::<ActionPlan>();
    let of_plans = plans.iter().map(|(id, plan)| Entry {
        of: Lasting::Plan(id.clone()),
        title: plan.title.clone(),
        owner: owner(&plan.owner),
        priorities: plan.priorities.clone(),
        plan: None,
        days: (plan.start, plan.end),
        progress: progress_of_plan(plan, today),
        counted: review(id, plan, today).into_iter().collect(),
        without_day: 0,
        depends_on: Vec::new(),
    });
    let of_actions = document.ordered::<Action>().into_iter().map(|(id, action)| {
        let milestones = milestones_of(document, references, &id);
        let mut counted = Vec::new();
        for (milestone, one) in &milestones {
            if let Some(day) = one.done.or(one.due) {
                counted.push(CountedDay {
                    of: milestone.raw().clone(),
                    day,
                    kind: CountedKind::Milestone,
                    name: one.title.clone(),
                    is_done: one.done.is_some(),
                    is_late: one.done.is_none() && day < today,
                });
            }
        }
        let targets = references.referrers_of_kind::<Target>(document, id.raw());
        counted.extend(targets.filter_map(|(id, target)| measurement(id, target, today)));
        let milestones: Vec<_> = milestones.into_iter().map(|(_, one)| one).collect();
        counted.sort_by_key(|one| one.day);
        Entry {
            title: action.title.clone(),
            owner: owner(&action.owner),
            priorities: action.priorities.clone(),
            plan: action.plan.as_ref().and_then(|id| {
                let plan = document.get(id)?;
                Some((id.clone(), (plan.start, plan.end)))
            }),
            days: (action.start, action.end),
            progress: progress::of(action, &milestones, today).shown(),
            counted,
            without_day: milestones.iter().filter(|one| one.done.or(one.due).is_none()).count(),
            depends_on: action.depends_on.clone(),
            of: Lasting::Action(id),
        }
    });
    of_plans.chain(of_actions).map(Arc::new).collect()
}

fn progress_of_plan(plan: &ActionPlan, today: Date) -> Progress {
    if plan.state == ActionPlanState::Closed {
        Progress::Done
    } else if plan.end.is_some_and(|end| end < today) {
        Progress::Late
    } else if plan.start.is_some_and(|start| start <= today) {
        Progress::Ongoing
    } else {
        Progress::NotStarted
    }
}

fn review(id: &Id<ActionPlan>, plan: &ActionPlan, today: Date) -> Option<CountedDay> {
    let is_closed = plan.state == ActionPlanState::Closed;
    plan.review.map(|day| CountedDay {
        of: id.raw().clone(),
        day,
        kind: CountedKind::Review,
        name: String::new(),
        is_done: is_closed,
        is_late: !is_closed && day < today,
    })
}

fn measurement(id: Id<Target>, target: &Target, today: Date) -> Option<CountedDay> {
    target.next_measurement.map(|day| CountedDay {
        of: id.raw().clone(),
        day,
        kind: CountedKind::Measurement,
        name: target.title.clone(),
        is_done: false,
        is_late: day < today,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(super) mod tests {
    use super::*;
    use crate::domain::records::{action_parts::Milestone, plan::ActionStatus, record::Record};

    pub(in super::super) fn day(text: &str) -> Option<Date> {
        Some(Date::parse(text).unwrap())
    }

    pub(in super::super) fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    fn document(records: Vec<(&str, Record)>) -> (Document, References) {
        let records = records.into_iter().map(|(name, record)| (id(name), record));
        let document = Document::of(id("d"), records);
        let references = References::of(&document);
        (document, references)
    }

    /// A plan with two actions, of which one serves two priorities and has all that counts, and an action beside it.
    pub(in super::super) fn example() -> (Document, References) {
        let plan = ActionPlan {
            start: day("2026-01-01"),
            end: day("2026-06-30"),
            review: day("2026-05-01"),
            owner: Some(Id::of(id("a"))),
            ..ActionPlan::default()
        };
        let first = Action {
            plan: Some(Id::of(id("p"))),
            start: day("2026-02-01"),
            priorities: vec![Id::of(id("q2")), Id::of(id("q1"))],
            status: ActionStatus::Ongoing,
            ..Action::default()
        };
        let second = Action {
            plan: Some(Id::of(id("p"))),
            ..Action::default()
        };
        let beside = Action {
            end: day("2027-01-31"),
            owner: Some(Id::of(id("gone"))),
            ..Action::default()
        };
        let due = Milestone {
            action: Some(Id::of(id("i1"))),
            due: day("2026-04-01"),
            ..Milestone::default()
        };
        let done = Milestone {
            done: day("2026-03-01"),
            ..due.clone()
        };
        let someday = Milestone {
            due: None,
            ..due.clone()
        };
        let target = Target {
            action: Some(Id::of(id("i1"))),
            next_measurement: day("2026-03-15"),
            ..Target::default()
        };
        document(vec![
            ("a", Actor::default().into()),
            ("q1", Priority::default().into()),
            ("q2", Priority::default().into()),
            ("p", plan.into()),
            ("i1", first.into()),
            ("i2", second.into()),
            ("i3", beside.into()),
            ("m1", due.into()),
            ("m2", done.into()),
            ("m3", someday.into()),
            ("t1", target.into()),
        ])
    }

    // R420
    #[test]
    fn what_counts_is_told_with_its_day_and_whether_it_is_late() {
        let (document, references) = example();
        let entries = entries(&document, &references, day("2026-07-01").unwrap());
        let told = |place: usize| {
            let days = entries[place].counted.iter();
            days.map(|one| (one.day.to_string(), one.kind, one.is_done, one.is_late))
                .collect::<Vec<_>>()
        };
        use CountedKind::{Measurement, Milestone, Review};
        assert_eq!(told(0), [("2026-05-01".into(), Review, false, true)]);
        assert_eq!(
            told(1),
            [
                ("2026-03-01".into(), Milestone, true, false),
                ("2026-03-15".into(), Measurement, false, true),
                ("2026-04-01".into(), Milestone, false, true),
            ]
        );
        assert_eq!(entries[1].without_day, 1);
        // The plan's time is over, and nobody has closed it.
        assert_eq!(
            entries.iter().map(|one| one.progress).collect::<Vec<_>>(),
            [
                Progress::Late,
                Progress::Late,
                Progress::NotStarted,
                Progress::NotStarted
            ]
        );
    }
}
