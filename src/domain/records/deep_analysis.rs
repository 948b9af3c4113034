//! The deepened analysis of a priority, step 5 of the method: causes, ways to go that were weighed, and the chain from action to effect.

use super::{
    declaration::record,
    document::Document,
    plan::{Action, Priority, Target},
    references::References,
    strategy::Actor,
};
use crate::domain::values::{
    code::codes,
    id::{Id, LONGEST_ID, RecordId},
    order::Order,
};

record! {
    /// The deepened analysis (fördjupad analys) of a priority.
    DeepAnalysis = "deep_analysis" {
        /// The priority.
        priority: Option<Id<Priority>>,
        /// What causes what the priority is about.
        causes: String,
        /// What works already.
        works: String,
        /// The actors that have the means.
        means: Vec<Id<Actor>>,
        /// Which means they have.
        means_text: String,
        /// What follows: which action plans are needed.
        conclusion: String,
    }
}

impl DeepAnalysis {
    /// The id of the analysis of a priority, which follows from the priority's: two people who begin it write in the same record.
    pub fn id_of(priority: &Id<Priority>) -> Id<Self> {
        const BEFORE: &str = "analysis-";
        let text = [BEFORE, priority.as_str()].concat();
        let short = (text.len() <= LONGEST_ID).then(|| RecordId::new(&text)).flatten();
        // For an id that leaves no room for what is put before it.
        Id::of(short.unwrap_or_else(|| RecordId::following_from(text.bytes())))
    }

    /// The analysis of a priority: of several the first by id, `None` if nothing is written yet.
    pub fn of_priority<'a>(
        document: &'a Document,
        references: &'a References,
        priority: &Id<Priority>,
    ) -> Option<(Id<Self>, &'a Self)> {
        let all = references.referrers_of_kind::<Self>(document, priority.raw());
        let own = all.filter(|(_, analysis)| analysis.priority.as_ref() == Some(priority));
        own.min_by(|(one, _), (other, _)| one.cmp(other))
    }
}

record! {
    /// A way to go (alternativ) that was weighed for a priority.
    Alternative = "alternative" {
        /// The priority.
        priority: Option<Id<Priority>>,
        /// What it is called.
        title: String,
        /// What speaks for it.
        speaks_for: String,
        /// What speaks against it.
        speaks_against: String,
        /// Whether it was chosen.
        chosen: bool,
        /// Why it was chosen, or not.
        reason: String,
        /// Its place in the list.
        order: Order,
    }
}

codes! {
    /// Where in the chain from action to effect a link stands.
    EffectStage = "effect_stage" {
        /// Insats.
        Action = "action",
        /// Prestation.
        Output = "output",
        /// Resultat.
        Result = "result",
        /// Effekt.
        Effect = "effect",
    }
}

record! {
    /// A link of the chain from action to effect (effektkedja) of a priority.
    EffectLink = "effect_link" {
        /// The priority.
        priority: Option<Id<Priority>>,
        /// Where in the chain it stands.
        stage: EffectStage,
        /// What is done, or what comes of it.
        text: String,
        /// What must hold for it to lead on to the next.
        assumption: String,
        /// The actions that it consists of.
        actions: Vec<Id<Action>>,
        /// The targets that measure it.
        targets: Vec<Id<Target>>,
        /// Its place in the chain.
        order: Order,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    // R610
    #[test]
    fn the_id_of_an_analysis_follows_from_the_priority_s_whatever_its_length() {
        let id = |text: &str| DeepAnalysis::id_of(&Id::of(RecordId::new(text).unwrap()));
        assert_eq!(id("p").as_str(), "analysis-p");
        let (long, other) = ("p".repeat(LONGEST_ID), ["q", &"p".repeat(LONGEST_ID - 1)].concat());
        assert_eq!(id(&long), id(&long));
        assert_ne!(id(&long), id(&other));
        assert!(id(&long).as_str().len() <= LONGEST_ID);
    }

    #[test]
    fn an_analysis_is_found_from_its_priority() {
        let id = |text: &str| RecordId::new(text).unwrap();
        let priority: Id<Priority> = Id::of(id("p"));
        let analysis = DeepAnalysis {
            priority: Some(priority.clone()),
            ..DeepAnalysis::default()
        };
        let records = [
            (id("p"), Priority::default().into()),
            (id("b"), analysis.clone().into()),
            (id("a"), analysis.into()),
            (id("none"), DeepAnalysis::default().into()),
        ];
        let document = Document::of(id("d"), records);
        let references = References::of(&document);
        let found = DeepAnalysis::of_priority(&document, &references, &priority);
        assert_eq!(found.map(|(id, _)| id.as_str().to_owned()), Some("a".into()));
    }
}
