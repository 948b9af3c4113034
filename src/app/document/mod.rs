//! The open document and the browser's other documents.
//!
//! - `workspace`: the state: the document, its history, its findings, whether it is saved
//! - `checking`, `saving`, `editing`, `points`, `opening`, `file`: what is done with it, each on top of those before it
//! - `library`: what can be done with any document that the browser keeps
//! - `incoming`: a document that has come and is looked at before anything is done with it
//! - `question_sets`: the files of what is asked

pub mod checking;
pub mod editing;
pub mod file;
pub mod file_name;
pub mod incoming;
pub mod library;
pub mod opening;
pub mod points;
pub mod question_sets;
pub mod saving;
pub mod unpacking;
pub mod workspace;
