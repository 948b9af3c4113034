//! Opening documents: new ones, from files, and those that the browser keeps. What is open is never written over.

use std::{cell::Cell, pin::Pin};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    incoming::Source,
    points::keep_point,
    saving::{SaveState, file_name, library, tab},
};
use crate::app::{
    interface::route::Route,
    state::{App, Tone},
    text::{
        messages,
        words::{Word, fill, text},
    },
};
use crate::{
    domain::{
        records::{document::Document, references::References},
        values::id::RecordId,
    },
    edit::editor::Editor,
    format::{
        envelope::{self, MOST_BYTES, ReadError},
        file_kind,
    },
    platform::web::{compress, files::GivenFile, page, random},
    session::{self, OpenError, Opened, Recovery, Session, Unpack},
};

/// The key under which a tab remembers its document.
const OPEN: &str = "samspel:open";

thread_local! {
    // An address has no part for a file, so the page that is about to be drawn takes it from here.
    static GIVEN: Cell<Option<GivenFile>> = const { Cell::new(None) };
}

/// The file that was given and is no document; it is given on once.
pub fn take_given() -> Option<GivenFile> {
    GIVEN.take()
}

/// Unpacks by what the browser has.
pub(in crate::app) struct Browser;

impl Unpack for Browser {
    fn unpack(&self, packed: Vec<u8>) -> Pin<Box<dyn Future<Output = Option<Vec<u8>>>>> {
        // With a history beside it, what is kept may be larger than a file.
        Box::pin(async move { compress::unpack(&packed, 2 * MOST_BYTES).await.ok() })
    }
}

impl App {
    /// Opens a document that is new to this browser, keeps it, and goes to `route`.
    pub fn open_new(&self, document: Document, route: &Route) {
        self.flush();
        let tab = tab();
        let session = Session::of_new(library(), &document, &tab);
        self.replace(session, Editor::open_new(document, &tab));
        self.save_now();
        page::replace_with(&route.to_hash());
    }

    /// Opens the example. One that is here already is opened as it stands; one that is here with other content is opened
    /// beside it, under an id of its own.
    pub fn open_beside(&self, mut document: Document, route: &Route) {
        let (app, route) = (*self, route.clone());
        self.flush();
        spawn_local(async move {
            let kept = app.kept(&document.id).await;
            match kept {
                Ok(opened) if has_records_of(opened.editor.document(), &document) => {
                    app.take_opened(opened);
                    page::replace_with(&route.to_hash());
                }
                Err(OpenError::Missing | OpenError::Storage(_)) => app.open_new(document, &route),
                Ok(_) | Err(_) => {
                    document.id = random::new_id();
                    app.open_new(document, &route);
                }
            }
        });
    }

    /// Takes a document that has come. One that is new here is opened. One that is here already is opened as it stands, and
    /// where the other has other content, that is shown beside it before anything is done.
    pub fn take_in(&self, mut document: Document, source: Source) {
        let app = *self;
        let name = messages::named(&document.strategy().name);
        let say = move |word: Word| app.notify(Tone::Done, fill(word, &[("name", &name)]));
        self.flush();
        spawn_local(async move {
            let is_open = app.now(|open, _| open.id == document.id) == Some(true);
            let here = if is_open {
                Ok(())
            } else {
                let kept = app.kept(&document.id).await;
                kept.map(|opened| app.take_opened(opened))
            };
            match here {
                Ok(()) if app.now(|open, _| has_records_of(open, &document)) == Some(true) => {
                    page::replace_with(&Route::Overview.to_hash());
                    say(Word::OpenAlreadyHere);
                }
                Ok(()) => app.compare(document, source),
                Err(OpenError::Missing | OpenError::Storage(_)) => {
                    let came = document.clone();
                    app.open_new(document, &Route::Overview);
                    keep_point(came);
                    say(Word::OpenDone);
                }
                // What can't be read stays where it is.
                Err(_) => {
                    document.id = random::new_id();
                    app.open_new(document, &Route::Overview);
                    say(Word::OpenBeside);
                }
            }
        });
    }

    async fn kept(
        &self,
        id: &RecordId,
    ) -> Result<Opened<crate::platform::web::storage::WebStorage>, OpenError> {
        session::open(library(), id.as_str(), &tab(), &random::new_id(), &Browser).await
    }

    /// Reads a file as a document and hands it to `then`. A file that can't be read is told, and nothing else changes.
    pub fn read_file(&self, file: GivenFile, then: impl FnOnce(Document, Source)) {
        match envelope::read(&file.bytes) {
            Ok(document) => {
                let source = Source::File {
                    name: file.name,
                    saved: file.saved,
                };
                then(document, source);
            }
            // An invitation, or what else of a round is sent as a file.
            Err(ReadError::NotSamspel) if file_kind::sniff(&file.bytes).is_some() => {
                GIVEN.set(Some(file));
                page::go_to(&Route::Answer(String::new()).to_hash());
            }
            Err(error) => {
                let told = messages::read_error(&file.name, &error);
                let faults = messages::faults(&envelope::validate(&file.bytes));
                if faults.len() > 1 {
                    let list = fill(Word::ReadFaultsFile, &[("name", &file.name)]);
                    self.notify_with_faults(told, list, faults);
                } else {
                    self.notify(Tone::Trouble, told);
                }
            }
        }
    }

    /// Reads a file as a document and takes it.
    pub fn open_file(&self, file: GivenFile) {
        let app = *self;
        self.read_file(file, move |document, source| app.take_in(document, source));
    }

    /// Opens a document that this browser keeps; `then` is told whether it is open now.
    pub fn open_kept(&self, id: &str, then: impl FnOnce(App, bool) + 'static) {
        self.flush();
        let (app, id) = (*self, id.to_owned());
        spawn_local(async move {
            let is_open = app.open_stored(&id).await;
            then(app, is_open);
        });
    }

    async fn open_stored(&self, id: &str) -> bool {
        let opened = session::open(library(), id, &tab(), &random::new_id(), &Browser).await;
        let error = match opened {
            Ok(opened) => {
                self.take_opened(opened);
                return true;
            }
            Err(error) => error,
        };
        let file = |text: String| (file_name(id, "samspel.json"), text);
        match error {
            OpenError::Missing => {}
            OpenError::Storage(_) => {
                self.notify(Tone::Trouble, text(Word::StorageUnavailable).into());
            }
            OpenError::Newer { text: kept } => {
                let told = text(Word::StorageNewer).into();
                self.notify_with_file(Tone::Trouble, told, file(kept));
            }
            OpenError::Unreadable {
                error,
                text: kept,
                is_aside,
            } => {
                let what = if is_aside {
                    Word::StorageSetAside
                } else {
                    Word::StorageLeftThere
                };
                let cause = messages::read_error(id, &error);
                let told = [text(what), " ", &cause].concat();
                self.notify_with_file(Tone::Trouble, told, file(kept));
            }
        }
        false
    }

    fn take_opened(&self, opened: Opened<crate::platform::web::storage::WebStorage>) {
        let id = opened.editor.document().id.clone();
        self.replace(opened.session, opened.editor);
        if let Some(recovery) = opened.recovery {
            self.tell_recovery(id.as_str(), recovery);
            self.save_now();
        }
    }

    /// Tells what has been done about damage in a document.
    pub(in crate::app) fn tell_recovery(&self, id: &str, recovery: Recovery) {
        let (word, kept) = match recovery {
            Recovery::InPlace { text } => (Word::StorageRecovered, text),
            Recovery::Beside { text } => (Word::StorageRecoveredBeside, text),
            Recovery::Doubtful { text } => (Word::StorageDoubtful, text),
            Recovery::Entries { text } => (Word::StorageEntries, text),
        };
        let file = (file_name(id, "samspel.json"), kept);
        self.notify_with_file(Tone::Trouble, text(word).into(), file);
    }

    /// Opens the document that this tab had open, or else the one saved last; `then` is told whether there is one.
    pub fn open_last(&self, then: impl FnOnce(App, bool) + 'static) {
        let kept = library().entries().unwrap_or_default();
        // What the tab remembers may have been removed elsewhere; what can't be read is told, not passed over.
        let remembered =
            page::remembered(OPEN).filter(|id| kept.iter().any(|entry| entry.id == *id));
        let latest = || {
            let mut at_hand = kept.iter().filter(|entry| !entry.archived);
            at_hand.next().map(|entry| entry.id.clone())
        };
        match remembered.or_else(latest) {
            Some(id) => self.open_kept(&id, then),
            None => then(*self, false),
        }
    }

    /// Closes the open document, which stays kept.
    pub(in crate::app) fn close(&self) {
        self.stop_waiting();
        self.session.set_value(None);
        self.set_editor(None);
    }

    /// Takes a document in place of the open one. What of that could not be saved is offered as a file, since it is nowhere
    /// else.
    fn replace(&self, session: Session<crate::platform::web::storage::WebStorage>, editor: Editor) {
        let is_unsaved = matches!(self.save_state.get_untracked(), SaveState::NotSaved(_));
        let unsaved = |open: &Document, _: &References| {
            is_unsaved.then(|| (open.strategy().name.clone(), envelope::write(open)))
        };
        if let Some((name, content)) = self.now(unsaved).flatten() {
            let told = fill(Word::SaveLeft, &[("name", &messages::named(&name))]);
            let file = (file_name(&name, "samspel.json"), content);
            self.notify_with_file(Tone::Trouble, told, file);
        }
        page::remember(OPEN, editor.document().id.as_str());
        self.stop_waiting();
        self.session.set_value(Some(session));
        self.set_save_state(SaveState::Saved);
        self.set_editor(Some(editor));
    }
}

/// Whether both hold the same records.
fn has_records_of(one: &Document, other: &Document) -> bool {
    one.part == other.part && one.records().eq(other.records())
}
