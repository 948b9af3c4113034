//! The open document: how it is opened, changed, saved and left.

pub mod incoming;
pub mod library;
pub mod opening;
pub mod points;
pub mod question_sets;
pub mod saving;
