//! Merging: two changes of the same thing are brought together, and what can't be is said.
//!
//! Everything here is the same either way round, up to what somebody chooses where there is a conflict.

mod ancestor;
mod documents;
mod fields;
mod list;
mod records;
mod removals;
mod text;

pub use ancestor::{common_points, is_earlier};
pub use documents::{Cause, Conflict, Merge, Scope, Side, documents};
pub use fields::{FieldConflict, FieldMerge, FieldPath, fields, put};
