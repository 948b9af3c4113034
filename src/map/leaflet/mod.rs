//! The map's port carried out with Leaflet.
//!
//! Nothing is read back from Leaflet's layers but where a handle is let go: what is shown is what the scene says.

mod bindings;
mod brush;
mod canvas;
mod events;
mod gestures;
mod ground;
mod handles;
mod palette;
mod pointing;
mod sheet;
mod sprites;
mod structure;
mod view;

pub use palette::Palette;
pub use structure::GroundNames;
pub use view::{MapError, MapView, Settings};
