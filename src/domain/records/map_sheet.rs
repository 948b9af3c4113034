//! The sheet (kartblad) on which the structure map is laid before those who decide: what stands on it beside the map.

use super::declaration::record;
use crate::domain::values::{code::codes, date::Date};

codes! {
    /// What stands the map has.
    SheetStatus = "sheet_status" {
        /// Förslag: nobody has decided on it.
        Proposal = "proposal",
        /// Remiss: it is out for others to say what they think.
        Referral = "referral",
        /// Beslutad: it has been decided on.
        Decided = "decided",
    }
}

record! {
    /// What the document's map sheet says beside the map. A document has one, with the id [`MAP_SHEET_ID`].
    MapSheet = "map_sheet" {
        /// Its title; empty for the one that follows from the county.
        title: String,
        /// What stands below the title.
        subtitle: String,
        /// What stands the map has.
        status: SheetStatus,
        /// Whose decision it is, as *Regionfullmäktige, § 45*.
        decision: String,
        /// The day of the decision, or the day from which the map holds.
        date: Option<Date>,
    }
}

/// The id of the document's one [`MapSheet`].
pub const MAP_SHEET_ID: &str = "map-sheet";
