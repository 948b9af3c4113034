//! What is folded away, made when it is first unfolded: it may be long, or fetched with a part of the program.

use leptos::prelude::*;

/// Whether something has been unfolded.
#[derive(Clone, Copy)]
pub struct Unfolding {
    was_open: RwSignal<bool>,
}

impl Unfolding {
    /// It is folded, or open from the first.
    pub fn new(is_open: bool) -> Self {
        Self {
            was_open: RwSignal::new(is_open),
        }
    }

    /// It has been unfolded. It stays as it was made, however often it is folded and unfolded again.
    pub fn unfold(self) {
        if !self.was_open.get_untracked() {
            self.was_open.set(true);
        }
    }

    /// What is in it, once it has been unfolded; followed.
    pub fn then<T>(self, body: impl FnOnce() -> T) -> Option<T> {
        self.was_open.get().then(body)
    }
}
