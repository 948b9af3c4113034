//! The workshop: the factors on one screen, and each in large type.

mod answers;
mod factor;
mod page;
mod row;
mod workshop;

pub use answers::{differs_tag, level_mark};
pub use factor::page as factor_page;
pub use page::page;
