//! Two documents record by record, before it is asked what rests on what.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    documents::{Cause, Conflict, Scope, Side},
    fields::{FieldConflict, FieldPath, fields, put},
    removals::{gone_since, without},
};
use crate::{
    domain::{
        records::{
            document::Document,
            record::{Record, UnknownFields},
        },
        values::id::RecordId,
    },
    edit::difference,
};

/// Every record of either side with what becomes of it.
#[derive(Default)]
pub(super) struct RecordMerge {
    /// What each becomes, as ours where there is a conflict; `None` where it goes.
    pub(super) records: BTreeMap<RecordId, Option<Arc<Record>>>,
    /// Who removed what the other side still has, edited or not.
    pub(super) removed: BTreeMap<RecordId, Side>,
    /// Fields and kinds that can't be brought together, in the order of ids and fields.
    pub(super) conflicts: Vec<Conflict>,
    /// How many records are the same on both sides.
    pub(super) identical: usize,
}

pub(super) fn together(base: Option<&Document>, ours: &Document, theirs: &Document, scope: Scope) -> RecordMerge {
    let mut together = RecordMerge::default();
    // What a part lacks has not been removed.
    let now = match scope {
        Scope::Whole => [ours, theirs],
        Scope::Part => [ours, ours],
    };
    let ids: BTreeSet<&RecordId> = ours.records().chain(theirs.records()).map(|(id, _)| id).collect();
    for id in ids {
        let before = base.and_then(|base| base.record(id));
        let sides = [ours.record(id), theirs.record(id)];
        let record = match sides {
            [Some(one), Some(other)] if same(one, other) => {
                together.identical += 1;
                Some(one.clone())
            }
            [Some(one), Some(other)] => Some(both(&mut together, id, base, [one, other], now)),
            [Some(record), None] | [None, Some(record)] => {
                let by = if sides[0].is_none() { Side::Ours } else { Side::Theirs };
                // What belongs to the document itself can't be removed, and what a part lacks has not been.
                let is_removed = before.is_some() && !record.is_single() && (by, scope) != (Side::Theirs, Scope::Part);
                if is_removed {
                    together.removed.insert(id.clone(), by);
                }
                (!is_removed).then(|| record.clone())
            }
            [None, None] => None,
        };
        together.records.insert(id.clone(), record);
    }
    together
}

/// A record that both sides have, with other content.
fn both(
    together: &mut RecordMerge,
    id: &RecordId,
    base: Option<&Document>,
    [ours, theirs]: [&Arc<Record>; 2],
    now: [&Document; 2],
) -> Arc<Record> {
    let before = base.and_then(|base| base.record(id));
    if before.is_some_and(|before| same(before, theirs)) {
        return ours.clone();
    }
    if before.is_some_and(|before| same(before, ours)) {
        return theirs.clone();
    }
    let kind = ours.kind();
    let mut note = |cause: Cause| {
        together.conflicts.push(Conflict { id: id.clone(), cause });
    };
    if kind != theirs.kind() {
        note(Cause::OtherKind);
        return ours.clone();
    }
    let Some(base) = base else {
        if ours.is_confidential() {
            note(Cause::Confidential);
        }
        for change in difference::of_records(ours, theirs) {
            note(Cause::Field(FieldConflict {
                path: change.path,
                base: None,
                ours: change.before,
                theirs: change.after,
            }));
        }
        return ours.clone();
    };
    // To remove what is referred to is not to edit the reference.
    let gone = before.map_or_else(Vec::new, |before| gone_since(before, base, now));
    let before = match before {
        Some(before) if before.kind() == kind => without(before, &gone).write(),
        _ => empty(kind),
    };
    let [one, other] = [ours, theirs].map(|side| without(side, &gone).write());
    let merged = fields(kind, &before, &one, &other);
    if ours.is_confidential() && !merged.conflicts.is_empty() {
        note(Cause::Confidential);
        return ours.clone();
    }
    for conflict in merged.conflicts {
        note(Cause::Field(conflict));
    }
    read(merged.fields).unwrap_or_else(|| ours.clone())
}

/// Lets each conflict be settled by what `choice` says of its record and field.
pub(super) fn choose(
    together: &mut RecordMerge,
    theirs: &Document,
    choice: &dyn Fn(&RecordId, Option<&FieldPath>) -> Side,
) {
    for Conflict { id, cause } in &together.conflicts {
        let path = match cause {
            Cause::Field(conflict) => Some(&conflict.path),
            Cause::OtherKind | Cause::Confidential | Cause::Removed { .. } => None,
        };
        let Some(Some(record)) = together.records.get_mut(id) else {
            continue;
        };
        if choice(id, path) == Side::Ours {
            continue;
        }
        let chosen = match cause {
            Cause::Field(conflict) => {
                let mut fields = record.write();
                put(&mut fields, &conflict.path, conflict.theirs.clone());
                read(fields)
            }
            Cause::OtherKind | Cause::Confidential | Cause::Removed { .. } => theirs.record(id).cloned(),
        };
        if let Some(chosen) = chosen {
            *record = chosen;
        }
    }
}

/// Whether both are the same record; first by where they lie, since most are.
pub(super) fn same(one: &Arc<Record>, other: &Arc<Record>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}

/// What a record of this kind says when nobody has written anything in it.
fn empty(kind: &str) -> UnknownFields {
    let mut fields = UnknownFields::new();
    fields.insert("kind".into(), kind.into());
    read(fields.clone()).map_or(fields, |record| record.write())
}

/// The record of its fields; `None` if one of them can't be read.
pub(super) fn read(fields: UnknownFields) -> Option<Arc<Record>> {
    let mut is_whole = true;
    let record = Record::read((&fields).into(), &mut |_| is_whole = false);
    record.filter(|_| is_whole).map(Arc::new)
}
