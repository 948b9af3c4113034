//! The cross-sectoral analysis (step 1 of the method): the model's areas, how they influence each other, and what has been found.

use super::{declaration::record, indicator::Indicator, structure_map::StructureElement};
use crate::domain::values::{
    code::{Coded, codes},
    date::Date,
    field::Meaning,
    geometry::Geometry,
    id::Id,
    order::Order,
};

codes! {
    /// What something in the model is.
    ModelPart = "model_part" {
        /// An area of life around the person, as *arbete*.
        Area = "area",
        /// A precondition that surrounds the areas, as *omvärld*.
        Precondition = "precondition",
    }
}

record! {
    /// An area or a precondition of the model. Ten of them have ids of their own and are there before anything is written of them.
    ModelArea = "model_area" {
        /// What it is called here; empty where it is called as the model calls it.
        name: String,
        /// What belongs to it.
        text: String,
        /// Whether it is an area or a precondition.
        part: ModelPart,
        /// Whether it is left out of the analysis.
        hidden: bool,
        /// Its place in the list.
        order: Order,
    }
}

codes! {
    unsaid
    /// How much one area influences another.
    InfluenceStrength = "influence_strength" {
        /// It has not been said.
        Unsaid = "unsaid",
        /// Inte alls.
        None = "none",
        /// Svagt.
        Weak = "weak",
        /// Tydligt.
        Clear = "clear",
        /// Starkt.
        Strong = "strong",
    }
}

codes! {
    unsaid
    /// Which way an influence goes.
    InfluenceDirection = "influence_direction" {
        /// More of the one gives more of the other.
        Strengthens = "strengthens",
        /// More of the one gives less of the other.
        Weakens = "weakens",
        /// Both.
        Both = "both",
    }
}

record! {
    /// How one area of the model influences another. Its id follows from the two.
    Influence = "influence" {
        /// The one that influences.
        from: Option<Id<ModelArea>>,
        /// The one that is influenced.
        to: Option<Id<ModelArea>>,
        /// How much.
        strength: InfluenceStrength,
        /// Which way.
        direction: InfluenceDirection,
        /// Why it is thought so.
        reason: String,
    }
}

codes! {
    /// What sort of thing has been found.
    FindingSort = "finding_sort" {
        /// Utmaning.
        Challenge = "challenge",
        /// Möjlighet.
        Opportunity = "opportunity",
        /// Styrka.
        Strength = "strength",
        /// Svaghet.
        Weakness = "weakness",
        /// Resurs.
        Resource = "resource",
        /// Förutsättning.
        Condition = "condition",
    }
}

codes! {
    /// A dimension of sustainability.
    Dimension = "dimension" {
        /// Social.
        Social = "social",
        /// Ekonomisk.
        Economic = "economic",
        /// Ekologisk.
        Ecological = "ecological",
    }
}

record! {
    /// A finding (fynd) of the analysis.
    AnalysisFinding = "finding" {
        /// What has been found, in a sentence.
        title: String,
        /// What it means.
        text: String,
        /// What sort of thing it is.
        sort: FindingSort,
        /// What shows it.
        evidence: String,
        /// Where that comes from.
        source: String,
        /// The day that it is from.
        dated: Option<Date>,
        /// The areas and the preconditions of the model that it is about.
        areas: Vec<Id<ModelArea>>,
        /// The municipalities that it is about, by their codes, as `0480`.
        municipalities: Vec<String>,
        /// The structure elements that it is about.
        elements: Vec<Id<StructureElement>>,
        /// Where it was drawn, in WGS 84; absent where it was not.
        place: Option<Geometry>,
        /// The dimensions of sustainability that it is about.
        dimensions: Vec<String> as Meaning::Codes(Dimension::LIST),
        /// The goals of Agenda 2030 that it is about, by their numbers from `1` to `17`.
        goals: Vec<String>,
        /// The indicators that show it.
        indicators: Vec<Id<Indicator>>,
        /// Its place in the list.
        order: Order,
    }
}
