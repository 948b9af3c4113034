//! A change that is opened where one is, and led to.

use crate::{
    app::{form::lens::field, interface::route::Route, state::App},
    domain::records::change::Change,
};

/// Opens a change and leads to its title. A second press leads to what the first one made, as long as nothing has been written in that.
pub fn open_change(app: App, change: Change) {
    let found = app.workspace.now(|document, _| {
        let mut made = document.all::<Change>();
        made.find(|(_, one)| **one == change).map(|(made, _)| made)
    });
    let made = found.and_then(|made| made.or_else(|| app.workspace.add(change)));
    if let Some(made) = made {
        app.interface
            .go_to_field(&Route::Change(made), &field!(Change, title).id());
    }
}
