//! The app: what the user sees. Components read selectors and dispatch commands; nothing here changes a document itself.
//!
//! - `mount`: starts the app and binds it to the page
//! - `state`: what every part of the app can reach
//! - `document`: the open document, how it is opened, saved and left
//! - `interface`: routes, the frame around every page, notices
//! - `text`: the texts, and how what is in a document is said
//! - `form`: how the fields of forms are bound to what is in the document
//! - `components`: parts that several pages are made of
//! - `pages`: one a place in the app

pub mod form;
pub mod interface;
pub mod text;

#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
pub mod document;
#[cfg(target_arch = "wasm32")]
mod mount;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
pub mod state;

#[cfg(target_arch = "wasm32")]
pub use mount::mount;
