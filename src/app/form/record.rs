//! The record of a form: how it is found, how it is made at its first change, and how its fields are bound.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{binding::Binding, field::FormField, lens::Lens};
use crate::{
    app::document::workspace::{RecordMemo, Workspace},
    domain::{
        records::{
            map_sheet::{MAP_SHEET_ID, MapSheet},
            publication::{PUBLICATION_ID, Publication},
            record::{Kind, Record},
            strategy::{STRATEGY_ID, Strategy},
        },
        values::id::{Id, RecordId},
    },
    edit::{
        command::{Command, Label},
        history::Burst,
    },
    platform::web::random,
};

/// The record that a form shows and changes. It is a handful of signals and can be copied into every handler.
pub struct FormRecord<T> {
    /// The document that the record is in.
    pub workspace: Workspace,
    /// Where the record is; `None` if it is not made yet, or if there is none to be changed.
    id: Signal<Option<RecordId>>,
    /// The record as it is, if it is there.
    pub record: RecordMemo<T>,
    /// What the record begins as if it is made at its first change.
    beginning: Option<Callback<(), Option<Record>>>,
    /// Which of several such records on the page it is, from 1; `None` if it is the only one.
    number: Option<usize>,
}

impl<T> Clone for FormRecord<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for FormRecord<T> {}

impl Workspace {
    /// The form of a record that is there.
    pub fn form<T: Kind>(&self, id: Id<T>) -> FormRecord<T> {
        FormRecord::at(*self, Signal::stored(Some(id.raw().clone())))
    }

    /// The form of the record that something else leads to: the response of the round that is chosen, say.
    pub fn form_of<T: Kind>(&self, id: impl Fn() -> Option<Id<T>> + Send + Sync + 'static) -> FormRecord<T> {
        FormRecord::at(*self, Signal::derive(move || id().map(|id| id.raw().clone())))
    }

    /// The form of the document's own facts.
    pub fn strategy_form(&self) -> FormRecord<Strategy> {
        FormRecord::at(*self, Signal::stored(RecordId::new(STRATEGY_ID))).beginning(|| Some(Strategy::default()))
    }

    /// The form of what the document's map sheet says.
    pub fn map_sheet_form(&self) -> FormRecord<MapSheet> {
        FormRecord::at(*self, Signal::stored(RecordId::new(MAP_SHEET_ID))).beginning(|| Some(MapSheet::default()))
    }

    /// The form of what is chosen and written for what is published.
    pub fn publication_form(&self) -> FormRecord<Publication> {
        FormRecord::at(*self, Signal::stored(RecordId::new(PUBLICATION_ID))).beginning(|| Some(Publication::begun()))
    }
}

impl<T: Kind> FormRecord<T> {
    fn at(workspace: Workspace, id: Signal<Option<RecordId>>) -> Self {
        Self {
            workspace,
            id,
            record: workspace.record_at(id),
            beginning: None,
            number: None,
        }
    }

    /// The same form where the page has several such, by its number from 1. The ids of its fields have the number in them.
    pub fn numbered(self, number: usize) -> Self {
        Self {
            number: Some(number),
            ..self
        }
    }

    /// The same form of a record that is made at its first change. Until then it shows what the record begins as, which may
    /// follow from something else; `None` if it can't begin.
    pub fn beginning(self, record: impl Fn() -> Option<T> + Send + Sync + 'static) -> Self {
        Self {
            beginning: Some(Callback::new(move |()| record().map(Into::into))),
            ..self
        }
    }

    /// Whether the record is the one with this id, followed.
    pub fn is_at(&self, id: &str) -> bool {
        self.id.with(|at| at.as_ref().is_some_and(|at| at.as_str() == id))
    }

    /// What `read` makes of the record, or of what it begins as, followed.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.record.with(|record| match record {
            Some(record) => read(record),
            None => match self.begun().as_ref().and_then(T::of) {
                Some(record) => read(record),
                None => read(&T::default()),
            },
        })
    }

    fn begun(&self) -> Option<Record> {
        self.beginning.and_then(|beginning| beginning.run(()))
    }

    /// A field of the form for a field of the record, with its own label and id. What is entered in it without a pause is one step.
    pub fn field<R: Send + Sync + 'static>(self, lens: Lens<T, R>) -> FormField<R> {
        let field = FormField::of(lens, self.bind(lens));
        match self.number {
            Some(number) => field.id(&lens.id_of(number)),
            None => field,
        }
    }

    /// Binds a field of the record. What is entered in it without a pause is one step.
    pub fn bind<R: Send + Sync + 'static>(self, lens: Lens<T, R>) -> Binding<R> {
        Binding::new(self.value(lens), move |value| self.set(lens, value)).of_document(true)
    }

    /// What a field contains, followed.
    pub fn value<R: Send + Sync + 'static>(self, lens: Lens<T, R>) -> Signal<R> {
        Signal::derive(move || self.with(lens.read))
    }

    /// Gives a field what was entered in it.
    pub fn set<R>(self, lens: Lens<T, R>, value: R) {
        self.edit(Some(lens.burst()), |record| (lens.write)(record, value));
    }

    /// A field of the form for one of the texts in a field that contains one for each key. An empty text is not kept.
    pub fn entry_field(self, lens: Lens<T, BTreeMap<String, String>>, key: &'static str) -> FormField<String> {
        let value = Signal::derive(move || {
            let mut texts = self.with(lens.read);
            texts.remove(key).unwrap_or_default()
        });
        let set = move |text: String| {
            self.edit(Some(lens.entry_burst(key)), |record| {
                let mut texts = (lens.read)(record);
                if text.is_empty() {
                    texts.remove(key);
                } else {
                    texts.insert(key.into(), text);
                }
                (lens.write)(record, texts);
            });
        };
        FormField::of(lens, Binding::new(value, set).of_document(true))
    }

    /// Adds a record to a list of those that this one refers to, in a step of its own. What is no id adds nothing.
    pub fn link<L: Kind>(self, list: Lens<T, Vec<Id<L>>>, id: &str) {
        if let Some(id) = RecordId::new(id) {
            self.change(|record| {
                let mut ids = (list.read)(record);
                ids.push(Id::of(id));
                (list.write)(record, ids);
            });
        }
    }

    /// Adds a record to a list of those that this one refers to, and to the document where it is `made` for that, in one step.
    pub fn link_new<L: Kind>(self, list: Lens<T, Vec<Id<L>>>, id: Id<L>, made: Option<L>) {
        let Some(made) = made else {
            let is_linked = untrack(|| self.with(list.read)).contains(&id);
            if !is_linked {
                self.link(list, id.as_str());
            }
            return;
        };
        let Some((place, beginning)) = untrack(|| self.place()) else {
            return;
        };
        let mut record =
            untrack(|| self.record.get_untracked()).or_else(|| beginning.as_ref().and_then(T::of).cloned());
        let Some(record) = &mut record else { return };
        let mut ids = (list.read)(record);
        ids.push(id.clone());
        (list.write)(record, ids);
        self.workspace.dispatch(&Command::Put {
            records: vec![(id.raw().clone(), made.into()), (place, record.clone().into())],
            label: Label::Added(Some(L::OF)),
        });
    }

    /// Takes a record out of a list of those that this one refers to, in a step of its own.
    pub fn unlink<L: Kind>(self, list: Lens<T, Vec<Id<L>>>, id: &str) {
        self.change(|record| {
            let mut ids = (list.read)(record);
            ids.retain(|linked| linked.as_str() != id);
            (list.write)(record, ids);
        });
    }

    /// Changes the record in a step of its own.
    pub fn change(self, change: impl FnOnce(&mut T)) {
        self.edit(None, change);
    }

    /// Changes the record in one step with the rest of the burst.
    pub fn edit(self, burst: Option<Burst>, change: impl FnOnce(&mut T)) {
        if let Some((id, beginning)) = untrack(|| self.place()) {
            self.workspace.edit(id, beginning, burst, change);
        }
    }

    /// Where the record is or will be, and what it begins as if it is not there; `None` if there is nothing to be changed.
    fn place(&self) -> Option<(RecordId, Option<Record>)> {
        let is_there = self.record.with(|record| record.is_some());
        let beginning = if is_there { None } else { self.begun() };
        let new_id = || beginning.is_some().then(random::new_id);
        let id = self.id.get().or_else(new_id)?;
        Some((id, beginning))
    }
}
