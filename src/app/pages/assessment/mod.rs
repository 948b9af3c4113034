//! The self-assessment: the profile, and the statements of each factor.

mod answering;
mod charts;
mod consensus;
mod empty;
mod factor;
pub(super) mod factor_list;
mod gaps;
mod level_key;
mod lowest;
mod nav;
mod own_group;
mod priorities;
mod profile;
mod profile_table;
pub mod regions;
pub mod report;
pub mod results;
mod round;
mod round_choice;
mod shown;

pub use consensus::{factor_page as factor_consensus_page, page as consensus_page};
pub use factor::page as factor_page;
pub use gaps::page as gaps_page;
pub use profile::page as profile_page;
pub use round::{page as round_page, received_page};
