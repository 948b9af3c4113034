//! The situation: what is due and how it goes by priority, found in one pass over the actions, and in turns where there are many.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    vec,
};

use super::{
    attainment::{self, TargetStatus},
    due::{self, Due, DueSearch},
    progress::Progress,
    reviewing,
};
use crate::domain::{
    records::{
        action_plan::targets_of,
        document::Document,
        plan::{Action, ActionPlan, Priority},
        references::References,
        review::{Review, ReviewDecision},
    },
    values::{date::Date, id::Id},
};

/// How many there are of each, of those that there are any of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts<T>(Vec<(T, usize)>);

impl<T> Default for Counts<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy + PartialEq> Counts<T> {
    fn add(&mut self, one: T) {
        match self.0.iter_mut().find(|(of, _)| *of == one) {
            Some((_, count)) => *count += 1,
            None => self.0.push((one, 1)),
        }
    }

    /// How many there are of this.
    pub fn of(&self, one: T) -> usize {
        self.0.iter().find(|(of, _)| *of == one).map_or(0, |(_, count)| *count)
    }

    /// How many there are in all.
    pub fn total(&self) -> usize {
        self.0.iter().map(|(_, count)| count).sum()
    }

    /// Each with how many there are of it, never none.
    pub fn in_order<K: Ord>(&self, order: impl Fn(T) -> K) -> Vec<(T, usize)> {
        let mut counts = self.0.clone();
        counts.sort_by_key(|(one, _)| order(*one));
        counts
    }
}

/// The latest review that has been held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldReview {
    /// The review.
    pub id: Id<Review>,
    /// Its day.
    pub day: Date,
    /// What was decided.
    pub decision: ReviewDecision,
}

/// How it goes with a priority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrioritySituation {
    /// The priority.
    pub id: Id<Priority>,
    /// What it is called; may be empty.
    pub title: String,
    /// How the targets go of the actions that serve it, but for those of cancelled actions.
    pub targets: Counts<TargetStatus>,
    /// How the actions go that serve it themselves or by their plan, each counted once.
    pub actions: Counts<Progress>,
    /// Its own latest review.
    pub review: Option<HeldReview>,
}

/// What is due, and how it goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// What is late and what is due until the last day that was looked at, as [`due::due_by`] gives it.
    pub due: Vec<Arc<Due>>,
    /// The priorities that aren't archived, in their order.
    pub priorities: Vec<PrioritySituation>,
    /// How many actions serve none of them.
    pub serving_none: usize,
}

impl Situation {
    /// The situation of a document on a day, with what is due until another.
    pub fn of(document: &Document, references: &References, today: Date, until: Date) -> Self {
        let mut surveying = Surveying::begin(document, references, today, until);
        let found = surveying.go_on(document, references, usize::MAX);
        found.unwrap_or_default()
    }
}

/// Finding the situation of a document that may have many actions, in turns.
pub struct Surveying {
    today: Date,
    until: Date,
    /// The actions that are left.
    actions: vec::IntoIter<Id<Action>>,
    /// Where each priority is among those of the situation.
    places: BTreeMap<Id<Priority>, usize>,
    due: Vec<Due>,
    situation: Situation,
}

impl Surveying {
    /// Begins with the priorities and the action plans.
    pub fn begin(document: &Document, references: &References, today: Date, until: Date) -> Self {
        let held = document.ordered::<Priority>().into_iter();
        let held = held.filter(|(_, priority)| priority.status.is_current());
        let priorities: Vec<_> = held
            .map(|(id, priority)| PrioritySituation {
                review: held_review(document, references, &id, today),
                title: priority.title.clone(),
                targets: Counts::default(),
                actions: Counts::default(),
                id,
            })
            .collect();
        let search = DueSearch {
            document,
            references,
            today,
            until,
        };
        let mut due = Vec::new();
        for (id, plan) in document.ordered::<ActionPlan>() {
            search.of_plan(&id, plan, &mut due);
        }
        let actions: Vec<_> = document.ordered::<Action>().into_iter().map(|(id, _)| id).collect();
        Self {
            today,
            until,
            actions: actions.into_iter(),
            places: priorities.iter().map(|one| one.id.clone()).zip(0..).collect(),
            due,
            situation: Situation {
                priorities,
                ..Situation::default()
            },
        }
    }

    /// Looks at so many more actions of the document, which must be as it was in the turn before. Gives the situation once all of them
    /// have been looked at.
    pub fn go_on(&mut self, document: &Document, references: &References, most: usize) -> Option<Situation> {
        for _ in 0..most {
            let Some(id) = self.actions.next() else {
                self.situation.due = due::in_order(std::mem::take(&mut self.due));
                return Some(std::mem::take(&mut self.situation));
            };
            if let Some(action) = document.get(&id) {
                self.look_at(document, references, &id, action);
            }
        }
        None
    }

    fn look_at(&mut self, document: &Document, references: &References, id: &Id<Action>, action: &Action) {
        let search = DueSearch {
            document,
            references,
            today: self.today,
            until: self.until,
        };
        let progress = search.of_action(id, action, &mut self.due);
        let plan = action.plan.as_ref().and_then(|plan| document.get(plan));
        let by_plan = plan.map_or(&[][..], |plan| &plan.priorities);
        let served = action.priorities.iter().chain(by_plan);
        // Once, whether it serves a priority by itself, by its plan or both.
        let served: BTreeSet<_> = served.filter_map(|one| self.places.get(one).copied()).collect();
        if served.is_empty() {
            self.situation.serving_none += 1;
            return;
        }
        let mut statuses = Vec::new();
        if progress != Progress::Cancelled {
            for (target, _) in targets_of(document, references, id) {
                let attained = attainment::of(document, references, &target, self.today);
                statuses.extend(attained.map(|attained| attained.total.status));
            }
        }
        for place in served {
            if let Some(priority) = self.situation.priorities.get_mut(place) {
                priority.actions.add(progress);
                statuses.iter().for_each(|status| priority.targets.add(*status));
            }
        }
    }
}

/// The latest review of a priority that has been held by a day.
fn held_review(document: &Document, references: &References, id: &Id<Priority>, today: Date) -> Option<HeldReview> {
    let reviews = reviewing::reviews_of(document, references, id.raw()).into_iter();
    let mut held = reviews.filter_map(|(id, review)| {
        let day = review.date.filter(|day| *day <= today)?;
        Some(HeldReview {
            id,
            day,
            decision: review.decision,
        })
    });
    held.next()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
