//! Several elements that are chosen together: what a box takes, what they have in common, where they are moved to.

use std::collections::BTreeMap;

use super::{
    editing::ShapeError,
    elements::Elements,
    plane::{PlaneBox, PlanePoint, off_plane, on_plane},
};
use crate::domain::{
    records::structure_map::{Shape, StructureElement},
    values::{
        extent::BoundingBox,
        geometry::{Geometry, Position},
        id::RecordId,
    },
};

/// Something that was done on the map to several elements at once. Where it is said how far they are moved, that is on the plane.
#[derive(Clone, Debug, PartialEq)]
pub enum GroupEvent {
    /// A box was drawn.
    Boxed(PlaneBox),
    /// They are being dragged and are so far from where they were; `None` where that is given up.
    Carrying(Option<PlanePoint>),
    /// They were let go so far from where they were.
    Carried(PlanePoint),
}

/// The elements that lie wholly in a box. What only reaches into it is left out, so that a box around a few towns does not take the
/// county that they lie in.
pub fn enclosed(elements: &Elements, area: &PlaneBox) -> Vec<RecordId> {
    let is_within = |position: &Position| area.contains(on_plane(*position));
    let is_enclosed = |geometry: &Geometry| match geometry {
        Geometry::Point(position) => is_within(position),
        Geometry::Line(lines) | Geometry::Area(lines) => lines.iter().flatten().all(is_within),
    };
    let enclosed = elements
        .iter()
        .filter(|(_, element)| element.geometry.as_ref().is_some_and(is_enclosed));
    enclosed.map(|(id, _)| id.clone()).collect()
}

/// The shape moved so far on the plane: each looks on the map as it did.
///
/// # Errors
/// [`ShapeError`] where it would leave the globe.
pub fn carried(geometry: &Geometry, [right, down]: PlanePoint) -> Result<Geometry, ShapeError> {
    let carry = |position: &Position| {
        let [x, y] = on_plane(*position);
        let moved = off_plane([x + right, y + down]);
        Position {
            // The plane is as wide as the globe is round, so that this loses no decimals.
            longitude: position.longitude + right * 360.0,
            // Where nothing moves up or down the latitude stays what it is to the last decimal.
            latitude: if down == 0.0 { position.latitude } else { moved.latitude },
        }
    };
    let carry_all = |lines: &[Vec<Position>]| lines.iter().map(|line| line.iter().map(carry).collect()).collect();
    let changed = match geometry {
        Geometry::Point(position) => Geometry::Point(carry(position)),
        Geometry::Line(strands) => Geometry::Line(carry_all(strands)),
        Geometry::Area(rings) => Geometry::Area(carry_all(rings)),
    };
    if changed.is_sound() {
        Ok(changed)
    } else {
        Err(ShapeError::NotOnMap)
    }
}

/// The smallest box around elements; `None` if none of them has a place.
pub fn place<'a>(elements: impl Iterator<Item = &'a StructureElement>) -> Option<BoundingBox> {
    let boxes = elements.filter_map(|element| BoundingBox::of(element.geometry.as_ref()?));
    boxes.reduce(BoundingBox::union)
}

/// Which values several have, in the order of the values, and how many have each: one if they agree.
pub fn tally<T: Ord>(values: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().collect()
}

/// The shape that all have, by what is drawn of them and else by their kinds; `None` if they differ.
pub fn common_shape<'a>(mut elements: impl Iterator<Item = &'a StructureElement>) -> Option<Shape> {
    let shape = |element: &StructureElement| match &element.geometry {
        Some(geometry) => geometry.shape(),
        None => element.element.shape(),
    };
    let first = shape(elements.next()?);
    elements.all(|element| shape(element) == first).then_some(first)
}

/// What of a list lies between two of it, both with it, whichever comes first. If one of them is not in it, only the other is.
pub fn between<'a>(listed: &'a [RecordId], from: &RecordId, to: &RecordId) -> &'a [RecordId] {
    let place = |wanted: &RecordId| listed.iter().position(|id| id == wanted);
    match (place(from), place(to)) {
        (Some(from), Some(to)) => &listed[from.min(to)..=from.max(to)],
        (None, Some(one)) | (Some(one), None) => &listed[one..=one],
        (None, None) => &[],
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::records::{
        record::Record,
        structure_map::{ElementKind, Theme},
    };

    fn at(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    fn id(number: usize) -> RecordId {
        RecordId::new(&format!("e{number}")).unwrap()
    }

    fn element(kind: ElementKind, geometry: Option<Geometry>) -> StructureElement {
        StructureElement {
            element: kind,
            geometry,
            ..StructureElement::default()
        }
    }

    fn elements(all: impl IntoIterator<Item = StructureElement>) -> Elements {
        let all = all.into_iter().enumerate();
        all.map(|(number, element)| (id(number), Arc::new(Record::from(element))))
            .collect()
    }

    fn area(west: f64, south: f64, east: f64, north: f64) -> PlaneBox {
        let corners = [on_plane(at(west, south)), on_plane(at(east, north))];
        PlaneBox::around(&corners).unwrap()
    }

    // R302
    #[test]
    fn a_box_takes_elements_of_every_shape_that_lie_wholly_in_it_and_none_that_it_lies_in() {
        let square = |west: f64, side: f64| {
            let (east, north) = (west + side, 58.0 + side);
            vec![at(west, 58.0), at(east, 58.0), at(east, north), at(west, north)]
        };
        let all = elements([
            element(ElementKind::Node, Some(Geometry::Point(at(16.5, 58.5)))),
            element(
                ElementKind::Corridor,
                Some(Geometry::line(vec![at(16.2, 58.2), at(16.9, 58.9)])),
            ),
            element(ElementKind::Area, Some(Geometry::Area(vec![square(16.1, 0.5)]))),
            // It only begins there.
            element(
                ElementKind::Corridor,
                Some(Geometry::line(vec![at(16.2, 58.2), at(18.0, 58.9)])),
            ),
            // The box lies in it.
            element(ElementKind::Area, Some(Geometry::Area(vec![square(15.0, 5.0)]))),
            // One of its islands lies outside.
            element(
                ElementKind::Area,
                Some(Geometry::Area(vec![square(16.1, 0.5), square(17.5, 0.1)])),
            ),
            element(ElementKind::Node, None),
        ]);
        assert_eq!(enclosed(&all, &area(16.0, 58.0, 17.0, 59.0)), [id(0), id(1), id(2)]);
        assert_eq!(enclosed(&all, &area(16.3, 58.3, 16.4, 58.4)), []);
    }

    // R302
    #[test]
    fn what_lies_between_two_is_what_the_list_shows_between_them() {
        // The list is filtered: 3 is not in it.
        let listed = [0, 1, 2, 4, 5].map(id);
        assert_eq!(between(&listed, &id(1), &id(4)), [1, 2, 4].map(id));
        assert_eq!(between(&listed, &id(4), &id(1)), [1, 2, 4].map(id));
        assert_eq!(between(&listed, &id(2), &id(2)), [id(2)]);
        assert_eq!(between(&listed, &id(3), &id(5)), [id(5)]);
        assert_eq!(between(&listed, &id(3), &id(9)), []);
    }

    #[test]
    fn several_agree_where_all_say_the_same() {
        use Theme::{Communications, Nature};
        assert_eq!(tally([Nature, Nature].into_iter()), [(Nature, 2)]);
        let differing = tally([Communications, Nature, Communications].into_iter());
        assert_eq!(differing, [(Nature, 1), (Communications, 2)]);
        assert_eq!(tally(std::iter::empty::<Theme>()), []);
    }

    #[test]
    fn the_shape_is_that_which_is_drawn() {
        let point = Some(Geometry::Point(at(16.0, 58.0)));
        let node = element(ElementKind::Node, point.clone());
        let drawn_as_point = element(ElementKind::Corridor, point);
        let not_drawn = element(ElementKind::Corridor, None);
        assert_eq!(common_shape([&node, &drawn_as_point].into_iter()), Some(Shape::Point));
        assert_eq!(common_shape([&node, &not_drawn].into_iter()), None);
        assert_eq!(common_shape([&not_drawn].into_iter()), Some(Shape::Line));
        assert_eq!(common_shape(std::iter::empty()), None);
    }

    // R305
    #[test]
    fn nothing_is_carried_off_the_globe() {
        let point = Geometry::Point(at(179.0, 58.0));
        assert_eq!(carried(&point, [0.1, 0.0]), Err(ShapeError::NotOnMap));
        assert!(carried(&point, [-0.1, 0.0]).is_ok());
    }

    proptest! {
        // R305
        #[test]
        fn what_is_carried_looks_as_it_did_and_comes_back_where_it_was(
            places in prop::collection::vec((10.0..24.0_f64, 55.0..69.0_f64), 2..8), right in -0.02..0.02_f64, down in -0.02..0.02_f64,
        ) {
            let line = Geometry::line(places.iter().map(|(east, north)| at(*east, *north)).collect());
            let there = carried(&line, [right, down]).unwrap();
            let points = |geometry: &Geometry| match geometry {
                Geometry::Line(strands) => strands[0].iter().map(|position| on_plane(*position)).collect::<Vec<_>>(),
                Geometry::Point(_) | Geometry::Area(_) => Vec::new(),
            };
            for ([x, y], [u, v]) in points(&line).into_iter().zip(points(&there)) {
                prop_assert!((u - x - right).abs() < 1e-12 && (v - y - down).abs() < 1e-12);
            }
            let back = carried(&there, [-right, -down]).unwrap();
            for ([x, y], [u, v]) in points(&line).into_iter().zip(points(&back)) {
                prop_assert!((u - x).abs() < 1e-12 && (v - y).abs() < 1e-12);
            }
        }
    }
}
