//! The keyboard's focus on what a change brings.

use leptos::task::{spawn_local, tick};

use crate::{app::interface::later::in_next_frame_in_any_case, platform::web::page};

/// Puts the focus on the element with this id as soon as what has been changed is drawn, before anybody sees it.
pub fn focus_when_drawn(id: impl Into<String>) {
    focus_first_when_drawn([id.into()]);
}

/// Puts the focus on the first of these elements, by their ids, that is there when what has been changed is drawn.
pub fn focus_first_when_drawn<const COUNT: usize>(ids: [String; COUNT]) {
    spawn_local(async move {
        tick().await;
        let focus = move || ids.iter().any(|id| page::focus(id));
        // What is drawn with a part of the program that has just come is there in the next frame.
        if !focus() {
            in_next_frame_in_any_case(move || {
                focus();
            });
        }
    });
}
