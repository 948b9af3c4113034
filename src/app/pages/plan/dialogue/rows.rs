//! The rows of the list, of which a change makes anew only those that it changes.

use std::{cell::LazyCell, sync::Arc};

use leptos::prelude::*;

use super::filter::{Row, row};
use crate::{
    app::{
        components::municipalities::{CountyGround, county_ground},
        document::workspace::Workspace,
    },
    domain::{
        dialogue::coverage::municipality_of,
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
    let ground = ground(workspace);
    let made = StoredValue::new((false, MadeRows::new(RecordKind::Contribution, TELLS_OF)));
    workspace.select(move |document, references| {
        let rows = ground.with(|ground| {
            let districts = LazyCell::new(|| ground.districts());
            let make = |id: &RecordId, record: &Record| {
                let said = Contribution::of(record).cloned().unwrap_or_default();
                let municipality = if names_place_alone(&said) {
                    municipality_of(&said, &districts)
                } else {
                    Some(said.municipality.as_str())
                };
                row(document, references, Id::of(id.clone()), &said, municipality)
            };
            made.try_update_value(|(had_ground, made)| {
                if *had_ground != ground.is_there() {
                    (*had_ground, *made) = (ground.is_there(), MadeRows::new(RecordKind::Contribution, TELLS_OF));
                }
                made.of(document, make)
            })
        });
        let mut rows = rows.unwrap_or_default();
        rows.reverse();
        rows
    })
}

/// Whether nothing but its place says which municipality it is of.
fn names_place_alone(one: &Contribution) -> bool {
    one.place.is_some() && one.municipality.is_empty()
}

/// Where the municipalities of the county lie. It is fetched where that tells of some contribution which it is of.
fn ground(workspace: Workspace) -> ReadSignal<CountyGround> {
    county_ground(workspace.select(|document, _| {
        let is_asked = document.all::<Contribution>().any(|(_, one)| names_place_alone(one));
        if is_asked {
            document.strategy().county.clone()
        } else {
            String::new()
        }
    }))
}
