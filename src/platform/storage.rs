//! The storage contract: named texts that outlive the page.

use thiserror::Error;

/// Why the storage did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StorageError {
    /// There is no storage, or it keeps nothing of what it is given: private mode, blocked cookies, an old browser, what else is in
    /// the page.
    #[error("there is no storage")]
    Unavailable,
    /// There is no room for the value. What was there before is still there.
    #[error("the storage is full")]
    Full,
}

/// About how many characters a browser's storage has room for, keys and texts together. Chromium takes so many, whatever they
/// are; others count otherwise.
pub const QUOTA: usize = 5_242_879;

/// From how many characters on the storage counts as nearly full.
pub const NEARLY_FULL: usize = QUOTA / 5 * 4;

/// Named texts that outlive the page. A write is whole or not at all.
pub trait Storage {
    /// The text of a key, or nothing.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// How many characters the text of a key has; `None` for a key that is not there.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    fn length(&self, key: &str) -> Result<usize, StorageError>;

    /// The first characters of a key's text, at most so many; `None` for a key that is not there.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    fn head(&self, key: &str, most: usize) -> Result<Option<String>, StorageError>;

    /// Sets the text of a key to that of another, which must be there.
    ///
    /// # Errors
    /// [`StorageError`]; the key then keeps its text.
    fn copy(&self, from: &str, to: &str) -> Result<(), StorageError>;

    /// Sets the text of a key. When that is done the text can be read.
    ///
    /// # Errors
    /// [`StorageError`]; the key then keeps its text.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Removes a key; a key that is not there is no error.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// Every key, in no particular order.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    fn keys(&self) -> Result<Vec<String>, StorageError>;
}

/// A borrowed storage is a storage.
impl<S: Storage> Storage for &S {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        S::get(self, key)
    }

    fn length(&self, key: &str) -> Result<usize, StorageError> {
        S::length(self, key)
    }

    fn head(&self, key: &str, most: usize) -> Result<Option<String>, StorageError> {
        S::head(self, key, most)
    }

    fn copy(&self, from: &str, to: &str) -> Result<(), StorageError> {
        S::copy(self, from, to)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        S::set(self, key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        S::remove(self, key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        S::keys(self)
    }
}
