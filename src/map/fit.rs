//! What is brought into view where a map is opened.

use super::elements::Elements;
use crate::domain::values::{extent::BoundingBox, geometry::Geometry};

/// How far outside the county a point may lie and be shown with it, as a share of its size.
const NEAR_COUNTY: f64 = 0.25;

/// The county with the points that lie just outside it; those far away are left out.
pub fn county_with_near_points(county: BoundingBox, elements: &Elements) -> BoundingBox {
    let margin = [
        (county.east - county.west) * NEAR_COUNTY,
        (county.north - county.south) * NEAR_COUNTY,
    ];
    let around = BoundingBox {
        west: county.west - margin[0],
        south: county.south - margin[1],
        east: county.east + margin[0],
        north: county.north + margin[1],
    };
    let points = elements.iter().filter_map(|(_, element)| match &element.geometry {
        Some(Geometry::Point(position)) => BoundingBox::around([*position]),
        Some(Geometry::Line(_) | Geometry::Area(_)) | None => None,
    });
    let near = points.filter(|point| around.overlaps(point)).reduce(BoundingBox::union);
    near.map_or(county, |near| near.union(county))
}
