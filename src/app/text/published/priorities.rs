//! The priorities in what is published.

use super::{
    findings,
    source::{Source, fact, facts, written},
};
use crate::{
    app::text::{
        neighbours,
        vocabulary::{self, Term},
        words::{self, Word, text},
    },
    domain::{
        assessment::factors::QuestionSet,
        records::{
            action_plan::actions_of,
            plan::{Priority, PriorityStatus},
        },
        values::id::Id,
    },
    render::reading::{Block, Section, Tone},
};

/// The section, without what has been archived.
pub fn section(source: Source) -> Option<Section> {
    let all = source.document.ordered::<Priority>().into_iter();
    let held = all.filter(|(_, priority)| priority.status.is_current());
    let has_findings = source.document.publication().findings;
    let blocks = held.map(|(id, priority)| {
        let mut blocks = said_of(source, &id, priority);
        if has_findings {
            blocks.extend(findings::of_priority(source, priority));
        }
        Block::Section(Section {
            title: vocabulary::named(&priority.title),
            blocks,
        })
    });
    Section::unless_empty(text(Word::PlanPriorities), blocks.collect())
}

/// What is said of a priority.
pub fn said_of(source: Source, id: &Id<Priority>, priority: &Priority) -> Vec<Block> {
    let actions = actions_of(source.document, source.references, id);
    let actions: Vec<_> = actions.into_iter().map(|(id, _)| id).collect();
    let tone = match priority.status {
        PriorityStatus::Adopted => Tone::Good,
        PriorityStatus::Draft
        | PriorityStatus::Referral
        | PriorityStatus::NotChosen
        | PriorityStatus::Closed
        | PriorityStatus::Archived => Tone::Plain,
    };
    let set = QuestionSet::current();
    let factor = |id: &String| match set.factor(id) {
        Some(factor) => format!("{}. {}", factor.number, factor.title(words::language())),
        None => id.clone(),
    };
    let factors: Vec<_> = priority.factors.iter().map(factor).collect();
    let said = [
        Some(Block::Status(tone, text(priority.status.word()).into())),
        written(&priority.text),
        facts([
            fact(Word::PlanReadRestsOn, priority.evidence.trim()),
            fact(Word::PlanReadFactors, factors.join("; ")),
            fact(Word::PlanReadElements, source.names(&priority.elements)),
            fact(Word::PlanReadActions, source.names(&actions)),
            fact(Word::FieldPriorityReason, priority.reason.trim()),
            fact(Word::FieldPriorityDecision, decided(priority)),
            fact(
                Word::NeighbourTitle,
                neighbours::of_priority(source.document, source.references, id, priority),
            ),
        ]),
    ];
    said.into_iter().flatten().collect()
}

/// Whose decision it is, with its day.
pub fn decided(priority: &Priority) -> String {
    let day = priority.decided.map(vocabulary::day).unwrap_or_default();
    let said = [priority.decision.trim(), &day]
        .into_iter()
        .filter(|said| !said.is_empty());
    said.collect::<Vec<_>>().join(", ")
}
