//! What is folded and what is not, for as long as the page is shown.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::checks::{FindingState, Subject};

/// Something that can be folded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Foldable {
    /// Everything that is held back.
    HeldBack,
    /// A group of findings that are in this state.
    Group(FindingState, Subject),
}

/// What is open. It is the page's, so that a group that goes and comes back is as it was left.
#[derive(Clone, Copy)]
pub struct Folds {
    owner: StoredValue<Owner>,
    open: StoredValue<BTreeMap<Foldable, RwSignal<bool>>>,
}

impl Default for Folds {
    fn default() -> Self {
        Self {
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            open: StoredValue::default(),
        }
    }
}

impl Folds {
    /// Whether something is open: as it was left, or the first time as `at_first` says.
    pub fn of(self, foldable: Foldable, at_first: impl FnOnce() -> bool) -> RwSignal<bool> {
        let known = self.open.with_value(|open| open.get(&foldable).copied());
        known.unwrap_or_else(|| {
            // The page owns it, since the group that asks may go.
            let is_open = self.owner.with_value(|owner| owner.with(|| RwSignal::new(at_first())));
            self.open.update_value(|open| {
                open.insert(foldable, is_open);
            });
            is_open
        })
    }
}
