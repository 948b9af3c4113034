//! What has been answered here in rounds, whatever document they are in.

use super::{
    Library, RemovedTexts,
    key::{Key, answer_key},
};
use crate::platform::storage::{Storage, StorageError};

impl<S: Storage> Library<S> {
    /// Whether somebody has begun to answer a questionnaire here.
    pub fn has_answers(&self) -> bool {
        self.answered_rounds().is_ok_and(|rounds| !rounds.is_empty())
    }

    /// The rounds that somebody has begun to answer here, in no particular order.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn answered_rounds(&self) -> Result<Vec<String>, StorageError> {
        let keys = self.storage.keys()?;
        let round = |key: &String| match Key::of(key) {
            Key::Answer(round) => Some(round.to_owned()),
            _ => None,
        };
        Ok(keys.iter().filter_map(round).collect())
    }

    /// What has been answered so far in a round; `None` if nothing has been begun.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn answer(&self, round: &str) -> Result<Option<String>, StorageError> {
        self.storage.get(&answer_key(round))
    }

    /// Keeps what has been answered so far in a round.
    ///
    /// # Errors
    /// [`StorageError`]; what was kept before stays as it was.
    pub fn set_answer(&self, round: &str, text: &str) -> Result<(), StorageError> {
        self.storage.set(&answer_key(round), text)
    }

    /// Removes what has been answered in a round and gives it, to be put back.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn remove_answer(&self, round: &str) -> Result<RemovedTexts, StorageError> {
        self.take_away(&[answer_key(round)])
    }
}
