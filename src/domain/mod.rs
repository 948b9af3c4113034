//! What the field knows: records, ids, factors, scale, structure kinds and checks.
pub mod geometry;
