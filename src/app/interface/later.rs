//! What is done in a later frame. The page that has asked may have been left by then, and what it has made is gone with it.

use leptos::prelude::*;

/// Does something in the next frame, unless the part of the page that asks has gone meanwhile or is made anew.
pub fn in_next_frame(then: impl FnOnce() + 'static) {
    in_frame(1, then);
}

/// Does something in the frame after the next, unless the part of the page that asks has gone meanwhile or is made anew.
pub fn in_frame_after_next(then: impl FnOnce() + 'static) {
    in_frame(2, then);
}

/// Does something in the next frame, whatever has become of the part of the page that asks: `then` reads nothing that such a part makes, or
/// only where it is still there.
pub fn in_next_frame_in_any_case(then: impl FnOnce() + 'static) {
    request_animation_frame(then);
}

fn in_frame(frames: u32, then: impl FnOnce() + 'static) {
    // Goes with whatever asks.
    let asking = Owner::current().map(|_| StoredValue::new(()));
    wait(frames, move || {
        if asking.is_none_or(|asking| !asking.is_disposed()) {
            then();
        }
    });
}

fn wait(frames: u32, then: impl FnOnce() + 'static) {
    match frames {
        0 => then(),
        _ => request_animation_frame(move || wait(frames - 1, then)),
    }
}
