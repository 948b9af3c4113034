//! The documents that this browser keeps, as a list.

use leptos::prelude::*;

use super::{browser::browser_library, workspace::Workspace};
use crate::{
    app::{
        interface::notice::{Notices, Tone},
        text::words::{self, Word, fill, text},
    },
    platform::library::{Entry, RemovedTexts},
};

/// The documents that the browser keeps. It is a handful of signals and can be copied into every handler.
#[derive(Clone, Copy)]
pub struct DocumentLibrary {
    /// The documents, as the list last saw them.
    pub entries: RwSignal<Vec<Entry>>,
    pub(super) workspace: Workspace,
    pub(super) notices: Notices,
}

impl DocumentLibrary {
    /// A list that has not looked yet.
    pub fn start(workspace: Workspace, notices: Notices) -> Self {
        Self {
            entries: RwSignal::new(Vec::new()),
            workspace,
            notices,
        }
    }

    /// Looks again at what the browser keeps.
    pub fn refresh(&self) {
        self.entries.set(browser_library().entries().unwrap_or_default());
    }

    /// Puts a document away among the archived ones, or takes it out again.
    pub fn set_archived(&self, id: &str, archived: bool, message: String) {
        match browser_library().set_archived(id, archived) {
            Ok(()) => self.notices.notify(Tone::Done, message),
            Err(_) => self.notices.notify(Tone::Trouble, text(Word::LibraryNoRoom).into()),
        }
        self.refresh();
    }

    /// Puts back what was removed from the library.
    pub fn put_back(&self, removed: &RemovedTexts) {
        match browser_library().restore(removed) {
            Ok(()) => self.notices.notify(Tone::Done, text(Word::LibraryBack).into()),
            // It is still offered, so that room can be made for it.
            Err(_) => self
                .notices
                .notify_removed(text(Word::LibraryNoRoom).into(), removed.clone()),
        }
        self.refresh();
    }
}

/// A size as it is shown: about as many bytes as there are characters.
pub fn size(characters: usize) -> String {
    let kilobytes = characters.div_ceil(1000);
    if kilobytes < 1000 {
        return fill(Word::LibraryKilobytes, &[("n", &kilobytes.to_string())]);
    }
    let tenths = characters / 100_000;
    let mut number = (tenths / 10).to_string();
    number.push(words::decimal());
    number.push_str(&(tenths % 10).to_string());
    fill(Word::LibraryMegabytes, &[("n", &number)])
}
