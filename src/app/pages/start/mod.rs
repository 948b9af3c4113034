//! The start page: go on with what is here, or open the example, a file or a new document for a region.

mod documents;
pub mod link_form;
pub mod manage;
pub mod storage;

use leptos::prelude::*;

use super::{boxed, parts};
use crate::{
    app::{
        components::file_button::file_button,
        document::{browser::browser_library, request::Request},
        interface::route::Route,
        state::App,
        text::words::{Word, text},
    },
    domain::values::county::COUNTIES,
};

/// The questionnaires that have been begun here; fetched where there are any.
fn begun(app: App) -> Option<AnyView> {
    let has_begun = browser_library().has_answers();
    has_begun.then(|| parts::within(boxed(parts::begun(app))))
}

/// The page.
pub fn page(app: App) -> impl IntoView {
    let is_pasting = RwSignal::new(false);
    let regions: Vec<_> = COUNTIES
        .iter()
        .map(|county| {
            view! {
                <li>
                    <a href=Route::New(county.code.into()).to_hash()>
                        <span class="code">{county.code}</span>
                        {county.region}
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="start-hero">
                <div>
                    <h1>{text(Word::StartTitle)}</h1>
                    <p class="lede">{text(Word::StartLede)}</p>
                </div>
                <ul class="start-tools">
                    <li>
                        <strong>{text(Word::NavAssessment)}</strong>
                        {text(Word::StartAssessment)}
                    </li>
                    <li>
                        <strong>{text(Word::NavStructureMap)}</strong>
                        {text(Word::StartStructureMap)}
                    </li>
                    <li>
                        <strong>{text(Word::NavPlan)}</strong>
                        {text(Word::StartPlan)}
                    </li>
                </ul>
            </div>
            {begun(app)}
            {documents::documents(app)}
            <div class="start-choices">
                <section class="start-regions">
                    <h2>{text(Word::StartRegionTitle)}</h2>
                    <p class="help">{text(Word::StartRegionHelp)}</p>
                    <ul class="region-list">{regions}</ul>
                </section>
                <div class="start-ways">
                    <section>
                        <h2>{text(Word::StartExampleTitle)}</h2>
                        <p class="small">{text(Word::StartExampleText)}</p>
                        <p class="actions">
                            <a class="button" href=Route::Example.to_hash()>
                                {text(Word::StartExampleOpen)}
                            </a>
                        </p>
                    </section>
                    <section>
                        <h2>{text(Word::StartFileTitle)}</h2>
                        <p class="small">{text(Word::StartFileText)}</p>
                        <p class="actions">
                            {file_button(
                                "open-file",
                                Word::StartFileOpen,
                                ".json,application/json",
                                move |file| parts::ask(app, Request::TakeFile(file)),
                            )}
                            <button
                                type="button"
                                id="paste-link"
                                aria-expanded=move || is_pasting.get().to_string()
                                on:click=move |_| is_pasting.update(|is_pasting| *is_pasting = !*is_pasting)
                            >
                                {text(Word::StartLinkPaste)}
                            </button>
                        </p>
                        {move || is_pasting.get().then(|| parts::within(boxed(parts::link_form(app))))}
                    </section>
                </div>
            </div>
        </main>
    }
}
