//! The open document and the browser's other documents.
//!
//! - `workspace`: the state: the document, its history, its findings, whether it is saved
//! - `checking`, `saving`, `watching`, `editing`, `points`, `opening`, `file`: what is done with it, each on top of those before it
//! - `out_of_sight`: what is said of a step that changes what the page doesn't show
//! - `library`, `kept`: the list of what the browser keeps, and what can be done to any document in it
//! - `request`, `requests`: what the first view asks for, and how it is carried out; the first view reaches no more than that
//!   and the state, so that the program of all else is fetched later (`pages::parts`)
//! - `arrival`: links and texts that lead to something, as they arrive
//! - `incoming`: a document that has been received and is looked at before anything is done with it
//! - `question_sets`: the files of what is asked

pub mod arrival;
pub mod browser;
pub mod checking;
pub mod editing;
pub mod file;
pub mod incoming;
pub mod kept;
pub mod last_good;
mod left_bare;
pub mod library;
pub mod opening;
mod out_of_sight;
pub mod points;
pub mod question_sets;
pub mod request;
pub mod requests;
pub mod saving;
pub mod unpacking;
pub mod watching;
pub mod workspace;
