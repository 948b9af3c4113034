//! Distances between positions in WGS 84.
//!
//! The earth is a sphere with its mean radius: distances are right to half a per cent. What needs a plane uses one that
//! touches the sphere at the place in question, which serves for shapes of a country's size away from the poles and the
//! date line.

use super::geometry::Position;

/// The earth's mean radius, in metres.
const EARTH_RADIUS: f64 = 6_371_008.8;

/// The great-circle distance between two positions, in metres.
pub fn distance(from: Position, to: Position) -> f64 {
    let (from_latitude, to_latitude) = (from.latitude.to_radians(), to.latitude.to_radians());
    let half_north = ((to_latitude - from_latitude) / 2.0).sin();
    let half_east = ((to.longitude - from.longitude).to_radians() / 2.0).sin();
    let haversine = half_north * half_north + from_latitude.cos() * to_latitude.cos() * half_east * half_east;
    2.0 * EARTH_RADIUS * haversine.min(1.0).sqrt().asin()
}

/// The length of a line, in metres; zero for fewer than two positions.
pub fn length(line: &[Position]) -> f64 {
    let next = line.iter().skip(1);
    line.iter().zip(next).map(|(from, to)| distance(*from, *to)).sum()
}

/// The shortest distance from a position to a line, in metres; `None` if the line has no positions.
///
/// The line's steps are taken as straight on a plane that touches the earth at the position.
pub fn distance_to_line(position: Position, line: &[Position]) -> Option<f64> {
    let plane = Plane::at(position);
    let mut corners = line.iter().map(|corner| plane.metres(*corner));
    let mut start = corners.next()?;
    let mut nearest = start[0].hypot(start[1]);
    for end in corners {
        nearest = nearest.min(distance_from_origin(start, end));
        start = end;
    }
    Some(nearest)
}

/// A direction of the compass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// North.
    North,
    /// North-east.
    NorthEast,
    /// East.
    East,
    /// South-east.
    SouthEast,
    /// South.
    South,
    /// South-west.
    SouthWest,
    /// West.
    West,
    /// North-west.
    NorthWest,
}

impl Direction {
    /// Every one, clockwise from the north.
    pub const ALL: [Self; 8] = [
        Self::North,
        Self::NorthEast,
        Self::East,
        Self::SouthEast,
        Self::South,
        Self::SouthWest,
        Self::West,
        Self::NorthWest,
    ];

    /// In which direction from one position another lies.
    pub fn from(from: Position, to: Position) -> Self {
        let [east, north] = Plane::at(from).metres(to);
        let eighths = (east.atan2(north).to_degrees() / 45.0).round().rem_euclid(8.0);
        // At most eight, and no number is none.
        *Self::ALL.get(eighths as usize).unwrap_or(&Self::North)
    }
}

fn distance_from_origin(start: [f64; 2], end: [f64; 2]) -> f64 {
    let step = [end[0] - start[0], end[1] - start[1]];
    let square = step[0] * step[0] + step[1] * step[1];
    let share = if square > 0.0 {
        -(start[0] * step[0] + start[1] * step[1]) / square
    } else {
        0.0
    };
    let share = share.clamp(0.0, 1.0);
    (start[0] + share * step[0]).hypot(start[1] + share * step[1])
}

/// A plane that touches the earth at a position, with metres east and north of it.
pub(super) struct Plane {
    pub(super) origin: Position,
    pub(super) metres_per_degree_east: f64,
    pub(super) metres_per_degree_north: f64,
}

impl Plane {
    pub(super) fn at(origin: Position) -> Self {
        let metres_per_degree_north = EARTH_RADIUS.to_radians();
        let metres_per_degree_east = metres_per_degree_north * origin.latitude.to_radians().cos();
        Self {
            origin,
            metres_per_degree_east,
            metres_per_degree_north,
        }
    }

    pub(super) fn metres(&self, position: Position) -> [f64; 2] {
        [
            (position.longitude - self.origin.longitude) * self.metres_per_degree_east,
            (position.latitude - self.origin.latitude) * self.metres_per_degree_north,
        ]
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::super::distance::*;
    use proptest::prelude::*;

    fn position(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    const STOCKHOLM: Position = Position {
        longitude: 18.0686,
        latitude: 59.3293,
    };
    const GOTEBORG: Position = Position {
        longitude: 11.9746,
        latitude: 57.7089,
    };

    #[test]
    fn known_distances_are_met() {
        assert!((distance(STOCKHOLM, GOTEBORG) - 397_000.0).abs() < 2_000.0);
        assert!((distance(position(0.0, 0.0), position(0.0, 90.0)) - 10_007_557.0).abs() < 1.0);
        assert!((distance(position(0.0, 0.0), position(180.0, 0.0)) - 20_015_114.0).abs() < 1.0);
        assert_eq!(distance(STOCKHOLM, STOCKHOLM), 0.0);
    }

    #[test]
    fn a_line_is_as_long_as_its_steps() {
        let there_and_back = [STOCKHOLM, GOTEBORG, STOCKHOLM];
        assert!((length(&there_and_back) - 2.0 * distance(STOCKHOLM, GOTEBORG)).abs() < 1e-6);
        assert_eq!((length(&[]), length(&[STOCKHOLM])), (0.0, 0.0));
    }

    #[test]
    fn the_distance_to_a_line_is_to_its_nearest_place() {
        let parallel = [position(16.0, 59.0), position(17.0, 59.0)];
        let above = distance_to_line(position(16.5, 59.1), &parallel).unwrap();
        assert!((above - 11_119.5).abs() < 1.0, "{above}");
        let beyond = distance_to_line(position(17.1, 59.0), &parallel).unwrap();
        assert!(
            (beyond - distance(position(17.1, 59.0), position(17.0, 59.0))).abs() < 1.0,
            "{beyond}"
        );
        assert_eq!(distance_to_line(position(16.0, 59.0), &parallel), Some(0.0));
        assert_eq!(distance_to_line(STOCKHOLM, &[STOCKHOLM, STOCKHOLM]), Some(0.0));
        assert_eq!(distance_to_line(STOCKHOLM, &[]), None);
    }

    // R334
    #[test]
    fn a_direction_is_the_nearest_of_eight() {
        for (east, north, expected) in [
            (0.0, 0.1, Direction::North),
            (0.2, 0.1, Direction::NorthEast),
            (0.2, 0.0, Direction::East),
            (0.2, -0.1, Direction::SouthEast),
            (0.001, -0.1, Direction::South),
            (-0.2, -0.1, Direction::SouthWest),
            (-0.2, 0.001, Direction::West),
            (-0.2, 0.1, Direction::NorthWest),
            (-0.001, 0.1, Direction::North),
        ] {
            let to = position(STOCKHOLM.longitude + east, STOCKHOLM.latitude + north);
            assert_eq!(Direction::from(STOCKHOLM, to), expected, "{east} {north}");
        }
        assert_eq!(Direction::from(STOCKHOLM, STOCKHOLM), Direction::North);
    }

    fn any_position() -> impl Strategy<Value = Position> {
        (-180.0..=180.0_f64, -90.0..=90.0_f64).prop_map(|(longitude, latitude)| position(longitude, latitude))
    }

    proptest! {
        #[test]
        fn distance_is_symmetric_and_never_beyond_half_the_girth(a in any_position(), b in any_position()) {
            prop_assert!((distance(a, b) - distance(b, a)).abs() < 1e-6);
            prop_assert!((0.0..=20_015_115.0).contains(&distance(a, b)));
        }
    }
}
