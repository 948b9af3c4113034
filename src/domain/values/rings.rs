//! How the rings of an area lie in each other: outlines, holes in them, islands in the holes.

use super::{extent::is_in_area, geometry::Position};

/// How many other rings each ring lies in: an even number for an outline, an odd one for a hole.
pub fn depths(rings: &[Vec<Position>]) -> Vec<usize> {
    let boxes: Vec<_> = rings.iter().map(|ring| corners(ring)).collect();
    let sizes: Vec<_> = rings.iter().map(|ring| size(ring)).collect();
    let lies_in = |inner: usize, outer: usize| {
        // A larger ring lies in none that is smaller, however they touch.
        sizes[inner] < sizes[outer]
            && encloses(boxes[outer], boxes[inner])
            && probe(&rings[inner], &rings[outer])
                .is_some_and(|position| is_in_area(position, std::slice::from_ref(&rings[outer])))
    };
    (0..rings.len())
        .map(|inner| (0..rings.len()).filter(|outer| lies_in(inner, *outer)).count())
        .collect()
}

/// The rings as polygons, each with the places of its outline and of the holes in that, in the order of the outlines.
pub fn polygons(rings: &[Vec<Position>]) -> Vec<Vec<usize>> {
    let depths = depths(rings);
    let mut polygons: Vec<Vec<usize>> = Vec::new();
    let mut crossed = Vec::new();
    for (place, depth) in depths.iter().enumerate() {
        if depth % 2 == 0 {
            polygons.push(vec![place]);
        }
    }
    for (place, depth) in depths.iter().enumerate() {
        if depth % 2 == 0 {
            continue;
        }
        let is_around = |outline: usize| {
            depths[outline] + 1 == *depth
                && probe(&rings[place], &rings[outline])
                    .is_some_and(|position| is_in_area(position, std::slice::from_ref(&rings[outline])))
        };
        match polygons.iter_mut().find(|polygon| is_around(polygon[0])) {
            Some(polygon) => polygon.push(place),
            // Rings that cross each other lie neither in nor beside each other.
            None => crossed.push(vec![place]),
        }
    }
    polygons.append(&mut crossed);
    polygons
}

/// The rings that lie in a ring and in none between: the holes of an outline, or the islands in a hole.
pub fn directly_in(rings: &[Vec<Position>], outer: usize) -> Vec<usize> {
    let depths = depths(rings);
    let Some(around) = rings.get(outer) else {
        return Vec::new();
    };
    let is_inside = |inner: &usize| {
        depths[*inner] == depths[outer] + 1
            && probe(&rings[*inner], around).is_some_and(|position| is_in_area(position, std::slice::from_ref(around)))
    };
    (0..rings.len()).filter(is_inside).collect()
}

/// A position of `ring` that tells on which side of `other` it lies: one that `other` does not have, since rings may touch.
fn probe(ring: &[Position], other: &[Position]) -> Option<Position> {
    let apart = ring.iter().find(|position| !other.contains(position));
    apart.or(ring.first()).copied()
}

/// Twice the area within a ring, in square degrees.
fn size(ring: &[Position]) -> f64 {
    let Some(corner) = ring.first() else { return 0.0 };
    let from_corner = |position: &Position| {
        (
            position.longitude - corner.longitude,
            position.latitude - corner.latitude,
        )
    };
    let sides = ring.iter().zip(ring.iter().cycle().skip(1));
    let twice = sides.map(|(from, to)| {
        let ((ax, ay), (bx, by)) = (from_corner(from), from_corner(to));
        ax * by - bx * ay
    });
    twice.sum::<f64>().abs()
}

/// West, south, east, north.
type Corners = [f64; 4];

fn corners(ring: &[Position]) -> Corners {
    let mut corners = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    for Position { longitude, latitude } in ring {
        corners[0] = corners[0].min(*longitude);
        corners[1] = corners[1].min(*latitude);
        corners[2] = corners[2].max(*longitude);
        corners[3] = corners[3].max(*latitude);
    }
    corners
}

fn encloses(outer: Corners, inner: Corners) -> bool {
    outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(west: f64, south: f64, side: f64) -> Vec<Position> {
        [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
            .map(|(east, north)| Position {
                longitude: west + east * side,
                latitude: south + north * side,
            })
            .to_vec()
    }

    // R293
    #[test]
    fn a_ring_is_an_outline_or_a_hole_by_what_it_lies_in() {
        let island_in_a_lake = square(16.4, 59.4, 0.2);
        let rings = vec![
            island_in_a_lake,
            square(18.0, 59.0, 0.5),
            square(16.3, 59.3, 0.4),
            square(16.0, 59.0, 1.0),
        ];
        assert_eq!(depths(&rings), [2, 0, 1, 0]);
        assert_eq!(polygons(&rings), [vec![0], vec![1], vec![3, 2]]);
        assert_eq!(
            [0, 1, 2, 3].map(|ring| directly_in(&rings, ring)),
            [vec![], vec![], vec![0], vec![2]]
        );
    }

    // R293
    #[test]
    fn a_hole_that_touches_its_outline_is_a_hole() {
        let rings = vec![square(16.0, 59.0, 1.0), square(16.0, 59.0, 0.5)];
        assert_eq!(depths(&rings), [0, 1]);
        let beside = vec![square(16.0, 59.0, 1.0), square(17.0, 59.0, 1.0)];
        assert_eq!(depths(&beside), [0, 0]);
    }

    // R293
    #[test]
    fn no_ring_is_lost_whatever_they_are() {
        let same = vec![square(16.0, 59.0, 1.0), square(16.0, 59.0, 1.0)];
        let of_one = vec![vec![Position::from([16.0, 59.0])], Vec::new()];
        for rings in [same, of_one] {
            let count: usize = polygons(&rings).iter().map(Vec::len).sum();
            assert_eq!(count, rings.len());
        }
    }
}
