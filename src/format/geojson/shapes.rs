//! Walks a parsed file and collects its shapes, with the values still in the file's reference system.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::error::{FoundValue, GeoJsonError, LimitKind, SkipReason, SkippedPart};
use super::esri;
use super::feature_id::FeatureId;
use super::place::{Place, shortened};
use super::raw::{Owner, RawGeometry, RawLine, RawShape};
use super::recognise::{NamedSystem, named_system};
use crate::format::reference_system::ReferenceSystem;

/// The most features that are read.
pub const MAX_FEATURES: usize = 20_000;
/// The most shapes, with what is left out counted too.
pub const MAX_SHAPES: usize = 50_000;
/// The most positions that are read.
pub const MAX_POSITIONS: usize = 500_000;

/// The most members that are named.
const MOST_MEMBERS: usize = 20;

/// The members of a geometry. A box around it says nothing that its positions don't.
pub(super) const GEOMETRY_MEMBERS: [&str; 5] = ["type", "coordinates", "geometries", "crs", "bbox"];

/// What has been found in a file so far.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Shapes {
    pub(super) shapes: Vec<RawShape>,
    pub(super) skipped: Vec<SkippedPart>,
    pub(super) dropped_third_values: usize,
    /// The names of members that nothing is made of, the first of them.
    pub(super) dropped_members: BTreeSet<String>,
    /// The features that no shape was collected of.
    pub(super) without_shape: Vec<Owner>,
    /// The reference system that the file names and where it does so first.
    pub(super) named: Option<(ReferenceSystem, String)>,
    /// Whether it names what several systems have in common.
    pub(super) is_family: bool,
    positions: usize,
}

pub(super) type Walk = Result<(), GeoJsonError>;

impl Shapes {
    /// Collects a whole file, whatever its root is.
    pub(super) fn collect(root: &mut Value) -> Result<Self, GeoJsonError> {
        let mut shapes = Self::default();
        match root {
            Value::Array(objects) if objects.iter().any(is_geojson) => shapes.list(objects)?,
            root if esri::is_esri(root) => shapes.esri(root)?,
            root => shapes.object(root, &Place::Root)?,
        }
        Ok(shapes)
    }

    /// Objects that lie beside each other: a file with one a line, or a list of features.
    fn list(&mut self, objects: &mut [Value]) -> Walk {
        if objects.len() > MAX_FEATURES {
            return Err(too_much(LimitKind::Features, MAX_FEATURES));
        }
        for (index, object) in objects.iter_mut().enumerate() {
            let place = Place::Root.item(index);
            if is_geojson(object) {
                self.object(object, &place)?;
            } else {
                self.skip(&place, SkipReason::NotAFeature)?;
            }
        }
        Ok(())
    }

    fn object(&mut self, object: &mut Value, place: &Place) -> Walk {
        match type_of(object) {
            "FeatureCollection" => self.collection(object, place),
            "Feature" => self.feature(object, place),
            _ if is_geojson(object) => self.geometry(object, &Owner::default(), place),
            _ => Err(not_geojson(object, place)),
        }
    }

    fn collection(&mut self, root: &mut Value, place: &Place) -> Walk {
        self.note_system(root, place)?;
        self.note_members(root, &["type", "features", "crs", "bbox"]);
        let place = place.member("features");
        let Some(features) = root.get_mut("features") else {
            return Err(not_geojson(&Value::Null, &place));
        };
        let Some(features) = features.as_array_mut() else {
            return Err(not_geojson(features, &place));
        };
        if features.len() > MAX_FEATURES {
            return Err(too_much(LimitKind::Features, MAX_FEATURES));
        }
        for (index, feature) in features.iter_mut().enumerate() {
            let place = place.item(index);
            if type_of(feature) == "Feature" {
                self.feature(feature, &place)?;
            } else {
                self.skip(&place, SkipReason::NotAFeature)?;
            }
        }
        Ok(())
    }

    fn feature(&mut self, feature: &mut Value, place: &Place) -> Walk {
        self.note_system(feature, place)?;
        self.note_members(feature, &["type", "id", "geometry", "properties", "crs", "bbox"]);
        let said = feature.get("id").filter(|id| !id.is_null());
        let id = said.and_then(FeatureId::of);
        if said.is_some() && id.is_none() {
            self.note_member("id");
        }
        let properties = match feature.get_mut("properties").map(Value::take) {
            Some(Value::Object(properties)) => properties,
            None | Some(Value::Null) => Map::new(),
            Some(_) => {
                self.skip(&place.member("properties"), SkipReason::PropertiesNotAnObject)?;
                Map::new()
            }
        };
        let owner = Owner {
            id,
            properties: Arc::new(properties),
        };
        let before = self.shapes.len();
        match feature.get("geometry") {
            None | Some(Value::Null) => self.skip(place, SkipReason::NoGeometry)?,
            Some(geometry) => self.geometry(geometry, &owner, &place.member("geometry"))?,
        }
        if self.shapes.len() == before {
            self.without_shape.push(owner);
        }
        Ok(())
    }

    pub(super) fn geometry(&mut self, geometry: &Value, owner: &Owner, place: &Place) -> Walk {
        self.note_system(geometry, place)?;
        let Some(kind) = geometry.get("type").and_then(Value::as_str) else {
            return self.skip(place, SkipReason::NoGeometry);
        };
        self.note_members(geometry, &GEOMETRY_MEMBERS);
        if kind == "GeometryCollection" {
            return self.geometries(geometry, owner, &place.member("geometries"));
        }
        let coordinates = geometry.get("coordinates");
        let place = &place.member("coordinates");
        match (kind, coordinates) {
            ("Point", Some(value)) => self.point(value, owner, place),
            ("LineString", Some(value)) => self.line(value, owner, place),
            ("Polygon", Some(value)) => self.area(value, owner, place),
            ("MultiPoint", value) => self.each(value, place, |shapes, part, place| shapes.point(part, owner, place)),
            ("MultiLineString", value) => self.lines(value, owner, place),
            ("MultiPolygon", value) => {
                let polygons = self.parts(value, place, Self::rings_of)?;
                self.add_parts(polygons, RawGeometry::Area, owner, place)
            }
            ("Point" | "LineString" | "Polygon", None) => self.skip(place, SkipReason::EmptyGeometry),
            (other, _) => self.skip(place, SkipReason::UnknownGeometryType(shortened(other))),
        }
    }

    pub(super) fn each(
        &mut self,
        parts: Option<&Value>,
        place: &Place,
        mut read: impl FnMut(&mut Self, &Value, &Place) -> Walk,
    ) -> Walk {
        match parts {
            None | Some(Value::Null) => self.skip(place, SkipReason::EmptyGeometry),
            Some(Value::Array(parts)) if parts.is_empty() => self.skip(place, SkipReason::EmptyGeometry),
            Some(Value::Array(parts)) => parts
                .iter()
                .enumerate()
                .try_for_each(|(index, part)| read(self, part, &place.item(index))),
            Some(_) => self.skip(place, SkipReason::NotAList),
        }
    }

    pub(super) fn point(&mut self, value: &Value, owner: &Owner, place: &Place) -> Walk {
        let read = if is_empty(value) {
            Err(empty(place))
        } else {
            self.position(value, place)
        };
        self.add(read.map(RawGeometry::Point), owner, place)
    }

    fn line(&mut self, value: &Value, owner: &Owner, place: &Place) -> Walk {
        let read = self.strand(value, place);
        self.add(read.map(|strand| RawGeometry::Line(vec![strand])), owner, place)
    }

    /// A line of several strands: one shape.
    pub(super) fn lines(&mut self, value: Option<&Value>, owner: &Owner, place: &Place) -> Walk {
        let strands = self.parts(value, place, Self::strand)?;
        self.add_parts(strands, RawGeometry::Line, owner, place)
    }

    fn area(&mut self, value: &Value, owner: &Owner, place: &Place) -> Walk {
        let read = self.rings_of(value, place);
        self.add(read.map(|rings| RawGeometry::Area(vec![rings])), owner, place)
    }

    pub(super) fn rings_of(&mut self, value: &Value, place: &Place) -> Result<Vec<RawLine>, SkippedPart> {
        let rings = list(value, place)?;
        let read_ring = |(index, ring)| self.strand(ring, &place.item(index));
        rings.iter().enumerate().map(read_ring).collect()
    }

    pub(super) fn strand(&mut self, value: &Value, place: &Place) -> Result<RawLine, SkippedPart> {
        let positions = self.positions(value, place)?;
        let place = place.path();
        Ok(RawLine { place, positions })
    }

    /// The parts of a shape that can be read; what can't be is skipped by itself.
    pub(super) fn parts<T>(
        &mut self,
        parts: Option<&Value>,
        place: &Place,
        read: fn(&mut Self, &Value, &Place) -> Result<T, SkippedPart>,
    ) -> Result<Vec<T>, GeoJsonError> {
        let mut found = Vec::new();
        self.each(parts, place, |shapes, part, place| {
            match read(shapes, part, place) {
                Ok(part) => found.push(part),
                Err(skipped) => shapes.skipped.push(skipped),
            }
            shapes.check_limits()
        })?;
        Ok(found)
    }

    /// Adds a shape of the parts that could be read. Of none there is nothing to add: each has said why.
    pub(super) fn add_parts<T>(
        &mut self,
        parts: Vec<T>,
        of_parts: fn(Vec<T>) -> RawGeometry,
        owner: &Owner,
        place: &Place,
    ) -> Walk {
        if parts.is_empty() {
            return Ok(());
        }
        self.add(Ok(of_parts(parts)), owner, place)
    }

    pub(super) fn positions(&mut self, value: &Value, place: &Place) -> Result<Vec<[f64; 2]>, SkippedPart> {
        let positions = list(value, place)?;
        let read = |(index, position)| self.position(position, &place.item(index));
        positions.iter().enumerate().map(read).collect()
    }

    fn position(&mut self, value: &Value, place: &Place) -> Result<[f64; 2], SkippedPart> {
        self.positions += 1;
        let numbers = value.as_array().map(Vec::as_slice).unwrap_or_default();
        if let [x, y, others @ ..] = numbers
            && let (Some(x), Some(y)) = (x.as_f64(), y.as_f64())
        {
            self.dropped_third_values += usize::from(!others.is_empty());
            return Ok([x, y]);
        }
        Err(SkippedPart {
            place: place.path(),
            reason: SkipReason::InvalidPosition,
        })
    }

    pub(super) fn add(&mut self, read: Result<RawGeometry, SkippedPart>, owner: &Owner, place: &Place) -> Walk {
        match read {
            Ok(geometry) => {
                let owner = owner.clone();
                self.shapes.push(RawShape {
                    place: place.path(),
                    owner,
                    geometry,
                });
            }
            Err(skipped) => self.skipped.push(skipped),
        }
        self.check_limits()
    }

    pub(super) fn skip(&mut self, place: &Place, reason: SkipReason) -> Walk {
        self.skipped.push(SkippedPart {
            place: place.path(),
            reason,
        });
        self.check_limits()
    }

    pub(super) fn check_limits(&self) -> Walk {
        if self.positions > MAX_POSITIONS {
            return Err(too_much(LimitKind::Positions, MAX_POSITIONS));
        }
        if self.shapes.len() + self.skipped.len() > MAX_SHAPES {
            return Err(too_much(LimitKind::Shapes, MAX_SHAPES));
        }
        Ok(())
    }

    /// The older GeoJSON lets every object name a reference system; PostGIS writes it on the geometry.
    pub(super) fn note_system(&mut self, object: &Value, place: &Place) -> Walk {
        let Some(crs) = object.get("crs") else {
            return Ok(());
        };
        let place = place.member("crs");
        match named_system(crs, &place)? {
            NamedSystem::One(system) => return self.note(system, &place),
            NamedSystem::Family => self.is_family = true,
            NamedSystem::Elsewhere => self.note_member("crs"),
            NamedSystem::None => {}
        }
        Ok(())
    }

    /// Notes the members of an object that are none of those known, and that say anything.
    pub(super) fn note_members(&mut self, object: &Value, known: &[&str]) {
        let members = object.as_object().into_iter().flatten();
        for (name, _) in members.filter(|(name, value)| !value.is_null() && !known.contains(&name.as_str())) {
            self.note_member(name);
        }
    }

    fn note_member(&mut self, name: &str) {
        if self.dropped_members.len() < MOST_MEMBERS {
            self.dropped_members.insert(shortened(name));
        }
    }

    /// Keeps the system that is named in a place. A file has one.
    pub(super) fn note(&mut self, system: ReferenceSystem, place: &Place) -> Walk {
        match &self.named {
            Some((first, first_place)) if system != *first => Err(GeoJsonError::ConflictingReferenceSystems {
                first_place: first_place.clone(),
                place: place.path(),
            }),
            Some(_) => Ok(()),
            None => {
                self.named = Some((system, place.path()));
                Ok(())
            }
        }
    }
}

fn type_of(object: &Value) -> &str {
    object.get("type").and_then(Value::as_str).unwrap_or_default()
}

/// Whether an object is of one of GeoJSON's types.
fn is_geojson(object: &Value) -> bool {
    matches!(
        type_of(object),
        "FeatureCollection"
            | "Feature"
            | "Point"
            | "MultiPoint"
            | "LineString"
            | "MultiLineString"
            | "Polygon"
            | "MultiPolygon"
            | "GeometryCollection"
    )
}

fn list<'a>(value: &'a Value, place: &Place) -> Result<&'a [Value], SkippedPart> {
    match value {
        Value::Array(values) if !values.is_empty() => Ok(values),
        Value::Array(_) | Value::Null => Err(empty(place)),
        _ => Err(SkippedPart {
            place: place.path(),
            reason: SkipReason::NotAList,
        }),
    }
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

fn empty(place: &Place) -> SkippedPart {
    SkippedPart {
        place: place.path(),
        reason: SkipReason::EmptyGeometry,
    }
}

pub(super) fn too_much(what: LimitKind, limit: usize) -> GeoJsonError {
    GeoJsonError::TooMuch { what, limit, line: 0 }
}

fn not_geojson(value: &Value, place: &Place) -> GeoJsonError {
    let found = match value {
        Value::Null => FoundValue::Null,
        Value::Bool(_) => FoundValue::Bool,
        Value::Number(_) => FoundValue::Number,
        Value::String(_) => FoundValue::Text,
        Value::Array(_) => FoundValue::List,
        Value::Object(object) => match object.get("type").and_then(Value::as_str) {
            Some(name) => FoundValue::Type(shortened(name)),
            None => FoundValue::Object,
        },
    };
    GeoJsonError::NotGeoJson {
        place: place.path(),
        found,
    }
}
