//! A binding: what a field on the screen shows, and where it sends what is entered.

use std::rc::Rc;

use leptos::prelude::*;

/// What a field shows and what becomes of what is entered in it, as the parts in `components::field` take it.
pub struct Binding<R: Send + Sync + 'static> {
    /// What the field shows, followed.
    pub value: Signal<R>,
    set: Rc<dyn Fn(R)>,
}

impl<R: Send + Sync + 'static> Binding<R> {
    /// A binding to anything that has a value and takes another.
    pub fn new(value: impl Into<Signal<R>>, set: impl Fn(R) + 'static) -> Self {
        Self {
            value: value.into(),
            set: Rc::new(set),
        }
    }

    /// Sends what was entered.
    pub fn set(&self, value: R) {
        (self.set)(value);
    }

    /// The same binding, of which `note` hears before what was entered is sent.
    pub fn after(self, note: impl Fn(&R) + 'static) -> Self {
        let set = self.set;
        Self::new(self.value, move |value| {
            note(&value);
            set(value);
        })
    }

    /// The same binding for a field that can be emptied, which stands for the default.
    pub fn or_default(self) -> Binding<Option<R>>
    where
        R: Clone + Default,
    {
        let (value, set) = (self.value, self.set);
        Binding::new(Signal::derive(move || Some(value.get())), move |value: Option<R>| {
            set(value.unwrap_or_default())
        })
    }
}

impl<R: Clone + Send + Sync + 'static> From<RwSignal<R>> for Binding<R> {
    fn from(signal: RwSignal<R>) -> Self {
        Self::new(signal, move |value| signal.set(value))
    }
}
