//! A line moved aside where it shares a stretch with others, and back again where it runs alone.
//!
//! What is known to go wrong where lines are moved aside: loops at sharp bends, spikes where a line turns back, circles where points lie
//! close together, sides that change with the line's direction, and jumps where a stretch ends.

use super::{
    curve::{self, smooth},
    outline::simplified,
    plane::PlanePoint,
    sheet::clip::along,
    stretches::{Course, Stretch},
};
use crate::domain::sorting::sort_by;

/// A part of a line in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Where it runs.
    pub points: Vec<PlanePoint>,
    /// Which of how many lines it is that run side by side; `None` where it runs alone.
    pub lane: Option<[usize; 2]>,
}

/// How much longer than it is wide the way out to the side is.
const RAMP: f64 = 4.0;
/// No line is moved farther than this share of the stretch that it shares.
const MOST: f64 = 0.25;
/// How much of a stretch a way out may take at each end.
const MOST_RAMP: f64 = 0.4;
/// In how many steps a way out is drawn.
const STEPS: u32 = 8;
/// How much farther out a bend may be than the line beside it.
pub const MITRE: f64 = 1.25;
/// How far a point may lie from where it is, in pixels.
const TOLERANCE: f64 = 0.25;

/// A line of vertices on the plane as it is drawn, with `place` telling which pixel is where: the stretches to their sides, the rest
/// as it is.
pub fn pieces(
    line: &[PlanePoint],
    stretches: &[Stretch],
    course: Course,
    place: impl Fn(PlanePoint) -> PlanePoint,
) -> Vec<Piece> {
    let drawn = |line: &[PlanePoint]| match course {
        Course::Curved => smooth(line, false),
        Course::Straight => line.to_vec(),
    };
    let whole = drawn(line);
    let step = match course {
        Course::Curved => curve::points_a_side(line.len()),
        Course::Straight => 1,
    };
    let placed = |points: &[PlanePoint]| {
        let pixels: Vec<_> = points.iter().map(|point| place(*point)).collect();
        simplified(&pixels, TOLERANCE)
    };
    let alone = |from: usize, to: usize| {
        let points = whole.get(from * step..=to * step).filter(|_| from < to)?;
        Some((placed(points), None))
    };
    let mut parts: Vec<(Vec<PlanePoint>, Option<&Stretch>)> = Vec::new();
    let mut from = 0;
    for stretch in stretches {
        let [first, last] = stretch.vertices;
        let Some(shared) = line.get(first..=last) else { continue };
        parts.extend(alone(from, first));
        // What runs together is the same curve, wherever each goes before and after.
        parts.push((placed(&drawn(shared)), Some(stretch)));
        from = last;
    }
    parts.extend(alone(from, line.len().saturating_sub(1)));
    let asides: Vec<f64> = parts
        .iter()
        .map(|(points, stretch)| {
            let most = length(points) * MOST;
            stretch.map_or(0.0, |stretch| stretch.aside.clamp(-most, most))
        })
        .collect();
    let between = |before: Option<&f64>, after: Option<&f64>| match (before, after) {
        (Some(before), Some(after)) if *before != 0.0 && *after != 0.0 => (before + after) / 2.0,
        // Arrows stand side by side as what they end does.
        (None, Some(end)) | (Some(end), None) if course == Course::Straight => *end,
        _ => 0.0,
    };
    let moved = parts.into_iter().enumerate().map(|(number, (points, stretch))| {
        let aside = asides.get(number);
        let before = number.checked_sub(1).and_then(|before| asides.get(before));
        let way = Way {
            begin: between(before, aside),
            aside: aside.copied().unwrap_or_default(),
            end: between(aside, asides.get(number + 1)),
        };
        Piece {
            points: way.of(points),
            lane: stretch.map(|stretch| stretch.lane),
        }
    });
    moved.collect()
}

/// How far to its right a part of a line is drawn.
#[derive(Clone, Copy, Debug)]
struct Way {
    begin: f64,
    aside: f64,
    end: f64,
}

impl Way {
    fn of(self, points: Vec<PlanePoint>) -> Vec<PlanePoint> {
        if [self.begin, self.aside, self.end] == [0.0; 3] {
            return points;
        }
        let whole = length(&points);
        let ramp = |from: f64| ((self.aside - from).abs() * RAMP).min(whole * MOST_RAMP);
        let (out, back) = (ramp(self.begin), ramp(self.end));
        let at = |along: f64| {
            let share = |done: f64, of: f64| if of > 0.0 { eased((done / of).min(1.0)) } else { 1.0 };
            let (gone, left) = (share(along, out), share(whole - along, back));
            self.aside + (self.begin - self.aside) * (1.0 - gone) + (self.end - self.aside) * (1.0 - left)
        };
        let steps = (1..STEPS).map(|step| f64::from(step) / f64::from(STEPS));
        let steps = steps.flat_map(|share| [out * share, whole - back * share]);
        let stations = stations(&points, steps.chain([out, whole - back]).collect());
        let moved = stations.iter().map(|station| {
            let [x, y] = station.base;
            let by = at(station.along);
            (station.base, [x + station.right[0] * by, y + station.right[1] * by])
        });
        untangled(moved)
    }
}

/// From nought to one, slow at both ends.
fn eased(share: f64) -> f64 {
    share * share * (3.0 - 2.0 * share)
}

/// A point of a line from which it is moved.
struct Station {
    base: PlanePoint,
    /// How far along the line it is.
    along: f64,
    /// What is to the right here; longer than one in a bend.
    right: PlanePoint,
}

/// The points of a line, and those that are asked for between them.
fn stations(points: &[PlanePoint], mut asked: Vec<f64>) -> Vec<Station> {
    sort_by(&mut asked, f64::total_cmp);
    let mut asked = asked.into_iter().peekable();
    let mut sides = points.windows(2).filter_map(|pair| {
        let [from, to] = [pair[0], pair[1]];
        let length = apart(from, to);
        let right = [(from[1] - to[1]) / length, (to[0] - from[0]) / length];
        (length > 0.0).then_some((from, to, length, right))
    });
    let mut found = Vec::new();
    let (mut along, mut before): (f64, Option<PlanePoint>) = (0.0, None);
    for (from, to, length, right) in sides.by_ref() {
        found.push(Station {
            base: from,
            along,
            right: before.map_or(right, |before| bend(before, right)),
        });
        while let Some(next) = asked.next_if(|next| *next < along + length) {
            let share = (next - along) / length;
            if share > 0.0 {
                found.push(Station {
                    base: [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * share),
                    along: next,
                    right,
                });
            }
        }
        along += length;
        before = Some(right);
    }
    if let (Some(last), Some(right)) = (points.last(), before) {
        found.push(Station {
            base: *last,
            along,
            right,
        });
    }
    found
}

/// What is to the right in a bend: as far out as both sides ask for, within reason. Where a line turns back there is no such place.
fn bend(one: PlanePoint, other: PlanePoint) -> PlanePoint {
    let middle = [one[0] + other[0], one[1] + other[1]];
    let square = middle[0] * middle[0] + middle[1] * middle[1];
    if square < 1e-6 {
        return one;
    }
    // Of unit vectors that are half an angle from their middle, so much reaches to where both sides meet.
    let reach = (2.0 / square).min(MITRE / square.sqrt());
    middle.map(|value| value * reach)
}

/// Points that have been moved, without those by which the line would run against itself: the inside of a sharp bend. The ends stay.
fn untangled(moved: impl Iterator<Item = (PlanePoint, PlanePoint)>) -> Vec<PlanePoint> {
    let mut kept: Vec<(PlanePoint, PlanePoint)> = Vec::new();
    let is_onward = |(base, place): &(PlanePoint, PlanePoint), (next_base, next): &(PlanePoint, PlanePoint)| {
        let along = |axis: usize| (next_base[axis] - base[axis]) * (next[axis] - place[axis]);
        along(0) + along(1) > 0.0
    };
    let mut moved = moved.peekable();
    while let Some(next) = moved.next() {
        if moved.peek().is_none() {
            while kept.len() > 1 && kept.last().is_some_and(|last| !is_onward(last, &next)) {
                kept.pop();
            }
            kept.push(next);
        } else if kept.last().is_none_or(|last| is_onward(last, &next)) {
            kept.push(next);
        }
    }
    kept.into_iter().map(|(_, place)| place).collect()
}

/// How long a line is.
pub fn length(line: &[PlanePoint]) -> f64 {
    line.windows(2).map(|pair| apart(pair[0], pair[1])).sum()
}

/// How far two points are from each other.
pub fn apart([ax, ay]: PlanePoint, [bx, by]: PlanePoint) -> f64 {
    (bx - ax).hypot(by - ay)
}

/// A line that ends where it comes within a distance of a place; the line as it is if it begins within it or ends outside.
pub fn ended_at_rim(line: &[PlanePoint], middle: PlanePoint, distance: f64) -> Vec<PlanePoint> {
    let Some(last_outside) = line.iter().rposition(|point| apart(*point, middle) > distance) else {
        return line.to_vec();
    };
    let mut kept: Vec<PlanePoint> = line.iter().take(last_outside + 1).copied().collect();
    if let (Some(from), Some(to)) = (line.get(last_outside), line.get(last_outside + 1)) {
        // Halved as often, a stretch across any paper is a thousandth of a unit.
        let (mut outside, mut inside) = (0.0, 1.0);
        for _ in 0..24 {
            let half = (outside + inside) / 2.0;
            if apart(along([*from, *to], half), middle) > distance {
                outside = half;
            } else {
                inside = half;
            }
        }
        kept.push(along([*from, *to], outside));
    }
    kept
}

/// The point at a share of a line's length; `None` if it has no points.
pub fn point_at(line: &[PlanePoint], share: f64) -> Option<PlanePoint> {
    let mut left = length(line) * share;
    for pair in line.windows(2) {
        let [from, to] = [pair[0], pair[1]];
        let step = apart(from, to);
        if left <= step && step > 0.0 {
            return Some([0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * left / step));
        }
        left -= step;
    }
    line.last().copied()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stretch(vertices: [usize; 2], aside: f64) -> Stretch {
        Stretch {
            vertices,
            aside,
            lane: [0, 2],
        }
    }

    fn drawn(line: &[PlanePoint], stretches: &[Stretch]) -> Vec<PlanePoint> {
        pieces(line, stretches, Course::Curved, |point| point)
            .into_iter()
            .flat_map(|piece| piece.points)
            .collect()
    }

    fn near(point: PlanePoint, line: &[PlanePoint]) -> f64 {
        let sides = line.windows(2).map(|pair| [pair[0], pair[1]]);
        let squares = sides.map(|side| crate::map::outline::squared_distance(point, side));
        squares.fold(f64::INFINITY, f64::min).sqrt()
    }

    // R310
    #[test]
    fn a_straight_stretch_is_drawn_to_its_right_and_begins_and_ends_where_it_was_set() {
        let line = [[0.0, 0.0], [100.0, 0.0], [300.0, 0.0], [400.0, 0.0]];
        let moved = drawn(&line, &[stretch([1, 2], 6.0)]);
        assert_eq!((moved[0], *moved.last().unwrap()), (line[0], line[3]));
        for [x, y] in &moved {
            let is_beside = (124.0..=276.0).contains(x);
            assert!(
                (!is_beside || (y - 6.0).abs() < 1e-9) && (0.0..=6.0).contains(y),
                "{x} {y}"
            );
            assert!((100.0..=300.0).contains(x) || *y == 0.0);
        }
        // Nowhere does it jump.
        let steepest = moved.windows(2).filter(|pair| pair[1][0] > pair[0][0]);
        let steepest = steepest.map(|pair| ((pair[1][1] - pair[0][1]) / (pair[1][0] - pair[0][0])).abs());
        assert!(steepest.fold(0.0, f64::max) < 0.5);
    }

    // R310
    #[test]
    fn a_stretch_as_long_as_it_is_moved_is_hardly_moved() {
        let line = [[0.0, 0.0], [4.0, 0.0]];
        assert!(drawn(&line, &[stretch([0, 1], 30.0)]).iter().all(|[_, y]| *y <= 1.0));
    }

    // R310
    #[test]
    fn lines_that_go_on_side_by_side_do_not_go_back_in_between() {
        let line = [[0.0, 0.0], [200.0, 0.0], [400.0, 0.0]];
        let moved = drawn(&line, &[stretch([0, 1], 6.0), stretch([1, 2], 10.0)]);
        let middle = moved.iter().filter(|[x, _]| (60.0..340.0).contains(x));
        assert!(middle.clone().count() > 0 && middle.clone().all(|[_, y]| *y >= 6.0));
    }

    // R310: Leaflet.PolylineOffset 14 and 27, mapbox-gl-js 4008: points elsewhere, circles, and spikes.
    #[test]
    fn points_on_each_other_and_lines_that_turn_back_make_no_spikes() {
        for line in [
            vec![[0.0, 0.0], [100.0, 0.0], [0.0, 0.0]],
            vec![[0.0, 0.0], [50.0, 0.0], [50.0, 0.0], [50.0, 1e-9], [100.0, 0.0]],
            vec![[0.0, 0.0], [100.0, 0.0], [1.0, 1.0], [100.0, 2.0]],
            vec![[5.0, 5.0], [5.0, 5.0]],
        ] {
            let moved = drawn(&line, &[stretch([0, line.len() - 1], 8.0)]);
            assert!(
                moved.iter().all(|point| near(*point, &line) < 20.0),
                "{line:?} {moved:?}"
            );
        }
    }

    proptest! {
        // R310
        #[test]
        fn a_line_is_moved_no_farther_than_told_and_never_runs_against_itself(
            line in prop::collection::vec([0.0..300.0_f64, 0.0..300.0_f64], 2..12),
            aside in -20.0..20.0_f64, from in 0..11_usize, to in 0..11_usize,
        ) {
            let (from, to) = (from.min(to).min(line.len() - 2), from.max(to).min(line.len() - 1));
            prop_assume!(from < to);
            let moved = pieces(&line, &[stretch([from, to], aside)], Course::Curved, |point| point);
            let before = pieces(&line, &[stretch([from, to], 0.0)], Course::Curved, |point| point);
            for (moved, before) in moved.iter().zip(&before) {
                prop_assert_eq!(moved.points.first(), before.points.first());
                prop_assert_eq!(moved.points.last(), before.points.last());
                for point in &moved.points {
                    prop_assert!(point.iter().all(|value| value.is_finite()));
                    prop_assert!(near(*point, &before.points) <= aside.abs() * MITRE + 1e-6);
                }
            }
        }

        // R310: Leaflet.PolylineOffset 23: the side must not follow from which way the line was drawn.
        #[test]
        fn a_line_drawn_the_other_way_is_drawn_in_the_same_place(
            angles in prop::collection::vec(-0.9..0.9_f64, 1..10), aside in -9.0..9.0_f64,
        ) {
            let mut line: Vec<PlanePoint> = vec![[0.0, 0.0]];
            let mut turn = 0.0_f64;
            for angle in angles {
                turn += angle;
                let [x, y] = *line.last().unwrap();
                line.push([x + 60.0 * turn.cos(), y + 60.0 * turn.sin()]);
            }
            let last = line.len() - 1;
            let one = drawn(&line, &[stretch([0, last], aside)]);
            line.reverse();
            let other = drawn(&line, &[stretch([0, last], -aside)]);
            for point in &one {
                prop_assert!(near(*point, &other) < 1.0);
            }
        }
    }
}
