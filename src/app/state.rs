//! What every part of the app can reach, by responsibility.

use leptos::prelude::*;

use super::{
    document::{library::DocumentLibrary, workspace::Workspace},
    interface::{notice::Notices, presentation::Interface},
};

/// The app's state. A function that needs one part of it takes that part. Each can be copied into every handler.
#[derive(Clone, Copy)]
pub struct App {
    /// The open document.
    pub workspace: Workspace,
    /// The documents that the browser keeps.
    pub library: DocumentLibrary,
    /// What the user should hear.
    pub notices: Notices,
    /// Where the user is, and how the app looks.
    pub interface: Interface,
}

impl App {
    /// An app without a document, at the place that the address names.
    pub fn start() -> Self {
        let notices = Notices::start();
        let workspace = Workspace::start(notices);
        Self {
            workspace,
            library: DocumentLibrary::start(workspace, notices),
            notices,
            interface: Interface::start(),
        }
    }

    /// The app that the component is in.
    pub fn get() -> Self {
        // The root component provides it before anything else is drawn; a component outside it shows an empty app.
        use_context().unwrap_or_else(Self::start)
    }
}
