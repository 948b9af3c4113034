//! Samspel: one document for a region's development work, and the tools that are views of it.
//!
//! `domain`, `edit`, `format` and `render` are pure: they know no browser and no UI framework.

pub mod app;
pub mod domain;
pub mod edit;
pub mod format;
pub mod map;
pub mod platform;
pub mod render;
pub mod session;
