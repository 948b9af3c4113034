//! What a round of self-assessment shows: counted, small groups hidden, and described.

pub mod counts;
