//! The words of the interface: the texts in both languages, and how what is in a document is said.

pub mod messages;
pub mod vocabulary;
pub mod words;
