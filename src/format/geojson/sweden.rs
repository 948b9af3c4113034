//! Where Sweden lies, roughly: what tells the right reading of a file's numbers from the others.

use std::ops::RangeInclusive;

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

/// The longitudes between which a parallel runs in Sweden or near it; `None` if it is too far south or north.
pub(super) fn span(latitude: f64) -> Option<RangeInclusive<f64>> {
    let before = OUTLINE.iter().cycle().skip(OUTLINE.len() - 1);
    let crossings = OUTLINE.iter().zip(before).filter_map(|([ax, ay], [bx, by])| {
        let is_crossed = (*ay > latitude) != (*by > latitude);
        is_crossed.then(|| ax + (latitude - ay) / (by - ay) * (bx - ax))
    });
    // The outline goes up on one side and down on the other, so that there are two.
    crossings
        .map(|at| at..=at)
        .reduce(|one, other| one.start().min(*other.start())..=one.end().max(*other.end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_near(longitude: f64, latitude: f64) -> bool {
        span(latitude).is_some_and(|span| span.contains(&longitude))
    }

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
            assert!(is_near(longitude, latitude), "{longitude} {latitude}");
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
            assert!(!is_near(longitude, latitude), "{longitude} {latitude}");
        }
    }
}
