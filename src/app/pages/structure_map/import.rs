//! What a GeoJSON file contains, shown before anything of it is taken in.

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
            words::{Word, count, fill, text},
        },
    },
    domain::{
        records::{
            record::{Kind, Record},
            structure_map::{ElementKind, StructureElement},
        },
        values::{extent::BoundingBox, id::RecordId},
    },
    edit::{
        command::{Command, Refusal},
        fitting::{Fitting, fitting},
    },
    format::{
        geojson::{self, GeoJsonImport, RecognisedBy},
        reference_system::ReferenceSystem,
        structure_map,
    },
    platform::web::{files::GivenFile, page, random},
};

/// How many left-out parts are named.
const NAMED: usize = 5;

/// Reads a file and shows what it contains.
pub fn look_at(desk: Desk, file: GivenFile) {
    let read = geojson::read(&file.bytes);
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
            confirm: None,
            cancel: (Word::MapBackToTable, close),
        },
        Ok(import) => {
            let fitting = plan(desk, &import);
            let content = view! {
                {facts(&import, &fitting.records)}
                {left_out(&import, &fitting)}
            };
            ImportPreview {
                title: named(Word::MapPreview),
                content: content.into_any(),
                confirm: take_in(desk, fitting).map(|take_in| (Word::MapPreviewImport, take_in)),
                cancel: (Word::MapPreviewCancel, close),
            }
        }
    }
    .view()
}

/// What the document can take of a file.
fn plan(desk: Desk, import: &GeoJsonImport) -> Fitting {
    desk.app
        .workspace
        .now(|document, _| {
            let elements = structure_map::from_shapes(
                &import.shapes,
                document.last_order::<StructureElement>(),
                |id| document.record(id).is_none(),
                random::new_id,
            );
            fitting(document, elements.into_iter().map(|(id, element)| (id, element.into())))
        })
        .unwrap_or_default()
}

/// The elements among records.
fn elements(records: &[(RecordId, Record)]) -> impl Iterator<Item = &StructureElement> {
    records.iter().filter_map(|(_, record)| StructureElement::of(record))
}

fn facts(import: &GeoJsonImport, records: &[(RecordId, Record)]) -> AnyView {
    let recognition = import.recognition;
    let system = text(match (recognition.recognised_by, recognition.system) {
        (RecognisedBy::CrsMember, ReferenceSystem::Sweref99Tm) => Word::MapPreviewNamedSweref,
        (RecognisedBy::CrsMember, ReferenceSystem::Wgs84) => Word::MapPreviewNamedWgs84,
        (RecognisedBy::Magnitude, _) => Word::MapPreviewMagnitude,
        (RecognisedBy::Default, _) => Word::MapPreviewDefault,
    });
    let swapped = recognition
        .axes_swapped
        .then(|| view! { <p>{text(Word::MapPreviewSwapped)}</p> });
    let heights = import.dropped_third_values;
    let heights = (heights > 0).then(|| {
        let message = count(Word::MapPreviewHeightsOne, Word::MapPreviewHeightsMany, heights);
        view! { <p>{message}</p> }
    });
    let kept = import
        .shapes
        .iter()
        .any(|shape| !shape.properties.is_empty())
        .then(|| view! { <p class="help">{text(Word::MapPreviewKept)}</p> });
    let system = view! {
        <p>{system}</p>
        {swapped}
        {heights}
    };
    let added = view! {
        {adds(records)}
        {kept}
    };
    import::facts(vec![
        (Word::MapPreviewSystem, system.into_any()),
        (Word::MapPreviewAdds, added.into_any()),
    ])
}

fn adds(records: &[(RecordId, Record)]) -> AnyView {
    let counts: Vec<_> = ElementKind::ALL
        .iter()
        .filter_map(|kind| {
            let number = elements(records).filter(|element| element.element == *kind).count();
            let (one, many) = match kind {
                ElementKind::Node => (Word::MapNodeOne, Word::MapNodeMany),
                ElementKind::Corridor => (Word::MapCorridorOne, Word::MapCorridorMany),
                ElementKind::Area => (Word::MapAreaOne, Word::MapAreaMany),
                ElementKind::Relation => (Word::MapRelationOne, Word::MapRelationMany),
            };
            (number > 0).then(|| view! { <li>{count(one, many, number)}</li> })
        })
        .collect();
    if counts.is_empty() {
        view! { <p>{text(Word::MapPreviewNothing)}</p> }.into_any()
    } else {
        view! { <ul class="import-counts">{counts}</ul> }.into_any()
    }
}

fn left_out(import: &GeoJsonImport, fitting: &Fitting) -> Option<AnyView> {
    if let Some((_, refusal)) = no_room(fitting) {
        return Some(unreadable(vocabulary::refusal(refusal), Word::MapReadNothing));
    }
    let all = import.skipped.len() + fitting.refused.len();
    (all > 0).then(|| {
        let skipped = import.skipped.iter().map(reasons::skipped);
        let refused = fitting.refused.iter().map(|(place, refusal)| {
            let shape = import.shapes.get(*place);
            reasons::refused(shape.map_or("", |shape| &shape.place), refusal)
        });
        let named: Vec<String> = skipped.chain(refused).take(NAMED).collect();
        let left = (all - named.len()).to_string();
        let more = (all > NAMED).then(|| fill(Word::MapPreviewSkippedMore, &[("n", &left)]));
        let summary = count(Word::MapPreviewSkippedOne, Word::MapPreviewSkippedMany, all);
        import::left_out(summary, named, more)
    })
}

/// That the document has no room for all of it; then nothing is taken in.
fn no_room(fitting: &Fitting) -> Option<&(usize, Refusal)> {
    let mut refused = fitting.refused.iter();
    refused.find(|(_, refusal)| *refusal == Refusal::TooManyRecords)
}

/// What takes the elements in and shows them on the map; `None` if there are none, or no room for all.
fn take_in(desk: Desk, fitting: Fitting) -> Option<Box<dyn Fn()>> {
    if fitting.records.is_empty() || no_room(&fitting).is_some() {
        return None;
    }
    let records = fitting.records;
    Some(Box::new(move || {
        let boxes = elements(&records).filter_map(|element| BoundingBox::of(element.geometry.as_ref()?));
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
    }))
}
