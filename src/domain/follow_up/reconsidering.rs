//! What has to be reconsidered for a change: what it touches and what rests on that, until somebody has looked.
//!
//! Which records these are follows from the thread (`domain::thread`) each time it is asked; only the looks are kept. What is over (an archived
//! priority, a closed plan, a finished action) rests on nothing any more, unless it is what the change touches.

use std::collections::BTreeSet;

use crate::domain::{
    records::{
        change::{Change, Loop, Reconsideration},
        document::Document,
        plan::{Action, ActionPlan, ActionPlanState, ActionStatus, JudgedProgress, Priority},
        reads::Reads,
        record::{Kind, Record, RecordKind},
        references::References,
        structure_map::StructureElement,
    },
    thread::{self, Way},
    values::id::{Id, RecordId},
};

/// What a kind of record is to a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bearing {
    /// Its records wait to be looked at, and what rests on them with them.
    BringsAlong,
    /// Its records wait to be looked at.
    Waits,
    /// A change can touch one of its records; what refers to that waits.
    Touched,
    /// None.
    Nothing,
}

const fn bearing(kind: RecordKind) -> Bearing {
    match kind {
        RecordKind::AnalysisFinding
        | RecordKind::Priority
        | RecordKind::DeepAnalysis
        | RecordKind::ActionPlan
        | RecordKind::Action => Bearing::BringsAlong,
        RecordKind::Target | RecordKind::StructureElement | RecordKind::Indicator => Bearing::Waits,
        RecordKind::Contribution | RecordKind::ModelArea | RecordKind::Actor => Bearing::Touched,
        RecordKind::Strategy
        | RecordKind::Round
        | RecordKind::Response
        | RecordKind::OwnStatement
        | RecordKind::Consensus
        | RecordKind::PeerResult
        | RecordKind::Step
        | RecordKind::Influence
        | RecordKind::DialogueTopic
        | RecordKind::Alternative
        | RecordKind::EffectLink
        | RecordKind::NeighbourPlan
        | RecordKind::Meeting
        | RecordKind::Consultation
        | RecordKind::ConsultationQuestion
        | RecordKind::Feedback
        | RecordKind::MapSheet
        | RecordKind::Milestone
        | RecordKind::Funding
        | RecordKind::Risk
        | RecordKind::Measurement
        | RecordKind::Review
        | RecordKind::Change
        | RecordKind::Reconsideration
        | RecordKind::Lesson
        | RecordKind::Comment
        | RecordKind::Publication
        | RecordKind::SetAside
        | RecordKind::Version => Bearing::Nothing,
    }
}

/// Whether records of a kind can wait for somebody to look at them.
pub fn can_wait(kind: RecordKind) -> bool {
    matches!(bearing(kind), Bearing::BringsAlong | Bearing::Waits)
}

/// Whether a change can touch records of a kind.
pub fn can_be_touched(kind: RecordKind) -> bool {
    bearing(kind) != Bearing::Nothing
}

/// The records that a change concerns where it opens this way, whether somebody has looked at them or not. None where it opens no way.
pub fn concerned(document: &Document, references: &References, change: &Change, way: Loop) -> BTreeSet<RecordId> {
    let walk = Walk {
        document,
        references,
        change,
        way,
    };
    let mut reached = BTreeSet::new();
    if way == Loop::Unstated {
        return reached;
    }
    let touched = change.affects.iter().filter(|id| document.record(id).is_some());
    reached.extend(touched.cloned());
    let mut to_follow: Vec<RecordId> = reached.iter().cloned().collect();
    while let Some(id) = to_follow.pop() {
        walk.resting_on(&id, &mut |to| {
            let is_new = !reached.contains(&to) && document.record(&to).is_some_and(|record| !is_over(record));
            if is_new {
                reached.insert(to.clone());
                to_follow.push(to);
            }
        });
    }
    reached.retain(|id| walk.waits(id));
    reached
}

/// The records that wait for somebody to look at them for a change; none where it is closed.
pub fn waiting(document: &Document, references: &References, id: &Id<Change>) -> Vec<RecordId> {
    let change = document.get(id);
    change.map_or_else(Vec::new, |change| waiting_for(document, references, id, change))
}

/// The same for a change that is known, of which only what it touches, its way and whether it is closed matter: those that bring others along
/// first, by kind and in their order.
pub fn waiting_for(document: &Document, references: &References, id: &Id<Change>, change: &Change) -> Vec<RecordId> {
    if change.closed.is_some() {
        return Vec::new();
    }
    let mut left = concerned(document, references, change, change.way);
    for (_, look) in looks(document, references, id) {
        if let Some(of) = &look.of {
            left.remove(of);
        }
    }
    in_order(document, left)
}

/// Records in the order in which they are looked at: those that bring others along first, by kind and as the user has ordered them.
pub fn in_order(document: &Document, records: BTreeSet<RecordId>) -> Vec<RecordId> {
    let mut records: Vec<_> = records.into_iter().collect();
    records.sort_by_cached_key(|id| {
        let record = document.record(id);
        let order = record.and_then(|record| record.order().cloned());
        let kind = record.and_then(|record| record.known_kind());
        (kind.map(bearing), kind, order, id.clone())
    });
    records
}

/// How much waits for somebody to look at it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaitingCounts {
    /// How many records wait for each open change.
    pub by_change: Vec<(Id<Change>, usize)>,
    /// How many wait for any, each counted once.
    pub all: usize,
}

impl WaitingCounts {
    /// How much waits in a document.
    pub fn of(document: &Document, references: &References) -> Self {
        let mut all = BTreeSet::new();
        let mut by_change = Vec::new();
        for (id, change) in document.all::<Change>().filter(|(_, change)| change.closed.is_none()) {
            let waiting = waiting_for(document, references, &id, change);
            by_change.push((id, waiting.len()));
            all.extend(waiting);
        }
        let all = all.len();
        Self { by_change, all }
    }

    /// How many records wait for an open change.
    pub fn for_change(&self, id: &Id<Change>) -> Option<usize> {
        let found = self.by_change.iter().find(|(of, _)| of == id);
        found.map(|(_, waiting)| *waiting)
    }
}

/// The looks at what a change concerns, the latest first.
pub fn looks<'a>(
    document: &'a Document,
    references: &'a References,
    id: &Id<Change>,
) -> Vec<(Id<Reconsideration>, &'a Reconsideration)> {
    let is_own = |(_, look): &(Id<Reconsideration>, &Reconsideration)| look.change.as_ref() == Some(id);
    let mut looks: Vec<_> = references
        .referrers_of_kind(document, id.raw())
        .filter(is_own)
        .collect();
    looks.sort_by(|(one, a), (other, b)| b.date.cmp(&a.date).then_with(|| one.cmp(other)));
    looks
}

/// The open changes that a record waits for somebody to look at it for. It costs as much as what the record rests on, not as much as all
/// that a change concerns.
pub fn changes_to_look_for(document: &Document, references: &References, id: &RecordId) -> Vec<Id<Change>> {
    let open = document.all::<Change>().filter(|(_, change)| change.closed.is_none());
    let concerns = |(of, change): &(Id<Change>, &Change)| {
        let walk = Walk {
            document,
            references,
            change,
            way: change.way,
        };
        let is_look = |(_, look): (Id<Reconsideration>, &Reconsideration)| {
            look.change.as_ref() == Some(of) && look.of.as_ref() == Some(id)
        };
        walk.is_concerned(id) && !references.referrers_of_kind(document, id).any(is_look)
    };
    open.filter(concerns).map(|(id, _)| id).collect()
}

/// Whether nobody works with it any more.
fn is_over(record: &Record) -> bool {
    if let Some(priority) = Priority::of(record) {
        return !priority.status.is_current();
    }
    if let Some(plan) = ActionPlan::of(record) {
        return plan.state == ActionPlanState::Closed;
    }
    Action::of(record).is_some_and(|action| {
        let is_judged = matches!(action.progress, JudgedProgress::Done | JudgedProgress::Cancelled);
        action.status == ActionStatus::Finished || is_judged
    })
}

/// What a change concerns, where it opens a way.
struct Walk<'a> {
    document: &'a Document,
    references: &'a References,
    change: &'a Change,
    way: Loop,
}

impl Walk<'_> {
    fn touches(&self, id: &RecordId) -> bool {
        self.change.affects.contains(id) && self.document.record(id).is_some()
    }

    /// Whether a record that the change has reached is to be looked at: in loop B the analysis and the priorities stand.
    fn waits(&self, id: &RecordId) -> bool {
        let kind = self.document.record(id).and_then(|record| record.known_kind());
        kind.is_some_and(|kind| can_wait(kind) && !(self.way == Loop::B && stands(kind)))
    }

    /// Calls `visit` with each record that is reached where this one is: what rests on it. What only shows a priority on the map, or measures
    /// it, brings nothing more along, unless the change touches it.
    fn resting_on(&self, id: &RecordId, visit: &mut dyn FnMut(RecordId)) {
        let Some(record) = self.document.record(id) else {
            return;
        };
        let is_touched = self.touches(id);
        if !is_touched && !brings_along(record) {
            return;
        }
        thread::links_among(
            self.document,
            self.references,
            (id, Way::Resting),
            CONCERNED,
            &mut |link| {
                if self.reaches(link.to, is_touched) {
                    visit(link.to.clone());
                }
            },
        );
        if is_touched && self.way == Loop::A && StructureElement::of(record).is_some() {
            let all = self.references.referrers_of_kind::<Priority>(self.document, id);
            let shown = all.filter(|(_, priority)| priority.elements.iter().any(|element| element.raw() == id));
            shown.for_each(|(priority, _)| visit(priority.raw().clone()));
        }
    }

    /// Whether a change goes on to a record. Loop B leaves findings alone, and goes through a priority only where its own ground is touched.
    fn reaches(&self, to: &RecordId, is_ground_touched: bool) -> bool {
        let kind = self.document.record(to).and_then(|record| record.known_kind());
        kind.is_some_and(|kind| {
            let is_left = self.way == Loop::B
                && (kind == RecordKind::AnalysisFinding || (kind == RecordKind::Priority && !is_ground_touched));
            can_wait(kind) && !is_left
        })
    }

    /// The same as being one of those that [`concerned`] gives, found from the record's side.
    fn is_concerned(&self, id: &RecordId) -> bool {
        if self.way == Loop::Unstated || !self.waits(id) {
            return false;
        }
        let mut seen = BTreeSet::from([id.clone()]);
        let mut left = vec![id.clone()];
        while let Some(id) = left.pop() {
            if self.touches(&id) {
                return true;
            }
            let Some(record) = self.document.record(&id).filter(|record| !is_over(record)) else {
                continue;
            };
            let mut is_reached = false;
            thread::links_among(
                self.document,
                self.references,
                (&id, Way::Grounds),
                CONCERNED,
                &mut |link| {
                    let is_touched = self.touches(link.to);
                    if !self.reaches(&id, is_touched) {
                        return;
                    }
                    is_reached |= is_touched;
                    let ground = self.document.record(link.to);
                    if ground.is_some_and(|ground| brings_along(ground)) && seen.insert(link.to.clone()) {
                        left.push(link.to.clone());
                    }
                },
            );
            if let (Loop::A, Some(priority)) = (self.way, Priority::of(record)) {
                let mut shown_at = priority.elements.iter();
                is_reached |= shown_at.any(|at| self.touches(at.raw()) && self.document.get(at).is_some());
            }
            if is_reached {
                return true;
            }
        }
        false
    }
}

/// Whether records of a kind stand in loop B, whatever rests on them.
fn stands(kind: RecordKind) -> bool {
    kind == RecordKind::AnalysisFinding || kind == RecordKind::Priority
}

/// The kinds that a change can touch or go on to.
const CONCERNED: Reads = {
    let (mut kinds, mut place) = (Reads::NOTHING, 0);
    while place < RecordKind::ALL.len() {
        let kind = RecordKind::ALL[place];
        if !matches!(bearing(kind), Bearing::Nothing) {
            kinds = kinds.with(kind);
        }
        place += 1;
    }
    kinds
};

/// Whether what rests on a record is concerned where the record is, without being touched.
fn brings_along(record: &Record) -> bool {
    record.known_kind().map(bearing) == Some(Bearing::BringsAlong)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
