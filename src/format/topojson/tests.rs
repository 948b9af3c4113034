#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::*;
use crate::domain::values::geometry::Position;

const SWEDEN: &[u8] = include_bytes!("../../../public/geo/sverige.topo.json");
const SODERMANLAND: &[u8] = include_bytes!("../../../public/geo/lan/04.topo.json");
const KRONOBERG: &[u8] = include_bytes!("../../../public/geo/lan/07.topo.json");

fn ids<'a>(topology: &'a Topology, object: &str) -> Vec<&'a str> {
    topology.features(object).filter_map(|feature| feature.id).collect()
}

/// Degrees, which do for comparing lengths of the same lines.
fn total_length(lines: &[Vec<Position>]) -> f64 {
    let step = |pair: &[Position]| (pair[0].longitude - pair[1].longitude).hypot(pair[0].latitude - pair[1].latitude);
    lines.iter().flat_map(|line| line.windows(2)).map(step).sum()
}

#[test]
fn sweden_has_its_municipalities_counties_and_functional_regions() {
    let topology = read(SWEDEN).unwrap();
    assert_eq!(topology.object_names().collect::<Vec<_>>(), ["fa", "kommun", "lan"]);
    let municipalities = ids(&topology, "kommun");
    assert_eq!(municipalities.len(), 290);
    assert!(municipalities.iter().all(|code| code.len() == 4) && municipalities.contains(&"0480"));
    let counties = ids(&topology, "lan");
    assert_eq!(counties.len(), 21);
    assert!(counties.contains(&"04"));
    assert_eq!(ids(&topology, "fa").len(), 60);
    assert_eq!(topology.features("socken").count(), 0);
}

#[test]
fn sodermanland_has_nine_municipalities() {
    let topology = read(SODERMANLAND).unwrap();
    assert_eq!(
        ids(&topology, "kommun"),
        ["0428", "0461", "0480", "0481", "0482", "0483", "0484", "0486", "0488"]
    );
}

#[test]
fn every_bundled_file_is_read_and_lies_where_it_should() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public/geo");
    let mut files = vec![folder.join("sjoar.topo.json"), folder.join("sverige.topo.json")];
    files.extend(
        std::fs::read_dir(folder.join("lan"))
            .unwrap()
            .map(|entry| entry.unwrap().path()),
    );
    assert_eq!(files.len(), 23);
    for file in files {
        let topology = read(&std::fs::read(&file).unwrap()).unwrap();
        for name in topology.object_names() {
            for feature in topology.features(name) {
                assert!(!feature.polygons.is_empty(), "{}", file.display());
                for ring in feature.polygons.iter().flatten() {
                    assert!(ring.len() >= 3 && ring.first() != ring.last(), "{}", file.display());
                    assert!(ring.iter().all(|position| (10.5..24.5).contains(&position.longitude)
                        && (55.0..69.2).contains(&position.latitude)));
                }
            }
        }
    }
}

#[test]
fn the_backdrop_has_areas_and_lines() {
    let topology = read(include_bytes!("../../../public/geo/bakgrund.topo.json")).unwrap();
    assert_eq!(
        topology.object_names().collect::<Vec<_>>(),
        ["fjarran", "granser", "nara"]
    );
    assert!(topology.features("nara").any(|feature| !feature.polygons.is_empty()));
    assert!(
        topology
            .features("granser")
            .all(|feature| feature.polygons.is_empty() && !feature.lines.is_empty())
    );
}

#[test]
fn borders_are_shared_and_coasts_are_not() {
    let topology = read(SWEDEN).unwrap();
    let borders = topology.shared_borders("kommun");
    let (first, last) = (borders.first().unwrap(), borders.last().unwrap());
    assert!(first.len() >= 2 && last.len() >= 2);
    // Gotland has no neighbour.
    let on_gotland = |position: &Position| position.longitude > 18.0 && position.latitude < 58.1;
    assert!(!borders.iter().flatten().any(on_gotland));
    let rings = topology
        .features("kommun")
        .flat_map(|feature| feature.polygons.concat());
    assert!(rings.flatten().any(|position| on_gotland(&position)));
}

#[test]
fn municipalities_of_different_counties_meet_at_the_county_borders() {
    let topology = read(SWEDEN).unwrap();
    let county_borders = topology.borders_between("kommun", |code| code.get(..2));
    let counties = topology.shared_borders("lan");
    assert!(!counties.is_empty());
    assert!((total_length(&county_borders) - total_length(&counties)).abs() < 1e-6);
    assert!(total_length(&county_borders) < total_length(&topology.shared_borders("kommun")));
    assert!(topology.borders_between("kommun", |_| ()).is_empty());
}

/// Two squares side by side, with the border between them as arc 0.
fn two_squares(arcs: &str) -> String {
    format!(
        r#"{{"type":"Topology","transform":{{"scale":[0.5,0.25],"translate":[16,59]}},
        "arcs":[[[2,0],[0,4]],[[2,4],[-2,0],[0,-4],[2,0]],[[2,0],[2,0],[0,4],[-2,0]],[[0,0],[1,1]]],
        "objects":{{"a":{{"type":"GeometryCollection","geometries":[
        {{"type":"Polygon","id":1,"arcs":[[0,1]]}},{{"type":"Polygon","id":"b","arcs":{arcs}}},{{"type":null}}]}}}}}}"#
    )
}

#[test]
fn quantised_arcs_are_decoded_and_run_backwards_where_the_file_says_so() {
    let topology = read(two_squares("[[2,-1]]").as_bytes()).unwrap();
    let features: Vec<Feature> = topology.features("a").collect();
    let ring: Vec<[f64; 2]> = features[1].polygons[0][0]
        .iter()
        .map(|position| (*position).into())
        .collect();
    assert_eq!(ring, [[17.0, 59.0], [18.0, 59.0], [18.0, 60.0], [17.0, 60.0]]);
    assert_eq!(
        features.iter().map(|feature| feature.id).collect::<Vec<_>>(),
        [Some("1"), Some("b"), None]
    );
    assert!(features[2].polygons.is_empty());
    let borders = topology.shared_borders("a");
    assert_eq!(borders, [[Position::from([17.0, 59.0]), Position::from([17.0, 60.0])]]);
}

#[test]
fn what_does_not_hold_together_is_refused_with_its_place() {
    let error = |arcs: &str| read(two_squares(arcs).as_bytes()).unwrap_err();
    let (object, feature) = ("a".to_owned(), 1);
    assert_eq!(
        error("[[2,0]]"),
        TopoJsonError::Gap {
            object: object.clone(),
            feature
        }
    );
    assert_eq!(
        error("[[2]]"),
        TopoJsonError::OpenRing {
            object: object.clone(),
            feature
        }
    );
    assert_eq!(
        error("[[0,-1]]"),
        TopoJsonError::OpenRing {
            object: object.clone(),
            feature
        }
    );
    for arc in [4, -5, i32::MAX, i32::MIN] {
        let expected = TopoJsonError::NoSuchArc {
            object: object.clone(),
            feature,
            arc,
        };
        assert_eq!(error(&format!("[[{arc}]]")), expected);
    }
    for arcs in ["[2,-1]", "[[[2,-1]]]", "7", "null", "[]", "[[]]"] {
        assert_eq!(
            error(arcs),
            TopoJsonError::WrongNesting {
                object: object.clone(),
                feature
            },
            "{arcs}"
        );
    }
    for arcs in ["[[2.5]]", "[[3000000000]]", "\"x\"", "{}"] {
        assert!(matches!(error(arcs), TopoJsonError::NotTopoJson { .. }), "{arcs}");
    }
}

#[test]
fn bad_arcs_and_other_files_are_refused() {
    let with_arcs = |arcs: &str| read(format!(r#"{{"type":"Topology","arcs":[{arcs}],"objects":{{}}}}"#).as_bytes());
    assert!(with_arcs("[[16,59],[17,59]]").is_ok());
    assert_eq!(with_arcs("[[16,59]]"), Err(TopoJsonError::ShortArc { arc: 0 }));
    let outside = Err(TopoJsonError::PositionOutOfRange { arc: 0, position: 1 });
    assert_eq!(with_arcs("[[16,59],[16,91]]"), outside);
    assert!(matches!(
        with_arcs("[[16,59,1],[16,60,1]]"),
        Err(TopoJsonError::NotTopoJson { .. })
    ));
    assert!(matches!(read(b""), Err(TopoJsonError::NotTopoJson { .. })));
    assert!(matches!(
        read(br#"{"type":"FeatureCollection"}"#),
        Err(TopoJsonError::NotTopoJson { line: 1, .. })
    ));
    assert!(matches!(
        read(&vec![b' '; MAX_BYTES + 1]),
        Err(TopoJsonError::TooLarge { .. })
    ));
    assert!(matches!(
        read("[".repeat(1_000_000).as_bytes()),
        Err(TopoJsonError::NotTopoJson { .. })
    ));
    let point = br#"{"type":"Topology","arcs":[],"objects":{"p":{"type":"Point","coordinates":[16,59]}}}"#;
    assert!(matches!(
        read(point),
        Err(TopoJsonError::UnsupportedGeometry { feature: 0, .. })
    ));
}

#[test]
fn a_small_file_that_unfolds_to_much_is_refused() {
    let arc = format!("[[0,0]{}]", ",[1,0],[-1,0]".repeat(1000));
    let line = format!(r#"{{"type":"MultiLineString","arcs":[{}[0]]}}"#, "[0],".repeat(3000));
    let file = format!(
        r#"{{"type":"Topology","transform":{{"scale":[1,1],"translate":[0,0]}},"arcs":[{arc}],"objects":{{"a":{line}}}}}"#
    );
    assert_eq!(read(file.as_bytes()), Err(TopoJsonError::TooMuch));
}

fn use_whole(bytes: &[u8]) {
    let Ok(topology) = read(bytes) else { return };
    for name in topology.object_names() {
        for feature in topology.features(name) {
            for ring in feature.polygons.iter().flatten() {
                assert!(ring.len() >= 3);
            }
        }
        let _ = topology.borders_between(name, |code| code.get(..2));
    }
}

proptest! {
    #[test]
    fn damaged_bytes_give_a_topology_or_an_error(
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = KRONOBERG.to_vec();
        for (index, byte) in damage {
            let index = index.index(bytes.len());
            bytes[index] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        use_whole(&bytes);
    }

    #[test]
    fn a_changed_digit_gives_a_topology_or_an_error(at in any::<prop::sample::Index>(), digit in 0..10_u8) {
        let mut bytes = KRONOBERG.to_vec();
        let digits: Vec<usize> = (0..bytes.len()).filter(|index| bytes[*index].is_ascii_digit()).collect();
        bytes[digits[at.index(digits.len())]] = b'0' + digit;
        use_whole(&bytes);
    }

    #[test]
    fn a_truncated_file_is_refused(cut in any::<prop::sample::Index>()) {
        let end = KRONOBERG.iter().rposition(|byte| *byte == b'}').unwrap();
        prop_assert!(read(&KRONOBERG[..cut.index(end)]).is_err());
    }
}
