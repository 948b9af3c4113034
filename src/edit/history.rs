//! The history: steps that can be taken back and taken again.

use super::{command::Label, patch::Patch};
use crate::domain::id::RecordId;

/// One step that can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it did.
    pub label: Label,
    /// What it changed.
    pub patch: Patch,
    burst: Option<(RecordId, &'static str)>,
    /// When it was last added to, in milliseconds.
    time: f64,
}

/// Edits of one field that follow within this many milliseconds are one step.
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
    /// Notes a change that has been made. What had been taken back can no longer be taken again.
    pub fn record(
        &mut self,
        label: Label,
        patch: Patch,
        burst: Option<(RecordId, &'static str)>,
        time: f64,
    ) {
        self.undone.clear();
        if let Some(last) = self.done.last_mut()
            && burst.is_some()
            && last.burst == burst
            && (0.0..=BURST).contains(&(time - last.time))
        {
            last.patch = std::mem::take(&mut last.patch).then(patch);
            last.time = time;
            if last.patch.is_empty() {
                self.done.pop();
            }
            return;
        }
        if self.done.len() == MOST_STEPS {
            self.done.remove(0);
        }
        self.done.push(Step {
            label,
            patch,
            burst,
            time,
        });
    }

    /// Takes the last step back: gives what has to be applied.
    pub fn undo(&mut self) -> Option<(Label, Patch)> {
        let mut step = self.done.pop()?;
        step.burst = None;
        let back = (step.label.clone(), step.patch.inverse());
        self.undone.push(step);
        Some(back)
    }

    /// Takes again what was last taken back: gives what has to be applied.
    pub fn redo(&mut self) -> Option<(Label, Patch)> {
        let step = self.undone.pop()?;
        let again = (step.label.clone(), step.patch.clone());
        self.done.push(step);
        Some(again)
    }

    /// What would be taken back.
    pub fn next_undo(&self) -> Option<&Label> {
        self.done.last().map(|step| &step.label)
    }

    /// What would be taken again.
    pub fn next_redo(&self) -> Option<&Label> {
        self.undone.last().map(|step| &step.label)
    }
}
