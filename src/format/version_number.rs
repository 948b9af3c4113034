//! The version that a file says it has.

use crate::domain::json::Json;

/// No version will ever be as large.
const BEYOND_COUNTING: f64 = 1e15;

/// The version that is written under a key: a whole number from 1, however JSON writes it (`1`, `1.0`, `1e0`). One that is too large
/// to be counted is the largest there is, since it is newer than all that are known. `None` if nothing of the kind is written.
pub fn version_number(written: Option<&Json<'_>>) -> Option<u64> {
    let written = written?;
    let is_beyond_counting = || written.number().is_some_and(|number| number > BEYOND_COUNTING);
    let counted = written.whole().filter(|version| *version > 0);
    counted.or_else(|| is_beyond_counting().then_some(u64::MAX))
}
