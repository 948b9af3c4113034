//! One's own answers on one factor: the statements, what the answers rest on, what they lead to.

mod factor;
pub(super) mod own_group;
pub(super) mod priorities;
mod statement;

pub use factor::page;
