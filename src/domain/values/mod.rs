//! Values: what the fields of records are made of.

pub mod amount;
pub mod code;
pub mod contact;
pub mod county;
pub mod date;
pub mod distance;
pub mod district;
pub mod excerpt;
pub mod extent;
pub mod field;
pub mod geometry;
pub mod id;
pub mod order;
pub mod rings;
pub mod search;
pub mod search_words;
pub mod text;
pub mod web_address;
