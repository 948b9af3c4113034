//! The library: the documents that this browser keeps.
//!
//! It knows documents as texts only. A document's keys are `samspel:doc:ID` (its base), `samspel:previous:ID` (the base before),
//! `samspel:edit:ID:TAB:NUMBER` (an entry of its journal), `samspel:point:ID:POINT` (a state to merge from) and
//! `samspel:entry:ID` (what the list shows); what was set aside is `samspel:aside:ID`, and `samspel:aside:ID:2` where something
//! has been set aside before. `samspel:answer:ROUND` is what somebody has begun to answer here, whatever document the round is in.
//! `samspel:removed:ID` is the sign that Samspel itself has removed a document, a few characters that stay until it is written again.
//! Settings have keys of their own (`Setting`). Whatever else begins as these keys do is no document: it is listed with what was set aside.
//! Every write is to a key that nobody else writes at the same time, or under a lock.

mod answers;
mod entry;
mod journal;
mod key;
mod points;
mod set_aside;

pub use entry::Entry;
pub use journal::StoredEntry;
pub use key::{Key, Setting, answer_key, base_key, edit_key, is_work};
pub use set_aside::{Origin, SetAside};

use crate::platform::storage::{Storage, StorageError};
use key::{ENTRY, removed_key};

/// Everything of a document that has been removed, to be put back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemovedTexts(Vec<(String, String)>);

/// The documents kept in a storage.
#[derive(Clone, Debug)]
pub struct Library<S> {
    storage: S,
}

impl<S: Storage> Library<S> {
    /// The library of a storage.
    pub fn new(storage: S) -> Self {
        Self { storage }
    }

    /// The documents that are kept, the latest saved first.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn entries(&self) -> Result<Vec<Entry>, StorageError> {
        let usage = self.usage()?;
        let mut entries = Vec::new();
        for (id, bytes) in usage {
            if id.is_empty() {
                continue;
            }
            let mut entry = self.entry(&id)?.unwrap_or_default();
            entry.id = id;
            entry.bytes = bytes;
            entries.push(entry);
        }
        entries.sort_by(|a, b| b.saved.total_cmp(&a.saved).then_with(|| a.id.cmp(&b.id)));
        Ok(entries)
    }

    /// What the list shows of a document, without its size; `None` if it is not listed.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn entry(&self, id: &str) -> Result<Option<Entry>, StorageError> {
        let text = self.storage.get(&[ENTRY, id].concat())?;
        Ok(text.map(|text| Entry::read(id, &text)))
    }

    /// Sets what the list shows of a document.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn set_entry(&self, entry: &Entry) -> Result<(), StorageError> {
        let key = [ENTRY, &entry.id].concat();
        self.storage.set(&key, &entry.write())
    }

    /// How many characters each document takes, by id; under the empty id what belongs to none.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn usage(&self) -> Result<Vec<(String, usize)>, StorageError> {
        let mut by_document: Vec<(String, usize)> = Vec::new();
        let keys = self.storage.keys()?;
        let documents = self.documents(&keys)?;
        for key in &keys {
            let length = key.len() + self.storage.length(key)?;
            let id = Key::of(key).document().filter(|id| documents.contains(id));
            let id = id.unwrap_or_default();
            match by_document.iter_mut().find(|(known, _)| known == id) {
                Some((_, sum)) => *sum += length,
                None => by_document.push((id.to_owned(), length)),
            }
        }
        Ok(by_document)
    }

    /// Which documents there are among these keys of the storage: those that have a base.
    fn documents<'k>(&self, keys: &'k [String]) -> Result<Vec<&'k str>, StorageError> {
        let mut documents = Vec::new();
        for key in keys {
            if let Key::Base(id) = Key::of(key)
                && self.has(id)?
            {
                documents.push(id);
            }
        }
        Ok(documents)
    }

    fn has(&self, id: &str) -> Result<bool, StorageError> {
        Ok(self.storage.length(&base_key(id))? > 0)
    }

    fn take_away(&self, keys: &[String]) -> Result<RemovedTexts, StorageError> {
        let mut texts = Vec::new();
        for key in keys {
            texts.extend(self.storage.get(key)?.map(|text| (key.clone(), text)));
        }
        for key in keys {
            self.storage.remove(key)?;
        }
        Ok(RemovedTexts(texts))
    }

    /// Everything that belongs to a document, by key.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn all_of(&self, id: &str) -> Result<Vec<(String, String)>, StorageError> {
        let mut texts = Vec::new();
        for key in self.storage.keys()? {
            if Key::of(&key).document() == Some(id)
                && let Some(text) = self.storage.get(&key)?
            {
                texts.push((key, text));
            }
        }
        texts.sort();
        Ok(texts)
    }

    /// Removes a document with everything that belongs to it, and gives that, to be put back. A sign of it stays, by which other
    /// tabs know that the document was removed and not lost. The base goes last: should the page end before, the document is
    /// still there.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn remove(&self, id: &str) -> Result<RemovedTexts, StorageError> {
        self.take_all(id, || {
            // All but the base is gone by now, so that there is room. Without the sign another tab saves the document again.
            let _no_room = self.storage.set(&removed_key(id), "1");
        })
    }

    /// Whether a document has been removed by Samspel. A sign beside a base says nothing: the page ended before all was removed.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn is_removed(&self, id: &str) -> Result<bool, StorageError> {
        Ok(!self.has(id)? && self.storage.length(&removed_key(id))? > 0)
    }

    /// Takes away everything that belongs to a document which is kept elsewhere, and leaves no sign of it.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn clear(&self, id: &str) -> Result<(), StorageError> {
        self.take_all(id, || {}).map(drop)
    }

    fn take_all(&self, id: &str, before_base: impl FnOnce()) -> Result<RemovedTexts, StorageError> {
        let texts = self.all_of(id)?;
        let base = base_key(id);
        for (key, _) in texts.iter().filter(|(key, _)| *key != base) {
            self.storage.remove(key)?;
        }
        before_base();
        self.storage.remove(&base)?;
        Ok(RemovedTexts(texts))
    }

    /// Puts back what [`Library::remove`] gave.
    ///
    /// # Errors
    /// [`StorageError`]; what could not be put back is missing then.
    pub fn restore(&self, removed: &RemovedTexts) -> Result<(), StorageError> {
        for (key, text) in &removed.0 {
            self.storage.set(key, text)?;
            if let Key::Base(id) = Key::of(key) {
                self.storage.remove(&removed_key(id))?;
            }
        }
        Ok(())
    }

    /// Puts a document away or takes it out again.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn set_archived(&self, id: &str, archived: bool) -> Result<(), StorageError> {
        let mut entry = self.entry(id)?.unwrap_or_default();
        entry.id = id.into();
        entry.archived = archived;
        self.set_entry(&entry)
    }
}
