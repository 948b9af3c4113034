//! Bringing an older file up to the present version, one version at a time.

mod from_1;

use serde_json::{Map, Value};

use super::envelope::Problem;

/// Brings the envelope of one version up to the next. What it does not know it leaves as it is.
pub type Step = fn(Map<String, Value>) -> Result<Map<String, Value>, Vec<Problem>>;

/// The steps: the first brings version 1 to version 2, and so on. There is one fewer than there are versions.
pub const STEPS: &[Step] = &[from_1::step];

/// Takes every step from version `from` on, in order, and writes the version that each one reaches.
///
/// # Errors
/// What the first step that can't be taken could not understand.
pub fn upgrade(
    mut envelope: Map<String, Value>,
    from: u64,
    steps: &[Step],
) -> Result<Map<String, Value>, Vec<Problem>> {
    for (reached, step) in (2_u64..).zip(steps) {
        if reached > from {
            envelope = step(envelope)?;
            envelope.insert("version".into(), reached.into());
        }
    }
    Ok(envelope)
}

/// Takes an entry of the journal to the present version: the whole records in it, so that one that was removed is known again in the
/// document that has been brought up too.
pub(super) fn upgrade_entry(entry: &mut Value, from: u64) {
    if from > 1 {
        return;
    }
    let operations = entry["ops"].as_array_mut().into_iter().flatten();
    let deltas = operations.filter_map(|operation| operation.get_mut("delta")?.as_array_mut());
    for change in deltas.flatten() {
        for state in ["was", "now"] {
            if let Some(record) = change.get_mut(state).and_then(Value::as_object_mut) {
                from_1::name_kind(record);
            }
        }
    }
}
