//! TopoJSON: the bundled boundaries, where neighbours share their border as one arc.
//!
//! A file is read and checked once; after that its features and borders can be asked for without failing.

mod borders;
mod raw;
mod read;
#[cfg(test)]
mod tests;
mod topology;

pub use read::{MAX_ARC_USES, MAX_ARCS, MAX_BYTES, MAX_POSITIONS, MAX_UNFOLDED_POSITIONS, TopoJsonError, read};
pub use topology::{Feature, Topology};
