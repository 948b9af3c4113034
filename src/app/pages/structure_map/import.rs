//! What a GeoJSON file holds, shown before anything of it is taken in.

use leptos::prelude::*;

use super::{
    desk::{Desk, Pane, ReadFile},
    reasons,
};
use crate::{
    app::{
        components::icon::icon,
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

/// Reads a file and shows what it holds.
pub fn look_at(desk: Desk, file: GivenFile) {
    let read = geojson::read(&file.bytes);
    desk.import.set(Some(ReadFile {
        name: file.name,
        read,
    }));
    desk.show_pane(Pane::Table);
    request_animation_frame(|| {
        page::focus("import-title");
    });
}

/// What the file holds and what would come of it.
pub fn preview(desk: Desk) -> AnyView {
    let Some(ReadFile { name, read }) = desk.import.get_untracked() else {
        return ().into_any();
    };
    let close = move |_| desk.import.set(None);
    match read {
        Err(error) => view! {
            <section class="stack">
                <h2 class="side-title" id="import-title" tabindex="-1">{fill(Word::MapReadFailed, &[("name", &name)])}</h2>
                <div class="note" data-kind="error" role="alert">{icon("alert-triangle")}<div><p>{reasons::geojson(&error)}</p><p>{text(Word::MapReadNothing)}</p></div></div>
                <p class="actions"><button type="button" id="import-cancel" on:click=close>{text(Word::MapBackToTable)}</button></p>
            </section>
        }
        .into_any(),
        Ok(import) => {
            let elements = plan(desk, &import);
            view! {
                <section class="stack">
                    <h2 class="side-title" id="import-title" tabindex="-1">{fill(Word::MapPreview, &[("name", &name)])}</h2>
                    {facts(&import, &elements)}
                    {left_out(&import)}
                    <p class="actions">{import_button(desk, elements)}<button type="button" id="import-cancel" on:click=close>{text(Word::MapPreviewCancel)}</button></p>
                </section>
            }
            .into_any()
        }
    }
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

fn facts(import: &GeoJsonImport, elements: &Elements) -> impl IntoView + use<> {
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
        let told = count(
            Word::MapPreviewHeightsOne,
            Word::MapPreviewHeightsMany,
            heights,
        );
        view! { <p>{told}</p> }
    });
    let kept = import
        .shapes
        .iter()
        .any(|shape| !shape.properties.is_empty())
        .then(|| view! { <p class="help">{text(Word::MapPreviewKept)}</p> });
    view! {
        <dl class="import-facts">
            <dt>{text(Word::MapPreviewSystem)}</dt>
            <dd><p>{system}</p>{swapped}{heights}</dd>
            <dt>{text(Word::MapPreviewAdds)}</dt>
            <dd>{adds(elements)}{kept}</dd>
        </dl>
    }
}

fn adds(elements: &Elements) -> AnyView {
    let counts: Vec<_> = ElementKind::ALL
        .iter()
        .filter_map(|kind| {
            let number = elements
                .iter()
                .filter(|(_, element)| element.element == *kind)
                .count();
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

fn left_out(import: &GeoJsonImport) -> Option<impl IntoView + use<>> {
    let all = import.skipped.len();
    (all > 0).then(|| {
        let named: Vec<_> = import
            .skipped
            .iter()
            .take(NAMED)
            .map(|skipped| view! { <li>{reasons::skipped(skipped)}</li> })
            .collect();
        let more = (all > NAMED).then(|| {
            let told = fill(
                Word::MapPreviewSkippedMore,
                &[("n", &(all - NAMED).to_string())],
            );
            view! { <p>{told}</p> }
        });
        view! {
            <div class="note" data-kind="attention">{icon("info")}<div>
                <p>{count(Word::MapPreviewSkippedOne, Word::MapPreviewSkippedMany, all)}</p>
                <ul class="import-skipped">{named}</ul>
                {more}
            </div></div>
        }
    })
}

fn import_button(desk: Desk, elements: Elements) -> Option<impl IntoView> {
    let number = elements.len();
    let take_in = move |_| {
        let boxes = elements
            .iter()
            .filter_map(|(_, element)| BoundingBox::of(element.geometry.as_ref()?));
        let bounds = boxes.reduce(BoundingBox::union);
        let records = elements
            .iter()
            .map(|(id, element)| (id.clone(), element.clone().into()));
        if !desk
            .app
            .workspace
            .dispatch(&Command::Import(records.collect()))
        {
            return;
        }
        desk.import.set(None);
        page::go_to(&crate::app::interface::route::Route::StructureMap.to_hash());
        desk.app.notices.notify_undoable(count(
            Word::MapImportedOne,
            Word::MapImportedMany,
            number,
        ));
        if let Some(bounds) = bounds {
            desk.fit(bounds);
        }
    };
    (number > 0).then(|| {
        view! { <button type="button" class="primary" id="import-confirm" on:click=take_in>{icon("plus")}{text(Word::MapPreviewImport)}</button> }
    })
}
