//! How a document changes: a command is planned into a patch, the patch is applied, the history can take it back.

pub mod action_cells;
pub mod changes;
pub mod collecting;
pub mod command;
pub mod delta;
pub mod difference;
pub mod editor;
pub mod fitting;
pub mod history;
pub mod journal;
pub mod keepable;
pub mod lines;
pub mod measured_values;
pub mod merge;
pub mod model;
pub mod patch;
pub mod plan_copy;
pub mod record_change;
pub mod referring;
pub mod reordering;
pub mod rescheduling;
pub mod several;
pub mod since;
pub mod taking_answers;
pub mod ties;
pub mod visits;
