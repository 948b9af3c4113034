//! What the field knows: records and their references, the 14 success factors, counties, dates, amounts and checks.
//!
//! Terms follow the field's own glossary; nothing here knows a browser, a file format version or a user interface.
//!
//! - `values`: what fields are made of, as dates, amounts, shapes, ids and order keys
//! - `records`: the kinds of record, the document that contains them, and the index of their references
//! - `analysis`: the arithmetic of the cross-sectoral analysis, from the model's areas to who drives and who depends
//! - `assessment`: the arithmetic of the self-assessment, from the question set to results, gaps and comparison
//! - `action_table`: the table of all actions, from a cell to the order of the rows
//! - `dialogue`: who has been heard, what waits for an answer, who is to be told
//! - `learning`: which lessons matter where, and how the needs of business are met
//! - `checks`: what a plan still lacks
//! - `thread`: what a record rests on and what rests on it, and what loses its ground with it
//! - `next_step`: what comes next in the work, of all that waits
//! - `ways_out`: all by which something leaves the app, and what of the private goes along
//! - `json`: reading and writing JSON so that nothing is lost

pub mod action_table;
pub mod analysis;
pub mod assessment;
pub mod checks;
pub mod dialogue;
pub mod follow_up;
pub mod json;
pub mod learning;
pub mod next_step;
pub mod records;
pub mod sorting;
pub mod thread;
pub mod values;
pub mod ways_out;
