//! What Samspel is, where its facts come from, and its licences.

use leptos::prelude::*;

use crate::app::{
    components::page_head::page_head,
    state::App,
    text::words::{Word, text},
};

/// The page. It says the same whatever is open.
pub fn page(_: App) -> impl IntoView {
    let part = |title: Word, body: Word| {
        view! {
            <section class="section split">
                <h2>{text(title)}</h2>
                <p>{text(body)}</p>
            </section>
        }
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(().into_any(), text(Word::AppAbout), text(Word::AboutLede))}
            {part(Word::AboutPrivacyTitle, Word::AboutPrivacy)}
            {part(Word::AboutFactorsTitle, Word::AboutFactors)}
            {part(Word::AboutMethodTitle, Word::AboutMethod)}
            {part(Word::AboutMapTitle, Word::AboutMap)}
            {part(Word::AboutExampleTitle, Word::AboutExample)}
            {part(Word::AboutAccessibilityTitle, Word::AboutAccessibility)}
            {part(Word::AboutBrowsersTitle, Word::AboutBrowsers)}
            {part(Word::AboutLicenceTitle, Word::AboutLicence)}
        </main>
    }
}
