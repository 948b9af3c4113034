//! What has been measured of a target or an indicator, to be read and written.

use std::sync::Arc;

use leptos::prelude::*;

use super::own_parts::{OwnParts, PartWords};
use crate::{
    app::{
        components::field::{amount_field, date_field, term_field, text_field, year_field},
        document::workspace::Workspace,
        form::{lens::field, record::FormRecord},
        text::words::{Word, fill, text},
    },
    domain::{
        follow_up::series::measurements_of,
        records::indicator::Measurement,
        values::{amount::Year, id::RecordId},
    },
    platform::web::page,
};

/// The values of a target, by its number on the page from 1, or of an indicator, whose page has no other.
pub fn of(workspace: Workspace, of: RecordId, target: Option<usize>) -> AnyView {
    list(workspace, of, target, None)
}

/// The values of a target or an indicator of one year, where the page has no others.
pub fn of_year(workspace: Workspace, of: RecordId, year: u16) -> AnyView {
    list(workspace, of, None, Some(year))
}

fn list(workspace: Workspace, of: RecordId, target: Option<usize>, only: Option<u16>) -> AnyView {
    /// More values than any target has, so that the fields of two targets are never named alike.
    const MOST: usize = 10_000;
    let label = target.map(|number| fill(Word::PlanAddValueTo, &[("n", &number.to_string())]));
    let owner = of.clone();
    let parts = OwnParts {
        workspace,
        words: PartWords {
            none: Word::PlanValuesNone,
            add: Word::PlanAddValue,
            one: Word::PlanValueRow,
            remove: Word::PlanRemoveValue,
        },
        first_number: target.map_or(0, |number| number * MOST),
        add_id: target.map(|number| format!("add-measurement-{number}")),
        add_label: label,
        new: Arc::new(move || Measurement {
            of: Some(owner.clone()),
            // What is measured is mostly of the year that has ended.
            year: only
                .or_else(|| page::today().map(|today| today.year() - 1))
                .and_then(Year::new),
            ..Measurement::default()
        }),
        first: |number| field!(Measurement, value).id_of(number),
    };
    parts.view(
        move |document, references| {
            let found = measurements_of(document, references, &of);
            let is_meant = |one: &Measurement| only.is_none() || one.year() == only;
            let found = found.into_iter().filter(|(_, one)| is_meant(one));
            found.map(|(id, _)| id).collect()
        },
        measurement,
    )
}

fn measurement(part: FormRecord<Measurement>) -> AnyView {
    // What is rarely said is folded, unless it is.
    let is_more_said =
        untrack(|| part.with(|one| one.day.is_some() || !one.source.trim().is_empty() || !one.note.trim().is_empty()));
    view! {
        {year_field(part.field(field!(Measurement, year)))}
        {amount_field(part.field(field!(Measurement, value)))}
        {term_field(part.field(field!(Measurement, sex)))}
        <details class="fold" open=is_more_said>
            <summary>{text(Word::PlanValueMore)}</summary>
            <div class="field-row">
                {date_field(part.field(field!(Measurement, day)))}
                {text_field(part.field(field!(Measurement, source)))}
                {text_field(part.field(field!(Measurement, note)).class("field wide"))}
            </div>
        </details>
    }
    .into_any()
}
