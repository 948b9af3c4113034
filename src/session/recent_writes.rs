//! Bringing back what was written last: a browser that is killed loses the last seconds of its local storage, which the recent writes
//! still have.

use crate::{
    format::{
        base::{self, PartsError},
        draft::Draft,
        journal,
    },
    platform::{
        library::{Key, Library, base_key},
        storage::{Storage, StorageError},
    },
};

/// The most that has to be read of a base to know what is in it, in characters.
const HEAD: usize = 32_000;

/// Brings back which of the recent writes the storage lacks. What it has of later date stays, and so does what is not known to be
/// earlier; where both have the same, nothing changes.
///
/// # Errors
/// [`StorageError`]; the recent writes are still there, to be tried again.
pub fn bring_back<S: Storage>(storage: &S, recent: &[(String, String)]) -> Result<(), StorageError> {
    // A journal is nothing without its base.
    let (bases, others): (Vec<_>, Vec<_>) = recent.iter().partition(|(key, _)| matches!(Key::of(key), Key::Base(_)));
    for (key, text) in bases.into_iter().chain(others) {
        let brought = match Key::of(key) {
            Key::Base(document) => {
                let is_later = is_later_base(storage, key, text)?;
                if is_later {
                    remove_folded(storage, key, document)?;
                }
                is_later.then(|| text.clone())
            }
            Key::Edit { document, tab, number } => {
                is_lacking_edit(storage, key, text, (document, tab, number))?.then(|| text.clone())
            }
            Key::Answer(_) => joined_answers(storage, key, text)?,
            Key::Entry(document) => {
                let is_listed = storage.length(key)? > 0 || storage.length(&base_key(document))? == 0;
                (!is_listed).then(|| text.clone())
            }
            // Whatever else there is is written once.
            Key::Previous(_)
            | Key::Point(_)
            | Key::Removed(_)
            | Key::Aside(_)
            | Key::Setting(_)
            | Key::Stray
            | Key::Other => (storage.length(key)? == 0).then(|| text.clone()),
        };
        if let Some(text) = brought {
            storage.set(key, &text)?;
        }
    }
    Ok(())
}

fn is_later_base<S: Storage>(storage: &S, key: &str, recent: &str) -> Result<bool, StorageError> {
    let Some(here) = storage.head(key, HEAD)? else {
        return Ok(true);
    };
    let Some(recent) = base::parts(recent).ok().filter(|parts| parts.is_sound) else {
        return Ok(false);
    };
    Ok(match base::head(&here) {
        Ok(here) => recent.header.folded.has_all_of(&here.folded) && !recent.header.folded.is_same(&here.folded),
        Err(PartsError::Damaged) => true,
        Err(PartsError::Newer { .. }) => false,
    })
}

/// Takes from the journal what the base here has, before a later one takes its place. That has it too, but may no longer know the tab, and
/// what it doesn't know would be done once more.
fn remove_folded<S: Storage>(storage: &S, key: &str, document: &str) -> Result<(), StorageError> {
    let Some(Ok(here)) = storage.head(key, HEAD)?.as_deref().map(base::head) else {
        return Ok(());
    };
    Library::new(storage).prune(document, &|tab, number| here.folded.has(tab, number))
}

fn is_lacking_edit<S: Storage>(
    storage: &S,
    key: &str,
    recent: &str,
    (document, tab, number): (&str, &str, u64),
) -> Result<bool, StorageError> {
    if storage.length(key)? > 0 {
        return Ok(false);
    }
    let Some(base) = storage.head(&base_key(document), HEAD)? else {
        return Ok(false);
    };
    let (Ok(base), Ok(entry)) = (base::head(&base), journal::read(recent)) else {
        // What is damaged is dealt with where the document is opened.
        return Ok(true);
    };
    Ok(!base.folded.has(tab, number) && entry.stamp.time > base.folded.horizon)
}

/// What two tabs have answered goes together, whichever was written last.
fn joined_answers<S: Storage>(storage: &S, key: &str, recent: &str) -> Result<Option<String>, StorageError> {
    let Some(here) = storage.get(key)? else {
        return Ok(Some(recent.to_owned()));
    };
    Ok(match (Draft::read(&here), Draft::read(recent)) {
        (Ok(mut draft), Ok(recent)) => {
            draft.join(&recent);
            Some(draft.write()).filter(|joined| *joined != here)
        }
        _ => None,
    })
}
