//! Merging: two changes of the same thing are brought together, and what can't be is said.
//!
//! Everything here is the same either way round, except that a conflict shows ours until somebody chooses.

mod fields;
mod list;
mod text;

pub use fields::{FieldConflict, FieldPath, Merged, fields, put};
