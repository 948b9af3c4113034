//! What the browser has for documents: its library, and the tab's part in a document.

use super::unpacking::BrowserUnpacker;
use crate::{
    platform::{
        library::Library,
        web::{random, storage::WebStorage},
    },
    session::{self, OpenDocument, OpenError},
};

/// The browser's library.
pub fn browser_library() -> Library<WebStorage> {
    Library::new(WebStorage)
}

/// Brings back what was written last before the browser was killed, and is not in its storage. What there is no room for stays among the
/// recent writes, and is tried again when the page is next loaded.
pub fn bring_back(recent: &[(String, String)]) {
    let _no_room = session::bring_back(&WebStorage, recent);
}

/// A name for this tab's part in a document, a new one each time that one is opened: what is written under a name is numbered
/// from one, and must not take the place of what was written before.
pub fn tab() -> String {
    random::new_id().as_str().into()
}

/// Opens a document that the browser keeps, with a new part of this tab in it.
pub async fn open(id: &str) -> Result<OpenDocument<WebStorage>, OpenError> {
    session::open(browser_library(), id, &tab(), &random::new_id(), &BrowserUnpacker).await
}
