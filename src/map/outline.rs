//! The outline of an element on the plane: projected once, and made simpler for each zoom.

use std::{cell::RefCell, rc::Rc};

use super::{
    curve::smooth,
    plane::{PlaneBox, PlanePoint, on_plane},
};
use crate::domain::{
    records::structure_map::Shape,
    values::{
        extent::centre,
        geometry::{Geometry, Position},
        rings::depths,
    },
};

/// Lines of points: one point alone, the strands of a line, or the rings of an area.
pub type Lines = Rc<[Vec<PlanePoint>]>;

/// Where an element lies on the plane.
#[derive(Debug)]
pub struct Outline {
    /// Whether it is a point, a line or an area.
    pub shape: Shape,
    /// The box around it.
    pub bounds: PlaneBox,
    /// Where its mark and name belong.
    pub anchor: PlanePoint,
    lines: Lines,
    /// What was last asked for, by its scale.
    simpler: RefCell<Option<(f64, Lines)>>,
}

impl Outline {
    /// Its lines, with every point.
    pub fn lines(&self) -> &[Vec<PlanePoint>] {
        &self.lines
    }

    /// The outline of a shape; `None` if it has no positions. Where it is drawn smooth it is a curve through the positions.
    pub fn of(geometry: &Geometry, is_smooth: bool) -> Option<Self> {
        let is_closed = geometry.shape() == Shape::Area;
        let line = |positions: &[Position]| {
            let line: Vec<_> = positions.iter().copied().map(on_plane).collect();
            if is_smooth { smooth(&line, is_closed) } else { line }
        };
        let lines: Lines = match geometry {
            Geometry::Point(position) => Rc::new([vec![on_plane(*position)]]),
            Geometry::Line(strands) => strands.iter().map(|strand| line(strand)).collect(),
            Geometry::Area(rings) => rings
                .iter()
                .zip(depths(rings))
                .map(|(ring, depth)| turned(line(ring), depth % 2 == 0))
                .collect(),
        };
        Some(Self {
            shape: geometry.shape(),
            bounds: PlaneBox::around(lines.iter().flatten())?,
            anchor: on_plane(centre(geometry)?),
            lines,
            simpler: RefCell::new(None),
        })
    }

    /// Its lines with what is smaller than half a pixel left out, where the whole plane is `scale` pixels wide.
    pub fn at(&self, scale: f64) -> Lines {
        if self.lines.iter().all(|line| line.len() <= 2) {
            return self.lines.clone();
        }
        let mut simpler = self.simpler.borrow_mut();
        if let Some((_, lines)) = simpler.as_ref().filter(|(of, _)| *of == scale) {
            return lines.clone();
        }
        let tolerance = 0.5 / scale;
        let lines: Lines = self.lines.iter().map(|line| simplified(line, tolerance)).collect();
        *simpler = Some((scale, lines.clone()));
        lines
    }
}

/// A ring that runs clockwise, or the other way: where many areas are filled at once, what lies between outlines that run one way
/// and holes that run the other is the same as if each were filled by itself.
fn turned(mut ring: Vec<PlanePoint>, is_clockwise: bool) -> Vec<PlanePoint> {
    let sides = ring.iter().zip(ring.iter().cycle().skip(1));
    let area: f64 = sides.map(|(from, to)| from[0] * to[1] - to[0] * from[1]).sum();
    if (area > 0.0) != is_clockwise {
        ring.reverse();
    }
    ring
}

/// The line without the points that lie within `tolerance` of what is left (Douglas and Peucker). The ends stay. Of a ring at least
/// three points stay as long as they are apart.
pub fn simplified(line: &[PlanePoint], tolerance: f64) -> Vec<PlanePoint> {
    let Some(last) = line.len().checked_sub(1) else {
        return Vec::new();
    };
    let mut stays = vec![false; line.len()];
    stays[0] = true;
    stays[last] = true;
    // A stack of its own: a line of 50,000 points could need that many calls.
    let mut stretches = vec![(0, last)];
    while let Some((from, to)) = stretches.pop() {
        let apart = |place: usize| squared_distance(line[place], [line[from], line[to]]);
        let farthest = (from + 1..to).max_by(|one, other| apart(*one).total_cmp(&apart(*other)));
        if let Some(farthest) = farthest.filter(|place| apart(*place) > tolerance * tolerance) {
            stays[farthest] = true;
            stretches.extend([(from, farthest), (farthest, to)]);
        }
    }
    let kept = line.iter().zip(stays).filter(|(_, stays)| *stays);
    kept.map(|(point, _)| *point).collect()
}

/// The square of the distance from a point to a stretch of line.
pub fn squared_distance([x, y]: PlanePoint, [[ax, ay], [bx, by]]: [PlanePoint; 2]) -> f64 {
    let (along_x, along_y) = (bx - ax, by - ay);
    let length = along_x * along_x + along_y * along_y;
    let share = if length > 0.0 {
        (((x - ax) * along_x + (y - ay) * along_y) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let (east, south) = (x - ax - share * along_x, y - ay - share * along_y);
    east * east + south * south
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    #[test]
    fn what_is_too_small_to_be_seen_is_left_out_and_comes_back_closer_up() {
        let bend = [at(16.0, 59.0), at(16.5, 59.0001), at(17.0, 59.0), at(17.0, 60.0)];
        let outline = Outline::of(&Geometry::line(bend.to_vec()), false).unwrap();
        let points = |zoom: f64| outline.at(256.0 * zoom.exp2())[0].len();
        assert_eq!(points(4.0), 3);
        assert_eq!(points(16.0), 4);
        assert_eq!(points(4.0), 3);
    }

    #[test]
    fn outlines_run_one_way_and_holes_the_other() {
        let ring = |west: f64, side: f64| vec![at(west, 59.0), at(west + side, 59.0), at(west, 59.0 + side)];
        let reversed = |ring: Vec<Position>| ring.into_iter().rev().collect::<Vec<_>>();
        let [one, other] = [
            Geometry::Area(vec![ring(16.0, 2.0), ring(16.1, 0.2)]),
            Geometry::Area(vec![reversed(ring(16.0, 2.0)), reversed(ring(16.1, 0.2))]),
        ]
        .map(|geometry| Outline::of(&geometry, false).unwrap());
        let area = |ring: &[PlanePoint]| -> f64 {
            let sides = ring.iter().zip(ring.iter().cycle().skip(1));
            sides.map(|(from, to)| from[0] * to[1] - to[0] * from[1]).sum()
        };
        for outline in [&one, &other] {
            assert!(area(&outline.lines[0]) > 0.0 && area(&outline.lines[1]) < 0.0);
        }
    }

    proptest! {
        // R284
        #[test]
        fn no_point_is_farther_than_told_from_what_is_left(
            line in prop::collection::vec([0.0..1.0_f64, 0.0..1.0_f64], 1..60), tolerance in 0.001..0.5_f64,
        ) {
            let left = simplified(&line, tolerance);
            prop_assert_eq!(left.first(), line.first());
            prop_assert_eq!(left.last(), line.last());
            for point in line {
                let near = left.windows(2).any(|pair| squared_distance(point, [pair[0], pair[1]]) <= tolerance * tolerance * 1.0001);
                prop_assert!(near || left.contains(&point));
            }
        }
    }
}
