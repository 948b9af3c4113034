//! What an action has to say before it is decided: who answers for it, when it is done, and by a target from where to where it leads, by
//! what year, and how that is followed up.

use super::finding::Missing;
use crate::domain::{
    records::{
        action_plan::{referring, targets_of},
        dialogue::{Contribution, ResponseState},
        document::Document,
        plan::{Action, ActionPlan, ActionStatus, Priority, Target},
        record::Kind,
        references::References,
        set_aside::SetAside,
    },
    values::id::{Id, RecordId},
};

/// What is missing for a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lacking {
    /// The parts, in the order of the form.
    pub parts: Vec<Missing>,
    /// The number of the target that has come furthest, from 1, which lacks those of them that a target has; 0 if there is no target.
    pub target: usize,
}

impl Lacking {
    /// Whether the part is one of the target and not of the action.
    pub fn is_of_target(part: Missing) -> bool {
        matches!(
            part,
            Missing::Baseline | Missing::Value | Missing::Year | Missing::Method
        )
    }
}

/// Whether it is said how a target is followed up: by a method, a source, or the indicator that has its values.
pub fn is_followed(target: &Target) -> bool {
    target.indicator.is_some()
        || [&target.method, &target.source]
            .iter()
            .any(|text| !text.trim().is_empty())
}

/// What an action lacks for a decision.
pub fn of_action(document: &Document, references: &References, id: &RecordId) -> Lacking {
    let id = Id::<Action>::of(id.clone());
    let Some(action) = document.get(&id) else {
        return Lacking::default();
    };
    let own = [
        (action.owner.is_none(), Missing::Owner),
        (action.start.is_none(), Missing::Start),
        (action.end.is_none(), Missing::End),
    ];
    let mut parts = of_those(&own);
    let targets = targets_of(document, references, &id);
    let each = (1..)
        .zip(targets)
        .map(|(number, (_, target))| (of_target(target), number));
    let target = match each.min_by_key(|(lacks, number)| (lacks.len(), *number)) {
        Some((lacks, number)) => {
            parts.extend(lacks);
            number
        }
        None => {
            parts.push(Missing::Target);
            0
        }
    };
    Lacking { parts, target }
}

fn of_target(target: &Target) -> Vec<Missing> {
    of_those(&[
        (target.baseline.is_none(), Missing::Baseline),
        (target.value.is_none(), Missing::Value),
        (target.year.is_none(), Missing::Year),
        (!is_followed(target), Missing::Method),
    ])
}

fn of_those(parts: &[(bool, Missing)]) -> Vec<Missing> {
    let missing = parts.iter().filter(|(is_missing, _)| *is_missing);
    missing.map(|(_, part)| *part).collect()
}

/// The actions of a plan that lack something for a decision without anybody having written why that can wait, as the user has ordered them.
pub fn of_plan(document: &Document, references: &References, id: &RecordId) -> Vec<Id<Action>> {
    let actions = referring::<Action>(document, references, id).into_iter();
    let in_plan = actions.filter(|(_, action)| action.plan.as_ref().is_some_and(|plan| plan.raw() == id));
    let ids: Vec<_> = in_plan.map(|(action, _)| action).collect();
    let lacks = |id: &Id<Action>| is_lacking(document, references, id);
    ids.into_iter().filter(lacks).collect()
}

/// The contributions to a priority that have had no response, in their order.
pub fn of_priority(document: &Document, references: &References, id: &RecordId) -> Vec<Id<Contribution>> {
    let said = referring::<Contribution>(document, references, id).into_iter();
    said.filter(|(_, one)| one.response == ResponseState::Unanswered)
        .map(|(id, _)| id)
        .collect()
}

/// Those of some actions that can't be set as decided: they aren't yet, something is missing, and nobody has written why that can wait.
pub fn held<'a>(document: &Document, references: &References, ids: &'a [Id<Action>]) -> Vec<&'a Id<Action>> {
    let is_held = |id: &&Id<Action>| {
        let is_decided = |action: &Action| action.status == ActionStatus::Decided;
        document.get(id).is_some_and(|action| !is_decided(action)) && is_lacking(document, references, id)
    };
    ids.iter().filter(is_held).collect()
}

/// Whether something is missing for the decision on an action, and nobody has written why that can wait.
fn is_lacking(document: &Document, references: &References, id: &Id<Action>) -> bool {
    !of_action(document, references, id.raw()).parts.is_empty()
        && note(document, references, id.raw(), Action::TOLD_BY.code()).is_none()
}

/// Why a record was decided all the same, where somebody has written that. `code` is that of the check that would tell of it.
pub fn note<'a>(document: &'a Document, references: &'a References, id: &RecordId, code: &str) -> Option<&'a SetAside> {
    let mut notes = references.referrers_of_kind::<SetAside>(document, id);
    notes.find(|(_, note)| note.check == code).map(|(_, note)| note)
}

/// Which check tells of a record of this kind that was decided without all that.
pub trait Decidable: Kind {
    /// The check.
    const TOLD_BY: super::Check;
}

impl Decidable for Action {
    const TOLD_BY: super::Check = super::Check::ActionDecidedIncomplete;
}

impl Decidable for Priority {
    const TOLD_BY: super::Check = super::Check::PriorityAdoptedUnanswered;
}

impl Decidable for ActionPlan {
    const TOLD_BY: super::Check = super::Check::PlanDecidedIncomplete;
}
