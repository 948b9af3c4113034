//! The ends of lines that come in a file: which points they are tied to.
//!
//! The geometry decides, since nobody who moves a line in another program changes its properties too. An end that lies where the document has
//! it stays tied and follows its point. One that was moved is tied to the point that it lies on, and is free where there is none. The end of
//! a line that is new is tied to the point that the file names, if it lies there.

use std::collections::BTreeMap;

use super::{KEPT_ENDS, feature_id, update::Taken};
use crate::{
    domain::{
        records::{
            structure_map::StructureElement,
            ties::{place, tied},
        },
        values::{
            geometry::{Geometry, Position},
            id::{Id, RecordId},
        },
    },
    format::geojson::FeatureId,
};

/// The points that a file names for the ends of an element: an empty text for none, `None` where it says nothing of it.
pub(super) type SaidEnds = [Option<FeatureId>; 2];

/// Ends that a file names points for, but that are free.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FreeEnds {
    /// The point is neither in the file nor in the document.
    pub without_point: usize,
    /// The end does not lie on it.
    pub elsewhere: usize,
}

/// About three centimetres, in degrees: what is left of a centimetre when both ends have been rounded on their way.
pub(super) const NEAR: f64 = 3e-7;

/// Ties the ends of what a file has, to points among that and among the document's elements that the file leaves alone. What is `near`, in
/// degrees, lies there.
pub(super) fn tie<'a>(
    taken: &mut [Taken],
    left: impl Iterator<Item = &'a (Id<StructureElement>, &'a StructureElement)>,
    near: f64,
) -> FreeEnds {
    let mut free = FreeEnds::default();
    // Most files have no ends, and then there is nothing to find.
    if taken
        .iter()
        .all(|taken| taken.before.is_none() && taken.said_ends == [None, None])
    {
        return free;
    }
    let points = Points::of(taken, left, near);
    for taken in taken {
        let before = taken.before;
        let held = before.map_or([None, None], |before| [before.from.clone(), before.to.clone()]);
        let lies = line_ends(&taken.element);
        let lay = before.map_or([None, None], line_ends);
        let mut ends = [None, None];
        for (side, ((held, said), end)) in held.into_iter().zip(&taken.said_ends).zip(&mut ends).enumerate() {
            let kept = KEPT_ENDS.get(side).copied().unwrap_or_default();
            let is_named = said.as_ref().is_some_and(|said| points.has(said));
            let of = |ends: [Option<Position>; 2]| ends.into_iter().nth(side).flatten();
            let has_stayed = before.is_some()
                && match (of(lies), of(lay)) {
                    (Some(lies), Some(lay)) => points.are_near(lies, lay),
                    (None, _) => true,
                    (Some(_), None) => false,
                };
            *end = if let Some(lies) = of(lies).filter(|_| !has_stayed) {
                let is_there = |id: &RecordId| points.place(id).is_none_or(|point| points.are_near(lies, point));
                let there = said.as_ref().and_then(|said| points.best(said, is_there));
                let there = there.or_else(|| held.as_ref().map(raw).filter(is_there));
                let is_new = before.is_none();
                free.elsewhere += usize::from(is_new && there.is_none() && is_named);
                there.or_else(|| points.at(lies).filter(|_| !is_new))
            } else {
                match said {
                    None => held.as_ref().map(raw),
                    Some(none) if none.is_empty() => None,
                    // What was kept of an end that is free is said again, and says nothing new.
                    Some(said) if held.is_none() && has_kept(before, kept, said) => None,
                    Some(said) => {
                        let is_held = |id: &RecordId| held.as_ref().is_some_and(|held| held.raw() == id);
                        let named = points.best(said, is_held).or_else(|| points.best(said, |_| true));
                        named.or_else(|| held.as_ref().map(raw))
                    }
                }
            };
            match said {
                Some(said) if !said.is_empty() && !is_named && end.is_none() => {
                    free.without_point += usize::from(taken.is_ours() || points.has_ties);
                    taken.element.unknown.insert(kept.into(), said.value());
                }
                // What was kept of the end is now a tie.
                Some(_) if end.as_ref() != held.as_ref().map(Id::raw) => drop(taken.element.unknown.remove(kept)),
                Some(_) | None => {}
            }
        }
        if before.is_none() && lies != [None, None] {
            // Where both have been rounded on their way, they meet again.
            let places = ends.each_ref().map(|end| points.place(end.as_ref()?));
            taken.element.geometry = tied(taken.element.geometry.as_ref(), places);
        }
        [taken.element.from, taken.element.to] = ends.map(|end| end.map(Id::of));
    }
    free
}

/// Whether an element keeps what a file said of an end.
fn has_kept(before: Option<&StructureElement>, key: &str, said: &FeatureId) -> bool {
    let kept = before.and_then(|before| before.unknown.get(key));
    kept.is_some_and(|kept| *kept == said.value())
}

fn raw(id: &Id<StructureElement>) -> RecordId {
    id.raw().clone()
}

/// Where a line begins and ends, if its ends can be tied to what they lie on.
fn line_ends(element: &StructureElement) -> [Option<Position>; 2] {
    match &element.geometry {
        Some(Geometry::Line(strands)) if element.element.joins_places() => [
            strands.first().and_then(|strand| strand.first()).copied(),
            strands.last().and_then(|strand| strand.last()).copied(),
        ],
        _ => [None, None],
    }
}

/// What lines can be tied to: the elements of the file, by the ids that they have there, and those of the document.
#[derive(Default)]
struct Points {
    named: BTreeMap<String, Vec<(FeatureId, RecordId)>>,
    places: BTreeMap<RecordId, Option<Position>>,
    by_cell: BTreeMap<[i64; 2], Vec<RecordId>>,
    /// Whether lines of the file name points that there are.
    has_ties: bool,
    near: f64,
}

impl Points {
    fn of<'a>(
        taken: &[Taken],
        left: impl Iterator<Item = &'a (Id<StructureElement>, &'a StructureElement)>,
        near: f64,
    ) -> Self {
        let mut points = Self {
            near,
            ..Self::default()
        };
        for taken in taken {
            points.add(&taken.id, &taken.element, taken.names());
        }
        for (id, element) in left {
            let names = vec![feature_id(id, element), id.as_str().to_owned().into()];
            points.add(id.raw(), element, names);
        }
        points.has_ties = taken.iter().flat_map(Taken::said_points).any(|said| points.has(said));
        points
    }

    /// Adds an element by the ids that lines may name it by.
    fn add(&mut self, id: &RecordId, element: &StructureElement, names: Vec<FeatureId>) {
        for name in names {
            let named = self.named.entry(name.to_string()).or_default();
            if !named.iter().any(|(_, one)| one == id) {
                named.push((name, id.clone()));
            }
        }
        let place = place(element);
        self.places.insert(id.clone(), place);
        if let Some(place) = place {
            self.by_cell
                .entry(self.cell(place, [0, 0]))
                .or_default()
                .push(id.clone());
        }
    }

    fn has(&self, said: &FeatureId) -> bool {
        self.named.contains_key(&**said)
    }

    /// The first of the points with an id for which something holds; one whose id is written the same way before another.
    fn best(&self, said: &FeatureId, holds: impl Fn(&RecordId) -> bool) -> Option<RecordId> {
        let named = self.named.get(&**said)?.iter();
        let fitting = named.filter(|(_, id)| holds(id));
        let best = fitting.min_by_key(|(name, _)| name != said);
        best.map(|(_, id)| id.clone())
    }

    fn place(&self, id: &RecordId) -> Option<Position> {
        self.places.get(id).copied().flatten()
    }

    /// A point at a place.
    fn at(&self, lies: Position) -> Option<RecordId> {
        let steps = [-1, 0, 1];
        let cells = steps.iter().flat_map(|east| steps.iter().map(|north| [*east, *north]));
        let mut near = cells
            .filter_map(|step| self.by_cell.get(&self.cell(lies, step)))
            .flatten();
        let is_there = |id: &&RecordId| self.place(id).is_some_and(|point| self.are_near(lies, point));
        near.find(is_there).cloned()
    }

    fn are_near(&self, one: Position, other: Position) -> bool {
        (one.longitude - other.longitude).abs() <= self.near && (one.latitude - other.latitude).abs() <= self.near
    }

    /// The cell of a grid that a position lies in, or one so many beside it. What is near lies in the same or the next.
    fn cell(&self, position: Position, [east, north]: [i64; 2]) -> [i64; 2] {
        let of = |degrees: f64| (degrees / (1.5 * self.near)).floor() as i64;
        [of(position.longitude) + east, of(position.latitude) + north]
    }
}
