//! Points in the life of a document: its states when it was saved as a file or opened from one, kept so that two copies can find
//! what they have in common.
//!
//! Only the content that was kept at a point counts as an ancestor. What a file says of itself does not: it may have been
//! changed by hand after the point that it names.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{browser::browser_library, saving::write_base, unpacking::BrowserUnpacker, workspace::Workspace};
use crate::{
    domain::{
        records::{document::Document, version::Version},
        values::id::{Id, RecordId},
    },
    edit::{
        editor::{Base, Editor},
        merge,
    },
    platform::web::random,
    session,
};

impl Workspace {
    /// Marks the open document as it is, before it leaves.
    pub fn mark_point(&self) {
        if !self.is_marked() {
            self.pass_point(random::new_id());
        }
    }

    /// Whether the open document is as it was marked last.
    pub fn is_marked(&self) -> bool {
        let marked = self.with_editor(|editor| {
            let at = (editor.document().id.clone(), editor.revision());
            self.marked.get_value() == Some(at)
        });
        marked.unwrap_or(true)
    }

    /// Notes that the open document has passed a point, and keeps it as it is then. A version is a point by its own id.
    pub fn pass_point(&self, point: RecordId) {
        let marked = self.editor.try_update(|editor| {
            let editor: &mut Editor = editor.as_mut()?;
            editor.mark(point);
            Some((editor.document().clone(), editor.revision()))
        });
        let Some((document, revision)) = marked.flatten() else {
            return;
        };
        self.marked.set_value(Some((document.id.clone(), revision)));
        self.save_now();
        keep_point(document);
    }

    /// Notes that the open document has in it what another copy of it had, and keeps that copy as it was received.
    pub fn join_point(&self, theirs: Document) {
        if let Some(point) = theirs.lineage.last().cloned() {
            self.editor.update(|editor| {
                if let Some(editor) = editor {
                    editor.mark(point);
                }
            });
            self.save_now();
            keep_point(theirs);
        }
    }

    /// The latest state that the open document and another copy of it both come from, where it is kept.
    pub async fn ancestor(&self, theirs: &Document) -> Option<Document> {
        let points = self.now(|ours, _| {
            let points = merge::common_points(ours, theirs);
            points.into_iter().cloned().collect::<Vec<_>>()
        });
        for point in points? {
            let kept = browser_library().point(theirs.id.as_str(), point.as_str());
            if let Some(text) = kept.ok().flatten()
                && let Some(base) = session::read_kept(&text, &BrowserUnpacker).await
            {
                return Some(base.document);
            }
            // Few points are kept, but every version.
            let version = self.now(|ours, _| {
                let version = ours.get(&Id::<Version>::of(point))?;
                Some(version.document(ours.id.clone()))
            });
            if let Some(version) = version.flatten() {
                return Some(version);
            }
        }
        None
    }
}

/// Whether a document is as it was when it passed its last point.
pub async fn is_at_point(document: &Document) -> bool {
    let kept = document
        .lineage
        .last()
        .and_then(|point| browser_library().point(document.id.as_str(), point.as_str()).ok()?);
    match kept {
        Some(text) => session::read_kept(&text, &BrowserUnpacker)
            .await
            .is_some_and(|base| base.document == *document),
        None => false,
    }
}

/// Keeps a document as it is under the last point that it has passed. Where there is no room for it, a later merge has
/// more to ask.
pub fn keep_point(document: Document) {
    if document.part.is_some() {
        return;
    }
    spawn_local(async move {
        let text = write_base(&Base::new(document.clone())).await;
        let lineage: Vec<&str> = document.lineage.iter().map(RecordId::as_str).collect();
        if let Some(point) = lineage.last() {
            let _no_room = browser_library().write_point(document.id.as_str(), point, &text, &lineage);
        }
    });
}
