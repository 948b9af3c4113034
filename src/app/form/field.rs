//! A field of a form: what it is called and how it is explained, what it shows and what becomes of what is entered in it.

use leptos::prelude::*;

use super::{binding::Binding, lens::Lens};
use crate::{
    app::text::words::{Word, text},
    domain::records::declaration::Declared,
};

/// What a field is called, how it is explained, and where it is found on the page.
pub struct Caption {
    /// The id of the control.
    pub id: String,
    /// What the field is called.
    pub label: &'static str,
    /// How it is explained; empty if it explains itself.
    pub help: &'static str,
    /// The class of the whole.
    pub class: &'static str,
    /// Whether it is for the screen alone, since what it says is private.
    pub is_private: bool,
}

impl Caption {
    /// The id of the explanation; `None` if there is no such.
    pub fn help_id(&self) -> Option<String> {
        (!self.help.is_empty()).then(|| [&self.id, "-help"].concat())
    }
}

/// A field of a form, as the controls in `components::field` take it.
pub struct FormField<R: Send + Sync + 'static> {
    /// What it is called.
    pub caption: Caption,
    /// What it shows, and where it sends what is entered.
    pub binding: Binding<R>,
}

impl<R: Send + Sync + 'static> FormField<R> {
    /// A field that is no field of a record.
    pub fn new(label: Word, id: &str, binding: impl Into<Binding<R>>) -> Self {
        Self {
            caption: Caption {
                id: id.into(),
                label: text(label),
                help: "",
                class: "field",
                is_private: false,
            },
            binding: binding.into(),
        }
    }

    /// A record's field that is bound to something else than a record: to one that is not made yet, say. It has the field's own
    /// label and id.
    pub fn of<T: Declared, F>(lens: Lens<T, F>, binding: impl Into<Binding<R>>) -> Self {
        let mut field = Self::new(lens.label, &lens.id(), binding);
        field.caption.is_private = lens.is_private();
        field
    }

    /// Gives the field another label than its own.
    pub fn label(mut self, label: Word) -> Self {
        self.caption.label = text(label);
        self
    }

    /// Explains the field before it.
    pub fn help(mut self, help: Word) -> Self {
        self.caption.help = text(help);
        self
    }

    /// Gives the field another id than its own.
    pub fn id(mut self, id: &str) -> Self {
        self.caption.id = id.into();
        self
    }

    /// Gives the field another class than `field`.
    pub fn class(mut self, class: &'static str) -> Self {
        self.caption.class = class;
        self
    }

    /// The same field, of which `note` hears before what was entered is sent.
    pub fn after(mut self, note: impl Fn(&R) + 'static) -> Self {
        let value = self.binding.value;
        self.binding = self.binding.through(value, move |binding, value| {
            note(&value);
            binding.set(value);
        });
        self
    }

    /// The same field, which shows what follows from more than the record.
    pub fn showing(mut self, value: impl Into<Signal<R>>) -> Self {
        self.binding = self.binding.through(value, |binding, value| binding.set(value));
        self
    }

    /// The same field, of which only a record that is there takes what was entered.
    pub fn once_made(mut self, is_made: impl Into<Signal<bool>>) -> Self {
        self.binding = self.binding.of_document(is_made);
        self
    }

    /// The same field if it can be emptied, which means the default.
    pub fn or_default(self) -> FormField<Option<R>>
    where
        R: Clone + Default,
    {
        let value = self.binding.value;
        let value = Signal::derive(move || Some(value.get()));
        FormField {
            caption: self.caption,
            binding: self.binding.through(value, |binding, value: Option<R>| {
                binding.set(value.unwrap_or_default());
            }),
        }
    }
}
