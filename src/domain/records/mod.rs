//! Records: the kinds of things that a document contains, the document, and what follows from their references.

pub mod action_parts;
pub mod action_plan;
pub mod backup;
pub mod change;
pub mod comment;
pub mod declaration;
pub mod dialogue;
pub mod document;
pub mod envelope_fields;
pub mod grounded;
pub mod grounds;
pub mod indicator;
pub mod map_sheet;
pub mod part;
pub mod plan;
pub mod reads;
pub mod record;
pub mod references;
pub mod review;
pub mod self_assessment;
pub mod set_aside;
pub mod step_progress;
pub mod strategy;
pub mod structure_map;
pub mod ties;
pub mod version;
