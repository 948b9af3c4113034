//! The region's own statements in the round.

use leptos::prelude::*;

use super::Desk;
use crate::{
    app::{
        components::{field::text_area, focus::focus_when_drawn, icon::icon},
        form::lens::field,
        text::words::{self, Word, fill, number, text},
    },
    domain::{
        assessment::{factors::QuestionSet, invitation::Invitation, results::questions::Questions},
        records::{
            record::{Record, RecordKind},
            self_assessment::{OwnStatement, Round},
        },
        values::{
            id::{Id, RecordId},
            order::Order,
        },
    },
    edit::command::{Command, Label},
    platform::web::{page, random},
};

/// What the row of a statement shows besides its texts.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    id: RecordId,
    number: String,
    is_first: bool,
    is_last: bool,
}

/// The section.
pub fn section(desk: Desk) -> AnyView {
    let rows = rows(desk);
    let ids = Memo::new(move |_| rows.with(|rows| rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>()));
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    let added = RwSignal::new(None);
    let list = move || {
        if is_empty.get() {
            return view! { <p class="muted">{text(Word::RoundOwnNone)}</p> }.into_any();
        }
        let row = move |id: RecordId| {
            let is_new = added.with_untracked(|added| added.as_ref() == Some(&id));
            statement(desk, id, rows, is_new)
        };
        view! {
            <ul class="record-list own-statements">
                <For each=move || ids.get() key=RecordId::clone children=row />
            </ul>
        }
        .into_any()
    };
    view! {
        <section class="section split no-print">
            <h2 id="own" tabindex="-1">
                {text(Word::RoundOwnTitle)}
            </h2>
            <div class="stack">
                <p>{text(Word::RoundOwnText)}</p>
                {list}
                {adding(desk, rows, added)}
            </div>
        </section>
    }
    .into_any()
}

fn rows(desk: Desk) -> Memo<Vec<Row>> {
    let round = desk.round;
    desk.app.workspace.select(move |document, _| {
        let Some(round) = round.get().and_then(|id| document.get(&id)) else {
            return Vec::new();
        };
        let questions = Questions::of_round(document, round);
        let mut rows: Vec<Row> = Vec::new();
        let mut last_factor = usize::MAX;
        for asked in questions.statements.iter().filter(|asked| asked.is_own()) {
            let Some(id) = RecordId::new(&asked.id) else {
                continue;
            };
            let is_first = asked.factor != last_factor;
            last_factor = asked.factor;
            if is_first && let Some(before) = rows.last_mut() {
                before.is_last = true;
            }
            rows.push(Row {
                id,
                number: asked.number.clone(),
                is_first,
                is_last: false,
            });
        }
        if let Some(last) = rows.last_mut() {
            last.is_last = true;
        }
        rows
    })
}

/// The row of a statement. It is made once, and stays when the statement is changed or moved; a new one is open.
fn statement(desk: Desk, id: RecordId, rows: Memo<Vec<Row>>, is_new: bool) -> AnyView {
    let record = desk.app.workspace.form(Id::<OwnStatement>::of(id.clone()));
    let title = move || {
        let wording = record.with(|one| one.text(words::language()).to_owned());
        if wording.trim().is_empty() {
            text(Word::RoundOwnEmpty).to_owned()
        } else {
            wording
        }
    };
    let raw = id.as_str().to_owned();
    let row = Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.id == id).cloned()));
    let (sv_id, en_id) = (["own-sv-", &raw].concat(), ["own-en-", &raw].concat());
    let number = move || row.get().map(|row| row.number);
    let remove = move |_| {
        if let Some(row) = row.get_untracked() {
            take_out(desk, &row);
        }
    };
    view! {
        <li>
            <details class="own-statement" id=["own-", &raw].concat() open=is_new>
                <summary>
                    <span class="statement-id">{number}</span>
                    " "
                    <span>{title}</span>
                    " "
                    <span class="tag">{text(Word::RoundOwnTag)}</span>
                </summary>
                <div class="record-form">
                    {text_area(record.field(field!(OwnStatement, sv)).help(Word::RoundOwnSvHelp).id(&sv_id))}
                    {text_area(record.field(field!(OwnStatement, en)).help(Word::RoundOwnEnHelp).id(&en_id))}
                    <p class="help">{text(Word::RoundOwnKeep)}</p>
                    <p class="actions">
                        {moving(desk, &raw, row, true)} {moving(desk, &raw, row, false)}
                        <button type="button" class="danger" on:click=remove>
                            {icon("trash")}
                            {text(Word::RoundOwnRemove)}
                        </button>
                    </p>
                </div>
            </details>
        </li>
    }
    .into_any()
}

fn moving(desk: Desk, id: &str, row: Memo<Option<Row>>, is_up: bool) -> AnyView {
    let (word, symbol, name) = if is_up {
        (Word::RoundOwnUp, "arrow-up", "own-up-")
    } else {
        (Word::RoundOwnDown, "arrow-down", "own-down-")
    };
    let is_off = move || {
        row.with(|row| {
            let row = row.as_ref();
            row.is_none_or(|row| if is_up { row.is_first } else { row.is_last })
        })
    };
    let button = [name, id].concat();
    let go = {
        let button = button.clone();
        move |_| {
            if let Some(row) = row.get_untracked()
                && !untrack(is_off)
            {
                move_one(desk, &row.id, is_up);
                // A browser takes the focus from what is put elsewhere in the page.
                focus_when_drawn(button.clone());
            }
        }
    };
    let label = move || row.get().map(|row| fill(word, &[("number", &row.number)]));
    view! {
        <button type="button" id=button aria-disabled=move || is_off().then_some("true") on:click=go>
            {icon(symbol)}
            {label}
        </button>
    }
    .into_any()
}

/// Moves a statement one place among those of its factor, as one step.
fn move_one(desk: Desk, id: &RecordId, is_up: bool) {
    let records = desk.app.workspace.now(|document, _| {
        let factor = document.get(&Id::<OwnStatement>::of(id.clone()))?.factor.clone();
        let all = document.ordered::<OwnStatement>().into_iter();
        let mut under: Vec<_> = all.filter(|(_, one)| one.factor == factor).collect();
        let from = under.iter().position(|(one, _)| one.raw() == id)?;
        let to = if is_up { from.checked_sub(1)? } else { from + 1 };
        if to >= under.len() {
            return None;
        }
        under.swap(from, to);
        let mut last: Option<Order> = None;
        let renewed = under.into_iter().map(|(id, one)| {
            let order = Order::after(last.as_ref());
            last = Some(order.clone());
            let moved = OwnStatement { order, ..one.clone() };
            (id.raw().clone(), Record::from(moved))
        });
        Some(renewed.collect::<Vec<_>>())
    });
    if let Some(records) = records.flatten() {
        let label = Label::Changed(Some(RecordKind::OwnStatement));
        desk.app.workspace.dispatch(&Command::Put { records, label });
    }
}

/// Takes a statement out of the round. Where no other round asks it, it is removed.
fn take_out(desk: Desk, row: &Row) {
    let Some(round) = desk.round.get_untracked() else {
        return;
    };
    let is_asked_elsewhere = desk.app.workspace.now(|document, _| {
        document
            .all::<Round>()
            .any(|(id, other)| id != round && other.own_statements.iter().any(|one| one.raw() == &row.id))
    });
    if is_asked_elsewhere == Some(true) {
        desk.form.change(|round| {
            round.own_statements.retain(|one| one.raw() != &row.id);
        });
    } else {
        desk.app.workspace.dispatch(&Command::Remove(row.id.clone()));
    }
    let message = fill(Word::RoundOwnRemoved, &[("number", &row.number)]);
    desk.app.notices.notify_undoable(message);
    page::focus("own");
}

/// The choice of factor and the button that adds a statement under it.
fn adding(desk: Desk, rows: Memo<Vec<Row>>, added: RwSignal<Option<RecordId>>) -> AnyView {
    let factor = RwSignal::new("F01".to_owned());
    let options: Vec<_> = QuestionSet::current()
        .factors
        .iter()
        .map(|one| {
            let label = [&one.number.to_string(), " ", one.title(words::language())].concat();
            view! {
                <option value=one.id prop:selected=move || factor.with(|id| id == one.id)>
                    {label}
                </option>
            }
        })
        .collect();
    let is_full = Memo::new(move |_| rows.with(Vec::len) >= Invitation::MOST_STATEMENTS);
    let add = move |_| {
        if !is_full.get_untracked() {
            add_under(desk, &factor.get_untracked(), added);
        }
    };
    let why = move || {
        is_full.get().then(|| {
            let most = number(Invitation::MOST_STATEMENTS);
            view! {
                <span class="reason" id="own-full">
                    {fill(Word::RoundOwnFull, &[("n", &most)])}
                </span>
            }
        })
    };
    view! {
        <div class="field">
            <label for="own-factor">{text(Word::FieldOwnStatementFactor)}</label>
            <select id="own-factor" on:change=move |event| factor.set(event_target_value(&event))>
                {options}
            </select>
        </div>
        <p class="actions">
            <button
                type="button"
                id="add-own"
                aria-disabled=move || is_full.get().then_some("true")
                aria-describedby=move || is_full.get().then_some("own-full")
                on:click=add
            >
                {icon("plus")}
                {text(Word::RoundOwnAdd)}
            </button>
            {why}
        </p>
    }
    .into_any()
}

fn add_under(desk: Desk, factor: &str, added: RwSignal<Option<RecordId>>) {
    let Some(round_id) = desk.round.get_untracked() else {
        return;
    };
    let id = random::new_id();
    let records = desk.app.workspace.now(|document, _| {
        let mut round = document.get(&round_id)?.clone();
        round.own_statements.push(Id::of(id.clone()));
        let statement = OwnStatement {
            factor: factor.into(),
            order: document.last_order::<OwnStatement>(),
            ..OwnStatement::default()
        };
        Some(vec![
            (id.clone(), Record::from(statement)),
            (round_id.raw().clone(), Record::from(round)),
        ])
    });
    let Some(records) = records.flatten() else {
        return;
    };
    let label = Label::Added(Some(RecordKind::OwnStatement));
    added.set(Some(id.clone()));
    if desk.app.workspace.dispatch(&Command::Put { records, label }) {
        focus_when_drawn(["own-sv-", id.as_str()].concat());
    }
}
