//! Files in and out, and print.

use leptos::prelude::*;

use crate::app::{
    components::{file_button::file_button, icon::icon, page_head::page_head},
    route::Route,
    saving,
    state::App,
    words::{Word, text},
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    let printed = |to: Route, word: Word| {
        view! { <a class="button" href=to.to_hash()>{icon("print")}{text(word)}</a> }
    };
    let file_name =
        app.select(|document, _| saving::file_name(&document.strategy().name, "samspel.json"));
    view! {
            <main class="page" id="main" tabindex="-1">
                {page_head(().into_any(), text(Word::NavShare), text(Word::ShareLede))}
                <section class="section split">
                    <h2>{text(Word::ShareFileTitle)}</h2>
    <div class="stack">
                    <p>{text(Word::ShareFileText)}</p>
                    <p class="small muted">{text(Word::ShareFileName)} " " <code>{move || file_name.get()}</code></p>
                    <p class="actions">
                        <button type="button" class="primary" id="save-file" on:click=move |_| saving::save_as_file(app)>
                            {icon("download")}{text(Word::SaveSaveFile)}
                        </button>
                    </p>
    </div>
                </section>
                <section class="section split">
                    <h2>{text(Word::StartFileTitle)}</h2>
    <div class="stack">
                    <p>{text(Word::StartFileText)}</p>
                    <p class="actions">
                        {file_button("share-open-file", Word::StartFileOpen, ".json,application/json", move |file| {
                            app.open_file(&file.name, &file.bytes);
                        })}
                    </p>
    </div>
                </section>
                <section class="section split">
                    <h2>{text(Word::SharePrintTitle)}</h2>
    <div class="stack">
                    <p>{text(Word::SharePrintText)}</p>
                    <p class="actions">
                        {printed(Route::Overview, Word::NavOverview)}
                        {printed(Route::Assessment, Word::NavAssessment)}
                        {printed(Route::StructureMap, Word::NavStructureMap)}
                        {printed(Route::Plan, Word::NavPlan)}
                    </p>
    </div>
                </section>
            </main>
        }
}
