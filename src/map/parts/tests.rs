#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::domain::{
    records::structure_map::ElementKind,
    values::id::{Id, RecordId},
};

fn square(west: f64, south: f64, side: f64) -> Vec<Position> {
    [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
        .map(|(east, north)| Position::from([west + east * side, south + north * side]))
        .to_vec()
}

fn area(rings: Vec<Vec<Position>>) -> Geometry {
    Geometry::Area(rings)
}

// R307
#[test]
fn a_hole_lies_in_one_part_clear_of_the_others() {
    let held = area(vec![
        square(16.0, 59.0, 1.0),
        square(18.0, 59.0, 1.0),
        square(16.1, 59.1, 0.3),
    ]);
    let hole = |west, south, side| with_hole(&held, square(west, south, side));
    assert!(hole(16.6, 59.6, 0.2).is_ok() && hole(18.6, 59.6, 0.2).is_ok());
    assert_eq!(hole(20.0, 59.0, 0.5), Err(PartError::Outside));
    assert_eq!(hole(15.9, 58.9, 1.2), Err(PartError::Outside));
    assert_eq!(hole(16.9, 59.5, 0.2), Err(PartError::CrossesEdge));
    assert_eq!(hole(16.3, 59.3, 0.2), Err(PartError::CrossesHole(1)));
    assert_eq!(hole(16.05, 59.05, 0.5), Err(PartError::AroundHole(1)));
    // In a hole there is nothing to take away, nor twice the same.
    assert_eq!(hole(16.2, 59.2, 0.1), Err(PartError::Outside));
    assert_eq!(hole(16.1, 59.1, 0.3), Err(PartError::Outside));
    // From part to part, across what is no part of it.
    assert_eq!(hole(16.5, 59.2, 2.0), Err(PartError::CrossesEdge));
    // One that touches the edge does not cross it.
    assert!(hole(16.7, 59.7, 0.3).is_ok());
    let line = Geometry::line(square(16.0, 59.0, 1.0));
    assert_eq!(with_hole(&line, square(16.1, 59.1, 0.1)), Err(PartError::Outside));
}

// R323
#[test]
fn a_hole_that_is_typed_is_held_to_the_same_as_one_that_is_drawn() {
    let (outline, island) = (square(16.0, 59.0, 1.0), square(16.6, 59.6, 0.1));
    let rings = vec![outline, square(16.1, 59.1, 0.2), square(16.5, 59.5, 0.3), island];
    let held = area(rings.clone());
    let typed = |ring, west, south, side| with_hole_at(&held, ring, square(west, south, side));
    // Over itself it may lie, and grow or go elsewhere.
    let changed = typed(1, 16.15, 59.15, 0.2).unwrap();
    let Geometry::Area(after) = &changed else {
        panic!("{changed:?}")
    };
    assert_eq!((after.len(), &after[1]), (4, &square(16.15, 59.15, 0.2)));
    assert_eq!([&after[0], &after[2], &after[3]], [&rings[0], &rings[2], &rings[3]]);
    assert_eq!(typed(1, 16.9, 59.1, 0.2), Err(PartError::CrossesEdge));
    assert_eq!(typed(1, 20.0, 59.1, 0.2), Err(PartError::Outside));
    assert_eq!(typed(1, 16.4, 59.4, 0.2), Err(PartError::CrossesHole(2)));
    assert_eq!(typed(1, 16.4, 59.4, 0.5), Err(PartError::AroundHole(2)));
    assert_eq!(typed(2, 16.05, 59.05, 0.3), Err(PartError::AroundHole(1)));
    // What lies in it stays there.
    assert!(typed(2, 16.55, 59.55, 0.2).is_ok());
    assert_eq!(typed(2, 16.65, 59.55, 0.2), Err(PartError::CrossesIsland));
    assert_eq!(typed(2, 16.4, 59.8, 0.1), Err(PartError::CrossesIsland));
    assert_eq!(typed(9, 16.1, 59.1, 0.2), Err(PartError::NoSuchPart));
}

// R307
#[test]
fn a_hole_does_not_take_in_a_corner_of_the_edge_that_it_goes_around() {
    let notch = [[16.0, 59.0], [17.0, 59.0], [17.0, 60.0], [16.5, 59.2], [16.0, 60.0]];
    let held = area(vec![notch.map(Position::from).to_vec()]);
    let across = [[16.1, 59.1], [16.9, 59.1], [16.9, 59.3], [16.1, 59.3]];
    let hole = across.map(Position::from).to_vec();
    assert_eq!(with_hole(&held, hole), Err(PartError::CrossesEdge));
}

// R307
#[test]
fn a_part_lies_beside_the_others_or_as_an_island_in_a_hole() {
    let held = area(vec![square(16.0, 59.0, 1.0), square(16.2, 59.2, 0.5)]);
    let part = |west, south, side| with_part(&held, square(west, south, side), false);
    assert_eq!(polygon_count(&part(18.0, 59.0, 0.5).unwrap()), 2);
    assert_eq!(polygon_count(&part(16.3, 59.3, 0.1).unwrap()), 2);
    // Side by side they share an edge.
    assert!(part(17.0, 59.0, 1.0).is_ok());
    for over in [
        part(16.05, 59.05, 0.1),
        part(16.9, 59.9, 0.5),
        part(15.0, 58.0, 3.0),
        part(16.0, 59.0, 1.0),
    ] {
        assert_eq!(over, Err(PartError::OnArea));
    }
}

fn polygon_count(geometry: &Geometry) -> usize {
    parts(geometry).iter().filter(|part| !part.is_hole).count()
}

// R307
#[test]
fn a_part_of_a_line_leaves_a_tied_end_the_end() {
    let strand = |west: f64| vec![Position::from([west, 59.0]), Position::from([west + 0.5, 59.0])];
    let one = Geometry::line(strand(16.0));
    assert_eq!(
        with_part(&one, strand(17.0), false),
        Ok(Geometry::Line(vec![strand(16.0), strand(17.0)]))
    );
    let before = with_part(&one, strand(17.0), true).unwrap();
    assert_eq!(before, Geometry::Line(vec![strand(17.0), strand(16.0)]));
    let third = with_part(&before, strand(18.0), false).unwrap();
    assert_eq!(third, Geometry::Line(vec![strand(17.0), strand(18.0), strand(16.0)]));
}

// R323
#[test]
fn a_part_of_a_line_that_is_tied_at_both_ends_comes_where_most_stay_tied() {
    let id = |text: &str| Id::of(RecordId::new(text).unwrap());
    let place = |east: f64| Position::from([east, 59.0]);
    let point = |east: f64| StructureElement {
        geometry: Some(Geometry::Point(place(east))),
        ..StructureElement::default()
    };
    let line = StructureElement {
        element: ElementKind::Corridor,
        geometry: Some(Geometry::line(vec![place(16.0), place(17.0)])),
        from: Some(id("a")),
        to: Some(id("b")),
        ..StructureElement::default()
    };
    let points = [("a", 16.0), ("b", 17.0), ("c", 18.0), ("d", 15.0)];
    let records = points.map(|(name, east)| (id(name).raw().clone(), point(east).into()));
    let document = Document::of(RecordId::new("d").unwrap(), records);
    let ends = |part: [f64; 2]| {
        let changed = with_part_of(&document, &line, part.map(place).to_vec()).unwrap();
        let ends = ends_of(&document, &line, &changed);
        ends.map(|end| end.map_or(String::new(), |end| end.as_str().to_owned()))
    };
    // On to another point: the line begins and ends at points, as it did.
    assert_eq!(ends([17.1, 18.0]), ["a", "c"]);
    assert_eq!(ends([15.0, 15.9]), ["d", "b"]);
    // Into nowhere: the end that lies away from the part stays tied.
    assert_eq!(ends([17.1, 17.9]), ["a", ""]);
    assert_eq!(ends([15.1, 15.9]), ["", "b"]);
    assert_eq!(ends([15.9, 15.1]), ["", "b"]);
    // Of a line with two parts both ends stay what they are.
    let two = StructureElement {
        geometry: Some(Geometry::Line(vec![
            vec![place(16.0), place(16.2)],
            vec![place(16.8), place(17.0)],
        ])),
        ..line
    };
    let changed = with_part_of(&document, &two, vec![place(18.2), place(18.4)]).unwrap();
    assert_eq!(ends_of(&document, &two, &changed), [two.from.clone(), two.to.clone()]);
}

// R307
#[test]
fn what_lies_in_a_part_or_hole_goes_with_it_and_never_becomes_its_opposite() {
    let (outline, hole) = (square(16.0, 59.0, 1.0), square(16.1, 59.1, 0.8));
    let (island, pond) = (square(16.2, 59.2, 0.5), square(16.3, 59.3, 0.1));
    let held = area(vec![outline.clone(), hole, island.clone(), pond.clone()]);
    assert_eq!(without(&held, 1), Ok(area(vec![outline.clone(), pond.clone()])));
    assert_eq!(without(&held, 0), Ok(area(vec![island, pond])));
    assert_eq!(without(&area(vec![outline.clone()]), 0), Err(PartError::Only));
    assert_eq!(
        without(&area(vec![outline.clone(), square(16.1, 59.1, 0.1)]), 0),
        Err(PartError::Only)
    );
    assert_eq!(without(&area(vec![outline]), 1), Err(PartError::NoSuchPart));
}

proptest! {
    // R307
    #[test]
    fn a_hole_takes_away_what_is_in_it_and_changes_nothing_else(
        west in 15.8..17.2_f64, south in 58.8..60.2_f64, side in 0.05..0.7_f64, place in [15.9..17.1_f64, 58.9..60.1_f64],
    ) {
        let rings = vec![square(16.0, 59.0, 1.0), square(16.5, 59.5, 0.2)];
        let (held, hole) = (area(rings.clone()), square(west, south, side));
        let Ok(changed) = with_hole(&held, hole.clone()) else { return Ok(()) };
        let Geometry::Area(after) = &changed else { return Ok(()) };
        prop_assert_eq!(&after[..2], &rings[..]);
        let place = Position::from(place);
        let was = is_in_area(place, &rings);
        let is_in_hole = is_in_area(place, std::slice::from_ref(&hole));
        prop_assert_eq!(is_in_area(place, after), was && !is_in_hole);
        let (before, taken) = (size(&rings), size(&[hole]));
        // A size is measured on a plane at the first position, which is another for the hole alone.
        prop_assert!((size(after) - (before - taken)).abs() < taken * 0.05);
        // And removed again, all is as it was.
        let last = parts(&changed).into_iter().find(|part| part.ring == 2).unwrap();
        prop_assert!(last.is_hole);
        prop_assert_eq!(without(&changed, 2), Ok(held));
    }
}
