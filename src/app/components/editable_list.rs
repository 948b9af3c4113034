//! A list of records that are changed where they are: each row is read, and one of them is opened as a form.

use leptos::prelude::*;

use super::{focus::focus_when_drawn, icon::icon};
use crate::{
    app::{
        document::workspace::Workspace,
        text::words::{Word, text},
    },
    domain::{records::record::Ordered, values::id::Id},
    platform::web::page,
};

/// The records of a kind in their order, and which of them is open. A row is made once for each record, and stays when the record
/// is changed or moved.
pub struct EditableList<T: 'static> {
    workspace: Workspace,
    /// The records in their order.
    pub ids: Memo<Vec<Id<T>>>,
    opened: RwSignal<Option<Id<T>>>,
    first_field: &'static str,
    add_button: &'static str,
}

/// A row of the list.
pub struct EditableRow<T: 'static> {
    /// The list.
    pub list: EditableList<T>,
    /// The record that it shows.
    pub id: StoredValue<Id<T>>,
    is_open: Memo<bool>,
}

impl<T> Clone for EditableList<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for EditableList<T> {}

impl<T> Clone for EditableRow<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for EditableRow<T> {}

impl<T: Ordered> EditableList<T> {
    /// The list. A row that is opened gets the keyboard in `first_field`, and what is removed leaves it to `add_button`, both by
    /// the elements' ids.
    pub fn new(workspace: Workspace, first_field: &'static str, add_button: &'static str) -> Self {
        let ids = workspace.select(|document, _| {
            let records = document.ordered::<T>();
            records.into_iter().map(|(id, _)| id).collect()
        });
        Self {
            workspace,
            ids,
            opened: RwSignal::new(None),
            first_field,
            add_button,
        }
    }

    /// Adds a record at the end, and opens it.
    pub fn add(self) {
        if let Some(id) = self.workspace.add_last(T::default()) {
            self.open(id);
        }
    }

    fn open(self, id: Id<T>) {
        self.opened.set(Some(id));
        focus_when_drawn(self.first_field);
    }

    /// The rows, each what `reading` and, where it is open, `form` make of it; `empty` if there are none.
    pub fn rows(
        self,
        class: &'static str,
        empty: fn() -> AnyView,
        reading: impl Fn(EditableRow<T>) -> AnyView + Copy + Send + Sync + 'static,
        form: impl Fn(EditableRow<T>) -> AnyView + Copy + Send + Sync + 'static,
    ) -> AnyView {
        let Self { ids, opened, .. } = self;
        let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
        let row = move |id: Id<T>| {
            let id = StoredValue::new(id);
            let is_open = Memo::new(move |_| opened.with(|opened| id.with_value(|id| opened.as_ref() == Some(id))));
            let row = EditableRow {
                list: self,
                id,
                is_open,
            };
            view! { <li>{reading(row)} {move || is_open.get().then(|| form(row))}</li> }.into_any()
        };
        let list = move || {
            if is_empty.get() {
                return empty();
            }
            view! {
                <ol class=class>
                    <For each=move || ids.get() key=Id::clone children=row />
                </ol>
            }
            .into_any()
        };
        list.into_any()
    }
}

impl<T: Ordered> EditableRow<T> {
    fn edit_id(self) -> String {
        self.id.with_value(|id| ["edit-", id.as_str()].concat())
    }

    /// The button that opens the form.
    pub fn edit_button(self, label: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
        view! {
            <button
                type="button"
                class="quiet"
                id=self.edit_id()
                aria-label=label
                hidden=move || self.is_open.get()
                on:click=move |_| self.list.open(self.id.get_value())
            >
                {icon("pencil")}
                {text(Word::AppEdit)}
            </button>
        }
        .into_any()
    }

    /// The button that closes the form. The keyboard goes back to the one that opened it.
    pub fn close_button(self, word: Word) -> AnyView {
        let close = move |_| {
            self.list.opened.set(None);
            focus_when_drawn(self.edit_id());
        };
        view! {
            <button type="button" on:click=close>
                {icon("check")}
                {text(word)}
            </button>
        }
        .into_any()
    }

    /// The button that removes the record.
    pub fn remove_button(self, label: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
        let remove = move |_| {
            self.list.workspace.remove(self.id.get_value().raw());
            page::focus(self.list.add_button);
        };
        view! {
            <button type="button" class="danger" aria-label=label on:click=remove>
                {icon("trash")}
                {text(Word::AppRemove)}
            </button>
        }
        .into_any()
    }
}
