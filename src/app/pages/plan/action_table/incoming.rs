//! What a file or what is pasted would change: shown row by row before anything is done, and done as one step.

use std::sync::Arc;

use leptos::prelude::*;

use super::{TableDesk, editing, table_of};
use crate::{
    app::{
        components::{
            field::fresh_id,
            focus::focus_first_when_drawn,
            icon::icon,
            import::{Import, ImportPreview, TITLE_ID, confirm, incoming_rows},
        },
        text::{
            vocabulary::{self, Term},
            words::{Word, fill, number, text},
        },
    },
    domain::{
        action_table::{cell::CellError, column::ActionColumn},
        records::{plan::Action, strategy::Actor},
        values::{
            date::Date,
            excerpt::excerpt,
            id::{Id, RecordId},
        },
    },
    format::action_table::{Altered, Fate, IncomingTable, NameChoice, PlannedImport, PlannedRow, UnknownName, plan},
    platform::web::{random, typing},
};

/// How many letters of a long text are shown.
const MOST_LETTERS: usize = 80;

/// What has come from outside.
#[derive(Clone)]
pub struct Preview {
    /// The file's name, if it is a file.
    name: Option<String>,
    incoming: RwSignal<IncomingTable>,
    /// The actions that it is pasted over.
    onto: Option<Arc<Vec<Id<Action>>>>,
    choices: RwSignal<Vec<NameChoice>>,
}

/// Shows what has come.
pub fn show(desk: TableDesk, name: Option<String>, incoming: IncomingTable, onto: Option<Vec<Id<Action>>>) {
    desk.preview.set(Some(Preview {
        name,
        incoming: RwSignal::new(incoming),
        onto: onto.map(Arc::new),
        choices: RwSignal::new(Vec::new()),
    }));
    focus_first_when_drawn([TITLE_ID.into()]);
}

/// The preview, where there is something to be looked at.
pub fn preview(desk: TableDesk) -> AnyView {
    let shown = move || desk.preview.get().map(|preview| panel(desk, preview));
    view! { <div class="table-preview no-print">{shown}</div> }.into_any()
}

fn panel(desk: TableDesk, preview: Preview) -> AnyView {
    let Preview {
        incoming,
        choices,
        onto,
        name,
    } = preview;
    let planned = desk.workspace.select(move |document, references| {
        let table = table_of(document, references);
        let onto = onto.as_ref().map(|onto| onto.as_slice());
        incoming.with(|incoming| Arc::new(plan(&table, incoming, onto, &mut random::new_id)))
    });
    let take_in = move || {
        let (planned, choices) = (planned.get_untracked(), choices.get_untracked());
        let command = desk
            .workspace
            .now(|document, _| planned.command(document, &choices, &mut random::new_id));
        match command.flatten() {
            Some(command) => {
                let summary = summary(&planned);
                if (Import { command, summary }).take_in(desk.app) {
                    put_away(desk);
                }
            }
            None => put_away(desk),
        }
    };
    let changes = Memo::new(move |_| {
        let (new, changed) = planned.with(|planned| planned.counts());
        new + changed
    });
    let button = move || (changes.get() > 0).then(|| confirm(Word::ActionTableTakeIn, take_in));
    let title = match name {
        Some(name) => fill(Word::ActionTableFromFile, &[("name", &name)]),
        None => text(Word::ActionTablePasted).into(),
    };
    let content = view! {
        <p id="table-preview-sum">{move || planned.with(|planned| summary(planned))}</p>
        {columns(incoming)}
        {names(desk, planned, choices)}
        {rows(desk, planned)}
    };
    ImportPreview {
        title,
        content: content.into_any(),
        confirm: button.into_any(),
        cancel: (Word::ActionTableLeave, Box::new(move || put_away(desk))),
    }
    .view()
}

fn put_away(desk: TableDesk) {
    desk.preview.set(None);
    focus_first_when_drawn(["action-grid".into(), "add-action".into()]);
}

fn summary(planned: &PlannedImport) -> String {
    let (new, changed) = planned.counts();
    let counts = [
        ("new", new),
        ("changed", changed),
        ("same", planned.rows.len() - new - changed),
    ];
    let counts = counts.map(|(name, count)| (name, number(count)));
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    let said = fill(Word::ActionTableSummary, &counts);
    match planned.fault_count() {
        0 => said,
        faults => [&said, " ", &fill(Word::ActionTableFaults, &[("n", &number(faults))])].concat(),
    }
}

/// Which columns of ours those of the table are, where it doesn't say so itself, and whether its first row names them.
fn columns(incoming: RwSignal<IncomingTable>) -> AnyView {
    if incoming.with_untracked(|incoming| incoming.columns.iter().all(Option::is_some)) {
        return ().into_any();
    }
    let heads = Memo::new(move |_| {
        incoming.with(|incoming| {
            let places = 0..incoming.columns.len();
            places
                .map(|place| incoming.heads.get(place).cloned().unwrap_or_default())
                .collect::<Vec<_>>()
        })
    });
    let fields = move || {
        let heads = heads.get().into_iter().enumerate();
        heads
            .map(|(place, head)| column_field(incoming, place, &head))
            .collect::<Vec<_>>()
    };
    let set_headed = move |event| {
        let is_headed = event_target_checked(&event);
        incoming.update(|incoming| incoming.set_headed(is_headed));
    };
    view! {
        <fieldset class="table-columns">
            <legend>{text(Word::ActionTableColumnsIn)}</legend>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || incoming.with(IncomingTable::has_heads)
                    on:change=set_headed
                />
                {text(Word::ActionTableHeaded)}
            </label>
            <div class="field-row">{fields}</div>
        </fieldset>
    }
    .into_any()
}

fn column_field(incoming: RwSignal<IncomingTable>, place: usize, head: &str) -> AnyView {
    let id = fresh_id();
    let label = match head.trim() {
        "" => fill(Word::ActionTableColumnNumber, &[("n", &(place + 1).to_string())]),
        head => head.to_owned(),
    };
    let chosen = move || incoming.with(|incoming| incoming.columns.get(place).copied().flatten());
    let choose = move |event| {
        let column = ActionColumn::from_code(&typing::entered(&event));
        incoming.update(|incoming| {
            // One column of ours is one of theirs.
            for other in &mut incoming.columns {
                if *other == column {
                    *other = None;
                }
            }
            if let Some(one) = incoming.columns.get_mut(place) {
                *one = column;
            }
        });
    };
    let taken_in = ActionColumn::ALL
        .iter()
        .filter(|column| column.is_editable() || **column == ActionColumn::Id);
    let options: Vec<_> = taken_in
        .map(|column| {
            let column = *column;
            view! {
                <option value=column.code() prop:selected=move || chosen() == Some(column)>
                    {text(column.word())}
                </option>
            }
        })
        .collect();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id on:change=choose>
                <option value="" prop:selected=move || chosen().is_none()>
                    {text(Word::ActionTableColumnNone)}
                </option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// The names of actors who are not there, and what is to be done with each.
fn names(desk: TableDesk, planned: Memo<Arc<PlannedImport>>, choices: RwSignal<Vec<NameChoice>>) -> AnyView {
    let unknown = Memo::new(move |_| planned.with(|planned| planned.unknown.clone()));
    Effect::new(move |_| {
        // A name that is nearly somebody's is taken for a slip, which the user sees and can say no to.
        let first = |one: &UnknownName| one.near.first().cloned().map_or(NameChoice::Make, NameChoice::Use);
        choices.set(unknown.with(|unknown| unknown.iter().map(first).collect()));
    });
    let fields = move || {
        let unknown = unknown.get();
        (!unknown.is_empty()).then(|| {
            let fields: Vec<_> = unknown
                .iter()
                .enumerate()
                .map(|(place, one)| name_field(desk, place, one, choices))
                .collect();
            view! {
                <fieldset class="table-names">
                    <legend>{text(Word::ActionTableNames)}</legend>
                    {fields}
                </fieldset>
            }
        })
    };
    fields.into_any()
}

fn name_field(desk: TableDesk, place: usize, unknown: &UnknownName, choices: RwSignal<Vec<NameChoice>>) -> AnyView {
    const MAKE: &str = "-make";
    const LEAVE: &str = "-leave";
    let id = fresh_id();
    let n = number(unknown.rows);
    let label = fill(Word::ActionTableNameRows, &[("name", &unknown.name), ("n", &n)]);
    let actors = desk.workspace.now(|document, _| {
        let actor = |(id, actor): (Id<Actor>, &Actor)| (id.raw().clone(), vocabulary::named(&actor.name));
        document.ordered::<Actor>().into_iter().map(actor).collect::<Vec<_>>()
    });
    let near = unknown.near.clone();
    let first = near.first().cloned();
    let mut actors = actors.unwrap_or_default();
    actors.sort_by_key(|(id, _)| near.iter().position(|one| one == id).unwrap_or(usize::MAX));
    let options: Vec<_> = actors
        .into_iter()
        .map(|(id, name)| {
            let is_first = first.as_ref() == Some(&id);
            view! {
                <option value=id.as_str().to_owned() selected=is_first>
                    {fill(Word::ActionTableNameIs, &[("name", &name)])}
                </option>
            }
        })
        .collect();
    let choose = move |event| {
        let choice = match typing::entered(&event).as_str() {
            MAKE => NameChoice::Make,
            id => RecordId::new(id)
                .filter(|_| id != LEAVE)
                .map_or(NameChoice::Leave, NameChoice::Use),
        };
        choices.update(|choices| {
            if let Some(one) = choices.get_mut(place) {
                *one = choice;
            }
        });
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id on:change=choose>
                <option value=MAKE selected=first.is_none()>
                    {text(Word::ActionTableNameMake)}
                </option>
                <option value=LEAVE>{text(Word::ActionTableNameLeave)}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// What becomes of each row that is not as it was, by its line.
fn rows(desk: TableDesk, planned: Memo<Arc<PlannedImport>>) -> AnyView {
    let told = Memo::new(move |_| {
        let is_told = |row: &&PlannedRow| row.fate != Fate::Unchanged || !row.faults.is_empty();
        planned.with(|planned| Arc::new(planned.rows.iter().filter(is_told).cloned().collect::<Vec<_>>()))
    });
    incoming_rows(told.into(), move |row| row_view(desk, row))
}

fn row_view(desk: TableDesk, row: &PlannedRow) -> AnyView {
    let (kind, symbol, said) = match &row.fate {
        Fate::New => ("ok", "plus", text(Word::ActionTableNew).to_owned()),
        Fate::Changed => ("active", "pencil", text(Word::ActionTableChanged).to_owned()),
        Fate::Unchanged => ("", "minus", text(Word::ActionTableSame).into()),
        Fate::SameAs(line) => (
            "attention",
            "alert-triangle",
            fill(Word::ActionTableSameAs, &[("line", &line.to_string())]),
        ),
    };
    let fault = |(column, written, error): &(ActionColumn, String, CellError)| {
        let reason = editing::fault(desk, *column, error);
        let values = [
            ("column", text(column.word())),
            ("written", written.as_str()),
            ("reason", reason.as_str()),
        ];
        view! { <li>{fill(Word::ActionTableFault, &values)}</li> }
    };
    let altered: Vec<_> = row.altered.iter().filter_map(|one| altered(row, one)).collect();
    let altered = (!altered.is_empty()).then(|| view! { <ul class="table-altered">{altered}</ul> });
    let faults: Vec<_> = row.faults.iter().map(fault).collect();
    let faults = (!faults.is_empty()).then(|| {
        view! {
            <ul class="error-text">{faults}</ul>
        }
    });
    view! {
        <li>
            <span class="muted small">{fill(Word::ActionTableLine, &[("line", &row.line.to_string())])}</span>
            <b>{vocabulary::named(&row.title)}</b>
            <span class="status-tag" data-kind=kind>
                {icon(symbol)}
                {said}
            </span>
            {altered}
            {faults}
        </li>
    }
    .into_any()
}

/// What a cell says and will say. The name of a new action stands above.
fn altered(row: &PlannedRow, one: &Altered) -> Option<AnyView> {
    if row.fate == Fate::New && one.column == ActionColumn::Title {
        return None;
    }
    let is_day = matches!(one.column, ActionColumn::Start | ActionColumn::End);
    let shown = |written: &str| {
        let day = Date::parse(written).filter(|_| is_day);
        day.map_or_else(|| excerpt(written, MOST_LETTERS), vocabulary::day)
    };
    let or_nothing = |said: String| {
        if said.is_empty() {
            text(Word::MergeNothingSaid).into()
        } else {
            said
        }
    };
    let (before, after) = (shown(&one.before), or_nothing(shown(&one.after)));
    let said = if row.fate == Fate::New {
        after
    } else {
        let before = or_nothing(before);
        fill(Word::MergeFromTo, &[("before", &before), ("after", &after)])
    };
    let said = fill(
        Word::ActionTableAltered,
        &[("column", text(one.column.word())), ("said", &said)],
    );
    Some(view! { <li>{said}</li> }.into_any())
}
