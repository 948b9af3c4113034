//! Parts that several pages are made of.

pub mod field;
pub mod file_button;
pub mod icon;
pub mod links;
pub mod notices;
pub mod page_head;
