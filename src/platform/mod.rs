//! What the browser gives: storage, files, clock, ids. Each behind plain types, so that the rest need not know a browser.

pub mod fake;
pub mod library;
pub mod recent_writes;
pub mod storage;
#[cfg(target_arch = "wasm32")]
pub mod web;
