//! Writes shapes as GeoJSON: the same shapes always give the same text.

use serde_json::{Map, Number, Value};

use crate::domain::json;
use crate::domain::values::{
    geometry::{Geometry, Position},
    rings::polygons,
};
use crate::format::reference_system::ReferenceSystem;

/// A shape to write.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportedShape {
    /// The feature's `id`.
    pub id: String,
    /// Where it lies.
    pub geometry: Geometry,
    /// The feature's properties; they are written in the order of their names.
    pub properties: Map<String, Value>,
}

/// Why shapes can't be written in the system that was asked for.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("shape {id}: ({longitude}, {latitude}) can't be written in the reference system")]
pub struct WriteError {
    /// The shape.
    pub id: String,
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
            id: shape.id.clone(),
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
    json::write_text(shape.id.as_str(), text);
    text.push_str(",\"geometry\":{\"type\":");
    match &shape.geometry {
        Geometry::Point(position) => {
            text.push_str("\"Point\",\"coordinates\":");
            write_position(text, *position, system)?;
        }
        Geometry::Line(strands) => match strands.as_slice() {
            [line] => {
                text.push_str("\"LineString\",\"coordinates\":");
                write_line(text, line, system)?;
            }
            strands => {
                text.push_str("\"MultiLineString\",\"coordinates\":");
                write_list(text, strands, |text, _, strand| write_line(text, strand, system))?;
            }
        },
        Geometry::Area(rings) => {
            let write_polygon = |text: &mut String, polygon: &Vec<usize>| {
                write_list(text, polygon, |text, place, ring| {
                    write_line(text, &closed(&rings[*ring], place == 0), system)
                })
            };
            match polygons(rings).as_slice() {
                [polygon] => {
                    text.push_str("\"Polygon\",\"coordinates\":");
                    write_polygon(text, polygon)?;
                }
                polygons => {
                    text.push_str("\"MultiPolygon\",\"coordinates\":");
                    write_list(text, polygons, |text, _, polygon| write_polygon(text, polygon))?;
                }
            }
        }
    }
    text.push_str("},\"properties\":");
    json::write_object(&shape.properties, text);
    text.push('}');
    Ok(())
}

fn write_line(text: &mut String, positions: &[Position], system: ReferenceSystem) -> WriteResult {
    write_list(text, positions, |text, _, position| {
        write_position(text, *position, system)
    })
}

fn write_list<T>(text: &mut String, items: &[T], write: impl Fn(&mut String, usize, &T) -> WriteResult) -> WriteResult {
    text.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        write(text, index, item)?;
    }
    text.push(']');
    Ok(())
}

fn write_position(text: &mut String, position: Position, system: ReferenceSystem) -> WriteResult {
    let steps = if system == ReferenceSystem::Wgs84 {
        DEGREE_STEPS
    } else {
        METRE_STEPS
    };
    let values = system.of_position(position).ok_or(position)?;
    let numbers = values.map(|value| Number::from_f64(rounded(value, steps)));
    let [Some(first), Some(second)] = numbers else {
        return Err(position);
    };
    text.push('[');
    text.push_str(&first.to_string());
    text.push(',');
    text.push_str(&second.to_string());
    text.push(']');
    Ok(())
}

fn rounded(value: f64, steps: f64) -> f64 {
    // Adding zero turns −0 into 0, so that one place has one text.
    (value * steps).round() / steps + 0.0
}

/// The ring with its first position repeated, turned as the right-hand rule has it and still starting where it did.
fn closed(ring: &[Position], is_outline: bool) -> Vec<Position> {
    let Some((first, others)) = ring.split_first() else {
        return Vec::new();
    };
    let mut positions = Vec::with_capacity(ring.len() + 1);
    positions.push(*first);
    positions.extend_from_slice(others);
    let area = doubled_area(ring, *first);
    // A ring without area has no direction and stays as it is.
    let is_against_the_rule = if is_outline { area < 0.0 } else { area > 0.0 };
    if is_against_the_rule {
        positions.reverse();
        positions.rotate_right(1);
    }
    positions.push(*first);
    positions
}

/// Twice the signed area in square degrees: above zero for a ring that runs counter-clockwise. Reckoned from a corner,
/// since small rings would otherwise drown in rounding.
fn doubled_area(ring: &[Position], corner: Position) -> f64 {
    let from_corner = |position: &Position| {
        (
            position.longitude - corner.longitude,
            position.latitude - corner.latitude,
        )
    };
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(a, b)| {
            let ((ax, ay), (bx, by)) = (from_corner(a), from_corner(b));
            ax * by - bx * ay
        })
        .sum()
}
