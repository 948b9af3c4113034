//! A document's base, the base before, and the journal of what has been done since.

use super::{
    Library,
    key::{Key, PREVIOUS, base_key, edit_key, removed_key},
};
use crate::platform::storage::{Storage, StorageError};

/// How much of a base is looked at to find its first line, in characters: with thirty for each tab that is a thousand tabs.
const LONGEST_HEAD: usize = 32_000;

/// An entry of a journal as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEntry {
    /// The tab that wrote it.
    pub tab: String,
    /// Its number among those of the tab.
    pub number: u64,
    /// Its text.
    pub text: String,
}

impl<S: Storage> Library<S> {
    /// The base of a document; `None` if it is not kept.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn base(&self, id: &str) -> Result<Option<String>, StorageError> {
        self.storage.get(&base_key(id))
    }

    /// The base before.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn previous(&self, id: &str) -> Result<Option<String>, StorageError> {
        self.storage.get(&[PREVIOUS, id].concat())
    }

    /// The first line of a document's base, where it has one within the first characters; `None` if it is not kept.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn base_head(&self, id: &str) -> Result<Option<String>, StorageError> {
        self.storage.head(&base_key(id), LONGEST_HEAD)
    }

    /// How many characters a document's base has; none if it is not kept.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn base_length(&self, id: &str) -> Result<usize, StorageError> {
        self.storage.length(&base_key(id))
    }

    /// Whether an entry of a document's journal is kept.
    pub fn has_edit(&self, id: &str, tab: &str, number: u64) -> bool {
        self.storage
            .length(&edit_key(id, tab, number))
            .is_ok_and(|length| length > 0)
    }

    /// The tabs that have entries in the journal of a document.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn tabs(&self, id: &str) -> Result<Vec<String>, StorageError> {
        let mut tabs = Vec::new();
        for key in self.storage.keys()? {
            if let Key::Edit { document, tab, .. } = Key::of(&key)
                && document == id
                && !tabs.iter().any(|known| known == tab)
            {
                tabs.push(tab.to_owned());
            }
        }
        Ok(tabs)
    }

    /// The journal of a document, in no particular order.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn journal(&self, id: &str) -> Result<Vec<StoredEntry>, StorageError> {
        let mut found = Vec::new();
        for key in self.storage.keys()? {
            if let Key::Edit { document, tab, number } = Key::of(&key)
                && document == id
                && let Some(text) = self.storage.get(&key)?
            {
                found.push(StoredEntry {
                    tab: tab.into(),
                    number,
                    text,
                });
            }
        }
        Ok(found)
    }

    /// Writes an entry of a document's journal; where there is no room for it, in place of the base before.
    ///
    /// # Errors
    /// [`StorageError`]; everything stays as it was.
    pub fn write_edit(&self, id: &str, kept: &StoredEntry) -> Result<(), StorageError> {
        let key = edit_key(id, &kept.tab, kept.number);
        self.set_in_place_of(&[PREVIOUS, id].concat(), &key, &kept.text)
    }

    /// Writes a document's base. What was there becomes the base before; where there is no room for both, the new one
    /// goes before the old one.
    ///
    /// # Errors
    /// [`StorageError`]; the base that was kept before stays as it was.
    pub fn write_base(&self, id: &str, text: &str) -> Result<(), StorageError> {
        let (key, previous) = (base_key(id), [PREVIOUS, id].concat());
        if self.storage.length(&key)? > 0 {
            // The base before is a safety net: its absence must not stop a save.
            let _no_room = self.storage.copy(&key, &previous);
        }
        self.set_in_place_of(&previous, &key, text)?;
        // Beside a base the sign says nothing, so it does no harm if it stays.
        let _stays = self.storage.remove(&removed_key(id));
        Ok(())
    }

    /// Writes a document's base in place of one that can't be read; the base before stays the base before.
    ///
    /// # Errors
    /// [`StorageError`]; what was there stays as it was.
    pub fn replace_base(&self, id: &str, text: &str) -> Result<(), StorageError> {
        self.storage.set(&base_key(id), text)
    }

    /// Removes the entries of a document's journal of which `is_spare` says so, by tab and number.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn prune(&self, id: &str, is_spare: &dyn Fn(&str, u64) -> bool) -> Result<(), StorageError> {
        for key in self.storage.keys()? {
            if let Key::Edit { document, tab, number } = Key::of(&key)
                && document == id
                && is_spare(tab, number)
            {
                self.storage.remove(&key)?;
            }
        }
        Ok(())
    }

    /// Sets a text; where there is no room for it, in place of another one, which comes back if that does not help.
    fn set_in_place_of(&self, expendable: &str, key: &str, text: &str) -> Result<(), StorageError> {
        let result = self.storage.set(key, text);
        if result != Err(StorageError::Full) {
            return result;
        }
        let Some(given_up) = self.storage.get(expendable)? else {
            return result;
        };
        self.storage.remove(expendable)?;
        let result = self.storage.set(key, text);
        if result.is_err() {
            self.storage.set(expendable, &given_up)?;
        }
        result
    }
}
