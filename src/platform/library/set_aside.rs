//! What could not be read: set aside whole, to be offered as a file.

use super::{Library, RemovedTexts, key::ASIDE};
use crate::platform::storage::{Storage, StorageError};

impl<S: Storage> Library<S> {
    /// Sets a text that can't be read aside, whole, to be offered for download. What was set aside before stays.
    ///
    /// # Errors
    /// [`StorageError`]; nothing is set aside then.
    pub fn set_aside(&self, id: &str, text: &str) -> Result<(), StorageError> {
        let mut aside = [ASIDE, id].concat();
        let mut copies = 1;
        while self.storage.get(&aside)?.is_some_and(|other| other != text) {
            copies += 1;
            aside = [ASIDE, id, ":", &copies.to_string()].concat();
        }
        self.storage.set(&aside, text)
    }

    /// What could not be read, by its name in the storage: the document's id, and a number where there is more than one.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn aside(&self) -> Result<Vec<(String, String)>, StorageError> {
        let mut found = Vec::new();
        for key in self.storage.keys()? {
            if let Some(name) = key.strip_prefix(ASIDE)
                && let Some(text) = self.storage.get(&key)?
            {
                found.push((name.into(), text));
            }
        }
        found.sort();
        Ok(found)
    }

    /// Whether anything could not be read and was set aside.
    pub fn has_aside(&self) -> bool {
        let keys = self.storage.keys().unwrap_or_default();
        keys.iter().any(|key| key.starts_with(ASIDE))
    }

    /// Removes something that was set aside, by its name in the storage, and gives it, to be put back.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn remove_aside(&self, name: &str) -> Result<RemovedTexts, StorageError> {
        self.take_away([ASIDE, name].concat())
    }
}
