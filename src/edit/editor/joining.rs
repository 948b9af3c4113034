//! The journal of an open document: what has been done here goes into it, what other tabs have done comes from it, and now and
//! then it is folded into a new base.

use super::{Base, Editor};
use crate::{
    domain::records::references::References,
    edit::{
        delta::removed_by,
        history::Step,
        journal::{Entry, FoldedEntries, Operation, Stamp},
    },
};

impl Editor {
    /// What has been done and not been written yet, as the journal's next entry; `None` if nothing has. `number` is the
    /// entry's among those of this tab.
    pub fn unwritten(&self, number: u64, at: f64) -> Option<Entry> {
        (!self.pending.is_empty()).then(|| Entry {
            stamp: Stamp {
                // A storage may say any time; entries of the same one are told apart by their tab and number.
                time: self.time().saturating_add(1),
                tab: self.tab.clone(),
                number,
            },
            at,
            operations: self.pending.clone(),
        })
    }

    /// Takes note that [`Editor::unwritten`] has been written.
    pub fn written(&mut self, entry: Entry) {
        self.pending.clear();
        self.entries.push(entry);
    }

    /// Joins what others have written with what is here, in the order that everybody agrees on. What is known already
    /// changes nothing. Gives whether anything was new.
    pub fn receive(&mut self, entries: Vec<Entry>) -> bool {
        let known = self.entries.len();
        let mut comes_last = true;
        for entry in entries {
            let place = self.entries.partition_point(|other| other.stamp < entry.stamp);
            let is_known = self.base.folded.has(&entry.stamp.tab, entry.stamp.number)
                || self.entries.get(place).is_some_and(|other| other.stamp == entry.stamp);
            if !is_known {
                comes_last &= place >= known;
                self.entries.insert(place, entry);
            }
        }
        if self.entries.len() == known {
            return false;
        }
        if comes_last && self.pending.is_empty() {
            for entry in self.entries.split_off(known) {
                self.replay(&entry.operations, entry.at);
                self.entries.push(entry);
            }
        } else {
            self.replay_all();
        }
        true
    }

    /// Whether everything that has been done is in the journal.
    pub fn is_written(&self) -> bool {
        self.pending.is_empty()
    }

    /// The document as a new base, once everything is in the journal.
    pub fn to_fold(&self) -> Option<Base> {
        if !self.pending.is_empty() {
            return None;
        }
        let folded = self.known();
        let is_known = |entry: &Entry| folded.has(&entry.stamp.tab, entry.stamp.number);
        if !self.entries.iter().all(is_known) {
            // An entry is still on its way, and would be taken for one that is in the base.
            return None;
        }
        Some(Base {
            document: self.document.clone(),
            history: self.history.clone(),
            folded,
        })
    }

    /// How many entries there are after the base.
    pub fn entries_after_base(&self) -> usize {
        self.entries.len()
    }

    /// The entries of the journal after the base, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries after the base that the journal has had: those of this tab, and those that were there when the document was opened.
    /// Of others nobody here knows whether the storage shows them yet.
    pub fn journaled(&self) -> impl Iterator<Item = &Entry> {
        let is_journaled = |entry: &&Entry| entry.stamp.tab == self.tab || self.opened_at.contains(&entry.stamp);
        self.entries.iter().filter(is_journaled)
    }

    /// The entries that the base has in it.
    pub fn folded(&self) -> &FoldedEntries {
        &self.base.folded
    }

    /// Whether entries of a tab are known here by its name: those of a tab that was taken for gone are not.
    pub fn knows_tab(&self, tab: &str) -> bool {
        self.known().tabs.iter().any(|(known, _)| known == tab)
    }

    /// Gives this tab another name, under which its entries are numbered from 1.
    pub fn rename_tab(&mut self, tab: &str) {
        self.tab = tab.into();
    }

    /// Whether every entry of a base is known here.
    pub fn knows_all_of(&self, folded: &FoldedEntries) -> bool {
        self.known().has_all_of(folded)
    }

    /// The entries that are known here: of each tab as far as none is missing. What was missing when the document was opened
    /// is in its base, or lost for good.
    fn known(&self) -> FoldedEntries {
        let mut known = self.base.folded.clone();
        for stamp in &self.opened_at {
            known.add(stamp);
        }
        for entry in &self.entries {
            let stamp = &entry.stamp;
            if stamp.number <= 1 || known.has(&stamp.tab, stamp.number - 1) {
                known.add(stamp);
            }
        }
        known
    }

    /// Takes note that a base has been written, here or by another tab, that has these entries in it.
    pub fn fold(&mut self, folded: &FoldedEntries) {
        let is_covered = |entry: &Entry| folded.has(&entry.stamp.tab, entry.stamp.number);
        let covered = self.entries.iter().filter(|entry| is_covered(entry)).count();
        let in_order = self.entries.iter().take(covered).all(is_covered);
        let (inside, after): (Vec<_>, Vec<_>) = std::mem::take(&mut self.entries).into_iter().partition(is_covered);
        let base = if after.is_empty() && self.pending.is_empty() {
            // What is there now is what the base has, so nothing has to be done again.
            Base {
                document: self.document.clone(),
                history: self.history.clone(),
                folded: FoldedEntries::default(),
            }
        } else {
            let editor = Self::open(self.base.clone(), inside.clone(), "");
            Base {
                document: editor.document,
                history: editor.history,
                folded: FoldedEntries::default(),
            }
        };
        self.base = Base {
            folded: folded.clone(),
            ..base
        };
        self.entries = after;
        if !in_order {
            self.replay_all();
        }
    }

    /// The logical time of the latest entry that is known here.
    fn time(&self) -> u64 {
        let latest = self.entries.iter().map(|entry| entry.stamp.time).max();
        latest.unwrap_or_default().max(self.base.folded.time)
    }

    /// Does again everything that is in the journal and what is not in it yet.
    fn replay_all(&mut self) {
        self.document = self.base.document.clone();
        self.references = References::of(&self.document);
        self.history = self.base.history.clone();
        self.removed = removed_by(&self.history);
        let entries = std::mem::take(&mut self.entries);
        for entry in &entries {
            self.replay(&entry.operations, entry.at);
        }
        let latest = entries.last().map_or(0.0, |entry| entry.at);
        self.entries = entries;
        let pending = std::mem::take(&mut self.pending);
        self.replay(&pending, latest);
        self.pending = pending;
        self.revision += 1;
        self.changes.note_everything();
    }

    fn replay(&mut self, operations: &[Operation], at: f64) {
        for operation in operations {
            match operation {
                Operation::Done { step, label, delta } => {
                    let done = self.carry_out(delta);
                    if !done.is_empty() {
                        let step = Step::new(step.clone(), label.clone(), done, at);
                        self.join(label, true);
                        self.history.record(step, None);
                    }
                }
                Operation::Undone { step, delta } => {
                    self.carry_out(delta);
                    if let Some(label) = self.history.label_of(step).cloned() {
                        self.join(&label, false);
                    }
                    self.history.take_back(step);
                }
                Operation::Redone { step, label, delta } => {
                    let done = self.carry_out(delta);
                    self.join(label, true);
                    let step = Step::new(step.clone(), label.clone(), done, at);
                    self.history.take_again(step);
                }
                Operation::Point(point) => {
                    self.document.add_point(point.clone());
                    self.changes.note_everything();
                }
            }
        }
    }
}
