#![allow(clippy::unwrap_used)]

mod linking;
mod round_trip;
mod tying;
mod updating;

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{
    domain::{
        records::{
            document::Document,
            structure_map::{ElementStatus, Theme},
        },
        values::{
            distance::distance,
            extent::centre,
            geometry::{Geometry, Position},
            id::RecordId,
            order::Order,
        },
    },
    format::{
        geojson::{self, RecognisedBy},
        reference_system::ReferenceSystem,
    },
};

const PLAIN: Export = Export {
    system: ReferenceSystem::Wgs84,
    is_styled: false,
};

fn at(longitude: f64, latitude: f64) -> Position {
    Position { longitude, latitude }
}

fn nothing() -> Document {
    Document::of(RecordId::new("d").unwrap(), [])
}

fn numbered() -> impl FnMut() -> RecordId {
    let mut number = 0;
    move || {
        number += 1;
        RecordId::new(&format!("new-{number}")).unwrap()
    }
}

fn import(text: &str) -> Vec<(RecordId, StructureElement)> {
    read_elements(text).elements
}

fn read_elements(text: &str) -> Elements {
    let read = geojson::read(text.as_bytes()).unwrap();
    let columns = Columns::guess(read.properties());
    from_shapes(&read.shapes, &columns, Order::default(), |_| true, numbered())
}

fn one(geometry: serde_json::Value, properties: serde_json::Value) -> StructureElement {
    let feature = json!({ "type": "Feature", "geometry": geometry, "properties": properties });
    import(&feature.to_string()).remove(0).1
}

fn point() -> serde_json::Value {
    json!({ "type": "Point", "coordinates": [17.0, 58.75] })
}

#[test]
fn a_shape_without_a_kind_is_what_its_form_suggests() {
    let line = json!({ "type": "LineString", "coordinates": [[17.0, 58.0], [17.5, 58.5]] });
    let ring = [[17.0, 58.0], [17.5, 58.5], [17.0, 58.5], [17.0, 58.0]];
    let area = json!({ "type": "Polygon", "coordinates": [ring] });
    assert_eq!(one(point(), json!({})).element, ElementKind::Node);
    assert_eq!(one(line, json!({})).element, ElementKind::Corridor);
    assert_eq!(one(area, json!({})).element, ElementKind::Area);
}

#[test]
fn swedish_names_and_words_are_understood_in_any_case() {
    let element = one(
        point(),
        json!({
            "NAMN": "Nyköping", "Tema": "Kommunikationer", "TYP": "Nod", "nivå": "Storregional",
            "Status": "önskad", "vägledning": "Håll samman.", "Källa": "Länsplan 2022",
        }),
    );
    assert_eq!(element.name, "Nyköping");
    assert_eq!(element.theme, Theme::Communications);
    assert_eq!(element.level, ElementLevel::CrossRegional);
    assert_eq!(element.status, ElementStatus::Desired);
    assert_eq!(element.guidance, "Håll samman.");
    assert_eq!(element.source, "Länsplan 2022");
    assert!(element.unknown.is_empty());
}

#[test]
fn what_is_not_understood_is_kept_and_written_again() {
    let properties = json!({
        "name": "A", "status": "under utredning", "fid": 7, "area_ha": 12.5, "geojson": 3, "samspel": "x",
    });
    let element = one(point(), properties.clone());
    assert_eq!(element.name, "A");
    assert_eq!(element.status, ElementStatus::Existing);
    let kept = element.unknown.get(FOREIGN).unwrap();
    for key in ["status", "fid", "area_ha", "geojson", "samspel"] {
        assert_eq!(kept[key], properties[key], "{key}");
    }
    let id = Id::of(RecordId::new("w37ffpscvf089").unwrap());
    let (shapes, _) = to_shapes(&nothing(), &[(id, &element)], PLAIN);
    assert_eq!(shapes[0].properties["fid"], 7);
    assert_eq!(shapes[0].properties["status"], "existing");
    let again = geojson::write(&shapes, ReferenceSystem::Wgs84).unwrap();
    assert_eq!(import(&again)[0].1, element);
}

#[test]
fn the_better_of_two_names_is_taken_and_the_other_is_kept() {
    let element = one(point(), json!({ "title": "B", "namn": "A", "name": 5 }));
    assert_eq!(element.name, "A");
    assert_eq!(element.unknown[FOREIGN], json!({ "name": 5, "title": "B" }));
}

fn features(properties: &[serde_json::Value]) -> geojson::GeoJsonImport {
    let features: Vec<_> = properties
        .iter()
        .map(|properties| json!({ "type": "Feature", "geometry": point(), "properties": properties }))
        .collect();
    geojson::read(
        json!({ "type": "FeatureCollection", "features": features })
            .to_string()
            .as_bytes(),
    )
    .unwrap()
}

// R266
#[test]
fn each_field_is_read_from_the_property_that_was_chosen() {
    let import = features(&[
        json!({ "KOM_NAMN": "Flen", "kod": "0482", "bef": 16000, "adress": { "ort": "Flen", "gata": "Storgatan" }, "a.b": "x", "text": "Väx." }),
        json!({ "KOM_NAMN": "Trosa", "kod": "0488", "bef": 15000, "adress": { "ort": "Trosa", "gata": "Storgatan" }, "geojson": { "c": "y" } }),
    ]);
    let offered = Columns::offered(import.properties());
    assert_eq!(
        offered,
        ["KOM_NAMN", "a.b", "adress.gata", "adress.ort", "bef", "kod", "text"]
    );
    assert_eq!(Columns::examples(import.properties(), "adress.gata"), ["Storgatan"]);
    assert_eq!(Columns::examples(import.properties(), "bef"), ["16000", "15000"]);
    let mut columns = Columns::guess(import.properties());
    assert_eq!(columns.of(Role::Name), Some("KOM_NAMN"));
    assert_eq!(columns.of(Role::Guidance), Some("text"));
    assert_eq!(columns.of(Role::Level), None);
    let first = |columns: &Columns| {
        let mut made = from_shapes(&import.shapes, columns, Order::default(), |_| true, numbered());
        made.elements.remove(0).1
    };
    let guessed = first(&columns);
    assert_eq!((guessed.name.as_str(), guessed.guidance.as_str()), ("Flen", "Väx."));
    for (path, name) in [
        ("bef", "16000"),
        ("adress.gata", "Storgatan"),
        ("a.b", "x"),
        ("adress", ""),
        ("none", ""),
    ] {
        columns.choose(Role::Name, Some(path));
        let element = first(&columns);
        assert_eq!(element.name, name, "{path}");
        assert_eq!(element.unknown[FOREIGN]["KOM_NAMN"], "Flen");
        // What lies within another property stays with it.
        assert_eq!(element.unknown[FOREIGN]["adress"]["gata"], "Storgatan");
    }
    columns.choose(Role::Name, None);
    columns.choose(Role::Guidance, None);
    let element = first(&columns);
    assert_eq!((element.name, element.guidance), (String::new(), String::new()));
    assert_eq!(element.unknown[FOREIGN]["text"], "Väx.");
}

// R384
#[test]
fn a_field_is_guessed_within_another_property_and_by_what_is_said() {
    let import = features(&[
        json!({ "attr": { "namn": "Flen", "typ": "STORREGIONAL NOD" }, "laget": "Nuläge", "skala": "Regional", "not": "Regional" }),
        json!({ "attr": { "namn": "Trosa", "typ": "nod" }, "laget": "planerad", "not": "flyttad" }),
    ]);
    let columns = Columns::guess(import.properties());
    let guessed = [Role::Name, Role::Kind, Role::Level, Role::Status].map(|role| columns.of(role));
    assert_eq!(
        guessed,
        [Some("attr.namn"), Some("attr.typ"), Some("skala"), Some("laget")]
    );
    let made = from_shapes(&import.shapes, &columns, Order::default(), |_| true, numbered());
    let element = &made.elements[0].1;
    assert_eq!(
        (element.name.as_str(), element.status),
        ("Flen", ElementStatus::Existing)
    );
    // What is called so comes before what says so, and one property is not two fields.
    let named = features(&[json!({ "Level": "x", "a": "regional", "namn": "planerad" })]);
    let columns = Columns::guess(named.properties());
    assert_eq!(
        (columns.of(Role::Level), columns.of(Role::Status)),
        (Some("Level"), None)
    );
    // In a file of ours nothing is guessed.
    let ours = json!({ "theme": "settlement", "kind": "node", "level": "local", "status": "desired", "attr": { "namn": "A" } });
    assert_eq!(Columns::guess(features(&[ours]).properties()).of(Role::Name), None);
}

// R384
#[test]
fn words_that_mean_no_term_are_named() {
    let said = ["framtida", "Planerad", "utredning", "framtida", "a", "b", " "];
    let import = features(&said.map(|said| json!({ "status": said, "namn": said })));
    let columns = Columns::guess(import.properties());
    assert_eq!(
        columns.not_understood(import.properties(), Role::Status),
        ["framtida", "utredning", "a"]
    );
    assert!(columns.not_understood(import.properties(), Role::Name).is_empty());
    assert!(columns.not_understood(import.properties(), Role::Level).is_empty());
}

// R266
#[test]
fn a_name_that_was_left_out_of_our_own_file_is_not_guessed() {
    let element = one(point(), json!({ "ortsnamn": "Flen" }));
    assert_eq!(element.name, "Flen");
    let nameless = StructureElement {
        name: String::new(),
        ..one(point(), json!({ "a": 1 }))
    };
    let unknown = json!({ FOREIGN: { "kallnamn": "Flen" } }).as_object().unwrap().clone();
    let nameless = StructureElement { unknown, ..nameless };
    let (shapes, _) = to_shapes(
        &nothing(),
        &[(Id::of(RecordId::new("w37ffpscvf089").unwrap()), &nameless)],
        PLAIN,
    );
    let again = geojson::write(&shapes, ReferenceSystem::Wgs84).unwrap();
    assert_eq!(import(&again)[0].1, nameless);
}

// R267
#[test]
fn what_is_not_said_is_assumed_and_counted() {
    let texts = [
        json!({ "typ": "Storregional nod" }),
        json!({ "nivå": "Regionala noder", "status": "Önskade" }),
        json!({ "typ": "Planerad nod (2030)" }),
        json!({ "typ": "Stråk", "namn": "A" }),
        json!({ "typ": "rastplats" }),
        json!({}),
    ];
    let import = features(&texts);
    let columns = Columns::guess(import.properties());
    let made = from_shapes(&import.shapes, &columns, Order::default(), |_| true, numbered());
    let said: Vec<_> = made
        .elements
        .iter()
        .map(|(_, element)| (element.element, element.level, element.status))
        .collect();
    use ElementKind::{Corridor, Node};
    use ElementLevel::{CrossRegional, Regional};
    use ElementStatus::{Desired, Existing, Planned};
    assert_eq!(
        said,
        [
            (Node, CrossRegional, Existing),
            (Node, Regional, Desired),
            (Node, Regional, Planned),
            (Corridor, Regional, Existing),
            (Node, Regional, Existing),
            (Node, Regional, Existing),
        ]
    );
    assert_eq!(
        made.assumed,
        Assumed {
            kind: 2,
            level: 4,
            status: 4
        }
    );
    // What says more than the term stays.
    assert_eq!(made.elements[0].1.unknown[FOREIGN]["typ"], "Storregional nod");
    assert!(made.elements[3].1.unknown.is_empty());
    // What is ours is all said.
    let ids: Vec<_> = made
        .elements
        .iter()
        .map(|(id, element)| (Id::of(id.clone()), element))
        .collect();
    let again = geojson::write(&to_shapes(&nothing(), &ids, PLAIN).0, ReferenceSystem::Wgs84).unwrap();
    assert_eq!(read_elements(&again).assumed, Assumed::default());
}

#[test]
fn only_ids_of_ours_that_nobody_has_are_kept() {
    let features: Vec<_> = ["strategy", "1", "w37ffpscvf089", "w37ffpscvf089", "e8k8s098dmf93"]
        .map(|id| json!({ "type": "Feature", "id": id, "geometry": point(), "properties": {} }))
        .to_vec();
    let text = json!({ "type": "FeatureCollection", "features": features }).to_string();
    let read = geojson::read(text.as_bytes()).unwrap();
    let is_free = |id: &RecordId| id.as_str() != "e8k8s098dmf93";
    let columns = Columns::guess(read.properties());
    let elements = from_shapes(&read.shapes, &columns, Order::default(), is_free, numbered());
    let ids: Vec<&str> = elements.elements.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["new-1", "new-2", "w37ffpscvf089", "new-3", "new-4"]);
}

#[test]
fn elements_come_in_the_files_order_after_those_there() {
    let features: Vec<_> = (0..20)
        .map(|number| json!({ "type": "Feature", "geometry": point(), "properties": { "name": number.to_string() } }))
        .collect();
    let text = json!({ "type": "FeatureCollection", "features": features }).to_string();
    let records = import(&text).into_iter().map(|(id, element)| (id, element.into()));
    let document = Document::of(RecordId::new("d").unwrap(), records);
    let names: Vec<String> = document
        .ordered::<StructureElement>()
        .into_iter()
        .map(|(_, element)| element.name.clone())
        .collect();
    assert_eq!(names, (0..20).map(|number| number.to_string()).collect::<Vec<_>>());
}

#[test]
fn elements_without_place_are_counted_not_written() {
    let element = StructureElement::default();
    let id = Id::of(RecordId::new("a").unwrap());
    let (shapes, without_place) = to_shapes(&nothing(), &[(id, &element)], PLAIN);
    assert!(shapes.is_empty());
    assert_eq!(without_place, 1);
}

#[test]
fn a_field_of_ours_does_not_come_in_by_the_back_door() {
    let element = one(
        point(),
        json!({ "samspel": { "name": "Falsk", "geometry": 1, "colour": "blue" } }),
    );
    assert_eq!(element.name, "");
    assert_eq!(
        element.unknown,
        json!({ "colour": "blue" }).as_object().unwrap().clone()
    );
}

/// As QGIS writes a layer in EPSG:3006; the position is Nyköping's, from the control points' own neighbourhood.
fn from_qgis(with_crs: bool) -> String {
    let crs = if with_crs {
        r#""crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::3006" } },"#
    } else {
        ""
    };
    format!(
        r#"{{ "type": "FeatureCollection", "name": "noder", {crs} "features": [
{{ "type": "Feature", "properties": {{ "fid": 1, "namn": "Nyköping" }}, "geometry": {{ "type": "Point", "coordinates": [ 616088.0, 6514500.0 ] }} }}
] }}"#
    )
}

#[test]
fn a_layer_from_qgis_is_recognised_with_and_without_its_crs_member() {
    for (with_crs, by) in [(true, RecognisedBy::CrsMember), (false, RecognisedBy::Magnitude)] {
        let text = from_qgis(with_crs);
        let read = geojson::read(text.as_bytes()).unwrap();
        assert_eq!(read.recognition.system, ReferenceSystem::Sweref99Tm);
        assert_eq!(read.recognition.recognised_by, by);
        let (_, element) = import(&text).remove(0);
        let place = centre(element.geometry.as_ref().unwrap()).unwrap();
        assert!(distance(place, at(17.0, 58.75)) < 3_000.0, "{place:?}");
        assert_eq!(element.name, "Nyköping");
    }
}

fn position() -> impl Strategy<Value = Position> {
    // Steps of the seventh decimal, as the file has it.
    (110_000_000_i64..240_000_000, 553_000_000_i64..690_000_000)
        .prop_map(|(east, north)| at(east as f64 / 1e7, north as f64 / 1e7))
}

fn geometry() -> impl Strategy<Value = Geometry> {
    prop_oneof![
        position().prop_map(Geometry::Point),
        prop::collection::vec(position(), 2..6).prop_map(Geometry::line),
        (position(), 0.01..0.5_f64).prop_map(|(corner, side)| {
            let round = |value: f64| (value * 1e7).round() / 1e7;
            let east = round(corner.longitude + side);
            let north = round(corner.latitude + side);
            Geometry::Area(vec![vec![
                corner,
                at(east, corner.latitude),
                at(east, north),
                at(corner.longitude, north),
            ]])
        }),
    ]
}

fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

fn foreign() -> impl Strategy<Value = Map<String, Value>> {
    let value = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[a-zåäö ]{0,8}".prop_map(Value::from),
    ];
    let key = prop_oneof![
        "[a-z]{1,6}",
        Just("Status".to_owned()),
        Just("geojson".to_owned()),
        Just("namn".to_owned())
    ];
    prop::collection::btree_map(key, value, 0..4).prop_map(|map| map.into_iter().collect())
}

fn any_element() -> impl Strategy<Value = StructureElement> {
    let terms = (
        any_of(Theme::ALL),
        any_of(ElementKind::ALL),
        any_of(ElementLevel::ALL),
        any_of(ElementStatus::ALL),
    );
    ("\\PC{0,12}", terms, "\\PC{0,20}", geometry(), foreign()).prop_map(
        |(name, (theme, element, level, status), guidance, geometry, foreign)| {
            let mut unknown = Map::new();
            if !foreign.is_empty() {
                unknown.insert(FOREIGN.into(), Value::Object(foreign));
            }
            unknown.insert("later_field".into(), json!([1, 2]));
            StructureElement {
                name,
                theme,
                element,
                level,
                status,
                guidance,
                geometry: Some(geometry),
                unknown,
                ..StructureElement::default()
            }
        },
    )
}

proptest! {
    #[test]
    fn what_is_exported_reads_back_to_the_same(elements in prop::collection::vec(any_element(), 1..5)) {
        let ids: Vec<Id<StructureElement>> = (0..elements.len() as u64)
            .map(|number| Id::of(RecordId::from_bits(number.wrapping_mul(0x9e37_79b9_7f4a_7c15))))
            .collect();
        let held: Vec<_> = ids.iter().cloned().zip(&elements).collect();
        let (shapes, without_place) = to_shapes(&nothing(), &held, PLAIN);
        prop_assert_eq!(without_place, 0);
        let text = geojson::write(&shapes, ReferenceSystem::Wgs84).unwrap();
        let read = import(&text);
        for ((id, element), (read_id, read)) in held.into_iter().zip(read) {
            prop_assert_eq!(id.raw(), &read_id);
            prop_assert_eq!(element, &StructureElement { order: Order::default(), ..read });
        }
    }
}
