//! The library: the documents that this browser keeps, each with its previous generation, and what could not be read.
//!
//! It knows documents as texts only. A document's keys are `samspel:doc:ID`, `samspel:previous:ID` and `samspel:stamp:ID`;
//! an entry of the list is `samspel:entry:ID`; what was set aside is `samspel:aside:ID`, and `samspel:aside:ID:2` where
//! something has been set aside before.

use serde_json::{Map, Value};

use super::storage::{Storage, StorageError};

const DOCUMENT: &str = "samspel:doc:";
const PREVIOUS: &str = "samspel:previous:";
const STAMP: &str = "samspel:stamp:";
const ENTRY: &str = "samspel:entry:";
const ASIDE: &str = "samspel:aside:";
/// Stands before the number of a second text that was set aside under one id; no id has it.
const COPY: char = ':';
/// Stands after a stamp while the text that it belongs to is being written; no stamp ends with it.
const UNDER_WAY: char = '+';

/// What the list shows of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The document's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its county's code.
    pub county: String,
    /// When it was last saved, in milliseconds since 1970.
    pub saved: f64,
    /// How many characters it takes in the storage.
    pub bytes: usize,
    /// Whether it has been put away.
    pub archived: bool,
    /// When it was last saved as a file, in milliseconds since 1970.
    pub backup: Option<f64>,
    /// How many steps have been taken since.
    pub changes: u32,
}

/// Everything of a document that has been removed, to be put back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removed(Vec<(String, String)>);

impl Entry {
    /// Reads what [`Entry::write`] wrote; what is missing stays empty, so that a document is always listed.
    fn read(id: &str, text: &str) -> Self {
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        Self {
            id: id.into(),
            name: field("name"),
            county: field("county"),
            saved: value["saved"].as_f64().unwrap_or_default(),
            bytes: 0,
            archived: value["archived"].as_bool().unwrap_or_default(),
            backup: value["backup"].as_f64(),
            changes: value["changes"].as_u64().unwrap_or_default() as u32,
        }
    }

    fn write(&self) -> String {
        let mut fields = Map::new();
        fields.insert("name".into(), self.name.as_str().into());
        fields.insert("county".into(), self.county.as_str().into());
        fields.insert("saved".into(), self.saved.into());
        if self.archived {
            fields.insert("archived".into(), true.into());
        }
        if let Some(backup) = self.backup {
            fields.insert("backup".into(), backup.into());
        }
        if self.changes > 0 {
            fields.insert("changes".into(), self.changes.into());
        }
        Value::Object(fields).to_string()
    }
}

/// Why a document was not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The storage refused.
    Storage(StorageError),
    /// Somebody else (another tab) has saved the document since it was loaded or saved here; theirs stands untouched.
    ChangedElsewhere,
}

impl From<StorageError> for SaveError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

/// A document as it was last loaded or saved here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp(Option<String>);

impl Stamp {
    /// The stamp of a document that has never been kept.
    pub fn new_document() -> Self {
        Self(None)
    }
}

/// What came of a document whose text could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovery<T> {
    /// The text is set aside, and the generation before can take its place.
    InPlace(T),
    /// There was no room to set the text aside, so it stays; the generation before must be kept under another id.
    Beside(T),
    /// The text is set aside, and there is no generation before that can be read.
    SetAside,
    /// There was no room to set the text aside, so it stays, and there is no generation before that can be read.
    LeftThere,
}

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
        let mut entries = Vec::new();
        for (id, bytes) in self.usage()? {
            if id.is_empty() || self.storage.length(&format!("{DOCUMENT}{id}"))? == 0 {
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

    /// What the list shows of a document, without its size; none where it is not listed.
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
        let mut by_document = std::collections::BTreeMap::new();
        for key in self.storage.keys()? {
            let length = key.len() + self.storage.length(&key)?;
            *by_document.entry(document(&key).unwrap_or_default().to_owned()).or_default() += length;
        }
        Ok(by_document.into_iter().collect())
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

    /// The text of a document and the stamp that a later save is held against.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn load(&self, id: &str) -> Result<Option<(String, Stamp)>, StorageError> {
        // The stamp first, since it is written last: a text is never older than the stamp that is held with it.
        let stamp = self.storage.get(&format!("{STAMP}{id}"))?;
        let text = self.storage.get(&format!("{DOCUMENT}{id}"))?;
        Ok(text.map(|text| (text, Stamp(stamp))))
    }

    /// The text of the generation before.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn load_previous(&self, id: &str) -> Result<Option<String>, StorageError> {
        self.storage.get(&format!("{PREVIOUS}{id}"))
    }

    /// Whether the document has been saved by somebody else since `stamp`.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn is_changed_elsewhere(&self, id: &str, stamp: &Stamp) -> Result<bool, StorageError> {
        Ok(self.storage.get(&format!("{STAMP}{id}"))? != stamp.0)
    }

    /// Saves a document, unless somebody else has saved it since `stamp`. With `keep_previous`, what stood there becomes
    /// the previous generation; where there is no room for both, the new text goes before the old one.
    ///
    /// # Errors
    /// [`SaveError`]; the text that was kept before then stands still.
    pub fn save(
        &self,
        entry: &Entry,
        text: &str,
        stamp: &Stamp,
        new_stamp: &str,
        keep_previous: bool,
    ) -> Result<Stamp, SaveError> {
        let id = entry.id.as_str();
        if self.is_changed_elsewhere(id, stamp)? {
            return Err(SaveError::ChangedElsewhere);
        }
        let (key, previous_key, stamp_key) = (
            format!("{DOCUMENT}{id}"),
            format!("{PREVIOUS}{id}"),
            format!("{STAMP}{id}"),
        );
        if keep_previous && let Some(before) = self.storage.get(&key)? {
            // The previous generation is a safety net: its absence must not stop a save.
            let _no_room = self.storage.set(&previous_key, &before);
        }
        // A stamp of its own goes first: should the page end before the last one, another tab asks before it writes, and
        // no text is lost. The last one follows the text: a tab that looks in between has another stamp than it, and
        // looks again.
        let under_way = format!("{new_stamp}{UNDER_WAY}");
        self.storage.set(&stamp_key, &under_way)?;
        if let Err(error) = self.set_in_place_of(&previous_key, &key, text) {
            match &stamp.0 {
                Some(before) => self.storage.set(&stamp_key, before)?,
                None => self.storage.remove(&stamp_key)?,
            }
            return Err(error.into());
        }
        let stamp = match self.storage.set(&stamp_key, new_stamp) {
            Ok(()) => new_stamp.into(),
            // The text is saved; what the next save is held against is what stands there.
            Err(_) => under_way,
        };
        // The list can be made again from the documents, so a full storage here loses nothing.
        let before = self.entry(id)?.unwrap_or_default();
        let _list = self.set_entry(&Entry {
            archived: before.archived,
            backup: before.backup,
            changes: before.changes + 1,
            ..entry.clone()
        });
        Ok(Stamp(Some(stamp)))
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

    /// Moves a document that can't be read out of the way, whole. It is never gone on the way, so for a moment there must
    /// be room for it twice. What was set aside before stays.
    ///
    /// # Errors
    /// [`StorageError`]; the document then stays where it was.
    pub fn set_aside(&self, id: &str) -> Result<(), StorageError> {
        let key = format!("{DOCUMENT}{id}");
        let Some(text) = self.storage.get(&key)? else {
            return Ok(());
        };
        let mut aside = format!("{ASIDE}{id}");
        let mut copies = 1;
        while self.storage.get(&aside)?.is_some_and(|other| other != text) {
            copies += 1;
            aside = format!("{ASIDE}{id}{COPY}{copies}");
        }
        self.storage.set(&aside, &text)?;
        // Without a stamp the id is free again: the same document can come back from a file.
        self.storage.remove(&format!("{STAMP}{id}"))?;
        self.storage.remove(&key)
    }

    /// What can be done about a document whose text can't be read: the text is set aside, and the generation before is given
    /// where `read` understands it.
    pub fn recover<T>(&self, id: &str, read: impl FnOnce(&str) -> Option<T>) -> Recovery<T> {
        let previous = self.load_previous(id).ok().flatten();
        let previous = previous.and_then(|previous| read(&previous));
        match (previous, self.set_aside(id).is_ok()) {
            (Some(document), true) => Recovery::InPlace(document),
            (Some(document), false) => Recovery::Beside(document),
            (None, true) => Recovery::SetAside,
            (None, false) => Recovery::LeftThere,
        }
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
    pub fn remove_aside(&self, name: &str) -> Result<Removed, StorageError> {
        let key = [ASIDE, name].concat();
        let text = self.storage.get(&key)?;
        self.storage.remove(&key)?;
        Ok(Removed(text.map(|text| (key, text)).into_iter().collect()))
    }

    /// Removes a document with everything that belongs to it, and gives that, to be put back.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn remove(&self, id: &str) -> Result<Removed, StorageError> {
        let mut texts = Vec::new();
        for prefix in [PREVIOUS, STAMP, ENTRY, DOCUMENT] {
            let key = [prefix, id].concat();
            if let Some(text) = self.storage.get(&key)? {
                self.storage.remove(&key)?;
                texts.push((key, text));
            }
        }
        Ok(Removed(texts))
    }

    /// Puts back what [`Library::remove`] gave.
    ///
    /// # Errors
    /// [`StorageError`]; what could not be put back is missing then.
    pub fn restore(&self, removed: &Removed) -> Result<(), StorageError> {
        for (key, text) in &removed.0 {
            self.storage.set(key, text)?;
        }
        Ok(())
    }
}

fn document(key: &str) -> Option<&str> {
    [DOCUMENT, PREVIOUS, STAMP, ENTRY]
        .iter()
        .find_map(|prefix| key.strip_prefix(prefix))
}
