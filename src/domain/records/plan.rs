//! The plan: prioritised directions, actions and their targets.

use super::{declaration::record, self_assessment::Round, strategy::Actor, structure_map::StructureElement};
use crate::domain::values::{
    amount::{Amount, Year},
    code::codes,
    date::Date,
    field::Meaning,
    id::Id,
    order::Order,
};

codes! {
    /// Where a priority stands in its decision.
    PriorityStatus = "priority_status" {
        /// Förslag.
        Draft = "draft",
        /// Beslutad.
        Adopted = "adopted",
        /// Arkiverad.
        Archived = "archived",
    }
}

record! {
    /// A prioritised direction (prioriterad inriktning), step 3 of the method.
    Priority = "priority" {
        /// What it is called.
        title: String,
        /// What it means and why it is chosen.
        text: String,
        /// What in the analysis, the dialogue or the assessment it rests on.
        evidence: String,
        /// Where it stands in its decision.
        status: PriorityStatus,
        /// The success factors it answers to, as `F03`.
        factors: Vec<String> as Meaning::Factors,
        /// The statements of them that it answers to, as `F03.2`.
        statements: Vec<String> as Meaning::Statements,
        /// The round of self-assessment that it came from.
        round: Option<Id<Round>>,
        /// The structure elements in which it shows on the map.
        elements: Vec<Id<StructureElement>>,
        /// Its place in the list.
        order: Order,
    }
}

codes! {
    /// How far an action has come.
    ActionStatus = "action_status" {
        /// Föreslagen.
        Proposed = "proposed",
        /// Beslutad.
        Decided = "decided",
        /// Pågående.
        Ongoing = "ongoing",
        /// Avslutad.
        Finished = "finished",
    }
}

record! {
    /// An action (insats) of an action plan, step 6 of the method.
    Action = "action" {
        /// What is done.
        title: String,
        /// How, and what it is expected to lead to.
        text: String,
        /// How far it has come.
        status: ActionStatus,
        /// Who answers for it.
        owner: Option<Id<Actor>>,
        /// Who takes part.
        partners: Vec<Id<Actor>>,
        /// The first day.
        start: Option<Date>,
        /// The last day.
        end: Option<Date>,
        /// The priorities it serves.
        priorities: Vec<Id<Priority>>,
        /// The structure elements where it is carried out.
        elements: Vec<Id<StructureElement>>,
        /// The success factors it answers to, as `F03`.
        factors: Vec<String> as Meaning::Factors,
        /// The statements of them that it answers to, as `F03.2`.
        statements: Vec<String> as Meaning::Statements,
        /// The round of self-assessment that it came from.
        round: Option<Id<Round>>,
        /// Its place in the list.
        order: Order,
    }
}

codes! {
    /// Which way a target's value should go.
    Direction = "direction" {
        /// It has not been said.
        Unstated = "unstated",
        /// More is better.
        Increase = "increase",
        /// Less is better.
        Decrease = "decrease",
        /// It should stay where it is.
        Maintain = "maintain",
    }
}

record! {
    /// A measurable target of an action.
    Target = "target" {
        /// The action.
        action: Option<Id<Action>>,
        /// What is measured.
        title: String,
        /// The unit, as *procent* or *resor per invånare*.
        unit: String,
        /// Which way the value should go.
        direction: Direction,
        /// The value at the start.
        baseline: Option<Amount>,
        /// The year of the baseline.
        baseline_year: Option<Year>,
        /// The value to reach.
        value: Option<Amount>,
        /// The year by which it should be reached.
        year: Option<Year>,
        /// How it is followed up: source and method.
        method: String,
        /// Its place in the list.
        order: Order,
    }
}
