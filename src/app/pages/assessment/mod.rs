//! The self-assessment: a round from its start to what follows from it.
//!
//! - `profile`: the own answers factor by factor, as a picture and as a table
//! - `answering`: the statements of one factor
//! - `round`: what a round asks, who is invited, and the responses that are collected
//! - `results`: what the responses show, as far as it may be shown
//! - `consensus`: what a workshop agrees on
//! - `gaps`: the way from the assessment to the plan
//! - `regions`: other regions' results beside one's own
//! - `report`: a round on paper

mod answering;
mod consensus;
mod current_round;
mod empty;
mod gaps;
mod level_key;
mod more_than_invited;
mod nav;
mod paging;
mod pictures;
mod profile;
pub mod regions;
pub mod report;
pub mod results;
mod round;
mod round_choice;

pub use answering::page as factor_page;
pub use consensus::{factor_page as factor_consensus_page, page as consensus_page};
pub use current_round::CurrentRound;
pub use gaps::page as gaps_page;
pub use profile::page as profile_page;
pub use round::{page as round_page, received_page};
