//! What can be done to a document that the browser keeps, whether or not it is the open one.

use leptos::prelude::*;

use super::{
    browser::{self, browser_library, tab},
    file::as_file,
    library::DocumentLibrary,
    points, saving,
    workspace::SaveState,
};
use crate::{
    app::{
        interface::notice::Tone,
        text::words::{Word, fill, text},
    },
    domain::{
        records::{
            document::Document,
            record::{Kind, Record},
            strategy::{STRATEGY_ID, Strategy},
        },
        values::id::RecordId,
    },
    edit::{command::Command, editor::Editor, record_change::record_change},
    platform::web::{files, page, random, storage::WebStorage},
    session::{OpenDocument, SaveError, Session},
};

impl DocumentLibrary {
    /// Opens a document that the browser keeps beside the one that is shown; a failure is reported.
    async fn open_aside(&self, id: &str) -> Option<OpenDocument<WebStorage>> {
        self.workspace.flush();
        match browser::open(id).await {
            Ok(mut opened) => {
                if let Some(recovery) = opened.recovery.take() {
                    self.workspace.tell_recovery(id, recovery);
                }
                Some(opened)
            }
            Err(_) => {
                self.notices.notify(Tone::Trouble, fill(Word::LibraryGone, &[]));
                None
            }
        }
    }

    /// Whether a document is the open one.
    fn shows(&self, id: &str) -> bool {
        self.workspace.now(|document, _| document.id.as_str() == id) == Some(true)
    }

    /// Gives a document another name, as a step that can be taken back in it.
    pub async fn rename(&self, id: &str, name: &str) {
        if self.shows(id) {
            let renaming = self.workspace.now(|document, _| renaming(document, name));
            if let Some(command) = renaming.flatten() {
                self.workspace.dispatch(&command);
            }
            self.workspace.flush();
        } else if let Some(mut opened) = self.open_aside(id).await {
            let now = page::now();
            if let Some(command) = renaming(opened.editor.document(), name) {
                // To rename is always possible.
                let _effects = opened.editor.dispatch(&command, now);
            }
            let saved = opened.session.save_whole(&mut opened.editor, now);
            self.tell_saved(saved);
            saving::tell_tabs(opened.session.take_written());
        }
        self.refresh();
    }

    /// Keeps a copy of a document, under an id of its own. `name` is what it is called.
    pub async fn copy(&self, id: &str, name: &str) {
        let Some(opened) = self.open_aside(id).await else {
            return;
        };
        let mut copy = opened.editor.document().clone();
        copy.id = random::new_id();
        let tab = tab();
        let mut session = Session::of_new(browser_library(), &copy, &tab);
        let mut editor = Editor::open_new(copy, &tab);
        let copy_name = fill(Word::LibraryCopyName, &[("name", name)]);
        let now = page::now();
        if let Some(command) = renaming(editor.document(), &copy_name) {
            let _effects = editor.dispatch(&command, now);
        }
        // There is no base yet: what has been done is put in order, to be in the first one.
        let _needs_base = session.save(&mut editor, now);
        if let Some(base) = session.begin_fold(&editor) {
            let written = saving::write_base(&base).await;
            let saved = session.finish_fold(&mut editor, &base.folded, &written, now);
            if self.tell_saved(saved) {
                self.notices
                    .notify(Tone::Done, fill(Word::LibraryCopied, &[("name", name)]));
            }
        }
        self.refresh();
    }

    fn tell_saved(&self, saved: Result<(), SaveError>) -> bool {
        if saved.is_err() {
            self.notices.notify(Tone::Trouble, text(Word::LibraryNoRoom).into());
        }
        saved.is_ok()
    }

    /// Removes a document from this browser and offers to put it back. What of the open one could not be saved is offered as a
    /// file, since it is nowhere else.
    pub fn remove(&self, id: &str, name: &str) {
        if self.shows(id) {
            self.workspace.flush();
            let is_unsaved = matches!(self.workspace.save_state.get_untracked(), SaveState::NotSaved(_));
            let file = self.workspace.now(|document, _| is_unsaved.then(|| as_file(document)));
            if let Some(file) = file.flatten() {
                let message = fill(Word::LibraryRemovedUnsaved, &[("name", name)]);
                self.notices.notify_with_file(Tone::Trouble, message, file);
            }
            self.workspace.close();
        }
        match browser_library().remove(id) {
            Ok(removed) => {
                self.notices
                    .notify_removed(fill(Word::LibraryRemoved, &[("name", name)]), removed);
            }
            Err(_) => self
                .notices
                .notify(Tone::Trouble, text(Word::StorageUnavailable).into()),
        }
        self.refresh();
    }

    /// Offers a document as a file. One that has not changed since it was last one gives the same file again.
    pub async fn save_as_file(&self, id: &str) {
        if self.shows(id) {
            self.workspace.save_as_file();
        } else if let Some(OpenDocument {
            mut session,
            mut editor,
            ..
        }) = self.open_aside(id).await
        {
            if !points::is_at_point(editor.document()).await {
                editor.mark(random::new_id());
                // Where there is no room for it, a later merge has more to ask.
                let _no_room = session.save_whole(&mut editor, page::now());
                saving::tell_tabs(session.take_written());
                points::keep_point(editor.document().clone());
            }
            let (name, content) = as_file(editor.document());
            files::offer(&name, &content);
            self.workspace.note_file(id);
        }
        self.refresh();
    }
}

/// The command that gives a document another name.
fn renaming(document: &Document, name: &str) -> Option<Command> {
    let id = RecordId::new(STRATEGY_ID)?;
    let beginning = Record::from(Strategy::default());
    let renaming = record_change(document, id, Some(beginning), None, &mut |record| {
        if let Some(strategy) = Strategy::of_mut(record) {
            strategy.name = name.into();
        }
    });
    // What has a beginning is never refused.
    renaming.ok().flatten()
}
