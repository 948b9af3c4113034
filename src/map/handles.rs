//! Where the handles of an element are.

use super::{
    editing,
    plane::{PlanePoint, off_plane, on_plane},
};
use crate::domain::values::{
    extent::centre,
    geometry::{Geometry, Position},
};

/// How far from another handle one must lie to be pressed by itself, in pixels.
pub const APART: f64 = 24.0;

/// How far from the middle the handle of the whole is sought a place, in pixels, and in which directions: below and beside before above.
const FARTHER: [f64; 3] = [36.0, 60.0, 96.0];
const DIRECTIONS: [PlanePoint; 8] = [
    [0.0, 1.0],
    [1.0, 0.0],
    [0.0, -1.0],
    [-1.0, 0.0],
    [0.7, 0.7],
    [0.7, -0.7],
    [-0.7, -0.7],
    [-0.7, 0.7],
];

/// Where the handle is that moves the whole of a shape: in its middle, or beside that where a vertex has its own handle there. `None` where
/// there is no room for it at this zoom.
pub fn whole_place(geometry: &Geometry, zoom: f64) -> Option<Position> {
    let scale = 256.0 * zoom.exp2();
    let middle = centre(geometry)?;
    let [x, y] = on_plane(middle);
    let vertices: Vec<PlanePoint> = editing::vertices(geometry)
        .into_iter()
        .map(|(_, position)| on_plane(position))
        .collect();
    let is_free = |[u, v]: PlanePoint| {
        let far = APART / scale;
        vertices.iter().all(|[a, b]| (a - u).hypot(b - v) >= far)
    };
    if is_free([x, y]) {
        return Some(middle);
    }
    let beside = FARTHER
        .into_iter()
        .flat_map(|far| DIRECTIONS.map(|[right, down]| [x + right * far / scale, y + down * far / scale]));
    beside.into_iter().find(|place| is_free(*place)).map(off_plane)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    fn pixels(one: Position, other: Position, zoom: f64) -> f64 {
        let [[x, y], [u, v]] = [one, other].map(on_plane);
        (x - u).hypot(y - v) * 256.0 * zoom.exp2()
    }

    // R373
    #[test]
    fn what_has_a_vertex_in_its_middle_is_moved_by_a_handle_beside_it() {
        let long_and_short = Geometry::line(vec![at(16.0, 59.0), at(16.7, 59.0), at(17.0, 59.0)]);
        assert_eq!(whole_place(&long_and_short, 9.0), centre(&long_and_short));
        let straight = Geometry::line(vec![at(16.0, 59.0), at(16.5, 59.0), at(17.0, 59.0)]);
        for zoom in [7.0, 9.0, 14.0] {
            let place = whole_place(&straight, zoom).unwrap();
            let nearest = editing::vertices(&straight)
                .into_iter()
                .map(|(_, vertex)| pixels(vertex, place, zoom));
            assert!(nearest.fold(f64::MAX, f64::min) >= APART - 1e-6);
            assert!(pixels(place, at(16.5, 59.0), zoom) <= 97.0);
        }
    }
}
