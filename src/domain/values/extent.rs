//! What shapes cover: boxes around them, their centres, and whether a position lies within.

use super::distance::{Plane, distance, length};
use super::geometry::{Geometry, Position};
use super::rings::polygons;

/// A box along the meridians and parallels, in degrees. It doesn't reach across the date line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoundingBox {
    /// The smallest longitude.
    pub west: f64,
    /// The smallest latitude.
    pub south: f64,
    /// The greatest longitude.
    pub east: f64,
    /// The greatest latitude.
    pub north: f64,
}

impl BoundingBox {
    /// The smallest box around all positions; `None` if there are none.
    pub fn around(positions: impl IntoIterator<Item = Position>) -> Option<Self> {
        positions.into_iter().map(Self::of_position).reduce(Self::union)
    }

    /// The smallest box around a shape; `None` if it has no positions.
    pub fn of(geometry: &Geometry) -> Option<Self> {
        match geometry {
            Geometry::Point(position) => Some(Self::of_position(*position)),
            Geometry::Line(lines) | Geometry::Area(lines) => Self::around(lines.iter().flatten().copied()),
        }
    }

    /// The smallest box around two boxes.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }

    /// Whether a position lies in the box or on its edge.
    pub fn contains(&self, position: Position) -> bool {
        (self.west..=self.east).contains(&position.longitude) && (self.south..=self.north).contains(&position.latitude)
    }

    /// Whether two boxes have something in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.west <= other.east && other.west <= self.east && self.south <= other.north && other.south <= self.north
    }

    /// The middle of the box.
    pub fn centre(&self) -> Position {
        Position {
            longitude: (self.west + self.east) / 2.0,
            latitude: (self.south + self.north) / 2.0,
        }
    }

    fn of_position(position: Position) -> Self {
        let Position { longitude, latitude } = position;
        Self {
            west: longitude,
            south: latitude,
            east: longitude,
            north: latitude,
        }
    }
}

/// The centre of a shape: the point itself, the place halfway along a line, the centre of gravity of an area without its
/// holes; of several parts that of the largest. A bent area's centre can lie outside it. Nothing where the shape has no positions.
pub fn centre(geometry: &Geometry) -> Option<Position> {
    match geometry {
        Geometry::Point(position) => Some(*position),
        Geometry::Line(strands) => {
            let longest = strands
                .iter()
                .max_by(|one, other| length(one).total_cmp(&length(other)));
            halfway(longest?)
        }
        Geometry::Area(rings) => centre_of_gravity(rings).or_else(|| Some(BoundingBox::of(geometry)?.centre())),
    }
}

/// The size of an area given as rings, in square metres; holes are taken away.
pub fn size(rings: &[Vec<Position>]) -> f64 {
    let Some(origin) = rings.iter().flatten().next() else {
        return 0.0;
    };
    let plane = Plane::at(*origin);
    let of_ring = |ring: &usize| area_and_moment(&rings[*ring], &plane).0.abs() / 2.0;
    let of_polygon = |polygon: Vec<usize>| -> f64 {
        let holes: f64 = polygon.iter().skip(1).map(of_ring).sum();
        polygon.first().map_or(0.0, of_ring) - holes
    };
    polygons(rings).into_iter().map(of_polygon).sum()
}

fn halfway(line: &[Position]) -> Option<Position> {
    let mut left = length(line) / 2.0;
    for (from, to) in line.iter().zip(line.iter().skip(1)) {
        let step = distance(*from, *to);
        if left <= step && step > 0.0 {
            let share = left / step;
            return Some(Position {
                longitude: from.longitude + share * (to.longitude - from.longitude),
                latitude: from.latitude + share * (to.latitude - from.latitude),
            });
        }
        left -= step;
    }
    line.last().copied()
}

/// That of the largest part; nothing where the rings enclose no area.
fn centre_of_gravity(rings: &[Vec<Position>]) -> Option<Position> {
    let plane = Plane::at(*rings.iter().flatten().next()?);
    let of_polygon = |polygon: &Vec<usize>| {
        let (mut area, mut moment) = (0.0, [0.0, 0.0]);
        for (place, ring) in polygon.iter().enumerate() {
            let (ring_area, ring_moment) = area_and_moment(&rings[*ring], &plane);
            // The outline counts and holes are taken away, whichever way they run.
            let sign = if (place == 0) == (ring_area > 0.0) { 1.0 } else { -1.0 };
            area += sign * ring_area;
            moment = [moment[0] + sign * ring_moment[0], moment[1] + sign * ring_moment[1]];
        }
        (area, moment)
    };
    let parts = polygons(rings);
    let (area, moment) = parts
        .iter()
        .map(of_polygon)
        .max_by(|one, other| one.0.total_cmp(&other.0))?;
    let Position { longitude, latitude } = plane.origin;
    let centre = Position {
        longitude: longitude + moment[0] / (3.0 * area) / plane.metres_per_degree_east,
        latitude: latitude + moment[1] / (3.0 * area) / plane.metres_per_degree_north,
    };
    // Less than a square metre is rounding, and the quotient means nothing.
    (area.abs() > 1.0 && centre.longitude.is_finite() && centre.latitude.is_finite()).then_some(centre)
}

/// Twice a ring's signed area, in square metres, and six times its moment, both above zero counter-clockwise.
fn area_and_moment(ring: &[Position], plane: &Plane) -> (f64, [f64; 2]) {
    let (mut area, mut moment) = (0.0, [0.0, 0.0]);
    for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        let ([ax, ay], [bx, by]) = (plane.metres(*from), plane.metres(*to));
        let cross = ax * by - bx * ay;
        area += cross;
        moment = [moment[0] + (ax + bx) * cross, moment[1] + (ay + by) * cross];
    }
    (area, moment)
}

/// Whether a position lies in an area given as rings, and in none of its holes. On the very border it may be either.
pub fn is_in_area(position: Position, rings: &[Vec<Position>]) -> bool {
    let crossings = |ring: &Vec<Position>| {
        let edges = ring.iter().zip(ring.iter().cycle().skip(1));
        edges
            .filter(|(from, to)| crosses_eastwards(position, **from, **to))
            .count()
    };
    rings.iter().map(crossings).sum::<usize>() % 2 == 1
}

/// Whether a ray due east from the position crosses the edge.
fn crosses_eastwards(position: Position, from: Position, to: Position) -> bool {
    if (from.latitude > position.latitude) == (to.latitude > position.latitude) {
        return false;
    }
    let share = (position.latitude - from.latitude) / (to.latitude - from.latitude);
    position.longitude < from.longitude + share * (to.longitude - from.longitude)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::super::extent::*;
    use crate::domain::values::distance::distance;
    use proptest::prelude::*;

    fn position(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    const STOCKHOLM: Position = Position {
        longitude: 18.0686,
        latitude: 59.3293,
    };

    fn square(west: f64, south: f64, side: f64) -> Vec<Position> {
        [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
            .map(|(x, y)| position(west + x * side, south + y * side))
            .to_vec()
    }

    #[test]
    fn a_box_holds_its_shape() {
        let area = Geometry::Area(vec![square(16.0, 59.0, 1.0)]);
        let bounds = BoundingBox::of(&area).unwrap();
        assert_eq!(
            bounds,
            BoundingBox {
                west: 16.0,
                south: 59.0,
                east: 17.0,
                north: 60.0
            }
        );
        assert!(bounds.contains(position(17.0, 60.0)) && !bounds.contains(STOCKHOLM));
        let point = BoundingBox::of(&Geometry::Point(STOCKHOLM)).unwrap();
        assert_eq!(bounds.union(point).east, 18.0686);
        assert!(!bounds.overlaps(&point) && !point.overlaps(&bounds));
        let corner = BoundingBox::of(&Geometry::Point(position(17.0, 60.0))).unwrap();
        assert!(bounds.overlaps(&corner) && corner.overlaps(&bounds));
        assert_eq!(BoundingBox::of(&Geometry::line(vec![])), None);
    }

    #[test]
    fn centres_are_where_they_should_be() {
        let near = |found: Option<Position>, longitude: f64, latitude: f64| {
            let found = found.unwrap();
            assert!(distance(found, position(longitude, latitude)) < 1.0, "{found:?}");
        };
        near(centre(&Geometry::Point(STOCKHOLM)), 18.0686, 59.3293);
        let bent = vec![position(16.0, 59.0), position(16.0, 59.1), position(16.0, 59.4)];
        near(centre(&Geometry::line(bent)), 16.0, 59.2);
        near(centre(&Geometry::Area(vec![square(16.0, 59.0, 0.1)])), 16.05, 59.05);
        let mut clockwise = square(16.0, 59.0, 0.1);
        clockwise.reverse();
        near(centre(&Geometry::Area(vec![clockwise.clone()])), 16.05, 59.05);
        // A hole in the eastern half moves the centre west, whichever way the hole runs.
        for hole in [
            square(16.05, 59.025, 0.05),
            square(16.05, 59.025, 0.05).into_iter().rev().collect(),
        ] {
            let holed = Geometry::Area(vec![clockwise.clone(), hole]);
            near(centre(&holed), 16.0 + (0.05 - 0.25 * 0.075) / 0.75, 59.05);
        }
    }

    #[test]
    fn a_shape_without_extent_still_has_a_centre() {
        let flat = Geometry::Area(vec![vec![
            position(16.0, 59.0),
            position(17.0, 60.0),
            position(16.0, 59.0),
        ]]);
        assert_eq!(centre(&flat), Some(position(16.5, 59.5)));
        assert_eq!(centre(&Geometry::line(vec![STOCKHOLM, STOCKHOLM])), Some(STOCKHOLM));
        assert_eq!(centre(&Geometry::line(vec![])), None);
        assert_eq!(centre(&Geometry::Area(vec![])), None);
        assert_eq!(centre(&Geometry::Area(vec![vec![]])), None);
    }

    #[test]
    fn an_area_is_as_large_as_its_parts_without_their_holes() {
        // A hundredth of a degree is about 573 metres east and 1,112 north there.
        let square_size = size(&[square(16.0, 59.0, 0.01)]);
        assert!((square_size - 573.0 * 1_112.0).abs() < 3_000.0, "{square_size}");
        let holed = size(&[square(16.0, 59.0, 0.02), square(16.005, 59.005, 0.01)]);
        assert!((holed - 3.0 * square_size).abs() < square_size * 0.01);
        let island = size(&[square(16.0, 59.0, 0.01), square(16.1, 59.0, 0.01)]);
        assert!((island - 2.0 * square_size).abs() < square_size * 0.01);
        assert_eq!(size(&[]), 0.0);
    }

    #[test]
    fn holes_are_outside_the_area() {
        let rings = [square(16.0, 59.0, 1.0), square(16.4, 59.4, 0.2)];
        assert!(is_in_area(position(16.2, 59.5), &rings));
        assert!(!is_in_area(position(16.5, 59.5), &rings));
        assert!(!is_in_area(position(15.9, 59.5), &rings) && !is_in_area(position(17.1, 59.5), &rings));
        assert!(!is_in_area(position(16.5, 58.9), &rings) && !is_in_area(position(16.5, 60.1), &rings));
        assert!(!is_in_area(STOCKHOLM, &[]) && !is_in_area(STOCKHOLM, &[vec![], vec![STOCKHOLM]]));
    }

    fn any_position() -> impl Strategy<Value = Position> {
        (-180.0..=180.0_f64, -90.0..=90.0_f64).prop_map(|(longitude, latitude)| position(longitude, latitude))
    }

    proptest! {
        #[test]
        fn centres_of_any_shape_are_finite(positions in proptest::collection::vec(any_position(), 1..8)) {
            for geometry in [Geometry::line(positions.clone()), Geometry::Area(vec![positions])] {
                let centre = centre(&geometry).unwrap();
                prop_assert!(centre.longitude.is_finite() && centre.latitude.is_finite());
            }
        }
    }
}
