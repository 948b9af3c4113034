#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use proptest::prelude::*;

use super::{ordering::matters, *};
use crate::{
    domain::{
        records::{
            record::Kind,
            structure_map::{ElementKind, ElementLevel, StructureElement},
        },
        values::{
            extent::BoundingBox,
            geometry::{Geometry, Position},
            id::RecordId,
        },
    },
    format::envelope,
    map::{bundled, elements::Elements, fit::county_with_near_points, leader, picture::Picture, places::read_places},
};

fn at(longitude: f64, latitude: f64) -> Position {
    Position { longitude, latitude }
}

fn place(name: &str, longitude: f64, population: u32) -> Place {
    Place {
        name: name.into(),
        position: at(longitude, 59.0),
        municipality: "0480".into(),
        population,
        is_suburb: false,
    }
}

fn node(id: &str, name: &str, position: Position, level: ElementLevel) -> Rc<SceneElement> {
    let element = StructureElement {
        name: name.into(),
        level,
        geometry: Some(Geometry::Point(position)),
        ..StructureElement::default()
    };
    let record = Arc::new(element.into());
    Rc::new(SceneElement::of(&RecordId::new(id).unwrap(), &record, None).unwrap())
}

fn corridor(id: &str, name: &str, line: Vec<Position>) -> Rc<SceneElement> {
    let element = StructureElement {
        name: name.into(),
        element: ElementKind::Corridor,
        geometry: Some(Geometry::line(line)),
        ..StructureElement::default()
    };
    let record = Arc::new(element.into());
    Rc::new(SceneElement::of(&RecordId::new(id).unwrap(), &record, None).unwrap())
}

// R311
#[test]
fn a_lines_name_lies_along_it_after_those_of_nodes() {
    let line = corridor("a", "Svealandsbanan", vec![at(16.0, 58.8), at(18.0, 59.2)]);
    let labels = names_in(8.5, &named(std::slice::from_ref(&line), &[], ""), &[]);
    assert_eq!(texts(&labels), ["Svealandsbanan"]);
    let degrees = labels.others[0].degrees;
    assert!((-40.0..-5.0).contains(&degrees), "{degrees}");
    let elements = [line, node("b", "Gnesta", at(17.0, 59.0), ElementLevel::Local)];
    assert_eq!(
        texts(&names_in(8.5, &named(&elements, &[], ""), &[])),
        ["Gnesta", "Svealandsbanan"]
    );
}

// R311
#[test]
fn a_name_that_finds_no_room_in_one_row_stands_in_two() {
    let elements = [node(
        "a",
        "Stockholm Skavsta flygplats",
        at(17.0, 59.0),
        ElementLevel::Regional,
    )];
    let one = names_in(8.0, &named(&elements, &[], ""), &[]);
    assert_eq!(one.others[0].rows.len(), 1);
    let beside = |least, most| PlaneBox { least, most };
    let panels = [beside([0.0, 0.0], [380.0, 600.0]), beside([520.0, 0.0], [900.0, 600.0])];
    let two = names_in(8.0, &named(&elements, &[], ""), &panels);
    assert_eq!(two.others[0].rows, ["Stockholm", "Skavsta flygplats"]);
}

fn letters(_: LabelKind, text: &str) -> f64 {
    text.chars().count() as f64 * 7.4
}

/// The names in a view of 900 by 600 pixels with its middle at 17° east and 59° north.
fn names_in(zoom: f64, named: &Named, panels: &[PlaneBox]) -> Labels {
    let middle = Projection::of_zoom(zoom, [0.0, 0.0]).pixel(on_plane(at(17.0, 59.0)));
    placed(
        named,
        &Room {
            zoom,
            projection: Projection::of_zoom(zoom, [middle[0] - 450.0, middle[1] - 300.0]),
            area: AREA,
            panels,
            width: &letters,
        },
    )
}

const AREA: PlaneBox = PlaneBox {
    least: [0.0, 0.0],
    most: [900.0, 600.0],
};

fn named<'a>(elements: &'a [Rc<SceneElement>], places: &'a [Place], county: &'a str) -> Named<'a> {
    Named {
        elements,
        chosen: None,
        places,
        county,
    }
}

fn texts(labels: &Labels) -> Vec<String> {
    labels.others.iter().map(|label| label.rows.join(" ")).collect()
}

#[test]
fn an_elements_name_comes_before_a_localitys() {
    let elements = [node("a", "Nyköping", at(17.0, 59.0), ElementLevel::Local)];
    let labels = names_in(8.0, &named(&elements, &[place("Nyköping", 17.0, 40_000)], "04"), &[]);
    assert_eq!(labels.others.len(), 1);
    assert_eq!(labels.others[0].kind, LabelKind::Point);
}

#[test]
fn of_two_names_in_one_place_the_larger_comes_first() {
    let elements = [
        node("a", "Liten", at(17.0, 59.0), ElementLevel::Local),
        node("b", "Stor", at(17.001, 59.0), ElementLevel::CrossRegional),
    ];
    let near = names_in(7.0, &named(&elements, &[], "04"), &[]);
    assert_eq!(near.others[0].rows, ["Stor"]);
    assert!(near.others[0].place.least[0] > 450.0);
    let far = names_in(17.0, &named(&elements, &[], "04"), &[]);
    assert_eq!(texts(&far), ["Stor", "Liten"]);
}

#[test]
fn small_localities_wait_for_a_closer_look() {
    let places = [place("Stad", 16.8, 90_000), place("By", 17.3, 400)];
    assert_eq!(texts(&names_in(6.0, &named(&[], &places, "01"), &[])), ["Stad"]);
    assert_eq!(texts(&names_in(10.5, &named(&[], &places, "01"), &[])), ["Stad", "By"]);
}

#[test]
fn the_chosen_elements_name_gives_way_to_nothing_but_edges_and_panels() {
    let elements = [node("a", "Stor", at(17.0, 59.0), ElementLevel::CrossRegional)];
    let chosen = node("b", "Vald", at(17.0, 59.0), ElementLevel::Local);
    let named = Named {
        chosen: Some(&chosen),
        ..named(&elements, &[], "04")
    };
    let label = names_in(8.0, &named, &[]).chosen.unwrap();
    assert!(label.place.least[0] > 450.0);
    let panel = PlaneBox {
        least: [451.0, 0.0],
        most: [900.0, 600.0],
    };
    let label = names_in(8.0, &named, &[panel]).chosen.unwrap();
    assert!(label.place.most[0] < 450.0);
}

// R283
#[test]
fn a_node_in_each_corner_of_the_view_has_its_name() {
    let projection = |zoom: f64| Projection::of_zoom(zoom, [0.0, 0.0]);
    let [x, y] = projection(8.0).pixel(on_plane(at(17.0, 59.0)));
    for corner in [[-440.0, -280.0], [440.0, -280.0], [-440.0, 280.0], [440.0, 280.0]] {
        let [east, south] = projection(8.0).place([x + corner[0], y + corner[1]]);
        let latitude = (std::f64::consts::PI * (1.0 - 2.0 * south)).sinh().atan().to_degrees();
        let place = at(east * 360.0 - 180.0, latitude);
        let elements = [node("a", "Stockholm", place, ElementLevel::CrossRegional)];
        assert_eq!(texts(&names_in(8.0, &named(&elements, &[], "04"), &[])), ["Stockholm"]);
    }
}

// R344
#[test]
fn a_node_that_symbols_crowd_in_has_its_name_farther_off_with_a_line_to_it() {
    let middle = [17.0, 59.0];
    let mut elements = vec![node(
        "a",
        "Stockholm med omland",
        at(17.0, 59.0),
        ElementLevel::CrossRegional,
    )];
    // Smaller ones all around it, as suburbs lie.
    for step in 0..8 {
        let (sine, cosine) = (f64::from(step) / 8.0 * std::f64::consts::TAU).sin_cos();
        let place = at(middle[0] + 0.17 * cosine, middle[1] + 0.09 * sine);
        elements.push(node(&format!("n{step}"), "", place, ElementLevel::Local));
    }
    let labels = names_in(8.0, &named(&elements, &[], "04"), &[]).others;
    let [label] = labels.as_slice() else {
        panic!("one name was expected: {labels:?}")
    };
    assert_eq!(label.rows.concat().replace(' ', ""), "Stockholmmedomland");
    let [from, to] = label.leader.unwrap();
    assert!(length(&[from, to]) >= 24.0);
    assert!(label.place.overlaps(&PlaneBox::about(to, 4.0)));
}

/// The example's elements as the map draws them, and the box that it is opened with.
fn example() -> (Vec<Rc<SceneElement>>, BoundingBox) {
    let document = envelope::read(&bundled::file("example/sodermanland.samspel.json")).unwrap();
    let records = document.of_kind(StructureElement::OF);
    let elements: Elements = records.map(|(id, record)| (id.clone(), record.clone())).collect();
    let mut picture = Picture::default();
    picture.follow(&elements, None);
    let whole = PlaneBox::about([0.5, 0.5], 0.5);
    let projection = Projection {
        scale: 1.0,
        origin: [0.0, 0.0],
    };
    (
        picture.within(whole, &projection),
        county_with_near_points(bundled::with_county("04").county, &elements),
    )
}

const SIZES: [[f64; 2]; 3] = [[360.0, 420.0], [1024.0, 560.0], [1440.0, 700.0]];

/// Those that matter to the region, are in view where a box fits a map of this size, and have no name there.
fn unnamed(elements: &[Rc<SceneElement>], fitted: BoundingBox, [width, height]: [f64; 2]) -> Vec<String> {
    let corner = |longitude, latitude| on_plane(at(longitude, latitude));
    let [least, most] = [corner(fitted.west, fitted.north), corner(fitted.east, fitted.south)];
    // As Leaflet fits it, in half steps.
    let room = [width - 48.0, height - 96.0];
    let scale = (0..2)
        .map(|axis: usize| room[axis] / (most[axis] - least[axis]))
        .fold(f64::INFINITY, f64::min);
    let zoom = ((scale / 256.0).log2() * 2.0).floor() / 2.0;
    let [x, y] = Projection::of_zoom(zoom, [0.0, 0.0]).pixel([0, 1].map(|axis| (least[axis] + most[axis]) / 2.0));
    let area = PlaneBox {
        least: [0.0, 0.0],
        most: [width, height],
    };
    let tools = PlaneBox {
        least: [8.0, 8.0],
        most: [52.0, 150.0],
    };
    let folded_legend = PlaneBox {
        least: [width - 130.0, height - 50.0],
        most: [width, height],
    };
    let room = Room {
        zoom,
        projection: Projection::of_zoom(zoom, [x - width / 2.0, y - height / 2.0]),
        area: area.widened(-6.0),
        panels: &[tools, folded_legend],
        width: &letters,
    };
    let written = |name: &str| name.replace(' ', "");
    let names: Vec<_> = texts(&placed(&named(elements, &[], ""), &room))
        .iter()
        .map(|name| written(name))
        .collect();
    let in_view = elements
        .iter()
        .filter(|element| room.area.contains(element.anchor_in(&room.projection)));
    let unnamed = in_view.filter(|element| matters(element) && !names.contains(&written(&element.name)));
    unnamed.map(|element| element.name.clone()).collect()
}

// R283
#[test]
fn at_the_countys_fit_every_node_that_matters_to_the_region_has_its_name() {
    let (elements, county) = example();
    for size in SIZES {
        assert_eq!(unnamed(&elements, county, size), Vec::<String>::new(), "{size:?}");
    }
}

// R283, R344: the twenty-two largest localities of each county, at their real places and with long names, joined by as many corridors.
#[test]
fn in_a_crowd_every_node_that_matters_to_the_region_has_its_name() {
    let places = read_places(&bundled::file("geo/orter.json")).unwrap();
    let mut counties: Vec<_> = places.iter().map(|place| &place.municipality[..2]).collect();
    counties.sort_unstable();
    counties.dedup();
    assert_eq!(counties.len(), 21);
    for code in counties {
        let largest = places
            .iter()
            .filter(|place| place.municipality.starts_with(code))
            .take(22);
        let largest: Vec<_> = largest.collect();
        let mut elements = Vec::new();
        for (number, place) in largest.iter().enumerate() {
            let level = match number {
                ..3 => ElementLevel::CrossRegional,
                3..11 => ElementLevel::Regional,
                _ => ElementLevel::Local,
            };
            let what = [
                "",
                " resecentrum",
                " med omland",
                " universitet och sjukhus",
                " logistikpark och hamn",
            ];
            let name = format!("{}{}", place.name, what[number % what.len()]);
            elements.push(node(&format!("n{number}"), &name, place.position, level));
        }
        for (number, pair) in largest.windows(2).take(12).enumerate() {
            let ends = pair.iter().map(|place| place.position);
            elements.push(corridor(
                &format!("l{number}"),
                &format!("Stråk {number}"),
                ends.collect(),
            ));
        }
        for size in SIZES {
            assert_eq!(
                unnamed(&elements, bundled::with_county(code).county, size),
                Vec::<String>::new(),
                "{code} at {size:?}"
            );
        }
    }
}

proptest! {
    // R283
    #[test]
    fn no_name_lies_over_another_a_symbol_or_a_panel_or_is_cut(
        points in prop::collection::vec((15.0..19.0_f64, 58.0..60.0_f64, 0..4_usize, "[A-Za-zåäö ]{0,24}"), 0..60),
        towns in prop::collection::vec((15.0..19.0_f64, 0..200_000_u32), 0..20),
        panel in ([0.0..900.0_f64, 0.0..600.0_f64], 1.0..200.0_f64),
        zoom in 6.0..12.0_f64,
    ) {
        let mut elements: Vec<_> = points.iter().enumerate().map(|(number, (longitude, latitude, level, name))| {
            node(&format!("n{number}"), name, at(*longitude, *latitude), ElementLevel::ALL[*level])
        }).collect();
        elements.extend(points.windows(2).enumerate().step_by(3).map(|(number, pair)| {
            let ends = [at(pair[0].0, pair[0].1), at(pair[1].0, pair[1].1)];
            corridor(&format!("l{number}"), &pair[0].3, ends.to_vec())
        }));
        let places: Vec<_> = towns.iter().map(|(longitude, size)| place("Tätort", *longitude, *size)).collect();
        let panel = PlaneBox::about(panel.0, panel.1);
        let labels = names_in(zoom, &named(&elements, &places, "04"), &[panel]).others;
        let middle = Projection::of_zoom(zoom, [0.0, 0.0]).pixel(on_plane(at(17.0, 59.0)));
        let projection = Projection::of_zoom(zoom, [middle[0] - 450.0, middle[1] - 300.0]);
        for (number, label) in labels.iter().enumerate() {
            let boxes = label.boxes();
            let is_under = |place: &PlaneBox| boxes.iter().any(|own| own.overlaps(place));
            prop_assert!(boxes.iter().all(|place| AREA.encloses(place)));
            prop_assert!(!is_under(&panel));
            prop_assert!(!labels[..number].iter().flat_map(Label::boxes).any(|place| is_under(&place)));
            let leaders = labels.iter().filter_map(|other| other.leader.filter(|_| other != label));
            prop_assert!(!leaders.flat_map(leader::held).any(|place| is_under(&place)));
            for element in elements.iter().filter(|element| element.style.form.is_point()) {
                let anchor = projection.pixel(element.outline.anchor);
                let symbol = PlaneBox::about(anchor, half(element, projection.scale));
                prop_assert!(!AREA.contains(anchor) || !is_under(&symbol));
            }
        }
    }
}
