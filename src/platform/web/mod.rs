//! The browser's side of the platform.

pub mod clipboard;
pub mod compress;
pub mod fetch;
pub mod files;
pub mod fullscreen;
pub mod gesture;
pub mod nearness;
pub mod page;
pub mod persistence;
pub mod random;
pub mod raster;
pub mod recent_writes;
pub mod script;
pub mod settling;
pub mod shadow;
pub mod sight;
pub mod storage;
pub mod tabs;
pub mod translation;
pub mod typing;
