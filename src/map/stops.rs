//! Going from point to point, from the nearest on: how somebody who draws by keyboard comes to what a line is to be tied to.

use super::elements::Elements;
use crate::domain::{
    sorting::sort_by,
    values::{
        distance::distance,
        geometry::{Geometry, Position},
    },
};

/// Where one has come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// Where one began.
    from: Position,
    /// Which of the points it is, counted from there.
    number: usize,
    /// Where it is.
    pub at: Position,
}

/// The next point and what it is called, or the one before; the first follows the last. `here` is the middle of the map, which is at the
/// `last` stop where it is within so many metres of it, and else a new beginning. `None` where there is no point.
pub fn next_stop(
    elements: &Elements,
    (here, slack): (Position, f64),
    last: Option<&Stop>,
    is_before: bool,
) -> Option<(Stop, String)> {
    let last = last.filter(|last| distance(last.at, here) <= slack);
    let from = last.map_or(here, |last| last.from);
    let of_point = |geometry: Option<&Geometry>| match geometry {
        Some(Geometry::Point(position)) => Some(*position),
        Some(Geometry::Line(_) | Geometry::Area(_)) | None => None,
    };
    let mut points: Vec<_> = elements
        .iter()
        .filter_map(|(id, element)| {
            let at = of_point(element.geometry.as_ref())?;
            Some((distance(from, at), id, at, &element.name))
        })
        .collect();
    sort_by(&mut points, |one, other| {
        one.0.total_cmp(&other.0).then_with(|| one.1.cmp(other.1))
    });
    let number = match (last, is_before) {
        (Some(last), false) => last.number + 1,
        (Some(last), true) => last.number.checked_sub(1).unwrap_or(points.len().saturating_sub(1)),
        (None, false) => 0,
        (None, true) => points.len().saturating_sub(1),
    };
    let number = if number < points.len() { number } else { 0 };
    let (_, _, at, name) = points.get(number)?;
    let stop = Stop { from, number, at: *at };
    Some((stop, (*name).clone()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{
        records::{document::Document, record::Kind, structure_map::StructureElement},
        values::id::RecordId,
    };

    fn at(longitude: f64) -> Position {
        Position {
            longitude,
            latitude: 59.0,
        }
    }

    fn elements(points: &[(&str, f64)]) -> Elements {
        let record = |(name, longitude): &(&str, f64)| {
            let element = StructureElement {
                name: (*name).into(),
                geometry: Some(Geometry::Point(at(*longitude))),
                ..StructureElement::default()
            };
            (RecordId::new(name).unwrap(), element.into())
        };
        let document = Document::of(RecordId::from_bits(1), points.iter().map(record));
        Elements::default().followed_by(document.of_kind(StructureElement::OF))
    }

    // R372
    #[test]
    fn one_goes_from_the_nearest_point_on_round_and_back() {
        let elements = elements(&[("far", 17.9), ("near", 17.1), ("middle", 17.5)]);
        let mut last: Option<Stop> = None;
        let mut here = at(17.0);
        let mut go = |is_before: bool| {
            let (stop, name) = next_stop(&elements, (here, 5.0), last.as_ref(), is_before).unwrap();
            (here, last) = (stop.at, Some(stop));
            name
        };
        let there: Vec<String> = (0..4).map(|_| go(false)).collect();
        assert_eq!(there, ["near", "middle", "far", "near"]);
        let back: Vec<String> = (0..3).map(|_| go(true)).collect();
        assert_eq!(back, ["far", "middle", "near"]);
        // Where the map has been moved, it is begun anew.
        let moved = next_stop(&elements, (at(17.8), 5.0), last.as_ref(), false).unwrap();
        assert_eq!(moved.1, "far");
        assert_eq!(next_stop(&Elements::default(), (at(17.0), 5.0), None, false), None);
    }
}
