//! Copies of an action and of a whole action plan: what was planned, without what came of it.

use std::collections::BTreeMap;

use super::command::Command;
use crate::domain::{
    records::{
        action_parts::{Funding, Milestone, Risk},
        action_plan::referring,
        document::Document,
        plan::{Action, ActionPlan, ActionPlanState, ActionStatus, JudgedProgress, Target},
        record::{Ordered, Record},
        references::References,
    },
    values::{
        amount::Year,
        date::Date,
        id::{Id, RecordId},
        order::Order,
    },
};

/// A copy that can be added.
pub struct Copy<T> {
    /// What is copied, under its new id.
    pub id: Id<T>,
    /// How many actions are copied with it.
    pub actions: usize,
    /// What adds it all in one step.
    pub command: Command,
}

/// How many years a plan is moved ahead when it is copied: as many as it has, or one where that is not said.
pub fn years_ahead(plan: &ActionPlan) -> u16 {
    let years = plan
        .start
        .zip(plan.end)
        .map(|(start, end)| end.year().saturating_sub(start.year()) + 1);
    years.unwrap_or(1)
}

/// A copy of an action with its parts, of this title, that stays in its time.
pub fn of_action(
    document: &Document,
    references: &References,
    id: &Id<Action>,
    title: String,
    mut new_id: impl FnMut() -> RecordId,
) -> Option<Copy<Action>> {
    let action = Action {
        title,
        ..document.get(id)?.clone()
    };
    let mut copier = Copier::new(document, 0);
    copier.take_in(references, id, action, &mut new_id);
    let copied = copier.ids.get(id.raw())?.clone();
    Some(Copy {
        id: Id::of(copied),
        actions: 1,
        command: Command::Add(copier.copies()),
    })
}

/// A copy of a plan for the time after its own, of this title, with its actions that are neither done nor cancelled.
pub fn of_plan(
    document: &Document,
    references: &References,
    id: &Id<ActionPlan>,
    title: String,
    mut new_id: impl FnMut() -> RecordId,
) -> Option<Copy<ActionPlan>> {
    let plan = document.get(id)?;
    let mut copier = Copier::new(document, years_ahead(plan));
    let plan = ActionPlan {
        title,
        order: document.last_order::<ActionPlan>(),
        ..plan.clone()
    };
    let copied = new_id();
    copier.ids.insert(id.raw().clone(), copied.clone());
    copier.records.push((copied.clone(), plan.into()));
    let mut actions = 0;
    for (action, record) in referring::<Action>(document, references, id.raw()) {
        let is_over = record.status == ActionStatus::Finished
            || matches!(record.progress, JudgedProgress::Done | JudgedProgress::Cancelled);
        if !is_over {
            copier.take_in(references, &action, record.clone(), &mut new_id);
            actions += 1;
        }
    }
    Some(Copy {
        id: Id::of(copied),
        actions,
        command: Command::Add(copier.copies()),
    })
}

/// What is being copied. All of it gets its new id before any reference is followed, so that references in circles come right.
struct Copier<'a> {
    document: &'a Document,
    years: u16,
    order: Order,
    ids: BTreeMap<RecordId, RecordId>,
    records: Vec<(RecordId, Record)>,
}

impl<'a> Copier<'a> {
    fn new(document: &'a Document, years: u16) -> Self {
        Self {
            document,
            years,
            order: document.last_order::<Action>(),
            ids: BTreeMap::new(),
            records: Vec::new(),
        }
    }

    /// Takes an action with what it consists of. What has been measured of its targets is not planned, and stays.
    fn take_in(
        &mut self,
        references: &References,
        id: &Id<Action>,
        mut action: Action,
        new_id: &mut impl FnMut() -> RecordId,
    ) {
        let after = Order::after(Some(&self.order));
        action.order = std::mem::replace(&mut self.order, after);
        self.take(id.raw(), action.into(), new_id());
        self.take_parts::<Milestone>(references, id, new_id);
        self.take_parts::<Funding>(references, id, new_id);
        self.take_parts::<Risk>(references, id, new_id);
        self.take_parts::<Target>(references, id, new_id);
    }

    fn take_parts<T: Ordered>(
        &mut self,
        references: &References,
        action: &Id<Action>,
        new_id: &mut impl FnMut() -> RecordId,
    ) {
        for (id, part) in referring::<T>(self.document, references, action.raw()) {
            if part.part_of() == Some(action.raw()) {
                self.take(id.raw(), part.clone().into(), new_id());
            }
        }
    }

    fn take(&mut self, id: &RecordId, record: Record, copy: RecordId) {
        self.ids.insert(id.clone(), copy.clone());
        self.records.push((copy, record));
    }

    fn copies(self) -> Vec<(RecordId, Record)> {
        let Self {
            document,
            years,
            ids,
            mut records,
            ..
        } = self;
        let is_copy: Vec<_> = records.iter().map(|(id, _)| id.clone()).collect();
        for (_, record) in &mut records {
            plan_again(record, years);
            refer_to_copies(record, &ids);
            // What leads nowhere in a file can't be added.
            let mut dangling = Vec::new();
            record.references(&mut |to| {
                if document.record(to).is_none() && !is_copy.contains(to) {
                    dangling.push(to.clone());
                }
            });
            for gone in dangling {
                record.forget(&gone);
            }
        }
        records
    }
}

/// Leaves of a record what is planned, some years later.
fn plan_again(record: &mut Record, years: u16) {
    let later = |day: Option<Date>| day.and_then(|day| day.years_later(years));
    let year_later = |year: Option<Year>| year.and_then(|year| Year::new(year.get() + years));
    if let Record::ActionPlan(plan) = record {
        plan.start = later(plan.start);
        plan.end = later(plan.end);
        plan.review = later(plan.review);
        plan.state = ActionPlanState::Draft;
        plan.decision.clear();
        plan.decided = None;
    } else if let Record::Action(action) = record {
        action.start = later(action.start);
        action.end = later(action.end);
        action.status = ActionStatus::Proposed;
        action.progress = JudgedProgress::ByRule;
        action.progress_reason.clear();
    } else if let Record::Milestone(milestone) = record {
        milestone.due = later(milestone.due);
        milestone.done = None;
    } else if let Record::Funding(funding) = record {
        funding.year = year_later(funding.year);
        funding.asked = None;
        funding.granted = None;
        funding.spent = None;
    } else if let Record::Target(target) = record {
        target.year = year_later(target.year);
        target.next_measurement = later(target.next_measurement);
    }
}

fn refer_to_copies(record: &mut Record, ids: &BTreeMap<RecordId, RecordId>) {
    fn follow<T>(id: &mut Id<T>, ids: &BTreeMap<RecordId, RecordId>) {
        if let Some(copy) = ids.get(id.raw()) {
            *id = Id::of(copy.clone());
        }
    }
    if let Record::Action(action) = record {
        action.plan.iter_mut().for_each(|id| follow(id, ids));
        action.depends_on.iter_mut().for_each(|id| follow(id, ids));
    } else if let Record::Milestone(milestone) = record {
        milestone.action.iter_mut().for_each(|id| follow(id, ids));
    } else if let Record::Funding(funding) = record {
        funding.action.iter_mut().for_each(|id| follow(id, ids));
    } else if let Record::Risk(risk) = record {
        risk.action.iter_mut().for_each(|id| follow(id, ids));
    } else if let Record::Target(target) = record {
        target.action.iter_mut().for_each(|id| follow(id, ids));
    }
}

#[cfg(test)]
mod tests;
