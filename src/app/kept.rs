//! What can be done with the documents that this browser keeps, whether or not one of them is open.

use leptos::prelude::*;

use super::{
    saving::{self, SaveState, file_name, library},
    state::{App, Tone},
    words::{Word, fill, text},
};
use crate::{
    domain::{
        document::Document,
        id::{Id, RecordId},
        strategy::{STRATEGY_ID, Strategy},
    },
    format::envelope,
    platform::{
        library::{Removed, Stamp},
        web::{files, page, random},
    },
};

impl App {
    /// Looks again at what the browser keeps.
    pub fn list_kept(&self) {
        self.kept.set(library().entries().unwrap_or_default());
    }

    /// A document that the browser keeps, as it stands; none where it can't be read.
    fn kept_document(&self, id: &str) -> Option<(Document, Stamp)> {
        self.flush();
        let (text, stamp) = library().load(id).ok().flatten()?;
        Some((envelope::read(text.as_bytes()).ok()?, stamp))
    }

    fn is_open(&self, id: &str) -> bool {
        self.now(|document, _| document.id.as_str() == id) == Some(true)
    }

    /// Gives a document another name.
    pub fn rename_kept(&self, id: &str, name: &str) {
        if self.is_open(id) {
            self.edit_strategy("name", |strategy| strategy.name = name.into());
            self.flush();
        } else if let Some((document, stamp)) = self.kept_document(id) {
            self.keep(&named(document, name), &stamp);
        } else {
            self.notify(Tone::Trouble, text(Word::LibraryGone).into());
        }
        self.list_kept();
    }

    /// Keeps a copy of a document, under an id of its own.
    pub fn copy_kept(&self, id: &str, name: &str) {
        let Some((mut document, _)) = self.kept_document(id) else {
            self.notify(Tone::Trouble, text(Word::LibraryGone).into());
            return;
        };
        document.id = random::new_id();
        let copy = fill(Word::LibraryCopyName, &[("name", name)]);
        if self.keep(&named(document, &copy), &Stamp::new_document()) {
            self.notify(Tone::Done, fill(Word::LibraryCopied, &[("name", name)]));
        }
        self.list_kept();
    }

    fn keep(&self, document: &Document, stamp: &Stamp) -> bool {
        let entry = saving::entry_of(document);
        let text_kept = envelope::write_compact(document);
        let new_stamp = random::new_id();
        let kept = library().save(&entry, &text_kept, stamp, new_stamp.as_str(), true);
        if kept.is_err() {
            self.notify(Tone::Trouble, text(Word::LibraryNoRoom).into());
        }
        kept.is_ok()
    }

    /// Puts a document away among the archived ones, or takes it out again.
    pub fn set_archived(&self, id: &str, archived: bool, told: String) {
        match library().set_archived(id, archived) {
            Ok(()) => self.notify(Tone::Done, told),
            Err(_) => self.notify(Tone::Trouble, text(Word::LibraryNoRoom).into()),
        }
        self.list_kept();
    }

    /// Removes a document from this browser and offers to put it back. What of the open one could not be saved is offered as a
    /// file, since it is nowhere else.
    pub fn remove_kept(&self, id: &str, name: &str) {
        if self.is_open(id) {
            self.flush();
            let is_unsaved = matches!(self.save_state.get_untracked(), SaveState::NotSaved(_));
            let content = self.now(|document, _| is_unsaved.then(|| envelope::write(document)));
            if let Some(content) = content.flatten() {
                let told = fill(Word::LibraryRemovedUnsaved, &[("name", name)]);
                let file = (file_name(name, "samspel.json"), content);
                self.notify_with_file(Tone::Trouble, told, file);
            }
            self.close();
        }
        match library().remove(id) {
            Ok(removed) => {
                self.notify_removed(fill(Word::LibraryRemoved, &[("name", name)]), removed);
            }
            Err(_) => self.notify(Tone::Trouble, text(Word::StorageUnavailable).into()),
        }
        self.list_kept();
    }

    /// Puts back what was removed from the library.
    pub fn put_back(&self, removed: &Removed) {
        match library().restore(removed) {
            Ok(()) => self.notify(Tone::Done, text(Word::LibraryBack).into()),
            // It is still offered, so that room can be made for it.
            Err(_) => self.notify_removed(text(Word::LibraryNoRoom).into(), removed.clone()),
        }
        self.list_kept();
    }

    /// Offers a document as a file.
    pub fn save_kept_as_file(&self, id: &str) {
        match self.kept_document(id) {
            Some((document, _)) => {
                let name = file_name(&document.strategy().name, "samspel.json");
                files::offer(&name, "application/json", &envelope::write(&document));
                self.note_file(id);
            }
            None => self.notify(Tone::Trouble, text(Word::LibraryGone).into()),
        }
    }

    /// Notes that a document has been saved as a file.
    pub fn note_file(&self, id: &str) {
        let library = library();
        if let Ok(Some(mut entry)) = library.entry(id) {
            entry.backup = Some(page::now());
            entry.changes = 0;
            // Where there is no room for it, the reminder comes again.
            let _not_noted = library.set_entry(&entry);
        }
        self.list_kept();
    }
}

fn named(mut document: Document, name: &str) -> Document {
    if let Some(id) = RecordId::new(STRATEGY_ID) {
        let mut strategy: Strategy = document.get(&Id::of(id.clone())).cloned().unwrap_or_default();
        strategy.name = name.into();
        document.put(id, Some(std::sync::Arc::new(strategy.into())));
    }
    document
}

/// A size as it is shown: about as many bytes as there are characters.
pub fn size(characters: usize) -> String {
    let kilobytes = characters.div_ceil(1000);
    if kilobytes < 1000 {
        return fill(Word::LibraryKilobytes, &[("n", &kilobytes.to_string())]);
    }
    let tenths = characters / 100_000;
    let mut number = (tenths / 10).to_string();
    number.push(super::words::decimal());
    number.push_str(&(tenths % 10).to_string());
    fill(Word::LibraryMegabytes, &[("n", &number)])
}
