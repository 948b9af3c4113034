//! The editor: a document, its index and its history, changed by commands only, and joined with what other tabs do.

mod base;
mod joining;

pub use base::Base;

use crate::{
    domain::{
        records::{document::Document, reads::Reads, references::References},
        values::id::RecordId,
    },
    edit::{
        changes::Changes,
        command::{Command, Label, Refusal},
        delta::{Delta, RemovedRecords, removed_by},
        history::{History, Step},
        journal::{Entry, Operation, Stamp, StepId},
        patch::Patch,
    },
};

/// What has to be done outside the document after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The document has to be saved.
    Persist,
    /// The user should hear of something that may lie out of sight.
    Announce(Announcement),
}

/// Something that the user should hear of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Announcement {
    /// A step was carried out.
    Done(Label),
    /// A step was taken back.
    Undone(Label),
    /// A step was taken again.
    Redone(Label),
}

/// An open document.
#[derive(Clone, Debug)]
pub struct Editor {
    document: Document,
    references: References,
    history: History,
    removed: RemovedRecords,
    revision: u64,
    changes: Changes,
    tab: String,
    next_step: u64,
    /// What has been done and is not in the journal yet.
    pending: Vec<Operation>,
    base: Base,
    /// The journal after the base, in order.
    entries: Vec<Entry>,
    /// Where each entry is in the order, for those that were there when the document was opened.
    opened_at: Vec<Stamp>,
}

impl Editor {
    /// Opens a document with an empty history.
    pub fn new(document: Document) -> Self {
        Self::open(Base::new(document), Vec::new(), "")
    }

    /// Opens a document with an empty history, for a tab with this name.
    pub fn open_new(document: Document, tab: &str) -> Self {
        Self::open(Base::new(document), Vec::new(), tab)
    }

    /// Opens a document from its base and the journal, in any order, for a tab with this name.
    pub fn open(base: Base, entries: Vec<Entry>, tab: &str) -> Self {
        let mut editor = Self {
            references: References::of(&base.document),
            document: base.document.clone(),
            history: base.history.clone(),
            removed: removed_by(&base.history),
            revision: 0,
            changes: Changes::of_opened(),
            tab: tab.into(),
            next_step: 1,
            pending: Vec::new(),
            base,
            entries: Vec::new(),
            opened_at: entries.iter().map(|entry| entry.stamp.clone()).collect(),
        };
        editor.receive(entries);
        editor
    }

    /// The document as it is.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What rests on what.
    pub fn references(&self) -> &References {
        &self.references
    }

    /// The steps that can be taken back and again.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Grows with every change; the same revision is the same content.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// When any of what was read was last changed, as a number that grows.
    pub fn changed(&self, reads: Reads) -> u64 {
        self.changes.of(reads)
    }

    /// Carries out a command. `at` is in milliseconds since 1970; it tells bursts of typing apart and is shown in the
    /// history.
    ///
    /// # Errors
    /// [`Refusal`] where the command does not fit the document, which is then unchanged.
    pub fn dispatch(&mut self, command: &Command, at: f64) -> Result<Vec<Effect>, Refusal> {
        let patch = command.plan(&self.document, &self.references)?;
        if patch.is_empty() {
            return Ok(Vec::new());
        }
        let label = command.label(&self.document);
        let burst = command.burst();
        let step = self
            .history
            .goes_on(burst.as_ref(), at)
            .unwrap_or_else(|| self.new_step());
        let delta = Delta::of(&patch);
        self.apply(&patch);
        self.join(&label, true);
        self.history
            .record(Step::new(step.clone(), label.clone(), delta.clone(), at), burst);
        self.note_done(step, label.clone(), delta);
        let mut effects = vec![Effect::Persist];
        if !command.is_in_sight() {
            effects.push(Effect::Announce(Announcement::Done(label)));
        }
        Ok(effects)
    }

    /// Takes the last step back; does nothing if there is none.
    pub fn undo(&mut self) -> Vec<Effect> {
        let Some(step) = self.history.next_undo() else {
            return Vec::new();
        };
        let (id, label, delta) = (step.id.clone(), step.label.clone(), step.delta.inverse());
        let delta = self.carry_out(&delta);
        self.join(&label, false);
        self.history.take_back(&id);
        self.pending.push(Operation::Undone { step: id, delta });
        vec![Effect::Persist, Effect::Announce(Announcement::Undone(label))]
    }

    /// Takes again what was last taken back; does nothing if there is nothing.
    pub fn redo(&mut self) -> Vec<Effect> {
        let Some(step) = self.history.next_redo() else {
            return Vec::new();
        };
        let (id, label, at) = (step.id.clone(), step.label.clone(), step.at);
        let delta = step.delta.clone();
        let delta = self.carry_out(&delta);
        self.join(&label, true);
        self.history
            .take_again(Step::new(id.clone(), label.clone(), delta.clone(), at));
        self.pending.push(Operation::Redone {
            step: id,
            label: label.clone(),
            delta,
        });
        vec![Effect::Persist, Effect::Announce(Announcement::Redone(label))]
    }

    /// Gives the document as it is a name, by which a common ancestor can be found later.
    pub fn mark(&mut self, point: RecordId) {
        self.document.add_point(point.clone());
        self.changes.note_everything();
        self.pending.push(Operation::Point(point));
    }

    fn new_step(&mut self) -> StepId {
        let number = self.next_step;
        self.next_step += 1;
        StepId([&self.tab, "-", &number.to_string()].concat())
    }

    fn note_done(&mut self, step: StepId, label: Label, delta: Delta) {
        if let Some(Operation::Done {
            step: last,
            delta: earlier,
            ..
        }) = self.pending.last_mut()
            && *last == step
        {
            *earlier = std::mem::take(earlier).then(delta);
            if earlier.is_empty() {
                self.pending.pop();
            }
            return;
        }
        self.pending.push(Operation::Done { step, label, delta });
    }

    /// Lets the document have passed the point of what was merged until that step is taken back, and no longer: what has been
    /// taken back can be merged again.
    fn join(&mut self, label: &Label, stands: bool) {
        if let Label::Merged { point: Some(point), .. } = label {
            if stands {
                self.document.add_point(point.clone());
            } else {
                self.document.lineage.retain(|passed| passed != point);
            }
            self.changes.note_everything();
        }
    }

    /// Carries a delta out on the present content, and gives what that changed.
    fn carry_out(&mut self, delta: &Delta) -> Delta {
        let patch = delta.plan(&self.document, &self.references, &self.removed);
        self.apply(&patch);
        Delta::of(&patch)
    }

    fn apply(&mut self, patch: &Patch) {
        for change in &patch.0 {
            match (&change.before, &change.after) {
                (Some(before), None) => {
                    self.removed.insert(change.id.clone(), before.clone());
                }
                (_, Some(_)) => {
                    self.removed.remove(&change.id);
                }
                (None, None) => {}
            }
        }
        patch.apply(&mut self.document, &mut self.references);
        self.revision += 1;
        self.changes.note(patch);
    }
}
