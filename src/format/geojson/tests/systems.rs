//! Reference systems: what a file says, and what its numbers say.

use super::*;
use crate::domain::values::{distance::distance, extent::BoundingBox};

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
    for name in ["EPSG:2400", "EPSG:3021", "urn:ogc:def:crs:EPSG::13006", "RT90"] {
        let error = read_value(&named(name, &[point(16.5, 59.4)])).unwrap_err();
        assert_eq!(
            error,
            GeoJsonError::UnsupportedReferenceSystem {
                place: "crs".to_owned(),
                name: name.to_owned()
            }
        );
    }
    let error = read_value(&linked("https://epsg.io/3021.wkt", &[point(16.5, 59.4)])).unwrap_err();
    assert!(matches!(error, GeoJsonError::UnsupportedReferenceSystem { name, .. } if name.contains("3021")));
}

fn linked(address: &str, geometries: &[serde_json::Value]) -> serde_json::Value {
    let mut linked = collection(geometries);
    linked["crs"] = json!({"type": "link", "properties": {"href": address, "type": "proj4"}});
    linked
}

// R383
#[test]
fn an_address_says_the_system_whose_code_it_has_and_else_the_numbers_do() {
    let metres = point(585_693.0, 6_581_844.0);
    for address in [
        "http://spatialreference.org/ref/epsg/3006/proj4/",
        "https://www.opengis.net/def/crs/EPSG/0/3006",
        "https://epsg.io/3006.wkt",
        "http://www.opengis.net/gml/srs/epsg.xml#3006",
        "urn:ogc:def:crs:EPSG::3006",
    ] {
        let recognition = read_value(&linked(address, std::slice::from_ref(&metres)))
            .unwrap()
            .recognition;
        assert_eq!(
            (recognition.system, recognition.recognised_by),
            (Sweref99Tm, RecognisedBy::CrsMember)
        );
    }
    // What would have to be fetched says nothing, and that it is there is told.
    for (geometry, system, by) in [
        (metres, Sweref99Tm, RecognisedBy::Magnitude),
        (point(16.5, 59.4), Wgs84, RecognisedBy::Default),
    ] {
        let import = read_value(&linked("data.prj", &[geometry])).unwrap();
        assert_eq!(
            (import.recognition.system, import.recognition.recognised_by),
            (system, by)
        );
        assert_eq!(import.dropped_members(), ["crs"]);
    }
}

// R383
#[test]
fn of_systems_that_share_a_name_the_numbers_tell_which() {
    for name in ["SWEREF99", "SWEREF 99", "sweref_99", "Sweref"] {
        let degrees = read_value(&named(name, &[point(16.5, 59.4)])).unwrap();
        assert_eq!(
            (degrees.recognition.system, degrees.recognition.recognised_by),
            (Wgs84, RecognisedBy::CrsMember)
        );
        let metres = read_value(&named(name, &[point(585_693.0, 6_581_844.0)])).unwrap();
        assert_eq!(metres.recognition.system, Sweref99Tm);
        let mut zone = unnamed(system(3010), false, &PLACES);
        zone["crs"] = json!({"type": "name", "properties": {"name": name}});
        let zone = read_near(zone.to_string().as_bytes(), Some(SORMLAND)).unwrap();
        assert_eq!(
            (zone.recognition.system, zone.recognition.recognised_by),
            (system(3010), RecognisedBy::County)
        );
        assert!(zone.dropped_members().is_empty());
    }
}

#[test]
fn two_systems_in_one_file_are_refused() {
    let mut geometry = point(16.5, 59.4);
    geometry["crs"] = json!({"type": "name", "properties": {"name": "EPSG:4326"}});
    let error = read_value(&named("EPSG:3006", &[geometry])).unwrap_err();
    assert!(matches!(error, GeoJsonError::ConflictingReferenceSystems { place, .. }
        if place == "features[0].geometry.crs"));
}

// R340
#[test]
fn a_name_that_most_numbers_contradict_is_said_and_not_followed() {
    let (degrees, metres) = (point(16.5, 59.4), point(585_693.0, 6_581_844.0));
    let north_first = point(6_581_844.0, 585_693.0);
    for (name, geometries, system, axes_swapped) in [
        ("EPSG:3006", vec![degrees.clone()], Wgs84, false),
        ("EPSG:4326", vec![metres.clone()], Sweref99Tm, false),
        ("EPSG:4326", vec![north_first], Sweref99Tm, true),
        // One that fits decides nothing.
        (
            "EPSG:4326",
            vec![point(0.0, 0.0), metres.clone(), metres.clone()],
            Sweref99Tm,
            false,
        ),
    ] {
        let import = read_value(&named(name, &geometries)).unwrap();
        let said = ReferenceSystem::by_name(name).unwrap();
        assert_eq!(
            import.recognition,
            Recognition {
                system,
                recognised_by: RecognisedBy::AgainstName(said),
                axes_swapped
            }
        );
        let last = &import.shapes.last().unwrap().geometry;
        let Geometry::Point(last) = last else {
            panic!("a point was expected")
        };
        assert!(
            (last.longitude - 16.5).abs() < 0.1 && (last.latitude - 59.4).abs() < 0.1,
            "{last:?}"
        );
    }
    // Half of them are no reason.
    let import = read_value(&named("EPSG:4326", &[degrees, metres])).unwrap();
    assert_eq!(import.recognition.recognised_by, RecognisedBy::CrsMember);
    assert_eq!(import.skipped.len(), 1);
}

// R340
#[test]
fn a_reference_system_without_a_name_says_nothing() {
    for crs in [
        json!({}),
        json!([3006]),
        json!(true),
        json!({"type": "name", "properties": {"name": ""}}),
        json!({"type": "name", "properties": {"name": null}}),
        json!({"type": "unlinked"}),
    ] {
        let mut file = collection(&[point(585_693.0, 6_581_844.0)]);
        file["crs"] = crs.clone();
        let import = read_value(&file).unwrap();
        assert_eq!(import.recognition.recognised_by, RecognisedBy::Magnitude, "{crs}");
    }
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
    let fits = ReferenceSystem::all().map(|system| import.fit(system, false));
    assert!(fits.filter(|fit| fit.at_home == 3).count() > 6);
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
fn one_odd_point_does_not_rule_out_the_zone_of_the_others() {
    let mut places = [[23.9, 65.9], [23.5, 66.3], [22.8, 66.0]].repeat(4);
    // Past the border in the zone that it was measured in, and in Sweden in those west of it.
    places.push([24.95, 67.5]);
    let file = unnamed(system(3018), false, &places).to_string();
    let norrbotten = BoundingBox {
        west: 15.4,
        south: 65.1,
        east: 24.2,
        north: 69.1,
    };
    let import = read_near(file.as_bytes(), Some(norrbotten)).unwrap();
    assert_eq!(import.recognition.recognised_by, RecognisedBy::County);
    assert_eq!(import.fit(system(3018), false).at_home, 12);
    assert!(import.fit(system(3017), false).at_home > 12);
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
        let points = [&home(true)[..], std::slice::from_ref(&odd)].concat();
        let import = read_value(&collection(&points)).unwrap();
        assert!(import.recognition.axes_swapped, "{odd}");
        let named = read_value(&named("EPSG:4326", &points)).unwrap();
        assert!(named.recognition.axes_swapped, "{odd}");
        let points = [&home(false)[..], std::slice::from_ref(&odd)].concat();
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
    assert_eq!(import.positions(), 3);
    let degrees = import.read_as(Wgs84, false);
    assert!(degrees.shapes.is_empty());
    assert_eq!(degrees.skipped.len(), 3);
    let back = degrees.read_as(Sweref99Tm, true);
    assert_eq!(back.shapes, import.shapes);
    assert!(back.skipped.is_empty());
    for system in ReferenceSystem::all() {
        for swapped in [false, true] {
            let fit = import.fit(system, swapped);
            assert_eq!((fit.system, fit.axes_swapped), (system, swapped));
            assert_eq!(import.read_as(system, swapped).shapes.len(), fit.readable, "{fit:?}");
        }
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
        json!({"code": 3011}),
        json!({"type": "name", "name": "EPSG:3011"}),
        json!({"type": "ProjectedCRS", "name": "SWEREF99 18 00", "id": {"authority": "EPSG", "code": 3011}}),
        json!("EPSG:3011"),
        json!(3011),
    ] {
        let mut file = collection(&[point(east, north)]);
        file["crs"] = crs.clone();
        let import = read_value(&file).unwrap();
        assert_eq!(import.recognition.system, system(3011), "{crs}");
        assert_eq!(import.recognition.recognised_by, RecognisedBy::CrsMember);
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

// R261
#[test]
fn a_drawing_that_only_names_a_system_is_refused() {
    // Maps for charts are scaled to a square of their own, and still name the system that they were made in.
    let error = read_value(&named(
        "urn:ogc:def:crs:EPSG:3006",
        &[point(4120.0, 8870.0), point(3980.0, 9012.0)],
    ));
    assert!(matches!(
        error,
        Err(GeoJsonError::PositionsOutsideNamedSystem { system: Sweref99Tm, .. })
    ));
}

// R263
#[test]
fn a_name_whose_register_has_north_first_says_nothing_of_the_order() {
    // Servers write EPSG's order, the standard has east first, and both name the system alike.
    for (geometry, swapped) in [(point(16.5, 59.4), false), (point(59.4, 16.5), true)] {
        let import = read_value(&named("http://www.opengis.net/def/crs/EPSG/0/4326", &[geometry])).unwrap();
        assert_eq!(import.recognition.axes_swapped, swapped);
        assert_eq!(import.shapes[0].geometry, Geometry::Point(position(16.5, 59.4)));
    }
}
