//! The history: steps that can be taken back and taken again.

use std::collections::BTreeMap;

use super::{command::Label, delta::Delta, journal::StepId};
use crate::domain::values::id::RecordId;

/// What changes of a record have in common that become one step if they follow each other soon, as the letters of a word do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Burst {
    /// They are of this field.
    Field(&'static str),
    /// They are of one entry of a field that contains many: of the answers that on a statement, of the comments that on a
    /// factor.
    Entry(&'static str, String),
}

impl Burst {
    /// The field that they are of.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Field(field) | Self::Entry(field, _) => field,
        }
    }
}

/// A burst in a record.
pub type RecordBurst = (RecordId, Burst);

/// One step that can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its name.
    pub id: StepId,
    /// What it did.
    pub label: Label,
    /// What it changed.
    pub delta: Delta,
    /// When it was last added to, in milliseconds since 1970.
    pub at: f64,
    burst: Option<RecordBurst>,
}

impl Step {
    /// A step that nothing is added to any more.
    pub fn new(id: StepId, label: Label, delta: Delta, at: f64) -> Self {
        Self {
            id,
            label,
            delta,
            at,
            burst: None,
        }
    }
}

/// Changes of one burst that follow within this many milliseconds are one step.
const BURST: f64 = 1_500.0;

/// The most steps that are kept.
const MOST_STEPS: usize = 1_000;

/// Steps taken and steps taken back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// A history of these steps, the latest last in each.
    pub fn of(done: Vec<Step>, undone: Vec<Step>) -> Self {
        Self { done, undone }
    }

    /// The step that a change goes on with; `None` if it begins one.
    pub fn goes_on(&self, burst: Option<&RecordBurst>, at: f64) -> Option<StepId> {
        let last = self.done.last()?;
        let is_same = burst.is_some() && last.burst.as_ref() == burst;
        (self.undone.is_empty() && is_same && (0.0..=BURST).contains(&(at - last.at))).then(|| last.id.clone())
    }

    /// Notes a step that has been taken, or more of the last one. What had been taken back can no longer be taken again.
    pub fn record(&mut self, step: Step, burst: Option<RecordBurst>) {
        self.undone.clear();
        if let Some(last) = self.done.last_mut()
            && last.id == step.id
        {
            last.delta = std::mem::take(&mut last.delta).then(step.delta);
            last.at = step.at;
            if last.delta.is_empty() {
                self.done.pop();
            }
            return;
        }
        if self.done.len() == MOST_STEPS {
            self.done.remove(0);
        }
        self.done.push(Step { burst, ..step });
    }

    /// What a step that has not been taken back did.
    pub fn label_of(&self, id: &StepId) -> Option<&Label> {
        let step = self.done.iter().rfind(|step| step.id == *id);
        step.map(|step| &step.label)
    }

    /// Notes that a step has been taken back.
    pub fn take_back(&mut self, id: &StepId) {
        move_step(&mut self.done, &mut self.undone, id);
    }

    /// Notes that a step has been taken again, even where what was taken back has been forgotten since.
    pub fn take_again(&mut self, step: Step) {
        if !move_step(&mut self.undone, &mut self.done, &step.id) && !step.delta.is_empty() {
            self.done.push(step);
        }
    }

    /// What would be taken back.
    pub fn next_undo(&self) -> Option<&Step> {
        self.done.last()
    }

    /// What would be taken again.
    pub fn next_redo(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// The records that steps after a moment have changed, each with when it was last changed, in milliseconds since 1970. What has been
    /// taken back changes nothing. It knows no more than the history does: nothing of a document that arrived as a file.
    pub fn changed_since(&self, moment: f64) -> BTreeMap<&RecordId, f64> {
        let mut changed = BTreeMap::new();
        for step in self.done.iter().filter(|step| step.at > moment) {
            for change in step.delta.0.iter() {
                let last = changed.entry(&change.id).or_insert(step.at);
                *last = step.at.max(*last);
            }
        }
        changed
    }

    /// The steps taken, the latest last.
    pub fn done(&self) -> &[Step] {
        &self.done
    }

    /// The steps taken back, the one that would be taken again first last.
    pub fn undone(&self) -> &[Step] {
        &self.undone
    }
}

fn move_step(from: &mut Vec<Step>, to: &mut Vec<Step>, id: &StepId) -> bool {
    let place = from.iter().rposition(|step| step.id == *id);
    if let Some(place) = place {
        let mut step = from.remove(place);
        step.burst = None;
        to.push(step);
    }
    place.is_some()
}
