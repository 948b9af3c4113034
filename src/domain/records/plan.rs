//! The plan: prioritised directions, action plans, actions and their targets.

use super::{
    analysis::AnalysisFinding,
    declaration::record,
    deep_analysis::DeepAnalysis,
    indicator::{BySex, Indicator, MeasuringInterval},
    self_assessment::Round,
    strategy::Actor,
    structure_map::StructureElement,
};
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
        /// Remiss.
        Referral = "referral",
        /// Beslutad.
        Adopted = "adopted",
        /// Inte vald.
        NotChosen = "not_chosen",
        /// Avslutad.
        Closed = "closed",
        /// Arkiverad.
        Archived = "archived",
    }
}

impl PriorityStatus {
    /// Whether it is proposed or holds: somebody still works with it.
    pub const fn is_current(self) -> bool {
        match self {
            Self::Draft | Self::Referral | Self::Adopted => true,
            Self::NotChosen | Self::Closed | Self::Archived => false,
        }
    }

    /// Whether what is said of a period tells of it: it is current, or was until it was closed.
    pub const fn is_reported(self) -> bool {
        match self {
            Self::Draft | Self::Referral | Self::Adopted | Self::Closed => true,
            Self::NotChosen | Self::Archived => false,
        }
    }
}

codes! {
    unsaid
    /// Which of the areas of the yearly report something belongs to (ordinance 2024:99, 8 §).
    Area = "area" {
        /// It has not been said.
        Unstated = "unstated",
        /// a) Boende, arbete och välfärd.
        Housing = "housing",
        /// b) Kompetensförsörjning.
        Skills = "skills",
        /// c) Innovation, entreprenörskap och företagande.
        Innovation = "innovation",
        /// d) Tillgänglighet, digital kommunikation och transport.
        Access = "access",
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
        /// The findings of the analysis that it rests on.
        findings: Vec<Id<AnalysisFinding>>,
        /// Where it stands in its decision.
        status: PriorityStatus,
        /// Which area of the yearly report it belongs to.
        area: Area,
        /// The success factors it answers to, as `F03`.
        factors: Vec<String> as Meaning::Factors,
        /// The statements of them that it answers to, as `F03.2`.
        statements: Vec<String> as Meaning::Statements,
        /// The round of self-assessment that it came from.
        round: Option<Id<Round>>,
        /// The structure elements in which it shows on the map.
        elements: Vec<Id<StructureElement>>,
        /// What speaks for it in the social dimension.
        social_for: String,
        /// What speaks against it there.
        social_against: String,
        /// What is uncertain there.
        social_uncertain: String,
        /// What speaks for it in the economic dimension.
        economic_for: String,
        /// What speaks against it there.
        economic_against: String,
        /// What is uncertain there.
        economic_uncertain: String,
        /// What speaks for it in the ecological dimension.
        ecological_for: String,
        /// What speaks against it there.
        ecological_against: String,
        /// What is uncertain there.
        ecological_uncertain: String,
        /// Why it was chosen, or not.
        reason: String,
        /// Whose decision it is, as *Regionfullmäktige, § 45*.
        decision: String,
        /// The day of the decision.
        decided: Option<Date>,
        /// The plans of neighbouring regions that it meets.
        neighbours: String,
        /// Its place in the list.
        order: Order,
    }
}

codes! {
    /// Where an action plan stands in its decision.
    ActionPlanState = "action_plan_state" {
        /// Förslag.
        Draft = "draft",
        /// Beslutad.
        Decided = "decided",
        /// Avslutad.
        Closed = "closed",
    }
}

record! {
    /// An action plan (handlingsplan): what some actors have decided to do in some years, step 6 of the method.
    ActionPlan = "action_plan" {
        /// What it is called.
        title: String,
        /// What it is about and how it is worked with.
        text: String,
        /// The priorities it serves.
        priorities: Vec<Id<Priority>>,
        /// The deepened analysis that asks for it.
        analysis: Option<Id<DeepAnalysis>>,
        /// Who answers for it.
        owner: Option<Id<Actor>>,
        /// The first day.
        start: Option<Date>,
        /// The last day.
        end: Option<Date>,
        /// Where it stands in its decision.
        state: ActionPlanState,
        /// Whose decision it is, as *Regionala utvecklingsnämnden, § 45*.
        decision: String,
        /// The day of the decision.
        decided: Option<Date>,
        /// The day when it is looked at again.
        review: Option<Date>,
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

codes! {
    unsaid
    /// How an action goes, where somebody has judged it against what the rule says.
    JudgedProgress = "judged_progress" {
        /// Nobody has: the rule says.
        ByRule = "by_rule",
        /// Ej påbörjad.
        NotStarted = "not_started",
        /// Pågår.
        Ongoing = "ongoing",
        /// Försenad.
        Late = "late",
        /// Klar.
        Done = "done",
        /// Avbruten.
        Cancelled = "cancelled",
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
        /// The action plan that it is in.
        plan: Option<Id<ActionPlan>>,
        /// What the owner and the partners have promised.
        commitment: String,
        /// What it costs in all, in kronor.
        cost: Option<Amount>,
        /// The actions that must have come far enough before it.
        depends_on: Vec<Id<Action>>,
        /// How it goes, where somebody has judged it against what the rule says.
        progress: JudgedProgress,
        /// Why it was judged so.
        progress_reason: String,
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
        /// It should lie between two values.
        Between = "between",
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
        /// The value to reach; the lower of the two where it should lie between them.
        value: Option<Amount>,
        /// The upper of the two between which it should lie.
        upper: Option<Amount>,
        /// How far from the value still counts as the same, where it should stay where it is.
        tolerance: Option<Amount>,
        /// The year by which it should be reached.
        year: Option<Year>,
        /// Whether what is measured adds up over the years.
        cumulative: bool,
        /// The first year that counts, where it adds up.
        counted_from: Option<Year>,
        /// The indicator that it follows, which then has its values.
        indicator: Option<Id<Indicator>>,
        /// Where the values come from.
        source: String,
        /// How it is followed up.
        method: String,
        /// Who measures.
        measured_by: Option<Id<Actor>>,
        /// How often.
        interval: MeasuringInterval,
        /// The last day for the next value.
        next_measurement: Option<Date>,
        /// Whether it is followed by sex.
        by_sex: BySex,
        /// Why it is not.
        by_sex_reason: String,
        /// Its place in the list.
        order: Order,
    }
}
