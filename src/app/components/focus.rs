//! The keyboard's focus on what a change brings.

use leptos::task::{spawn_local, tick};

use crate::platform::web::page;

/// Puts the focus on the element with this id as soon as what has been changed is drawn, before anybody sees it.
pub fn focus_when_drawn(id: String) {
    spawn_local(async move {
        tick().await;
        page::focus(&id);
    });
}
