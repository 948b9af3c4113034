//! The rows of the list, of which a change makes anew only those that it changes.

use std::sync::Arc;

use leptos::prelude::*;

use super::filter::{Row, row};
use crate::{
    app::document::workspace::Workspace,
    domain::{
        records::{
            dialogue::Contribution,
            made_rows::MadeRows,
            record::{Kind, Record, RecordKind},
        },
        values::id::{Id, RecordId},
    },
};

/// The kinds that a row tells something of beside its contribution.
const TELLS_OF: &[RecordKind] = &[
    RecordKind::Actor,
    RecordKind::Meeting,
    RecordKind::AnalysisFinding,
    RecordKind::Priority,
    RecordKind::StructureElement,
    RecordKind::Feedback,
];

/// Every contribution as a row, the newest last typed first.
pub fn rows(workspace: Workspace) -> Memo<Vec<Arc<Row>>> {
    let made = StoredValue::new(MadeRows::new(RecordKind::Contribution, TELLS_OF));
    workspace.select(move |document, references| {
        let make = |id: &RecordId, record: &Record| {
            let said = Contribution::of(record).cloned().unwrap_or_default();
            row(document, references, Id::of(id.clone()), &said)
        };
        let rows = made.try_update_value(|made| made.of(document, make));
        let mut rows = rows.unwrap_or_default();
        rows.reverse();
        rows
    })
}
