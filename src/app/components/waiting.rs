//! A page that is on its way.

use leptos::prelude::*;

use crate::app::text::words::{Word, text};

/// Shown in place of a page until it can be shown.
pub fn waiting() -> AnyView {
    view! {
        <main class="page" id="main" tabindex="-1" aria-busy="true">
            <div class="muted">{waiting_lines()}</div>
        </main>
    }
    .into_any()
}

/// That something is on its way, and after some seconds, that it takes long and why that may be.
pub fn waiting_lines() -> AnyView {
    view! {
        <p>{text(Word::AppWaiting)}</p>
        <p class="late">{text(Word::AppLate)}</p>
    }
    .into_any()
}
