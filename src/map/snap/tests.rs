#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::{
    domain::{
        records::structure_map::ElementKind,
        values::{
            distance::{distance, distance_to_line},
            geometry::Geometry,
            id::Id,
        },
    },
    map::{
        bundled,
        ground::{Detail, Ground, GroundColour, GroundLayer, GroundShape, Shore, detail},
    },
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
    let mut held = GroundLines::default();
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

/// What of the bundled ground is snapped to within a view of a hundred pixels around a position.
fn found_at(lines: &Arc<GroundLines>, zoom: f64, here: Position) -> Option<SnapTarget> {
    let half = 50.0 * 360.0 / (256.0 * zoom.exp2());
    let view = Viewport {
        zoom,
        bounds: BoundingBox {
            west: here.longitude - half,
            south: here.latitude - half,
            east: here.longitude + half,
            north: here.latitude + half,
        },
        centre: here,
        ..VIEW
    };
    let index = SnapIndex::of(&Elements::default(), lines, &Border::ALL, &view);
    index.nearest(here, None, Shape::Line).map(|found| found.target)
}

fn shores(lines: &GroundLines, zooms: Zooms) -> Vec<Vec<PlanePoint>> {
    let of = |line: &&lines::GroundLine| line.border.is_none() && line.zooms == zooms;
    let laid = lines.laid().map(|(_, line)| line);
    laid.filter(of).map(|line| line.line.clone()).collect()
}

// R333
#[test]
fn lines_that_are_laid_ahead_are_those_that_are_laid_when_they_are_asked_for() {
    let files = [Border::FunctionalRegion, Border::County, Border::Municipality];
    let mut lines = GroundLines::default();
    for (number, of) in files.into_iter().enumerate() {
        let west = 16.0 + number as f64;
        lines.add(&[border(of, Zooms::All, [at(west, 59.0), at(west + 0.5, 59.5)])]);
    }
    let asked = lines.clone();
    let mut times = 0;
    while lines.lay_some() {
        times += 1;
    }
    assert_eq!(times, files.len());
    let all = |lines: &GroundLines| {
        lines
            .laid()
            .map(|(_, line)| (line.border, line.line.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(all(&lines), all(&asked));
    assert_eq!(
        all(&lines).into_iter().map(|(of, _)| of).collect::<Vec<_>>(),
        Border::ALL.map(Some)
    );
    lines.add(&[border(Border::County, Zooms::Near, [at(20.0, 59.0), at(20.5, 59.5)])]);
    assert!(lines.lay_some() && !lines.lay_some());
}

// R317
#[test]
fn coasts_and_shores_of_lakes_are_snapped_to_and_borders_to_other_countries_are_none() {
    let ground = bundled::with_county("04");
    let mut lines = GroundLines::default();
    lines.add(&ground.layers);
    lines.add_shores(&ground.shores);
    let lines = Arc::new(lines);
    let shore = |far: Zooms| {
        shores(&lines, far)
            .into_iter()
            .flatten()
            .map(off_plane)
            .collect::<Vec<_>>()
    };
    let (own, others) = (shore(Zooms::Far), shore(Zooms::All));
    assert!(own.len() > 300 && own.iter().all(|place| (58.4..59.0).contains(&place.latitude)));
    // The coast of the county, of Gotland, and a lake of each.
    let is_shore = |place: &&Position| found_at(&lines, 16.0, **place) == Some(SnapTarget::Shore);
    assert!(own.iter().step_by(40).filter(is_shore).count() > own.len() / 40 * 9 / 10);
    let near = |longitude: f64, latitude: f64| {
        let mut near = others
            .iter()
            .filter(|place| (place.longitude - longitude).abs() < 0.1 && (place.latitude - latitude).abs() < 0.1);
        near.next().is_some()
    };
    assert!(near(18.3, 57.64), "Visby");
    assert!(near(16.4, 59.2), "Hjälmaren");
    // Between Jämtland and Norway there is no shore, but by the lakes there.
    assert!(!near(12.13, 63.28) && !near(12.3, 61.2));
    assert!(found_at(&lines, 12.0, own[50]).is_some() && found_at(&lines, 12.0, at(17.2, 58.3)).is_none());
}

// R317
#[test]
fn close_up_the_shore_is_the_detailed_one_and_its_edge_along_the_county_is_none() {
    let Ground {
        layers, shores: coarse, ..
    } = bundled::with_county("04");
    let Detail { layers: near, shore } = detail(&bundled::file("geo/lan/04.topo.json")).unwrap();
    let mut lines = GroundLines::default();
    lines.add(&layers);
    lines.add_shores(&coarse);
    lines.add(&near);
    lines.add_shores(&[shore]);
    let detailed = shores(&lines, Zooms::Near).into_iter();
    let fine: Vec<Vec<_>> = detailed.map(|line| line.into_iter().map(off_plane).collect()).collect();
    let detailed: Vec<Position> = fine.iter().flatten().copied().collect();
    assert!(detailed.len() > 4_000, "{}", detailed.len());
    assert!(detailed.iter().all(|place| place.latitude < 59.0));
    let lines = Arc::new(lines);
    // Where the coarse line is not seen it holds nothing.
    let coarse = shores(&lines, Zooms::Far);
    let middle = |side: &[PlanePoint]| off_plane(along([side[0], side[1]], 0.5));
    let coarse = coarse.iter().flat_map(|line| line.windows(2).map(middle));
    let is_off = |place: &Position| fine.iter().all(|line| distance_to_line(*place, line).unwrap() > 60.0);
    let is_held = |place: &Position| found_at(&lines, 9.5, *place) == Some(SnapTarget::Shore);
    let off: Vec<_> = coarse.filter(is_off).filter(is_held).collect();
    assert!(off.len() > 3);
    for place in off {
        assert_ne!(found_at(&lines, 15.0, place), Some(SnapTarget::Shore));
    }
    for place in detailed.iter().step_by(400) {
        assert!(found_at(&lines, 15.0, *place).is_some());
    }
}

// R317
#[test]
fn no_point_is_set_on_a_shore_nor_anything_on_a_small_lakes_or_far_from_one() {
    let lake = |size: f64| GroundLayer {
        colour: GroundColour::Water,
        border: None,
        shape: GroundShape::Areas(vec![vec![vec![
            at(17.0, 58.8),
            at(17.0 + degrees(size), 58.8),
            at(17.0 + degrees(size), 58.8 + degrees(size)),
            at(17.0, 58.8 + degrees(size)),
        ]]]),
        zooms: Zooms::All,
        depth: 0,
    };
    let here = at(17.0 - degrees(4.0), 58.801);
    let large = index(Vec::new(), &[lake(100.0)]);
    for shape in [Shape::Line, Shape::Area] {
        assert_eq!(large.nearest(here, None, shape).unwrap().target, SnapTarget::Shore);
    }
    assert_eq!(large.nearest(here, None, Shape::Point), None);
    assert_eq!(large.nearest(at(17.0 - degrees(8.0), 58.801), None, Shape::Line), None);
    assert_eq!(index(Vec::new(), &[lake(20.0)]).nearest(here, None, Shape::Line), None);
    // The last side closes the ring.
    let last = at(17.0 - degrees(1.0), 58.8 + degrees(30.0));
    assert!(large.nearest(last, None, Shape::Line).is_some());
}

// R317
#[test]
fn a_long_straight_side_of_land_is_no_shore_and_what_is_left_is_whole() {
    let coast: Vec<Position> = (0..120).map(|step| at(17.0 + f64::from(step) / 1000.0, 58.5)).collect();
    let mut edge = vec![at(16.0, 58.5), at(16.5, 58.5)];
    edge.extend(&coast);
    edge.extend([at(17.8, 58.5)]);
    let mut lines = GroundLines::default();
    lines.add_shores(&[Shore {
        zooms: Zooms::All,
        edges: vec![edge],
    }]);
    let parts = shores(&lines, Zooms::All);
    assert!(parts.len() > 1 && parts.windows(2).all(|pair| pair[0].last() == pair[1].first()));
    let ends = [parts[0][0], *parts.last().unwrap().last().unwrap()].map(off_plane);
    assert!((ends[0].longitude - 17.0).abs() < 1e-9 && (ends[1].longitude - 17.119).abs() < 1e-9);
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
