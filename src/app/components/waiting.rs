//! A page that is on its way.

use leptos::prelude::*;

use crate::app::text::words::{Word, text};

/// Shown in place of a page until it can be shown.
pub fn waiting() -> AnyView {
    view! {
        <main class="page" id="main" tabindex="-1" aria-busy="true">
            <p class="muted">{text(Word::AppWaiting)}</p>
        </main>
    }
    .into_any()
}
