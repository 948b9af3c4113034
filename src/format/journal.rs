//! The journal as it is written down: one entry a text, sealed with a check sum.

use serde_json::{Map, Value};

use super::{checked, envelope::VERSION, upgrade::upgrade_entry};
use crate::{
    domain::{
        json,
        records::record::{RecordKind, UnknownFields},
        values::id::RecordId,
    },
    edit::{
        command::Label,
        delta::{Delta, RecordDelta},
        history::{History, Step},
        journal::{Entry, FoldedEntries, Operation, Stamp, StepId},
    },
};

/// Why an entry of the journal can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryError {
    /// It is not what was written.
    Damaged,
    /// It is of a version that this program does not know yet.
    Newer,
}

/// An entry as a text.
pub fn write(entry: &Entry) -> String {
    let operations: Vec<Value> = entry.operations.iter().map(write_operation).collect();
    let fields = object([
        ("version", VERSION.into()),
        ("time", entry.stamp.time.into()),
        ("tab", entry.stamp.tab.as_str().into()),
        ("number", entry.stamp.number.into()),
        ("at", entry.at.into()),
        ("ops", operations.into()),
    ]);
    checked::seal(&json::compact(&fields))
}

/// Reads what [`write`] wrote.
///
/// # Errors
/// [`EntryError`].
pub fn read(text: &str) -> Result<Entry, EntryError> {
    let text = checked::open(text).ok_or(EntryError::Damaged)?;
    let mut value: Value = json::value(text).ok_or(EntryError::Damaged)?;
    match value["version"].as_u64() {
        Some(version @ 1..=VERSION) => {
            upgrade_entry(&mut value, version);
            read_entry(&value).ok_or(EntryError::Damaged)
        }
        Some(version) if version > VERSION => Err(EntryError::Newer),
        _ => Err(EntryError::Damaged),
    }
}

fn read_entry(value: &Value) -> Option<Entry> {
    let mut operations = Vec::new();
    for operation in value["ops"].as_array()? {
        operations.push(read_operation(operation)?);
    }
    Some(Entry {
        stamp: Stamp {
            time: value["time"].as_u64()?,
            tab: value["tab"].as_str()?.into(),
            number: value["number"].as_u64().filter(|number| *number > 0)?,
        },
        at: value["at"].as_f64()?,
        operations,
    })
}

fn write_operation(operation: &Operation) -> Value {
    match operation {
        Operation::Done { step, label, delta } => object([
            ("done", step.0.as_str().into()),
            ("label", write_label(label)),
            ("delta", write_delta(delta)),
        ]),
        Operation::Undone { step, delta } => {
            object([("undone", step.0.as_str().into()), ("delta", write_delta(delta))])
        }
        Operation::Redone { step, label, delta } => object([
            ("redone", step.0.as_str().into()),
            ("label", write_label(label)),
            ("delta", write_delta(delta)),
        ]),
        Operation::Point(point) => object([("point", point.as_str().into())]),
    }
}

fn read_operation(value: &Value) -> Option<Operation> {
    if let Some(point) = value["point"].as_str() {
        return RecordId::new(point).map(Operation::Point);
    }
    let delta = read_delta(&value["delta"])?;
    let step = |name: &str| value[name].as_str().map(|step| StepId(step.into()));
    if let Some(step) = step("done") {
        let label = read_label(&value["label"])?;
        return Some(Operation::Done { step, label, delta });
    }
    if let Some(step) = step("undone") {
        return Some(Operation::Undone { step, delta });
    }
    let (step, label) = (step("redone")?, read_label(&value["label"])?);
    Some(Operation::Redone { step, label, delta })
}

/// A history as JSON, of no more than about `most_bytes`: the latest steps.
pub fn write_history(history: &History, most_bytes: usize) -> Value {
    let mut left = most_bytes;
    let mut kept = |steps: &[Step]| {
        let mut written = Vec::new();
        for step in steps.iter().rev() {
            let value = write_step(step);
            let bytes = json::compact(&value).len();
            if bytes > left {
                left = 0;
                break;
            }
            left -= bytes;
            written.push(value);
        }
        written.reverse();
        Value::Array(written)
    };
    let done = kept(history.done());
    object([("done", done), ("undone", kept(history.undone()))])
}

/// Reads what [`write_history`] wrote; `None` if it is something else.
pub fn read_history(value: &Value) -> Option<History> {
    let steps = |name: &str| {
        let steps = value[name].as_array()?;
        steps.iter().map(read_step).collect::<Option<Vec<_>>>()
    };
    Some(History::of(steps("done")?, steps("undone")?))
}

fn write_step(step: &Step) -> Value {
    object([
        ("step", step.id.0.as_str().into()),
        ("label", write_label(&step.label)),
        ("delta", write_delta(&step.delta)),
        ("at", step.at.into()),
    ])
}

fn read_step(value: &Value) -> Option<Step> {
    Some(Step::new(
        StepId(value["step"].as_str()?.into()),
        read_label(&value["label"])?,
        read_delta(&value["delta"])?,
        value["at"].as_f64()?,
    ))
}

/// Which entries a base has in it, as JSON.
pub fn write_folded(folded: &FoldedEntries) -> Value {
    let mut tabs = Map::new();
    for (tab, last) in &folded.tabs {
        tabs.insert(tab.clone(), (*last).into());
    }
    object([
        ("tabs", Value::Object(tabs)),
        ("time", folded.time.into()),
        ("horizon", folded.horizon.into()),
    ])
}

/// Reads what [`write_folded`] wrote; `None` if it is something else.
pub fn read_folded(value: &Value) -> Option<FoldedEntries> {
    let mut tabs = Vec::new();
    for (tab, last) in value["tabs"].as_object()? {
        tabs.push((tab.clone(), last.as_u64()?));
    }
    Some(FoldedEntries {
        tabs,
        time: value["time"].as_u64()?,
        horizon: value["horizon"].as_u64()?,
    })
}

/// The code of a kind; empty if this version does not know it.
fn code(kind: Option<RecordKind>) -> Value {
    kind.map_or("", RecordKind::code).into()
}

/// What was imported where responses were collected.
const RESPONSES: &str = "response";

/// How many records of a kind were changed or removed at once. It comes after what was done, by which a label is known.
const SEVERAL: &str = "several";

fn several(what: &str, kind: RecordKind, count: usize) -> Value {
    object([(what, kind.code().into()), (SEVERAL, count.into())])
}

/// That days were changed.
const DAYS: &str = "days";
/// That what was changed was sent out.
const SENT_OUT: &str = "sent_out";
/// What became of a line that was changed.
const SPLIT: &str = "split";
const JOINED: &str = "joined";

fn write_label(label: &Label) -> Value {
    let (what, of): (&str, Value) = match label {
        Label::Added(kind) => ("added", code(*kind)),
        Label::Changed(kind) => ("changed", code(*kind)),
        Label::Removed(kind) => ("removed", code(*kind)),
        Label::Imported(count) => ("imported", (*count).into()),
        // A version that knows no such label reads that records were imported.
        Label::Collected(count) => return object([("imported", (*count).into()), ("kind", RESPONSES.into())]),
        // Such a version reads that one of them was changed or removed.
        Label::ChangedElements(count) => return several("changed", RecordKind::StructureElement, *count),
        Label::ChangedContributions(count) => return several("changed", RecordKind::Contribution, *count),
        Label::ChangedActions(count) => return several("changed", RecordKind::Action, *count),
        Label::RemovedElements(count) => return several("removed", RecordKind::StructureElement, *count),
        Label::Merged { records, point } => {
            let point = point.as_ref().map(RecordId::as_str);
            let fields = [("records", (*records).into()), ("point", point.into())];
            ("merged", object(fields))
        }
        // A version that knows no such label reads that it was changed.
        Label::Rescheduled(kind) => return object([("changed", code(*kind)), (DAYS, true.into())]),
        // Such a version reads that an element was changed.
        Label::Split => {
            return object([
                ("changed", code(Some(RecordKind::StructureElement))),
                ("line", SPLIT.into()),
            ]);
        }
        Label::Joined => {
            return object([
                ("changed", code(Some(RecordKind::StructureElement))),
                ("line", JOINED.into()),
            ]);
        }
        // Such a version reads that a priority was changed.
        Label::SentOut => return object([("changed", code(Some(RecordKind::Priority))), (SENT_OUT, true.into())]),
        Label::Restored => ("restored", true.into()),
    };
    object([(what, of)])
}

fn read_label(value: &Value) -> Option<Label> {
    let (what, of) = value.as_object()?.iter().next()?;
    let kind = of.as_str().map(RecordKind::from_code);
    let number = |value: &Value| value.as_u64().and_then(|count| usize::try_from(count).ok());
    let (count, several) = (number(of), number(&value[SEVERAL]));
    Some(match what.as_str() {
        "added" => Label::Added(kind?),
        "changed" if value["line"] == SPLIT => Label::Split,
        "changed" if value["line"] == JOINED => Label::Joined,
        "changed" if value[SENT_OUT] == true => Label::SentOut,
        "changed" if value[DAYS] == true => Label::Rescheduled(kind?),
        "changed" if of == RecordKind::Action.code() => several.map_or(Label::Changed(kind?), Label::ChangedActions),
        "changed" if of == RecordKind::Contribution.code() => {
            several.map_or(Label::Changed(kind?), Label::ChangedContributions)
        }
        "changed" => several.map_or(Label::Changed(kind?), Label::ChangedElements),
        "removed" => several.map_or(Label::Removed(kind?), Label::RemovedElements),
        "imported" if value["kind"] == RESPONSES => Label::Collected(count?),
        "imported" => Label::Imported(count?),
        "merged" => Label::Merged {
            records: usize::try_from(of["records"].as_u64()?).ok()?,
            point: of["point"].as_str().and_then(RecordId::new),
        },
        "restored" => Label::Restored,
        _ => return None,
    })
}

fn write_delta(delta: &Delta) -> Value {
    let fields = |fields: &Option<UnknownFields>| match fields {
        Some(fields) => Value::Object(fields.clone()),
        None => Value::Null,
    };
    let mut changes = Vec::with_capacity(delta.0.len());
    for change in delta.0.iter() {
        changes.push(object([
            ("id", change.id.as_str().into()),
            ("was", fields(&change.was)),
            ("now", fields(&change.now)),
        ]));
    }
    Value::Array(changes)
}

fn read_delta(value: &Value) -> Option<Delta> {
    let fields = |value: &Value| match value {
        Value::Null => Some(None),
        Value::Object(fields) => Some(Some(fields.clone())),
        _ => None,
    };
    let mut changes = Vec::new();
    for change in value.as_array()? {
        changes.push(RecordDelta {
            id: RecordId::of_any_record(change["id"].as_str()?)?,
            was: fields(&change["was"])?,
            now: fields(&change["now"])?,
        });
    }
    Some(changes.into_iter().collect())
}

fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let mut object = Map::new();
    for (name, value) in fields {
        object.insert(name.into(), value);
    }
    Value::Object(object)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_is_read_back() {
        for label in [
            Label::Added(None),
            Label::Changed(Some(RecordKind::Action)),
            Label::Removed(Some(RecordKind::Priority)),
            Label::Imported(1),
            Label::Collected(41),
            Label::ChangedElements(5),
            Label::ChangedActions(3),
            Label::ChangedContributions(4),
            Label::RemovedElements(5_000),
            Label::Merged {
                records: 2,
                point: None,
            },
            Label::Rescheduled(Some(RecordKind::Action)),
            Label::Split,
            Label::Joined,
            Label::SentOut,
            Label::Restored,
        ] {
            assert_eq!(read_label(&write_label(&label)), Some(label));
        }
    }
}
