//! The contract of recent writes: what has just been written to the storage, kept a second time where it outlives a browser that is
//! killed.
//!
//! Browsers write local storage to the disk some seconds after a page has set it, and what was set in between is lost where the browser
//! is killed or the power goes. So each write is kept here too, until the storage has had it for a while.

use super::storage::StorageError;

/// A text that was written under a key of the storage; `None` if the key was removed.
pub type Write = (String, Option<String>);

/// The latest writes to a storage.
pub trait RecentWrites {
    /// Keeps these writes. Once it is done they are there however the browser ends, in the order in which they were given.
    ///
    /// # Errors
    /// [`StorageError`]; none of them is kept then.
    fn keep(&self, writes: Vec<Write>) -> impl Future<Output = Result<(), StorageError>>;

    /// The texts that are kept, by their keys: for each the last one.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    fn all(&self) -> impl Future<Output = Result<Vec<(String, String)>, StorageError>>;
}
