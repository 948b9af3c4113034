//! The journal: what has been done to a document since its base was written, in one order that everybody agrees on.

use super::{command::Label, delta::Delta};
use crate::domain::values::id::RecordId;

/// The name of a step of the history: that of the tab that took it, and a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct StepId(pub String);

/// The place of an entry in the order.
///
/// `time` is a logical clock: larger than that of every entry that its author knew of. It knows nothing of clocks on walls,
/// which may run backwards.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// The logical time.
    pub time: u64,
    /// The tab that wrote the entry; a new name each time the page is loaded.
    pub tab: String,
    /// The entry's number among those of its tab, from 1.
    pub number: u64,
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq)]
pub enum Operation {
    /// A step was taken, or a step gone on with.
    Done {
        /// The step.
        step: StepId,
        /// What it did.
        label: Label,
        /// What it changed.
        delta: Delta,
    },
    /// A step was taken back.
    Undone {
        /// The step.
        step: StepId,
        /// What that changed.
        delta: Delta,
    },
    /// A step was taken again.
    Redone {
        /// The step.
        step: StepId,
        /// What it does: another tab may have made the history forget it meanwhile.
        label: Label,
        /// What that changed.
        delta: Delta,
    },
    /// The document as it is got a name, by which a common ancestor can be found.
    Point(RecordId),
}

/// What one save wrote down.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its place in the order.
    pub stamp: Stamp,
    /// When it was written by the clock on the wall, in milliseconds since 1970: to be shown, never to be compared.
    pub at: f64,
    /// What was done, in order.
    pub operations: Vec<Operation>,
}

/// Which entries of the journal a base has in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoldedEntries {
    /// For each tab the number of its last one. There are few tabs, so a list serves.
    pub tabs: Vec<(String, u64)>,
    /// The logical time of the latest entry.
    pub time: u64,
    /// Up to this logical time entries of tabs that are not in the list are in it too: those of tabs long gone.
    pub horizon: u64,
}

impl FoldedEntries {
    /// Whether an entry is in the base.
    pub fn has(&self, tab: &str, number: u64) -> bool {
        self.tabs.iter().any(|(known, last)| known == tab && number <= *last)
    }

    /// Whether the entry with this stamp is in the base, by its tab or as one of a tab that is long gone.
    pub fn covers(&self, stamp: &Stamp) -> bool {
        self.has(&stamp.tab, stamp.number) || stamp.time <= self.horizon
    }

    /// Whether every entry of `other` is in this base too.
    pub fn has_all_of(&self, other: &Self) -> bool {
        self.time >= other.horizon && other.tabs.iter().all(|(tab, last)| self.has_of(other, tab, *last))
    }

    /// Whether an entry that `other` has is in this base too, by its tab or because that is long gone.
    pub fn has_of(&self, other: &Self, tab: &str, number: u64) -> bool {
        let is_forgotten = || self.tabs.iter().all(|(known, _)| known != tab);
        self.has(tab, number) || other.time <= self.horizon && is_forgotten()
    }

    /// Whether both have the same entries in the same base.
    pub fn is_same(&self, other: &Self) -> bool {
        self.time == other.time && self.horizon == other.horizon && self.has_all_of(other) && other.has_all_of(self)
    }

    /// Takes an entry in.
    pub fn add(&mut self, stamp: &Stamp) {
        self.time = stamp.time.max(self.time);
        match self.tabs.iter_mut().find(|(known, _)| *known == stamp.tab) {
            Some((_, last)) => *last = stamp.number.max(*last),
            None => self.tabs.push((stamp.tab.clone(), stamp.number)),
        }
    }

    /// Lets go of tabs of which `is_gone` says so, once there are many: all their entries are in the base by now.
    pub fn forget(&mut self, base: &Self, is_gone: impl Fn(&str) -> bool) {
        if self.tabs.len() > MOST_TABS {
            let before = self.tabs.len();
            self.tabs.retain(|(tab, _)| !is_gone(tab));
            if self.tabs.len() < before {
                self.horizon = base.time.max(self.horizon);
            }
        }
    }
}

/// From how many tabs on those that have gone are forgotten.
const MOST_TABS: usize = 8;
