//! The map's port carried out with Leaflet.
//!
//! Nothing is read back from Leaflet's layers but where a handle is let go: what is shown is what the scene says.

mod bindings;
mod elements;
mod ground;
mod handles;
mod labels;
mod palette;
mod view;

pub use palette::Palette;
pub use view::{MapError, MapView, Settings};
