#![allow(clippy::unwrap_used)]
use proptest::prelude::*;

use super::*;
use crate::domain::values::distance::distance;
use ReferenceSystem::{Sweref99Tm, Utm33N, WebMercator, Wgs84};

/// The local zone with a code.
fn zone(code: u32) -> ReferenceSystem {
    ReferenceSystem::by_epsg(code).unwrap()
}

// R260
#[test]
fn a_thousand_points_lie_where_proj_has_them() {
    let mut zones = std::collections::BTreeSet::new();
    let lines = include_str!("../../../tests/fixtures/geo/projected.csv").lines();
    let count = lines
        .map(|line| {
            let numbers: Vec<f64> = line.split(',').map(|number| number.parse().unwrap()).collect();
            let position = Position::from([numbers[0], numbers[1]]);
            let code = numbers[4] as u32;
            zones.insert(code);
            for (system, values, limit) in [
                (Sweref99Tm, [numbers[2], numbers[3]], 0.01),
                (Utm33N, [numbers[2], numbers[3]], 0.01),
                (zone(code), [numbers[5], numbers[6]], 0.05),
                (WebMercator, [numbers[7], numbers[8]], 0.01),
            ] {
                let [east, north] = system.of_position(position).unwrap();
                let off = (east - values[0]).hypot(north - values[1]);
                assert!(off < limit, "{}: {line}: {off} m", system.name());
                let back = system.to_position(values).unwrap();
                assert!(distance(back, position) < limit, "{}: {line}: {back:?}", system.name());
            }
        })
        .count();
    assert_eq!((count, zones.len()), (1000, 12));
}

// R261
#[test]
fn a_system_is_known_by_every_name_that_it_goes_by() {
    let cases: [(ReferenceSystem, &[&str]); 6] = [
        (
            Sweref99Tm,
            &[
                "SWEREF99 TM",
                "sweref 99 tm",
                "Sweref99TM",
                "SWEREF_99_TM",
                "sweref tm",
                "SWEREF99 TM + RH2000 height",
                "EPSG:3006",
                "epsg 3006",
                "EPSG3006",
                "3006",
                "urn:ogc:def:crs:EPSG::3006",
                "urn:ogc:def:crs:EPSG:9.8.15:3006",
                "urn:ogc:def:crs,crs:EPSG::3006,crs:EPSG::5613",
                "http://www.opengis.net/gml/srs/epsg.xml#3006",
                "http://www.opengis.net/def/crs/EPSG/0/3006",
                "https://epsg.io/3006/",
                "SWEREF99 TM (EPSG:3006)",
                "EPSG:3006 - SWEREF99 TM",
                "SWEREF 99 TM (3006)",
                "PROJCS[\"SWEREF99_TM\",GEOGCS[\"GCS_SWEREF99\"]]",
            ],
        ),
        (
            zone(3011),
            &[
                "SWEREF99 18 00",
                "SWEREF 99 18 00",
                "sweref99 1800",
                "Sweref 18 00",
                "SWEREF99_18_00",
                "EPSG:3011",
                "EPSG:5850",
                "SWEREF 99 18 00 (EPSG:3011)",
            ],
        ),
        (
            zone(3012),
            &["SWEREF 99 14 15", "SWEREF99_14_15", "urn:ogc:def:crs:EPSG::3012"],
        ),
        (
            Wgs84,
            &[
                "urn:ogc:def:crs:OGC:1.3:CRS84",
                "OGC:CRS84",
                "OGC CRS84",
                "WGS 84",
                "wgs84",
                "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]",
                "GEOGCS[\"GCS_SWEREF99\",DATUM[\"D_SWEREF99\"]]",
                "GEOGCRS[\"SWEREF99\",DATUM[\"SWEREF99\"]]",
                "EPSG:4326",
                "EPSG:4619",
            ],
        ),
        (
            WebMercator,
            &[
                "EPSG:3857",
                "EPSG:900913",
                "ESRI:102100",
                "WGS 84 / Pseudo-Mercator",
                "WGS_1984_Web_Mercator_Auxiliary_Sphere",
            ],
        ),
        (
            Utm33N,
            &[
                "EPSG:25833",
                "EPSG:32633",
                "ETRS89 / UTM zone 33N",
                "WGS 84 / UTM zone 33N",
                "UTM33",
                "UTM zon 33",
            ],
        ),
    ];
    for (system, names) in cases {
        for name in names {
            assert_eq!(ReferenceSystem::by_name(name), Some(system), "{name}");
        }
    }
    for name in [
        "",
        "sweref",
        "SWEREF99",
        "SWEREF 99 19 00",
        "EPSG:3021",
        "EPSG:5613",
        "EPSG:99999999999999999999",
        "urn:ogc:def:crs:EPSG::13006",
        "ED50 / UTM zone 33N",
        "RT90 2.5 gon V",
        "[\"",
    ] {
        assert_eq!(ReferenceSystem::by_name(name), None, "{name}");
    }
}

// R261
#[test]
fn every_system_is_known_by_its_own_name_and_code() {
    let all: Vec<ReferenceSystem> = ReferenceSystem::all().collect();
    assert_eq!(all.len(), 16);
    for system in all {
        assert_eq!(ReferenceSystem::by_name(system.name()), Some(system));
        assert_eq!(ReferenceSystem::by_epsg(system.epsg()), Some(system));
    }
}

proptest! {
    // R261
    #[test]
    fn any_text_is_a_name_or_none(name in "\\PC{0,40}", tail in "[0-9\"\\[/ :]{0,6}") {
        for name in [name.clone(), format!("EPSG:{name}{tail}"), format!("SWEREF{tail}"), format!("[\"{name}{tail}")] {
            let _known = ReferenceSystem::by_name(&name);
        }
    }

    // R260
    #[test]
    fn any_numbers_give_a_place_on_earth_or_none(first in any::<f64>(), second in any::<f64>(), east in -3e7..3e7_f64, north in -3e7..3e7_f64) {
        for system in ReferenceSystem::all() {
            for values in [[first, second], [east, north]] {
                if let Some(position) = system.to_position(values) {
                    prop_assert!(position.longitude.abs() <= 180.0 && position.latitude.abs() <= 90.0);
                }
                if let Some(values) = system.of_position(values.into()) {
                    prop_assert!(values.iter().all(|value| value.is_finite()));
                }
            }
        }
    }

    // R260
    #[test]
    fn every_position_around_sweden_returns(longitude in 5.0..30.0_f64, latitude in 50.0..75.0_f64) {
        let position = Position { longitude, latitude };
        for system in ReferenceSystem::all() {
            let back = system.to_position(system.of_position(position).unwrap()).unwrap();
            prop_assert!(distance(back, position) < 0.001, "{} {back:?}", system.name());
        }
    }
}
