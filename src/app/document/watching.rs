//! Watching the storage: another program in the page, another tab or the user may empty or change it. That is noticed, told, and
//! mended by saving again.

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::workspace::{SaveState, Workspace};
use crate::{platform::web::page, session::TabNews};

/// How often the storage is looked at, in milliseconds.
const LOOKING_TIME: u32 = 2_000;

impl Workspace {
    /// Watches the storage for as long as the page lives. What other tabs write there and remove is heard key by key (`saving`).
    pub fn watch_storage(&self) {
        let workspace = *self;
        Interval::new(LOOKING_TIME, move || {
            // A page that nobody sees looks again when somebody does.
            if !page::is_hidden() {
                workspace.look_at_storage();
            }
        })
        .forget();
        let Some(window) = page::window() else { return };
        EventListener::new(&window, "storage", move |event| {
            // The storage has been emptied as a whole.
            let event = event.dyn_ref::<web_sys::StorageEvent>();
            if event.is_some_and(|event| event.key().is_none()) {
                workspace.look_at_storage();
            }
        })
        .forget();
    }

    /// Looks whether the storage has what was saved. What is being saved looks for itself.
    fn look_at_storage(&self) {
        if self.save_state.get_untracked() == SaveState::Saved {
            let found = self.with_session(|session, editor| session.look(editor));
            self.show_heard(found.unwrap_or(TabNews::Nothing));
        }
    }
}
