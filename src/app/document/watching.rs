//! Watching the storage: another program in the page, another tab or the user may empty or change it. That is noticed, told, and
//! mended by saving again.

use std::cell::RefCell;

use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::workspace::{SaveState, Workspace};
use crate::{
    app::{
        interface::notice::Tone,
        text::words::{Word, text},
    },
    platform::web::page,
    session::SaveError,
};

/// How often the storage is looked at, in milliseconds.
const LOOKING_TIME: u32 = 2_000;

/// How long another tab that has removed the document has to say so, in milliseconds.
const TELLING_TIME: u32 = 300;

thread_local! {
    static MENDING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

impl Workspace {
    /// Watches the storage for as long as the page lives.
    pub fn watch_storage(&self) {
        let workspace = *self;
        Interval::new(LOOKING_TIME, move || workspace.look_at_storage()).forget();
        let Some(window) = page::window() else { return };
        EventListener::new(&window, "storage", move |event| {
            // Another tab has emptied the storage; what it writes is told key by key.
            let event = event.dyn_ref::<web_sys::StorageEvent>();
            if event.is_some_and(|event| event.key().is_none()) {
                workspace.look_at_storage();
            }
        })
        .forget();
    }

    /// Looks whether the storage has what was saved. A page that nobody sees looks again when somebody does.
    fn look_at_storage(&self) {
        let is_saved = self.save_state.get_untracked() == SaveState::Saved;
        if is_saved && !page::is_hidden() && self.is_kept() == Some(false) {
            self.mend_soon();
        }
    }

    fn is_kept(&self) -> Option<bool> {
        self.with_session(|session, editor| session.is_kept(editor))
    }

    /// Saves again what the storage lacks, unless another tab says that it has removed the document.
    pub(super) fn mend_soon(&self) {
        let workspace = *self;
        self.set_save_state(SaveState::Saving);
        let mend = Timeout::new(TELLING_TIME, move || workspace.mend());
        MENDING.with_borrow_mut(|mending| *mending = Some(mend));
    }

    fn mend(&self) {
        if self.with_session(|session, _| session.is_removed()) == Some(true) {
            self.set_save_state(SaveState::NotSaved(SaveError::Gone));
            return;
        }
        if self.is_kept() != Some(false) {
            // Another document has been opened meanwhile, or what was missing is back.
            self.save_now();
            return;
        }
        self.keep_here();
        self.notices.notify(Tone::Trouble, text(Word::SaveMended).into());
    }
}
