//! GeoJSON: what others' tools exchange shapes in (RFC 7946, and the older form with a `crs` member).

mod error;
mod esri;
mod feature_id;
mod geometries;
mod parse;
mod place;
mod raw;
mod read;
mod recognise;
mod scan;
mod shapes;
mod sweden;
#[cfg(test)]
mod tests;
mod write;

pub use error::{FoundValue, GeoJsonError, LimitKind, SkipReason, SkippedPart};
pub use feature_id::FeatureId;
pub use read::{GeoJsonImport, ImportedShape, read, read_near};
pub use recognise::{Fit, RecognisedBy, Recognition};
pub use scan::{MAX_BYTES, MAX_DEPTH, MAX_OBJECTS, MAX_VALUES};
pub use shapes::{MAX_FEATURES, MAX_POSITIONS, MAX_SHAPES};
pub(super) use write::rounded_parts;
pub use write::{ExportedShape, WriteError, keeps_extent, write};
