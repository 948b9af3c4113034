//! The broad, smooth hand that structure maps are drawn with: a curve through the vertices that were set.
//!
//! A centripetal Catmull–Rom spline: it goes through every vertex and makes no loops where vertices lie close together
//! (Yuksel, Schaefer and Keyser, *Parameterization and applications of Catmull–Rom curves*, 2011).

use super::plane::PlanePoint;

/// How many stretches there are between two vertices.
const STRETCHES: u32 = 8;

/// From how many vertices on a line is left as it is: it was not drawn by hand.
const MOST_BY_HAND: usize = 40;

/// From one vertex of an open line of so many to the next, so many points of its curve are gone through.
pub fn points_a_side(vertices: usize) -> usize {
    if (3..MOST_BY_HAND).contains(&vertices) {
        STRETCHES as usize
    } else {
        1
    }
}

/// The line as a curve through its points; a ring where it is closed. The ends, and what has too many points or too few, stay as
/// they are.
pub fn smooth(line: &[PlanePoint], is_closed: bool) -> Vec<PlanePoint> {
    let count = line.len();
    if !(3..MOST_BY_HAND).contains(&count) {
        return line.to_vec();
    }
    let sides = if is_closed { count } else { count - 1 };
    let mut curve = Vec::with_capacity(sides * STRETCHES as usize + 1);
    for side in 0..sides {
        let (from, to) = (line[side], line[(side + 1) % count]);
        let before = match side.checked_sub(1) {
            Some(before) => line[before],
            None if is_closed => line[count - 1],
            None => beyond(to, from),
        };
        let after = match side + 2 {
            after if after < count || is_closed => line[after % count],
            _ => beyond(from, to),
        };
        curve.push(from);
        curve.extend(
            (1..STRETCHES).map(|step| between([before, from, to, after], f64::from(step) / f64::from(STRETCHES))),
        );
    }
    if !is_closed {
        curve.push(line[count - 1]);
    }
    curve
}

/// The point as far beyond `to` as `from` is before it.
fn beyond(from: PlanePoint, to: PlanePoint) -> PlanePoint {
    [0, 1].map(|axis| 2.0 * to[axis] - from[axis])
}

/// The point at a share of the way from the second point to the third.
fn between([a, b, c, d]: [PlanePoint; 4], share: f64) -> PlanePoint {
    // Points that lie on each other have no direction; a tiny step keeps the quotients finite.
    let step = |from: PlanePoint, to: PlanePoint| (to[0] - from[0]).hypot(to[1] - from[1]).sqrt().max(1e-9);
    let knots = [0.0, step(a, b), step(b, c), step(c, d)];
    let [k0, k1] = [0.0, knots[1]];
    let k2 = k1 + knots[2];
    let k3 = k2 + knots[3];
    let at = k1 + share * (k2 - k1);
    let mixed = |from: PlanePoint, to: PlanePoint, low: f64, high: f64| {
        let part = (at - low) / (high - low);
        [0, 1].map(|axis| from[axis] + part * (to[axis] - from[axis]))
    };
    let (ab, bc, cd) = (mixed(a, b, k0, k1), mixed(b, c, k1, k2), mixed(c, d, k2, k3));
    mixed(mixed(ab, bc, k0, k2), mixed(bc, cd, k1, k3), k1, k2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_line() -> impl Strategy<Value = Vec<PlanePoint>> {
        prop::collection::vec([0.0..1.0_f64, 0.0..1.0_f64], 0..60)
    }

    proptest! {
        // R298
        #[test]
        fn a_curve_goes_through_what_was_set_in_order_and_not_far_from_it(line in any_line(), is_closed in any::<bool>()) {
            let curve = smooth(&line, is_closed);
            let mut rest = curve.iter();
            for point in &line {
                prop_assert!(rest.any(|on_curve| on_curve == point));
            }
            prop_assert!(curve.iter().flatten().all(|number| (-1.0..=2.0).contains(number)));
            if !is_closed {
                prop_assert_eq!(curve.last(), line.last());
            }
        }
    }

    // R298
    #[test]
    fn a_straight_line_stays_straight() {
        let line = [[0.0, 0.0], [1.0, 0.0], [5.0, 0.0], [5.0, 0.0], [6.0, 0.0]];
        let curve = smooth(&line, false);
        assert!(curve.iter().all(|[x, y]| (0.0..=6.0).contains(x) && y.abs() < 1e-12));
    }
}
