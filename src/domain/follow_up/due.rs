//! What is due: the days that have passed or are near, each until somebody has dealt with it.

use std::sync::Arc;

use super::{
    progress::{self, Progress, milestones_of},
    reviewing,
    schedule::Lasting,
};
use crate::domain::{
    records::{
        action_parts::Milestone,
        action_plan::targets_of,
        document::Document,
        indicator::{Indicator, MeasuringInterval},
        plan::{Action, ActionPlan, ActionPlanState, ActionStatus, JudgedProgress},
        references::References,
        strategy::Actor,
    },
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

/// What is due on a day, in the order of those that are due on the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueKind {
    /// It begins.
    Start,
    /// A milestone is to be done.
    Milestone,
    /// A value is to be measured.
    Measurement,
    /// A plan is to be reviewed.
    Review,
    /// It ends.
    End,
}

impl DueKind {
    /// Its stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Milestone => "milestone",
            Self::Measurement => "measurement",
            Self::Review => "review",
            Self::End => "end",
        }
    }
}

/// A part of an action that is due.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DuePart {
    /// The milestone or the target.
    pub id: RecordId,
    /// Its number among the action's own, from 1.
    pub number: usize,
    /// What it is called; may be empty.
    pub name: String,
    /// The indicator that has the target's values, where it follows one.
    pub indicator: Option<Id<Indicator>>,
    /// The day for the value after this one, where it is said how often the target is measured.
    pub next: Option<Date>,
}

/// Something that is due.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Due {
    /// The last day for it.
    pub day: Date,
    /// What is due.
    pub kind: DueKind,
    /// The plan or the action that it is of.
    pub of: Lasting,
    /// What that is called; may be empty.
    pub title: String,
    /// The part of it, where it is a part that is due.
    pub part: Option<DuePart>,
    /// Who is to do it: who measures where that is said, and else who answers for the plan or the action.
    pub owner: Option<(Id<Actor>, String)>,
    /// Whether the day has passed.
    pub is_late: bool,
}

impl Due {
    /// The record that is due, itself or as a part.
    pub fn record(&self) -> &RecordId {
        self.part.as_ref().map_or(self.of.raw(), |part| &part.id)
    }
}

/// What is due by a day: what is late, and what is due from today to that day, in the order of time.
pub fn due_by(document: &Document, references: &References, today: Date, until: Date) -> Vec<Arc<Due>> {
    let search = DueSearch {
        document,
        references,
        today,
        until,
    };
    let mut found = Vec::new();
    for (id, plan) in document.ordered::<ActionPlan>() {
        search.of_plan(&id, plan, &mut found);
    }
    for (id, action) in document.ordered::<Action>() {
        search.of_action(&id, action, &mut found);
    }
    in_order(found)
}

/// What was found, in the order of time.
pub(super) fn in_order(mut found: Vec<Due>) -> Vec<Arc<Due>> {
    found.sort_by_key(|due| (due.day, due.kind));
    found.into_iter().map(Arc::new).collect()
}

/// When a value is to be measured next, after the one that was due on a day: so much later as is said how often it is measured, and past
/// today. `None` where that is not said.
fn next_measurement(due: Date, interval: MeasuringInterval, today: Date) -> Option<Date> {
    let months = match interval {
        MeasuringInterval::Quarter => 3,
        MeasuringInterval::HalfYear => 6,
        MeasuringInterval::Year => 12,
        MeasuringInterval::TwoYears => 24,
        MeasuringInterval::Unstated | MeasuringInterval::Rarely => return None,
    };
    // Each is counted from the first, so that the last of a month stays the last.
    (1..)
        .map(|times: i32| due.months_later(times.checked_mul(months)?))
        .find(|day| day.is_none_or(|day| day > today))
        .flatten()
}

/// What is due by a day, found plan by plan and action by action.
pub(super) struct DueSearch<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its index.
    pub references: &'a References,
    /// The day from which it is seen.
    pub today: Date,
    /// The last day that is looked at.
    pub until: Date,
}

impl DueSearch<'_> {
    fn owner(&self, owner: Option<&Id<Actor>>) -> Option<(Id<Actor>, String)> {
        let owner = owner?;
        let here = self.document.get(owner).map(|actor| &actor.name);
        // In a part, others are known by name.
        let name = here.or_else(|| self.document.outside(owner.raw()).map(|outside| &outside.name))?;
        Some((owner.clone(), name.clone()))
    }

    fn due(&self, day: Option<Date>, due: impl FnOnce(Date) -> Due) -> Option<Due> {
        day.filter(|day| *day <= self.until).map(due)
    }

    /// Finds what is due of a plan.
    pub fn of_plan(&self, id: &Id<ActionPlan>, plan: &ActionPlan, found: &mut Vec<Due>) {
        let is_draft = plan.state != ActionPlanState::Decided;
        if plan.state == ActionPlanState::Closed {
            return;
        }
        let due = |kind: DueKind| {
            move |day: Date| Due {
                day,
                kind,
                of: Lasting::Plan(id.clone()),
                title: plan.title.clone(),
                part: None,
                owner: self.owner(plan.owner.as_ref()),
                is_late: day < self.today,
            }
        };
        // A plan that is decided begins by itself.
        let start = plan.start.filter(|start| is_draft || *start >= self.today);
        found.extend(self.due(start, due(DueKind::Start)));
        let review = plan.review.filter(|review| {
            let is_held = reviewing::is_held(self.document, self.references, id.raw(), *review);
            let is_late = || reviewing::is_overdue(self.document, self.references, id.raw(), plan, self.today);
            !is_held && (*review >= self.today || is_late())
        });
        found.extend(self.due(review, due(DueKind::Review)));
        found.extend(self.due(plan.end, due(DueKind::End)));
    }

    /// Finds what is due of an action, and gives how that goes.
    pub fn of_action(&self, id: &Id<Action>, action: &Action, found: &mut Vec<Due>) -> Progress {
        let milestones = milestones_of(self.document, self.references, id);
        let is_done = |one: &Milestone| one.done.is_some_and(|done| done <= self.today);
        let all: Vec<_> = milestones.iter().map(|(_, one)| *one).collect();
        let shown = progress::of(action, &all, self.today).shown();
        if shown == Progress::Cancelled {
            return shown;
        }
        let due = |kind: DueKind, owner: Option<&Id<Actor>>, part: Option<DuePart>| {
            let owner = self.owner(owner).or_else(|| self.owner(action.owner.as_ref()));
            move |day: Date| Due {
                day,
                kind,
                of: Lasting::Action(id.clone()),
                title: action.title.clone(),
                part,
                owner,
                is_late: day < self.today,
            }
        };
        if shown != Progress::Done {
            let has_begun = self.has_begun(action, all.iter().any(|one| is_done(one)));
            let start = action.start.filter(|_| !has_begun);
            found.extend(self.due(start, due(DueKind::Start, None, None)));
            found.extend(self.due(action.end, due(DueKind::End, None, None)));
            for (number, (id, milestone)) in (1..).zip(&milestones) {
                let part = DuePart {
                    id: id.raw().clone(),
                    number,
                    name: milestone.title.clone(),
                    indicator: None,
                    next: None,
                };
                let day = milestone.due.filter(|_| !is_done(milestone));
                found.extend(self.due(day, due(DueKind::Milestone, None, Some(part))));
            }
        }
        // What came of an action is measured after it, too.
        for (number, (id, target)) in (1..).zip(targets_of(self.document, self.references, id)) {
            let next = |due| next_measurement(due, target.interval, self.today);
            let part = DuePart {
                id: id.raw().clone(),
                number,
                name: target.title.clone(),
                indicator: target.indicator.clone().filter(|one| self.document.get(one).is_some()),
                next: target.next_measurement.and_then(next),
            };
            let measures = due(DueKind::Measurement, target.measured_by.as_ref(), Some(part));
            found.extend(self.due(target.next_measurement, measures));
        }
        shown
    }

    /// Whether nobody has to begin with an action any more: somebody has said that it goes on, something in it is done, or it is decided
    /// and its day has passed, when it begins by itself.
    fn has_begun(&self, action: &Action, has_done: bool) -> bool {
        match action.progress {
            JudgedProgress::NotStarted => false,
            JudgedProgress::Ongoing | JudgedProgress::Done | JudgedProgress::Cancelled => true,
            JudgedProgress::ByRule | JudgedProgress::Late => match action.status {
                ActionStatus::Proposed => false,
                ActionStatus::Decided => has_done || action.start.is_some_and(|start| start < self.today),
                ActionStatus::Ongoing | ActionStatus::Finished => true,
            },
        }
    }
}

/// How far ahead it is looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Horizon {
    /// So many weeks.
    Weeks(u8),
    /// A year.
    Year,
}

impl Horizon {
    /// The last day of it.
    pub fn until(self, today: Date) -> Date {
        match self {
            Self::Weeks(weeks) => today.later(7 * i32::from(weeks)),
            Self::Year => today.months_later(12).unwrap_or(Date::LAST),
        }
    }
}

/// When something is due, as seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueTime {
    /// Before it.
    Late,
    /// In its week, which begins on a Monday.
    ThisWeek,
    /// In the week after that.
    NextWeek,
    /// Later, in a month of a year.
    Month(u16, u8),
}

/// When a day is, as seen from today.
pub fn time_of(day: Date, today: Date) -> DueTime {
    // Day 0 was a Thursday.
    let week = |day: Date| (day.day_number() + 3).div_euclid(7);
    match week(day) - week(today) {
        _ if day < today => DueTime::Late,
        0 => DueTime::ThisWeek,
        1 => DueTime::NextWeek,
        _ => DueTime::Month(day.year(), day.month()),
    }
}

#[cfg(test)]
mod tests;
