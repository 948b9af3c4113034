//! The forms that a file can have beside one GeoJSON object in UTF-8.

use super::*;
use crate::domain::values::rings::polygons;

fn zone() -> ReferenceSystem {
    ReferenceSystem::by_epsg(3011).unwrap()
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

// R343
#[test]
fn a_collection_of_lines_or_of_areas_is_one_shape() {
    let line = |east: f64| json!([[east, 59.0], [east, 59.5]]);
    let ring = |east: f64| json!([[east, 59.0], [east + 0.1, 59.0], [east, 59.5], [east, 59.0]]);
    let within =
        json!({"type": "GeometryCollection", "geometries": [{"type": "LineString", "coordinates": line(17.0)}]});
    let lines = json!({"type": "GeometryCollection", "geometries": [
        {"type": "LineString", "coordinates": line(16.0)},
        {"type": "MultiLineString", "coordinates": [line(16.2), line(16.4)]},
        {"type": "LineString", "coordinates": 7},
        within,
    ]});
    let import = read_value(&feature(&lines)).unwrap();
    assert!(
        matches!(&import.shapes[..], [only] if matches!(&only.geometry, Geometry::Line(strands) if strands.len() == 4))
    );
    let not_a_list = ("geometry.geometries[2].coordinates", &SkipReason::NotAList);
    assert_eq!((reasons(&import), import.split()), (vec![not_a_list], (0, 0)));
    let areas = json!({"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "coordinates": [ring(16.0)]},
        {"type": "MultiPolygon", "coordinates": [[ring(16.2)], [ring(16.4)]]},
    ]});
    let import = read_value(&feature(&areas)).unwrap();
    assert!(
        matches!(&import.shapes[..], [only] if matches!(&only.geometry, Geometry::Area(rings) if rings.len() == 3))
    );
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

pub(super) fn esri(reference: serde_json::Value, geometries: &[serde_json::Value]) -> serde_json::Value {
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
    assert_eq!(import.shapes.len(), 4);
    assert_eq!(import.dropped_third_values, 1);
    assert_eq!(import.shapes[0].geometry, Geometry::Point(position(16.5, 59.4)));
    assert_eq!(import.shapes[3].place, "features[2].geometry.paths");
    assert_eq!(import.shapes[3].properties["OBJECTID"], 1);
    let Geometry::Line(strands) = &import.shapes[3].geometry else {
        panic!("a line was expected")
    };
    assert_eq!(strands.len(), 2);
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
fn rings_of_esri_are_outlines_and_holes_by_what_they_lie_in() {
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
    let [shape] = import.shapes.as_slice() else {
        panic!("one shape was expected")
    };
    let Geometry::Area(rings) = &shape.geometry else {
        panic!("an area was expected")
    };
    let counts: Vec<usize> = polygons(rings).iter().map(Vec::len).collect();
    // The last lies in no outline: it is an island that runs the wrong way.
    assert_eq!(counts, [3, 2, 1]);
    assert!(import.skipped.is_empty());
}

// R265
#[test]
fn the_system_of_esri_json_is_known_by_its_codes_and_words() {
    let [east, north] = zone().of_position(position(18.0, 59.3)).unwrap();
    for reference in [
        json!({"wkid": 3011}),
        json!({"wkid": 102_999, "latestWkid": 3011}),
        json!({"wkt": "PROJCS[\"SWEREF99_18_00\",GEOGCS[\"GCS_SWEREF99\"]]"}),
    ] {
        let import = read_value(&esri(reference.clone(), &[json!({"x": east, "y": north})])).unwrap();
        assert_eq!(import.recognition.system, zone(), "{reference}");
        assert_eq!(import.recognition.recognised_by, RecognisedBy::CrsMember);
    }
    let unnamed = read_value(&esri(json!(null), &[json!({"x": 585_693.0, "y": 6_581_844.0})])).unwrap();
    assert_eq!(unnamed.recognition.recognised_by, RecognisedBy::Magnitude);
    for reference in [json!({"wkid": 3021}), json!({"wkt": "PROJCS[\"RT90\"]"})] {
        let error = read_value(&esri(reference, &[json!({"x": 1, "y": 2})])).unwrap_err();
        assert!(matches!(error, GeoJsonError::UnsupportedReferenceSystem { place, .. } if place == "spatialReference"));
    }
}

// R274
#[test]
fn members_of_features_and_of_the_collection_that_nothing_is_made_of_are_named() {
    let import = read_value(&json!({
        "type": "FeatureCollection", "name": "noder", "bbox": [16, 59, 17, 60], "_umap_options": { "color": "red" }, "nothing": null,
        "features": [
            { "type": "Feature", "id": { "a": 1 }, "style": "x", "bbox": null, "geometry": point(16.5, 59.4), "properties": { "a": 1 } },
            { "type": "Feature", "id": null, "style": "y", "geometry": point(16.5, 59.4), "properties": null },
        ],
    }))
    .unwrap();
    assert_eq!(import.dropped_members(), ["_umap_options", "id", "name", "style"]);
    assert_eq!(import.shapes.len(), 2);
    let mut geometry = point(16.5, 59.4);
    geometry["note"] = json!("x");
    geometry["bbox"] = json!([16, 59, 17, 60]);
    let all = json!({"type": "GeometryCollection", "geometries": [geometry, geometry], "when": 2030});
    assert_eq!(read_value(&all).unwrap().dropped_members(), ["note", "when"]);
    // A server that has more than it gives says so.
    let mut esri = esri(json!({"wkid": 4326}), &[json!({"x": 16.5, "y": 59.4, "tag": "x"})]);
    esri["exceededTransferLimit"] = json!(true);
    esri["fields"] = json!([{ "name": "namn" }]);
    esri["features"][0]["symbol"] = json!({});
    let import = read_value(&esri).unwrap();
    assert_eq!(import.dropped_members(), ["exceededTransferLimit", "symbol", "tag"]);
    let plain = read_value(&feature(&point(16.5, 59.4))).unwrap();
    assert_eq!(plain.dropped_members(), Vec::<&str>::new());
    let many = (0..500).map(|number| (format!("m{number}"), json!(number)));
    let mut many = serde_json::Value::Object(many.collect());
    many["type"] = json!("FeatureCollection");
    many["features"] = json!([]);
    assert_eq!(read_value(&many).unwrap().dropped_members().len(), 20);
}

/// A text in UTF-16, either end first, with its mark or without.
fn in_utf_16(text: &str, is_big: bool, has_mark: bool) -> Vec<u8> {
    let mark = has_mark.then_some(0xfeff);
    let units = mark.into_iter().chain(text.encode_utf16());
    let bytes = |unit: u16| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    units.flat_map(bytes).collect()
}

// R275
#[test]
fn a_file_in_utf_16_is_read_as_one_in_utf_8_is() {
    let one =
        json!({ "type": "Feature", "geometry": point(16.5, 59.4), "properties": { "namn": "Åkers styckebruk 😀" } })
            .to_string();
    let lines = [one.as_str(), &one].join("\r\n");
    for (text, count) in [(&one, 1), (&lines, 2)] {
        let plain = read(text.as_bytes()).unwrap();
        assert_eq!(plain.shapes.len(), count);
        for (is_big, has_mark) in [(false, true), (true, true), (false, false), (true, false)] {
            let mut bytes = in_utf_16(text, is_big, has_mark);
            let import = read(&bytes).unwrap();
            assert_eq!(import.shapes, plain.shapes, "{is_big} {has_mark}");
            assert!(!import.is_windows_1252());
            // One that was cut off in the middle of a sign is no whole file.
            bytes.pop();
            assert!(read(&bytes).is_err() || count == 2);
        }
    }
}

// R275
#[test]
fn topojson_is_named_as_what_it_is_in_any_coding() {
    let text = r#"{"type":"Topology","objects":{"noder":{"type":"Point","coordinates":[0,0]}},"arcs":[],"transform":{"scale":[1,1],"translate":[16,59]}}"#;
    for bytes in [
        text.as_bytes().to_vec(),
        in_utf_16(text, false, true),
        [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
    ] {
        let found = match read(&bytes) {
            Err(GeoJsonError::NotGeoJson { found, .. }) => found,
            other => panic!("{other:?}"),
        };
        assert_eq!(found, FoundValue::Type("Topology".into()));
        assert_eq!(
            crate::format::foreign::of(&bytes),
            Some(crate::format::foreign::ForeignKind::TopoJson)
        );
    }
}
