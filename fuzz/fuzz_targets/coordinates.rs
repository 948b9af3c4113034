//! R92: typed positions are on the ground that the reader promises, and are shown so that they read back the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::format::{coordinates, reference_system::ReferenceSystem};

fuzz_target!(|text: &str| {
    let Ok(typed) = coordinates::read(text) else {
        return;
    };
    assert!((1..=coordinates::MAX_POSITIONS).contains(&typed.positions.len()));
    for position in &typed.positions {
        assert!((0.0..=40.0).contains(&position.longitude), "{position:?}");
        assert!((50.0..=75.0).contains(&position.latitude), "{position:?}");
    }
    let shown = coordinates::write(&typed.positions);
    let again = coordinates::read(&shown).expect("what is shown can be read");
    assert_eq!(again.system, ReferenceSystem::Wgs84);
    assert_eq!(again.positions.len(), typed.positions.len());
    for (one, other) in typed.positions.iter().zip(&again.positions) {
        // Five decimals are shown.
        assert!((one.longitude - other.longitude).abs() <= 5.001e-6, "{one:?} {other:?}");
        assert!((one.latitude - other.latitude).abs() <= 5.001e-6, "{one:?} {other:?}");
    }
    assert_eq!(coordinates::write(&again.positions), shown);
});
