//! The library: the documents that this browser keeps.
//!
//! It knows documents as texts only. A document's keys are `samspel:doc:ID` (its base), `samspel:previous:ID` (the base before),
//! `samspel:edit:ID:TAB:NUMBER` (an entry of its journal), `samspel:point:ID:POINT` (a state to merge from) and
//! `samspel:entry:ID` (what the list shows); what was set aside is `samspel:aside:ID`, and `samspel:aside:ID:2` where something
//! has been set aside before. `samspel:answer:ROUND` is what somebody has begun to answer here, whatever document the round is in.
//! Every write is to a key that nobody else writes at the same time, or under a lock.

use serde_json::{Map, Value};

use crate::{
    domain::json,
    platform::storage::{Storage, StorageError},
};

const BASE: &str = "samspel:doc:";
const PREVIOUS: &str = "samspel:previous:";
const EDIT: &str = "samspel:edit:";
const POINT: &str = "samspel:point:";
const ENTRY: &str = "samspel:entry:";
const ASIDE: &str = "samspel:aside:";
const ANSWER: &str = "samspel:answer:";
const PREFIX: &str = "samspel:";
/// Stands between the parts of a key; no id has it.
const MARK: char = ':';

/// How much of a base is looked at to find its first line, in characters: with thirty for each tab that is a thousand tabs.
const LONGEST_HEAD: usize = 32_000;

/// How many points of a document are kept.
const MOST_POINTS: usize = 6;

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

impl Entry {
    /// Reads what [`Entry::write`] wrote; what is missing stays empty, so that a document is always listed.
    fn read(id: &str, text: &str) -> Self {
        let value: Value = json::value(text).unwrap_or_default();
        let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let changes = value["changes"].as_u64().unwrap_or_default();
        Self {
            id: id.into(),
            name: field("name"),
            county: field("county"),
            saved: value["saved"].as_f64().unwrap_or_default(),
            bytes: 0,
            archived: value["archived"].as_bool().unwrap_or_default(),
            backup: value["backup"].as_f64(),
            changes: u32::try_from(changes).unwrap_or(u32::MAX),
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
        json::compact(&Value::Object(fields))
    }
}

/// An entry of a journal as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The tab that wrote it.
    pub tab: String,
    /// Its number among those of the tab.
    pub number: u64,
    /// Its text.
    pub text: String,
}

/// Everything of a document that has been removed, to be put back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removed(Vec<(String, String)>);

/// What a key of the storage holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key<'a> {
    /// The base of a document.
    Base(&'a str),
    /// An entry of a document's journal.
    Edit {
        /// The document.
        document: &'a str,
        /// The tab that wrote it.
        tab: &'a str,
        /// Its number.
        number: u64,
    },
    /// What the list shows of a document.
    Entry(&'a str),
    /// Anything else.
    Other,
}

impl<'a> Key<'a> {
    /// What a key holds.
    pub fn of(key: &'a str) -> Self {
        if let Some(document) = key.strip_prefix(BASE) {
            Self::Base(document)
        } else if let Some(document) = key.strip_prefix(ENTRY) {
            Self::Entry(document)
        } else if let Some(edit) = key.strip_prefix(EDIT) {
            let mut parts = edit.splitn(3, MARK);
            let number = |part: &str| part.parse().ok();
            match (parts.next(), parts.next(), parts.next().and_then(number)) {
                (Some(document), Some(tab), Some(number)) => Self::Edit {
                    document,
                    tab,
                    number,
                },
                _ => Self::Other,
            }
        } else {
            Self::Other
        }
    }

    /// The document that a key belongs to; none where it belongs to no document's work.
    fn document(key: &'a str) -> Option<&'a str> {
        [BASE, PREVIOUS, EDIT, POINT, ENTRY]
            .iter()
            .find_map(|prefix| key.strip_prefix(prefix))
            .and_then(|rest| rest.split(MARK).next())
    }
}

/// The key of an entry of a journal.
pub fn edit_key(id: &str, tab: &str, number: u64) -> String {
    [EDIT, id, ":", tab, ":", &number.to_string()].concat()
}

/// The key of a document's base.
pub fn base_key(id: &str) -> String {
    [BASE, id].concat()
}

/// The key of what has been answered so far in a round.
pub fn answer_key(round: &str) -> String {
    [ANSWER, round].concat()
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
        let usage = self.usage()?;
        let mut entries = Vec::new();
        for (id, bytes) in usage {
            if id.is_empty() || !self.has(&id)? {
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
        let mut by_document: Vec<(String, usize)> = Vec::new();
        for key in self.storage.keys()? {
            let length = key.len() + self.storage.length(&key)?;
            let id = Key::document(&key).unwrap_or_default();
            match by_document.iter_mut().find(|(known, _)| known == id) {
                Some((_, sum)) => *sum += length,
                None => by_document.push((id.to_owned(), length)),
            }
        }
        Ok(by_document)
    }

    fn has(&self, id: &str) -> Result<bool, StorageError> {
        Ok(self.storage.length(&base_key(id))? > 0)
    }

    /// The base of a document; none where it is not kept.
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

    /// The first line of a document's base, where it has one within the first characters; none where it is not kept.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn base_head(&self, id: &str) -> Result<Option<String>, StorageError> {
        self.storage.head(&base_key(id), LONGEST_HEAD)
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
    pub fn journal(&self, id: &str) -> Result<Vec<Kept>, StorageError> {
        let mut found = Vec::new();
        for key in self.storage.keys()? {
            if let Key::Edit {
                document,
                tab,
                number,
            } = Key::of(&key)
                && document == id
                && let Some(text) = self.storage.get(&key)?
            {
                found.push(Kept {
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
    /// [`StorageError`]; everything then stands as it stood.
    pub fn write_edit(&self, id: &str, kept: &Kept) -> Result<(), StorageError> {
        let key = edit_key(id, &kept.tab, kept.number);
        self.set_in_place_of(&[PREVIOUS, id].concat(), &key, &kept.text)
    }

    /// Writes a document's base. What stood there becomes the base before; where there is no room for both, the new one
    /// goes before the old one.
    ///
    /// # Errors
    /// [`StorageError`]; the base that was kept then stands still.
    pub fn write_base(&self, id: &str, text: &str) -> Result<(), StorageError> {
        let (key, previous) = (base_key(id), [PREVIOUS, id].concat());
        if self.storage.length(&key)? > 0 {
            // The base before is a safety net: its absence must not stop a save.
            let _no_room = self.storage.copy(&key, &previous);
        }
        self.set_in_place_of(&previous, &key, text)
    }

    /// Writes a document's base in place of one that can't be read; the base before stays the base before.
    ///
    /// # Errors
    /// [`StorageError`]; what stood there then stands still.
    pub fn replace_base(&self, id: &str, text: &str) -> Result<(), StorageError> {
        self.storage.set(&base_key(id), text)
    }

    /// Removes the entries of a document's journal of which `is_spare` says so, by tab and number.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn prune(
        &self,
        id: &str,
        is_spare: &dyn Fn(&str, u64) -> bool,
    ) -> Result<(), StorageError> {
        for key in self.storage.keys()? {
            if let Key::Edit {
                document,
                tab,
                number,
            } = Key::of(&key)
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

    /// Keeps the state of a document at a point, and lets go of those that are not among the latest of `lineage`.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn write_point(
        &self,
        id: &str,
        point: &str,
        text: &str,
        lineage: &[&str],
    ) -> Result<(), StorageError> {
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

    /// The state of a document at a point; none where it is not kept.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn point(&self, id: &str, point: &str) -> Result<Option<String>, StorageError> {
        self.storage.get(&[POINT, id, ":", point].concat())
    }

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
    pub fn remove_aside(&self, name: &str) -> Result<Removed, StorageError> {
        self.take_away([ASIDE, name].concat())
    }

    /// Whether somebody has begun to answer a questionnaire here.
    pub fn has_answers(&self) -> bool {
        let keys = self.storage.keys().unwrap_or_default();
        keys.iter().any(|key| key.starts_with(ANSWER))
    }

    /// The rounds that somebody has begun to answer here, in no particular order.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn answered_rounds(&self) -> Result<Vec<String>, StorageError> {
        let keys = self.storage.keys()?;
        let rounds = keys.iter().filter_map(|key| key.strip_prefix(ANSWER));
        Ok(rounds.map(str::to_owned).collect())
    }

    /// What has been answered so far in a round; none where nothing has been begun.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn answer(&self, round: &str) -> Result<Option<String>, StorageError> {
        self.storage.get(&answer_key(round))
    }

    /// Keeps what has been answered so far in a round.
    ///
    /// # Errors
    /// [`StorageError`]; what was kept then stands still.
    pub fn set_answer(&self, round: &str, text: &str) -> Result<(), StorageError> {
        self.storage.set(&answer_key(round), text)
    }

    /// Removes what has been answered in a round and gives it, to be put back.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn remove_answer(&self, round: &str) -> Result<Removed, StorageError> {
        self.take_away(answer_key(round))
    }

    fn take_away(&self, key: String) -> Result<Removed, StorageError> {
        let text = self.storage.get(&key)?;
        self.storage.remove(&key)?;
        let texts = text.map(|text| (key, text));
        Ok(Removed(texts.into_iter().collect()))
    }

    /// Everything that belongs to a document, by key.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn all_of(&self, id: &str) -> Result<Vec<(String, String)>, StorageError> {
        let mut texts = Vec::new();
        for key in self.storage.keys()? {
            if Key::document(&key) == Some(id)
                && let Some(text) = self.storage.get(&key)?
            {
                texts.push((key, text));
            }
        }
        texts.sort();
        Ok(texts)
    }

    /// Removes a document with everything that belongs to it, and gives that, to be put back. The base goes last: should the
    /// page end before, the document is still there.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    pub fn remove(&self, id: &str) -> Result<Removed, StorageError> {
        let texts = self.all_of(id)?;
        let base = base_key(id);
        for (key, _) in texts.iter().filter(|(key, _)| *key != base) {
            self.storage.remove(key)?;
        }
        self.storage.remove(&base)?;
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
}

/// Whether a key of the storage belongs to the program.
pub fn is_own(key: &str) -> bool {
    key.starts_with(PREFIX)
}
