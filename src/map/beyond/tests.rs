#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::{
    domain::{
        records::{
            record::Kind,
            structure_map::{ElementKind, ElementLevel, StructureElement},
        },
        values::{geometry::Geometry, id::Id},
    },
    format::envelope,
    map::{
        elements::Elements,
        ground::{Ground, GroundFiles, ground},
        plane::{Projection, on_plane},
    },
};

fn at(longitude: f64, latitude: f64) -> Position {
    Position { longitude, latitude }
}

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

fn node(name: &str, position: Position, level: ElementLevel) -> StructureElement {
    StructureElement {
        name: name.into(),
        level,
        geometry: Some(Geometry::Point(position)),
        ..StructureElement::default()
    }
}

/// A line from one of the elements to another.
fn relation(all: &[(RecordId, StructureElement)], from: &str, to: &str) -> StructureElement {
    let place = |end: &str| {
        let (_, element) = all.iter().find(|(id, _)| id.as_str() == end).unwrap();
        let Some(Geometry::Point(position)) = element.geometry else {
            unreachable!("no point")
        };
        position
    };
    StructureElement {
        name: "Samband".into(),
        element: ElementKind::Relation,
        geometry: Some(Geometry::line(vec![place(from), place(to)])),
        from: Some(Id::of(id(from))),
        to: Some(Id::of(id(to))),
        ..StructureElement::default()
    }
}

fn picture(elements: impl IntoIterator<Item = (RecordId, StructureElement)>) -> Picture {
    let mut records: Vec<_> = elements
        .into_iter()
        .map(|(id, element)| (id, Arc::new(element.into())))
        .collect();
    records.sort_by(|one, other| one.0.cmp(&other.0));
    let mut picture = Picture::default();
    picture.follow(&records.into_iter().collect::<Elements>(), None);
    picture
}

/// The county is the square from 16° to 17° east and from 59° to 60° north.
fn county() -> Vec<Vec<Vec<Position>>> {
    vec![vec![vec![
        at(16.0, 59.0),
        at(17.0, 59.0),
        at(17.0, 60.0),
        at(16.0, 60.0),
    ]]]
}

/// A view of such a size around a position.
fn view(zoom: f64, middle: Position, size: [f64; 2]) -> (Projection, PlaneBox) {
    let pixel = Projection::of_zoom(zoom, [0.0; 2]).pixel(on_plane(middle));
    let origin = [0, 1].map(|axis| pixel[axis] - size[axis] / 2.0);
    let area = PlaneBox {
        least: [0.0; 2],
        most: size,
    };
    (Projection::of_zoom(zoom, origin), area)
}

fn posted(
    picture: &Picture,
    county: &CountyAreas,
    (projection, area): (Projection, PlaneBox),
    panels: &[PlaneBox],
) -> Vec<Signpost> {
    let ways = Ways {
        picture,
        county,
        in_words: &|kilometres| format!("{kilometres:.0} km"),
    };
    let room = Room {
        zoom: 9.0,
        projection,
        area,
        panels,
        width: &|_, text| text.chars().count() as f64 * 7.0,
    };
    signposts(&ways, &room)
}

fn names(signposts: &[Signpost]) -> Vec<String> {
    signposts.iter().map(|one| one.label.rows.join(" ")).collect()
}

/// A node within the county that lines lead from, and nodes that they lead to.
fn star(ends: &[(&str, Position)]) -> Picture {
    let mut all = vec![(id("a"), node("Mitten", at(16.5, 59.5), ElementLevel::Regional))];
    let outside = |(name, position): &(&str, Position)| (id(name), node(name, *position, ElementLevel::Regional));
    all.extend(ends.iter().map(outside));
    let lines: Vec<_> = ends
        .iter()
        .map(|(name, _)| (id(&format!("z{name}")), relation(&all, "a", name)))
        .collect();
    all.extend(lines);
    picture(all)
}

// R315
#[test]
fn only_what_lies_outside_the_county_and_the_view_stands_at_the_edge() {
    let ends = [
        ("ut", at(18.0, 59.5)),
        ("in", at(16.95, 59.9)),
        ("syn", at(16.55, 59.52)),
    ];
    let picture = star(&ends);
    let near = view(11.0, at(16.5, 59.5), [800.0, 600.0]);
    let found = posted(&picture, &county(), near, &[]);
    assert_eq!(names(&found), ["ut 70 km"]);
    assert_eq!(found[0].id, id("ut"));
    assert!(found[0].middle[0] > 740.0 && (found[0].middle[1] - 300.0).abs() < 30.0);
    // Where it is in view it needs no signpost, and where no line in view leads there nobody asks.
    assert!(posted(&picture, &county(), view(7.0, at(17.0, 59.5), [800.0, 600.0]), &[]).is_empty());
    assert!(posted(&picture, &county(), view(11.0, at(16.2, 59.1), [400.0, 300.0]), &[]).is_empty());
    // Where there is no county, nothing is outside it.
    assert!(posted(&picture, &[], near, &[]).is_empty());
}

// R315
#[test]
fn one_that_several_lines_lead_to_stands_once_and_of_many_the_nearest_do() {
    let far: Vec<(String, Position)> = (0..30)
        .map(|number| {
            (
                format!("n{number:02}"),
                at(17.5 + f64::from(number) / 10.0, 59.3 + f64::from(number) / 70.0),
            )
        })
        .collect();
    let ends: Vec<(&str, Position)> = far.iter().map(|(name, position)| (name.as_str(), *position)).collect();
    let mut all: Vec<_> = vec![(id("a"), node("Mitten", at(16.5, 59.5), ElementLevel::Regional))];
    all.extend(
        ends.iter()
            .map(|(name, position)| (id(name), node(name, *position, ElementLevel::Regional))),
    );
    for (name, _) in &ends {
        all.push((id(&format!("y{name}")), relation(&all, "a", name)));
        all.push((id(&format!("z{name}")), relation(&all, name, "a")));
    }
    let picture = picture(all);
    let found = posted(&picture, &county(), view(11.0, at(16.5, 59.5), [1200.0, 800.0]), &[]);
    let mut ids: Vec<_> = found.iter().map(|one| one.id.as_str().to_owned()).collect();
    ids.sort();
    assert_eq!(ids, ["n00", "n01", "n02", "n03", "n04", "n05", "n06", "n07"]);
    // A small map has room for fewer.
    let small = posted(&picture, &county(), view(11.0, at(16.5, 59.5), [360.0, 440.0]), &[]);
    assert_eq!(small.len(), 5);
}

// R315
#[test]
fn the_example_close_up_tells_of_stockholm_and_orebro() {
    let (picture, ground) = example();
    let own = ground.counties.iter().find(|county| county.code == "04").unwrap();
    let nykoping = view(10.0, at(16.99, 58.95), [900.0, 700.0]);
    let found = posted(&picture, &own.areas, nykoping, &[]);
    assert!(names(&found).iter().any(|name| name.starts_with("Stockholm ")));
}

fn example() -> (Picture, Ground) {
    let file = |name: &str| std::fs::read(format!("{}/public/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let document = envelope::read(&file("example/sodermanland.samspel.json")).unwrap();
    let records = document.of_kind(StructureElement::OF);
    let elements: Elements = records.map(|(id, record)| (id.clone(), record.clone())).collect();
    let mut picture = Picture::default();
    picture.follow(&elements, None);
    let files = GroundFiles {
        backdrop: &file("geo/bakgrund.topo.json"),
        sweden: &file("geo/sverige.topo.json"),
        lakes: &file("geo/sjoar.topo.json"),
    };
    (picture, ground(&files, "04").unwrap())
}

proptest! {
    // R315
    #[test]
    fn no_signpost_lies_over_another_a_panel_or_a_point_or_is_cut(
        ends in prop::collection::vec((14.0..19.5_f64, 58.0..61.0_f64), 1..16),
        size in (340.0..1400.0_f64, 300.0..900.0_f64), zoom in 8.0..12.0_f64,
        bar in 0.2..1.0_f64,
    ) {
        let named: Vec<(String, Position)> = ends
            .iter()
            .enumerate()
            .map(|(number, (east, north))| (format!("n{number}"), at(*east, *north)))
            .collect();
        let ends: Vec<(&str, Position)> = named.iter().map(|(name, position)| (name.as_str(), *position)).collect();
        let picture = star(&ends);
        let shown = view(zoom, at(16.5, 59.5), [size.0, size.1]);
        let (projection, area) = shown;
        // Tools along the top, and the legend in a corner.
        let panels = [
            PlaneBox { least: [12.0, 12.0], most: [12.0 + (size.0 - 24.0) * bar, 56.0] },
            PlaneBox { least: [12.0, size.1 - 120.0], most: [150.0, size.1 - 12.0] },
        ];
        let found = posted(&picture, &county(), shown, &panels);
        prop_assert!(found.len() <= MOST);
        let mut taken: Vec<PlaneBox> = panels.to_vec();
        let points = picture.within(area, &projection).into_iter().filter(|element| element.style.form.is_point());
        taken.extend(points.map(|element| PlaneBox::about(element.anchor_in(&projection), 8.0)));
        for signpost in &found {
            let own: Vec<_> = signpost.boxes().into();
            for place in &own {
                prop_assert!(area.encloses(place));
                prop_assert!(!taken.iter().any(|held| held.overlaps(place)));
            }
            taken.extend(own);
            prop_assert!(signpost.is_at(signpost.middle, 0.0));
        }
    }
}
