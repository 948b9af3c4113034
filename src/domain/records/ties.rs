//! Lines of the structure map whose ends are tied to points: where the ends are, and what they are tied to.

use super::{document::Document, structure_map::StructureElement};
use crate::domain::values::{
    geometry::{Geometry, Position},
    id::Id,
};

/// Whether it is a line with an end that follows a point.
pub fn is_tied(element: &StructureElement) -> bool {
    element.element.joins_places() && (element.from.is_some() || element.to.is_some())
}

/// Where a point is; `None` if it is none.
pub fn place(element: &StructureElement) -> Option<Position> {
    match element.geometry {
        Some(Geometry::Point(position)) => Some(position),
        _ => None,
    }
}

/// The points that the ends of a line of this shape are tied to: that which each end lies on, before others the one that it was tied
/// to. An end that lies on none is free. What is no line, or does not join places, stays tied as it is.
pub fn ends_of(
    document: &Document,
    element: &StructureElement,
    geometry: &Geometry,
) -> [Option<Id<StructureElement>>; 2] {
    let held = [element.from.clone(), element.to.clone()];
    let Geometry::Line(strands) = geometry else { return held };
    if !element.element.joins_places() {
        return held;
    }
    let first = strands.first().and_then(|strand| strand.first());
    let last = strands.last().and_then(|strand| strand.last());
    let mut ends = [first, last].into_iter();
    held.map(|held| {
        let end = ends.next().flatten();
        let is_there = |id: &Id<StructureElement>| document.get(id).and_then(place).as_ref() == end;
        held.filter(is_there).or_else(|| {
            let mut points = document.all::<StructureElement>();
            points
                .find(|(_, element)| end.is_some() && place(element).as_ref() == end)
                .map(|(id, _)| id)
        })
    })
}

/// The shape with its ends where an element's points are.
pub fn held_by_ends(document: &Document, element: &StructureElement, geometry: Geometry) -> Geometry {
    if !is_tied(element) {
        return geometry;
    }
    let at = |end: &Option<Id<StructureElement>>| place(document.get(end.as_ref()?)?);
    let ends = [at(&element.from), at(&element.to)];
    tied(Some(&geometry), ends).unwrap_or(geometry)
}

/// A line with its ends at these places; straight between them where it has no shape yet.
pub fn tied(geometry: Option<&Geometry>, [from, to]: [Option<Position>; 2]) -> Option<Geometry> {
    let Some(Geometry::Line(strands)) = geometry else {
        return match (geometry, from, to) {
            (None, Some(from), Some(to)) if from != to => Some(Geometry::line(vec![from, to])),
            _ => geometry.cloned(),
        };
    };
    let mut strands = strands.clone();
    if let (Some(from), Some(first)) = (from, strands.first_mut().and_then(|strand| strand.first_mut())) {
        *first = from;
    }
    if let (Some(to), Some(last)) = (to, strands.last_mut().and_then(|strand| strand.last_mut())) {
        *last = to;
    }
    Some(Geometry::Line(strands))
}
