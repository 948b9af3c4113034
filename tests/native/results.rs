//! What a round shows: the same as another program counts, and nothing of those who are hidden.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "results/hidden.rs"]
mod hidden;
#[path = "results/independent.rs"]
mod independent;
#[path = "results/many.rs"]
mod many;
#[path = "independent/mod.rs"]
mod other_program;
