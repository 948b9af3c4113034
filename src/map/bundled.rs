//! The ground as it is delivered with the program, for tests.
#![allow(clippy::unwrap_used)]

use super::ground::{Ground, GroundFiles, ground};

/// A file that is delivered with the program.
pub fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/public/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The ground with a county in front.
pub fn with_county(code: &str) -> Ground {
    let files = GroundFiles {
        backdrop: &file("geo/bakgrund.topo.json"),
        sweden: &file("geo/sverige.topo.json"),
        lakes: &file("geo/sjoar.topo.json"),
    };
    ground(&files, code).unwrap()
}
