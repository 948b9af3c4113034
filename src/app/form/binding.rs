//! A binding: what a field on the screen shows, and where it sends what is entered.

use std::rc::Rc;

use leptos::prelude::*;

/// What a field shows and what becomes of what is entered in it.
pub struct Binding<R: Send + Sync + 'static> {
    /// What the field shows, followed.
    pub value: Signal<R>,
    set: Rc<dyn Fn(R)>,
    /// Whether what is entered goes into the open document, whose steps take it back; followed.
    pub is_of_document: Signal<bool>,
}

impl<R: Send + Sync + 'static> Binding<R> {
    /// A binding to anything that has a value and takes another.
    pub fn new(value: impl Into<Signal<R>>, set: impl Fn(R) + 'static) -> Self {
        Self {
            value: value.into(),
            set: Rc::new(set),
            is_of_document: Signal::stored(false),
        }
    }

    /// The same binding, to something that is in the open document whenever `is_of_document` says so.
    pub fn of_document(self, is_of_document: impl Into<Signal<bool>>) -> Self {
        Self {
            is_of_document: is_of_document.into(),
            ..self
        }
    }

    /// Sends what is entered through `send`, which gets this binding to send it on.
    pub fn through<S: Send + Sync + 'static>(
        self,
        value: impl Into<Signal<S>>,
        send: impl Fn(&Self, S) + 'static,
    ) -> Binding<S> {
        let is_of_document = self.is_of_document;
        Binding {
            is_of_document,
            ..Binding::new(value, move |entered| send(&self, entered))
        }
    }

    /// Sends what was entered.
    pub fn set(&self, value: R) {
        (self.set)(value);
    }
}

impl<R: Clone + Send + Sync + 'static> From<RwSignal<R>> for Binding<R> {
    fn from(signal: RwSignal<R>) -> Self {
        Self::new(signal, move |value| signal.set(value))
    }
}
