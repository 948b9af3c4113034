//! The page for an address that leads nowhere.

use leptos::prelude::*;

use crate::app::{
    interface::route::Route,
    state::App,
    text::words::{Word, text},
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    let has_document = app.workspace.has_document();
    let back = move || {
        let (to, word) = if has_document.get() {
            (Route::Overview, Word::AppToOverview)
        } else {
            (Route::Start, Word::AppToStart)
        };
        view! {
            <a class="button" href=to.to_hash()>
                {text(word)}
            </a>
        }
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            <header class="page-head">
                <h1>{text(Word::AppNotFoundTitle)}</h1>
                <p class="lede">{text(Word::AppNotFoundText)}</p>
                <p class="actions">{back}</p>
            </header>
        </main>
    }
}
