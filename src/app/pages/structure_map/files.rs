//! GeoJSON in and out.

use leptos::prelude::*;

use super::{desk::Desk, import, reasons};
use crate::{
    app::{
        components::{file_button::file_button, icon::icon},
        interface::{notice::Tone, route::Route},
        text::{
            vocabulary,
            words::{Word, count, fill, text},
        },
    },
    domain::records::structure_map::StructureElement,
    format::{file_name::file_name, geojson, reference_system::ReferenceSystem, structure_map},
    platform::web::files,
};

/// The buttons.
pub fn files(desk: Desk) -> impl IntoView {
    view! {
        <section class="section section-gap no-print">
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
                    move |file| import::look_at(desk, file),
                )}
            </p>
            <p class="actions">
                <button type="button" id="export-wgs84" on:click=move |_| export(desk, ReferenceSystem::Wgs84)>
                    {icon("download")}
                    {text(Word::MapExportWgs84)}
                </button>
                <button type="button" id="export-sweref" on:click=move |_| export(desk, ReferenceSystem::Sweref99Tm)>
                    {icon("download")}
                    {text(Word::MapExportSweref)}
                </button>
            </p>
        </section>
    }
}

fn export(desk: Desk, system: ReferenceSystem) {
    let app = desk.app;
    let Some((name, shapes, without_place)) = app.workspace.now(|document, _| {
        let elements = document.ordered::<StructureElement>();
        let (shapes, without_place) = structure_map::to_shapes(&elements);
        (document.strategy().name.clone(), shapes, without_place)
    }) else {
        return;
    };
    if shapes.is_empty() {
        app.notices.notify(Tone::Trouble, text(Word::MapExportNone).into());
        return;
    }
    let letters = system.name().chars().filter(char::is_ascii_alphanumeric);
    let ending = letters.collect::<String>().to_ascii_lowercase() + ".geojson";
    let file = file_name(&format!("{name} {}", text(Word::MapExportName)), &ending);
    match geojson::write(&shapes, system) {
        Ok(written) => {
            files::offer(&file, "application/geo+json", &written);
            if without_place > 0 {
                app.notices.notify(
                    Tone::Done,
                    count(Word::MapExportSkippedOne, Word::MapExportSkippedMany, without_place),
                );
            }
        }
        Err(error) => {
            let name = app.workspace.now(|document, _| {
                let id = crate::domain::values::id::RecordId::new(&error.id)?;
                document.record(&id).map(|record| vocabulary::named(record.name()))
            });
            let values = [
                ("name", name.flatten().unwrap_or(error.id.clone())),
                ("latitude", reasons::number(error.latitude)),
                ("longitude", reasons::number(error.longitude)),
            ];
            let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
            app.notices.notify(Tone::Trouble, fill(Word::MapExportFailed, &values));
        }
    }
}
