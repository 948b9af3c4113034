#![allow(clippy::unwrap_used)]

use super::*;
use crate::map::bundled;

#[test]
fn the_bundled_ground_has_every_layer_and_the_county_in_front() {
    let ground = bundled::with_county("04");
    for layer in &ground.layers {
        let count = match &layer.shape {
            GroundShape::Areas(areas) => areas.len(),
            GroundShape::Lines(lines, _) => lines.len(),
        };
        assert!(count > 0, "{layer:?}");
    }
    let nykoping = Position {
        longitude: 17.0,
        latitude: 58.75,
    };
    assert!(ground.county.contains(nykoping));
    assert!(ground.county.east - ground.county.west < 3.0);
    assert!(ground.sweden.north > 68.0 && ground.sweden.south < 55.5);
    assert_eq!(ground.municipalities.len(), 290);
    let own = ground.municipalities.iter().find(|one| one.code == "0480").unwrap();
    assert!(own.bounds.contains(nykoping));
}

// R313
#[test]
fn every_border_can_be_left_out_and_regions_end_where_municipalities_do() {
    let ground = bundled::with_county("04");
    let points = |border: Border| -> Vec<[f64; 2]> {
        let of = ground
            .layers
            .iter()
            .filter(|layer| layer.border == Some(border) && layer.zooms != Zooms::Near);
        let lines = of.filter_map(|layer| match &layer.shape {
            GroundShape::Lines(lines, _) => Some(lines),
            GroundShape::Areas(_) => None,
        });
        lines.flatten().flatten().map(|position| (*position).into()).collect()
    };
    let key = |point: &[f64; 2]| point.map(f64::to_bits);
    let mut municipal: std::collections::HashSet<_> = points(Border::Municipality).iter().map(key).collect();
    municipal.extend(points(Border::County).iter().map(key));
    for border in Border::ALL {
        assert!(!points(border).is_empty(), "{border:?}");
    }
    let regional = points(Border::FunctionalRegion);
    assert!(regional.iter().all(|point| municipal.contains(&key(point))));
    assert!(regional.len() < municipal.len());
    assert!(
        detail(&bundled::file("geo/lan/04.topo.json"))
            .unwrap()
            .layers
            .iter()
            .any(|layer| layer.border == Some(Border::Municipality))
    );
}

#[test]
fn without_a_known_county_the_map_shows_sweden() {
    for county in ["", "99"] {
        let ground = bundled::with_county(county);
        assert_eq!(ground.county, ground.sweden);
    }
}

#[test]
fn every_county_has_its_detail() {
    for county in crate::domain::values::county::COUNTIES {
        let layers = detail(&bundled::file(&format!("geo/lan/{}.topo.json", county.code)))
            .unwrap()
            .layers;
        assert!(matches!(&layers[0].shape, GroundShape::Areas(areas) if !areas.is_empty()));
    }
}

#[test]
fn a_broken_file_is_named() {
    let files = GroundFiles {
        backdrop: b"{}",
        sweden: b"",
        lakes: b"",
    };
    assert_eq!(ground(&files, "04").unwrap_err().file, "bakgrund");
    assert!(detail(b"[1]").is_err());
}
