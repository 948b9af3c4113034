//! The workspace: the open document with its history and its findings, and whether it is saved.
//!
//! This file has the state and what reads it. Each thing that is done to it has a file of its own: `checking`, `saving`,
//! `editing`, `points`, `opening`, `file`.

use std::{marker::PhantomData, sync::Arc};

use leptos::prelude::*;

use super::incoming::IncomingDocument;
use crate::{
    app::interface::notice::Notices,
    domain::{
        checks::Finding,
        records::{
            document::Document,
            reads::Reads,
            record::{Kind, Record},
            references::References,
        },
        values::id::{Id, RecordId},
    },
    edit::editor::Editor,
    platform::web::storage::WebStorage,
    session::{SaveError, Session},
};

/// Whether the open document is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is in the browser's storage, and stays there even if the browser is killed.
    Saved,
    /// A save is under way.
    Saving,
    /// The last save failed; editing goes on in memory.
    NotSaved(SaveError),
}

/// The open document and its place in the storage. It is a handful of signals and can be copied into every handler.
#[derive(Clone, Copy)]
pub struct Workspace {
    pub(super) editor: RwSignal<Option<Editor>>,
    /// Whether the document is saved.
    pub save_state: RwSignal<SaveState>,
    /// What the checks find in the document, a moment after the last letter was typed.
    pub findings: RwSignal<Vec<Finding>>,
    /// A document that has been received and is being compared with the open one.
    pub incoming: RwSignal<Option<IncomingDocument>>,
    /// Whether a document is on its way that the page needs.
    pub opening: RwSignal<bool>,
    /// When a file of a document was last saved from here, in milliseconds since 1970.
    pub file_saved: RwSignal<f64>,
    /// How many question sets that the document names have been fetched.
    pub(super) sets: RwSignal<u32>,
    /// Whether the document's place in the storage was lost to another tab, so that it has to be opened anew.
    pub(super) is_lost: RwSignal<bool>,
    /// The document's place in the storage.
    pub(super) session: StoredValue<Option<Session<WebStorage>>>,
    /// The document and its revision when it last passed a point.
    pub(super) marked: StoredValue<Option<(RecordId, u64)>>,
    /// Takes back the last of what is made on the page and not in the document yet, or takes it again where it is called with `false`;
    /// whether there was any.
    pub unfinished: StoredValue<Option<Callback<bool, bool>>>,
    /// Where the user is told what became of a command or a save.
    pub(super) notices: Notices,
}

impl Workspace {
    /// A workspace without a document.
    pub fn start(notices: Notices) -> Self {
        Self {
            editor: RwSignal::new(None),
            save_state: RwSignal::new(SaveState::Saved),
            findings: RwSignal::new(Vec::new()),
            incoming: RwSignal::new(None),
            opening: RwSignal::new(false),
            file_saved: RwSignal::new(0.0),
            sets: RwSignal::new(0),
            is_lost: RwSignal::new(false),
            session: StoredValue::new(None),
            marked: StoredValue::new(None),
            unfinished: StoredValue::new(None),
            notices,
        }
    }

    /// What `select` makes of the open document and its question sets, kept up to date; `R::default()` where none is open.
    /// It is made anew when a record of a kind that it was made of has changed, and whatever reads it is drawn again only when the
    /// result differs.
    pub fn select<R>(&self, select: impl Fn(&Document, &References) -> R + Send + Sync + 'static) -> Memo<R>
    where
        R: Default + PartialEq + Send + Sync + 'static,
    {
        let (workspace, reads) = (*self, StoredValue::new(Reads::EVERYTHING));
        let changed = self.changed(reads);
        Memo::new(move |_| {
            workspace.sets.track();
            // Read and not only tracked: a memo that nobody has read follows nothing.
            let _moment = changed.get();
            let (made, read) = Reads::during(|| workspace.now(&select));
            reads.set_value(read);
            made.unwrap_or_default()
        })
    }

    /// When any of what was last read was last changed; `None` if no document is open. It doesn't follow `reads`: what is read
    /// anew shows all changes until then, and any later one has a later moment.
    fn changed(&self, reads: StoredValue<Reads>) -> Memo<Option<u64>> {
        let editor = self.editor;
        Memo::new(move |_| editor.with(|editor| Some(editor.as_ref()?.changed(reads.get_value()))))
    }

    /// A record, kept up to date; `None` if it is not there.
    pub fn record<T: Kind>(&self, id: Id<T>) -> RecordMemo<T> {
        self.record_at(Signal::stored(Some(id.raw().clone())))
    }

    /// The record at an id that may change, kept up to date; `None` if it is not there.
    pub fn record_at<T: Kind>(&self, id: Signal<Option<RecordId>>) -> RecordMemo<T> {
        RecordMemo {
            held: self.held_record(id),
            kind: PhantomData,
        }
    }

    fn held_record(&self, id: Signal<Option<RecordId>>) -> Memo<Option<SharedRecord>> {
        self.select(move |document, _| id.with(|id| document.record(id.as_ref()?).cloned().map(SharedRecord)))
    }

    /// What `read` makes of the open document now, without following it; `None` if no document is open.
    pub fn now<R>(&self, read: impl FnOnce(&Document, &References) -> R) -> Option<R> {
        self.editor.with_untracked(|editor| {
            editor
                .as_ref()
                .map(|editor| read(editor.document(), editor.references()))
        })
    }

    /// What `read` makes of the editor, followed.
    pub fn with_editor<R>(&self, read: impl FnOnce(&Editor) -> R) -> Option<R> {
        self.editor.with(|editor| editor.as_ref().map(read))
    }

    /// The same of the editor now, without following it.
    pub fn with_editor_now<R>(&self, read: impl FnOnce(&Editor) -> R) -> Option<R> {
        self.editor.with_untracked(|editor| editor.as_ref().map(read))
    }

    /// Whether a document is open now, without following it.
    pub fn is_open(&self) -> bool {
        self.editor.with_untracked(Option::is_some)
    }

    /// Whether a document is open, followed.
    pub fn has_document(&self) -> Memo<bool> {
        let editor = self.editor;
        Memo::new(move |_| editor.with(Option::is_some))
    }
}

/// A record that is compared by where it lies, which is enough: a change makes a new one.
#[derive(Clone, Debug)]
struct SharedRecord(Arc<Record>);

impl PartialEq for SharedRecord {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A record of kind `T`, kept up to date. One memo serves every kind, so that it is in the program once.
pub struct RecordMemo<T> {
    held: Memo<Option<SharedRecord>>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for RecordMemo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RecordMemo<T> {}

impl<T: Kind> RecordMemo<T> {
    /// What `read` makes of the record, followed; `None` if it is not there.
    pub fn with<R>(&self, read: impl FnOnce(Option<&T>) -> R) -> R {
        let held = self.held.get();
        read(held.as_ref().and_then(|held| T::of(&held.0)))
    }

    /// The record, followed; `None` if it is not there.
    pub fn get(&self) -> Option<T> {
        self.with(|record| record.cloned())
    }

    /// The record as it is now, not followed.
    pub fn get_untracked(&self) -> Option<T> {
        let held = self.held.get_untracked();
        held.as_ref().and_then(|held| T::of(&held.0)).cloned()
    }
}
