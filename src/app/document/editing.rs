//! Editing the open document: commands, undo and redo, and what follows from them.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::workspace::Workspace;
use crate::{
    app::{interface::notice::Tone, text::messages},
    domain::{
        records::{
            record::{Kind, Record},
            strategy::{STRATEGY_ID, Strategy},
        },
        values::id::{Id, RecordId},
    },
    edit::{
        command::Command,
        editor::{Editor, Effect},
        history::Burst,
    },
    platform::web::{page, persistence, random},
};

impl Workspace {
    /// Carries out a command. A refusal is told to the user.
    pub fn dispatch(&self, command: &Command) -> bool {
        let result = self.editor.try_update(|editor| match editor {
            Some(editor) => editor.dispatch(command, page::now()),
            None => Ok(Vec::new()),
        });
        match result {
            Some(Ok(effects)) => {
                self.carry_out(effects);
                match command.burst() {
                    Some(_) => self.check_soon(),
                    None => self.check_now(),
                }
                true
            }
            Some(Err(refusal)) => {
                self.notices
                    .notify(Tone::Trouble, messages::refusal(&refusal));
                false
            }
            None => false,
        }
    }

    /// Changes a field of a record. The document's own records (the strategy, a step) are made at their first change.
    pub fn edit<T: Kind>(&self, id: &Id<T>, field: &'static str, change: impl FnOnce(&mut T)) {
        let mut change = Some(change);
        self.edit_record(id.raw(), field, || T::default().into(), &mut |record| {
            if let Some(record) = T::of_mut(record)
                && let Some(change) = change.take()
            {
                change(record);
            }
        });
    }

    /// The part of [`Workspace::edit`] that is the same for every kind, so that it stands in the program once.
    fn edit_record(
        &self,
        id: &RecordId,
        field: &'static str,
        empty: fn() -> Record,
        change: &mut dyn FnMut(&mut Record),
    ) {
        let before = self
            .now(|document, _| document.record(id).cloned())
            .flatten();
        let exists = before.is_some();
        let mut record = before.map_or_else(empty, |record| (*record).clone());
        change(&mut record);
        let id = id.clone();
        let made_at_first_change = matches!(record, Record::Strategy(_) | Record::Step(_));
        self.dispatch(&if exists || !made_at_first_change {
            Command::Change {
                id,
                record,
                burst: Some(Burst::Field(field)),
            }
        } else {
            Command::Add(vec![(id, record)])
        });
    }

    /// Changes a field of the strategy.
    pub fn edit_strategy(&self, field: &'static str, change: impl FnOnce(&mut Strategy)) {
        if let Some(id) = RecordId::new(STRATEGY_ID) {
            self.edit(&Id::of(id), field, change);
        }
    }

    /// Adds a record under a new id, which is given back.
    pub fn add<T: Kind>(&self, record: T) -> Option<Id<T>> {
        let id = random::new_id();
        self.dispatch(&Command::Add(vec![(id.clone(), record.into())]))
            .then(|| Id::of(id))
    }

    /// Removes a record and offers to take that back.
    pub fn remove(&self, id: &RecordId) {
        let text = self
            .now(|document, _| document.record(id).map(|record| messages::removed(record)))
            .flatten();
        if self.dispatch(&Command::Remove(id.clone()))
            && let Some(text) = text
        {
            self.notices.notify_undoable(text);
        }
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        let effects = self
            .editor
            .try_update(|editor| editor.as_mut().map(Editor::undo));
        self.carry_out(effects.flatten().unwrap_or_default());
        self.check_now();
    }

    /// Takes again what was last taken back.
    pub fn redo(&self) {
        let effects = self
            .editor
            .try_update(|editor| editor.as_mut().map(Editor::redo));
        self.carry_out(effects.flatten().unwrap_or_default());
        self.check_now();
    }

    /// Takes steps back or again until so many are taken back, or as many as there are.
    pub fn go_in_history(&self, taken_back: usize) {
        let effects = self.editor.try_update(|editor| {
            let mut effects = Vec::new();
            let Some(editor) = editor else {
                return effects;
            };
            loop {
                let now = editor.history().undone().len();
                let next = match now.cmp(&taken_back) {
                    Ordering::Less => editor.undo(),
                    Ordering::Greater => editor.redo(),
                    Ordering::Equal => return effects,
                };
                if next.is_empty() {
                    return effects;
                }
                effects = next;
            }
        });
        self.carry_out(effects.unwrap_or_default());
        self.check_now();
    }

    /// The one place where what follows from a change is done.
    fn carry_out(&self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Persist => {
                    self.notices.withdraw_undo();
                    self.save_soon();
                    persistence::ask_once();
                }
                Effect::Announce(announcement) => {
                    self.notices.announce(messages::announcement(&announcement))
                }
            }
        }
    }
}
