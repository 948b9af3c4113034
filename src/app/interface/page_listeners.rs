//! What is listened to on every page for as long as it lives: files that are dropped, presses that come twice, what is typed, texts
//! that a translator replaces, and what the page's title follows. It is fetched as soon as the first view is drawn, which doesn't wait for it.

use super::{dropping, title};
use crate::{
    app::state::App,
    platform::web::{gesture, page, translation, typing},
};

/// Begins to listen.
pub fn begin(app: App) {
    dropping::listen(app);
    gesture::listen();
    typing::listen();
    translation::watch();
    title::follow(app);
    page::mark("samspel:listening");
}
