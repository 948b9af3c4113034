//! Shapes as a file gives them, with the values in the file's reference system.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::feature_id::FeatureId;

/// Coordinates as the file gives them.
#[derive(Debug, PartialEq)]
pub(super) enum RawGeometry {
    Point([f64; 2]),
    /// Strands.
    Line(Vec<RawLine>),
    /// Polygons, each an outline and its holes.
    Area(Vec<Vec<RawLine>>),
}

/// A strand or a ring.
#[derive(Debug, PartialEq)]
pub(super) struct RawLine {
    /// Path of its coordinates.
    pub(super) place: String,
    pub(super) positions: Vec<[f64; 2]>,
}

/// What the shapes of one feature share.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Owner {
    pub(super) id: Option<FeatureId>,
    pub(super) properties: Arc<Map<String, Value>>,
}

#[derive(Debug, PartialEq)]
pub(super) struct RawShape {
    /// Path of its coordinates.
    pub(super) place: String,
    pub(super) owner: Owner,
    pub(super) geometry: RawGeometry,
}
