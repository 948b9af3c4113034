//! What could not be read: set aside whole, to be offered as a file, together with whatever else is no document's.

use super::{
    Library, RemovedTexts,
    key::{ASIDE, Key},
};
use crate::platform::storage::{Storage, StorageError};

/// Where something comes from that belongs to no document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// It could not be read and was set aside: the document's id, and a number where there is more than one.
    Unreadable(String),
    /// It is left of the document of this id, whose base is gone.
    Rest(String),
    /// It is under this key, which is none that Samspel writes.
    Stray(String),
}

/// Something in the storage that belongs to no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Where it comes from.
    pub origin: Origin,
    /// What it is, as it is kept; of several texts each on a line of its own.
    pub text: String,
    keys: Vec<String>,
}

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

    /// What belongs to no document: what could not be read, what is left of documents whose base is gone, and what is under keys that
    /// Samspel doesn't write.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn aside(&self) -> Result<Vec<SetAside>, StorageError> {
        let mut found = Vec::new();
        for (origin, mut keys) in self.loose_keys()? {
            keys.sort();
            let mut texts = Vec::new();
            for key in &keys {
                texts.extend(self.storage.get(key)?);
            }
            let text = texts.join("\n");
            found.push(SetAside { origin, text, keys });
        }
        found.sort_by(|one, other| one.origin.cmp(&other.origin));
        Ok(found)
    }

    /// Whether anything belongs to no document.
    pub fn has_aside(&self) -> bool {
        self.loose_keys().is_ok_and(|found| !found.is_empty())
    }

    fn loose_keys(&self) -> Result<Vec<(Origin, Vec<String>)>, StorageError> {
        let keys = self.storage.keys()?;
        let documents = self.documents(&keys)?;
        let mut found: Vec<(Origin, Vec<String>)> = Vec::new();
        for key in &keys {
            let origin = match Key::of(key) {
                Key::Aside(name) => Origin::Unreadable(name.to_owned()),
                Key::Stray => Origin::Stray(key.clone()),
                known => match known.document().filter(|id| !documents.contains(id)) {
                    Some(id) => Origin::Rest(id.to_owned()),
                    None => continue,
                },
            };
            match found.iter_mut().find(|(other, _)| *other == origin) {
                Some((_, keys)) => keys.push(key.clone()),
                None => found.push((origin, vec![key.clone()])),
            }
        }
        Ok(found)
    }

    /// Removes something that belongs to no document and gives it, to be put back.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn remove_aside(&self, aside: &SetAside) -> Result<RemovedTexts, StorageError> {
        self.take_away(&aside.keys)
    }
}
