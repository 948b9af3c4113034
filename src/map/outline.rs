//! The outline of an element on the plane: projected once, and made simpler for each zoom.

use std::{cell::RefCell, rc::Rc};

use super::{
    aside::{Piece, pieces, point_at},
    curve::smooth,
    plane::{PlaneBox, PlanePoint, on_plane},
    size,
    stretches::{Stretched, Track},
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
    /// What may share stretches with others; `None` if it never does.
    pub track: Option<Rc<Track>>,
    lines: Lines,
    /// What was last asked for.
    simpler: RefCell<Option<Simpler>>,
}

/// An outline at one scale.
#[derive(Debug)]
struct Simpler {
    scale: f64,
    stretched: Option<Stretched>,
    lines: Lines,
    anchor: PlanePoint,
}

/// How much farther than its curve a line may reach where it shares stretches, as a share of its size: there it is another curve.
const SLACK: f64 = 0.06;

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
            track: None,
            simpler: RefCell::new(None),
        })
    }

    /// The same as one that may share stretches with others.
    #[must_use]
    pub fn tracked(self, track: impl FnOnce(PlaneBox) -> Option<Rc<Track>>) -> Self {
        let [width, height] = self.bounds.size();
        let is_curved = self.lines.iter().any(|line| line.len() > 2);
        let slack = if is_curved { width.max(height) * SLACK } else { 0.0 };
        let bounds = self.bounds.widened(slack);
        Self {
            track: track(bounds),
            bounds,
            ..self
        }
    }

    /// Where each of its lines begins and ends on the plane.
    pub fn ends(&self) -> impl Iterator<Item = [PlanePoint; 2]> {
        let ends = |line: &Vec<PlanePoint>| Some([*line.first()?, *line.last()?]);
        self.lines.iter().map(move |line| ends(line).unwrap_or_default())
    }

    /// Where it is drawn and where its mark and name belong, as `place` lays the plane out in pixels or what is as large.
    pub fn placed(&self, place: impl Fn(PlanePoint) -> PlanePoint) -> (Vec<Vec<PlanePoint>>, PlanePoint) {
        let anchor = place(self.anchor);
        let Some((track, stretched)) = self.track.as_ref().and_then(|track| Some((track, track.stretched()?))) else {
            let placed = |line: &Vec<PlanePoint>| line.iter().map(|point| place(*point)).collect();
            return (self.lines.iter().map(placed).collect(), anchor);
        };
        let strands = track.strands.iter().zip(stretched.iter());
        let strands: Vec<Vec<Piece>> = strands
            .map(|(strand, stretches)| pieces(strand, stretches, track.course, &place))
            .collect();
        let anchor = beside(strands.iter().flatten(), anchor);
        let joined = |pieces: Vec<Piece>| pieces.into_iter().flat_map(|piece| piece.points).collect();
        (strands.into_iter().map(joined).collect(), anchor)
    }

    /// Where its mark and name belong, where the whole plane is `scale` pixels wide.
    pub fn anchor_at(&self, scale: f64) -> PlanePoint {
        match self.track.as_ref().and_then(|track| track.stretched()) {
            Some(stretched) => self.moved_at(scale, stretched).1,
            None => self.anchor,
        }
    }

    fn moved_at(&self, scale: f64, stretched: Stretched) -> (Lines, PlanePoint) {
        let mut simpler = self.simpler.borrow_mut();
        let is_same = |held: &&Simpler| {
            let is_of = held.stretched.as_ref().is_some_and(|of| Rc::ptr_eq(of, &stretched));
            held.scale == scale && is_of
        };
        if let Some(held) = simpler.as_ref().filter(is_same) {
            return (held.lines.clone(), held.anchor);
        }
        // Lines are as far from each other as they are wide.
        let steps = scale / size::of_lines(scale);
        let (lines, anchor) = self.placed(|point| point.map(|value| value * steps));
        let back = |point: &PlanePoint| point.map(|value| value / steps);
        let lines: Lines = lines.iter().map(|line| line.iter().map(back).collect()).collect();
        let anchor = back(&anchor);
        *simpler = Some(Simpler {
            scale,
            stretched: Some(stretched),
            lines: lines.clone(),
            anchor,
        });
        (lines, anchor)
    }

    /// Its lines with what is smaller than half a pixel left out, where the whole plane is `scale` pixels wide.
    pub fn at(&self, scale: f64) -> Lines {
        if let Some(stretched) = self.track.as_ref().and_then(|track| track.stretched()) {
            return self.moved_at(scale, stretched).0;
        }
        if self.lines.iter().all(|line| line.len() <= 2) {
            return self.lines.clone();
        }
        let mut simpler = self.simpler.borrow_mut();
        let is_same = |held: &&Simpler| held.scale == scale && held.stretched.is_none();
        if let Some(held) = simpler.as_ref().filter(is_same) {
            return held.lines.clone();
        }
        let tolerance = 0.5 / scale;
        let lines: Lines = self.lines.iter().map(|line| simplified(line, tolerance)).collect();
        *simpler = Some(Simpler {
            scale,
            stretched: None,
            lines: lines.clone(),
            anchor: self.anchor,
        });
        lines
    }
}

/// Where the mark of a line belongs that is drawn in pieces: where it would be if the line ran alone there; on a stretch that it shares where
/// the marks of the others are not.
fn beside<'a>(pieces: impl Iterator<Item = &'a Piece>, anchor: PlanePoint) -> PlanePoint {
    let off = |piece: &Piece| {
        let sides = piece.points.windows(2).map(|pair| [pair[0], pair[1]]);
        sides
            .map(|side| squared_distance(anchor, side))
            .fold(f64::INFINITY, f64::min)
    };
    let nearest = pieces.min_by(|one, other| off(one).total_cmp(&off(other)));
    let moved = nearest.and_then(|piece| {
        let [lane, lanes] = piece.lane?;
        let share = (lane as f64 + 1.0) / (lanes as f64 + 1.0);
        // As all of them count, whichever way each of them runs.
        let is_eastward = piece.points.first() < piece.points.last();
        point_at(&piece.points, if is_eastward { share } else { 1.0 - share })
    });
    moved.unwrap_or(anchor)
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
