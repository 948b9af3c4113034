//! What one side removed and the other works on, and what rests on it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    documents::{Cause, Conflict, Scope, Side},
    fields::fields,
    records::{read, same},
};
use crate::domain::{
    records::{document::Document, record::Record, references::References},
    values::{field::Shape, id::RecordId},
};

/// Removals that have to be chosen about.
pub(super) struct ContestedRemovals {
    /// One for each whole.
    pub(super) conflicts: Vec<Conflict>,
    /// The removed records that follow these choices: the wholes and their parts.
    pub(super) with_them: BTreeSet<RecordId>,
}

/// Finds the removals that are not simply carried out: the other side has edited the record or a part of it, or newly refers
/// to it or to a part of it.
pub(super) fn contested(
    base: Option<&Document>,
    ours: &Document,
    theirs: &Document,
    removed: &BTreeMap<RecordId, Side>,
) -> ContestedRemovals {
    let mut found: BTreeMap<&RecordId, (Side, Vec<RecordId>, BTreeSet<RecordId>)> = BTreeMap::new();
    let (Some(base), false) = (base, removed.is_empty()) else {
        return ContestedRemovals {
            conflicts: Vec::new(),
            with_them: BTreeSet::new(),
        };
    };
    let keeper = |by: Side| match by {
        Side::Ours => theirs,
        Side::Theirs => ours,
    };
    let [in_ours, in_theirs] = [ours, theirs].map(References::of);
    let mut wholes = BTreeMap::new();
    for (id, by) in removed {
        let kept_in = keeper(*by);
        let whole = whole_of(id, *by, kept_in, removed);
        wholes.insert(id, whole);
        let is_edited = is_edited(base, kept_in, keeper(by.other()), id);
        let references = match by {
            Side::Ours => &in_theirs,
            Side::Theirs => &in_ours,
        };
        let refers = |from: &RecordId| base.record(from).is_some_and(|from| refers(from, id));
        let newly = references.referrers(id).filter(|from| *from != id);
        let newly: Vec<_> = newly.filter(|from| !refers(from)).cloned().collect();
        if !is_edited && newly.is_empty() {
            continue;
        }
        let (_, edited, referred) = found.entry(whole).or_insert_with(|| (*by, Vec::new(), BTreeSet::new()));
        if is_edited {
            edited.push(id.clone());
        }
        referred.extend(newly);
    }
    let follows = |(id, whole): (&RecordId, &RecordId)| found.contains_key(whole).then(|| id.clone());
    let with_them = wholes.into_iter().filter_map(follows).collect();
    let conflict = |(id, (by, edited, referred)): (&RecordId, (Side, Vec<_>, BTreeSet<_>))| Conflict {
        id: id.clone(),
        cause: Cause::Removed {
            by,
            edited,
            referred: referred.into_iter().collect(),
        },
    };
    ContestedRemovals {
        conflicts: found.into_iter().map(conflict).collect(),
        with_them,
    }
}

/// The outermost record that the same side removed and that this one is a part of; itself where there is none.
fn whole_of<'a>(id: &'a RecordId, by: Side, kept_in: &'a Document, removed: &BTreeMap<RecordId, Side>) -> &'a RecordId {
    let mut passed = BTreeSet::from([id]);
    let mut whole = id;
    while let Some(next) = kept_in.record(whole).and_then(|record| record.part_of())
        && removed.get(next) == Some(&by)
        && passed.insert(next)
    {
        whole = next;
    }
    whole
}

/// Whether somebody has changed the record since, other than by removing what it referred to. To let go of a reference to what the
/// other side has removed is no change either: after the merge nobody could tell it from the removal.
fn is_edited(base: &Document, now: &Document, gone_from: &Document, id: &RecordId) -> bool {
    let (Some(before), Some(after)) = (base.record(id), now.record(id)) else {
        return true;
    };
    !same(before, after) && {
        let gone = gone_since(before, base, [now, gone_from]);
        without(before, &gone) != without(after, &gone)
    }
}

/// What the record of `base` refers to and one of the others has removed.
pub(super) fn gone_since(record: &Record, base: &Document, now: [&Document; 2]) -> Vec<RecordId> {
    let mut gone = Vec::new();
    record.references(&mut |to| {
        let is_gone = base.record(to).is_some() && now.iter().any(|now| now.record(to).is_none());
        if is_gone && !gone.contains(to) {
            gone.push(to.clone());
        }
    });
    gone
}

/// The record without its references to `gone`.
pub(super) fn without(record: &Record, gone: &[RecordId]) -> Record {
    let mut record = record.clone();
    gone.iter().for_each(|gone| record.forget(gone));
    record
}

fn refers(from: &Record, id: &RecordId) -> bool {
    let mut found = false;
    from.references(&mut |to| found |= to == id);
    found
}

/// The record and its parts, and theirs.
fn with_parts(document: &Document, references: &References, id: &RecordId) -> BTreeSet<RecordId> {
    let mut found = BTreeSet::from([id.clone()]);
    let mut to_visit = vec![id.clone()];
    while let Some(whole) = to_visit.pop() {
        for from in references.referrers(&whole) {
            let record = document.record(from);
            let is_part = record.is_some_and(|record| record.part_of() == Some(&whole));
            if is_part && found.insert(from.clone()) {
                to_visit.push(from.clone());
            }
        }
    }
    found
}

/// Removes the record and its parts where they are kept; a part that the other side has moved elsewhere stays.
pub(super) fn remove(kept_in: &mut Document, references: &References, gone_from: &Document, id: &RecordId) {
    for gone in with_parts(kept_in, references, id) {
        if gone_from.record(&gone).is_none() {
            kept_in.put(gone, None);
        }
    }
}

/// Takes the removal of a record back where it was removed, as if it had never been: its parts and the references to them
/// come back as they were in `base`.
pub(super) fn reinstate(gone_from: &mut Document, base: &Document, references: &References, id: &RecordId) {
    let back = with_parts(base, references, id);
    let is_gone = |id: &RecordId| gone_from.record(id).is_none();
    let back: Vec<_> = back.into_iter().filter(is_gone).collect();
    for id in &back {
        gone_from.put(id.clone(), base.record(id).cloned());
    }
    let from: BTreeSet<_> = back.iter().flat_map(|id| references.referrers(id)).collect();
    for from in from {
        let (Some(before), Some(now)) = (base.record(from), gone_from.record(from)) else {
            continue;
        };
        // From the record without the references to the record with them, while it has become what it is.
        let merged = fields(
            before.kind(),
            &without(before, &back).write(),
            &now.write(),
            &before.write(),
        );
        if let Some(record) = read(merged.fields) {
            gone_from.put(from.clone(), Some(record));
        }
    }
}

/// Drops every reference to a record that is not there, except where it was so on both sides, and every part whose whole
/// has been removed. A part that one side had moved to what is not there goes back to the whole that it has on the other.
pub(super) fn sweep(records: &mut BTreeMap<RecordId, Option<Arc<Record>>>, sides: [&Document; 2], scope: Scope) {
    let was_so = |document: &Document, id: &RecordId, to: &RecordId| {
        let record = document.record(id);
        record.is_some_and(|record| refers(record, to)) && document.record(to).is_none()
    };
    let may_dangle = |id: &RecordId, to: &RecordId| {
        let [ours, theirs] = sides.map(|side| was_so(side, id, to));
        ours && (theirs || scope == Scope::Part)
    };
    loop {
        let is_there = |to: &RecordId| records.get(to).is_some_and(Option::is_some);
        let mut dangling: Vec<(RecordId, RecordId)> = Vec::new();
        for (id, record) in &*records {
            let Some(record) = record else { continue };
            record.references(&mut |to| {
                if !is_there(to) && !may_dangle(id, to) {
                    dangling.push((id.clone(), to.clone()));
                }
            });
        }
        if dangling.is_empty() {
            return;
        }
        for (id, to) in dangling {
            let after = match records.get(&id) {
                Some(Some(record)) => settle(record, &id, &to, records, sides),
                _ => continue,
            };
            records.insert(id, after);
        }
    }
}

/// What becomes of a record that refers to one that is not there.
fn settle(
    record: &Arc<Record>,
    id: &RecordId,
    gone: &RecordId,
    records: &BTreeMap<RecordId, Option<Arc<Record>>>,
    sides: [&Document; 2],
) -> Option<Arc<Record>> {
    let without = || Arc::new(without(record, std::slice::from_ref(gone)));
    if record.part_of() != Some(gone) {
        return Some(without());
    }
    let before = sides.map(|side| side.record(id));
    let wholes = before.into_iter().flatten().filter_map(|record| record.part_of());
    let elsewhere = wholes
        .filter(|whole| records.get(*whole).is_some_and(Option::is_some))
        .min();
    if let Some(whole) = elsewhere {
        let mut fields = record.write();
        for (name, value) in &mut fields {
            let may_refer = Record::shape(record.kind(), name) == Shape::Whole && !record.unknown().contains_key(name);
            if may_refer && value.as_str() == Some(gone.as_str()) {
                *value = whole.as_str().into();
            }
        }
        return Some(read(fields).unwrap_or_else(without));
    }
    let was_anywhere = sides.iter().any(|side| side.record(gone).is_some());
    let is_on_both = before.iter().all(Option::is_some);
    (is_on_both && !was_anywhere).then(without)
}
