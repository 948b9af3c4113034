//! Geometries that are put together into one: of lines alone or of areas alone they are one shape of several parts, of anything else a shape
//! each.

use serde_json::Value;

use super::error::{GeoJsonError, SkipReason, SkippedPart};
use super::place::Place;
use super::raw::{Owner, RawGeometry};
use super::shapes::{GEOMETRY_MEMBERS, Shapes, Walk};
use crate::domain::records::structure_map::Shape;

/// Reads a part from its coordinates.
type ReadPart<T> = fn(&mut Shapes, &Value, &Place) -> Result<T, SkippedPart>;

impl Shapes {
    /// The geometries of a collection; `place` is that of the list of them.
    pub(super) fn geometries(&mut self, collection: &Value, owner: &Owner, place: &Place) -> Walk {
        match form_of_all(collection) {
            Some(Shape::Line) => {
                let mut strands = Vec::new();
                self.gather(collection, place, Self::strand, &mut strands)?;
                self.add_parts(strands, RawGeometry::Line, owner, place)
            }
            Some(Shape::Area) => {
                let mut polygons = Vec::new();
                self.gather(collection, place, Self::rings_of, &mut polygons)?;
                self.add_parts(polygons, RawGeometry::Area, owner, place)
            }
            Some(Shape::Point) | None => self.each(collection.get(GEOMETRIES), place, |shapes, part, place| {
                shapes.geometry(part, owner, place)
            }),
        }
    }

    /// Gathers the parts of geometries that are all of one form.
    fn gather<T>(&mut self, collection: &Value, place: &Place, read: ReadPart<T>, found: &mut Vec<T>) -> Walk {
        self.each(collection.get(GEOMETRIES), place, |shapes, geometry, place| {
            shapes.note_system(geometry, place)?;
            shapes.note_members(geometry, &GEOMETRY_MEMBERS);
            let coordinates = geometry.get("coordinates");
            let at = place.member("coordinates");
            match (kind_of(geometry), coordinates) {
                ("GeometryCollection", _) => shapes.gather(geometry, &place.member(GEOMETRIES), read, found),
                ("LineString" | "Polygon", Some(part)) => {
                    match read(shapes, part, &at) {
                        Ok(part) => found.push(part),
                        Err(skipped) => shapes.skipped.push(skipped),
                    }
                    shapes.check_limits()
                }
                ("LineString" | "Polygon", None) => shapes.skip(&at, SkipReason::EmptyGeometry),
                _ => {
                    found.extend(shapes.parts(coordinates, &at, read)?);
                    Ok::<(), GeoJsonError>(())
                }
            }
        })
    }
}

const GEOMETRIES: &str = "geometries";

fn kind_of(geometry: &Value) -> &str {
    geometry.get("type").and_then(Value::as_str).unwrap_or_default()
}

/// The form that all geometries of a collection have; `None` if there are several, or others.
fn form_of_all(collection: &Value) -> Option<Shape> {
    let geometries = collection.get(GEOMETRIES)?.as_array()?;
    let mut forms = geometries.iter().map(|geometry| match kind_of(geometry) {
        "Point" | "MultiPoint" => Some(Shape::Point),
        "LineString" | "MultiLineString" => Some(Shape::Line),
        "Polygon" | "MultiPolygon" => Some(Shape::Area),
        "GeometryCollection" => form_of_all(geometry),
        _ => None,
    });
    let first = forms.next()??;
    forms.all(|form| form == Some(first)).then_some(first)
}
