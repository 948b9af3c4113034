//! The editor: a document, its index and its history, changed by commands only.

use super::{
    command::{Command, Label, Refusal},
    history::History,
    patch::Patch,
};
use crate::domain::{document::Document, references::References};

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
    revision: u64,
}

impl Editor {
    /// Opens a document with an empty history.
    pub fn new(document: Document) -> Self {
        Self {
            references: References::of(&document),
            document,
            history: History::default(),
            revision: 0,
        }
    }

    /// The document as it stands.
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

    /// Carries out a command. `time` is in milliseconds and only tells bursts of typing apart.
    ///
    /// # Errors
    /// [`Refusal`] where the command does not fit the document, which is then unchanged.
    pub fn dispatch(&mut self, command: &Command, time: f64) -> Result<Vec<Effect>, Refusal> {
        let patch = command.plan(&self.document, &self.references)?;
        if patch.is_empty() {
            return Ok(Vec::new());
        }
        let label = command.label(&self.document);
        self.apply(&patch);
        self.history
            .record(label.clone(), patch, command.burst(), time);
        let mut effects = vec![Effect::Persist];
        // Typing is seen where it happens; the rest may happen out of sight.
        if command.burst().is_none() {
            effects.push(Effect::Announce(Announcement::Done(label)));
        }
        Ok(effects)
    }

    /// Takes the last step back; nothing where there is none.
    pub fn undo(&mut self) -> Vec<Effect> {
        let Some((label, patch)) = self.history.undo() else {
            return Vec::new();
        };
        self.apply(&patch);
        vec![
            Effect::Persist,
            Effect::Announce(Announcement::Undone(label)),
        ]
    }

    /// Takes again what was last taken back; nothing where there is nothing.
    pub fn redo(&mut self) -> Vec<Effect> {
        let Some((label, patch)) = self.history.redo() else {
            return Vec::new();
        };
        self.apply(&patch);
        vec![
            Effect::Persist,
            Effect::Announce(Announcement::Redone(label)),
        ]
    }

    fn apply(&mut self, patch: &Patch) {
        patch.apply(&mut self.document, &mut self.references);
        self.revision += 1;
    }
}
