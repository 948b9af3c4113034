//! Lines and areas cut to a box, so that what lies outside is neither projected nor written.

use crate::map::plane::{PlaneBox, PlanePoint};

/// The part of a stretch that lies in the box, as shares of its length; `None` if none does.
pub fn share_within([from, to]: [PlanePoint; 2], area: &PlaneBox) -> Option<[f64; 2]> {
    let (mut first, mut last) = (0.0_f64, 1.0_f64);
    for axis in [0, 1] {
        let along = to[axis] - from[axis];
        let (near, far) = (area.least[axis] - from[axis], area.most[axis] - from[axis]);
        if along == 0.0 {
            if near > 0.0 || far < 0.0 {
                return None;
            }
            continue;
        }
        let (enters, leaves) = if along > 0.0 {
            (near / along, far / along)
        } else {
            (far / along, near / along)
        };
        first = first.max(enters);
        last = last.min(leaves);
    }
    (first <= last).then_some([first, last])
}

/// The point so far along a stretch.
pub fn along([from, to]: [PlanePoint; 2], share: f64) -> PlanePoint {
    [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * share)
}

/// The pieces of a line that lie in the box.
pub fn line_within(line: &[PlanePoint], area: &PlaneBox) -> Vec<Vec<PlanePoint>> {
    let mut pieces: Vec<Vec<PlanePoint>> = Vec::new();
    let mut is_open = false;
    for (from, to) in line.iter().zip(line.iter().skip(1)) {
        let stretch = [*from, *to];
        let Some([first, last]) = share_within(stretch, area) else {
            is_open = false;
            continue;
        };
        let end = along(stretch, last);
        match pieces.last_mut().filter(|_| is_open) {
            Some(piece) => piece.push(end),
            None => pieces.push(vec![along(stretch, first), end]),
        }
        is_open = last == 1.0;
    }
    pieces
}

/// A ring cut to the box, along its edges where the ring lies outside (Sutherland and Hodgman); empty if none of it is in it.
pub fn ring_within(ring: &[PlanePoint], area: &PlaneBox) -> Vec<PlanePoint> {
    let whole = PlaneBox::around(ring);
    if whole.is_none_or(|whole| !whole.overlaps(area)) {
        return Vec::new();
    }
    if whole.is_some_and(|whole| area.encloses(&whole)) {
        return ring.to_vec();
    }
    let mut left = ring.to_vec();
    for axis in [0, 1] {
        for (edge, sign) in [(area.least[axis], 1.0), (area.most[axis], -1.0)] {
            left = half(&left, axis, edge, sign);
        }
    }
    left
}

/// What of a ring lies on one side of an edge: above it where `sign` is 1, below where it is −1.
fn half(ring: &[PlanePoint], axis: usize, edge: f64, sign: f64) -> Vec<PlanePoint> {
    let depth = |point: &PlanePoint| (point[axis] - edge) * sign;
    let mut kept = Vec::with_capacity(ring.len());
    for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        let (before, after) = (depth(from), depth(to));
        if before >= 0.0 {
            kept.push(*from);
        }
        if (before >= 0.0) != (after >= 0.0) {
            kept.push(along([*from, *to], before / (before - after)));
        }
    }
    kept
}

/// Where a line, followed from its last point back, comes into the box; `None` if that point is in it or nothing is.
pub fn way_in(line: &[PlanePoint], area: &PlaneBox) -> Option<PlanePoint> {
    if area.contains(*line.last()?) {
        return None;
    }
    let stretches = line.iter().rev().zip(line.iter().rev().skip(1));
    let mut shares = stretches.filter_map(|(from, to)| {
        let stretch = [*from, *to];
        share_within(stretch, area).map(|[first, _]| along(stretch, first))
    });
    shares.next()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const AREA: PlaneBox = PlaneBox {
        least: [0.0, 0.0],
        most: [10.0, 10.0],
    };

    #[test]
    fn a_line_that_leaves_and_returns_is_two_pieces() {
        let line = [[-5.0, 5.0], [5.0, 5.0], [15.0, 5.0], [15.0, 8.0], [5.0, 8.0]];
        let pieces = line_within(&line, &AREA);
        assert_eq!(
            pieces,
            [vec![[0.0, 5.0], [5.0, 5.0], [10.0, 5.0]], vec![[10.0, 8.0], [5.0, 8.0]]]
        );
    }

    #[test]
    fn a_line_is_followed_in_from_its_end() {
        let line = [[5.0, 5.0], [15.0, 5.0], [25.0, 5.0]];
        assert_eq!(way_in(&line, &AREA), Some([10.0, 5.0]));
        assert_eq!(way_in(&line[..1], &AREA), None);
        assert_eq!(way_in(&[[20.0, 20.0], [30.0, 20.0]], &AREA), None);
    }

    #[test]
    fn a_ring_around_the_box_is_the_box() {
        let ring = [[-5.0, -5.0], [15.0, -5.0], [15.0, 15.0], [-5.0, 15.0]];
        let cut = ring_within(&ring, &AREA);
        assert_eq!(PlaneBox::around(&cut), Some(AREA));
        assert!(ring_within(&ring.map(|[x, y]| [x + 40.0, y]), &AREA).is_empty());
    }

    proptest! {
        #[test]
        fn what_is_left_lies_in_the_box(points in prop::collection::vec([-20.0..30.0_f64, -20.0..30.0_f64], 0..12)) {
            let slack = AREA.widened(1e-9);
            let left = line_within(&points, &AREA).into_iter().flatten().chain(ring_within(&points, &AREA));
            for point in left {
                prop_assert!(slack.contains(point), "{point:?}");
            }
        }
    }
}
