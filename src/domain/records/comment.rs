//! Comments on records.

use super::declaration::record;
use crate::domain::values::{date::Date, id::RecordId, order::Order};

record! {
    /// A comment on a record.
    Comment = "comment" {
        /// The record.
        of: Option<RecordId>,
        /// What is said.
        text: String,
        /// Who says it.
        by: String,
        /// The day.
        date: Option<Date>,
        /// Whether it is to be discussed.
        discuss: bool,
        /// The day when it was dealt with.
        closed: Option<Date>,
        /// What came of it.
        outcome: String,
        /// Its place in the list.
        order: Order,
    }
}
