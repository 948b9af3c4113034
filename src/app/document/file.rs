//! Files of the open document.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{browser::browser_library, points::is_at_point, workspace::Workspace};
use crate::{
    domain::{
        records::document::Document,
        ways_out::{Leaving, WayOut},
    },
    format::{envelope, file_name::file_name},
    platform::web::{files, page},
};

/// A whole document as a file: its name and content.
pub(super) fn as_file(document: &Document) -> (String, Leaving) {
    let name = file_name(&document.strategy().name, "samspel.json");
    (name, WayOut::Document.with(envelope::write(document)))
}

impl Workspace {
    /// Offers the open document as a file.
    pub fn save_as_file(&self) {
        let workspace = *self;
        let Some(document) = workspace.now(|document, _| document.clone()) else {
            return;
        };
        spawn_local(async move {
            // The same document is the same file.
            if !is_at_point(&document).await {
                workspace.mark_point();
            }
            let file = workspace.now(|document, _| (document.id.clone(), as_file(document)));
            if let Some((id, (name, content))) = file {
                files::offer(&name, &content);
                // What is in the file must not be counted as done after it.
                workspace.flush();
                workspace.note_file(id.as_str());
            }
        });
    }

    /// Notes that a document has been saved as a file.
    pub fn note_file(&self, id: &str) {
        let library = browser_library();
        if let Ok(Some(mut entry)) = library.entry(id) {
            entry.backup = Some(page::now());
            entry.changes = 0;
            // Where there is no room for it, the reminder is shown again.
            let _not_noted = library.set_entry(&entry);
        }
        self.file_saved.set(page::now());
    }
}
