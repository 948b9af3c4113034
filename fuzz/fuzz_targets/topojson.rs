//! R93: of a topology that is read, every shape can be drawn: rings are rings, positions are on earth, borders are shared.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::{domain::values::geometry::Position, format::topojson};

fuzz_target!(|bytes: &[u8]| {
    let Ok(topology) = topojson::read(bytes) else {
        return;
    };
    let mut positions = 0;
    for object in topology.object_names() {
        let mut features = 0;
        for feature in topology.features(object) {
            features += 1;
            for ring in feature.polygons.iter().flatten() {
                assert!(ring.len() >= 3, "{ring:?}");
                positions += are_on_earth(ring);
            }
            for line in &feature.lines {
                assert!(line.len() >= 2, "{line:?}");
                positions += are_on_earth(line);
            }
        }
        let shared = topology.shared_borders(object);
        assert!(features > 1 || shared.is_empty());
        let by_code = topology.borders_between(object, |code| code);
        assert!(by_code.len() <= shared.len());
        assert!(by_code.iter().all(|border| shared.contains(border)));
        assert!(topology.borders_between(object, |_| ()).is_empty());
    }
    assert!(positions <= topojson::MAX_UNFOLDED_POSITIONS);
});

fn are_on_earth(positions: &[Position]) -> usize {
    for Position { longitude, latitude } in positions {
        assert!((-180.0..=180.0).contains(longitude) && (-90.0..=90.0).contains(latitude));
    }
    positions.len()
}
