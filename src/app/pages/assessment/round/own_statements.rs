//! The region's own statements in the round.

use leptos::prelude::*;

use super::Desk;
use crate::{
    app::{
        components::{field::text_area, focus::focus_when_drawn, fold::Fold, icon::icon, mover::Mover},
        form::lens::field,
        text::words::{self, Word, fill, number, text},
    },
    domain::{
        assessment::{
            factors::QuestionSet,
            invitation::Invitation,
            results::questions::{AskedStatement, Questions},
        },
        records::{
            record::{Record, RecordKind},
            self_assessment::{OwnStatement, Round},
        },
        values::id::{Id, RecordId},
    },
    edit::command::{Command, Label},
    platform::web::{page, random, typing},
};

/// What the row of a statement shows besides its texts.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    id: Id<OwnStatement>,
    number: String,
    /// Which factor it is about.
    factor: usize,
}

/// The section.
pub fn section(desk: Desk) -> AnyView {
    let rows = rows(desk);
    let ids = Memo::new(move |_| rows.with(|rows| rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>()));
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    let added: RwSignal<Option<Id<OwnStatement>>> = RwSignal::new(None);
    let list = move || {
        if is_empty.get() {
            return view! { <p class="muted">{text(Word::RoundOwnNone)}</p> }.into_any();
        }
        let row = move |id: Id<OwnStatement>| {
            let is_new = added.with_untracked(|added| added.as_ref() == Some(&id));
            statement(desk, id, rows, is_new)
        };
        view! {
            <ul class="record-list own-statements">
                <For each=move || ids.get() key=Id::clone children=row />
            </ul>
        }
        .into_any()
    };
    let content = view! {
        <p>{text(Word::RoundOwnText)}</p>
        {list}
        {adding(desk, rows, added)}
    };
    let part = Fold {
        id: "own",
        title: Word::RoundOwnTitle,
        line: Word::RoundFoldOwn,
        class: "section split no-print",
    };
    // A round can do without.
    part.view(|| false, content.into_any())
}

fn rows(desk: Desk) -> Memo<Vec<Row>> {
    let round = desk.round;
    desk.app.workspace.select(move |document, _| {
        let Some(round) = round.get().and_then(|id| document.get(&id)) else {
            return Vec::new();
        };
        let questions = Questions::of_round(document, round);
        let own = questions.statements.iter().filter(|asked| asked.is_own());
        let row = |asked: &AskedStatement| {
            Some(Row {
                id: Id::of(RecordId::new(&asked.id)?),
                number: asked.number.clone(),
                factor: asked.factor,
            })
        };
        own.filter_map(row).collect()
    })
}

/// The row of a statement. It is made once, and stays when the statement is changed or moved; a new one is open.
fn statement(desk: Desk, id: Id<OwnStatement>, rows: Memo<Vec<Row>>, is_new: bool) -> AnyView {
    let record = desk.app.workspace.form(id.clone());
    let title = Signal::derive(move || {
        let wording = record.with(|one| one.text(words::language()).to_owned());
        if wording.trim().is_empty() {
            text(Word::RoundOwnEmpty).to_owned()
        } else {
            wording
        }
    });
    let raw = id.as_str().to_owned();
    let id = StoredValue::new(id);
    let row = Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| id.with_value(|id| row.id == *id)).cloned()));
    // It is moved among those of its factor.
    let under = Memo::new(move |_| {
        let factor = row.with(|row| row.as_ref().map(|row| row.factor));
        rows.with(|rows| {
            let under = rows.iter().filter(|row| Some(row.factor) == factor);
            under.map(|row| row.id.clone()).collect()
        })
    });
    let mover = Mover {
        app: desk.app,
        id,
        ids: under,
        name: title,
    };
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
                <div class="record-form" role="group" aria-label=number>
                    {text_area(record.field(field!(OwnStatement, sv)).help(Word::RoundOwnSvHelp).id(&sv_id))}
                    {text_area(record.field(field!(OwnStatement, en)).help(Word::RoundOwnEnHelp).id(&en_id))}
                    <p class="help">{text(Word::RoundOwnKeep)}</p>
                    <p class="actions">
                        {mover.buttons()} <button type="button" class="danger" on:click=remove>
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

/// Takes a statement out of the round. Where no other round asks it, it is removed.
fn take_out(desk: Desk, row: &Row) {
    let Some(round) = desk.round.get_untracked() else {
        return;
    };
    let is_asked_elsewhere = desk.app.workspace.now(|document, _| {
        document
            .all::<Round>()
            .any(|(id, other)| id != round && other.own_statements.contains(&row.id))
    });
    if is_asked_elsewhere == Some(true) {
        desk.form.change(|round| {
            round.own_statements.retain(|one| *one != row.id);
        });
    } else {
        desk.app.workspace.dispatch(&Command::Remove(row.id.raw().clone()));
    }
    let message = fill(Word::RoundOwnRemoved, &[("number", &row.number)]);
    desk.app.notices.notify_undoable(message);
    page::focus("own");
}

/// The choice of factor and the button that adds a statement under it.
fn adding(desk: Desk, rows: Memo<Vec<Row>>, added: RwSignal<Option<Id<OwnStatement>>>) -> AnyView {
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
            <select id="own-factor" on:change=move |event| factor.set(typing::entered(&event))>
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

fn add_under(desk: Desk, factor: &str, added: RwSignal<Option<Id<OwnStatement>>>) {
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
    added.set(Some(Id::of(id.clone())));
    if desk.app.workspace.dispatch(&Command::Put { records, label }) {
        focus_when_drawn(["own-sv-", id.as_str()].concat());
    }
}
