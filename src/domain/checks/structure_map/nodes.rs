//! Where the nodes of the structure map lie.

use crate::domain::{
    records::{
        document::Document,
        structure_map::{Shape, StructureElement},
    },
    values::{
        distance::distance,
        geometry::{Geometry, Position},
    },
};

/// How far from a node's point a line may end and still meet it, in metres. A node stands for a whole town, and a town of
/// the size that structure maps show is a few kilometres across.
const MEETS: f64 = 3_000.0;

/// [`MEETS`] in degrees of latitude, rounded up: what lies further north or south can't be near enough.
const MEETS_DEGREES: f64 = 0.028;

/// Where the nodes lie, from south to north, so that those near a place are found without looking at all.
pub struct Nodes(Vec<Position>);

impl Nodes {
    /// Those of a document.
    pub fn of(document: &Document) -> Self {
        let point = |element: &StructureElement| match element.geometry {
            Some(Geometry::Point(position)) if element.element.shape() == Shape::Point => Some(position),
            _ => None,
        };
        let mut nodes: Vec<_> = document
            .all::<StructureElement>()
            .filter_map(|(_, element)| point(element))
            .collect();
        nodes.sort_by(|a, b| a.latitude.total_cmp(&b.latitude));
        Self(nodes)
    }

    /// Whether any lies so near that a line with an end here meets it.
    pub fn any_near(&self, place: Position) -> bool {
        let first = self
            .0
            .partition_point(|node| node.latitude < place.latitude - MEETS_DEGREES);
        self.0
            .iter()
            .skip(first)
            .take_while(|node| node.latitude <= place.latitude + MEETS_DEGREES)
            .any(|node| distance(*node, place) <= MEETS)
    }
}
