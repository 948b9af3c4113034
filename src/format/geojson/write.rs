//! Writes shapes as GeoJSON: the same shapes always give the same text.

use serde_json::{Map, Number, Value};

use super::feature_id::FeatureId;
use super::read::has_different;
use crate::domain::json;
use crate::domain::records::structure_map::Shape;
use crate::domain::values::{
    geometry::{Geometry, Position},
    rings::polygons,
};
use crate::format::reference_system::ReferenceSystem;

/// A shape to write.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportedShape {
    /// The feature's `id`.
    pub id: FeatureId,
    /// Where it lies.
    pub geometry: Geometry,
    /// The feature's properties; they are written in the order of their names.
    pub properties: Map<String, Value>,
}

/// Why shapes can't be written in the system that was asked for.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("shape {shape}: ({longitude}, {latitude}) can't be written in the reference system")]
pub struct WriteError {
    /// The place of the shape among those to write.
    pub shape: usize,
    /// Degrees east.
    pub longitude: f64,
    /// Degrees north.
    pub latitude: f64,
}

/// Seven decimals of a degree are about a centimetre.
const DEGREE_STEPS: f64 = 1e7;
/// Metres are rounded to millimetres.
const METRE_STEPS: f64 = 1e3;

/// Writes a FeatureCollection, one feature a line.
///
/// In WGS 84 it follows RFC 7946: longitude first, seven decimals, outlines counter-clockwise and holes clockwise. In
/// any other system it has easting first, millimetres, and a `crs` member as QGIS writes and reads it.
///
/// # Errors
/// [`WriteError`] names the first shape with a position that the system has no place for.
pub fn write(shapes: &[ExportedShape], system: ReferenceSystem) -> Result<String, WriteError> {
    let mut text = String::from("{\"type\":\"FeatureCollection\",");
    if system != ReferenceSystem::Wgs84 {
        text.push_str(r#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::"#);
        text.push_str(&system.epsg().to_string());
        text.push_str(r#""}},"#);
    }
    text.push_str("\"features\":[");
    for (index, shape) in shapes.iter().enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        write_feature(&mut text, shape, system).map_err(|position| WriteError {
            shape: index,
            longitude: position.longitude,
            latitude: position.latitude,
        })?;
    }
    text.push_str("\n]}\n");
    Ok(text)
}

/// Fails with the position that has no place in the system.
type WriteResult = Result<(), Position>;

fn write_feature(text: &mut String, shape: &ExportedShape, system: ReferenceSystem) -> WriteResult {
    text.push_str("{\"type\":\"Feature\",\"id\":");
    match shape.id.value() {
        Value::String(id) => json::write_text(id.as_str(), text),
        number => text.push_str(&number.to_string()),
    }
    text.push_str(",\"geometry\":");
    write_geometry(text, &shape.geometry, system)?;
    text.push_str(",\"properties\":");
    json::write_object(&shape.properties, text);
    text.push('}');
    Ok(())
}

/// Writes a geometry; fails with the first position that the system has no place for.
fn write_geometry(text: &mut String, geometry: &Geometry, system: ReferenceSystem) -> WriteResult {
    let parts = rounded_parts(geometry, system)?;
    let (one, several) = match geometry {
        Geometry::Point(_) => ("Point", "MultiPoint"),
        Geometry::Line(_) => ("LineString", "MultiLineString"),
        Geometry::Area(_) => ("Polygon", "MultiPolygon"),
    };
    text.push_str("{\"type\":\"");
    text.push_str(if parts.len() == 1 { one } else { several });
    text.push_str("\",\"coordinates\":");
    let write_part = |text: &mut String, lines: &Vec<Vec<[f64; 2]>>| match geometry {
        Geometry::Point(_) => lines
            .iter()
            .flatten()
            .for_each(|position| write_position(text, *position)),
        Geometry::Line(_) => lines.iter().for_each(|line| write_line(text, line)),
        Geometry::Area(_) => write_list(text, lines, |text, ring| write_line(text, ring)),
    };
    match parts.as_slice() {
        [part] => write_part(text, part),
        parts => write_list(text, parts, write_part),
    }
    text.push('}');
    Ok(())
}

/// The parts of a geometry as files have them: each the one position of a point, a strand, or the outline of a polygon with its holes, with their
/// first positions repeated.
pub(in crate::format) fn rounded_parts(
    geometry: &Geometry,
    system: ReferenceSystem,
) -> Result<Vec<Vec<Vec<[f64; 2]>>>, Position> {
    match geometry {
        Geometry::Point(position) => Ok(vec![vec![vec![rounded(*position, system)?]]]),
        Geometry::Line(strands) => {
            let strands = sound_lines(strands, system, Shape::Line)?;
            Ok(strands.into_iter().map(|strand| vec![strand]).collect())
        }
        Geometry::Area(rings) => {
            let rings = sound_lines(rings, system, Shape::Area)?;
            // How they lie in each other is told by the rounded numbers, and with all turned one way, so that it is the same when they are
            // read and written again.
            let turned = rings.iter().map(|ring| {
                let mut ring = closed(ring.clone(), true);
                ring.pop();
                ring.into_iter().map(Position::from).collect()
            });
            let flat: Vec<Vec<Position>> = turned.collect();
            let polygon = |places: Vec<usize>| {
                let rings = places
                    .into_iter()
                    .enumerate()
                    .filter_map(|(place, ring)| Some((place, rings.get(ring)?.clone())));
                rings.map(|(place, ring)| closed(ring, place == 0)).collect()
            };
            Ok(polygons(&flat).into_iter().map(polygon).collect())
        }
    }
}

/// Whether a geometry is still a line or an area when its positions are rounded as the file has them. One that is smaller than about a
/// centimetre is not, and could not be read back. What has no place in the system is left to [`write`] to tell.
pub fn keeps_extent(geometry: &Geometry, system: ReferenceSystem) -> bool {
    rounded_parts(geometry, system).map_or(true, |parts| !parts.is_empty())
}

/// Strands or rings as they are written: without those of which nothing is left.
fn sound_lines(lines: &[Vec<Position>], system: ReferenceSystem, shape: Shape) -> Result<Vec<Vec<[f64; 2]>>, Position> {
    let mut sound = Vec::with_capacity(lines.len());
    for line in lines {
        let line = all_rounded(line, system)?;
        if has_different(&line, shape.fewest_positions()) {
            sound.push(line);
        }
    }
    Ok(sound)
}

fn write_line(text: &mut String, positions: &[[f64; 2]]) {
    write_list(text, positions, |text, position| write_position(text, *position));
}

fn write_list<T>(text: &mut String, items: &[T], write: impl Fn(&mut String, &T)) {
    text.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        write(text, item);
    }
    text.push(']');
}

fn write_position(text: &mut String, values: [f64; 2]) {
    write_list(text, &values, |text, value| {
        // What has been rounded is a number.
        if let Some(number) = Number::from_f64(*value) {
            text.push_str(&number.to_string());
        }
    });
}

fn all_rounded(positions: &[Position], system: ReferenceSystem) -> Result<Vec<[f64; 2]>, Position> {
    positions.iter().map(|position| rounded(*position, system)).collect()
}

/// A position as the file has it; fails with one that has no place in the system.
fn rounded(position: Position, system: ReferenceSystem) -> Result<[f64; 2], Position> {
    let steps = if system == ReferenceSystem::Wgs84 {
        DEGREE_STEPS
    } else {
        METRE_STEPS
    };
    let values = system.of_position(position).ok_or(position)?;
    // Adding zero turns −0 into 0, so that one place has one text.
    let values = values.map(|value| (value * steps).round() / steps + 0.0);
    if values.iter().all(|value| value.is_finite()) {
        Ok(values)
    } else {
        Err(position)
    }
}

/// The ring with its first position repeated, turned as the right-hand rule has it and still starting where it did. Which way it turns
/// is told by the rounded numbers, so that it is the same when they are read and written again.
fn closed(mut ring: Vec<[f64; 2]>, is_outline: bool) -> Vec<[f64; 2]> {
    let Some(first) = ring.first().copied() else {
        return ring;
    };
    let area = doubled_area(&ring, first);
    // A ring without area has no direction and stays as it is.
    let is_against_the_rule = if is_outline { area < 0.0 } else { area > 0.0 };
    if is_against_the_rule {
        ring.reverse();
        ring.rotate_right(1);
    }
    ring.push(first);
    ring
}

/// Twice the signed area in the file's own units: above zero for a ring that runs counter-clockwise. Reckoned from a corner,
/// since small rings would otherwise drown in rounding.
fn doubled_area(ring: &[[f64; 2]], corner: [f64; 2]) -> f64 {
    let from_corner = |[x, y]: &[f64; 2]| (x - corner[0], y - corner[1]);
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(a, b)| {
            let ((ax, ay), (bx, by)) = (from_corner(a), from_corner(b));
            ax * by - bx * ay
        })
        .sum()
}
