//! Reads any bytes as GeoJSON: the shapes in WGS 84, what was left out and why, and how positions were understood.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::error::{GeoJsonError, SkipReason, SkippedPart};
use super::feature_id::FeatureId;
use super::parse::{Parsed, parse};
use super::place::with_index;
use super::raw::{Owner, RawGeometry, RawLine, RawShape};
use super::recognise::{Census, Fit, RecognisedBy, Recognition};
use super::shapes::Shapes;
use crate::domain::records::structure_map::{MOST_POSITIONS, Shape};
use crate::domain::values::{
    extent::BoundingBox,
    geometry::{Geometry, Position},
};
use crate::format::reference_system::ReferenceSystem;

/// One shape of a file, in WGS 84.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedShape {
    /// Path to its coordinates in the file, such as `features[3].geometry.coordinates[0]`.
    pub place: String,
    /// The feature's `id`. Parts of one feature share it.
    pub id: Option<FeatureId>,
    /// Where it lies. Rings don't repeat their first position.
    pub geometry: Geometry,
    /// The feature's properties, shared by its parts.
    pub properties: Arc<Map<String, Value>>,
}

/// What a file contained.
#[derive(Clone, Debug, PartialEq)]
pub struct GeoJsonImport {
    /// What was read, in the file's order.
    pub shapes: Vec<ImportedShape>,
    /// What was left out: first what could not be taken apart, then what does not hold together, each in the file's
    /// order.
    pub skipped: Vec<SkippedPart>,
    /// How many positions had a third value (a height), which was dropped.
    pub dropped_third_values: usize,
    /// How positions were understood.
    pub recognition: Recognition,
    /// Whose shapes were left out when they were placed.
    unplaced: Vec<Owner>,
    /// What it was made of, to be made anew when positions are understood in another way.
    source: Arc<Source>,
}

/// A file's shapes with its own numbers, and what these can be.
#[derive(Debug, PartialEq)]
struct Source {
    found: Shapes,
    census: Census,
    is_windows_1252: bool,
}

/// Reads GeoJSON from any bytes: in UTF-8 or UTF-16 with or without a byte order mark, or in Windows-1252; one object, or one a line;
/// and Esri JSON.
///
/// # Errors
/// [`GeoJsonError`] where the file as a whole can't be read. What is wrong with single shapes is in
/// [`GeoJsonImport::skipped`].
pub fn read(bytes: &[u8]) -> Result<GeoJsonImport, GeoJsonError> {
    read_near(bytes, None)
}

/// Reads GeoJSON whose positions most likely lie in a county: of several readings that fit, that one is taken in which they do.
///
/// # Errors
/// As [`read`].
pub fn read_near(bytes: &[u8], county: Option<BoundingBox>) -> Result<GeoJsonImport, GeoJsonError> {
    let Parsed { mut root, not_utf_8 } = parse(bytes)?;
    let found = Shapes::collect(&mut root).map_err(|error| match (error, not_utf_8) {
        // What is in another coding and no GeoJSON either was not meant as text.
        (GeoJsonError::NotGeoJson { .. }, Some(at)) => GeoJsonError::NotText { at },
        (error, _) => error,
    })?;
    drop(root);
    let (census, first) = take_census(&found, county);
    let named = found.named.as_ref().map(|(system, _)| *system);
    let recognition = census
        .recognise(named, found.is_family)
        .ok_or_else(|| outside_every_system(named, first.unwrap_or_default()))?;
    let is_windows_1252 = not_utf_8.is_some();
    let source = Source {
        found,
        census,
        is_windows_1252,
    };
    Ok(GeoJsonImport::of(Arc::new(source), recognition))
}

impl GeoJsonImport {
    /// The same file, with its positions understood as somebody has chosen.
    pub fn read_as(&self, system: ReferenceSystem, axes_swapped: bool) -> Self {
        let recognition = Recognition {
            system,
            recognised_by: RecognisedBy::Choice,
            axes_swapped,
        };
        Self::of(Arc::clone(&self.source), recognition)
    }

    /// How many positions the file has.
    pub fn positions(&self) -> usize {
        self.source.census.positions()
    }

    /// How many of the file's positions fit one way to read them.
    pub fn fit(&self, system: ReferenceSystem, axes_swapped: bool) -> Fit {
        self.source.census.fit(system, axes_swapped)
    }

    /// The properties of each feature that has shapes, in the file's order.
    pub fn properties(&self) -> impl Iterator<Item = &Map<String, Value>> + Clone {
        let shapes = self.source.found.shapes.iter();
        let features = shapes.map(|shape| &shape.owner.properties);
        let mut before = None;
        // Parts of one feature share them, and lie beside each other.
        features.filter_map(move |properties| {
            let is_new = before
                .replace(properties)
                .is_none_or(|before| !Arc::ptr_eq(before, properties));
            is_new.then_some(&**properties)
        })
    }

    /// How many features were read as several shapes, and as how many.
    pub fn split(&self) -> (usize, usize) {
        let features = self
            .shapes
            .chunk_by(|one, other| Arc::ptr_eq(&one.properties, &other.properties));
        let split = features.filter(|parts| parts.len() > 1);
        split.fold((0, 0), |(features, shapes), parts| (features + 1, shapes + parts.len()))
    }

    /// The ids and the properties of the features that no shape could be read of.
    pub fn without_shape(&self) -> impl Iterator<Item = (Option<&FeatureId>, &Map<String, Value>)> {
        let collected = &self.source.found.without_shape;
        let all = collected.iter().chain(&self.unplaced);
        all.map(|owner| (owner.id.as_ref(), &*owner.properties))
    }

    /// Whether no number of the file has more decimals than so many.
    pub fn has_decimals(&self, decimals: i32) -> bool {
        let steps = 10_f64.powi(decimals);
        let is_rounded = |value: &f64| (value * steps).round() / steps == *value;
        let all = self.source.found.shapes.iter();
        all.flat_map(|shape| shape.geometry.positions())
            .flatten()
            .all(is_rounded)
    }

    /// The names of members of features and of the collection that nothing is made of: neither fields nor properties.
    pub fn dropped_members(&self) -> Vec<&str> {
        self.source.found.dropped_members.iter().map(String::as_str).collect()
    }

    /// Whether the file is not in UTF-8, as it should be, and was read as Windows-1252.
    pub fn is_windows_1252(&self) -> bool {
        self.source.is_windows_1252
    }

    fn of(source: Arc<Source>, recognition: Recognition) -> Self {
        let found = &source.found;
        let mut shapes = Vec::with_capacity(found.shapes.len());
        let mut skipped = found.skipped.clone();
        let mut unplaced = Vec::new();
        for shape in &found.shapes {
            match place_shape(shape, recognition, &mut skipped) {
                Ok(geometry) if geometry.position_count() > MOST_POSITIONS => {
                    unplaced.push(shape.owner.clone());
                    skipped.push(SkippedPart {
                        place: shape.place.clone(),
                        reason: SkipReason::TooManyPositions(geometry.position_count()),
                    });
                }
                Ok(geometry) => shapes.push(ImportedShape {
                    place: shape.place.clone(),
                    id: shape.owner.id.clone(),
                    geometry,
                    properties: Arc::clone(&shape.owner.properties),
                }),
                Err(unsound) => {
                    unplaced.push(shape.owner.clone());
                    skipped.push(unsound);
                }
            }
        }
        Self {
            shapes,
            skipped,
            unplaced,
            dropped_third_values: found.dropped_third_values,
            recognition,
            source,
        }
    }
}

/// Counts what the positions can be, and finds the first of them with the place of its shape.
fn take_census(found: &Shapes, county: Option<BoundingBox>) -> (Census, Option<(String, [f64; 2])>) {
    let mut census = Census::new(county);
    let mut first = None;
    for shape in &found.shapes {
        let mut count = |position: &[f64; 2]| {
            first.get_or_insert_with(|| (shape.place.clone(), *position));
            census.count(*position);
        };
        shape.geometry.positions().for_each(&mut count);
    }
    (census, first)
}

fn outside_every_system(named: Option<ReferenceSystem>, first: (String, [f64; 2])) -> GeoJsonError {
    let (place, [x, y]) = first;
    match named {
        Some(system) => GeoJsonError::PositionsOutsideNamedSystem { system, place, x, y },
        None => GeoJsonError::UnrecognisedReferenceSystem { place, x, y },
    }
}

/// Takes a shape to WGS 84 and to our form. Parts that don't hold together are added to `skipped`, but for the last one there is.
fn place_shape(
    shape: &RawShape,
    recognition: Recognition,
    skipped: &mut Vec<SkippedPart>,
) -> Result<Geometry, SkippedPart> {
    match &shape.geometry {
        RawGeometry::Point(values) => Ok(Geometry::Point(place_position(*values, recognition, || {
            shape.place.clone()
        })?)),
        RawGeometry::Line(strands) => {
            let sound = sound_parts(strands, skipped, |strand| {
                let line = place_line(strand, recognition)?;
                whole(line, strand, Shape::Line)
            });
            sound.map(Geometry::Line)
        }
        RawGeometry::Area(polygons) => {
            let mut unsound_holes = Vec::new();
            let sound = sound_parts(polygons, skipped, |rings| {
                let mut placed = Vec::with_capacity(rings.len());
                for (index, raw) in rings.iter().enumerate() {
                    let mut ring = place_line(raw, recognition)?;
                    if ring.len() > 1 && ring.first() == ring.last() {
                        ring.pop();
                    }
                    match whole(ring, raw, Shape::Area) {
                        Ok(ring) => placed.push(ring),
                        Err(unsound) if index == 0 => return Err(unsound),
                        Err(unsound) => unsound_holes.push(unsound),
                    }
                }
                Ok(placed)
            });
            skipped.append(&mut unsound_holes);
            sound.map(|polygons| Geometry::Area(polygons.into_iter().flatten().collect()))
        }
    }
}

/// The parts of a shape that can be read. Those that can't be are skipped; where none can, the last says why.
fn sound_parts<Raw, Placed>(
    parts: &[Raw],
    skipped: &mut Vec<SkippedPart>,
    mut place: impl FnMut(&Raw) -> Result<Placed, SkippedPart>,
) -> Result<Vec<Placed>, SkippedPart> {
    let mut sound = Vec::with_capacity(parts.len());
    let mut last = None;
    for part in parts {
        match place(part) {
            Ok(part) => sound.push(part),
            Err(unsound) => skipped.extend(last.replace(unsound)),
        }
    }
    match last {
        Some(unsound) if sound.is_empty() => Err(unsound),
        last => {
            skipped.extend(last);
            Ok(sound)
        }
    }
}

fn place_position(
    [x, y]: [f64; 2],
    recognition: Recognition,
    place: impl Fn() -> String,
) -> Result<Position, SkippedPart> {
    recognition.position([x, y]).ok_or_else(|| SkippedPart {
        place: place(),
        reason: SkipReason::PositionOutOfRange { x, y },
    })
}

fn place_line(line: &RawLine, recognition: Recognition) -> Result<Vec<Position>, SkippedPart> {
    let place = |(index, values): (usize, &[f64; 2])| {
        place_position(*values, recognition, || with_index(line.place.clone(), index))
    };
    line.positions.iter().enumerate().map(place).collect()
}

/// The line, where enough of its positions differ for its shape.
fn whole(line: Vec<Position>, raw: &RawLine, shape: Shape) -> Result<Vec<Position>, SkippedPart> {
    if has_different(&line, shape.fewest_positions()) {
        return Ok(line);
    }
    Err(SkippedPart {
        place: raw.place.clone(),
        reason: if shape == Shape::Area {
            SkipReason::RingTooShort
        } else {
            SkipReason::LineTooShort
        },
    })
}

/// Whether at least `wanted` positions differ from each other; `wanted` is small, so the scan is short.
pub(super) fn has_different<T: PartialEq>(positions: &[T], wanted: usize) -> bool {
    let mut different: Vec<&T> = Vec::with_capacity(wanted);
    for position in positions {
        if !different.contains(&position) {
            different.push(position);
        }
        if different.len() >= wanted {
            return true;
        }
    }
    false
}
