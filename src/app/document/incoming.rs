//! A document that has come, and is looked at before anything is done with it.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::{interface::route::Route, state::App};
use crate::{domain::records::document::Document, platform::web::page};

/// A document that has come and is not yet opened or merged.
#[derive(Clone)]
pub struct Incoming {
    /// The document, which may be a part of one.
    pub document: Document,
    /// How it came.
    pub source: Source,
    /// The state from which it and the open document both come, where that is at hand.
    pub ancestor: Option<Document>,
}

/// How a document came.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// In a link.
    Link,
    /// As a file.
    File {
        /// The file's name.
        name: String,
        /// When the file was last written, in milliseconds since 1970.
        saved: f64,
    },
}

impl App {
    /// Shows what differs between a document that has come and the open one, before anything is done.
    pub fn compare(&self, document: Document, source: Source) {
        let app = *self;
        spawn_local(async move {
            let ancestor = app.ancestor(&document).await;
            app.incoming.set(Some(Incoming {
                document,
                source,
                ancestor,
            }));
            page::go_to(&Route::Compare.to_hash());
        });
    }
}
