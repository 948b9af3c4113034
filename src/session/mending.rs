//! Mending: what of an open document anything but Samspel has taken from the storage or changed there is noticed and saved again.

use super::{SaveError, Session, TabNews};
use crate::{
    edit::{editor::Editor, journal::Entry},
    format::{
        base::{self, Header, PartsError},
        journal,
    },
    platform::{library, storage::Storage},
};

impl<S: Storage> Session<S> {
    /// Looks whether the storage has what has been saved here, and has the next save write what it lacks.
    pub fn look(&mut self, editor: &Editor) -> TabNews {
        if self.is_kept(editor) {
            return TabNews::Nothing;
        }
        match self.mend(editor) {
            Ok(()) => TabNews::Lacking,
            Err(SaveError::Gone) => TabNews::Gone,
            // It can't be looked at.
            Err(_) => TabNews::Nothing,
        }
    }

    /// Has the next save write the document whole, with all that the journal lacks, since the storage doesn't have what was saved
    /// here. Only what a tab of Samspel has removed stays away: that leaves a sign, and nothing else does.
    pub(super) fn mend(&mut self, editor: &Editor) -> Result<(), SaveError> {
        if self.library.is_removed(&self.id)? {
            return Err(SaveError::Gone);
        }
        self.has_base = false;
        self.was_lacking = true;
        self.unsaved = self.missing(editor);
        Ok(())
    }

    /// Other tabs that save the document again hear first of what goes into the base at once and never into the journal. Otherwise each
    /// would have what the other lacks.
    pub(super) fn tell_of_mending(&mut self) {
        if self.was_lacking {
            let told = self.unsaved.iter().map(|entry| {
                let key = library::edit_key(&self.id, &entry.stamp.tab, entry.stamp.number);
                (key, journal::write(entry))
            });
            self.written.extend(told);
        }
    }

    /// The entries after the base that the journal lacks.
    pub(super) fn missing(&self, editor: &Editor) -> Vec<Entry> {
        let is_missing = |entry: &&Entry| {
            let stamp = &entry.stamp;
            !self.library.has_edit(&self.id, &stamp.tab, stamp.number)
        };
        editor.entries().iter().filter(is_missing).cloned().collect()
    }

    /// Whether the storage lacked what had been saved and has it again; asked once.
    pub fn take_mended(&mut self) -> bool {
        self.has_base && std::mem::take(&mut self.was_lacking)
    }

    /// Whether the storage has what has been saved here. It can be that anything else in the browser has taken it away or changed it.
    pub fn is_kept(&self, editor: &Editor) -> bool {
        let Ok(head) = self.library.base_head(&self.id) else {
            return true;
        };
        if !self.has_base || self.is_newer {
            return !self.was_lacking;
        }
        let header = match head.as_deref().map(base::head) {
            Some(Ok(header)) => header,
            Some(Err(PartsError::Newer { .. })) => return true,
            Some(Err(PartsError::Damaged)) | None => return false,
        };
        // A base of another tab is heard of in its time.
        let is_own = header.folded.is_same(editor.folded());
        let is_whole = !is_own || self.library.base_length(&self.id) == Ok(self.base_length);
        let is_there = |entry: &Entry| {
            header.folded.covers(&entry.stamp)
                || self.library.has_edit(&self.id, &entry.stamp.tab, entry.stamp.number)
                || self.unsaved.iter().any(|unsaved| unsaved.stamp == entry.stamp)
        };
        is_whole && self.has_own_base(&header, editor) && editor.journaled().all(is_there)
    }

    /// Whether what is in the base of this tab is in a stored one, or in the journal beside it. It isn't where the base had been taken
    /// away and another tab has written what it knew.
    pub(super) fn has_own_base(&self, stored: &Header, editor: &Editor) -> bool {
        let (own, stored) = (editor.folded(), &stored.folded);
        let is_there =
            |(tab, last): &(String, u64)| stored.has_of(own, tab, *last) || self.library.has_edit(&self.id, tab, *last);
        stored.time >= own.horizon && own.tabs.iter().all(is_there)
    }
}
