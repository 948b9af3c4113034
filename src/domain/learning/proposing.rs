//! Which lessons matter for what somebody is at work with: those of the same priority, factor or step.

use std::{cmp::Reverse, collections::BTreeSet};

use crate::domain::{
    assessment::factors::QuestionSet,
    checks::Finding,
    records::{
        change::{Change, Loop},
        document::Document,
        lesson::Lesson,
        plan::{Action, ActionPlan, Priority},
        record::{Kind, Record, RecordKind},
        strategy::StepNumber,
    },
    values::id::{Id, RecordId},
};

/// What of a lesson says that it matters. What is most particular comes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It is about this priority.
    Priority(Id<Priority>),
    /// It is about this success factor.
    Factor(String),
    /// It is about this step.
    Step(StepNumber),
}

/// What somebody is at work with, as far as lessons can be about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concern(BTreeSet<Reason>);

/// A lesson that matters, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedLesson {
    /// The lesson.
    pub id: Id<Lesson>,
    /// Why, the most particular first; never empty.
    pub reasons: Vec<Reason>,
}

impl Concern {
    /// A success factor.
    pub fn of_factor(factor: &str) -> Self {
        Self(BTreeSet::from([Reason::Factor(factor.to_owned())]))
    }

    /// A step of the method.
    pub fn of_step(step: StepNumber) -> Self {
        Self(BTreeSet::from([Reason::Step(step)]))
    }

    /// A record: the factors that it answers to, its priorities, and the step that it is made in. Of a part, what its whole has too.
    pub fn of_record(document: &Document, id: &RecordId) -> Self {
        let mut concern = Self::default();
        let (mut at, mut seen) = (Some(id), BTreeSet::new());
        while let Some(id) = at.filter(|id| seen.insert((*id).clone())) {
            let Some(record) = document.record(id) else { break };
            concern.add(id, record);
            let step = record.known_kind().and_then(RecordKind::step);
            concern.0.extend(step.map(Reason::Step));
            at = record.part_of();
        }
        concern
    }

    /// A finding of the checks: its factor, and the record that it is about.
    pub fn of_finding(document: &Document, finding: &Finding) -> Self {
        let mut concern = Self::of_record(document, &finding.place);
        let factor = finding.factor.map(|factor| Reason::Factor(factor.to_owned()));
        concern.0.extend(factor);
        concern
    }

    /// A change: the step that its way leads back to, and the priorities and the factors of what it touches.
    pub fn of_change(document: &Document, change: &Change) -> Self {
        let mut concern = Self::default();
        let step = match change.way {
            Loop::Unstated => None,
            Loop::A => Some(StepNumber::ANALYSIS),
            Loop::B => Some(StepNumber::DEEPENED_ANALYSIS),
        };
        concern.0.extend(step.map(Reason::Step));
        for id in &change.affects {
            if let Some(record) = document.record(id) {
                concern.add(id, record);
            }
        }
        concern
    }

    /// Takes in what another is about.
    pub fn and(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The priorities and the factors of a record.
    fn add(&mut self, id: &RecordId, record: &Record) {
        let itself = Priority::of(record).map(|_| Id::of(id.clone()));
        let of_action = Action::of(record).map(|action| &action.priorities);
        let of_plan = ActionPlan::of(record).map(|plan| &plan.priorities);
        let served = of_action.or(of_plan).into_iter().flatten().cloned();
        self.0.extend(itself.into_iter().chain(served).map(Reason::Priority));
        if let Some(grounds) = record.grounds() {
            let factors = QuestionSet::current().factors.iter().map(|factor| factor.id);
            let named = factors.filter(|factor| grounds.names(factor)).map(str::to_owned);
            self.0.extend(named.map(Reason::Factor));
        }
    }
}

/// The lessons that matter for this, those first that are about its priority, then its factor, then its step; of alike ones as the user
/// has ordered them. It costs as much as there are lessons.
pub fn lessons_for(document: &Document, concern: &Concern) -> Vec<ProposedLesson> {
    if concern.0.is_empty() {
        return Vec::new();
    }
    let found = document.ordered::<Lesson>().into_iter().filter_map(|(id, lesson)| {
        let about = reasons_of(lesson).filter(|reason| concern.0.contains(reason));
        let reasons: BTreeSet<_> = about.collect();
        (!reasons.is_empty()).then(|| ProposedLesson {
            id,
            reasons: reasons.into_iter().collect(),
        })
    });
    let mut found: Vec<_> = found.collect();
    // The sort is stable: what is alike stays as the user has it.
    found.sort_by_key(|one| (one.reasons.first().map(rank), Reverse(one.reasons.len())));
    found
}

/// All that a lesson is about.
fn reasons_of(lesson: &Lesson) -> impl Iterator<Item = Reason> {
    let priorities = lesson.priorities.iter().cloned().map(Reason::Priority);
    let factors = lesson.factors.iter().cloned().map(Reason::Factor);
    priorities.chain(factors).chain(lesson.step_numbers().map(Reason::Step))
}

/// How particular a reason is, from 0.
fn rank(reason: &Reason) -> u8 {
    match reason {
        Reason::Priority(_) => 0,
        Reason::Factor(_) => 1,
        Reason::Step(_) => 2,
    }
}

/// A level below this is low: the way of working is not decided yet, or is not there.
const LOW: f64 = 2.0;

/// Whether a factor's level is so low that what others have learnt of it is worth reading.
pub fn is_low(level: f64) -> bool {
    level < LOW
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{
        checks::{Check, findings},
        records::{plan::Target, references::References},
    };

    fn raw(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    fn lesson(factors: &[&str], steps: &[&str], priorities: &[&str]) -> Record {
        let texts = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect();
        Lesson {
            factors: texts(factors),
            steps: texts(steps),
            priorities: priorities.iter().map(|id| Id::of(raw(id))).collect(),
            ..Lesson::default()
        }
        .into()
    }

    fn document(records: Vec<(&str, Record)>) -> Document {
        Document::of(raw("d"), records.into_iter().map(|(name, record)| (raw(name), record)))
    }

    fn ids(document: &Document, concern: &Concern) -> Vec<String> {
        let found = lessons_for(document, concern);
        found.into_iter().map(|one| one.id.as_str().to_owned()).collect()
    }

    fn example() -> Document {
        let priority = Priority {
            statements: vec!["F07.1".into()],
            ..Priority::default()
        };
        let action = Action {
            priorities: vec![Id::of(raw("priority"))],
            factors: vec!["F03".into()],
            ..Action::default()
        };
        let target = Target {
            action: Some(Id::of(raw("action"))),
            ..Target::default()
        };
        document(vec![
            ("priority", priority.into()),
            ("action", action.into()),
            ("target", target.into()),
            ("adrift", lesson(&[], &["9", "ett"], &["gone"])),
            ("analysis", lesson(&[], &["1"], &[])),
            ("deepened", lesson(&["F07"], &["5"], &[])),
            ("of-action", lesson(&[], &["6"], &[])),
            ("of-factor", lesson(&["F03"], &[], &[])),
            ("of-priority", lesson(&["F09"], &["6"], &["priority"])),
        ])
    }

    // R618
    #[test]
    fn a_lesson_is_proposed_at_its_factor_and_at_no_other() {
        let document = example();
        assert_eq!(ids(&document, &Concern::of_factor("F03")), ["of-factor"]);
        assert_eq!(ids(&document, &Concern::of_factor("F14")), Vec::<String>::new());
        assert_eq!(ids(&document, &Concern::default()), Vec::<String>::new());
    }

    // R618
    #[test]
    fn what_is_about_the_priority_comes_before_what_is_about_a_factor_and_a_step() {
        let document = example();
        let of_action = Concern::of_record(&document, &raw("action"));
        assert_eq!(ids(&document, &of_action), ["of-priority", "of-factor", "of-action"]);
        // A target is made where its action is.
        assert_eq!(Concern::of_record(&document, &raw("target")), of_action);
        let of_priority = ids(&document, &Concern::of_record(&document, &raw("priority")));
        assert_eq!(of_priority, ["of-priority", "deepened"]);
        let reasons = &lessons_for(&document, &of_action)[0].reasons;
        assert_eq!(
            *reasons,
            [
                Reason::Priority(Id::of(raw("priority"))),
                Reason::Step(StepNumber::ACTION_PLANS)
            ]
        );
    }

    // R618
    #[test]
    fn a_change_asks_for_the_lessons_of_the_step_it_leads_back_to_and_of_what_it_touches() {
        let document = example();
        let change = |way, affects: &[&str]| {
            let change = Change {
                way,
                affects: affects.iter().map(|id| raw(id)).collect(),
                ..Change::default()
            };
            ids(&document, &Concern::of_change(&document, &change))
        };
        assert_eq!(change(Loop::Unstated, &[]), Vec::<String>::new());
        assert_eq!(change(Loop::A, &[]), ["analysis"]);
        assert_eq!(change(Loop::B, &["gone"]), ["deepened"]);
        assert_eq!(change(Loop::A, &["priority"]), ["of-priority", "deepened", "analysis"]);
    }

    // R618
    #[test]
    fn a_finding_asks_for_the_lessons_of_its_factor_and_of_its_record() {
        let document = example();
        let found = findings(&document, &References::of(&document), None);
        let of_action = found.iter().find(|one| one.check == Check::ActionWithoutOwner).unwrap();
        let concern = Concern::of_finding(&document, of_action);
        assert_eq!(concern, Concern::of_record(&document, &raw("action")));
        let of_factor = Finding {
            factor: Some("F09"),
            ..of_action.clone()
        };
        let mut both = concern;
        both.and(Concern::of_factor("F09"));
        assert_eq!(Concern::of_finding(&document, &of_factor), both);
    }

    // R618
    #[test]
    fn a_level_below_established_is_low() {
        assert!(is_low(0.0) && is_low(1.75));
        assert!(!is_low(2.0));
    }
}
