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

impl RawGeometry {
    /// All its positions.
    pub(super) fn positions(&self) -> impl Iterator<Item = &[f64; 2]> {
        let (point, lines, polygons): (_, &[RawLine], &[Vec<RawLine>]) = match self {
            Self::Point(position) => (Some(position), &[], &[]),
            Self::Line(strands) => (None, strands, &[]),
            Self::Area(polygons) => (None, &[], polygons),
        };
        let lines = lines.iter().chain(polygons.iter().flatten());
        point.into_iter().chain(lines.flat_map(|line| &line.positions))
    }
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
