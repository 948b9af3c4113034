//! Results that leave the document: what is written is read back, contains nothing but what is shown, and whatever is given is read or
//! refused with place and cause.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "sharing/csv.rs"]
mod csv;
#[path = "sharing/files.rs"]
mod files;
#[path = "sharing/rounds.rs"]
mod rounds;
