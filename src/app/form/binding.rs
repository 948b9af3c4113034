//! A binding: what a field on the screen shows, and where it sends what is entered.

use std::rc::Rc;

use leptos::prelude::*;

/// What a field shows and what becomes of what is entered in it.
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
}

impl<R: Clone + Send + Sync + 'static> From<RwSignal<R>> for Binding<R> {
    fn from(signal: RwSignal<R>) -> Self {
        Self::new(signal, move |value| signal.set(value))
    }
}
