//! The words of the interface: the texts in both languages, and how what is in a document is said.

#[cfg(target_arch = "wasm32")]
pub mod check_words;
#[cfg(target_arch = "wasm32")]
pub mod messages;
#[cfg(target_arch = "wasm32")]
pub mod names;
#[cfg(target_arch = "wasm32")]
pub mod vocabulary;
pub mod words;
