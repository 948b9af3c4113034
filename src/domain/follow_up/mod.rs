//! Follow-up: how far a target has come, how an action goes, what its funding lacks. Worked out of the records each time, by `docs/attainment.md`.

pub mod attainment;
pub mod due;
pub mod funding;
pub mod goal;
pub mod grid;
pub mod grouping;
pub mod meeting;
pub mod progress;
pub mod reconsidering;
pub mod reviewing;
pub mod schedule;
pub mod series;
pub mod situation;
