//! What is published of a document, in the words of the language: the copy of the plan, what is sent out for consultation, the report of a
//! period and that of a year.

mod actions;
mod assessment;
pub mod copy;
mod dialogue;
mod findings;
mod length;
pub mod package;
mod package_parts;
pub mod period_report;
mod places;
mod priorities;
mod source;
mod targets;
pub mod yearly_missing;
pub mod yearly_report;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
