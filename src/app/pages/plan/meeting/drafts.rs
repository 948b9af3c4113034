//! What is being typed at each item and is not saved yet. It stays with its item over steps, and over a reload.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::{domain::values::id::RecordId, platform::web::page};

/// The drafts, by the id of their item. None of them is empty.
#[derive(Clone, Copy)]
pub struct Drafts {
    drafts: RwSignal<BTreeMap<String, String>>,
    /// Where the tab remembers them: what is typed in one document is not for another that has the same ids.
    key: StoredValue<String>,
}

impl Drafts {
    /// The drafts in the document of an id as they were left.
    pub fn remembered(document: &str) -> Self {
        let key = ["meeting-drafts-", document].concat();
        // A line each: the field is of one line, and an id has no space of any kind.
        let remembered = page::remembered(&key).unwrap_or_default();
        let drafts = remembered.split('\n').filter_map(|line| line.split_once('\t'));
        let drafts = drafts.map(|(item, text)| (item.to_owned(), text.to_owned()));
        Self {
            drafts: RwSignal::new(drafts.collect()),
            key: StoredValue::new(key),
        }
    }

    /// The draft at an item, followed.
    pub fn at(self, item: &RecordId) -> String {
        self.drafts
            .with(|drafts| drafts.get(item.as_str()).cloned().unwrap_or_default())
    }

    /// What is typed at an item.
    pub fn write(self, item: &RecordId, text: String) {
        self.drafts.update(|drafts| {
            if text.is_empty() {
                drafts.remove(item.as_str());
            } else {
                drafts.insert(item.as_str().into(), text);
            }
        });
        let written = self.drafts.with_untracked(|drafts| {
            let lines = drafts.iter().map(|(item, text)| [item, "\t", text].concat());
            lines.collect::<Vec<_>>().join("\n")
        });
        self.key.with_value(|key| page::remember(key, &written));
    }

    /// The items at which something is typed that is more than spaces, followed.
    pub fn items(self) -> Vec<RecordId> {
        self.drafts.with(|drafts| {
            let typed = drafts.iter().filter(|(_, text)| !text.trim().is_empty());
            typed.filter_map(|(item, _)| RecordId::new(item)).collect()
        })
    }
}
