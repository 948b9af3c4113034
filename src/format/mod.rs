//! How a document is written down and read back.

pub mod envelope;
