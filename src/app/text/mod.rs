//! The words of the interface: the texts in both languages, and how what is in a document is said.

pub mod business_list;
pub mod check_words;
pub mod due;
pub mod effect_chain;
pub mod element_counts;
pub mod feedback_letter;
pub mod fields;
pub mod finding_said;
pub mod follow_up;
pub mod kinds;
pub mod map_sheet;
pub mod meeting;
pub mod messages;
pub mod names;
pub mod neighbours;
pub mod page_title;
pub mod places;
pub mod published;
pub mod vocabulary;
pub mod words;
