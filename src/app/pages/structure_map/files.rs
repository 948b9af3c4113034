//! Map files in and out.

use leptos::{html, prelude::*};

use super::{desk::Desk, reasons};
use crate::{
    app::{
        components::{file_button::file_button, icon::icon},
        interface::{notice::Tone, route::Route},
        text::{
            vocabulary::{self, Term},
            words::{Word, count, fill, text},
        },
    },
    domain::{
        records::{
            document::Document,
            structure_map::{StructureElement, Theme},
        },
        values::id::{Id, RecordId},
    },
    format::{
        file_name::file_name,
        geojson,
        reference_system::ReferenceSystem,
        structure_map::{self, Export},
    },
    platform::web::{files, typing},
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
                        on:click=move |_| selection.save_geojson(ReferenceSystem::Wgs84)
                    >
                        {icon("download")}
                        {text(Word::MapExportWgs84)}
                    </button>
                    <button
                        type="button"
                        id="export-sweref"
                        on:click=move |_| selection.save_geojson(ReferenceSystem::Sweref99Tm)
                    >
                        {icon("download")}
                        {text(Word::MapExportSweref)}
                    </button>
                    <button type="button" id="export-csv" on:click=move |_| selection.save_table()>
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
    /// What `write` makes of the chosen elements, and how many it has left out, with the file's name before its ending; `None` if there are no
    /// elements to save, which is told.
    fn written<R>(
        self,
        write: impl FnOnce(&Document, &[(Id<StructureElement>, &StructureElement)]) -> (R, usize),
    ) -> Option<(R, String)> {
        let app = self.desk.app;
        let theme = self.theme.get_untracked();
        let made = app.workspace.now(|document, _| {
            let mut elements = document.ordered::<StructureElement>();
            elements.retain(|(_, element)| theme.is_none_or(|theme| element.theme == theme));
            let (written, left_out) = write(document, &elements);
            let name = [&document.strategy().name, " ", text(Word::MapExportName)].concat();
            (elements.len() > left_out).then_some((written, left_out, name))
        });
        let Some((written, left_out, name)) = made.flatten() else {
            app.notices.notify(Tone::Trouble, text(Word::MapExportNone).into());
            return None;
        };
        if left_out > 0 {
            app.notices.notify(
                Tone::Done,
                count(Word::MapExportSkippedOne, Word::MapExportSkippedMany, left_out),
            );
        }
        let theme = theme.map_or("", |theme| text(theme.word()));
        Some((written, [name.as_str(), " ", theme].concat().trim_end().to_owned()))
    }

    fn save_table(self) {
        if let Some((table, name)) = self.written(structure_map::to_table) {
            files::offer(&file_name(&name, "csv"), "text/csv", &table);
        }
    }

    fn save_geojson(self, system: ReferenceSystem) {
        let export = Export {
            system,
            is_styled: self.is_styled.get_untracked(),
        };
        let Some((shapes, name)) =
            self.written(|document, elements| structure_map::to_shapes(document, elements, export))
        else {
            return;
        };
        let letters = system.name().chars().filter(char::is_ascii_alphanumeric);
        let ending = letters.collect::<String>().to_ascii_lowercase() + ".geojson";
        match geojson::write(&shapes, system) {
            Ok(written) => {
                files::offer(&file_name(&name, &ending), "application/geo+json", &written);
            }
            Err(error) => self.tell_failed(&error),
        }
    }

    fn tell_failed(self, error: &geojson::WriteError) {
        let app = self.desk.app;
        let name = app.workspace.now(|document, _| {
            let id = RecordId::new(&error.id)?;
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
