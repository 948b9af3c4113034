//! How a document is written down and read back, and how map data and positions are.

pub mod action_table;
pub mod base;
pub mod calendar;
pub mod checked;
pub mod contributions;
pub mod coordinates;
pub mod csv;
pub mod delimited;
pub mod draft;
pub mod envelope;
pub mod figures;
pub mod file_kind;
pub mod file_name;
pub mod follow_up_grid;
pub mod foreign;
pub mod geojson;
pub mod invitation;
pub mod journal;
pub mod link;
pub mod packed;
mod part;
pub mod pasted;
pub mod pieces;
pub mod png;
pub mod reference_system;
pub mod response;
pub mod results;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod structure_map;
pub mod topojson;
pub mod transcoded;
mod transverse_mercator;
pub mod upgrade;
mod version_number;
mod versions;
