//! The start page: choose a region, open the example or a file, or go on with what is here.

use leptos::prelude::*;

use crate::{
    app::{
        components::{file_button::file_button, icon::icon},
        route::Route,
        saving,
        state::App,
        vocabulary,
        words::{self, Word, fill, text},
    },
    domain::county::{self, COUNTIES},
    platform::{library::Entry, web::page},
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    let entries = RwSignal::new(saving::library().entries().unwrap_or_default());
    let regions: Vec<_> = COUNTIES
        .iter()
        .map(|county| {
            view! {
                <li><a href=Route::New(county.code.into()).to_hash()><span class="code">{county.code}</span>{county.region}</a></li>
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
                    <li><strong>{text(Word::NavAssessment)}</strong>{text(Word::StartAssessment)}</li>
                    <li><strong>{text(Word::NavStructureMap)}</strong>{text(Word::StartStructureMap)}</li>
                    <li><strong>{text(Word::NavPlan)}</strong>{text(Word::StartPlan)}</li>
                </ul>
            </div>
            {move || documents(app, entries)}
            <div class="start-ways">
                <section>
                    <h2>{text(Word::StartRegionTitle)}</h2>
                    <p class="help">{text(Word::StartRegionHelp)}</p>
                    <ul class="region-list">{regions}</ul>
                </section>
                <div class="start-side">
                    <section>
                        <h2>{text(Word::StartExampleTitle)}</h2>
                        <p class="small">{text(Word::StartExampleText)}</p>
                        <p class="actions"><a class="button primary" href=Route::Example.to_hash()>{text(Word::StartExampleOpen)}</a></p>
                    </section>
                    <section>
                        <h2>{text(Word::StartFileTitle)}</h2>
                        <p class="small">{text(Word::StartFileText)}</p>
                        <p class="actions">
                            {file_button("open-file", Word::StartFileOpen, ".json,application/json", move |file| app.open_file(file))}
                        </p>
                    </section>
                </div>
            </div>
        </main>
    }
}

fn documents(app: App, entries: RwSignal<Vec<Entry>>) -> Option<impl IntoView> {
    let listed = entries.get();
    (!listed.is_empty()).then(|| {
        let rows: Vec<_> = listed
            .into_iter()
            .map(|entry| row(app, entries, entry))
            .collect();
        view! {
            <section class="start-docs">
                <h2>{text(Word::StartDocumentsTitle)}</h2>
                <ul class="record-list">{rows}</ul>
            </section>
        }
    })
}

fn row(app: App, entries: RwSignal<Vec<Entry>>, entry: Entry) -> impl IntoView {
    let region = county::by_code(&entry.county).map(|county| county.region);
    let saved = (entry.saved > 0.0).then(|| {
        fill(
            Word::StartSaved,
            &[(
                "when",
                &page::format_moment(entry.saved, words::tag(words::language())),
            )],
        )
    });
    let name = vocabulary::named(&entry.name);
    let remove_label = fill(Word::StartRemove, &[("name", &name)]);
    let id = entry.id.clone();
    let open = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        app.open_kept(&id, |_, is_open| {
            if is_open {
                page::go_to(&Route::Overview.to_hash());
            }
        });
    };
    let id = entry.id;
    let told = fill(Word::StartRemoved, &[("name", &name)]);
    let remove = move |_| {
        if app.remove_document(&id).is_some() {
            app.notify(crate::app::state::Tone::Done, told.clone());
        }
        entries.set(saving::library().entries().unwrap_or_default());
    };
    view! {
        <li>
            <a class="record-title" href=Route::Overview.to_hash() on:click=open>{name}</a>
            <span class="record-meta">{region.map(|region| view! { <span>{region}</span> })}{saved.map(|saved| view! { <span>{saved}</span> })}</span>
            <button type="button" class="danger" aria-label=remove_label on:click=remove>{icon("trash")}{text(Word::AppRemove)}</button>
        </li>
    }
}
