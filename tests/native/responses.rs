//! Invitations and responses: what is written is read back, and whatever is given is read or refused with place and cause.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "responses/collecting.rs"]
mod collecting;
#[path = "responses/files.rs"]
mod files;
#[path = "responses/pasted.rs"]
mod pasted;
#[path = "responses/samples.rs"]
mod samples;
