//! How a document is written down and read back, and how map data and positions are.

pub mod base;
pub mod checked;
pub mod coordinates;
pub mod envelope;
pub mod geojson;
pub mod journal;
mod json;
pub mod link;
pub mod packed;
mod part;
pub mod reference_system;
pub mod structure_map;
pub mod sweref;
pub mod topojson;
