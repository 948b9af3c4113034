//! Saving: what the user has done is in the browser's storage within a second.

use std::cell::{Cell, RefCell};

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    browser::browser_library,
    file::as_file,
    last_good,
    workspace::{SaveState, Workspace},
};
use crate::{
    app::{
        interface::notice::Tone,
        text::words::{Word, text},
    },
    domain::{records::document::Document, values::id::RecordId, ways_out::Leaving},
    edit::editor::{Base, Editor},
    format::{
        base::{self, PACKED_FROM},
        packed,
        pieces::Pieces,
    },
    platform::web::{compress, page, settling, storage::WebStorage, tabs},
    session::{SaveError, SaveOutcome, Session, TabNews},
};

/// After how many milliseconds without a save a change is saved.
const PAUSE: u32 = 400;

/// Up to how many records a document is written whole in one go.
const FEW_RECORDS: usize = 1_500;

thread_local! {
    static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    static IS_FOLDING: Cell<bool> = const { Cell::new(false) };
    // The document as it was last saved.
    static LAST_GOOD: RefCell<Option<Document>> = const { RefCell::new(None) };
    static TABS: RefCell<Option<tabs::Tabs>> = const { RefCell::new(None) };
}

/// The document as it was last saved here, as a file: its name and content.
fn last_good_file() -> Option<(String, Leaving)> {
    LAST_GOOD.with(|last| {
        let last = last.try_borrow().ok()?;
        last.as_ref().map(as_file)
    })
}

impl Workspace {
    /// Saves after a short pause; a save that is waiting already is left to run, so that what is typed without pause is
    /// saved on the way.
    pub(super) fn save_soon(&self) {
        let workspace = *self;
        // Set only where it differs: whoever shows it would be drawn again at every key.
        if self.save_state.get_untracked() == SaveState::Saved {
            self.save_state.set(SaveState::Saving);
        }
        WAITING.with(|waiting| {
            if let Ok(mut waiting) = waiting.try_borrow_mut()
                && waiting.is_none()
            {
                *waiting = Some(Timeout::new(PAUSE, move || workspace.save_now()));
            }
        });
    }

    /// Saves at once where something waits to be saved.
    pub fn flush(&self) {
        let waits = WAITING.with(|waiting| waiting.try_borrow().is_ok_and(|waiting| waiting.is_some()));
        if waits {
            self.save_now();
        }
    }

    /// Saves at once.
    pub fn save_now(&self) {
        self.stop_waiting();
        let now = page::now();
        let saved = self.with_session(|session, editor| {
            let saved = session.save(editor, now);
            (saved, session.should_fold(editor), session.take_clock_ran_back())
        });
        let Some((saved, should_fold, clock_ran_back)) = saved else {
            return;
        };
        self.tell_tabs();
        self.remember_good();
        if clock_ran_back {
            self.notices.notify(Tone::Trouble, text(Word::SaveClock).into());
        }
        match saved {
            Ok(SaveOutcome::Done) => {
                self.confirm_saved();
                if should_fold {
                    self.fold();
                }
            }
            Ok(SaveOutcome::NeedsBase) => self.write_whole(),
            Err(error) => self.set_save_state(SaveState::NotSaved(error)),
        }
    }

    /// What `work` makes of the open document and its session; `None` if none is open. Nobody who shows the document hears
    /// of it, so it must stay as it is.
    pub(super) fn with_session<R>(&self, work: impl FnOnce(&mut Session<WebStorage>, &mut Editor) -> R) -> Option<R> {
        let mut result = None;
        self.session.try_update_value(|session| {
            self.editor.try_update_untracked(|editor| {
                if let (Some(session), Some(editor)) = (session.as_mut(), editor.as_mut()) {
                    result = Some(work(session, editor));
                }
            });
        });
        result
    }

    /// Shows another save state.
    pub(super) fn set_save_state(&self, state: SaveState) {
        if self.save_state.get_untracked() != state {
            self.save_state.set(state);
        }
    }

    /// Forgets a save that is waiting.
    pub(super) fn stop_waiting(&self) {
        WAITING.with(|waiting| {
            if let Ok(mut waiting) = waiting.try_borrow_mut() {
                waiting.take();
            }
        });
    }

    fn remember_good(&self) {
        LAST_GOOD.with(|last| {
            let Ok(mut last) = last.try_borrow_mut() else {
                return;
            };
            self.now(|document, _| match last.as_mut() {
                Some(last) => last.follow(document),
                None => *last = Some(document.clone()),
            });
        });
    }

    fn tell_tabs(&self) {
        let written = self
            .session
            .try_update_value(|session| session.as_mut().map(Session::take_written));
        tell_tabs(written.flatten().unwrap_or_default());
    }

    /// Writes the document whole: at once where it is small, in turns with other work where it is large.
    fn write_whole(&self) {
        let is_small = self.now(|document, _| document.len() <= FEW_RECORDS);
        if is_small != Some(true) {
            self.set_save_state(SaveState::Saving);
            self.fold();
            return;
        }
        let save = || self.with_session(|session, editor| session.save_whole(editor, page::now()));
        let mut saved = save();
        if saved == Some(Err(SaveError::Behind)) {
            // What another tab has written whole is caught up with by now.
            self.show_heard(TabNews::Changed);
            saved = save();
        }
        match saved {
            Some(Err(SaveError::Lost)) => self.show_heard(TabNews::Lost),
            Some(Err(error)) => self.set_save_state(SaveState::NotSaved(error)),
            _ => self.confirm_saved(),
        }
    }

    /// Whether everything that has been done is in the browser's storage, whether or not that is on the disk yet.
    pub(super) fn is_in_storage(&self) -> bool {
        self.with_session(|session, editor| session.is_saved(editor)) == Some(true)
    }

    /// Says that everything is saved as soon as it outlives a browser that is killed.
    fn confirm_saved(&self) {
        let workspace = *self;
        if self.save_state.get_untracked() != SaveState::Saved {
            self.set_save_state(SaveState::Saving);
        }
        spawn_local(async move {
            settling::settle().await;
            // What has been done meanwhile is confirmed by the save that it waits for.
            if workspace.is_in_storage() {
                workspace.set_save_state(SaveState::Saved);
                if workspace.with_session(|session, _| session.take_mended()) == Some(true) {
                    workspace.notices.notify(Tone::Trouble, text(Word::SaveMended).into());
                }
            }
        });
    }

    /// Folds the journal into a new base, alone among the tabs.
    fn fold(&self) {
        if IS_FOLDING.replace(true) {
            return;
        }
        let workspace = *self;
        spawn_local(async move {
            let saved = workspace.fold_alone().await;
            IS_FOLDING.set(false);
            // What has been done meanwhile, and what another tab was folding.
            match saved {
                Some(Err(SaveError::Behind | SaveError::Lost)) | None => {}
                Some(Err(error)) => workspace.set_save_state(SaveState::NotSaved(error)),
                Some(Ok(())) => {
                    let is_saved = workspace.with_session(|session, editor| session.is_saved(editor));
                    match is_saved {
                        Some(true) => workspace.confirm_saved(),
                        Some(false) => workspace.save_now(),
                        None => {}
                    }
                }
            }
        });
    }

    async fn fold_alone(&self) -> Option<Result<(), SaveError>> {
        let id = self.now(|document, _| document.id.clone())?;
        let _lock = tabs::lock(&["samspel:", id.as_str()].concat()).await?;
        // Twice: what another tab has folded may have to be caught up with first.
        for is_last in [false, true] {
            let base = self.with_session(|session, editor| session.begin_fold(editor))??;
            let text = write_base(&base).await;
            let now = page::now();
            let saved = self.with_session(|session, editor| {
                if editor.document().id != id {
                    // Another document has been opened meanwhile; this one's journal has everything.
                    return None;
                }
                Some(session.finish_fold(editor, &base.folded, &text, now))
            })??;
            match saved {
                Err(SaveError::Behind) => {
                    self.show_heard(TabNews::Changed);
                    if !is_last {
                        continue;
                    }
                }
                Err(SaveError::Lost) => self.show_heard(TabNews::Lost),
                _ => {}
            }
            return Some(saved);
        }
        None
    }

    /// Listens to other tabs for as long as the page lives, and offers what was saved last after a crash.
    pub fn listen_to_tabs(&self) {
        let workspace = *self;
        let tabs = tabs::Tabs::listen(move |key, text| {
            let heard = workspace.with_session(|session, editor| session.hear(editor, key, text));
            workspace.show_heard(heard.unwrap_or(TabNews::Nothing));
        });
        TABS.with_borrow_mut(|here| *here = Some(tabs));
        last_good::is_written_by(last_good_file);
    }

    /// Joins what other tabs have done while this one could not listen.
    pub fn catch_up(&self) {
        let heard = self.with_session(|session, editor| session.catch_up(editor));
        self.show_heard(heard.unwrap_or(TabNews::Nothing));
    }

    pub(super) fn show_heard(&self, heard: TabNews) {
        match heard {
            TabNews::Nothing => {}
            TabNews::Changed => self.changed_elsewhere(),
            TabNews::Gone => self.set_save_state(SaveState::NotSaved(SaveError::Gone)),
            TabNews::Lacking => self.save_now(),
            TabNews::Newer => self.set_save_state(SaveState::NotSaved(SaveError::Newer)),
            TabNews::Lost => self.is_lost.set(true),
        }
    }

    /// Shows what another tab has changed in the open document.
    fn changed_elsewhere(&self) {
        self.editor.update(|_| {});
        self.notices.withdraw_undo();
        self.check_soon();
    }

    /// Keeps a document that another tab has removed.
    pub fn keep_here(&self) {
        self.with_session(|session, _| session.keep_here());
        self.save_now();
    }
}

/// Tells other tabs of texts that have been written, by their keys.
pub(super) fn tell_tabs(written: Vec<(String, String)>) {
    TABS.with_borrow(|tabs| {
        for (key, text) in written {
            if let Some(tabs) = tabs {
                tabs.tell(&key, &text);
            }
        }
    });
}

/// The text of a base, packed where that is worth while and the browser can.
pub(super) async fn write_base(base: &Base) -> String {
    let mut header = base::header(base);
    let mut content = String::new();
    let is_large = base.document.len() > FEW_RECORDS;
    for piece in Pieces::of(base.document.clone()) {
        content.push_str(&piece);
        if is_large {
            page::breathe().await;
        }
    }
    content.push_str(&base::history_line(&base.history));
    if content.len() >= PACKED_FROM
        && let Ok(packed) = compress::pack(content.as_bytes()).await
    {
        header.is_packed = true;
        content = packed::to_text(&packed);
        page::breathe().await;
    }
    let text = base::assemble(&header, &content);
    if is_large {
        page::breathe().await;
    }
    text
}

/// Whether this browser keeps a document of this id.
pub fn is_kept(id: &RecordId) -> bool {
    let entry = browser_library().entry(id.as_str());
    entry.is_ok_and(|entry| entry.is_some())
}
