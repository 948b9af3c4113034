//! Map files in and out.

use leptos::{html, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::{
    desk::Desk,
    saving::{MapFile, MapFormat},
};
use crate::{
    app::{
        components::{file_button::file_button, icon::icon},
        interface::{notice::Tone, route::Route},
        pages::parts::{self, PartMissing},
        text::{
            vocabulary::Term,
            words::{Word, fill, text},
        },
    },
    domain::records::structure_map::Theme,
    format::reference_system::ReferenceSystem,
    platform::web::typing,
};

/// What is saved.
#[derive(Clone, Copy)]
struct Selection {
    desk: Desk,
    /// The elements of one theme; `None` for all.
    theme: RwSignal<Option<Theme>>,
    /// Whether the colours go with them.
    is_styled: RwSignal<bool>,
}

/// The buttons.
pub fn files(desk: Desk) -> impl IntoView {
    let selection = Selection {
        desk,
        theme: RwSignal::new(None),
        is_styled: RwSignal::new(false),
    };
    let is_styled = selection.is_styled;
    view! {
        <section class="section section-gap no-print stack">
            <h2>{text(Word::MapFiles)}</h2>
            <p class="help">{text(Word::SheetShareText)}</p>
            <p class="actions">
                <a class="button" id="to-sheet" href=Route::MapSheet.to_hash()>
                    {icon("print")}
                    {text(Word::SheetTitle)}
                </a>
            </p>
            <p class="help">{text(Word::MapImportHelp)}</p>
            <p class="actions">
                {file_button(
                    "geojson-file",
                    Word::MapImport,
                    ".geojson,.json,.geojsonl,.geojsons,.ndjson,application/geo+json,application/json",
                    move |file| desk.look_at(file),
                )}
            </p>
            <div class="stack">
                {themes(selection)} <label class="choice">
                    <input
                        type="checkbox"
                        id="export-styled"
                        prop:checked=move || is_styled.get()
                        on:change=move |event| is_styled.set(event_target_checked(&event))
                    />
                    {text(Word::MapExportStyled)}
                </label> <p class="actions">
                    <button
                        type="button"
                        id="export-wgs84"
                        on:click=move |_| selection.save(MapFormat::GeoJson(ReferenceSystem::Wgs84))
                    >
                        {icon("download")}
                        {text(Word::MapExportWgs84)}
                    </button>
                    <button
                        type="button"
                        id="export-sweref"
                        on:click=move |_| selection.save(MapFormat::GeoJson(ReferenceSystem::Sweref99Tm))
                    >
                        {icon("download")}
                        {text(Word::MapExportSweref)}
                    </button>
                    <button type="button" id="export-csv" on:click=move |_| selection.save(MapFormat::Table)>
                        {icon("download")}
                        {text(Word::MapExportCsv)}
                    </button>
                </p>
            </div>
        </section>
    }
}

/// Which elements are saved: all, or those of a theme.
fn themes(selection: Selection) -> impl IntoView {
    let all = html::option().value("").child(text(Word::MapExportAll));
    let themes: Vec<_> = Theme::ALL
        .iter()
        .map(|theme| html::option().value(theme.code()).child(text(theme.word())))
        .collect();
    let choose = move |event| {
        let code = typing::entered(&event);
        let chosen = Theme::ALL.iter().find(|theme| theme.code() == code);
        selection.theme.set(chosen.copied());
    };
    view! {
        <div class="field">
            <label for="export-theme">{text(Word::MapExportWhat)}</label>
            <select id="export-theme" on:change=choose>
                {all}
                {themes}
            </select>
        </div>
    }
}

impl Selection {
    fn save(self, format: MapFormat) {
        let file = MapFile {
            format,
            theme: self.theme.get_untracked(),
            is_styled: self.is_styled.get_untracked(),
        };
        let app = self.desk.app;
        spawn_local(async move {
            match app.notices.tell_if_late(parts::map_file_saver(app, file)).await {
                Ok(save) => save(),
                Err(PartMissing) => app.notices.notify(Tone::Trouble, fill(Word::AppPartMissingText, &[])),
            }
        });
    }
}
