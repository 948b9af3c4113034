//! The page for an address that leads nowhere.

use leptos::prelude::*;

use crate::app::{
    route::Route,
    words::{Word, text},
};

/// The page.
pub fn page() -> impl IntoView {
    view! {
        <main class="page" id="main" tabindex="-1">
            <header class="page-head">
                <h1>{text(Word::AppNotFoundTitle)}</h1>
                <p class="lede">{text(Word::AppNotFoundText)}</p>
                <p class="actions"><a class="button" href=Route::Start.to_hash()>{text(Word::AppToStart)}</a></p>
            </header>
        </main>
    }
}
