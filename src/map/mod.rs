//! The map behind a port: in goes a scene of plain data, out come plain events.
//!
//! What is drawn and how is decided here without a browser; `leaflet` only carries it out.

pub mod drawing;
pub mod editing;
pub mod ground;
pub mod labels;
pub mod scene;
pub mod style;
pub mod symbol;
