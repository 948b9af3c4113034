//! A part of a document, to be sent alone and merged back: what belongs to it, and what its references lead out to.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    action_parts::Milestone,
    document::Document,
    indicator::Measurement,
    plan::{Action, Priority, Target},
    record::{Record, RecordKind, Section, UnknownFields},
    references::References,
    strategy::{Actor, STRATEGY_ID, StepNumber},
};
use crate::domain::values::id::{Id, RecordId};

/// A part that can be taken out of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What is written on one of the seven steps, and its actors; with analysis also all of that, with dialogue also its topics.
    Step(StepNumber),
    /// The rounds of self-assessment and what was agreed on in them.
    Assessment,
    /// Every structure element.
    StructureMap,
    /// A priority with its structure elements, the actions that serve it, their targets, owners and partners.
    Priority(Id<Priority>),
    /// What an actor is asked about: the actions that it answers for with their milestones and targets, the targets that it measures, and
    /// what has been measured of them. Nothing else is told of them: no risks, money, comments or other actors.
    Owner(Id<Actor>),
}

/// The code of the self-assessment as a part.
pub const ASSESSMENT: &str = "assessment";

/// The code of the structure map as a part.
pub const STRUCTURE_MAP: &str = "structure_map";

/// The code of a priority as a part. Which one it is, its record says: the part has no other.
pub const PRIORITY: &str = "priority";

/// The code of what an actor is asked about as a part. Which one it is, its record says: the part has no other.
pub const OWNER: &str = "owner";

impl Choice {
    /// The part's stable code, as it is written in files; a step's is the id of its record.
    pub fn code(&self) -> String {
        match self {
            Self::Step(number) => number.record_id().as_str().into(),
            Self::Assessment => ASSESSMENT.into(),
            Self::StructureMap => STRUCTURE_MAP.into(),
            Self::Priority(_) => PRIORITY.into(),
            Self::Owner(_) => OWNER.into(),
        }
    }
}

/// That a document is a part of one, and which.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// The code of what it contains; one that this version does not know is kept.
    pub what: String,
    /// The records of the whole document that the part refers to and does not have.
    pub outside: BTreeMap<RecordId, OutsideRecord>,
    /// The private fields that were left out when it was taken, as `contribution.person`: that they say nothing says nothing.
    pub left_out: Vec<String>,
    /// Fields that this version does not know, kept as they were.
    pub unknown: UnknownFields,
}

/// A record that is not in the part, as it is shown there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutsideRecord {
    /// Its kind, as it is written in files.
    pub kind: String,
    /// What it is called; empty where it has no name.
    pub name: String,
    /// Fields that this version does not know, kept as they were.
    pub unknown: UnknownFields,
}

/// A part of a document under the document's own id and lineage: the chosen records as they are, with the strategy, and with the records
/// that are parts of them. What this version does not know is left with the whole, and so are records of confidential kinds.
pub fn part_of(document: &Document, references: &References, choice: &Choice) -> Document {
    let inside = match choice {
        Choice::Owner(owner) => asked_of(document, references, owner),
        Choice::Step(_) | Choice::Assessment | Choice::StructureMap | Choice::Priority(_) => {
            with_company(document, references, chosen(document, choice))
        }
    };
    let mut part = Document::empty(document.id.clone());
    part.lineage = document.lineage.clone();
    let mut outside = BTreeMap::new();
    for id in &inside {
        let Some(record) = document.record(id) else {
            continue;
        };
        record.references(&mut |to| {
            if !inside.contains(to)
                && let Some(named) = named(document, to)
            {
                outside.insert(to.clone(), named);
            }
        });
        part.put(id.clone(), Some(record.clone()));
    }
    part.part = Some(Part {
        what: choice.code(),
        outside,
        left_out: Vec::new(),
        unknown: UnknownFields::new(),
    });
    part
}

/// What an actor is asked about, as it is sent: without names and contacts.
pub fn asked_part(document: &Document, references: &References, owner: &Id<Actor>) -> Document {
    part_of(document, references, &Choice::Owner(owner.clone())).as_sent_part(false)
}

/// The records that a choice names, with the strategy, as far as they are there.
fn chosen(document: &Document, choice: &Choice) -> BTreeSet<RecordId> {
    let mut chosen = BTreeSet::new();
    chosen.extend(RecordId::new(STRATEGY_ID));
    let section = match choice {
        Choice::Step(number) => {
            chosen.insert(number.record_id());
            match *number {
                StepNumber::ANALYSIS => Some(Section::Analysis),
                StepNumber::DIALOGUE => Some(Section::Dialogue),
                _ => None,
            }
        }
        Choice::Assessment => Some(Section::Assessment),
        Choice::StructureMap => Some(Section::StructureMap),
        Choice::Priority(id) => {
            chosen.insert(id.raw().clone());
            None
        }
        Choice::Owner(id) => {
            chosen.insert(id.raw().clone());
            None
        }
    };
    for (id, record) in document.records() {
        let of_kind = record.known_kind().and_then(RecordKind::section);
        if of_kind.is_some() && of_kind == section {
            chosen.insert(id.clone());
        }
    }
    chosen.retain(|id| may_go(document, id));
    chosen
}

/// What an actor is asked about; nothing but the strategy if there is no such actor.
fn asked_of(document: &Document, references: &References, owner: &Id<Actor>) -> BTreeSet<RecordId> {
    let mut asked = chosen(document, &Choice::Owner(owner.clone()));
    if document.get(owner).is_none() {
        return asked;
    }
    let mut targets = Vec::new();
    for (id, action) in references.referrers_of_kind::<Action>(document, owner.raw()) {
        if action.owner.as_ref() == Some(owner) {
            let milestones = references.referrers_of_kind::<Milestone>(document, id.raw());
            asked.extend(milestones.map(|(id, _)| id.raw().clone()));
            targets.extend(references.referrers_of_kind::<Target>(document, id.raw()));
            asked.insert(id.raw().clone());
        }
    }
    let measured = references.referrers_of_kind::<Target>(document, owner.raw());
    targets.extend(measured.filter(|(_, target)| target.measured_by.as_ref() == Some(owner)));
    for (id, target) in targets {
        // A target is seen on the page of its action, and its values where its indicator has them.
        asked.extend(target.action.iter().map(|action| action.raw().clone()));
        let measured = [Some(id.raw()), target.indicator.as_ref().map(Id::raw)];
        for of in measured.into_iter().flatten() {
            let values = references.referrers_of_kind::<Measurement>(document, of);
            asked.extend(values.map(|(id, _)| id.raw().clone()));
            asked.insert(of.clone());
        }
    }
    asked.retain(|id| may_go(document, id));
    asked
}

/// The chosen records with all that goes with them: what they take along, their parts and what follows them, and so on.
fn with_company(document: &Document, references: &References, chosen: BTreeSet<RecordId>) -> BTreeSet<RecordId> {
    let mut waiting: Vec<RecordId> = chosen.iter().cloned().collect();
    let mut inside = chosen;
    while let Some(id) = waiting.pop() {
        let mut add = |other: &RecordId| {
            if may_go(document, other) && inside.insert(other.clone()) {
                waiting.push(other.clone());
            }
        };
        if let Some(record) = document.record(&id) {
            record.takes_along(&mut add);
        }
        for from in references.referrers(&id) {
            if document.record(from).is_some_and(|record| goes_with(record, &id)) {
                add(from);
            }
        }
    }
    inside
}

/// Whether a record is there and of a kind that is sent.
fn may_go(document: &Document, id: &RecordId) -> bool {
    document.record(id).is_some_and(|record| !record.is_confidential())
}

/// Whether a record is a part of the other or follows it.
fn goes_with(record: &Record, other: &RecordId) -> bool {
    let mut goes_with = record.part_of() == Some(other);
    record.follows(&mut |followed| goes_with |= followed == other);
    goes_with
}

/// How a record outside the part is shown there; `None` if the reference leads nowhere in the whole document either.
fn named(document: &Document, id: &RecordId) -> Option<OutsideRecord> {
    match document.record(id) {
        Some(record) => Some(OutsideRecord {
            kind: record.kind().into(),
            name: record.name().into(),
            unknown: UnknownFields::new(),
        }),
        None => document.outside(id).cloned(),
    }
}

impl Document {
    /// A record that this document refers to and that only the whole document has, where this is a part.
    pub fn outside(&self, id: &RecordId) -> Option<&OutsideRecord> {
        self.part.as_ref()?.outside.get(id)
    }
}
