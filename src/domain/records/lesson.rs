//! What has been learnt, at home and from others, and the plans of neighbouring regions that a priority meets.

use super::{
    declaration::record, plan::Priority, review::Review, strategy::StepNumber, structure_map::StructureElement,
};
use crate::domain::values::{code::CodeList, field::Meaning, id::Id, order::Order};

/// The seven steps as a list of terms, for records that are about several.
pub const STEPS: &CodeList = &CodeList {
    codes: &["1", "2", "3", "4", "5", "6", "7"],
    keys: &[
        "step_title.n1",
        "step_title.n2",
        "step_title.n3",
        "step_title.n4",
        "step_title.n5",
        "step_title.n6",
        "step_title.n7",
    ],
};

record! {
    /// A lesson (lärdom): what somebody has learnt, here or elsewhere, and what it asks for before it is used here.
    Lesson = "lesson" {
        /// What it is, in a sentence.
        title: String,
        /// What went well.
        went_well: String,
        /// What was hard.
        was_hard: String,
        /// What others did.
        others: String,
        /// Under which conditions they did it.
        conditions: String,
        /// What must be adapted before it is used here.
        to_adapt: String,
        /// Where it comes from: who has told it, a report, a visit.
        source: String,
        /// The success factors that it is about, as `F03`.
        factors: Vec<String> as Meaning::Factors,
        /// The steps of the method that it is about, by their numbers from `1` to `7`.
        steps: Vec<String> as Meaning::Codes(STEPS),
        /// The priorities that it is about.
        priorities: Vec<Id<Priority>>,
        /// The review that it was made from.
        review: Option<Id<Review>>,
        /// Its place in the list.
        order: Order,
    }
}

impl Lesson {
    /// The steps that it is about. What is no step is left out.
    pub fn step_numbers(&self) -> impl Iterator<Item = StepNumber> {
        self.steps
            .iter()
            .filter_map(|step| step.parse().ok().and_then(StepNumber::new))
    }
}

record! {
    /// The plan of a neighbouring region (grannregions plan) that a priority meets.
    NeighbourPlan = "neighbour_plan" {
        /// The priority.
        priority: Option<Id<Priority>>,
        /// What the plan is called.
        title: String,
        /// The county whose region has it, by its two-digit code. A code that is no county is kept and shown as unknown.
        county: String as Meaning::County,
        /// Its address on the web.
        address: String,
        /// What it means here.
        text: String,
        /// The structure elements that follow it.
        elements: Vec<Id<StructureElement>>,
        /// Its place in the list.
        order: Order,
    }
}
