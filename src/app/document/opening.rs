//! Opening documents: new ones, from files, and those that the browser keeps. What is open is never written over.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    browser::{self, browser_library, tab},
    file::as_file,
    incoming::{IncomingDocument, Source},
    points::keep_point,
    unpacking::BrowserUnpacker,
    workspace::{SaveState, Workspace},
};
use crate::{
    app::{
        interface::{notice::Tone, route::Route},
        text::{
            messages,
            words::{Word, fill, text},
        },
    },
    domain::{
        records::{document::Document, part, references::References},
        ways_out::{Leaving, WayOut},
    },
    edit::editor::Editor,
    format::{
        envelope::{self, ReadError},
        file_kind,
        file_name::{file_name, file_name_after},
    },
    platform::web::{files::GivenFile, page, random, storage::WebStorage},
    session::{self, OpenDocument, OpenError, Recovery, Session},
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

/// What the browser has of a document that could not be opened as it is: a file's name and content.
fn rescued(id: &str, kept: String) -> (String, Leaving) {
    (file_name(id, "samspel.json"), WayOut::Rescued.with(kept))
}

impl Workspace {
    /// Opens a document that is new to this browser, keeps it, and goes to `route`.
    pub fn open_new(&self, document: Document, route: &Route) {
        self.flush();
        let tab = tab();
        let session = Session::of_new(browser_library(), &document, &tab);
        self.replace(session, Editor::open_new(document, &tab));
        self.save_now();
        page::replace_with(&route.to_hash());
    }

    /// Opens the example. One that is here already is opened as it is; one that is here with other content is opened
    /// beside it, under an id of its own.
    pub fn open_beside(&self, mut document: Document, route: &Route) {
        let (workspace, route) = (*self, route.clone());
        self.flush();
        spawn_local(async move {
            match browser::open(document.id.as_str()).await {
                Ok(opened) if has_records_of(opened.editor.document(), &document) => {
                    workspace.take_opened(opened);
                    page::replace_with(&route.to_hash());
                }
                Err(OpenError::Missing | OpenError::Storage(_)) => workspace.open_new(document, &route),
                Ok(_) | Err(_) => {
                    document.id = random::new_id();
                    workspace.open_new(document, &route);
                }
            }
        });
    }

    /// Takes a document that has been received. One that is new here is opened. One that is here already is opened as it is, and
    /// where the other has other content, that is shown beside it before anything is done.
    pub fn take_in(&self, mut document: Document, source: Source) {
        let workspace = *self;
        let name = messages::named(&document.strategy().name);
        let first_page = first_page(&document);
        let say = move |word: Word| workspace.notices.notify(Tone::Done, fill(word, &[("name", &name)]));
        self.flush();
        spawn_local(async move {
            let is_open = workspace.now(|open, _| open.id == document.id) == Some(true);
            let here = if is_open {
                Ok(())
            } else {
                let kept = browser::open(document.id.as_str()).await;
                kept.map(|opened| workspace.take_opened(opened))
            };
            match here {
                Ok(()) if workspace.now(|open, _| has_records_of(open, &document)) == Some(true) => {
                    page::replace_with(&first_page.to_hash());
                    say(Word::OpenAlreadyHere);
                }
                Ok(()) => workspace.compare(document, source),
                Err(OpenError::Missing | OpenError::Storage(_)) => {
                    let came = document.clone();
                    workspace.open_new(document, &first_page);
                    keep_point(came);
                    say(Word::OpenDone);
                }
                // What can't be read stays where it is.
                Err(_) => {
                    document.id = random::new_id();
                    workspace.open_new(document, &first_page);
                    say(Word::OpenBeside);
                }
            }
        });
    }

    /// Reads a file as a document and hands it to `then`: one that was saved, or what the browser kept, as it is offered where that can't
    /// be opened. A file that can't be read is reported, and nothing else changes.
    pub fn read_file(&self, file: GivenFile, then: impl FnOnce(Document, Source) + 'static) {
        let workspace = *self;
        let read = envelope::read(&file.bytes);
        if !matches!(read, Err(ReadError::NotJson { .. })) {
            return workspace.take_read(file, read, then);
        }
        spawn_local(async move {
            let kept = session::read_kept_file(&file.bytes, &BrowserUnpacker).await;
            let kept = kept.map(|kept| kept.map(|base| base.document));
            workspace.take_read(file, kept.unwrap_or(read), then);
        });
    }

    fn take_read(&self, file: GivenFile, read: Result<Document, ReadError>, then: impl FnOnce(Document, Source)) {
        match read {
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
                let message = messages::given_error(&file.name, &file.bytes, &error);
                let faults = messages::faults(&envelope::validate(&file.bytes));
                if faults.len() > 1 {
                    let list = file_name_after(&fill(Word::ReadFaultsFile, &[("name", &file.name)]), "txt");
                    self.notices.notify_with_faults(message, list, faults);
                } else {
                    self.notices.notify(Tone::Trouble, message);
                }
            }
        }
    }

    /// Reads a file as a document and takes it.
    pub fn open_file(&self, file: GivenFile) {
        let workspace = *self;
        self.read_file(file, move |document, source| workspace.take_in(document, source));
    }

    /// Opens a document that this browser keeps; `then` is told whether it is open now.
    pub fn open_kept(&self, id: &str, then: impl FnOnce(Workspace, bool) + 'static) {
        self.flush();
        let (workspace, id) = (*self, id.to_owned());
        spawn_local(async move {
            let is_open = workspace.open_stored(&id).await;
            then(workspace, is_open);
        });
    }

    async fn open_stored(&self, id: &str) -> bool {
        let error = match browser::open(id).await {
            Ok(opened) => {
                self.take_opened(opened);
                return true;
            }
            Err(error) => error,
        };
        let file = |text: String| rescued(id, text);
        match error {
            OpenError::Missing => {}
            OpenError::Storage(_) => {
                self.notices
                    .notify(Tone::Trouble, text(Word::StorageUnavailable).into());
            }
            OpenError::Newer { text: kept } => {
                let message = fill(Word::StorageNewer, &[]);
                self.notices.notify_with_file(Tone::Trouble, message, file(kept));
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
                let message = [text(what), " ", &cause].concat();
                self.notices.notify_with_file(Tone::Trouble, message, file(kept));
            }
        }
        false
    }

    fn take_opened(&self, opened: OpenDocument<WebStorage>) {
        let id = opened.editor.document().id.clone();
        self.replace(opened.session, opened.editor);
        if let Some(recovery) = opened.recovery {
            self.tell_recovery(id.as_str(), recovery);
            self.save_now();
        }
    }

    /// Tells what has been done about damage in a document.
    pub(super) fn tell_recovery(&self, id: &str, recovery: Recovery) {
        let (word, kept) = match recovery {
            Recovery::InPlace { text } => (Word::StorageRecovered, text),
            Recovery::Beside { text } => (Word::StorageRecoveredBeside, text),
            Recovery::Rebuilt { text } => (Word::StorageRebuilt, text),
            Recovery::Doubtful { text } => (Word::StorageDoubtful, text),
            Recovery::Entries { text } => (Word::StorageEntries, text),
        };
        self.notices
            .notify_with_file(Tone::Trouble, text(word).into(), rescued(id, kept));
    }

    /// Opens the document that this tab had open, or else the one saved last; `then` is told whether there is one.
    pub fn open_last(&self, then: impl FnOnce(Workspace, bool) + 'static) {
        let kept = browser_library().entries().unwrap_or_default();
        // What the tab remembers may have been removed elsewhere; what can't be read is reported, not passed over.
        let remembered = page::remembered(OPEN).filter(|id| kept.iter().any(|entry| entry.id == *id));
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
    pub(super) fn close(&self) {
        self.stop_waiting();
        self.session.set_value(None);
        self.set_editor(None);
    }

    /// Takes a document in place of the open one. What of that could not be saved is offered as a file, since it is nowhere
    /// else.
    fn replace(&self, session: Session<WebStorage>, editor: Editor) {
        let is_unsaved = matches!(self.save_state.get_untracked(), SaveState::NotSaved(_));
        let unsaved =
            |open: &Document, _: &References| is_unsaved.then(|| (open.strategy().name.clone(), as_file(open)));
        if let Some((name, file)) = self.now(unsaved).flatten() {
            let message = fill(Word::SaveLeft, &[("name", &messages::named(&name))]);
            self.notices.notify_with_file(Tone::Trouble, message, file);
        }
        page::remember(OPEN, editor.document().id.as_str());
        self.stop_waiting();
        self.session.set_value(Some(session));
        self.set_save_state(SaveState::Saved);
        self.set_editor(Some(editor));
    }

    /// Shows what differs between a received document and the open one, before anything is done.
    pub fn compare(&self, document: Document, source: Source) {
        let workspace = *self;
        spawn_local(async move {
            let ancestor = workspace.ancestor(&document).await;
            workspace.incoming.set(Some(IncomingDocument {
                document,
                source,
                ancestor,
            }));
            page::go_to(&Route::Compare.to_hash());
        });
    }

    /// Takes a document as the open one, or none. The one that was open stays kept.
    fn set_editor(&self, editor: Option<Editor>) {
        self.editor.set(editor);
        self.notices.withdraw_undo();
        self.forget_unknown_sets();
        self.fetch_sets();
        // What was found in another document is not said of this one while it is being checked.
        self.show_findings(Vec::new());
        self.check_now();
        page::mark("samspel:ready");
    }

    /// Opens the document anew whenever its place in the storage was lost to another tab, for as long as the page lives.
    pub fn open_when_lost(&self) {
        let workspace = *self;
        Effect::new(move |_| {
            if !workspace.is_lost.get() {
                return;
            }
            workspace.is_lost.set(false);
            workspace.save_now();
            if let Some(id) = workspace.now(|document, _| document.id.clone()) {
                workspace.open_kept(id.as_str(), |_, _| {});
            }
        });
    }
}

/// The page that a document begins with: what is due where an actor is asked about it, and else the overview.
fn first_page(document: &Document) -> Route {
    match &document.part {
        Some(part) if part.what == part::OWNER => Route::Due,
        Some(_) | None => Route::Overview,
    }
}

/// Whether both contain the same records.
fn has_records_of(one: &Document, other: &Document) -> bool {
    one.part == other.part && one.records().eq(other.records())
}
