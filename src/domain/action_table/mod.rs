//! The table of all actions: its columns, what stands in a cell, what is meant by what somebody types there, and in which order the rows
//! stand. It knows no page and no file: both are made of it.

pub mod arrangement;
pub mod cell;
pub mod column;
pub mod filter;
pub mod names;
pub mod typed;
pub mod view;
