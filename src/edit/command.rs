//! Commands: what a user can do to a document, planned without doing it.

use std::{collections::BTreeMap, sync::Arc};

use thiserror::Error;

use super::{
    history::{Burst, RecordBurst},
    keepable::{Keepable, as_kept},
    patch::{Change, Patch},
};
use crate::domain::{
    records::{
        document::{Document, MOST_RECORDS},
        record::{Record, RecordKind},
        references::References,
        version::Version,
    },
    values::{
        field::Expectation,
        id::{Id, RecordId},
    },
};

/// Something that a user does to the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Adds a record, and with it any that it needs at once (a new owner with an action, say).
    Add(Vec<(RecordId, Record)>),
    /// Adds a record that its first change makes, as the first letter in a field of one that is not there yet does, and with it any that it needs.
    Begin {
        /// The record as its change makes it, before those that it needs.
        records: Vec<(RecordId, Record)>,
        /// What it has in common with the changes that follow and are one step with it; `None` if it's a step of its own.
        burst: Option<Burst>,
    },
    /// Gives a record other content.
    Change {
        /// The record.
        id: RecordId,
        /// Its new content, of the same kind.
        record: Record,
        /// What it has in common with the changes that it's one step with; `None` if it's a step of its own.
        burst: Option<Burst>,
    },
    /// Removes a record, its parts, and every reference to them.
    Remove(RecordId),
    /// Adds many records from a file as one step.
    Import(Vec<(RecordId, Keepable)>),
    /// Changes and removes many as one step, as where a file comes back: adds records, gives others new content, and removes some as [`Command::Remove`] does.
    Update {
        /// What each record of the file becomes.
        records: Vec<(RecordId, Record)>,
        /// What goes.
        removed: Vec<RecordId>,
        /// What the step is called.
        label: Label,
    },
    /// Adds records and gives others new content, as one step.
    Put {
        /// What each record becomes.
        records: Vec<(RecordId, Record)>,
        /// What the step is called.
        label: Label,
    },
    /// Takes in another document as one step: what each record becomes (`Merge::resolve`), `None` where it goes.
    Merge {
        /// What each record becomes.
        records: Vec<(RecordId, Option<Record>)>,
        /// The last point that the other document has passed: what was merged is part of this one until the step
        /// is taken back.
        point: Option<RecordId>,
    },
    /// Makes every record what it was in a version, as one step. Versions themselves stay.
    Restore(RecordId),
}

/// What a step of the history did, to be named in the user's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// A record of this kind was added; `None` if this version does not know the kind.
    Added(Option<RecordKind>),
    /// A record of this kind was changed.
    Changed(Option<RecordKind>),
    /// A record of this kind was removed.
    Removed(Option<RecordKind>),
    /// So many records were imported.
    Imported(usize),
    /// So many responses were collected.
    Collected(usize),
    /// So many elements of the structure map were changed at once.
    ChangedElements(usize),
    /// So many actions were changed at once.
    ChangedActions(usize),
    /// So many contributions were changed at once.
    ChangedContributions(usize),
    /// So many elements of the structure map were removed at once.
    RemovedElements(usize),
    /// So many records became others as another document was merged in.
    Merged {
        /// How many.
        records: usize,
        /// The last point that the other document had passed.
        point: Option<RecordId>,
    },
    /// A record of this kind got other days.
    Rescheduled(Option<RecordKind>),
    /// A line of the structure map became two.
    Split,
    /// Two lines of the structure map became one.
    Joined,
    /// The document became what it was in a version.
    Restored,
    /// Priorities were sent out for consultation.
    SentOut,
}

/// Why a command can't be carried out.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The record is not there (any longer).
    #[error("there is no record {0}")]
    NoSuchRecord(RecordId),
    /// A record of that id is there already.
    #[error("there is a record {0} already")]
    AlreadyThere(RecordId),
    /// The new content is of another kind than the record.
    #[error("record {0} is of another kind")]
    AnotherKind(RecordId),
    /// The new content refers to a record that is not there.
    #[error("record {0} is referred to but not there")]
    NoSuchReference(RecordId),
    /// The document can't be without this record.
    #[error("record {0} belongs to the document itself")]
    BelongsToDocument(RecordId),
    /// The new content could not be read back from a file: a position that is no number, a line of one point.
    #[error("record {id} can't be kept: {place} should be {expected:?}")]
    CantBeKept {
        /// The record.
        id: RecordId,
        /// The path in the record, as `geometry`.
        place: String,
        /// What should be there.
        expected: Expectation,
    },
    /// The document would have more than [`MOST_RECORDS`].
    #[error("there would be more than {MOST_RECORDS} records")]
    TooManyRecords,
}

impl Command {
    /// What the command would change, or why it can't be carried out. Changes nothing.
    ///
    /// # Errors
    /// [`Refusal`] where the command does not fit the document.
    pub fn plan(&self, document: &Document, references: &References) -> Result<Patch, Refusal> {
        let patch = self.plan_alone(document, references)?;
        Ok(patch.with_ties(document, references))
    }

    fn plan_alone(&self, document: &Document, references: &References) -> Result<Patch, Refusal> {
        match self {
            Self::Add(records) | Self::Begin { records, .. } => plan_add(document, &keepable(records)?),
            Self::Import(records) => plan_add(document, records),
            Self::Change { id, record, .. } => plan_change(document, id, record),
            Self::Remove(id) => {
                let after = removal(document, references, std::slice::from_ref(id))?;
                Ok(Patch::from_result(document, after))
            }
            Self::Update { records, removed, .. } => plan_update(document, references, records, removed),
            Self::Put { records, .. } => {
                check_kinds(document, records)?;
                let mut records = records.iter().map(|(id, record)| (id, Some(record)));
                plan_merge(document, references, &mut records)
            }
            Self::Merge { records, .. } => {
                let records = records.iter();
                let mut records = records.map(|(id, record)| (id, record.as_ref()));
                plan_merge(document, references, &mut records)
            }
            Self::Restore(version) => plan_restore(document, version),
        }
    }

    /// What the step is called in the history.
    pub fn label(&self, document: &Document) -> Label {
        match self {
            Self::Add(records) | Self::Begin { records, .. } => {
                Label::Added(records.first().and_then(|(_, record)| record.known_kind()))
            }
            Self::Change { record, .. } => Label::Changed(record.known_kind()),
            Self::Remove(id) => Label::Removed(document.record(id).and_then(|record| record.known_kind())),
            Self::Import(records) => Label::Imported(records.len()),
            Self::Update { label, .. } | Self::Put { label, .. } => label.clone(),
            Self::Merge { records, point } => Label::Merged {
                records: records.len(),
                point: point.clone(),
            },
            Self::Restore(_) => Label::Restored,
        }
    }

    /// Whether the user sees what it does where it is done, as a letter in its field. What the others do may be out of sight.
    pub fn is_in_sight(&self) -> bool {
        matches!(self, Self::Change { .. })
    }

    /// What a following command must share with this one to be part of the same step; `None` if no other can be.
    pub fn burst(&self) -> Option<RecordBurst> {
        match self {
            Self::Begin { records, burst } => {
                let (id, record) = records.first()?;
                let burst = burst.clone()?;
                // What is chosen at once is whole with its first change: to take it away again is a step of its own.
                let field = record.known_kind()?.field(burst.field())?;
                field.meaning.is_written().then(|| (id.clone(), burst))
            }
            Self::Change { id, burst, .. } => Some((id.clone(), burst.clone()?)),
            Self::Add(_)
            | Self::Remove(_)
            | Self::Import(_)
            | Self::Update { .. }
            | Self::Put { .. }
            | Self::Merge { .. }
            | Self::Restore(_) => None,
        }
    }
}

fn keepable(records: &[(RecordId, Record)]) -> Result<Vec<(RecordId, Keepable)>, Refusal> {
    let each = |(id, record): &(RecordId, Record)| Ok((id.clone(), Keepable::of(id, record)?));
    records.iter().map(each).collect()
}

fn plan_add(document: &Document, records: &[(RecordId, Keepable)]) -> Result<Patch, Refusal> {
    let mut added = BTreeMap::new();
    for (id, record) in records {
        if document.record(id).is_some() || added.insert(id, record).is_some() {
            return Err(Refusal::AlreadyThere(id.clone()));
        }
    }
    if document.len() + added.len() > MOST_RECORDS {
        return Err(Refusal::TooManyRecords);
    }
    for record in added.values() {
        check_references(record, |id| added.contains_key(id) || document.record(id).is_some())?;
    }
    let change = |(id, record): (&RecordId, &Keepable)| Change {
        id: id.clone(),
        before: None,
        after: Some(record.shared()),
    };
    Ok(Patch(added.into_iter().map(change).collect()))
}

fn plan_change(document: &Document, id: &RecordId, record: &Record) -> Result<Patch, Refusal> {
    let before = document.record(id).ok_or_else(|| Refusal::NoSuchRecord(id.clone()))?;
    if before.kind() != record.kind() {
        return Err(Refusal::AnotherKind(id.clone()));
    }
    // A reference that dangles since before (a file may bring one) must not stop an edit of another field.
    let mut had = Vec::new();
    before.references(&mut |to| had.push(to.clone()));
    check_references(record, |to| document.record(to).is_some() || had.contains(to))?;
    let kept = as_kept(id, record)?;
    Ok(Patch::from_result(document, [(id.clone(), Some(kept))]))
}

/// No record becomes one of another kind.
pub(super) fn check_kinds(document: &Document, records: &[(RecordId, Record)]) -> Result<(), Refusal> {
    let other = records.iter().find(|(id, record)| {
        let before = document.record(id);
        before.is_some_and(|before| before.kind() != record.kind())
    });
    other.map_or(Ok(()), |(id, _)| Err(Refusal::AnotherKind(id.clone())))
}

fn plan_update(
    document: &Document,
    references: &References,
    records: &[(RecordId, Record)],
    removed: &[RecordId],
) -> Result<Patch, Refusal> {
    check_kinds(document, records)?;
    let mut after = removal(document, references, removed)?;
    for (id, record) in records {
        let mut record = record.clone();
        let mut lost = Vec::new();
        record.references(&mut |to| {
            if after.get(to).is_some_and(Option::is_none) {
                lost.push(to.clone());
            }
        });
        lost.iter().for_each(|gone| record.forget(gone));
        after.insert(id.clone(), Some(record));
    }
    let mut after = after.iter().map(|(id, record)| (id, record.as_ref()));
    plan_merge(document, references, &mut after)
}

/// What becomes of records that go, of their parts, which go too, and of what refers to them.
fn removal(
    document: &Document,
    references: &References,
    ids: &[RecordId],
) -> Result<BTreeMap<RecordId, Option<Record>>, Refusal> {
    let mut after: BTreeMap<RecordId, Option<Record>> = BTreeMap::new();
    for id in ids {
        let record = document.record(id).ok_or_else(|| Refusal::NoSuchRecord(id.clone()))?;
        if record.is_single() {
            return Err(Refusal::BelongsToDocument(id.clone()));
        }
        after.insert(id.clone(), None);
    }
    let mut to_visit = ids.to_vec();
    while let Some(gone) = to_visit.pop() {
        for from in references.referrers(&gone) {
            let Some(referrer) = document.record(from) else {
                continue;
            };
            if after.get(from).is_some_and(Option::is_none) {
                continue;
            }
            if referrer.part_of() == Some(&gone) {
                after.insert(from.clone(), None);
                to_visit.push(from.clone());
            } else {
                let kept = after.entry(from.clone()).or_insert_with(|| Some((**referrer).clone()));
                if let Some(kept) = kept {
                    kept.forget(&gone);
                }
            }
        }
    }
    Ok(after)
}

fn plan_merge(
    document: &Document,
    references: &References,
    records: &mut dyn Iterator<Item = (&RecordId, Option<&Record>)>,
) -> Result<Patch, Refusal> {
    let mut after = BTreeMap::new();
    for (id, record) in records {
        let kept = record.map(|record| as_kept(id, record)).transpose()?;
        if after.insert(id.clone(), kept).is_some() {
            return Err(Refusal::AlreadyThere(id.clone()));
        }
    }
    let is_there = |id: &RecordId| match after.get(id) {
        Some(record) => record.is_some(),
        None => document.record(id).is_some(),
    };
    let mut count = document.len();
    for (id, record) in &after {
        match (document.record(id), record) {
            (None, Some(_)) => count += 1,
            (Some(_), None) => count -= 1,
            _ => {}
        }
        if record.is_none()
            && let Some(left) = references.referrers(id).find(|from| !after.contains_key(*from))
        {
            return Err(Refusal::NoSuchReference(left.clone()));
        }
        let Some(record) = record else { continue };
        let before = document.record(id);
        let mut had = Vec::new();
        if let Some(before) = before {
            before.references(&mut |to| had.push(to.clone()));
        }
        // As in a change: what dangles since before may stay so.
        check_references(record, |to| {
            is_there(to) || (document.record(to).is_none() && had.contains(to))
        })?;
    }
    if count > MOST_RECORDS {
        return Err(Refusal::TooManyRecords);
    }
    Ok(Patch::from_result(document, after))
}

fn plan_restore(document: &Document, version: &RecordId) -> Result<Patch, Refusal> {
    let content = document
        .get(&Id::<Version>::of(version.clone()))
        .map(|version| version.content.clone())
        .ok_or_else(|| Refusal::NoSuchRecord(version.clone()))?;
    let mut changes = Vec::new();
    let mut change = |id: &RecordId, after: Option<&Arc<Record>>| {
        changes.push(Change {
            id: id.clone(),
            before: document.record(id).cloned(),
            after: after.cloned(),
        });
    };
    let mut count = 0;
    for (id, now) in document.records() {
        if matches!(**now, Record::Version(_)) {
            count += 1;
        } else if content.record(id) != Some(now) {
            change(id, content.record(id));
        }
    }
    for (id, then) in content.records() {
        count += 1;
        match document.record(id) {
            // A version has taken the place of what was there; the version stays.
            Some(now) if matches!(**now, Record::Version(_)) => count -= 1,
            Some(_) => {}
            None => change(id, Some(then)),
        }
    }
    if count > MOST_RECORDS {
        return Err(Refusal::TooManyRecords);
    }
    Ok(Patch(changes))
}

pub(super) fn check_references(record: &Record, is_there: impl Fn(&RecordId) -> bool) -> Result<(), Refusal> {
    let mut dangling = None;
    record.references(&mut |to| {
        if dangling.is_none() && !is_there(to) {
            dangling = Some(to.clone());
        }
    });
    dangling.map_or(Ok(()), |id| Err(Refusal::NoSuchReference(id)))
}
