//! What a GeoJSON file contains, shown before anything of it is taken in, and read anew as the user chooses.

mod contents;
mod properties;
mod system;

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    desk::{Desk, Pane, ReadFile},
    reasons,
};
use crate::{
    app::{
        components::{
            focus::focus_when_drawn,
            import::{self, Import, ImportPreview, TITLE_ID, unreadable},
        },
        interface::route::Route,
        text::{
            vocabulary,
            words::{Word, count, fill},
        },
    },
    domain::{
        records::{
            record::{Kind, Record},
            structure_map::StructureElement,
        },
        values::{extent::BoundingBox, id::RecordId},
    },
    edit::{
        command::{Command, Refusal},
        fitting::{Fitting, fitting},
    },
    format::{
        geojson::{self, GeoJsonImport},
        reference_system::ReferenceSystem,
        structure_map::{self, Assumed, Columns, Role},
    },
    platform::web::{files::GivenFile, page, random},
};

/// A file as it is read now, and what the document can take of that.
struct Reading {
    import: Arc<GeoJsonImport>,
    columns: Columns,
    fitting: Fitting,
    assumed: Assumed,
}

/// A file that is looked at: what is guessed of it can be chosen otherwise, and is read anew at once.
#[derive(Clone, Copy)]
struct Preview {
    desk: Desk,
    reading: RwSignal<Arc<Reading>>,
}

/// Reads a file and shows what it contains.
pub fn look_at(desk: Desk, file: GivenFile) {
    let county = desk.extents.get_untracked().map(|extents| extents.county);
    let read = geojson::read_near(&file.bytes, county);
    let foreign = read
        .is_err()
        .then(|| vocabulary::foreign(&file.bytes, Word::FileWantGeojson));
    desk.import.set(Some(ReadFile {
        name: file.name,
        read,
        foreign: foreign.flatten(),
    }));
    desk.show_pane(Pane::Table);
    focus_when_drawn(TITLE_ID);
}

/// What the file contains and what would become of it.
pub fn preview(desk: Desk) -> AnyView {
    let Some(ReadFile { name, read, foreign }) = desk.import.get_untracked() else {
        return ().into_any();
    };
    let close = Box::new(move || desk.import.set(None));
    let named = |word| fill(word, &[("name", &name)]);
    match read {
        Err(error) => ImportPreview {
            title: named(Word::MapReadFailed),
            content: unreadable(
                foreign.unwrap_or_else(|| reasons::geojson(&error)),
                Word::MapReadNothing,
            ),
            confirm: ().into_any(),
            cancel: (Word::MapBackToTable, close),
        },
        Ok(import) => {
            let columns = Columns::guess(import.properties());
            let preview = Preview {
                desk,
                reading: RwSignal::new(Reading::of(desk, Arc::new(import), columns)),
            };
            let system = Some((Word::MapPreviewSystem, system::facts(preview)));
            let properties = properties::choices(preview).map(|choices| (Word::MapPreviewProperties, choices));
            let adds = Some((Word::MapPreviewAdds, contents::added(preview)));
            let facts = import::facts([system, properties, adds].into_iter().flatten().collect());
            let content = view! {
                {facts}
                {contents::left_out(preview)}
            };
            let can_be_taken_in = Memo::new(move |_| preview.reading.with(|reading| reading.can_be_taken_in()));
            let confirm = move || {
                let take_in = move || preview.take_in();
                can_be_taken_in
                    .get()
                    .then(|| import::confirm(Word::MapPreviewImport, take_in))
            };
            ImportPreview {
                title: named(Word::MapPreview),
                content: content.into_any(),
                confirm: confirm.into_any(),
                cancel: (Word::MapPreviewCancel, close),
            }
        }
    }
    .view()
}

impl Reading {
    /// What the document can take of a file.
    fn of(desk: Desk, import: Arc<GeoJsonImport>, columns: Columns) -> Arc<Self> {
        let mut assumed = Assumed::default();
        let fitting = desk.app.workspace.now(|document, _| {
            let made = structure_map::from_shapes(
                &import.shapes,
                &columns,
                document.last_order::<StructureElement>(),
                |id| document.record(id).is_none(),
                random::new_id,
            );
            assumed = made.assumed;
            let records = made.elements.into_iter().map(|(id, element)| (id, element.into()));
            fitting(document, records)
        });
        Arc::new(Self {
            import,
            columns,
            fitting: fitting.unwrap_or_default(),
            assumed,
        })
    }

    /// That the document has no room for all of it; then nothing is taken in.
    fn no_room(&self) -> Option<&Refusal> {
        let mut refusals = self.fitting.refused.iter().map(|(_, refusal)| refusal);
        refusals.find(|refusal| **refusal == Refusal::TooManyRecords)
    }

    fn can_be_taken_in(&self) -> bool {
        !self.fitting.records.is_empty() && self.no_room().is_none()
    }
}

impl Preview {
    /// Reads the file anew in another system or order of axes.
    fn read_as(self, system: ReferenceSystem, axes_swapped: bool) {
        let before = self.reading.get_untracked();
        let import = Arc::new(before.import.read_as(system, axes_swapped));
        self.reading.set(Reading::of(self.desk, import, before.columns.clone()));
    }

    /// Reads a field from another property, or from none.
    fn read_from(self, role: Role, path: Option<&str>) {
        let before = self.reading.get_untracked();
        let mut columns = before.columns.clone();
        columns.choose(role, path);
        self.reading
            .set(Reading::of(self.desk, Arc::clone(&before.import), columns));
    }

    /// Takes the elements in and shows them on the map.
    fn take_in(self) {
        let desk = self.desk;
        let reading = self.reading.get_untracked();
        let records = &reading.fitting.records;
        let boxes = elements(records).filter_map(|element| BoundingBox::of(element.geometry.as_ref()?));
        let bounds = boxes.reduce(BoundingBox::union);
        let import = Import {
            command: Command::Import(records.clone()),
            summary: count(Word::MapImportedOne, Word::MapImportedMany, records.len()),
        };
        if !import.take_in(desk.app) {
            return;
        }
        desk.import.set(None);
        page::go_to(&Route::StructureMap.to_hash());
        if let Some(bounds) = bounds {
            desk.fit(bounds);
        }
    }
}

/// The elements among records.
fn elements(records: &[(RecordId, Record)]) -> impl Iterator<Item = &StructureElement> {
    records.iter().filter_map(|(_, record)| StructureElement::of(record))
}
