//! Icons from the one set; always beside a word.

use leptos::prelude::*;

/// The icon of this name in `public/icons.svg`. The page carries that file in itself: an icon out of another file is drawn one frame
/// late, and fetched anew by each place that shows it.
pub fn icon(name: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=format!("#icon-{name}") />
        </svg>
    }
}
