//! What could not be read: set aside whole, to be offered as a file, together with whatever else is no document's.

use std::collections::BTreeMap;

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
        let all = self.storage.keys()?;
        let documents = self.documents(&all)?;
        let mut by_origin: BTreeMap<Origin, Vec<String>> = BTreeMap::new();
        for key in &all {
            if let Some(origin) = origin(key, &documents) {
                by_origin.entry(origin).or_default().push(key.clone());
            }
        }
        let mut found = Vec::new();
        for (origin, mut keys) in by_origin {
            keys.sort();
            let mut texts = Vec::new();
            for key in &keys {
                texts.extend(self.storage.get(key)?);
            }
            let text = texts.join("\n");
            found.push(SetAside { origin, text, keys });
        }
        Ok(found)
    }

    /// Whether anything belongs to no document.
    pub fn has_aside(&self) -> bool {
        let keys = self.storage.keys().unwrap_or_default();
        let documents = self.documents(&keys).unwrap_or_default();
        keys.iter().any(|key| match Key::of(key) {
            Key::Aside(_) | Key::Stray => true,
            known => known.document().is_some_and(|id| !documents.contains(&id)),
        })
    }

    /// Removes something that belongs to no document and gives it, to be put back.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn remove_aside(&self, aside: &SetAside) -> Result<RemovedTexts, StorageError> {
        self.take_away(&aside.keys)
    }
}

/// Where what is under a key comes from, if it belongs to none of these documents and is no setting.
fn origin(key: &str, documents: &[&str]) -> Option<Origin> {
    match Key::of(key) {
        Key::Aside(name) => Some(Origin::Unreadable(name.to_owned())),
        Key::Stray => Some(Origin::Stray(key.to_owned())),
        known => {
            let id = known.document().filter(|id| !documents.contains(id));
            id.map(|id| Origin::Rest(id.to_owned()))
        }
    }
}
