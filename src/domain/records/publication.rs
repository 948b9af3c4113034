//! What is published (publicering) of the document: which parts of it, who decided, how others say what they think; and what is written in
//! the report of a period.

use super::declaration::record;
use crate::domain::values::date::Date;

record! {
    /// What is chosen and written for the published copy of the plan and for the report of a period. A document has one, with the id
    /// [`PUBLICATION_ID`].
    Publication = "publication" {
        /// Which edition it is, as *Version 2, för samråd*.
        edition: String,
        /// Whose decision the plan is, as *Regionfullmäktige, § 45*.
        decision: String,
        /// The day of the decision.
        decided: Option<Date>,
        /// How one says what one thinks of it: an address, an e-mail address, a text.
        feedback: String,
        /// Whether the priorities are in it.
        priorities: bool,
        /// Whether the structure map is in it.
        structure_map: bool,
        /// Whether the action plans and the actions are in it.
        actions: bool,
        /// Whether the targets are in it, with how far they have come.
        targets: bool,
        /// Whether the timeline is in it.
        timeline: bool,
        /// Whether the results of the self-assessment are in it.
        assessment: bool,
        /// The first day of the period that the report is of.
        start: Option<Date>,
        /// The last day of that period.
        end: Option<Date>,
        /// The period in short.
        summary: String,
        /// What goes well.
        well: String,
        /// What does not.
        poorly: String,
        /// What is changed.
        altered: String,
    }
}

/// The id of the document's one [`Publication`].
pub const PUBLICATION_ID: &str = "publication";

impl Publication {
    /// What it begins as: all of the plan, and nothing of what was answered.
    pub fn begun() -> Self {
        Self {
            priorities: true,
            structure_map: true,
            actions: true,
            targets: true,
            timeline: true,
            ..Self::default()
        }
    }
}
