//! What a round shows: the same as another program counts, and nothing of those who are hidden.

#[path = "results/hidden.rs"]
mod hidden;
