//! A document's states at the points that it has passed, to merge from.

use super::{Library, key::POINT};
use crate::platform::storage::{Storage, StorageError};

/// How many points of a document are kept.
const MOST_POINTS: usize = 6;

impl<S: Storage> Library<S> {
    /// Keeps the state of a document at a point, and lets go of those that are not among the latest of `lineage`.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn write_point(&self, id: &str, point: &str, text: &str, lineage: &[&str]) -> Result<(), StorageError> {
        let prefix = [POINT, id, ":"].concat();
        let latest: Vec<_> = lineage.iter().rev().take(MOST_POINTS).collect();
        for key in self.storage.keys()? {
            if let Some(kept) = key.strip_prefix(&prefix)
                && !latest.iter().any(|point| **point == kept)
            {
                self.storage.remove(&key)?;
            }
        }
        self.storage.set(&[&prefix, point].concat(), text)
    }

    /// The state of a document at a point; `None` if it is not kept.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn point(&self, id: &str, point: &str) -> Result<Option<String>, StorageError> {
        self.storage.get(&[POINT, id, ":", point].concat())
    }
}
