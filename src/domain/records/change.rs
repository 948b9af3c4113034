//! Changes that take the work back to an earlier step, and who has looked at what they concern.

use super::{declaration::record, review::Review};
use crate::domain::values::{
    code::codes,
    date::Date,
    id::{Id, RecordId},
};

codes! {
    unsaid
    /// The way back that a change opens.
    Loop = "loop" {
        /// It has not been chosen.
        Unstated = "unstated",
        /// A: till steg 1, prioriteringarna omprövas.
        A = "a",
        /// B: till steg 5, insatserna justeras.
        B = "b",
    }
}

record! {
    /// A change (förändring) that something in the plan has to be reconsidered for.
    Change = "change" {
        /// What it is called.
        title: String,
        /// What has happened.
        cause: String,
        /// The day when it happened or became known.
        date: Option<Date>,
        /// The way back that it opens.
        way: Loop,
        /// Why that way.
        reason: String,
        /// What it touches: priorities, action plans, actions, targets, structure elements, indicators, actors.
        affects: Vec<RecordId>,
        /// The review that it came from.
        review: Option<Id<Review>>,
        /// The day when it was closed.
        closed: Option<Date>,
        /// What came of it.
        outcome: String,
    }
}

codes! {
    /// What somebody found who looked at what a change concerns.
    Reconsidered = "reconsidered" {
        /// Står fast.
        Kept = "kept",
        /// Ändras.
        Altered = "altered",
        /// Avslutas.
        Ended = "ended",
    }
}

record! {
    /// That somebody has looked (omprövning) at a record that a change concerns.
    Reconsideration = "reconsideration" {
        /// The change.
        change: Option<Id<Change>>,
        /// The record.
        of: Option<RecordId>,
        /// What came of it.
        outcome: Reconsidered,
        /// Who looked.
        by: String,
        /// The day.
        date: Option<Date>,
        /// Why it was found so.
        note: String,
    }
}
