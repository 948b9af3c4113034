//! A map file of the elements, written and offered. It is fetched with what reads map files, when one is first asked for.

use super::reasons;
use crate::{
    app::{
        interface::notice::Tone,
        state::App,
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
        values::id::Id,
        ways_out::WayOut,
    },
    format::{
        file_name::file_name,
        geojson::{self, ExportedShape, WriteError},
        reference_system::ReferenceSystem,
        structure_map::{self, Export},
    },
    platform::web::files,
};

/// A map file that somebody asks for.
#[derive(Clone, Copy, Debug)]
pub struct MapFile {
    /// What kind of file it is.
    pub format: MapFormat,
    /// The elements of one theme; `None` for all.
    pub theme: Option<Theme>,
    /// Whether the colours go with them, where the format has room for them.
    pub is_styled: bool,
}

/// The kinds of map files that are written.
#[derive(Clone, Copy, Debug)]
pub enum MapFormat {
    /// GeoJSON in a reference system.
    GeoJson(ReferenceSystem),
    /// A table with the shapes as text.
    Table,
}

/// Writes a map file and offers it.
pub fn save(app: App, file: MapFile) {
    match file.format {
        MapFormat::GeoJson(system) => file.save_geojson(app, system),
        MapFormat::Table => file.save_table(app),
    }
}

impl MapFile {
    /// What `write` makes of the chosen elements, and how many it has left out, with the file's name before its ending; `None` if there are no
    /// elements to save, which is told.
    fn written<R>(
        self,
        app: App,
        write: impl FnOnce(&Document, &[(Id<StructureElement>, &StructureElement)]) -> (R, usize),
    ) -> Option<(R, String)> {
        let theme = self.theme;
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

    fn save_table(self, app: App) {
        if let Some((table, name)) = self.written(app, structure_map::to_table) {
            files::offer(&file_name(&name, "csv"), &WayOut::MapTable.with(table));
        }
    }

    fn save_geojson(self, app: App, system: ReferenceSystem) {
        let export = Export {
            system,
            is_styled: self.is_styled,
        };
        let Some((shapes, name)) = self.written(app, |document, elements| {
            structure_map::to_shapes(document, elements, export)
        }) else {
            return;
        };
        let letters = system.name().chars().filter(char::is_ascii_alphanumeric);
        let ending = letters.collect::<String>().to_ascii_lowercase() + ".geojson";
        match geojson::write(&shapes, system) {
            Ok(written) => {
                files::offer(&file_name(&name, &ending), &WayOut::MapShapes.with(written));
            }
            Err(error) => tell_failed(app, &shapes, &error),
        }
    }
}

fn tell_failed(app: App, shapes: &[ExportedShape], error: &WriteError) {
    let name = shapes.get(error.shape).map_or("", structure_map::written_name);
    let values = [
        ("name", vocabulary::named(name)),
        ("latitude", reasons::number(error.latitude)),
        ("longitude", reasons::number(error.longitude)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    app.notices.notify(Tone::Trouble, fill(Word::MapExportFailed, &values));
}
