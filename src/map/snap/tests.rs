#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::{
    domain::{
        records::structure_map::ElementKind,
        values::{distance::distance, geometry::Geometry, id::Id},
    },
    map::ground::GroundColour,
};

fn at(longitude: f64, latitude: f64) -> Position {
    Position { longitude, latitude }
}

fn id(number: usize) -> RecordId {
    RecordId::new(&format!("e{number}")).unwrap()
}

/// A view of about 1,400 by 1,400 pixels around Nyköping.
const VIEW: Viewport = Viewport {
    zoom: 10.0,
    bounds: BoundingBox {
        west: 16.0,
        south: 58.3,
        east: 18.0,
        north: 59.3,
    },
    centre: Position {
        longitude: 17.0,
        latitude: 58.8,
    },
    metres_per_pixel: 79.0,
};

/// How many degrees of longitude are so many pixels in the view.
fn degrees(pixels: f64) -> f64 {
    pixels * 360.0 / (256.0 * VIEW.zoom.exp2())
}

fn element(kind: ElementKind, geometry: Geometry) -> StructureElement {
    StructureElement {
        element: kind,
        geometry: Some(geometry),
        ..StructureElement::default()
    }
}

fn index(elements: Vec<StructureElement>, borders: &[GroundLayer]) -> SnapIndex {
    let records = elements.into_iter().map(|element| Arc::new(Record::from(element)));
    let elements: Elements = (0..).map(id).zip(records).collect();
    let mut held = Borders::default();
    held.add(borders);
    SnapIndex::of(&elements, &Arc::new(held), &Border::FIRST, &VIEW)
}

fn border(border: Border, zooms: Zooms, line: [Position; 2]) -> GroundLayer {
    GroundLayer {
        colour: GroundColour::Border,
        border: Some(border),
        shape: GroundShape::Lines(vec![line.to_vec()], 1.0),
        zooms,
        depth: 0,
    }
}

fn barrier(line: Vec<Position>) -> StructureElement {
    element(ElementKind::Barrier, Geometry::line(line))
}

// R306
#[test]
fn a_point_comes_before_a_vertex_and_a_vertex_before_a_side() {
    let here = at(17.0, 58.8);
    let point = element(ElementKind::Node, Geometry::Point(at(17.0 + degrees(11.0), 58.8)));
    let line = barrier(vec![at(17.0 + degrees(6.0), 58.8), at(17.0 + degrees(6.0), 59.0)]);
    let side = barrier(vec![at(17.0 + degrees(1.0), 58.5), at(17.0 + degrees(1.0), 59.2)]);
    let all = [side, line, point];
    let targets = [
        SnapTarget::Side(id(0)),
        SnapTarget::Vertex(id(1)),
        SnapTarget::Point(id(2)),
    ];
    for (count, target) in (1..).zip(targets) {
        let found = index(all[..count].to_vec(), &[])
            .nearest(here, None, Shape::Line)
            .unwrap();
        assert_eq!(found.target, target);
    }
    let both = index(all[1..].to_vec(), &[]);
    // A vertex or a point gives the very position that it has, by which ends are tied.
    let position = both.nearest(here, None, Shape::Line).unwrap().position;
    assert_eq!(Some(Geometry::Point(position)), all[2].geometry);
}

// R306
#[test]
fn no_point_is_set_on_another_nor_on_a_line_where_it_ends_in_one() {
    let there = at(17.0 + degrees(5.0), 58.8);
    let point = element(ElementKind::Node, Geometry::Point(there));
    let line = barrier(vec![there, at(17.5, 58.8)]);
    let found = index(vec![point, line], &[]);
    assert_eq!(found.nearest(at(17.0, 58.8), None, Shape::Point), None);
    let beyond = found
        .nearest(at(17.0 + degrees(9.0), 58.8), None, Shape::Point)
        .unwrap();
    assert_eq!(beyond.target, SnapTarget::Side(id(1)));
}

// R306
#[test]
fn what_is_moved_is_not_set_on_itself_nor_on_a_line_that_follows_it() {
    let here = at(17.0, 58.8);
    let point = element(ElementKind::Node, Geometry::Point(here));
    let line = StructureElement {
        from: Some(Id::of(id(0))),
        ..element(ElementKind::Corridor, Geometry::line(vec![here, at(17.4, 58.9)]))
    };
    let found = index(vec![point, line], &[]);
    let near = at(17.0 + degrees(4.0), 58.8);
    assert_eq!(found.nearest(near, Some(&id(0)), Shape::Point), None);
    assert!(found.nearest(near, Some(&id(2)), Shape::Line).is_some());
}

// R306
#[test]
fn a_hole_can_be_snapped_to_as_an_outline_can() {
    let ring = |from: f64, to: f64| vec![at(from, 58.4), at(to, 58.4), at(to, 59.2), at(from, 59.2)];
    let area = Geometry::Area(vec![ring(16.1, 17.9), ring(16.8, 17.2)]);
    let found = index(vec![element(ElementKind::DevelopmentArea, area)], &[]);
    let at_hole = found.nearest(at(16.8 + degrees(3.0), 58.4), None, Shape::Area).unwrap();
    assert_eq!(at_hole.position, at(16.8, 58.4));
}

// R306
#[test]
fn a_border_of_a_county_is_told_from_one_of_municipalities_and_only_what_shows_is_there() {
    let line = [at(16.2, 58.8), at(17.8, 58.8)];
    let both = [
        border(Border::Municipality, Zooms::All, line),
        border(Border::County, Zooms::All, line),
    ];
    let here = at(17.0, 58.801);
    let found = index(Vec::new(), &both).nearest(here, None, Shape::Point).unwrap();
    assert_eq!(found.target, SnapTarget::Border(Border::County));
    assert!((found.position.latitude - 58.8).abs() < 1e-9);
    // Those that are left out are none.
    let region = [border(Border::FunctionalRegion, Zooms::All, line)];
    assert_eq!(index(Vec::new(), &region).nearest(here, None, Shape::Point), None);
    // Close up the detailed line is there instead of the coarse one.
    let detail = [
        border(Border::Municipality, Zooms::Far, line),
        border(Border::Municipality, Zooms::Near, [at(16.2, 58.805), at(17.8, 58.805)]),
    ];
    let found = index(Vec::new(), &detail).nearest(here, None, Shape::Line).unwrap();
    assert!((found.position.latitude - 58.805).abs() < 1e-9);
}

/// A curve, a straight line and an area, with a point and a border.
fn scenery() -> SnapIndex {
    let elements = vec![
        element(
            ElementKind::Corridor,
            Geometry::line(vec![at(15.0, 57.9), at(16.9, 58.9), at(17.6, 58.5), at(18.4, 59.4)]),
        ),
        barrier(vec![at(5.0, 50.0), at(25.0, 65.0)]),
        element(
            ElementKind::DevelopmentArea,
            Geometry::Area(vec![vec![at(16.5, 58.6), at(17.5, 58.6), at(17.2, 59.1)]]),
        ),
        element(ElementKind::Node, Geometry::Point(at(17.1, 58.7))),
    ];
    let line = [at(16.0, 59.25), at(18.0, 58.35)];
    index(elements, &[border(Border::County, Zooms::All, line)])
}

proptest! {
    // R306
    #[test]
    fn nothing_is_moved_farther_than_the_reach_and_what_is_on_something_stays(
        longitude in 16.0..18.0_f64, latitude in 58.3..59.3_f64, shape in 0..3_usize,
    ) {
        let (scenery, here) = (scenery(), at(longitude, latitude));
        let shape = [Shape::Point, Shape::Line, Shape::Area][shape];
        let Some(found) = scenery.nearest(here, None, shape) else { return Ok(()) };
        let metres_per_pixel = 40_075_016.7 * latitude.to_radians().cos() / (256.0 * VIEW.zoom.exp2());
        prop_assert!(distance(here, found.position) <= REACH * metres_per_pixel * 1.01);
        // A second time finds the same place, however a side slants: what was set on it lies on it.
        let again = scenery.nearest(found.position, None, shape);
        if found.target != SnapTarget::Point(id(3)) && again.as_ref().map(|again| &again.target) == Some(&found.target) {
            prop_assert!(distance(again.unwrap().position, found.position) < 0.01);
        }
    }

    // R306
    #[test]
    fn what_the_grid_finds_is_what_a_walk_over_everything_finds(longitude in 16.0..18.0_f64, latitude in 58.3..59.3_f64) {
        let (scenery, here) = (scenery(), at(longitude, latitude));
        let pixel = scenery.projection.pixel(on_plane(here));
        let all = scenery.targets.iter().collect();
        let shape = Shape::Line;
        prop_assert_eq!(scenery.nearest(here, None, shape), scenery.nearest_of(all, pixel, None, shape));
    }
}

// R306
#[test]
fn with_ten_thousand_elements_a_move_of_the_pointer_asks_only_about_what_is_near() {
    let elements = (0..10_000).map(|number| {
        let [east, north] = [f64::from(number % 100) / 50.0, f64::from(number / 100) / 100.0];
        barrier(vec![at(16.0 + east, 58.3 + north), at(16.02 + east, 58.31 + north)])
    });
    let index = index(elements.collect(), &[]);
    let pixel = index.projection.pixel(on_plane(at(17.003, 58.805)));
    let near = index.near(pixel).len();
    assert!((1..60).contains(&near), "{near}");
}
