//! What a GeoJSON file contains, shown before anything of it is taken in.

use leptos::prelude::*;

use super::{
    desk::{Desk, Pane, ReadFile},
    reasons,
};
use crate::{
    app::{
        components::import::{self, Import, ImportPreview, TITLE_ID, unreadable},
        interface::route::Route,
        text::words::{Word, count, fill, text},
    },
    domain::{
        records::structure_map::{ElementKind, StructureElement},
        values::{extent::BoundingBox, id::RecordId},
    },
    edit::command::Command,
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
    desk.import.set(Some(ReadFile { name: file.name, read }));
    desk.show_pane(Pane::Table);
    request_animation_frame(|| {
        page::focus(TITLE_ID);
    });
}

/// What the file contains and what would become of it.
pub fn preview(desk: Desk) -> AnyView {
    let Some(ReadFile { name, read }) = desk.import.get_untracked() else {
        return ().into_any();
    };
    let close = Box::new(move || desk.import.set(None));
    let named = |word| fill(word, &[("name", &name)]);
    match read {
        Err(error) => ImportPreview {
            title: named(Word::MapReadFailed),
            content: unreadable(reasons::geojson(&error), Word::MapReadNothing),
            confirm: None,
            cancel: (Word::MapBackToTable, close),
        },
        Ok(import) => {
            let elements = plan(desk, &import);
            let content = view! {
                {facts(&import, &elements)}
                {left_out(&import)}
            };
            ImportPreview {
                title: named(Word::MapPreview),
                content: content.into_any(),
                confirm: take_in(desk, elements).map(|take_in| (Word::MapPreviewImport, take_in)),
                cancel: (Word::MapPreviewCancel, close),
            }
        }
    }
    .view()
}

type Elements = Vec<(RecordId, StructureElement)>;

fn plan(desk: Desk, import: &GeoJsonImport) -> Elements {
    desk.app
        .workspace
        .now(|document, _| {
            structure_map::from_shapes(
                &import.shapes,
                document.last_order::<StructureElement>(),
                |id| document.record(id).is_none(),
                random::new_id,
            )
        })
        .unwrap_or_default()
}

fn facts(import: &GeoJsonImport, elements: &Elements) -> AnyView {
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
        {adds(elements)}
        {kept}
    };
    import::facts(vec![
        (Word::MapPreviewSystem, system.into_any()),
        (Word::MapPreviewAdds, added.into_any()),
    ])
}

fn adds(elements: &Elements) -> AnyView {
    let counts: Vec<_> = ElementKind::ALL
        .iter()
        .filter_map(|kind| {
            let number = elements.iter().filter(|(_, element)| element.element == *kind).count();
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

fn left_out(import: &GeoJsonImport) -> Option<AnyView> {
    let all = import.skipped.len();
    (all > 0).then(|| {
        let skipped = import.skipped.iter().take(NAMED);
        let left = (all - skipped.len()).to_string();
        let more = (all > NAMED).then(|| fill(Word::MapPreviewSkippedMore, &[("n", &left)]));
        let summary = count(Word::MapPreviewSkippedOne, Word::MapPreviewSkippedMany, all);
        import::left_out(summary, skipped.map(reasons::skipped).collect(), more)
    })
}

/// What takes the elements in and shows them on the map; `None` if there are none.
fn take_in(desk: Desk, elements: Elements) -> Option<Box<dyn Fn()>> {
    if elements.is_empty() {
        return None;
    }
    Some(Box::new(move || {
        let boxes = elements
            .iter()
            .filter_map(|(_, element)| BoundingBox::of(element.geometry.as_ref()?));
        let bounds = boxes.reduce(BoundingBox::union);
        let records = elements
            .iter()
            .map(|(id, element)| (id.clone(), element.clone().into()));
        let import = Import {
            command: Command::Import(records.collect()),
            summary: count(Word::MapImportedOne, Word::MapImportedMany, elements.len()),
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
