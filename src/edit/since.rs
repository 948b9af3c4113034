//! What has changed in a document since somebody last looked at it: by record, what is left of all the steps since then.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    delta::RecordDelta,
    history::{History, Step},
    journal::StepId,
};
use crate::domain::{
    records::{
        document::Document,
        record::{Record, RecordKind, UnknownFields},
    },
    values::id::RecordId,
};

/// Where a document was in its history at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// When, in milliseconds since 1970.
    pub at: f64,
    /// The last step that had been taken then, if any had.
    pub step: Option<StepId>,
}

impl Mark {
    /// Where a history is now.
    pub fn of(history: &History, at: f64) -> Self {
        Self {
            at,
            step: history.done().last().map(|step| step.id.clone()),
        }
    }
}

/// What has become of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Becoming {
    /// It has been added.
    Added,
    /// It says something else.
    Changed,
    /// It has been removed.
    Removed,
}

/// A record that is no longer as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedRecord {
    /// The record.
    pub id: RecordId,
    /// Its kind; `None` if this version does not know it.
    pub kind: Option<RecordKind>,
    /// What has become of it.
    pub becoming: Becoming,
    /// As it was, where it is gone and that can be read.
    pub gone: Option<Record>,
}

/// What has changed since a mark.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChangesSince {
    /// The records, in the order of their ids.
    pub records: Vec<ChangedRecord>,
    /// Whether the history no longer reaches back to the mark, so that more may have changed.
    pub may_lack: bool,
}

/// What has changed in a document since a mark. What was changed and changed back has not.
pub fn since(history: &History, document: &Document, mark: &Mark) -> ChangesSince {
    let (done, undone) = (history.done(), history.undone());
    let place_in = |steps: &[Step]| steps.iter().position(|step| Some(&step.id) == mark.step.as_ref());
    let mut traces = Traces::default();
    let mut may_lack = false;
    match (&mark.step, place_in(done), place_in(undone)) {
        (None, ..) => done.iter().for_each(|step| traces.follow(step)),
        (_, Some(place), _) => done.iter().skip(place + 1).for_each(|step| traces.follow(step)),
        // It has been taken back, and so has all that stands after it.
        (_, _, Some(place)) => undone.iter().skip(place).for_each(|step| traces.follow_back(step)),
        (Some(_), None, None) => {
            may_lack = true;
            let later = done.iter().filter(|step| step.at > mark.at);
            later.for_each(|step| traces.follow(step));
        }
    }
    let records = traces.0.into_iter();
    ChangesSince {
        records: records.filter_map(|(id, trace)| trace.result(id, document)).collect(),
        may_lack,
    }
}

/// What is known of how a record was.
#[derive(Default)]
struct Trace<'a> {
    /// Whether it was there.
    was_there: bool,
    /// What fields said that have been touched since; nothing where they said nothing.
    was: BTreeMap<&'a str, Option<&'a Value>>,
    /// Whether these are all its fields: it has been removed since.
    is_whole: bool,
    /// Whether it has been touched more than once, so that it may be as it was.
    is_touched_again: bool,
}

#[derive(Default)]
struct Traces<'a>(BTreeMap<&'a RecordId, Trace<'a>>);

impl<'a> Traces<'a> {
    fn follow(&mut self, step: &'a Step) {
        for RecordDelta { id, was, now } in step.delta.0.iter() {
            self.note(id, was.as_ref(), now.as_ref());
        }
    }

    fn follow_back(&mut self, step: &'a Step) {
        for RecordDelta { id, was, now } in step.delta.0.iter() {
            self.note(id, now.as_ref(), was.as_ref());
        }
    }

    fn note(&mut self, id: &'a RecordId, was: Option<&'a UnknownFields>, now: Option<&'a UnknownFields>) {
        let is_first = !self.0.contains_key(id);
        let trace = self.0.entry(id).or_default();
        trace.is_touched_again = !is_first;
        if is_first {
            trace.was_there = was.is_some();
        }
        if !trace.was_there || trace.is_whole {
            return;
        }
        let Some(was) = was else { return };
        for (name, value) in was {
            trace.was.entry(name.as_str()).or_insert(Some(value));
        }
        match now {
            Some(now) => now.keys().for_each(|name| {
                trace.was.entry(name.as_str()).or_insert(None);
            }),
            None => trace.is_whole = true,
        }
    }
}

impl Trace<'_> {
    /// What has become of the record; `None` if it is as it was.
    fn result(self, id: &RecordId, document: &Document) -> Option<ChangedRecord> {
        let record = document.record(id);
        let changed = |becoming, kind| ChangedRecord {
            id: id.clone(),
            kind,
            becoming,
            gone: None,
        };
        match (self.was_there, record) {
            (false, None) => None,
            (false, Some(record)) => {
                // What the document always has is written when it is first changed.
                let becoming = if record.is_single() {
                    Becoming::Changed
                } else {
                    Becoming::Added
                };
                Some(changed(becoming, record.known_kind()))
            }
            (true, None) => {
                let gone = self
                    .is_whole
                    .then(|| Record::read((&self.fields()).into(), &mut |_| {}));
                let gone = gone.flatten();
                Some(ChangedRecord {
                    kind: gone.as_ref().and_then(Record::known_kind),
                    gone,
                    ..changed(Becoming::Removed, None)
                })
            }
            (true, Some(record)) => {
                let is_same = self.is_touched_again && self.is_as_it_was(record);
                (!is_same).then(|| changed(Becoming::Changed, record.known_kind()))
            }
        }
    }

    fn is_as_it_was(&self, record: &Record) -> bool {
        let now = record.write();
        let is_same = self.was.iter().all(|(name, was)| now.get(*name) == *was);
        is_same && (!self.is_whole || now.keys().all(|name| self.was.contains_key(name.as_str())))
    }

    fn fields(&self) -> UnknownFields {
        let said = self.was.iter();
        said.filter_map(|(name, value)| Some(((*name).to_owned(), (*value)?.clone())))
            .collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
