//! Parts that several pages are made of.

pub mod contents;
pub mod drawing;
pub mod empty_state;
pub mod field;
pub mod file_button;
pub mod finding;
pub mod icon;
pub mod linked;
pub mod links;
pub mod moved;
pub mod notices;
pub mod page_head;
pub mod status_tag;
