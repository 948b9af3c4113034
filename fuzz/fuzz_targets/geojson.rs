//! R91: what is read of a foreign file becomes elements that are written, read back and written again the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::{
    domain::{
        records::{document::Document, structure_map::StructureElement},
        values::{
            geometry::{Geometry, Position},
            id::{Id, RecordId},
            order::Order,
        },
    },
    format::{
        envelope,
        geojson::{self, GeoJsonImport},
        reference_system::ReferenceSystem,
        structure_map::{self, Columns, Export},
    },
};

type Elements = Vec<(RecordId, StructureElement)>;

fuzz_target!(|bytes: &[u8]| {
    let Ok(import) = geojson::read(bytes) else {
        return;
    };
    let elements = elements(&import);
    kept_in_a_document(&elements);
    let written = written(&elements);
    let again = geojson::read(written.as_bytes()).expect("what is written can be read");
    if !is_as_written(&again, &elements) {
        return;
    }
    let same = self::elements(&again);
    assert_eq!(same.len(), elements.len());
    for ((_, one), (_, other)) in elements.iter().zip(&same) {
        assert_eq!(without_place(one), without_place(other), "{written}");
    }
    assert_eq!(self::written(&same), written);
});

fn elements(import: &GeoJsonImport) -> Elements {
    // As random as they are in the app, none of them is in the file.
    let is_in_file = |id: &RecordId| {
        let mut shapes = import.shapes.iter();
        shapes.any(|shape| shape.id.as_deref() == Some(id.as_str()))
    };
    let mut ids = (1..).map(RecordId::from_bits).filter(|id| !is_in_file(id));
    let new_id = || ids.next().expect("there is no end of ids");
    let columns = Columns::guess(import.properties());
    structure_map::from_shapes(&import.shapes, &columns, Order::default(), |_| true, new_id).elements
}

fn kept_in_a_document(elements: &Elements) {
    let records = elements
        .iter()
        .map(|(id, element)| (id.clone(), element.clone().into()));
    let document = Document::of(RecordId::from_bits(1), records);
    assert_eq!(document.len(), elements.len(), "two elements with one id");
    let kept = envelope::read(envelope::write(&document).as_bytes());
    assert_eq!(kept.as_ref(), Ok(&document));
}

fn written(elements: &Elements) -> String {
    let elements: Vec<_> = elements
        .iter()
        .map(|(id, element)| (Id::of(id.clone()), element))
        .collect();
    let export = Export {
        system: ReferenceSystem::Wgs84,
        is_styled: false,
    };
    // What is smaller than the last decimal is left out.
    let records = elements
        .iter()
        .map(|(id, element)| (id.raw().clone(), (*element).clone().into()));
    let document = Document::of(RecordId::from_bits(1), records);
    let (shapes, left_out) = structure_map::to_shapes(&document, &elements, export);
    assert_eq!(shapes.len() + left_out, elements.len());
    geojson::write(&shapes, ReferenceSystem::Wgs84).expect("WGS 84 has a place for every position")
}

/// Seven decimals can make two positions one, so that a very small shape is none any more; and what is left of a file can
/// lie where Sweden would, were its axes swapped.
fn is_as_written(again: &GeoJsonImport, elements: &Elements) -> bool {
    let is_small = |(_, element): &(RecordId, StructureElement)| match &element.geometry {
        Some(Geometry::Line(strands)) => strands.iter().any(|strand| different(strand) < 2),
        Some(Geometry::Area(rings)) => rings.iter().any(|ring| different(ring) < 3 || doubled(ring)),
        _ => false,
    };
    let is_small = elements.iter().any(is_small);
    assert!(is_small || again.skipped.is_empty(), "{:?}", again.skipped);
    !is_small && !again.recognition.axes_swapped
}

/// How many positions differ when they are written, at most three.
fn different(positions: &[Position]) -> usize {
    let mut found: Vec<[i64; 2]> = Vec::new();
    for position in positions {
        let rounded = rounded(position);
        if !found.contains(&rounded) {
            found.push(rounded);
        }
        if found.len() == 3 {
            break;
        }
    }
    found.len()
}

/// Whether a ring that is not closed would be when it is written.
fn doubled(ring: &[Position]) -> bool {
    ring.first().map(rounded) == ring.last().map(rounded)
}

fn rounded(position: &Position) -> [i64; 2] {
    [position.longitude, position.latitude].map(|degrees| (degrees * 1e7).round() as i64)
}

fn without_place(element: &StructureElement) -> StructureElement {
    StructureElement {
        geometry: None,
        // The points have other ids where these are of the document's own; what is written says the same.
        from: None,
        to: None,
        ..element.clone()
    }
}
