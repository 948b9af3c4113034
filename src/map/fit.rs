//! What is brought into view where a map is opened.

use super::{elements::Elements, plane::on_plane};
use crate::domain::values::{
    extent::BoundingBox,
    geometry::{Geometry, Position},
};

/// How far what is brought into view stays from the left and right edges, in pixels, and half of how far from the upper and the lower.
pub const MARGIN: f64 = 24.0;
/// The closest that anything is brought into view at.
pub const CLOSEST: f64 = 11.0;
/// How far zooms are apart.
pub const ZOOM_STEP: f64 = 0.5;

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

/// How many pixels above a box that is brought into view are kept free so that it lies below what reaches `over` so many pixels down,
/// without going farther away for it. `size` is the map's, and so many pixels left of the box and below it are kept free in any case.
pub fn room_above(bounds: BoundingBox, size: [f64; 2], [left, below]: [f64; 2], over: f64) -> f64 {
    let corner = |longitude, latitude| on_plane(Position { longitude, latitude });
    let ([west, north], [east, south]) = (corner(bounds.west, bounds.north), corner(bounds.east, bounds.south));
    let free = [size[0] - left - MARGIN * 2.0, size[1] - below - MARGIN * 4.0];
    let closest = [(free[0], east - west), (free[1], south - north)].map(|(free, on_plane)| free / (256.0 * on_plane));
    let zoom = closest[0].min(closest[1]).max(1.0).log2().min(CLOSEST);
    let scale = 256.0 * ((zoom / ZOOM_STEP).floor() * ZOOM_STEP).exp2();
    // A pixel is left for what is rounded.
    let most = (free[1] - (south - north) * scale - 1.0).max(0.0);
    // The box lies in the middle of what is free, so that it moves half as far.
    let needed = 2.0 * (over - MARGIN) - most;
    needed.min(most).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNTY: BoundingBox = BoundingBox {
        west: 15.6,
        south: 58.6,
        east: 17.7,
        north: 59.5,
    };

    // R371
    #[test]
    fn the_county_lies_below_the_tools_where_that_costs_no_step_of_the_zoom() {
        let room = |height: f64, over: f64| room_above(COUNTY, [600.0, height], [0.0; 2], over);
        // At this width the county is some 450 pixels high.
        let wanted = room(700.0, 110.0);
        assert!(wanted > 0.0 && room(700.0, 120.0) > wanted, "{wanted}");
        // Where it lies below them as it is, and where there are none, nothing is kept free.
        assert!(room(700.0, 100.0).abs() < 1e-9 && room(700.0, 0.0).abs() < 1e-9);
        // Where there is less room than they need, there is as much as there is.
        let [more, less] = [450.0, 440.0].map(|height| room(height, 300.0));
        assert!((more - less - 10.0).abs() < 1e-6 && less > 0.0, "{more} {less}");
        // What lies below takes of it.
        assert!((room_above(COUNTY, [600.0, 450.0], [0.0, 10.0], 300.0) - less).abs() < 1e-6);
        // A place without an extent lies in the middle.
        let place = BoundingBox {
            east: COUNTY.west,
            north: COUNTY.south,
            ..COUNTY
        };
        assert!(room_above(place, [600.0, 700.0], [0.0; 2], 200.0).abs() < 1e-9);
        assert!(room_above(COUNTY, [50.0, 50.0], [0.0; 2], 100.0).abs() < 1e-9);
    }
}
