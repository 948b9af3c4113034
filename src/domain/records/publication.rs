//! What is published (publicering) of the document: which parts of it, who decided, how others say what they think; and what is written in
//! the report of a period and in that of a year.

use super::declaration::record;
use crate::domain::values::{amount::Year, date::Date};

record! {
    /// What is chosen and written for the published copy of the plan and for the reports. A document has one, with the id [`PUBLICATION_ID`].
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
        /// Whether the findings that the priorities rest on are in it, under each priority.
        findings: bool,
        /// Whether what people said and what they were answered is in it, by group.
        dialogue: bool,
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
        /// The year that the yearly report is of.
        year: Option<Year>,
        /// What was coordinated for housing, work and welfare.
        housing: String,
        /// What was coordinated for the supply of skills.
        skills: String,
        /// What was coordinated for innovation, entrepreneurship and enterprise.
        innovation: String,
        /// What was coordinated for accessibility, digital communication and transport.
        access: String,
        /// How sustainability and the territorial perspective were made part of it.
        sustainability: String,
        /// How funds were used and what that led to.
        funds: String,
        /// With whom one cooperated and what that led to.
        cooperation: String,
        /// What was analysed, followed up and evaluated, and what that led to.
        analyses: String,
    }
}

/// The id of the document's one [`Publication`].
pub const PUBLICATION_ID: &str = "publication";

impl Publication {
    /// What it begins as: all of the plan, and nothing of what people said or answered.
    pub fn begun() -> Self {
        Self {
            priorities: true,
            findings: true,
            structure_map: true,
            actions: true,
            targets: true,
            timeline: true,
            ..Self::default()
        }
    }
}
