//! The arithmetic of the self-assessment: what is asked, what the answers show, and what follows from them.

pub mod comparison;
pub mod factors;
pub mod gaps;
pub mod invitation;
pub mod profile;
pub mod questionnaire;
pub mod response_file;
pub mod results;
pub mod round_phase;
pub mod shared_results;
