//! What the field knows: records and their references, the 14 success factors, counties, dates, amounts and checks.
//!
//! Terms follow the field's own glossary; nothing here knows a browser, a file format version or a user interface.

pub mod amount;
pub mod backup;
pub mod checks;
pub mod code;
pub mod comparison;
pub mod county;
pub mod date;
pub mod dialogue;
pub mod distance;
pub mod document;
pub mod excerpt;
pub mod extent;
pub mod factors;
pub mod field;
pub mod gaps;
pub mod geometry;
pub mod grounds;
pub mod id;
pub mod json;
pub mod order;
pub mod part;
pub mod plan;
pub mod profile;
pub mod questionnaire;
pub mod record;
pub mod references;
pub mod results;
pub mod search;
pub mod self_assessment;
pub mod strategy;
pub mod structure_map;
pub mod version;
