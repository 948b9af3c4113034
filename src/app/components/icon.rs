//! Icons from the one set; always beside a word.

use leptos::prelude::*;

/// The icon of this name in `public/icons/icons.svg`.
pub fn icon(name: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=format!("icons/icons.svg#{name}") />
        </svg>
    }
}
