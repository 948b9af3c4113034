//! Places and nodes for the tests of the structure map's checks.

use crate::domain::{
    records::structure_map::{ElementKind, StructureElement},
    values::geometry::{Geometry, Position},
};

/// Where Nyköping lies.
pub const NYKOPING: [f64; 2] = [17.007, 58.753];

/// Where Eskilstuna lies.
pub const ESKILSTUNA: [f64; 2] = [16.509, 59.371];

/// A node.
pub fn node([longitude, latitude]: [f64; 2]) -> StructureElement {
    StructureElement {
        element: ElementKind::Node,
        geometry: Some(Geometry::Point(Position { longitude, latitude })),
        ..StructureElement::default()
    }
}
