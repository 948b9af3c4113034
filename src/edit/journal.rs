//! The journal: what has been done to a document since its base was written, in one order that everybody agrees on.

use super::{command::Label, delta::Delta};
use crate::domain::id::RecordId;

/// The name of a step of the history: that of the tab that took it, and a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct StepId(pub String);

/// Where an entry stands in the order.
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
pub enum Op {
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
        /// What that changed.
        delta: Delta,
    },
    /// The document as it stands got a name, by which a common ancestor can be found.
    Point(RecordId),
}

/// What one save wrote down.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Where it stands in the order.
    pub stamp: Stamp,
    /// When it was written by the clock on the wall, in milliseconds since 1970: to be shown, never to be compared.
    pub at: f64,
    /// What was done, in order.
    pub ops: Vec<Op>,
}

/// Which entries a base has in it: for each tab the number of its last one. There are few tabs, so a list serves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded(pub Vec<(String, u64)>);

impl Folded {
    /// Whether an entry is in the base.
    pub fn has(&self, tab: &str, number: u64) -> bool {
        self.0
            .iter()
            .any(|(known, last)| known == tab && number <= *last)
    }

    /// Whether every entry of `other` is in this base too.
    pub fn has_all_of(&self, other: &Self) -> bool {
        other.0.iter().all(|(tab, last)| self.has(tab, *last))
    }

    /// Takes an entry in.
    pub fn add(&mut self, tab: &str, number: u64) {
        match self.0.iter_mut().find(|(known, _)| known == tab) {
            Some((_, last)) => *last = number.max(*last),
            None => self.0.push((tab.into(), number)),
        }
    }
}
