//! A meeting: what it goes through, where in that somebody is, what each item has to show, and what was decided and said on a day.
//!
//! Nothing of a meeting is a record of its own: what is to be gone through follows from the document and the day, and what came of it are
//! comments, looks and reviews on the records themselves.

pub mod agenda;
pub mod minutes;
pub mod place;
pub mod talk;
