//! Where Sweden lies, roughly: what tells the right reading of a file's numbers from the others.

use crate::domain::values::geometry::Position;

/// An outline about 50 km outside the country, as longitude and latitude.
const OUTLINE: [[f64; 2]; 18] = [
    [10.3, 59.6],
    [10.3, 58.0],
    [11.8, 54.9],
    [15.0, 54.9],
    [17.5, 55.6],
    [20.0, 57.0],
    [20.1, 60.3],
    [18.6, 61.8],
    [21.5, 63.4],
    [25.1, 65.3],
    [24.8, 67.8],
    [23.6, 68.9],
    [20.6, 69.6],
    [17.2, 69.0],
    [14.0, 66.6],
    [12.4, 64.7],
    [11.0, 63.4],
    [11.0, 61.0],
];

/// Whether a position is in Sweden or near it.
pub(super) fn is_near(position: Position) -> bool {
    let [x, y] = <[f64; 2]>::from(position);
    // As many edges lie to the east of what is within as make an odd number.
    let before = OUTLINE.iter().cycle().skip(OUTLINE.len() - 1);
    let crossed = OUTLINE
        .iter()
        .zip(before)
        .filter(|([ax, ay], [bx, by])| (*ay > y) != (*by > y) && x < ax + (y - ay) / (by - ay) * (bx - ax));
    crossed.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_is_near_and_others_are_not() {
        // The corners of the country, with islands.
        for (longitude, latitude) in [
            (12.8, 55.4),
            (14.3, 55.4),
            (16.4, 56.2),
            (19.3, 58.0),
            (18.5, 59.9),
            (19.3, 63.3),
            (24.2, 65.8),
            (20.6, 69.06),
            (14.2, 64.5),
            (11.98, 63.3),
            (11.9, 61.3),
            (11.0, 58.9),
            (18.1, 59.3),
        ] {
            assert!(is_near(Position { longitude, latitude }), "{longitude} {latitude}");
        }
        for (longitude, latitude) in [
            (9.99, 53.55),
            (58.75, 17.0),
            (4.9, 52.4),
            (24.9, 60.2),
            (5.3, 60.4),
            (21.0, 52.2),
            (0.0, 0.0),
            (f64::NAN, 59.0),
        ] {
            assert!(!is_near(Position { longitude, latitude }), "{longitude} {latitude}");
        }
    }
}
