//! The self-assessment: the profile, and the statements of each factor.

mod answering;
mod charts;
mod empty;
mod factor;
mod factor_list;
mod level_key;
mod lowest;
mod nav;
mod own_group;
mod priorities;
mod profile;
mod profile_table;
mod round;
mod round_choice;
mod shown;

pub use factor::page as factor_page;
pub use profile::page as profile_page;
pub use round::{page as round_page, received_page};
