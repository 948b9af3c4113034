//! Deltas: what a step changes, by record and field. A delta can be written down, taken back, and carried out on a document
//! that others have changed since.

use std::{collections::BTreeMap, sync::Arc};

use super::{history::History, merge, patch::Patch};
use crate::domain::{
    records::{
        document::Document,
        record::{Record, UnknownFields},
        references::References,
        version::{Content, Version},
    },
    values::id::RecordId,
};

/// Records that have been removed, as they were then.
pub type RemovedRecords = BTreeMap<RecordId, Arc<Record>>;

/// Two states of a version that have the same content, without it: there may be much of it, and it does not change.
fn without_content((before, after): (&Record, &Record)) -> Option<(Record, Record)> {
    let (Record::Version(before), Record::Version(after)) = (before, after) else {
        return None;
    };
    let bare = |version: &Version| {
        let mut bare = version.clone();
        bare.content = Content::default();
        Record::from(bare)
    };
    (before.content == after.content).then(|| (bare(before), bare(after)))
}

/// The records that a history knows to have been removed, in case somebody who has not heard of it still writes in them.
pub fn removed_by(history: &History) -> RemovedRecords {
    let mut removed = RemovedRecords::new();
    let mut note = |change: &RecordDelta, was: &Option<UnknownFields>, now: &Option<UnknownFields>| match (was, now) {
        (Some(was), None) => {
            if let Some(record) = read(was.clone()) {
                removed.insert(change.id.clone(), Arc::new(record));
            }
        }
        (_, Some(_)) => drop(removed.remove(&change.id)),
        (None, None) => {}
    };
    for change in history.done().iter().flat_map(|step| step.delta.0.iter()) {
        note(change, &change.was, &change.now);
    }
    for change in history.undone().iter().flat_map(|step| step.delta.0.iter()) {
        note(change, &change.now, &change.was);
    }
    removed
}

/// What happens to one record. A record that stays has the fields that differ, without its kind; one that is added or removed has
/// all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordDelta {
    /// The record.
    pub id: RecordId,
    /// Its fields before; `None` if it was not there.
    pub was: Option<UnknownFields>,
    /// Its fields after; `None` if it goes.
    pub now: Option<UnknownFields>,
}

/// A change of a document by record and field: at most one [`RecordDelta`] a record, in the order of their ids. A copy is as good as free: the
/// history and the journal have the same one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delta(pub Arc<Vec<RecordDelta>>);

impl FromIterator<RecordDelta> for Delta {
    fn from_iter<I: IntoIterator<Item = RecordDelta>>(changes: I) -> Self {
        Self(Arc::new(changes.into_iter().collect()))
    }
}

impl Delta {
    /// What a patch changes.
    pub fn of(patch: &Patch) -> Self {
        let mut changes = Vec::with_capacity(patch.0.len());
        for change in &patch.0 {
            let (before, after) = (change.before.as_deref(), change.after.as_deref());
            let bare = before.zip(after).and_then(without_content);
            let (before, after) = match &bare {
                Some((before, after)) => (Some(before), Some(after)),
                None => (before, after),
            };
            let mut was = before.map(Record::write);
            let mut now = after.map(Record::write);
            if let (Some(was), Some(now)) = (&mut was, &mut now) {
                keep_differing(was, now);
            }
            let id = change.id.clone();
            changes.push(RecordDelta { id, was, now });
        }
        changes.into_iter().collect()
    }

    /// Whether nothing is changed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The delta that takes this one back.
    pub fn inverse(&self) -> Self {
        let invert = |change: &RecordDelta| RecordDelta {
            id: change.id.clone(),
            was: change.now.clone(),
            now: change.was.clone(),
        };
        self.0.iter().map(invert).collect()
    }

    /// This delta and then `next` as one.
    pub fn then(mut self, next: Self) -> Self {
        let changes = Arc::make_mut(&mut self.0);
        for change in Arc::unwrap_or_clone(next.0) {
            let place = changes.partition_point(|earlier| earlier.id < change.id);
            match changes.get_mut(place) {
                Some(earlier) if earlier.id == change.id => {
                    join(&mut earlier.was, &mut earlier.now, change.was, change.now);
                    if earlier.was == earlier.now {
                        changes.remove(place);
                    }
                }
                _ => changes.insert(place, change),
            }
        }
        self
    }

    /// What the delta does to a document as it is, which may have been changed by others since: each field that they
    /// left alone becomes what the delta says, what both changed is merged, and where that can't be done the delta decides.
    ///
    /// Nothing that somebody wrote is lost by somebody else's removal: a removal of what has been changed or referred to
    /// since does nothing, and a change of what is in `removed` brings it back.
    pub fn plan(&self, document: &Document, references: &References, removed: &RemovedRecords) -> Patch {
        let mut after: BTreeMap<RecordId, Option<Record>> = BTreeMap::new();
        for change in self.0.iter() {
            let standing = document.record(&change.id);
            match (&change.was, &change.now, standing) {
                (_, None, None) => {}
                (was, None, Some(standing)) => {
                    if was.as_ref() != Some(&standing.write()) {
                        return Patch::default();
                    }
                    after.insert(change.id.clone(), None);
                }
                (None, Some(now), None) => {
                    after.insert(change.id.clone(), read(now.clone()));
                }
                (was, Some(now), standing) => {
                    let standing = standing.or_else(|| removed.get(&change.id));
                    if let Some(standing) = standing {
                        let merged = onto(standing, was.as_ref(), now);
                        after.insert(change.id.clone(), Some(merged));
                    }
                }
            }
        }
        bring_back(document, removed, &mut after);
        if leaves_dangling(references, &after) {
            return Patch::default();
        }
        Patch::from_result(document, after).with_ties(document, references)
    }
}

/// The present content, changed by what was done to an earlier state of it.
fn onto(standing: &Record, was: Option<&UnknownFields>, now: &UnknownFields) -> Record {
    let ours = standing.write();
    let empty = UnknownFields::new();
    let (base, theirs) = match was {
        Some(was) => (overlay(&ours, was, now), overlay(&ours, now, was)),
        // Both made the record, each without knowing of the other.
        None => (empty, now.clone()),
    };
    let kind = standing.kind();
    let merged = merge::fields(kind, &base, &ours, &theirs);
    let mut fields = merged.fields;
    for conflict in merged.conflicts {
        merge::put(&mut fields, &conflict.path, conflict.theirs);
    }
    // Where nobody has changed it since, it becomes what the step made of it, be it of another kind.
    let record = read(fields).filter(|record| record.kind() == kind || base == ours);
    record.unwrap_or_else(|| standing.clone())
}

fn read(fields: UnknownFields) -> Option<Record> {
    let mut is_whole = true;
    let record = Record::read((&fields).into(), &mut |_| is_whole = false);
    record.filter(|_| is_whole)
}

/// `fields` with those of `set` in place, and without those that only `other` has.
fn overlay(fields: &UnknownFields, set: &UnknownFields, other: &UnknownFields) -> UnknownFields {
    let mut laid = fields.clone();
    for name in other.keys() {
        laid.remove(name);
    }
    for (name, value) in set {
        laid.insert(name.clone(), value.clone());
    }
    laid
}

fn keep_differing(was: &mut UnknownFields, now: &mut UnknownFields) {
    was.retain(|name, value| {
        let is_same = now.get(name) == Some(value);
        if is_same {
            now.remove(name);
        }
        !is_same
    });
}

/// Adds a later change of the same record to an earlier one.
fn join(
    was: &mut Option<UnknownFields>,
    now: &mut Option<UnknownFields>,
    next_was: Option<UnknownFields>,
    next_now: Option<UnknownFields>,
) {
    match (was.as_mut(), now.as_mut(), next_was, next_now) {
        // It was added, and then changed or removed.
        (None, Some(first), next_was, next_now) => {
            *now = next_now.map(|next| overlay(first, &next, &next_was.unwrap_or_default()));
        }
        // It changed, and then went: what it was at first is what it was at last with the first change taken back.
        (Some(first_was), Some(first_now), Some(last), None) => {
            *was = Some(overlay(&last, first_was, first_now));
            *now = None;
        }
        // It changed twice.
        (Some(first_was), Some(first_now), Some(next_was), Some(next_now)) => {
            let joined = overlay(first_now, &next_now, &next_was);
            for (name, value) in next_was {
                if !first_was.contains_key(&name) && !first_now.contains_key(&name) {
                    first_was.insert(name, value);
                }
            }
            *first_now = joined;
            keep_differing(first_was, first_now);
        }
        // It was removed, and then restored.
        (Some(first_was), None, _, Some(mut back)) => {
            keep_differing(first_was, &mut back);
            *now = Some(back);
        }
        (_, _, _, next_now) => *now = next_now,
    }
}

/// Brings back what the changed records refer to and others have removed, with its parts. A reference to what is not to be
/// had any longer is dropped.
fn bring_back(document: &Document, removed: &RemovedRecords, after: &mut BTreeMap<RecordId, Option<Record>>) {
    let mut to_visit: Vec<RecordId> = Vec::new();
    for (id, record) in &*after {
        if record.is_some() {
            to_visit.push(id.clone());
        }
    }
    while let Some(id) = to_visit.pop() {
        let mut missing = Vec::new();
        let Some(Some(record)) = after.get(&id) else {
            continue;
        };
        record.references(&mut |to| match after.get(to) {
            Some(None) => {}
            Some(Some(_)) => {}
            None if document.record(to).is_some() => {}
            None => missing.push(to.clone()),
        });
        if let Some(standing) = document.record(&id) {
            // A reference that leads nowhere since before (a file may bring one) stays as it is.
            standing.references(&mut |to| missing.retain(|other| other != to));
        }
        for gone in missing {
            let Some(record) = removed.get(&gone) else {
                if let Some(Some(record)) = after.get_mut(&id) {
                    record.forget(&gone);
                }
                continue;
            };
            after.insert(gone.clone(), Some((**record).clone()));
            for (part, record) in removed {
                if record.part_of() == Some(&gone) && document.record(part).is_none() && !after.contains_key(part) {
                    after.insert(part.clone(), Some((**record).clone()));
                    to_visit.push(part.clone());
                }
            }
            to_visit.push(gone);
        }
    }
}

/// Whether something would be removed that others refer to.
fn leaves_dangling(references: &References, after: &BTreeMap<RecordId, Option<Record>>) -> bool {
    let refers = |record: &Record, gone: &RecordId| {
        let mut found = false;
        record.references(&mut |to| found |= to == gone);
        found
    };
    after.iter().any(|(gone, record)| {
        record.is_none()
            && (references.referrers(gone).any(|from| !after.contains_key(from))
                || after.values().flatten().any(|record| refers(record, gone)))
    })
}
