//! A change of a record that may have to be made first.

use super::{
    command::{Command, Refusal},
    history::Burst,
};
use crate::domain::{
    records::{document::Document, record::Record},
    values::id::RecordId,
};

/// The command by which a record is changed, or made of its `beginning` if it isn't there yet. `None` if the change leaves it
/// as it begins: to take away what was never written makes nothing.
///
/// # Errors
/// [`Refusal::NoSuchRecord`] if the record is not there and has no beginning.
pub fn record_change(
    document: &Document,
    id: RecordId,
    beginning: Option<Record>,
    burst: Option<Burst>,
    change: &mut dyn FnMut(&mut Record),
) -> Result<Option<Command>, Refusal> {
    if let Some(before) = document.record(&id) {
        let mut record = (**before).clone();
        change(&mut record);
        return Ok(Some(Command::Change { id, record, burst }));
    }
    let Some(beginning) = beginning else {
        return Err(Refusal::NoSuchRecord(id));
    };
    let mut record = beginning.clone();
    change(&mut record);
    Ok((record != beginning).then(|| Command::Begin {
        records: vec![(id, record)],
        burst,
    }))
}
