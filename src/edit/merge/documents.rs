//! Two documents that went different ways.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    fields::FieldConflict,
    records::{self, same},
    removals,
};
use crate::domain::{
    records::{document::Document, record::Record, references::References},
    values::id::RecordId,
};

/// Which of the two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The one that is open.
    Ours,
    /// The one that is merged in.
    Theirs,
}

impl Side {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Ours => Self::Theirs,
            Self::Theirs => Self::Ours,
        }
    }
}

/// How much of a document the other side contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of it: what it lacks has been removed.
    Whole,
    /// Some of the records: what it lacks says nothing.
    Part,
}

/// Why two changes of a record can't be brought together.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// A field says one thing here and another there.
    Field(FieldConflict),
    /// The record is of one kind here and of another there; it is taken as one.
    OtherKind,
    /// The record says other things here than there, and its kind is confidential; it is taken as one.
    Confidential,
    /// One side removed what the other one works on. To choose the side that removed it is to let it go, with its parts
    /// and every reference to them.
    Removed {
        /// Who removed it.
        by: Side,
        /// The record itself and parts of it, as far as the other side has changed them.
        edited: Vec<RecordId>,
        /// Records in which the other side refers to it, or to a part of it, and did not before.
        referred: Vec<RecordId>,
    },
}

/// A choice that somebody has to make.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The record.
    pub id: RecordId,
    /// Why.
    pub cause: Cause,
}

/// The result of bringing two documents together, before anything is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    base: Option<Document>,
    ours: Document,
    theirs: Document,
    scope: Scope,
    /// Records that theirs brings.
    pub added: Vec<RecordId>,
    /// Records that theirs changes, without any conflict.
    pub changed: Vec<RecordId>,
    /// Records that theirs removes.
    pub removed: Vec<RecordId>,
    /// Records that only ours has, and that stay.
    pub only_ours: Vec<RecordId>,
    /// Records that stay as they are here while theirs has them otherwise.
    pub changed_here: Vec<RecordId>,
    /// How many records are the same on both sides.
    pub identical: usize,
    /// What has to be chosen, in the order of ids and fields. The same either way round.
    pub conflicts: Vec<Conflict>,
}

/// Brings two documents together that both come from `base`.
///
/// Without a common ancestor nothing counts as removed, and every field that differs is a conflict.
pub fn documents(base: Option<&Document>, ours: &Document, theirs: &Document, scope: Scope) -> Merge {
    let first = records::together(base, ours, theirs, scope);
    let contested = removals::contested(base, ours, theirs, &first.removed);
    let mut conflicts = contested.conflicts;
    // What else there is to choose does not depend on these: it is looked for as if all of them stayed.
    let [kept_ours, kept_theirs] = settled(base, [ours, theirs], &conflicts, &|_, by| by.other());
    let together = if conflicts.is_empty() {
        first
    } else {
        records::together(base, &kept_ours, &kept_theirs, scope)
    };
    conflicts.extend(together.conflicts);
    // Stable: the fields of a record stay in their order.
    conflicts.sort_by(|one, other| one.id.cmp(&other.id));

    let mut merge = Merge {
        base: base.cloned(),
        ours: ours.clone(),
        theirs: theirs.clone(),
        scope,
        added: Vec::new(),
        changed: Vec::new(),
        removed: Vec::new(),
        only_ours: Vec::new(),
        changed_here: Vec::new(),
        identical: together.identical,
        conflicts,
    };
    for (id, record) in &together.records {
        let in_conflict = merge.conflicts.binary_search_by(|conflict| conflict.id.cmp(id));
        if in_conflict.is_ok() || contested.with_them.contains(id) {
            continue;
        }
        match (ours.record(id), record) {
            (None, Some(_)) => merge.added.push(id.clone()),
            (Some(_), None) => merge.removed.push(id.clone()),
            (Some(before), Some(after)) if !same(before, after) => merge.changed.push(id.clone()),
            (Some(before), Some(_)) => match theirs.record(id) {
                None => merge.only_ours.push(id.clone()),
                Some(there) if !same(before, there) => merge.changed_here.push(id.clone()),
                Some(_) => {}
            },
            (None, None) => {}
        }
    }
    merge
}

impl Merge {
    /// What both come from, where that is known.
    pub fn base(&self) -> Option<&Document> {
        self.base.as_ref()
    }

    /// The document that is open.
    pub fn ours(&self) -> &Document {
        &self.ours
    }

    /// The document that is merged in.
    pub fn theirs(&self) -> &Document {
        &self.theirs
    }

    /// The document as it would be with each conflict settled as it is here: to see what changes without being asked.
    pub fn kept(&self) -> Document {
        let mut kept = self.ours.clone();
        for (id, record) in self.resolve(&[]) {
            kept.put(id, record.map(Arc::new));
        }
        kept
    }

    /// Whether theirs brings nothing and nothing has to be chosen.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty() && self.conflicts.is_empty()
    }

    /// The records that become others when each conflict is settled by the choice at its place, ours where there is none:
    /// what each becomes, `None` where it goes.
    ///
    /// No reference is left to a record that is not there, except where it was so on both sides; parts go with their whole.
    pub fn resolve(&self, choices: &[Side]) -> Vec<(RecordId, Option<Record>)> {
        let choice = |place: usize| choices.get(place).copied().unwrap_or(Side::Ours);
        let base = self.base.as_ref();
        let before = [&self.ours, &self.theirs];
        let [ours, theirs] = settled(base, before, &self.conflicts, &|place, _| choice(place));
        let mut together = records::together(base, &ours, &theirs, self.scope);
        let mut chosen = BTreeMap::new();
        for (place, conflict) in self.conflicts.iter().enumerate() {
            let path = match &conflict.cause {
                Cause::Field(field) => Some(&field.path),
                Cause::OtherKind | Cause::Confidential | Cause::Removed { .. } => None,
            };
            chosen.insert((&conflict.id, path), choice(place));
        }
        records::choose(&mut together, &theirs, &|id, path| {
            chosen.get(&(id, path)).copied().unwrap_or(Side::Ours)
        });
        // A part that came to its whole on one side only can be contested once the whole stays: then it stays too.
        let left = removals::contested(base, &ours, &theirs, &together.removed);
        for id in left.with_them {
            let kept = ours.record(&id).or_else(|| theirs.record(&id)).cloned();
            together.records.insert(id, kept);
        }
        removals::sweep(&mut together.records, before, self.scope);
        let mut changes = Vec::new();
        let mut note = |id: &RecordId, after: Option<&Arc<Record>>| {
            if self.ours.record(id) != after {
                changes.push((id.clone(), after.map(|record| (**record).clone())));
            }
        };
        for (id, record) in &together.records {
            note(id, record.as_ref());
        }
        for (id, _) in self.ours.records() {
            if !together.records.contains_key(id) {
                note(id, None);
            }
        }
        changes
    }
}

/// Both documents, with each removal that has to be chosen about carried out on both or on neither.
fn settled(
    base: Option<&Document>,
    [ours, theirs]: [&Document; 2],
    conflicts: &[Conflict],
    choice: &dyn Fn(usize, Side) -> Side,
) -> [Document; 2] {
    let (mut one, mut other) = (ours.clone(), theirs.clone());
    let is_removal = |conflict: &Conflict| matches!(conflict.cause, Cause::Removed { .. });
    let (Some(base), true) = (base, conflicts.iter().any(is_removal)) else {
        return [one, other];
    };
    let [in_ours, in_theirs, in_base] = [ours, theirs, base].map(References::of);
    for (place, Conflict { id, cause }) in conflicts.iter().enumerate() {
        let Cause::Removed { by, .. } = *cause else {
            continue;
        };
        let (gone_from, kept_in, references) = match by {
            Side::Ours => (&mut one, &mut other, &in_theirs),
            Side::Theirs => (&mut other, &mut one, &in_ours),
        };
        if choice(place, by) == by {
            removals::remove(kept_in, references, gone_from, id);
        } else {
            removals::reinstate(gone_from, base, &in_base, id);
        }
    }
    [one, other]
}
