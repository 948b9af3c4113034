//! Where flags stand, what is pressed, and that one change draws little.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use super::*;
use crate::{
    domain::records::{record::Record, structure_map::StructureElement},
    map::plane::{PlaneBox, PlanePoint, Projection, on_plane},
};

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

fn at(longitude: f64, latitude: f64) -> Position {
    Position { longitude, latitude }
}

fn finding(name: &str, place: Option<Geometry>, elements: &[&str]) -> MappedFinding {
    MappedFinding {
        id: id(name),
        title: name.to_owned(),
        place,
        elements: elements.iter().map(|element| id(element)).collect(),
        municipalities: vec!["0480".into()],
    }
}

fn elements() -> Elements {
    let node = |east: f64| -> Arc<Record> {
        let element = StructureElement {
            geometry: Some(Geometry::Point(at(east, 59.0))),
            ..StructureElement::default()
        };
        Arc::new(element.into())
    };
    let bare: Arc<Record> = Arc::new(StructureElement::default().into());
    [(id("bare"), bare), (id("east"), node(17.0)), (id("west"), node(16.0))]
        .into_iter()
        .collect()
}

fn raised(findings: &[MappedFinding]) -> RaisedFlags {
    RaisedFlags::of(&flags(findings, &elements()))
}

// R631
#[test]
fn a_flag_stands_where_a_finding_was_drawn_and_at_each_element_that_it_names() {
    let line = Geometry::line(vec![at(16.0, 58.0), at(18.0, 58.0)]);
    let findings = [
        finding("drawn", Some(line.clone()), &[]),
        finding("named", None, &["east", "west", "bare", "gone"]),
        finding("too", None, &["east"]),
        finding("municipal", None, &[]),
    ];
    let flags = flags(&findings, &elements());
    let places: Vec<_> = flags
        .iter()
        .map(|flag| (flag.place.clone(), flag.titles.join(" ")))
        .collect();
    assert_eq!(
        places,
        [
            (FlagPlace::Element(id("east")), "named too".to_owned()),
            (FlagPlace::Element(id("west")), "named".to_owned()),
            (FlagPlace::Drawn(id("drawn")), "drawn".to_owned()),
        ]
    );
    assert_eq!(flags[2].shape, Some(line));
    assert_eq!(flags[0].foot, at(17.0, 59.0));
    let alone: Vec<_> = findings.iter().map(MappedFinding::is_of_municipalities_alone).collect();
    assert_eq!(alone, [false, false, false, true]);
}

// R632
#[test]
fn a_flag_is_pressed_on_its_cloth_and_a_shape_on_its_edge_alone() {
    let area = Geometry::Area(vec![vec![
        at(16.0, 58.0),
        at(18.0, 58.0),
        at(18.0, 59.0),
        at(16.0, 59.0),
    ]]);
    let raised = raised(&[finding("area", Some(area), &[])]);
    let projection = Projection::of_zoom(8.0, [0.0, 0.0]);
    let [x, y] = projection.pixel(raised.flags[0].foot);
    let is_at = |pixel: PlanePoint| raised.flags[0].is_at_cloth(pixel, &projection, 0.0);
    assert!(is_at([x + 8.0, y - 24.0]));
    // The symbol of a point at the same place stays to be pressed.
    assert!(!is_at([x, y]) && !is_at([x - 8.0, y - 24.0]));
    let edge = |position| raised.flags[0].is_at_edge(projection.pixel(on_plane(position)), &projection, 2.0);
    assert!(edge(at(17.0, 58.0)) && edge(at(16.0, 58.5)));
    assert!(!edge(at(17.0, 58.5)) && !edge(at(15.0, 58.5)));
}

// R634
#[test]
fn one_finding_that_changes_among_hundreds_draws_its_own_flag_alone() {
    let many = |moved: f64| -> Vec<MappedFinding> {
        let place = |number: i32| {
            let off = if number == 150 { moved } else { 0.0 };
            Some(Geometry::Point(at(16.0 + f64::from(number) / 200.0 + off, 59.0)))
        };
        (0..300)
            .map(|number| finding(&format!("f{number:03}"), place(number), &[]))
            .collect()
    };
    // Near enough to see each flag apart.
    let scale = Projection::of_zoom(14.0, [0.0; 2]).scale;
    let (before, now) = (raised(&many(0.0)), raised(&many(5.0)));
    assert_eq!(changed(&before, &now, scale).len(), 2);
    assert_eq!(changed(&before, &raised(&many(0.0)), scale).len(), 0);
    assert_eq!(changed(&RaisedFlags::default(), &now, scale).len(), 300);
    assert_eq!(changed(&now, &RaisedFlags::default(), scale).len(), 300);
}

// R635
#[test]
fn where_flags_would_cover_each_other_one_stands_and_the_others_are_dots() {
    let place = |number: i32| Some(Geometry::Point(at(16.0 + f64::from(number) / 100.0, 59.0)));
    let findings: Vec<_> = (0..100)
        .map(|number| finding(&format!("f{number:03}"), place(number), &[]))
        .collect();
    let raised = raised(&findings);
    let far = Projection::of_zoom(7.0, [0.0; 2]);
    let cloths: Vec<_> = raised
        .standing(far.scale)
        .filter(|(_, has_room)| *has_room)
        .map(|(flag, _)| flag.cloth(&far))
        .collect();
    assert!((2..50).contains(&cloths.len()), "{}", cloths.len());
    for (place, one) in cloths.iter().enumerate() {
        assert!(!cloths[place + 1..].iter().any(|other| one.overlaps(other)));
    }
    let near = Projection::of_zoom(14.0, [0.0; 2]);
    assert!(raised.standing(near.scale).all(|(_, has_room)| has_room));
    // What another's removal gives room to is drawn again with it.
    let fewer = RaisedFlags::of(&flags(&findings[1..], &elements()));
    assert!(changed(&raised, &fewer, far.scale).len() > 1);
    // A dot is pressed where it is.
    let (dot, _) = raised.standing(far.scale).find(|(_, has_room)| !has_room).unwrap();
    assert!(dot.is_at_foot(far.pixel(dot.foot), &far, 0.0));
}

#[test]
fn the_picture_has_all_that_is_drawn_of_a_flag_within() {
    let keys = FlagKey::ALL.map(FlagKey::glyph);
    for glyph in [picture::glyph(false), picture::glyph(true)].into_iter().chain(keys) {
        roxmltree::Document::parse(&glyph.svg()).unwrap();
        let whole = PlaneBox {
            least: [0.0, 0.0],
            most: [glyph.width, glyph.height],
        };
        for part in &glyph.parts {
            let pen = part.pen.map_or(0.0, |pen| pen.width / 2.0);
            assert!(whole.encloses(&part.outline.bounds().unwrap().widened(pen)), "{part:?}");
        }
    }
    assert_ne!(picture::glyph(true).svg(), picture::glyph(false).svg());
    let keys: std::collections::BTreeSet<_> = FlagKey::ALL.iter().map(|key| key.glyph().svg()).collect();
    assert_eq!(keys.len(), FlagKey::ALL.len());
}
