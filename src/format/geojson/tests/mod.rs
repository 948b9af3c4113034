#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forms;
mod systems;

use proptest::prelude::*;
use serde_json::{Map, json};

use super::*;
use crate::domain::values::geometry::{Geometry, Position};
use crate::format::reference_system::ReferenceSystem::{self, Sweref99Tm, Wgs84};
use forms::esri;

fn read_value(value: &serde_json::Value) -> Result<GeoJsonImport, GeoJsonError> {
    read(value.to_string().as_bytes())
}

fn point(x: f64, y: f64) -> serde_json::Value {
    json!({"type": "Point", "coordinates": [x, y]})
}

fn feature(geometry: &serde_json::Value) -> serde_json::Value {
    json!({"type": "Feature", "properties": {"namn": "Å"}, "geometry": geometry})
}

fn collection(geometries: &[serde_json::Value]) -> serde_json::Value {
    let features: Vec<_> = geometries.iter().map(feature).collect();
    json!({"type": "FeatureCollection", "features": features})
}

fn named(name: &str, geometries: &[serde_json::Value]) -> serde_json::Value {
    let mut value = collection(geometries);
    value["crs"] = json!({"type": "name", "properties": {"name": name}});
    value
}

fn position(longitude: f64, latitude: f64) -> Position {
    Position { longitude, latitude }
}

fn reasons(import: &GeoJsonImport) -> Vec<(&str, &SkipReason)> {
    import
        .skipped
        .iter()
        .map(|skipped| (skipped.place.as_str(), &skipped.reason))
        .collect()
}

#[test]
fn the_three_kinds_of_root_are_read() {
    let bare = read_value(&point(16.5, 59.4)).unwrap();
    let one = read_value(&feature(&point(16.5, 59.4))).unwrap();
    let many = read_value(&collection(&[point(16.5, 59.4)])).unwrap();
    assert_eq!(bare.shapes[0].place, "coordinates");
    assert_eq!(one.shapes[0].place, "geometry.coordinates");
    assert_eq!(many.shapes[0].place, "features[0].geometry.coordinates");
    for import in [bare, one, many] {
        assert_eq!(import.split(), (0, 0));
        assert_eq!(import.shapes[0].geometry, Geometry::Point(position(16.5, 59.4)));
        assert_eq!(import.recognition.recognised_by, RecognisedBy::Default);
    }
}

#[test]
fn a_byte_order_mark_is_no_obstacle() {
    let mut bytes = b"\xEF\xBB\xBF".to_vec();
    bytes.extend(point(16.5, 59.4).to_string().bytes());
    assert_eq!(read(&bytes).unwrap().shapes.len(), 1);
}

#[test]
fn parts_of_a_line_or_an_area_are_one_shape_and_others_share_id_and_properties() {
    let ring = json!([[16.0, 59.0], [17.0, 59.0], [17.0, 60.0], [16.0, 59.0]]);
    let parts = json!({"type": "GeometryCollection", "geometries": [
        {"type": "MultiPoint", "coordinates": [[16.0, 59.0], [17.0, 59.0]]},
        {"type": "MultiLineString", "coordinates": [[[16.0, 59.0], [17.0, 59.0]]]},
        {"type": "MultiPolygon", "coordinates": [[ring], [ring, ring]]},
    ]});
    let import = read_value(&json!({"type": "Feature", "id": 7, "properties": {"a": 1}, "geometry": parts})).unwrap();
    assert_eq!(import.shapes.len(), 4);
    assert_eq!(import.shapes[3].place, "geometry.geometries[2].coordinates");
    assert_eq!((import.split(), import.properties().count()), ((1, 4), 1));
    for shape in &import.shapes {
        assert_eq!(shape.id.as_deref(), Some("7"));
        assert_eq!(shape.properties["a"], 1);
    }
    let Geometry::Area(rings) = &import.shapes[3].geometry else {
        panic!("an area was expected")
    };
    assert_eq!(rings.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 3]);
}

#[test]
fn what_is_wrong_is_reported_and_the_rest_is_read() {
    let import = read_value(&json!({"type": "FeatureCollection", "features": [
        feature(&point(16.5, 59.4)),
        {"type": "Feature", "geometry": null, "properties": null},
        feature(&json!({"type": "Point", "coordinates": []})),
        feature(&json!({"type": "MultiPolygon", "coordinates": []})),
        feature(&json!({"type": "Circle", "coordinates": [1, 2]})),
        17,
        feature(&json!({"type": "LineString", "coordinates": [[16, 59], ["17", 59]]})),
        feature(&json!({"type": "LineString", "coordinates": [[16, 59], [16, 59]]})),
        feature(&json!({"type": "Polygon", "coordinates": [[[16, 59], [17, 59], [16, 59]]]})),
        feature(&json!({"type": "LineString", "coordinates": [[16, 59], [16, 95]]})),
        feature(&json!({"type": "LineString", "coordinates": {"x": 1}})),
        {"type": "Feature", "properties": [], "geometry": point(16.5, 59.4)},
    ]}))
    .unwrap();
    assert_eq!(import.shapes.len(), 2);
    assert_eq!(
        reasons(&import),
        [
            ("features[1]", &SkipReason::NoGeometry),
            ("features[2].geometry.coordinates", &SkipReason::EmptyGeometry),
            ("features[3].geometry.coordinates", &SkipReason::EmptyGeometry),
            (
                "features[4].geometry.coordinates",
                &SkipReason::UnknownGeometryType("Circle".to_owned())
            ),
            ("features[5]", &SkipReason::NotAFeature),
            ("features[6].geometry.coordinates[1]", &SkipReason::InvalidPosition),
            ("features[10].geometry.coordinates", &SkipReason::NotAList),
            ("features[11].properties", &SkipReason::PropertiesNotAnObject),
            ("features[7].geometry.coordinates", &SkipReason::LineTooShort),
            ("features[8].geometry.coordinates[0]", &SkipReason::RingTooShort),
            (
                "features[9].geometry.coordinates[1]",
                &SkipReason::PositionOutOfRange { x: 16.0, y: 95.0 }
            ),
        ]
    );
}

#[test]
fn a_hole_without_area_is_left_out_alone() {
    let import = read_value(&json!({"type": "Polygon", "coordinates": [
        [[16, 59], [17, 59], [17, 60], [16, 59]], [[16.5, 59.5], [16.6, 59.5], [16.5, 59.5]],
    ]}))
    .unwrap();
    assert_eq!(reasons(&import), [("coordinates[1]", &SkipReason::RingTooShort)]);
    assert!(matches!(&import.shapes[0].geometry, Geometry::Area(rings) if rings.len() == 1));
}

#[test]
fn heights_are_dropped_and_counted() {
    let import =
        read_value(&json!({"type": "LineString", "coordinates": [[16, 59, 12.5], [17, 59], [18, 59, 1, 2]]})).unwrap();
    assert_eq!((import.shapes.len(), import.dropped_third_values), (1, 2));
}

#[test]
fn what_is_not_geojson_is_refused_with_place_and_cause() {
    let found = |bytes: &[u8]| match read(bytes).unwrap_err() {
        GeoJsonError::NotGeoJson { place, found } => (place, found),
        other => panic!("{other:?}"),
    };
    let pair = |place: &str, found: FoundValue| (place.to_owned(), found);
    assert_eq!(found(b"[]"), pair("", FoundValue::List));
    assert_eq!(found(b"{}"), pair("", FoundValue::Object));
    assert_eq!(found(b"\"text\""), pair("", FoundValue::Text));
    assert_eq!(found(b"true"), pair("", FoundValue::Bool));
    assert_eq!(
        found(br#"{"type":"Topology","arcs":[]}"#),
        pair("", FoundValue::Type("Topology".into()))
    );
    assert_eq!(
        found(br#"{"type":"FeatureCollection"}"#),
        pair("features", FoundValue::Null)
    );
    assert_eq!(
        found(br#"{"type":"FeatureCollection","features":7}"#),
        pair("features", FoundValue::Number)
    );
    for bytes in [
        &b""[..],
        b"{\n\"type\":",
        b"{\"type\": NaN}",
        b"[1e999]",
        b"id;namn\n1;Flen",
    ] {
        assert!(matches!(read(bytes), Err(GeoJsonError::NotJson { .. })), "{bytes:?}");
    }
    for (bytes, at) in [
        (&b"\xFF\xFE{"[..], 0),
        (b"{\"namn\":\"Nyk\xF6ping\"}", 12),
        (b"\xEF\xBB\xBF{\xFF", 4),
    ] {
        assert_eq!(read(bytes), Err(GeoJsonError::NotText { at }), "{bytes:?}");
    }
    assert_eq!(
        read(b"{\n  \"type\" 1").unwrap_err(),
        GeoJsonError::NotJson { line: 2, column: 10 }
    );
}

#[test]
fn an_empty_collection_is_a_file_without_shapes() {
    let import = read_value(&collection(&[])).unwrap();
    assert!(import.shapes.is_empty() && import.skipped.is_empty());
}

#[test]
fn limits_are_kept() {
    let too_much = |bytes: &[u8]| match read(bytes).unwrap_err() {
        GeoJsonError::TooMuch { what, .. } => what,
        other => panic!("{other:?}"),
    };
    assert!(matches!(
        read(&vec![b' '; MAX_BYTES + 1]),
        Err(GeoJsonError::TooLarge { .. })
    ));
    assert_eq!(too_much("[".repeat(1_000_000).as_bytes()), LimitKind::Depth);
    assert_eq!(too_much("{\"a\":".repeat(1_000_000).as_bytes()), LimitKind::Depth);
    assert_eq!(
        too_much(format!("[{}1]", "1,".repeat(MAX_VALUES)).as_bytes()),
        LimitKind::Values
    );
    assert_eq!(
        too_much(format!("[{}1]", "{},".repeat(MAX_OBJECTS + 1)).as_bytes()),
        LimitKind::Objects
    );
    let features = format!(
        r#"{{"type":"FeatureCollection","features":[{}1]}}"#,
        "1,".repeat(MAX_FEATURES)
    );
    assert_eq!(too_much(features.as_bytes()), LimitKind::Features);
    let shapes = format!(
        r#"{{"type":"MultiPoint","coordinates":[{}[]]}}"#,
        "[16,59],".repeat(MAX_SHAPES)
    );
    assert_eq!(too_much(shapes.as_bytes()), LimitKind::Shapes);
    let positions = format!(
        r#"{{"type":"LineString","coordinates":[{}[16,60]]}}"#,
        "[16,59],".repeat(MAX_POSITIONS)
    );
    assert_eq!(too_much(positions.as_bytes()), LimitKind::Positions);
    // Brackets inside text are no nesting.
    let text = json!({"type": "Feature", "geometry": point(16.5, 59.4), "properties": {"a": "[\"{\\".repeat(1000)}});
    assert_eq!(read_value(&text).unwrap().shapes.len(), 1);
}

#[test]
fn the_text_is_canonical() {
    let area = Geometry::Area(vec![
        vec![
            position(16.0, 59.0),
            position(16.0, 60.0),
            position(17.123_456_78, 60.0),
        ],
        vec![position(16.1, 59.5), position(16.2, 59.5), position(16.2, 59.6)],
    ]);
    let mut properties = Map::new();
    properties.insert("namn".to_owned(), json!("Kärna \"A\""));
    properties.insert("antal".to_owned(), json!(2));
    let shapes = [
        ExportedShape {
            id: "a".to_owned().into(),
            geometry: area,
            properties,
        },
        ExportedShape {
            id: "b".to_owned().into(),
            geometry: Geometry::Point(position(-0.0, 59.0)),
            properties: Map::new(),
        },
    ];
    let expected = concat!(
        "{\"type\":\"FeatureCollection\",\"features\":[\n",
        "{\"type\":\"Feature\",\"id\":\"a\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[",
        "[[16.0,59.0],[17.1234568,60.0],[16.0,60.0],[16.0,59.0]],",
        "[[16.1,59.5],[16.2,59.6],[16.2,59.5],[16.1,59.5]]]},",
        "\"properties\":{\"antal\":2,\"namn\":\"Kärna \\\"A\\\"\"}},\n",
        "{\"type\":\"Feature\",\"id\":\"b\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[0.0,59.0]},\"properties\":{}}\n",
        "]}\n"
    );
    assert_eq!(write(&shapes, Wgs84).unwrap(), expected);
    let plane = write(&shapes[1..], Sweref99Tm).unwrap();
    assert!(plane.contains("\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::3006\"}}"));
}

#[test]
fn a_position_without_a_place_in_the_system_is_not_written() {
    let shape = |longitude, latitude| {
        [ExportedShape {
            id: "x".to_owned().into(),
            geometry: Geometry::Point(position(longitude, latitude)),
            properties: Map::new(),
        }]
    };
    assert!(write(&shape(f64::NAN, 59.0), Wgs84).is_err());
    assert!(write(&shape(16.0, 91.0), Wgs84).is_err());
    assert!(write(&shape(-70.0, 40.0), Wgs84).is_ok());
    assert_eq!(write(&shape(-70.0, 40.0), Sweref99Tm).unwrap_err().shape, 0);
}

fn any_position() -> impl Strategy<Value = Position> {
    (0.0..40.0_f64, 50.0..75.0_f64).prop_map(|(longitude, latitude)| position(longitude, latitude))
}

/// A ring around a centre, counter-clockwise for outlines and clockwise for holes.
fn any_ring(is_outline: bool) -> impl Strategy<Value = Vec<Position>> {
    (any_position(), proptest::collection::vec(0.1..1.0_f64, 3..12)).prop_map(move |(centre, radii)| {
        let step = std::f64::consts::TAU / radii.len() as f64 * if is_outline { 1.0 } else { -1.0 };
        let corner = |(index, radius): (usize, &f64)| {
            let (sine, cosine) = (step * index as f64).sin_cos();
            position(centre.longitude + radius * cosine, centre.latitude + radius * sine)
        };
        radii.iter().enumerate().map(corner).collect()
    })
}

fn any_geometry() -> impl Strategy<Value = Geometry> {
    prop_oneof![
        any_position().prop_map(Geometry::Point),
        proptest::collection::vec(any_position(), 2..10).prop_map(Geometry::line),
        (any_ring(true), proptest::collection::vec(any_ring(false), 0..3))
            .prop_map(|(outline, holes)| { Geometry::Area(std::iter::once(outline).chain(holes).collect()) }),
    ]
}

fn positions(geometry: &Geometry) -> Vec<Position> {
    match geometry {
        Geometry::Point(position) => vec![*position],
        Geometry::Line(strands) => strands.concat(),
        Geometry::Area(rings) => rings.concat(),
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        geometries in proptest::collection::vec(any_geometry(), 0..5),
        name in ".*",
        in_metres in any::<bool>(),
    ) {
        let system = if in_metres { Sweref99Tm } else { Wgs84 };
        let out = |(index, geometry): (usize, &Geometry)| {
            let properties = Map::from_iter([("namn".to_owned(), json!(name))]);
            ExportedShape { id: format!("{index}{name}").into(), geometry: geometry.clone(), properties }
        };
        let shapes: Vec<ExportedShape> = geometries.iter().enumerate().map(out).collect();
        let text = write(&shapes, system).unwrap();
        let import = read(text.as_bytes()).unwrap();
        prop_assert!(import.skipped.is_empty());
        prop_assert_eq!(import.shapes.len(), shapes.len());
        prop_assert!(!import.recognition.axes_swapped);
        for (read, written) in import.shapes.iter().zip(&shapes) {
            prop_assert_eq!(read.id.as_deref(), Some(&*written.id));
            prop_assert_eq!(read.properties.as_ref(), &written.properties);
            prop_assert_eq!(std::mem::discriminant(&read.geometry), std::mem::discriminant(&written.geometry));
            let (read, written) = (positions(&read.geometry), positions(&written.geometry));
            prop_assert_eq!(read.len(), written.len());
            // Rings are written polygon by polygon, and each the way that it should run.
            for written in &written {
                let is_it = |read: &Position| {
                    (read.longitude - written.longitude).abs() < 1e-7 && (read.latitude - written.latitude).abs() < 1e-7
                };
                prop_assert!(read.iter().any(is_it));
            }
        }
        let back = |read: &ImportedShape| ExportedShape {
            id: read.id.clone().unwrap(),
            geometry: read.geometry.clone(),
            properties: read.properties.as_ref().clone(),
        };
        let again: Vec<ExportedShape> = import.shapes.iter().map(back).collect();
        prop_assert_eq!(write(&again, system).unwrap(), text);
    }

    #[test]
    fn any_bytes_give_a_value_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }

    // R264, R265
    #[test]
    fn a_damaged_file_of_esri_or_of_lines_gives_a_value_or_an_error(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let ring = json!([[16.0, 59.0], [17.0, 60.0], [17.0, 59.0], [16.0, 59.0]]);
        let esri = esri(json!({"wkid": 4326}), &[json!({"rings": [ring, ring]}), json!({"x": 1, "y": 2}), json!({"paths": [ring]})]);
        let lines = format!("\u{1e}{}\n\u{1e}{}\n", point(16.0, 59.0), feature(&point(16.0, 59.0)));
        for text in [esri.to_string(), lines] {
            let mut bytes = text.into_bytes();
            let index = at.index(bytes.len());
            if cut { bytes.truncate(index) } else { bytes[index] = byte }
            let _ = read(&bytes);
        }
    }

    #[test]
    fn a_damaged_file_gives_a_value_or_an_error(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let ring = json!([[16.0, 59.0], [17.0, 59.0, 4], [17.0, 60.0], [16.0, 59.0]]);
        let value = named("EPSG:4326", &[point(16.0, 59.0), json!({"type": "MultiPolygon", "coordinates": [[ring]]})]);
        let mut bytes = value.to_string().into_bytes();
        let index = at.index(bytes.len());
        if cut { bytes.truncate(index) } else { bytes[index] = byte }
        let _ = read(&bytes);
    }
}
