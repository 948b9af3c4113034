//! A session: an open document and its place in the browser's storage. It saves what is done as entries of the journal, joins
//! what other tabs write, and folds the journal into a new base now and then.
//!
//! It knows no browser: tests run it over a storage in memory, with as many tabs as they like.

mod mending;
mod opening;
mod rebuilding;
mod recent_writes;

pub use opening::{OpenDocument, OpenError, Recovery, Unpacker, open, read_kept, read_kept_file};
pub use recent_writes::bring_back;

use crate::{
    domain::records::document::Document,
    edit::{
        editor::{Base, Editor},
        journal::{Entry, FoldedEntries, Operation},
    },
    format::{
        base::{self, Header, PartsError},
        journal::{self, EntryError},
    },
    platform::{
        library::{self, Key, Library, StoredEntry},
        storage::{Storage, StorageError},
    },
};

/// From how many bytes on an entry is not written to the journal but folded into a new base at once.
const LARGE_ENTRY: usize = 256_000;

/// After how many entries the journal is folded.
const MOST_ENTRIES: usize = 150;

/// By how many milliseconds a clock may run backwards before the user is told.
const CLOCK_MAY_DIFFER: f64 = 120_000.0;

/// Why something was not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The storage refused.
    Storage(StorageError),
    /// The document has been removed by another tab.
    Gone,
    /// Another tab, of a newer version of the program, has written the document; this one must not.
    Newer,
    /// Another tab has written what was not known here; now it is, and the same can be tried again.
    Behind,
    /// Another tab has written what builds on something that can't be had any longer.
    Lost,
}

impl From<StorageError> for SaveError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

/// The result of a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveOutcome {
    /// Everything is in the storage.
    Done,
    /// What is to be saved is so much that it needs a new base.
    NeedsBase,
}

/// What another tab has written, or anything else has done to the storage, means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabNews {
    /// It changes nothing here.
    Nothing,
    /// The document has changed.
    Changed,
    /// The document has been removed.
    Gone,
    /// Something that is no tab of Samspel has taken from the storage or changed what was saved: the next save writes it again.
    Lacking,
    /// It was written by a newer version of the program; from now on nothing is written here.
    Newer,
    /// It builds on something that can't be had any longer: the document has to be opened anew.
    Lost,
}

/// An open document's place in the storage.
#[derive(Debug)]
pub struct Session<S> {
    library: Library<S>,
    id: String,
    tab: String,
    next_number: u64,
    /// Whether the storage has a base.
    has_base: bool,
    /// Whether the storage was found to lack what had been saved, and the user hasn't been told.
    was_lacking: bool,
    is_newer: bool,
    /// How long the base is, in characters.
    base_length: usize,
    /// Entries that are in order and not in the storage yet.
    unsaved: Vec<Entry>,
    /// What other tabs have not been told of.
    written: Vec<(String, String)>,
    /// What was in the base on which a new one was begun.
    folds_on: Option<FoldedEntries>,
    clock_ran_back: bool,
}

impl<S: Storage> Session<S> {
    /// The session of a document that is not in the storage yet.
    pub fn of_new(library: Library<S>, document: &Document, tab: &str) -> Self {
        Self::at(library, document.id.as_str(), tab, false)
    }

    fn at(library: Library<S>, id: &str, tab: &str, has_base: bool) -> Self {
        Self {
            base_length: library.base_length(id).unwrap_or_default(),
            library,
            id: id.into(),
            tab: tab.into(),
            next_number: 1,
            has_base,
            was_lacking: false,
            is_newer: false,
            unsaved: Vec::new(),
            written: Vec::new(),
            folds_on: None,
            clock_ran_back: false,
        }
    }

    /// Whether everything that has been done is in the storage.
    pub fn is_saved(&self, editor: &Editor) -> bool {
        self.has_base && self.unsaved.is_empty() && editor.is_written()
    }

    /// Whether the clock on the wall has been seen to run backwards; asked once.
    pub fn take_clock_ran_back(&mut self) -> bool {
        std::mem::take(&mut self.clock_ran_back)
    }

    /// Whether the journal has become so long that it should be folded.
    pub fn should_fold(&self, editor: &Editor) -> bool {
        editor.entries_after_base() > MOST_ENTRIES
    }

    /// Saves what has been done, as an entry of the journal. `at` is the time in milliseconds since 1970.
    ///
    /// # Errors
    /// [`SaveError`]; what was to be saved is kept here and written by the next save.
    pub fn save(&mut self, editor: &mut Editor, at: f64) -> Result<SaveOutcome, SaveError> {
        if self.next_number > 1 && !editor.knows_tab(&self.tab) {
            // Others have taken this tab for gone. What follows must not look like the middle of something.
            self.tab = [&self.tab, ".", &self.next_number.to_string()].concat();
            self.next_number = 1;
            editor.rename_tab(&self.tab);
        }
        if let Some(entry) = editor.unwritten(self.next_number, at) {
            self.next_number += 1;
            editor.written(entry.clone());
            self.unsaved.push(entry);
        }
        if self.is_newer {
            return Err(SaveError::Newer);
        }
        if self.has_base && !self.unsaved.is_empty() && self.library.base_length(&self.id)? == 0 {
            self.mend(editor)?;
        }
        if !self.has_base {
            self.tell_of_mending();
            return Ok(SaveOutcome::NeedsBase);
        }
        self.write_unsaved(editor, at)
    }

    /// Writes the entries that are in order to the journal.
    fn write_unsaved(&mut self, editor: &Editor, at: f64) -> Result<SaveOutcome, SaveError> {
        if self.unsaved.is_empty() {
            return Ok(SaveOutcome::Done);
        }
        let mut steps = 0;
        while let Some(entry) = self.unsaved.first() {
            let text = journal::write(entry);
            if text.len() > LARGE_ENTRY {
                return Ok(SaveOutcome::NeedsBase);
            }
            let kept = StoredEntry {
                tab: entry.stamp.tab.clone(),
                number: entry.stamp.number,
                text,
            };
            self.library.write_edit(&self.id, &kept)?;
            let key = library::edit_key(&self.id, &kept.tab, kept.number);
            self.written.push((key, kept.text));
            steps += steps_of(entry);
            self.unsaved.remove(0);
        }
        self.list(editor.document(), at, steps);
        Ok(SaveOutcome::Done)
    }

    /// The document as a new base: what [`Session::finish_fold`] wants as a text.
    pub fn begin_fold(&mut self, editor: &Editor) -> Option<Base> {
        self.folds_on = Some(editor.folded().clone());
        let mut base = editor.to_fold().filter(|_| !self.is_newer)?;
        if let Ok(tabs) = self.library.tabs(&self.id) {
            let (own, unsaved) = (&self.tab, &self.unsaved);
            base.folded.forget(editor.folded(), |tab| {
                let has_unsaved = unsaved.iter().any(|entry| entry.stamp.tab == tab);
                tab != own && !tabs.iter().any(|known| known == tab) && !has_unsaved
            });
        }
        Some(base)
    }

    /// Writes a new base. `folded` is what [`Session::begin_fold`] gave with it. Entries go from the journal only when the
    /// base before has them too, so that it can take the place of this one with nothing lost.
    ///
    /// # Errors
    /// [`SaveError`]; the base that was kept before stays as it was.
    pub fn finish_fold(
        &mut self,
        editor: &mut Editor,
        folded: &FoldedEntries,
        text: &str,
        at: f64,
    ) -> Result<(), SaveError> {
        let stored = self.library.base_head(&self.id)?;
        let mut is_damaged = false;
        let before = match stored.as_deref().map(base::head) {
            None => {
                if self.has_base {
                    self.mend(editor)?;
                }
                None
            }
            Some(Ok(header)) => Some(header),
            Some(Err(PartsError::Newer { .. })) => {
                self.is_newer = true;
                return Err(SaveError::Newer);
            }
            Some(Err(PartsError::Damaged)) => {
                let damaged = self.library.base(&self.id)?.unwrap_or_default();
                self.library.set_aside(&self.id, &damaged)?;
                is_damaged = true;
                None
            }
        };
        // A new base that was begun on another one than is here now lacks what that one has.
        if self.folds_on.take().as_ref() != Some(editor.folded()) {
            return Err(SaveError::Behind);
        }
        // What another tab has folded is taken over first, so that all have the same base.
        if let Some(before) = &before
            && !before.folded.is_same(editor.folded())
            && (before.folded.time >= editor.folded().time && self.has_own_base(before, editor)
                || !folded.has_all_of(&before.folded))
        {
            return Err(match self.hear_base(editor, before) {
                TabNews::Lost => SaveError::Lost,
                _ => SaveError::Behind,
            });
        }
        if is_damaged {
            // What can't be read must not become the base before.
            self.library.replace_base(&self.id, text)?;
        } else {
            self.library.write_base(&self.id, text)?;
        }
        self.has_base = true;
        self.base_length = self.library.base_length(&self.id).unwrap_or_default();
        let is_folded = |entry: &Entry| folded.has(&entry.stamp.tab, entry.stamp.number);
        let steps = self.unsaved.iter().filter(|entry| is_folded(entry)).map(steps_of).sum();
        self.unsaved.retain(|entry| !is_folded(entry));
        editor.fold(folded);
        self.list(editor.document(), at, steps);
        if self.was_lacking {
            // What had been saved after this base was begun has been taken away with the rest. Where there is no room, the next save writes it.
            let _later = self.write_unsaved(editor, at);
        }
        if let Some(before) = before {
            // Entries that stay although they could go do no harm.
            let _stay = self
                .library
                .prune(&self.id, &|tab, number| before.folded.has(tab, number));
        }
        Ok(())
    }

    /// Writes a document that is new to the storage as a base of its own, at once.
    ///
    /// # Errors
    /// [`SaveError`].
    pub fn save_whole(&mut self, editor: &mut Editor, at: f64) -> Result<(), SaveError> {
        match self.save(editor, at)? {
            SaveOutcome::Done => Ok(()),
            SaveOutcome::NeedsBase => match self.begin_fold(editor) {
                Some(base) => self.finish_fold(editor, &base.folded, &base::write(&base), at),
                None => Ok(()),
            },
        }
    }

    /// Takes a document that another tab has removed as one that is not in the storage, so that the next save writes it whole.
    pub fn keep_here(&mut self) {
        self.has_base = false;
    }

    /// Joins what another tab has written under a key of the storage. `text` is what is there now.
    pub fn hear(&mut self, editor: &mut Editor, key: &str, text: Option<&str>) -> TabNews {
        match (Key::of(key), text) {
            (Key::Edit { document, tab, .. }, Some(text)) if document == self.id && tab != self.tab => {
                match journal::read(text) {
                    Ok(entry) => heard(editor.receive(vec![entry])),
                    // Damage is dealt with when the document is opened next.
                    Err(EntryError::Damaged) => TabNews::Nothing,
                    Err(EntryError::Newer) => self.stop(),
                }
            }
            (Key::Base(document), None) if document == self.id => self.look(editor),
            (Key::Base(document), Some(text)) if document == self.id => match base::parts(text) {
                Ok(parts) if parts.is_sound => self.hear_base(editor, &parts.header),
                Ok(_) | Err(PartsError::Damaged) => TabNews::Nothing,
                Err(PartsError::Newer { .. }) => self.stop(),
            },
            _ => TabNews::Nothing,
        }
    }

    fn hear_base(&mut self, editor: &mut Editor, header: &Header) -> TabNews {
        let mut heard = TabNews::Nothing;
        if !editor.knows_all_of(&header.folded) {
            heard = self.catch_up(editor);
            if !editor.knows_all_of(&header.folded) {
                if !self.has_own_base(header, editor) {
                    // Each has what the other lacks. The other has told of it, which is still to be heard.
                    return heard;
                }
                // What was saved here is written again first, if anything has taken it away.
                self.unsaved = self.missing(editor);
                self.has_base = true;
                return TabNews::Lost;
            }
        }
        // One that was heard of late is passed over.
        if header.folded.time >= editor.folded().time
            && !header.folded.is_same(editor.folded())
            && self.has_own_base(header, editor)
        {
            editor.fold(&header.folded);
            self.base_length = self.library.base_length(&self.id).unwrap_or_default();
        }
        heard
    }

    /// Joins whatever other tabs have written, in case it was not heard.
    pub fn catch_up(&mut self, editor: &mut Editor) -> TabNews {
        let mut entries = Vec::new();
        for kept in self.library.journal(&self.id).unwrap_or_default() {
            if kept.tab == self.tab {
                continue;
            }
            match journal::read(&kept.text) {
                Ok(entry) => entries.push(entry),
                Err(EntryError::Damaged) => {}
                Err(EntryError::Newer) => return self.stop(),
            }
        }
        heard(editor.receive(entries))
    }

    /// What has been written since this was last asked, by its key: what other tabs should hear.
    pub fn take_written(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.written)
    }

    fn stop(&mut self) -> TabNews {
        self.is_newer = true;
        TabNews::Newer
    }

    /// Sets what the list shows. The list can be made again from the documents, so a full storage here loses nothing.
    fn list(&mut self, document: &Document, at: f64, steps: u32) {
        let mut entry = self.library.entry(&self.id).ok().flatten().unwrap_or_default();
        if at + CLOCK_MAY_DIFFER < entry.saved {
            self.clock_ran_back = true;
        }
        let strategy = document.strategy();
        entry.id.clone_from(&self.id);
        entry.name.clone_from(&strategy.name);
        entry.county.clone_from(&strategy.county);
        entry.saved = at;
        entry.changes = entry.changes.saturating_add(steps);
        let _list = self.library.set_entry(&entry);
    }
}

fn heard(is_new: bool) -> TabNews {
    if is_new { TabNews::Changed } else { TabNews::Nothing }
}

/// How many steps an entry takes.
fn steps_of(entry: &Entry) -> u32 {
    let is_step = |operation: &&Operation| !matches!(operation, Operation::Point(_));
    u32::try_from(entry.operations.iter().filter(is_step).count()).unwrap_or(u32::MAX)
}
