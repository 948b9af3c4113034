//! Bringing an older file up to the present version, one version at a time.

use serde_json::{Map, Value};

use super::envelope::Problem;

/// Brings the envelope of one version up to the next. What it does not know it leaves as it is.
pub type Step = fn(Map<String, Value>) -> Result<Map<String, Value>, Vec<Problem>>;

/// The steps: the first brings version 1 to version 2, and so on. There is one fewer than there are versions.
pub const STEPS: &[Step] = &[];

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
