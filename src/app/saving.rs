//! Opening, keeping and saving documents: what the user has done is in the browser's storage within a second.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::{
    route::Route,
    state::{App, Tone},
    vocabulary,
    words::{Word, fill, text},
};
use crate::{
    domain::{document::Document, id::RecordId, references::References},
    format::envelope::{self, ReadError},
    platform::{
        library::{Entry, Library, Recovery, SaveError, Stamp},
        storage::{Storage, StorageError},
        web::{files, page, random, storage::WebStorage},
    },
};

/// Whether the open document is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is in the browser's storage.
    Saved,
    /// A save is under way.
    Saving,
    /// The last save failed; editing goes on in memory.
    NotSaved(SaveError),
}

/// What is known of the open document's place in storage.
#[derive(Debug, Default)]
pub struct Session {
    stamp: Option<Stamp>,
    kept_previous: bool,
}

/// After how many milliseconds without a change the document is saved.
const PAUSE: u32 = 600;

thread_local! {
    static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    // The last document that was written, for the panel that is shown after a crash: its file name and content.
    static LAST_WRITTEN: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
}

/// The key under which a tab remembers its document.
const OPEN: &str = "samspel:open";

/// The browser's library.
pub fn library() -> Library<WebStorage> {
    Library::new(WebStorage)
}

/// The last document that was written here: its file name and content.
pub fn last_written() -> Option<(String, String)> {
    LAST_WRITTEN.with(|last| last.try_borrow().ok().and_then(|last| last.clone()))
}

/// A file name of a document's name: letters and digits stay, the rest becomes hyphens.
pub fn file_name(name: &str, ending: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for character in name.trim().chars().take(80) {
        if character.is_alphanumeric() {
            plain.push(character);
        } else if !plain.ends_with('-') {
            plain.push('-');
        }
    }
    let plain = plain.trim_matches('-');
    format!(
        "{}.{ending}",
        if plain.is_empty() { "samspel" } else { plain }
    )
}

impl App {
    /// Saves after a short pause; a later change within the pause starts it anew.
    pub(super) fn save_soon(&self) {
        let app = *self;
        // Set only where it differs: whoever shows it would be drawn again at every key.
        if self.save_state.get_untracked() == SaveState::Saved {
            self.save_state.set(SaveState::Saving);
        }
        WAITING.with(|waiting| {
            // A save that is already waiting is left to run: what is typed without pause is saved on the way.
            if let Ok(mut waiting) = waiting.try_borrow_mut()
                && waiting.is_none()
            {
                *waiting = Some(Timeout::new(PAUSE, move || app.save_now()));
            }
        });
    }

    /// Saves at once where something waits to be saved.
    pub fn flush(&self) {
        let waits =
            WAITING.with(|waiting| waiting.try_borrow().is_ok_and(|waiting| waiting.is_some()));
        if waits {
            self.save_now();
        }
    }

    /// Saves at once.
    pub fn save_now(&self) {
        WAITING.with(|waiting| {
            if let Ok(mut waiting) = waiting.try_borrow_mut() {
                waiting.take();
            }
        });
        let Some((entry, written)) =
            self.now(|document, _| (entry_of(document), envelope::write_compact(document)))
        else {
            return;
        };
        let (stamp, keep_previous) = self
            .session
            .try_with_value(|session| (session.stamp.clone(), !session.kept_previous))
            .unwrap_or_default();
        // A document whose load did not succeed is never written over.
        let Some(stamp) = stamp else { return };
        let new_stamp = random::new_id();
        let result = library().save(&entry, &written, &stamp, new_stamp.as_str(), keep_previous);
        LAST_WRITTEN.with(|last| {
            if let Ok(mut last) = last.try_borrow_mut() {
                *last = Some((file_name(&entry.name, "samspel.json"), written));
            }
        });
        match result {
            Ok(stamp) => {
                self.session.update_value(|session| {
                    session.stamp = Some(stamp);
                    session.kept_previous = true;
                });
                self.save_state.set(SaveState::Saved);
            }
            Err(error) => self.save_state.set(SaveState::NotSaved(error)),
        }
    }

    /// Opens a document that is new to this browser, keeps it, and goes to `route`.
    pub fn open_new(&self, document: Document, route: &Route) {
        self.flush();
        self.replace(document, Stamp::new_document());
        self.save_now();
        page::replace_with(&route.to_hash());
    }

    /// Opens a document from a file or the example. One that is here already is opened as it stands; one that is here with
    /// other content is opened beside it, under an id of its own. Gives what to tell the user.
    pub fn open_beside(&self, mut document: Document, route: &Route) -> String {
        let name = document.strategy().name.clone();
        let here = library().load(document.id.as_str()).ok().flatten();
        match here {
            Some((kept, _)) if kept == envelope::write_compact(&document) => {
                let id = document.id.clone();
                self.open_kept(id.as_str());
                page::go_to(&route.to_hash());
                fill(Word::OpenAlreadyHere, &[("name", &name)])
            }
            Some(_) => {
                document.id = random::new_id();
                self.open_new(document, route);
                fill(Word::OpenBeside, &[("name", &name)])
            }
            None => {
                self.open_new(document, route);
                fill(Word::OpenDone, &[("name", &name)])
            }
        }
    }

    /// Reads a file's bytes as a document and opens it. A file that can't be read is told, and nothing else changes.
    pub fn open_file(&self, name: &str, bytes: &[u8]) {
        match envelope::read(bytes) {
            Ok(document) => {
                let told = self.open_beside(document, &Route::Overview);
                self.notify(Tone::Done, told);
            }
            Err(error) => self.notify(Tone::Trouble, vocabulary::read_error(name, &error)),
        }
    }

    /// Opens a document that this browser keeps. Gives whether it is open now.
    pub fn open_kept(&self, id: &str) -> bool {
        self.flush();
        let library = library();
        let loaded = match library.load(id) {
            Ok(Some(loaded)) => loaded,
            Ok(None) => return false,
            Err(_) => {
                self.notify(Tone::Trouble, text(Word::StorageUnavailable).into());
                return false;
            }
        };
        let (kept, stamp) = loaded;
        let error = match envelope::read(kept.as_bytes()) {
            Ok(document) => {
                self.replace(document, stamp);
                return true;
            }
            Err(error) => error,
        };
        let offered = (file_name(id, "samspel.json"), kept);
        if matches!(error, ReadError::Newer { .. }) {
            // A newer program can read it: it stays where it is.
            self.notify_with_file(Tone::Trouble, vocabulary::read_error(id, &error), offered);
            return false;
        }
        let read = |previous: &str| envelope::read(previous.as_bytes()).ok();
        match library.recover(id, read) {
            Recovery::InPlace(document) => {
                self.replace(document, Stamp::new_document());
                self.notify_with_file(Tone::Trouble, text(Word::StorageRecovered).into(), offered);
                self.save_now();
                true
            }
            Recovery::Beside(mut document) => {
                // Under an id of its own, so that what could not be read is not written over.
                document.id = random::new_id();
                self.replace(document, Stamp::new_document());
                let told = text(Word::StorageRecoveredBeside).into();
                self.notify_with_file(Tone::Trouble, told, offered);
                self.save_now();
                true
            }
            left @ (Recovery::SetAside | Recovery::LeftThere) => {
                let what = if left == Recovery::SetAside {
                    Word::StorageSetAside
                } else {
                    Word::StorageLeftThere
                };
                let cause = vocabulary::read_error(id, &error);
                self.notify_with_file(Tone::Trouble, format!("{} {cause}", text(what)), offered);
                false
            }
        }
    }

    /// Opens the document that this tab had open, or else the one saved last. Gives whether there is one.
    pub fn open_last(&self) -> bool {
        let kept = library().entries().unwrap_or_default();
        // What the tab remembers may have been removed elsewhere; what can't be read is told, not passed over.
        let remembered =
            page::remembered(OPEN).filter(|id| kept.iter().any(|entry| entry.id == *id));
        let latest = || kept.first().map(|entry| entry.id.clone());
        remembered
            .or_else(latest)
            .is_some_and(|id| self.open_kept(&id))
    }

    /// Takes the state of another tab in place of what is here.
    pub fn take_other(&self) {
        if let Some(id) = self.now(|document, _| document.id.clone()) {
            WAITING.with(|waiting| {
                if let Ok(mut waiting) = waiting.try_borrow_mut() {
                    waiting.take();
                }
            });
            if !self.open_kept(id.as_str()) {
                self.notify(Tone::Trouble, text(Word::SaveOtherGone).into());
            }
        }
    }

    /// Keeps what is here as a document of its own, beside that of another tab.
    pub fn keep_as_copy(&self) {
        if let Some(mut document) = self.now(|document, _| document.clone()) {
            document.id = random::new_id();
            self.take(document, Stamp::new_document());
            self.save_now();
        }
    }

    /// Closes the open document, which stays kept.
    pub(super) fn close(&self) {
        self.session.set_value(Session::default());
        self.set_document(None);
    }

    /// Follows a save by another tab: takes it over where nothing here is unsaved.
    pub fn follow_other_tab(&self) {
        let Some(id) = self.now(|document, _| document.id.clone()) else {
            return;
        };
        if self.save_state.get_untracked() != SaveState::Saved {
            return;
        }
        // The stamp is heard of before the text is there. To go by it would be to take what is here already under the
        // other's stamp, and then to write over what the other has saved.
        let kept = library().load(id.as_str()).ok().flatten();
        let here = self.now(|document, _| envelope::write_compact(document));
        if kept.is_some_and(|(kept, _)| here != Some(kept)) {
            self.open_kept(id.as_str());
        }
    }

    /// Takes a document in place of the open one. What of that could not be saved is offered as a file, since it is nowhere
    /// else.
    fn replace(&self, document: Document, stamp: Stamp) {
        let is_unsaved = matches!(self.save_state.get_untracked(), SaveState::NotSaved(_));
        let unsaved = |open: &Document, _: &References| {
            is_unsaved.then(|| (open.strategy().name.clone(), envelope::write(open)))
        };
        if let Some((name, content)) = self.now(unsaved).flatten() {
            let told = fill(Word::SaveLeft, &[("name", &vocabulary::named(&name))]);
            let file = (file_name(&name, "samspel.json"), content);
            self.notify_with_file(Tone::Trouble, told, file);
        }
        self.take(document, stamp);
    }

    fn take(&self, document: Document, stamp: Stamp) {
        page::remember(OPEN, document.id.as_str());
        self.session.set_value(Session {
            stamp: Some(stamp),
            kept_previous: false,
        });
        self.save_state.set(SaveState::Saved);
        self.set_document(Some(document));
    }
}

/// What the list shows of a document.
pub(super) fn entry_of(document: &Document) -> Entry {
    let strategy = document.strategy();
    Entry {
        id: document.id.as_str().into(),
        name: strategy.name.clone(),
        county: strategy.county.clone(),
        saved: page::now(),
        ..Entry::default()
    }
}

/// Offers the open document as a file.
pub fn save_as_file(app: App) {
    let file = app.now(|document, _| {
        let name = file_name(&document.strategy().name, "samspel.json");
        (document.id.clone(), name, envelope::write(document))
    });
    if let Some((id, name, content)) = file {
        files::offer(&name, "application/json", &content);
        app.flush();
        app.note_file(id.as_str());
    }
}

/// The key under which the language is kept.
pub const LANGUAGE_KEY: &str = "samspel:language";

/// The key under which the theme is kept; `boot.js` reads it before the first paint.
pub const THEME_KEY: &str = "samspel:theme";

/// A setting that outlives the page, as the language.
pub fn setting(key: &str) -> Option<String> {
    WebStorage.get(key).ok().flatten()
}

/// Keeps a setting; one that can't be kept holds until the page is closed.
pub fn keep_setting(key: &str, value: &str) {
    let _not_kept: Result<(), StorageError> = WebStorage.set(key, value);
}

/// An id for a document that is made here.
pub fn new_document_id() -> RecordId {
    random::new_id()
}
