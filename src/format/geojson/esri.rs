//! Esri JSON, which ArcGIS writes and its servers give: the same shapes under other names.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::error::{GeoJsonError, LimitKind, SkipReason};
use super::place::{Place, shortened};
use super::raw::{Owner, RawGeometry};
use super::shapes::{MAX_FEATURES, Shapes, Walk, too_much};
use crate::format::reference_system::ReferenceSystem;

/// The members of a set of features that are read, or say no more than its features do.
const SET_MEMBERS: [&str; 11] = [
    "features",
    "geometryType",
    "spatialReference",
    "hasZ",
    "hasM",
    "objectIdFieldName",
    "globalIdFieldName",
    "uniqueIdField",
    "displayFieldName",
    "fieldAliases",
    "fields",
];
/// The members of a geometry that are read or named where they can't be, or say no more than its positions do.
const GEOMETRY_MEMBERS: [&str; 12] = [
    "x",
    "y",
    "z",
    "m",
    "points",
    "paths",
    "rings",
    "curvePaths",
    "curveRings",
    "hasZ",
    "hasM",
    "spatialReference",
];

/// Whether a file is a set of features in Esri's form.
pub(super) fn is_esri(root: &Value) -> bool {
    let first = root.pointer("/features/0");
    root.get("type").is_none()
        && root.get("features").is_some_and(Value::is_array)
        && (root.get("geometryType").is_some()
            || root.get("spatialReference").is_some()
            || first.is_some_and(|first| first.get("attributes").is_some()))
}

impl Shapes {
    /// Collects a set of features.
    pub(super) fn esri(&mut self, root: &mut Value) -> Walk {
        self.note_spatial_reference(root, &Place::Root)?;
        self.note_members(root, &SET_MEMBERS);
        let Some(features) = root.get_mut("features").and_then(Value::as_array_mut) else {
            return Ok(());
        };
        if features.len() > MAX_FEATURES {
            return Err(too_much(LimitKind::Features, MAX_FEATURES));
        }
        let place = Place::Root.member("features");
        for (index, feature) in features.iter_mut().enumerate() {
            let place = place.item(index);
            self.note_members(feature, &["attributes", "geometry"]);
            let properties = match feature.get_mut("attributes").map(Value::take) {
                Some(Value::Object(attributes)) => attributes,
                _ => Map::new(),
            };
            let owner = Owner {
                id: None,
                properties: Arc::new(properties),
            };
            let before = self.shapes.len();
            match feature.get("geometry") {
                None | Some(Value::Null) => self.skip(&place, SkipReason::NoGeometry)?,
                Some(geometry) => self.esri_geometry(geometry, &owner, &place.member("geometry"))?,
            }
            if self.shapes.len() == before {
                self.without_shape.push(owner);
            }
        }
        Ok(())
    }

    fn esri_geometry(&mut self, geometry: &Value, owner: &Owner, place: &Place) -> Walk {
        self.note_spatial_reference(geometry, place)?;
        let member = |name| geometry.get(name);
        self.note_members(geometry, &GEOMETRY_MEMBERS);
        if let Some(x) = member("x") {
            let values = [Some(x), member("y"), member("z"), member("m")].into_iter().flatten();
            // A point without a place has no numbers.
            let values = values.filter(|value| value.is_number()).cloned().collect();
            return self.point(&Value::Array(values), owner, place);
        }
        if let points @ Some(_) = member("points") {
            let place = place.member("points");
            return self.each(points, &place, |shapes, part, place| shapes.point(part, owner, place));
        }
        if let paths @ Some(_) = member("paths") {
            let place = place.member("paths");
            return self.lines(paths, owner, &place);
        }
        match (
            member("rings"),
            geometry.as_object().and_then(|object| object.keys().next()),
        ) {
            (Some(Value::Array(rings)), _) => self.rings(rings, owner, &place.member("rings")),
            (Some(_), _) => self.skip(&place.member("rings"), SkipReason::NotAList),
            (None, Some(other)) => self.skip(place, SkipReason::UnknownGeometryType(shortened(other))),
            (None, None) => self.skip(place, SkipReason::NoGeometry),
        }
    }

    /// Outlines and holes in any order. Which is which follows from what lies in what, since not all programs turn their rings; so each
    /// is taken by itself.
    fn rings(&mut self, rings: &[Value], owner: &Owner, place: &Place) -> Walk {
        if rings.is_empty() {
            return self.skip(place, SkipReason::EmptyGeometry);
        }
        let mut found = Vec::new();
        for (index, ring) in rings.iter().enumerate() {
            match self.strand(ring, &place.item(index)) {
                Ok(ring) => found.push(vec![ring]),
                Err(skipped) => self.skipped.push(skipped),
            }
        }
        self.add_parts(found, RawGeometry::Area, owner, place)
    }

    fn note_spatial_reference(&mut self, object: &Value, place: &Place) -> Walk {
        let Some(reference) = object.get("spatialReference").filter(|reference| !reference.is_null()) else {
            return Ok(());
        };
        let place = place.member("spatialReference");
        let codes = ["latestWkid", "wkid"].map(|name| reference.get(name).and_then(Value::as_u64));
        let known = codes.iter().flatten().filter_map(|code| u32::try_from(*code).ok());
        let described = reference.get("wkt").and_then(Value::as_str);
        let system = known
            .filter_map(ReferenceSystem::by_epsg)
            .next()
            .or_else(|| described.and_then(ReferenceSystem::by_name));
        let name = match (codes.iter().flatten().next(), described) {
            (Some(code), _) => code.to_string(),
            (None, Some(described)) => shortened(described),
            (None, None) => return Ok(()),
        };
        match system {
            Some(system) => self.note(system, &place),
            None => Err(GeoJsonError::UnsupportedReferenceSystem {
                place: place.path(),
                name,
            }),
        }
    }
}
