//! What is being typed at each item and is not saved yet. It stays with its item over steps, and over a reload.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::{domain::values::id::RecordId, platform::web::page};

/// Where the tab remembers them.
const REMEMBERED: &str = "meeting-drafts";

/// The drafts, by the id of their item. None of them is empty.
#[derive(Clone, Copy)]
pub struct Drafts(RwSignal<BTreeMap<String, String>>);

impl Drafts {
    /// The drafts as they were left.
    pub fn remembered() -> Self {
        let remembered = page::remembered(REMEMBERED);
        let read = remembered.and_then(|written| serde_json::from_str(&written).ok());
        Self(RwSignal::new(read.unwrap_or_default()))
    }

    /// The draft at an item, followed.
    pub fn at(self, item: &RecordId) -> String {
        self.0
            .with(|drafts| drafts.get(item.as_str()).cloned().unwrap_or_default())
    }

    /// What is typed at an item.
    pub fn write(self, item: &RecordId, text: String) {
        self.0.update(|drafts| {
            if text.is_empty() {
                drafts.remove(item.as_str());
            } else {
                drafts.insert(item.as_str().into(), text);
            }
        });
        let written = self.0.with_untracked(|drafts| serde_json::to_string(drafts));
        page::remember(REMEMBERED, &written.unwrap_or_default());
    }

    /// The items at which something is typed that is more than spaces, followed.
    pub fn items(self) -> Vec<RecordId> {
        self.0.with(|drafts| {
            let typed = drafts.iter().filter(|(_, text)| !text.trim().is_empty());
            typed.filter_map(|(item, _)| RecordId::new(item)).collect()
        })
    }
}
