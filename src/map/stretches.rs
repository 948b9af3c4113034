//! Where corridors and cross-links run together, and on which side of each other they are drawn there; relations do so among themselves.
//!
//! Lines run together where they have two vertices in common that follow on each other in both, in either direction: those that are tied to
//! the same nodes, or drawn along the same vertices. They stand in the order of their themes, then of the document, from the left of the
//! first of them as that runs from west to east; which way any of them was drawn changes nothing.

use std::{
    cell::RefCell,
    cmp::Ordering,
    collections::{BTreeMap, HashMap},
    rc::Rc,
};

use super::{
    aside::MITRE,
    plane::{PlaneBox, PlanePoint, on_plane},
    scene::CASING,
    size::MOST,
    symbol::BADGE,
};
use crate::domain::{
    records::structure_map::Theme,
    sorting::sort_by,
    values::{geometry::Position, id::RecordId},
};

/// How far vertices that are the same may lie from each other, as a share of the plane: some ten metres in Sweden.
pub const TOLERANCE: f64 = 5e-7;
/// The side of a cell in which segments are found by their middles.
const CELL: f64 = TOLERANCE * 16.0;
/// Between two lines side by side, in pixels.
pub const GAP: f64 = 2.5;
/// From how many lines on they would be wider side by side than what they tell of, and stay on each other.
const MOST_LANES: usize = 8;
/// Of more relations than this side by side the outer ones would miss the nodes that they lead to, so they stand closer together.
const MOST_ARROWS: usize = 3;
/// From how many vertices on a line takes no part: it was not drawn by hand.
const MOST_VERTICES: usize = 1_000;

/// How a line is drawn that may share stretches with others of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// As a curve, which begins and ends where it was set.
    Curved,
    /// Straight from vertex to vertex, with arrows at both ends, which stand side by side too.
    Straight,
}

/// A part of a line that others share.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// From which vertex of the line to which.
    pub vertices: [usize; 2],
    /// How far to the right of the line, as that runs, it is drawn, in pixels.
    pub aside: f64,
    /// Which of how many it is.
    pub lane: [usize; 2],
}

/// The stretches of each strand of a line.
pub type Stretched = Rc<[Vec<Stretch>]>;

/// A line that may share stretches with others.
#[derive(Debug)]
pub struct Track {
    theme: Theme,
    id: RecordId,
    width: f64,
    /// How it is drawn.
    pub course: Course,
    /// The box around it on the plane.
    pub bounds: PlaneBox,
    /// Its vertices, without those that lie on the one before.
    pub strands: Vec<Vec<PlanePoint>>,
    /// Of each strand whether it runs from west to east.
    is_eastward: Vec<bool>,
    stretched: RefCell<Option<Stretched>>,
}

impl Track {
    /// The track of a line that takes this width; `None` if it has too many vertices to have been drawn by hand.
    pub fn of(
        theme: Theme,
        id: &RecordId,
        (course, width): (Course, f64),
        strands: &[Vec<Position>],
        bounds: PlaneBox,
    ) -> Option<Rc<Self>> {
        if strands.iter().any(|strand| strand.len() > MOST_VERTICES) {
            return None;
        }
        let strands: Vec<_> = strands.iter().map(|strand| distinct(strand)).collect();
        Some(Rc::new(Self {
            theme,
            id: id.clone(),
            width,
            course,
            bounds,
            is_eastward: strands.iter().map(|strand| is_eastward(strand)).collect(),
            strands,
            stretched: RefCell::default(),
        }))
    }

    /// The element that it is of.
    pub fn id(&self) -> &RecordId {
        &self.id
    }

    /// What of it others share; `None` if nothing is.
    pub fn stretched(&self) -> Option<Stretched> {
        self.stretched.borrow().clone()
    }

    /// How far it is moved aside at most, in pixels.
    pub fn most_aside(&self) -> f64 {
        let stretched = self.stretched.borrow();
        let all = stretched.iter().flat_map(|strands| strands.iter().flatten());
        all.map(|stretch| stretch.aside.abs()).fold(0.0, f64::max)
    }

    /// How far what is drawn of it reaches beyond where it was set, in pixels, if it is moved aside so far.
    pub fn reach(&self, aside: f64) -> f64 {
        let own = match self.course {
            Course::Curved => self.width / 2.0,
            // An arrow is a little longer than it is wide.
            Course::Straight => self.width * 1.1,
        };
        (own * MOST).max(BADGE) + CASING + aside * MITRE * MOST
    }

    fn key(&self) -> (Theme, &RecordId) {
        (self.theme, &self.id)
    }

    fn segments(self: &Rc<Self>) -> impl Iterator<Item = Segment> {
        let strands = self.strands.iter().enumerate();
        strands.flat_map(move |(strand, line)| {
            (0..line.len().saturating_sub(1)).map(move |first| Segment {
                track: self.clone(),
                strand,
                first,
            })
        })
    }
}

/// The vertices on the plane; of those that lie on each other the first, but the last of all.
fn distinct(strand: &[Position]) -> Vec<PlanePoint> {
    let mut line: Vec<PlanePoint> = Vec::with_capacity(strand.len());
    for point in strand.iter().copied().map(on_plane) {
        if line.last().is_none_or(|last| !is_near(*last, point, TOLERANCE * 2.0)) {
            line.push(point);
        }
    }
    if let (Some(last), Some(end)) = (line.last_mut(), strand.last()) {
        *last = on_plane(*end);
    }
    line
}

fn is_eastward(line: &[PlanePoint]) -> bool {
    let pairs = line.iter().zip(line.iter().rev());
    let compared = pairs.map(|(one, other)| one[0].total_cmp(&other[0]).then(one[1].total_cmp(&other[1])));
    let mut told = compared.filter(|order| order.is_ne());
    told.next().is_none_or(Ordering::is_lt)
}

fn is_near([ax, ay]: PlanePoint, [bx, by]: PlanePoint, tolerance: f64) -> bool {
    (ax - bx).abs() <= tolerance && (ay - by).abs() <= tolerance
}

/// From one vertex of a line to the next.
#[derive(Clone)]
struct Segment {
    track: Rc<Track>,
    strand: usize,
    first: usize,
}

impl Segment {
    fn ends(&self) -> [PlanePoint; 2] {
        let line = &self.track.strands[self.strand];
        [line[self.first], line[self.first + 1]]
    }

    fn middle(&self) -> PlanePoint {
        let [from, to] = self.ends();
        [0, 1].map(|axis| (from[axis] + to[axis]) / 2.0)
    }

    /// Whether it runs where another does, and if so, whether the same way.
    fn runs_with(&self, other: &Self) -> Option<bool> {
        let ([a, b], [c, d]) = (self.ends(), other.ends());
        if is_near(a, c, TOLERANCE) && is_near(b, d, TOLERANCE) {
            Some(true)
        } else if is_near(a, d, TOLERANCE) && is_near(b, c, TOLERANCE) {
            Some(false)
        } else {
            None
        }
    }

    fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.track, &other.track) && self.strand == other.strand && self.first == other.first
    }
}

type Cell = [i64; 2];

fn cell(point: PlanePoint) -> Cell {
    point.map(|value| (value / CELL).floor() as i64)
}

/// Where a segment is drawn.
#[derive(Clone, Copy, PartialEq)]
struct Place {
    aside: f64,
    lane: [usize; 2],
}

/// The lines of a map, found by where they run.
#[derive(Default)]
pub struct Stretches {
    cells: HashMap<Cell, Vec<Segment>>,
}

impl Stretches {
    /// Follows the lines of a map: some are gone, some are new. Gives those that are drawn elsewhere than before, each with how far aside it
    /// was or is at most; among them all that are new.
    pub fn follow(&mut self, gone: &[Rc<Track>], new: &[Rc<Track>]) -> Vec<(Rc<Track>, f64)> {
        let mut touched: BTreeMap<(Theme, RecordId), Rc<Track>> = BTreeMap::new();
        let mut touch = |track: &Rc<Track>| {
            touched.entry((track.theme, track.id.clone())).or_insert(track.clone());
        };
        for segment in gone.iter().flat_map(Track::segments) {
            if let Some(held) = self.cells.get_mut(&cell(segment.middle())) {
                held.retain(|one| !one.is(&segment));
            }
        }
        for segment in new.iter().flat_map(Track::segments) {
            self.cells.entry(cell(segment.middle())).or_default().push(segment);
        }
        for segment in gone.iter().chain(new).flat_map(Track::segments) {
            let together = self.together(&segment);
            // Most lines run alone, and of one that never did otherwise nothing is shared.
            if !together.iter().all(|one| one.is(&segment)) {
                together.iter().for_each(|one| touch(&one.track));
            }
        }
        new.iter()
            .filter(|track| track.stretched().is_some())
            .for_each(&mut touch);
        let mut moved = Vec::new();
        for track in touched.into_values() {
            let now = self.stretched(&track);
            if track.stretched() != now {
                let before = track.most_aside();
                track.stretched.replace(now);
                let most = track.most_aside().max(before);
                moved.push((track, most));
            }
        }
        moved
    }

    /// The segments that run where one does, with it if it is there. Of more lines than can stand side by side not all.
    fn together(&self, segment: &Segment) -> Vec<Segment> {
        let mut found: Vec<Segment> = Vec::new();
        let mut lines: Vec<Rc<Track>> = Vec::new();
        let mut next = Some(segment.clone());
        let mut asked = 0;
        while let Some(asking) = next {
            for one in self.near(&asking) {
                if found.iter().any(|held| held.is(one)) {
                    continue;
                }
                found.push(one.clone());
                if !lines.iter().any(|line| Rc::ptr_eq(line, &one.track)) {
                    lines.push(one.track.clone());
                }
                if lines.len() > MOST_LANES {
                    return found;
                }
            }
            next = found.get(asked).cloned();
            asked += 1;
        }
        found
    }

    /// The segments that run within the tolerance of one.
    fn near<'a>(&'a self, segment: &'a Segment) -> impl Iterator<Item = &'a Segment> + 'a {
        let middle = segment.middle();
        let [least, most] = [-TOLERANCE, TOLERANCE].map(|by| cell(middle.map(|value| value + by)));
        let cells = (least[0]..=most[0]).flat_map(move |x| (least[1]..=most[1]).map(move |y| [x, y]));
        let held = cells.filter_map(|cell| self.cells.get(&cell)).flatten();
        held.filter(move |one| one.track.course == segment.track.course && one.runs_with(segment).is_some())
    }

    /// What of a line others share.
    fn stretched(&self, track: &Rc<Track>) -> Option<Stretched> {
        let mut strands: Vec<Vec<Stretch>> = vec![Vec::new(); track.strands.len()];
        let mut before: Option<(Place, Vec<Rc<Track>>)> = None;
        for segment in track.segments() {
            let here = self.place(&segment);
            let stretches = &mut strands[segment.strand];
            let is_same = |one: &(Place, Vec<Rc<Track>>), other: &(Place, Vec<Rc<Track>>)| {
                let mut pairs = one.1.iter().zip(&other.1);
                one.0 == other.0 && one.1.len() == other.1.len() && pairs.all(|(one, other)| Rc::ptr_eq(one, other))
            };
            match (stretches.last_mut(), &here, &before) {
                (Some(last), Some(here), Some(before)) if segment.first > 0 && is_same(here, before) => {
                    last.vertices[1] = segment.first + 1;
                }
                (_, Some((place, _)), _) => stretches.push(Stretch {
                    vertices: [segment.first, segment.first + 1],
                    aside: place.aside,
                    lane: place.lane,
                }),
                (_, None, _) => {}
            }
            before = here;
        }
        let is_shared = strands.iter().any(|stretches| !stretches.is_empty());
        is_shared.then(|| strands.into())
    }

    /// Where a segment is drawn and with which lines; `None` if it runs alone or with too many.
    fn place(&self, segment: &Segment) -> Option<(Place, Vec<Rc<Track>>)> {
        let together = self.together(segment);
        let lines = lines(&together);
        if !(2..=MOST_LANES).contains(&lines.len()) {
            return None;
        }
        let own = lines.iter().position(|line| Rc::ptr_eq(line, &segment.track))?;
        let closer = match segment.track.course {
            Course::Straight if lines.len() > MOST_ARROWS => (MOST_ARROWS as f64) / (lines.len() as f64),
            Course::Straight | Course::Curved => 1.0,
        };
        let whole: f64 = lines.iter().map(|line| line.width + GAP).sum::<f64>() - GAP;
        let before: f64 = lines.iter().take(own).map(|line| line.width + GAP).sum();
        let aside = (before + segment.track.width / 2.0 - whole / 2.0) * closer;
        let of_first = together
            .iter()
            .filter(|one| Rc::ptr_eq(&one.track, &lines[0]))
            .min_by_key(|one| (one.strand, one.first))?;
        let is_eastward = of_first.track.is_eastward[of_first.strand];
        let [a, b] = segment.ends();
        let [c, d] = of_first.ends();
        // Ends that are the same only by way of others are the nearest.
        let off = |one: PlanePoint, other: PlanePoint| (one[0] - other[0]).abs() + (one[1] - other[1]).abs();
        let is_along = off(a, c) + off(b, d) <= off(a, d) + off(b, c);
        let place = Place {
            aside: if is_along == is_eastward { aside } else { -aside },
            lane: [own, lines.len()],
        };
        Some((place, lines))
    }
}

/// The lines that segments belong to, in their order.
fn lines(segments: &[Segment]) -> Vec<Rc<Track>> {
    let mut lines: Vec<Rc<Track>> = segments.iter().map(|segment| segment.track.clone()).collect();
    sort_by(&mut lines, |one, other| one.key().cmp(&other.key()));
    lines.dedup_by(|one, other| Rc::ptr_eq(one, other));
    lines
}

#[cfg(test)]
mod tests;
