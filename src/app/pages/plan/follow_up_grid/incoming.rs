//! What is pasted on the grid: one value is written at once, more are shown before anything is done and taken in as one step.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::ClipboardEvent;

use super::{
    desk::Desk,
    editing::{self, fault},
    texts::GridColumn,
};
use crate::{
    app::{
        components::{
            focus::focus_first_when_drawn,
            icon::icon,
            import::{Import, ImportPreview, TITLE_ID, confirm, incoming_rows},
        },
        text::{
            follow_up, vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        follow_up::grid::{
            SEXES,
            pasted::{self, Fate, PastedCell, Place},
        },
        values::{amount::Year, id::RecordId},
    },
    edit::measured_values::{MeasuredValue, write_values},
    format::follow_up_grid,
    platform::web::random,
};

/// What has been pasted, and on which rows.
#[derive(Clone, Debug)]
pub struct Preview {
    rows: Arc<Vec<Vec<String>>>,
    onto: Arc<Vec<RecordId>>,
    /// A place among the sexes.
    column: usize,
    year: u16,
}

/// Something is pasted on the grid.
pub fn pasted(desk: Desk, event: &ClipboardEvent) {
    if event.target() != event.current_target() {
        return;
    }
    let carried = event.clipboard_data();
    let text = carried.and_then(|carried| carried.get_data("text/plain").ok());
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
        return;
    };
    event.prevent_default();
    let cursor = desk.cells.cursor.get_untracked();
    let column = match desk.column(cursor.columns().0) {
        Some(GridColumn::Value(place, _)) => place,
        _ => 0,
    };
    let lines = untrack(|| desk.lines());
    let below = lines.iter().skip(cursor.rows().0).filter_map(|line| line.of().cloned());
    let preview = Preview {
        rows: Arc::new(follow_up_grid::pasted(&text)),
        onto: Arc::new(below.collect()),
        column,
        year: desk.year.get_untracked(),
    };
    let is_one = preview.rows.len() == 1 && preview.rows.iter().all(|row| row.len() == 1);
    let planned = plan(desk, &preview);
    if let ([one], true) = (planned.as_slice(), is_one)
        && let Some(value) = value_of(one)
    {
        editing::write(desk, &[value], preview.year);
        return;
    }
    desk.preview.set(Some(preview));
    focus_first_when_drawn([TITLE_ID.into()]);
}

fn plan(desk: Desk, preview: &Preview) -> Vec<PastedCell> {
    let place = Place {
        onto: &preview.onto,
        column: preview.column,
        year: preview.year,
    };
    let planned = desk
        .workspace
        .now(|document, references| pasted::pasted(document, references, &preview.rows, place));
    planned.unwrap_or_default()
}

fn value_of(cell: &PastedCell) -> Option<MeasuredValue> {
    match &cell.fate {
        Fate::Value(of, sex, _, value) => Some(MeasuredValue {
            of: of.clone(),
            sex: *sex,
            value: Some(*value),
        }),
        _ => None,
    }
}

/// The preview, where there is something to be looked at.
pub fn preview(desk: Desk) -> AnyView {
    let shown = move || desk.preview.get().map(|preview| panel(desk, preview));
    view! { <div class="table-preview no-print">{shown}</div> }.into_any()
}

fn panel(desk: Desk, preview: Preview) -> AnyView {
    let year = preview.year;
    let planned = desk.workspace.select(move |document, references| {
        let place = Place {
            onto: &preview.onto,
            column: preview.column,
            year,
        };
        Arc::new(pasted::pasted(document, references, &preview.rows, place))
    });
    let take_in = move || {
        let planned = planned.get_untracked();
        let values: Vec<MeasuredValue> = planned.iter().filter_map(value_of).collect();
        let command = desk.workspace.now(|document, references| {
            let year = Year::new(year)?;
            write_values(document, references, year, &values, &mut random::new_id)
        });
        if let Some(command) = command.flatten() {
            let summary = summary(&planned);
            if !(Import { command, summary }).take_in(desk.app) {
                return;
            }
        }
        put_away(desk);
    };
    let has_values = Memo::new(move |_| planned.with(|planned| planned.iter().any(|cell| value_of(cell).is_some())));
    let button = move || has_values.get().then(|| confirm(Word::FollowUpGridTakeIn, take_in));
    let content = view! {
        <p id="paste-sum">{move || planned.with(|planned| summary(planned))}</p>
        {list(desk, planned)}
    };
    ImportPreview {
        title: format!("{} {year}", text(Word::FollowUpGridPasted)),
        content: content.into_any(),
        confirm: button.into_any(),
        cancel: (Word::FollowUpGridLeave, Box::new(move || put_away(desk))),
    }
    .view()
}

fn put_away(desk: Desk) {
    desk.preview.set(None);
    desk.cells.focus();
}

fn summary(planned: &[PastedCell]) -> String {
    let of = |is: fn(&Fate) -> bool| planned.iter().filter(|cell| is(&cell.fate)).count();
    let (changed, same) = (
        of(|fate| matches!(fate, Fate::Value(..))),
        of(|fate| *fate == Fate::Same),
    );
    let [told_changed, told_same] = [changed, same].map(number);
    let said = fill(
        Word::FollowUpGridSummary,
        &[("changed", &told_changed), ("same", &told_same)],
    );
    match planned.len() - changed - same {
        0 => said,
        faults => [&said, " ", &fill(Word::FollowUpGridFaults, &[("n", &number(faults))])].concat(),
    }
}

/// What becomes of each cell that is not as it was.
fn list(desk: Desk, planned: Memo<Arc<Vec<PastedCell>>>) -> AnyView {
    let told = Memo::new(move |_| {
        let is_told = |cell: &&PastedCell| cell.fate != Fate::Same;
        planned.with(|planned| Arc::new(planned.iter().filter(is_told).cloned().collect::<Vec<_>>()))
    });
    incoming_rows(told.into(), move |cell| row(desk, cell))
}

fn row(desk: Desk, cell: &PastedCell) -> AnyView {
    let wrong = |said: String| ("attention", "alert-triangle", said);
    let (kind, symbol, said) = match &cell.fate {
        Fate::Value(_, sex, before, value) => {
            let place = SEXES.iter().position(|one| one == sex).unwrap_or_default();
            let before = before.map_or_else(
                || text(Word::FollowUpGridNotMeasured).into(),
                |before| follow_up::number(before.get()),
            );
            let becomes = fill(
                Word::FollowUpGridBecomes,
                &[("before", &before), ("after", &follow_up::number(value.get()))],
            );
            let head = GridColumn::Value(place, *sex).head(desk.year.get_untracked());
            ("active", "pencil", format!("{head}: {becomes}"))
        }
        Fate::Same => ("", "minus", String::new()),
        Fate::Unreadable(error, unit) => wrong(format!("{}: {}", cell.text, fault(*error, unit))),
        Fate::NoRow => wrong(format!("{}: {}", cell.text, text(Word::FollowUpGridNoRow))),
        Fate::SeveralRows => wrong(format!("{}: {}", cell.text, text(Word::FollowUpGridSeveralRows))),
        Fate::Elsewhere => wrong(format!("{}: {}", cell.text, text(Word::FollowUpGridElsewhere))),
    };
    view! {
        <li>
            <b>{vocabulary::named(&cell.name)}</b>
            <span class="status-tag" data-kind=kind>
                {icon(symbol)}
                {said}
            </span>
        </li>
    }
    .into_any()
}
