//! The map behind a port: in goes a scene of plain data, out come plain events.
//!
//! What is drawn and how is decided here without a browser; `leaflet` only carries it out.

pub mod arrows;
pub mod aside;
pub mod beyond;
#[cfg(test)]
mod bundled;
#[cfg(test)]
mod colours;
pub mod curve;
pub mod drawing;
pub mod editing;
pub mod elements;
pub mod event;
pub mod findings;
pub mod fit;
pub mod glyph;
pub mod grid;
pub mod ground;
pub mod group;
pub mod handles;
pub mod joining;
pub mod labels;
pub mod landing;
mod leader;
#[cfg(target_arch = "wasm32")]
pub mod leaflet;
pub mod municipalities;
pub mod naming;
pub mod outline;
pub mod parts;
pub mod picture;
pub mod places;
pub mod plane;
pub mod scene;
pub mod scheme;
pub mod search;
pub mod settling;
pub mod sheet;
pub mod signpost;
pub mod size;
pub mod snap;
pub mod stops;
pub mod stretches;
pub mod style;
pub mod symbol;
pub mod targets;
pub mod texture;
