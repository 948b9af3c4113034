#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use serde_json::{Map, json};

use super::*;
use crate::domain::values::{
    distance::distance,
    extent::BoundingBox,
    geometry::{Geometry, Position},
};
use crate::format::reference_system::ReferenceSystem::{self, Sweref99Tm, Wgs84};

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
fn parts_are_split_and_share_id_and_properties() {
    let ring = json!([[16.0, 59.0], [17.0, 59.0], [17.0, 60.0], [16.0, 59.0]]);
    let parts = json!({"type": "GeometryCollection", "geometries": [
        {"type": "MultiPoint", "coordinates": [[16.0, 59.0], [17.0, 59.0]]},
        {"type": "MultiLineString", "coordinates": [[[16.0, 59.0], [17.0, 59.0]]]},
        {"type": "MultiPolygon", "coordinates": [[ring], [ring, ring]]},
    ]});
    let import = read_value(&json!({"type": "Feature", "id": 7, "properties": {"a": 1}, "geometry": parts})).unwrap();
    assert_eq!(import.shapes.len(), 5);
    assert_eq!(import.shapes[4].place, "geometry.geometries[2].coordinates[1]");
    for shape in &import.shapes {
        assert_eq!(shape.id.as_deref(), Some("7"));
        assert_eq!(shape.properties["a"], 1);
    }
    let Geometry::Area(rings) = &import.shapes[4].geometry else {
        panic!("an area was expected")
    };
    assert_eq!(rings.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3]);
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
fn a_named_system_is_followed_however_its_name_is_written() {
    for name in [
        "urn:ogc:def:crs:EPSG::3006",
        "EPSG:3006",
        "epsg:3006",
        "http://www.opengis.net/def/crs/EPSG/0/3006",
        "urn:ogc:def:crs:EPSG::5845",
    ] {
        let import = read_value(&named(name, &[point(585_693.0, 6_581_844.0)])).unwrap();
        assert_eq!(import.recognition.system, Sweref99Tm);
        assert_eq!(import.recognition.recognised_by, RecognisedBy::CrsMember);
        let Geometry::Point(place) = import.shapes[0].geometry else {
            panic!("a point was expected")
        };
        assert!(
            (place.longitude - 16.5).abs() < 0.1 && (place.latitude - 59.4).abs() < 0.1,
            "{place:?}"
        );
    }
    for name in [
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "EPSG:4326",
        "urn:ogc:def:crs:EPSG::4326",
    ] {
        let import = read_value(&named(name, &[point(16.5, 59.4)])).unwrap();
        assert_eq!(
            (import.recognition.system, import.recognition.recognised_by),
            (Wgs84, RecognisedBy::CrsMember)
        );
    }
}

#[test]
fn a_system_named_on_the_geometry_counts_and_null_does_not() {
    let mut geometry = point(585_693.0, 6_581_844.0);
    geometry["crs"] = json!({"type": "name", "properties": {"name": "EPSG:3006"}});
    let import = read_value(&collection(&[geometry.clone()])).unwrap();
    assert_eq!(import.recognition.recognised_by, RecognisedBy::CrsMember);
    geometry["crs"] = serde_json::Value::Null;
    let import = read_value(&collection(&[geometry])).unwrap();
    assert_eq!(import.recognition.recognised_by, RecognisedBy::Magnitude);
}

#[test]
fn an_unsupported_system_is_refused_by_name() {
    for name in ["EPSG:2400", "EPSG:3021", "urn:ogc:def:crs:EPSG::13006", "sweref"] {
        let error = read_value(&named(name, &[point(16.5, 59.4)])).unwrap_err();
        assert_eq!(
            error,
            GeoJsonError::UnsupportedReferenceSystem {
                place: "crs".to_owned(),
                name: name.to_owned()
            }
        );
    }
    let mut linked = collection(&[point(16.5, 59.4)]);
    linked["crs"] = json!({"type": "link", "properties": {"href": "https://example.com/EPSG/3006"}});
    assert!(matches!(
        read_value(&linked),
        Err(GeoJsonError::UnsupportedReferenceSystem { .. })
    ));
}

#[test]
fn two_systems_in_one_file_are_refused() {
    let mut geometry = point(16.5, 59.4);
    geometry["crs"] = json!({"type": "name", "properties": {"name": "EPSG:4326"}});
    let error = read_value(&named("EPSG:3006", &[geometry])).unwrap_err();
    assert!(matches!(error, GeoJsonError::ConflictingReferenceSystems { place, .. }
        if place == "features[0].geometry.crs"));
}

#[test]
fn positions_that_contradict_the_named_system_are_refused() {
    let degrees = read_value(&named("EPSG:3006", &[point(16.5, 59.4)])).unwrap_err();
    assert!(matches!(
        degrees,
        GeoJsonError::PositionsOutsideNamedSystem { system: Sweref99Tm, .. }
    ));
    let metres = read_value(&named("EPSG:4326", &[point(585_693.0, 6_581_844.0)])).unwrap_err();
    assert!(matches!(
        metres,
        GeoJsonError::PositionsOutsideNamedSystem { system: Wgs84, .. }
    ));
}

#[test]
fn metres_without_a_name_are_told_by_magnitude_in_either_order() {
    for (geometry, swapped) in [
        (point(585_693.0, 6_581_844.0), false),
        (point(6_581_844.0, 585_693.0), true),
    ] {
        let import = read_value(&collection(&[geometry])).unwrap();
        assert_eq!(
            import.recognition,
            Recognition {
                system: Sweref99Tm,
                recognised_by: RecognisedBy::Magnitude,
                axes_swapped: swapped
            }
        );
        let Geometry::Point(place) = import.shapes[0].geometry else {
            panic!("a point was expected")
        };
        assert!(
            (place.longitude - 16.5).abs() < 0.1 && (place.latitude - 59.4).abs() < 0.1,
            "{place:?}"
        );
    }
}

#[test]
fn latitude_first_is_caught_only_when_most_positions_say_so() {
    let import = read_value(&collection(&[point(59.4, 16.5), point(55.7, 13.2)])).unwrap();
    assert!(import.recognition.axes_swapped);
    assert_eq!(import.shapes[0].geometry, Geometry::Point(position(16.5, 59.4)));
    for other in [point(16.5, 59.4), point(4.35, 50.85)] {
        let import = read_value(&collection(&[point(59.4, 16.5), other])).unwrap();
        assert!(!import.recognition.axes_swapped);
        assert_eq!(import.shapes[0].geometry, Geometry::Point(position(59.4, 16.5)));
    }
}

#[test]
fn other_metres_than_sweref_are_refused_with_their_place() {
    // RT 90, with either axis first.
    for (x, y) in [(1_540_000.0, 6_582_000.0), (6_582_000.0, 1_540_000.0)] {
        let error = read_value(&collection(&[point(x, y)])).unwrap_err();
        let place = "features[0].geometry.coordinates".to_owned();
        assert_eq!(error, GeoJsonError::UnrecognisedReferenceSystem { place, x, y });
    }
}

/// A file of ours that lists Swedish places in a system, as it would be without its name.
fn unnamed(system: ReferenceSystem, axes_swapped: bool, places: &[[f64; 2]]) -> serde_json::Value {
    let points: Vec<_> = places
        .iter()
        .map(|place| {
            let [east, north] = system.of_position((*place).into()).unwrap();
            if axes_swapped {
                point(north, east)
            } else {
                point(east, north)
            }
        })
        .collect();
    collection(&points)
}

fn system(code: u32) -> ReferenceSystem {
    ReferenceSystem::by_epsg(code).unwrap()
}

const SORMLAND: BoundingBox = BoundingBox {
    west: 15.5,
    south: 58.6,
    east: 17.7,
    north: 59.6,
};
const PLACES: [[f64; 2]; 3] = [[17.0, 58.75], [16.51, 59.37], [16.2, 59.0]];

// R263
#[test]
fn each_system_is_told_by_its_numbers_and_the_county() {
    for (code, by) in [
        (4326, RecognisedBy::Default),
        (3006, RecognisedBy::Magnitude),
        (3857, RecognisedBy::Magnitude),
        (3010, RecognisedBy::County),
    ] {
        for axes_swapped in [false, true] {
            let file = unnamed(system(code), axes_swapped, &PLACES).to_string();
            let import = read_near(file.as_bytes(), Some(SORMLAND)).unwrap();
            let recognition = Recognition {
                system: system(code),
                recognised_by: by,
                axes_swapped,
            };
            assert_eq!(import.recognition, recognition);
            for (shape, place) in import.shapes.iter().zip(&PLACES) {
                let Geometry::Point(found) = shape.geometry else {
                    panic!("a point was expected")
                };
                assert!(distance(found, (*place).into()) < 0.1, "{code} {found:?}");
            }
        }
    }
}

// R263
#[test]
fn several_local_zones_that_fit_are_said_to_and_the_county_decides() {
    let file = unnamed(system(3010), false, &PLACES).to_string();
    let import = read(file.as_bytes()).unwrap();
    assert_eq!(import.recognition.recognised_by, RecognisedBy::OneOfSeveral);
    assert!(import.fits().iter().filter(|fit| fit.at_home == 3).count() > 6);
    // A county where none of the zones would put them decides nothing.
    let nowhere = BoundingBox {
        west: 0.0,
        south: 0.0,
        east: 1.0,
        north: 1.0,
    };
    let import = read_near(file.as_bytes(), Some(nowhere)).unwrap();
    assert_eq!(import.recognition.recognised_by, RecognisedBy::OneOfSeveral);
    let chosen = import.read_as(system(3010), false);
    let near = read_near(file.as_bytes(), Some(SORMLAND)).unwrap();
    assert_eq!(chosen.shapes, near.shapes);
    assert_eq!(chosen.recognition.recognised_by, RecognisedBy::Choice);
}

// R263
#[test]
fn one_odd_point_decides_nothing_and_neither_does_one_that_fits() {
    let home = |swapped: bool| {
        PLACES.map(|[east, north]| {
            if swapped {
                point(north, east)
            } else {
                point(east, north)
            }
        })
    };
    // Latitude first, with Hamburg among them, with a point that fits as it is, and with nonsense.
    for odd in [
        point(53.55, 9.99),
        point(16.0, 59.0),
        point(0.0, 0.0),
        point(500.0, 59.0),
    ] {
        let points = [&home(true)[..], &[odd.clone()]].concat();
        let import = read_value(&collection(&points)).unwrap();
        assert!(import.recognition.axes_swapped, "{odd}");
        let named = read_value(&named("EPSG:4326", &points)).unwrap();
        assert!(named.recognition.axes_swapped, "{odd}");
        let points = [&home(false)[..], &[odd.clone()]].concat();
        assert!(
            !read_value(&collection(&points)).unwrap().recognition.axes_swapped,
            "{odd}"
        );
    }
    // Metres of a local zone, of which one can be a place in SWEREF 99 TM.
    let mut metres = unnamed(system(3011), false, &[[17.9, 59.3], [18.1, 59.4], [18.0, 59.2]]);
    let fitting = feature(&point(674_000.0, 6_580_000.0));
    metres["features"].as_array_mut().unwrap().push(fitting);
    let stockholm = BoundingBox {
        west: 17.2,
        south: 58.7,
        east: 19.2,
        north: 60.3,
    };
    let import = read_near(metres.to_string().as_bytes(), Some(stockholm)).unwrap();
    assert_eq!(import.recognition.system, system(3011));
}

// R263
#[test]
fn a_file_is_read_anew_in_any_system_without_its_bytes() {
    let import = read_value(&unnamed(Sweref99Tm, true, &PLACES)).unwrap();
    assert!(import.recognition.axes_swapped);
    assert_eq!((import.positions(), import.fits().len()), (3, 32));
    let degrees = import.read_as(Wgs84, false);
    assert!(degrees.shapes.is_empty());
    assert_eq!(degrees.skipped.len(), 3);
    let back = degrees.read_as(Sweref99Tm, true);
    assert_eq!(back.shapes, import.shapes);
    assert!(back.skipped.is_empty());
    for fit in import.fits() {
        let again = import.read_as(fit.system, fit.axes_swapped);
        assert_eq!(again.shapes.len(), fit.readable, "{fit:?}");
    }
    // The numbers of UTM 33 are those of SWEREF 99 TM.
    assert_eq!(import.read_as(ReferenceSystem::Utm33N, true).shapes, import.shapes);
}

// R261
#[test]
fn a_system_is_named_as_programs_name_it() {
    let [east, north] = system(3011).of_position(position(18.0, 59.3)).unwrap();
    for crs in [
        json!({"type": "name", "properties": {"name": "SWEREF99 18 00"}}),
        json!({"type": "name", "properties": {"name": "http://www.opengis.net/gml/srs/epsg.xml#3011"}}),
        json!({"type": "EPSG", "properties": {"code": 3011}}),
        json!({"type": "EPSG", "properties": {"code": "3011"}}),
        json!("EPSG:3011"),
        json!(3011),
    ] {
        let mut file = collection(&[point(east, north)]);
        file["crs"] = crs.clone();
        let import = read_value(&file).unwrap();
        assert_eq!(import.recognition.system, system(3011), "{crs}");
        assert_eq!(import.recognition.recognised_by, RecognisedBy::CrsMember);
    }
    let mut file = collection(&[point(16.5, 59.4)]);
    for crs in [
        json!({"type": "EPSG", "properties": {"code": 2400}}),
        json!({}),
        json!([3006]),
        json!(true),
    ] {
        file["crs"] = crs.clone();
        assert!(
            matches!(read_value(&file), Err(GeoJsonError::UnsupportedReferenceSystem { .. })),
            "{crs}"
        );
    }
}

#[test]
fn a_position_in_another_system_than_the_rest_is_left_out() {
    let import = read_value(&collection(&[
        point(585_693.0, 6_581_844.0),
        point(585_700.0, 6_581_900.0),
        point(16.5, 59.4),
    ]))
    .unwrap();
    assert_eq!(import.shapes.len(), 2);
    assert_eq!(
        import.skipped[0].reason,
        SkipReason::PositionOutOfRange { x: 16.5, y: 59.4 }
    );
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

fn names(import: &GeoJsonImport) -> Vec<&str> {
    let shapes = import.shapes.iter();
    shapes.map(|shape| shape.properties["namn"].as_str().unwrap()).collect()
}

// R264
#[test]
fn a_file_with_an_object_a_line_is_read() {
    let line = |name: &str, east: f64| {
        json!({"type": "Feature", "properties": {"namn": name}, "geometry": point(east, 59.0)}).to_string()
    };
    let (one, other) = (line("Flen", 16.6), line("Nyköping", 17.0));
    for text in [
        format!("{one}\n{other}"),
        format!("{one}\r\n\r\n{other}\n"),
        format!("\u{1e}{one}\n\u{1e}{other}\n"),
        format!("\u{feff}{one}\n{other}"),
        format!("[{one},{other}]"),
        format!("{{\"type\":\"FeatureCollection\",\"features\":[{one}]}}\n{other}"),
    ] {
        let import = read(text.as_bytes()).unwrap();
        assert_eq!(names(&import), ["Flen", "Nyköping"], "{text}");
        assert!(import.skipped.is_empty());
    }
    let bare = format!("{}\n{}\n7\n", point(16.6, 59.0), point(17.0, 59.0));
    let import = read(bare.as_bytes()).unwrap();
    assert_eq!(import.shapes[1].place, "[1].coordinates");
    assert_eq!(reasons(&import), [("[2]", &SkipReason::NotAFeature)]);
    // One that is cut off, and lines that are something else.
    let cut = format!("{one}\n{}", &other[..40]);
    assert!(matches!(
        read(cut.as_bytes()),
        Err(GeoJsonError::NotJson { line: 2, .. })
    ));
    assert!(matches!(
        read(b"{\"a\":1}\n{\"a\":2}"),
        Err(GeoJsonError::NotGeoJson { .. })
    ));
    let many = "1 ".repeat(MAX_FEATURES + 1);
    assert!(matches!(
        read(many.as_bytes()),
        Err(GeoJsonError::TooMuch {
            what: LimitKind::Features,
            ..
        })
    ));
}

// R264
#[test]
fn windows_1252_is_read_and_said() {
    let text = feature(&point(16.6, 59.0)).to_string().replace('Å', "NYK");
    let bytes = text.replace("NYK", "Nyk#ping").into_bytes();
    let bytes: Vec<u8> = bytes
        .into_iter()
        .map(|byte| if byte == b'#' { 0xf6 } else { byte })
        .collect();
    let import = read(&bytes).unwrap();
    assert_eq!(names(&import), ["Nyköping"]);
    assert!(import.is_windows_1252());
    assert!(!read(text.as_bytes()).unwrap().is_windows_1252());
}

fn esri(reference: serde_json::Value, geometries: &[serde_json::Value]) -> serde_json::Value {
    let feature = |geometry| json!({"attributes": {"namn": "Å", "OBJECTID": 1}, "geometry": geometry});
    let features: Vec<_> = geometries.iter().map(feature).collect();
    json!({"objectIdFieldName": "OBJECTID", "spatialReference": reference, "features": features})
}

// R265
#[test]
fn esri_json_is_read_with_its_points_paths_and_rings() {
    let file = esri(
        json!({"wkid": 4326}),
        &[
            json!({"x": 16.5, "y": 59.4, "z": 3}),
            json!({"points": [[16.5, 59.4], [16.6, 59.4]]}),
            json!({"paths": [[[16.5, 59.4], [16.6, 59.4]], [[17.5, 59.4], [17.6, 59.4]]]}),
            json!(null),
            json!({"x": "NaN", "y": "NaN"}),
            json!({"curvePaths": []}),
            json!({"rings": []}),
        ],
    );
    let import = read_value(&file).unwrap();
    assert_eq!(import.shapes.len(), 5);
    assert_eq!(import.dropped_third_values, 1);
    assert_eq!(import.shapes[0].geometry, Geometry::Point(position(16.5, 59.4)));
    assert_eq!(import.shapes[4].place, "features[2].geometry.paths[1]");
    assert_eq!(import.shapes[4].properties["OBJECTID"], 1);
    assert_eq!(
        reasons(&import),
        [
            ("features[3]", &SkipReason::NoGeometry),
            ("features[4].geometry", &SkipReason::EmptyGeometry),
            (
                "features[5].geometry",
                &SkipReason::UnknownGeometryType("curvePaths".to_owned())
            ),
            ("features[6].geometry.rings", &SkipReason::EmptyGeometry),
        ]
    );
}

// R265
#[test]
fn rings_of_esri_are_outlines_and_holes_by_the_way_they_run() {
    let square = |west: f64, side: f64, is_outline: bool| {
        let mut ring = vec![
            [west, 59.0],
            [west, 59.0 + side],
            [west + side, 59.0 + side],
            [west + side, 59.0],
            [west, 59.0],
        ];
        if !is_outline {
            ring.reverse();
            ring.iter_mut().for_each(|corner| corner[1] += 0.1);
        }
        ring
    };
    let rings = json!([
        square(16.2, 0.2, false),
        square(16.0, 1.0, true),
        square(18.0, 1.0, true),
        square(16.6, 0.2, false),
        square(18.2, 0.2, false),
        square(20.0, 0.5, false),
    ]);
    let import = read_value(&esri(json!({"wkid": 4326}), &[json!({"rings": rings})])).unwrap();
    let counts: Vec<usize> = import
        .shapes
        .iter()
        .map(|shape| match &shape.geometry {
            Geometry::Area(rings) => rings.len(),
            other => panic!("{other:?}"),
        })
        .collect();
    // The last lies in no outline: it is an area of its own that runs the wrong way.
    assert_eq!(counts, [3, 2, 1]);
    assert!(import.skipped.is_empty());
}

// R265
#[test]
fn the_system_of_esri_json_is_known_by_its_codes_and_words() {
    let [east, north] = system(3011).of_position(position(18.0, 59.3)).unwrap();
    for reference in [
        json!({"wkid": 3011}),
        json!({"wkid": 102_999, "latestWkid": 3011}),
        json!({"wkt": "PROJCS[\"SWEREF99_18_00\",GEOGCS[\"GCS_SWEREF99\"]]"}),
    ] {
        let import = read_value(&esri(reference.clone(), &[json!({"x": east, "y": north})])).unwrap();
        assert_eq!(import.recognition.system, system(3011), "{reference}");
        assert_eq!(import.recognition.recognised_by, RecognisedBy::CrsMember);
    }
    let unnamed = read_value(&esri(json!(null), &[json!({"x": 585_693.0, "y": 6_581_844.0})])).unwrap();
    assert_eq!(unnamed.recognition.recognised_by, RecognisedBy::Magnitude);
    for reference in [json!({"wkid": 3021}), json!({"wkt": "PROJCS[\"RT90\"]"})] {
        let error = read_value(&esri(reference, &[json!({"x": 1, "y": 2})])).unwrap_err();
        assert!(matches!(error, GeoJsonError::UnsupportedReferenceSystem { place, .. } if place == "spatialReference"));
    }
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
            id: "a".to_owned(),
            geometry: area,
            properties,
        },
        ExportedShape {
            id: "b".to_owned(),
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
            id: "x".to_owned(),
            geometry: Geometry::Point(position(longitude, latitude)),
            properties: Map::new(),
        }]
    };
    assert!(write(&shape(f64::NAN, 59.0), Wgs84).is_err());
    assert!(write(&shape(16.0, 91.0), Wgs84).is_err());
    assert!(write(&shape(-70.0, 40.0), Wgs84).is_ok());
    assert_eq!(write(&shape(-70.0, 40.0), Sweref99Tm).unwrap_err().id, "x");
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
        proptest::collection::vec(any_position(), 2..10).prop_map(Geometry::Line),
        (any_ring(true), proptest::collection::vec(any_ring(false), 0..3))
            .prop_map(|(outline, holes)| { Geometry::Area(std::iter::once(outline).chain(holes).collect()) }),
    ]
}

fn positions(geometry: &Geometry) -> Vec<Position> {
    match geometry {
        Geometry::Point(position) => vec![*position],
        Geometry::Line(positions) => positions.clone(),
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
            ExportedShape { id: format!("{index}{name}"), geometry: geometry.clone(), properties }
        };
        let shapes: Vec<ExportedShape> = geometries.iter().enumerate().map(out).collect();
        let text = write(&shapes, system).unwrap();
        let import = read(text.as_bytes()).unwrap();
        prop_assert!(import.skipped.is_empty());
        prop_assert_eq!(import.shapes.len(), shapes.len());
        prop_assert!(!import.recognition.axes_swapped);
        for (read, written) in import.shapes.iter().zip(&shapes) {
            prop_assert_eq!(read.id.as_deref(), Some(written.id.as_str()));
            prop_assert_eq!(read.properties.as_ref(), &written.properties);
            prop_assert_eq!(std::mem::discriminant(&read.geometry), std::mem::discriminant(&written.geometry));
            let (read, written) = (positions(&read.geometry), positions(&written.geometry));
            prop_assert_eq!(read.len(), written.len());
            for (read, written) in read.iter().zip(&written) {
                prop_assert!((read.longitude - written.longitude).abs() < 1e-7);
                prop_assert!((read.latitude - written.latitude).abs() < 1e-7);
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
