//! When each kind of record was last changed, so that what was made of other kinds need not be made anew.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicU64, Ordering},
};

use super::patch::Patch;
use crate::domain::records::{reads::Reads, record::RecordKind};

/// Moments are counted for all open documents alike, so that no moment of one is taken for one of another.
static MOMENTS: AtomicU64 = AtomicU64::new(1);

fn next_moment() -> u64 {
    MOMENTS.fetch_add(1, Ordering::Relaxed)
}

/// When what was last changed.
#[derive(Clone, Debug)]
pub struct Changes {
    /// When anything was last changed.
    latest: u64,
    /// When everything may have changed, at the latest as the document was opened.
    everything: u64,
    kinds: BTreeMap<RecordKind, u64>,
}

impl Changes {
    /// A document that has just been opened.
    pub fn of_opened() -> Self {
        let now = next_moment();
        Self {
            latest: now,
            everything: now,
            kinds: BTreeMap::new(),
        }
    }

    /// Takes note of a patch.
    pub fn note(&mut self, patch: &Patch) {
        self.latest = next_moment();
        for change in &patch.0 {
            for record in [&change.before, &change.after].into_iter().flatten() {
                // Records of kinds that this version does not know are only read by who reads everything.
                if let Some(kind) = record.known_kind() {
                    self.kinds.insert(kind, self.latest);
                }
            }
        }
    }

    /// Takes note of a change that may be of anything.
    pub fn note_everything(&mut self) {
        self.everything = next_moment();
        self.latest = self.everything;
    }

    /// When any of what was read was last changed: later than every moment before, if it has been changed since.
    pub fn of(&self, reads: Reads) -> u64 {
        if reads == Reads::EVERYTHING {
            return self.latest;
        }
        let read = self.kinds.iter().filter(|(kind, _)| reads.has(**kind));
        read.fold(self.everything, |latest, (_, moment)| latest.max(*moment))
    }
}
