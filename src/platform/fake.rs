//! A storage in memory, which can be full or missing when a test wishes it, and recent writes in memory.

use std::{cell::RefCell, collections::BTreeMap};

use super::{
    recent_writes::{RecentWrites, Write},
    storage::{Storage, StorageError},
};

/// A storage in memory.
#[derive(Clone, Debug, Default)]
pub struct FakeStorage {
    texts: RefCell<BTreeMap<String, String>>,
    /// The most characters it has room for, keys and texts together; `None` for no limit.
    pub quota: RefCell<Option<usize>>,
    /// Whether it answers at all.
    pub missing: RefCell<bool>,
    /// How many more reads and writes it carries out before it answers no more, as when the page is closed in the middle;
    /// none for no end.
    pub ends_after: RefCell<Option<usize>>,
}

impl FakeStorage {
    fn reach(&self) -> Result<(), StorageError> {
        if *self.missing.borrow() {
            return Err(StorageError::Unavailable);
        }
        match self.ends_after.borrow_mut().as_mut() {
            Some(0) => Err(StorageError::Unavailable),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Storage for FakeStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.reach()?;
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn length(&self, key: &str) -> Result<usize, StorageError> {
        self.reach()?;
        let texts = self.texts.borrow();
        Ok(texts.get(key).map_or(0, |text| text.encode_utf16().count()))
    }

    fn head(&self, key: &str, most: usize) -> Result<Option<String>, StorageError> {
        let text = self.get(key)?;
        Ok(text.map(|text| text.chars().take(most).collect()))
    }

    fn copy(&self, from: &str, to: &str) -> Result<(), StorageError> {
        let text = self.texts.borrow().get(from).cloned();
        self.set(to, &text.unwrap_or_default())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.reach()?;
        let mut texts = self.texts.borrow_mut();
        let others: usize = texts
            .iter()
            .filter(|(other, _)| *other != key)
            .map(|(key, text)| key.len() + text.len())
            .sum();
        if self
            .quota
            .borrow()
            .is_some_and(|quota| others + key.len() + text.len() > quota)
        {
            return Err(StorageError::Full);
        }
        texts.insert(key.into(), text.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.reach()?;
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.reach()?;
        Ok(self.texts.borrow().keys().cloned().collect())
    }
}

/// Recent writes in memory.
#[derive(Clone, Debug, Default)]
pub struct FakeRecentWrites {
    texts: RefCell<BTreeMap<String, String>>,
}

impl RecentWrites for FakeRecentWrites {
    async fn keep(&self, writes: Vec<Write>) -> Result<(), StorageError> {
        let mut texts = self.texts.borrow_mut();
        for (key, text) in writes {
            match text {
                Some(text) => texts.insert(key, text),
                None => texts.remove(&key),
            };
        }
        Ok(())
    }

    async fn all(&self) -> Result<Vec<(String, String)>, StorageError> {
        let texts = self.texts.borrow();
        Ok(texts.iter().map(|(key, text)| (key.clone(), text.clone())).collect())
    }
}
