//! Parts that several pages are made of.

pub mod chart;
pub mod contents;
pub mod copying;
pub mod empty_state;
pub mod factor_list;
pub mod field;
pub mod file_button;
pub mod file_input;
pub mod finding;
pub mod focus;
pub mod icon;
pub mod import;
pub mod links;
pub mod movement;
pub mod notices;
pub mod packed_link;
pub mod page_head;
pub mod paging;
pub mod picture;
pub mod qr_code;
pub mod record_links;
pub mod statement_form;
pub mod status_tag;
pub mod view_choice;
pub mod waiting;
