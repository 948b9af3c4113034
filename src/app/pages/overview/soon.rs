//! What is made of the whole document: at once where it is small, else a moment after each change and in turns, so that the page is there
//! first and a key that is pressed meanwhile does not wait.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::{
    app::document::workspace::Workspace,
    domain::records::{document::Document, references::References},
};

/// Up to how many records a document is small.
const FEW_RECORDS: usize = 500;

/// How many records are looked at in one turn.
const RECORDS_IN_A_TURN: usize = 200;

/// How long a pause after a change is before it is made anew, in milliseconds.
const PAUSE: u32 = 200;

/// How something is made in turns.
pub struct Turns<W, R> {
    /// What it begins with.
    pub begin: fn(&Document, &References) -> W,
    /// Goes on with so many records of a document that is as it was before. Gives the result once it is there.
    pub go_on: fn(&mut W, &Document, &References, usize) -> Option<R>,
}

impl<W, R> Clone for Turns<W, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W, R> Copy for Turns<W, R> {}

/// What is made of the document, kept up to date; nothing until it is there for the first time.
pub fn soon<W, R>(workspace: Workspace, turns: Turns<W, R>) -> Signal<Option<R>>
where
    W: 'static,
    R: Clone + PartialEq + Send + Sync + 'static,
{
    let is_small = workspace.now(|document, _| document.len() <= FEW_RECORDS) == Some(true);
    if is_small {
        let make = move |document: &Document, references: &References| {
            let mut work = (turns.begin)(document, references);
            (turns.go_on)(&mut work, document, references, usize::MAX)
        };
        return workspace.select(make).into();
    }
    let made = RwSignal::new(None);
    let next = StoredValue::new_local(None::<Timeout>);
    let state = Memo::new(move |_| workspace.with_editor(|editor| (editor.document().id.clone(), editor.revision())));
    Effect::new(move |before: Option<()>| {
        // Read and not only tracked: a memo that nobody has read follows nothing.
        let _state = state.get();
        let pause = if before.is_some() { PAUSE } else { 0 };
        let begin = move || {
            if let Some(work) = workspace.now(turns.begin) {
                go_on(workspace, turns, work, made, next);
            }
        };
        next.set_value(Some(Timeout::new(pause, begin)));
    });
    made.into()
}

/// One turn, and the next after it. Whatever changes the document begins anew in its place; leaving the page ends it.
fn go_on<W: 'static, R: Send + Sync + 'static>(
    workspace: Workspace,
    turns: Turns<W, R>,
    mut work: W,
    made: RwSignal<Option<R>>,
    next: StoredValue<Option<Timeout>, LocalStorage>,
) {
    let found = workspace.now(|document, references| (turns.go_on)(&mut work, document, references, RECORDS_IN_A_TURN));
    match found.flatten() {
        Some(found) => drop(made.try_set(Some(found))),
        None => {
            let turn = Timeout::new(0, move || go_on(workspace, turns, work, made, next));
            let _page_is_left = next.try_update_value(|next| *next = Some(turn));
        }
    }
}
