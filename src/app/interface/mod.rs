//! The interface: where the user is, how it looks, and what is said around every page.

pub mod anchor;
pub mod route;

#[cfg(target_arch = "wasm32")]
pub mod crash;
#[cfg(target_arch = "wasm32")]
pub mod document_frame;
#[cfg(target_arch = "wasm32")]
pub mod dropping;
#[cfg(target_arch = "wasm32")]
pub mod later;
#[cfg(target_arch = "wasm32")]
pub mod notice;
#[cfg(target_arch = "wasm32")]
pub mod page_listeners;
#[cfg(target_arch = "wasm32")]
pub mod presentation;
#[cfg(target_arch = "wasm32")]
pub mod settings;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
pub mod title;
