//! Steps of the history that change what the page doesn't show: that is told, with a way there.

use leptos::prelude::*;

use super::workspace::Workspace;
use crate::{
    app::{
        interface::{later::in_next_frame_in_any_case, route::Route},
        text::{
            kinds,
            words::{Word, fill, text},
        },
    },
    domain::values::id::RecordId,
    edit::history::{History, Step},
    platform::web::sight,
};

/// What a step changes, and what was seen before it.
pub(super) struct StepInSight {
    record: RecordId,
    name: Option<String>,
    seen: String,
}

impl Workspace {
    /// What the next step changes, of several records one that is there; `None` if there is no step.
    pub(super) fn step_in_sight(&self, next: fn(&History) -> Option<&Step>) -> Option<StepInSight> {
        let record = self.editor.with_untracked(|editor| {
            let editor = editor.as_ref()?;
            let changes = &next(editor.history())?.delta.0;
            let is_there = |id: &&RecordId| editor.document().record(id).is_some();
            let there = changes.iter().map(|change| &change.id).find(is_there);
            there.or(changes.first().map(|change| &change.id)).cloned()
        })?;
        Some(StepInSight {
            name: self.name_of(&record),
            record,
            seen: sight::seen(),
        })
    }

    /// Tells what a step has done, unless something of it is seen once the page is drawn.
    pub(super) fn tell_unless_seen(&self, step: StepInSight, said: String) {
        let workspace = *self;
        // Whatever follows from a change is on the screen with the frame after the next.
        in_next_frame_in_any_case(move || {
            in_next_frame_in_any_case(move || {
                if sight::seen() == step.seen {
                    workspace.tell_of_unseen(&step, &said);
                }
            });
        });
    }

    fn tell_of_unseen(&self, step: &StepInSight, said: &str) {
        let page = self.now(|document, _| kinds::page_in(document, &step.record, &**document.record(&step.record)?));
        // What is gone is still among the steps.
        let (page, word) = match page.flatten() {
            Some(page) => (page, Word::StepLabelShow),
            None => (Route::History, Word::HistoryOpen),
        };
        let name = self.name_of(&step.record).or_else(|| step.name.clone());
        let said = match name {
            Some(name) => fill(Word::StepLabelOf, &[("what", said), ("name", &name)]),
            None => said.to_owned(),
        };
        let told = fill(Word::StepLabelUnseen, &[("what", &said)]);
        self.notices.notify_with_way(told, text(word), page.to_hash());
    }

    fn name_of(&self, id: &RecordId) -> Option<String> {
        let name = self.now(|document, _| Some(kinds::name(&[document], id, document.record(id)?)));
        name.flatten()
    }
}
