//! What a respondent has said so far: kept on the device at every change, and joined with what other tabs say.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::{
    app::document::browser::browser_library,
    format::draft::{Draft, DraftError},
    platform::{library::answer_key, storage::StorageError, web::page},
};

thread_local! {
    // What could not be kept must live as long as the page does, which is drawn anew when the language changes.
    static HELD: RefCell<Vec<(String, Draft)>> = const { RefCell::new(Vec::new()) };
}

/// What has been said of a round or a consultation, by whose id it is kept. It is a handful of signals and can be copied into every handler.
#[derive(Clone, Copy)]
pub struct KeptDraft {
    of: StoredValue<String>,
    draft: RwSignal<Draft>,
    /// Why the last change could not be kept; `None` if it was.
    pub unkept: RwSignal<Option<StorageError>>,
}

impl KeptDraft {
    /// What has been said so far of what has this id.
    pub fn new(of: &str, draft: Draft) -> Self {
        Self {
            of: StoredValue::new(of.into()),
            draft: RwSignal::new(draft),
            unkept: RwSignal::new(None),
        }
    }

    /// What `read` makes of what has been said, followed.
    pub fn read<R>(&self, read: impl Fn(&Draft) -> R + Send + Sync + 'static) -> Memo<R>
    where
        R: PartialEq + Send + Sync + 'static,
    {
        let draft = self.draft;
        Memo::new(move |_| draft.with(&read))
    }

    /// What `read` makes of what has been said now, not followed.
    pub fn now<R>(&self, read: impl FnOnce(&Draft) -> R) -> R {
        self.draft.with_untracked(read)
    }

    /// Says something, and keeps it at once together with what other tabs have kept.
    pub fn say(&self, change: impl FnOnce(&mut Draft, f64)) {
        let of = self.of.get_value();
        let kept = kept(&of);
        let mut written = String::new();
        self.draft.update(|draft| {
            if let Some(kept) = kept {
                take_in(draft, &kept);
            }
            change(draft, page::now());
            written = draft.write();
            hold(&of, draft.clone());
        });
        let unkept = browser_library().set_answer(&of, &written).err();
        if self.unkept.get_untracked() != unkept {
            self.unkept.set(unkept);
        }
    }

    /// Shows what other tabs say of the same, for as long as it is on the screen.
    pub fn follow_other_tabs(&self) {
        let (draft, key) = (self.draft, answer_key(&self.of.get_value()));
        let listener = window_event_listener_untyped("storage", move |event| {
            let Some(event) = event.dyn_ref::<web_sys::StorageEvent>() else {
                return;
            };
            if event.key().as_deref() != Some(&key) {
                return;
            }
            let theirs = event.new_value().and_then(|text| Draft::read(&text).ok());
            let Some(theirs) = theirs else { return };
            let mut joined = draft.get_untracked();
            take_in(&mut joined, &theirs);
            if draft.with_untracked(|draft| *draft != joined) {
                draft.set(joined);
            }
        });
        on_cleanup(move || listener.remove());
    }
}

/// Joins what is kept. The id that was kept first is the response's.
fn take_in(draft: &mut Draft, kept: &Draft) {
    draft.id = kept.id.clone();
    draft.join(kept);
}

fn kept(round: &str) -> Option<Draft> {
    let library = browser_library();
    let text = library.answer(round).ok().flatten()?;
    let read = Draft::read(&text);
    if read == Err(DraftError::Damaged) && library.set_aside(round, &text).is_ok() {
        // What can't be read is not written over.
        let _stays = library.remove_answer(round);
    }
    read.ok()
}

/// Whether what is kept of a round has been written by a newer version, which is left as it is.
pub fn is_newer(round: &str) -> bool {
    let text = browser_library().answer(round).ok().flatten();
    text.is_some_and(|text| matches!(Draft::read(&text), Err(DraftError::Newer(_))))
}

/// What has been said of a round on this device; `None` if nothing has been begun.
pub fn begun(round: &str) -> Option<Draft> {
    let held = HELD.with_borrow(|held| {
        let found = held.iter().find(|(other, _)| other == round);
        found.map(|(_, draft)| draft.clone())
    });
    match (kept(round), held) {
        (Some(mut kept), Some(held)) => {
            kept.join(&held);
            Some(kept)
        }
        (kept, held) => kept.or(held),
    }
}

/// Holds it for as long as the page lives.
pub fn hold(round: &str, draft: Draft) {
    HELD.with_borrow_mut(|held| {
        held.retain(|(other, _)| other != round);
        held.push((round.to_owned(), draft));
    });
}

/// Lets go of what is kept of a round.
pub fn let_go(round: &str) {
    HELD.with_borrow_mut(|held| held.retain(|(other, _)| other != round));
}
