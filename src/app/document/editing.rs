//! Editing the open document: commands, undo and redo, and what follows from them.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::{left_bare, workspace::Workspace};
use crate::{
    app::{interface::notice::Tone, text::messages},
    domain::{
        records::record::{Kind, Ordered, Record},
        values::id::{Id, RecordId},
    },
    edit::{
        command::{Command, Refusal},
        editor::{Editor, Effect},
        history::{Burst, History, Step},
        record_change::record_change,
    },
    platform::web::{page, persistence, random},
};

impl Workspace {
    /// Carries out a command. A refusal is reported to the user.
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
                self.tell_refusal(&refusal);
                false
            }
            None => false,
        }
    }

    /// Changes a record in a step of its own.
    pub fn change<T: Kind>(&self, id: &Id<T>, change: impl FnOnce(&mut T)) {
        self.edit(id.raw().clone(), None, None, change);
    }

    /// Changes a record, or makes it of its `beginning` if it isn't there yet, in one step with the rest of the burst.
    pub fn edit<T: Kind>(
        &self,
        id: RecordId,
        beginning: Option<Record>,
        burst: Option<Burst>,
        change: impl FnOnce(&mut T),
    ) {
        let mut change = Some(change);
        self.edit_record(id, beginning, burst, &mut |record| {
            if let Some(record) = T::of_mut(record)
                && let Some(change) = change.take()
            {
                change(record);
            }
        });
    }

    /// The part of [`Workspace::edit`] that is the same for every kind, so that it is in the program once.
    fn edit_record(
        &self,
        id: RecordId,
        beginning: Option<Record>,
        burst: Option<Burst>,
        change: &mut dyn FnMut(&mut Record),
    ) {
        let planned = self.now(|document, _| record_change(document, id, beginning, burst, change));
        match planned {
            Some(Ok(Some(command))) => {
                self.dispatch(&command);
            }
            Some(Err(refusal)) => self.tell_refusal(&refusal),
            Some(Ok(None)) | None => {}
        }
    }

    fn tell_refusal(&self, refusal: &Refusal) {
        self.notices.notify(Tone::Trouble, messages::refusal(refusal));
    }

    /// Adds a record under a new id, which is given back.
    pub fn add<T: Kind>(&self, record: T) -> Option<Id<T>> {
        let id = random::new_id();
        self.dispatch(&Command::Add(vec![(id.clone(), record.into())]))
            .then(|| Id::of(id))
    }

    /// Adds a record at the end of its list under a new id, which is given back.
    pub fn add_last<T: Ordered>(&self, mut record: T) -> Option<Id<T>> {
        record.set_order(self.now(|document, _| document.last_order::<T>())?);
        self.add(record)
    }

    /// Removes a record and offers to take that back. What has nothing left to rest on without it is named.
    pub fn remove(&self, id: &RecordId) {
        // What rests on it is known only as long as it is there.
        let told = self.now(|document, references| {
            let removed = messages::removed(&**document.record(id)?);
            Some((removed, left_bare::of(document, references, id)))
        });
        if !self.dispatch(&Command::Remove(id.clone())) {
            return;
        }
        match told.flatten() {
            Some((removed, None)) => self.notices.notify_undoable(removed),
            Some((removed, Some(bare))) => {
                let said = [&removed, " ", &bare.said].concat();
                self.notices.notify_undoable_with_ways(said, bare.named);
            }
            None => {}
        }
    }

    /// Takes the last step back, of what is being made before what is in the document.
    pub fn undo(&self) {
        if !self.step_unfinished(true) {
            self.take_step(History::next_undo, Editor::undo);
        }
    }

    /// Takes again what was last taken back.
    pub fn redo(&self) {
        if !self.step_unfinished(false) {
            self.take_step(History::next_redo, Editor::redo);
        }
    }

    fn step_unfinished(&self, is_back: bool) -> bool {
        let unfinished = self.unfinished.get_value();
        unfinished.is_some_and(|step| step.run(is_back))
    }

    /// Takes one step in the history. Where nothing of it is seen on the page, that is told with a way to where it is.
    fn take_step(&self, next: fn(&History) -> Option<&Step>, take: fn(&mut Editor) -> Vec<Effect>) {
        let step = self.step_in_sight(next);
        let effects = self.editor.try_update(|editor| editor.as_mut().map(take));
        let effects = effects.flatten().unwrap_or_default();
        let said = effects.iter().find_map(|effect| match effect {
            Effect::Announce(announcement) => Some(messages::announcement(announcement)),
            Effect::Persist => None,
        });
        self.carry_out(effects);
        self.check_now();
        if let (Some(step), Some(said)) = (step, said) {
            self.tell_unless_seen(step, said);
        }
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
                Effect::Announce(announcement) => self.notices.announce(messages::announcement(&announcement)),
            }
        }
    }
}
