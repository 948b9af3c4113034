//! Taking a response out of the round again.

use std::cmp::Reverse;

use leptos::{html, prelude::*};

use super::Desk;
use crate::{
    app::{
        components::icon::icon,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        records::{
            document::Document,
            self_assessment::{Response, Round},
        },
        values::{
            date::Date,
            id::{Id, RecordId},
        },
    },
    edit::command::Command,
    platform::web::{page, typing},
};

/// How many are listed at once.
const MOST_LISTED: usize = 50;

/// How much of an id is shown: enough to tell responses apart.
const SHORT: usize = 6;

/// A response's row: what tells it from others, and nothing of what it says.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    id: RecordId,
    received: Option<Date>,
    name: String,
}

/// The section; nothing if nothing has been collected.
pub fn section(desk: Desk) -> AnyView {
    let round = desk.round;
    let has_any = desk.app.workspace.select(move |document, _| {
        let round = round.get()?;
        received(document, &round).next().map(|_| ())
    });
    let fold: NodeRef<html::Details> = NodeRef::new();
    let is_open = RwSignal::new(false);
    let toggled = move |_| is_open.set(fold.get_untracked().is_some_and(|fold| fold.open()));
    let content = move || is_open.get().then(|| untrack(|| list(desk)));
    let section = move || {
        has_any.get().map(|()| {
            view! {
                <section class="section split no-print">
                    <h2 id="remove" tabindex="-1">
                        {text(Word::RoundListTitle)}
                    </h2>
                    <details class="fold" id="responses" node_ref=fold on:toggle=toggled>
                        <summary>{text(Word::RoundListShow)}</summary>
                        <div class="stack">
                            <p>{text(Word::RoundListText)}</p>
                            {content}
                        </div>
                    </details>
                </section>
            }
        })
    };
    section.into_any()
}

fn received<'a>(document: &'a Document, round: &Id<Round>) -> impl Iterator<Item = (Id<Response>, &'a Response)> {
    Response::counted(document, round).filter(|(_, response)| response.received.is_some())
}

fn list(desk: Desk) -> AnyView {
    let sought = RwSignal::new(String::new());
    let round = desk.round;
    let rows = desk.app.workspace.select(move |document, _| {
        let Some(round) = round.get() else {
            return Vec::new();
        };
        let sought = sought.get().trim().to_lowercase();
        let fits = |(id, response): &(Id<Response>, &Response)| {
            id.as_str().starts_with(&sought) || response.name.to_lowercase().contains(&sought)
        };
        let rows = received(document, &round).filter(fits);
        let rows = rows.map(|(id, response)| Row {
            id: id.raw().clone(),
            received: response.received,
            name: response.name.trim().to_owned(),
        });
        let mut rows: Vec<Row> = rows.collect();
        // The newest first; those of one day by their ids.
        rows.sort_by_key(|row| Reverse(row.received));
        rows
    });
    let shown = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return view! { <p class="muted">{text(Word::RoundListNothing)}</p> }.into_any();
        }
        let spare = rows.len().saturating_sub(MOST_LISTED);
        let more = (spare > 0).then(|| {
            let spare = number(spare);
            view! { <p class="muted">{fill(Word::RoundListMore, &[("n", &spare)])}</p> }
        });
        let rows: Vec<_> = rows.into_iter().take(MOST_LISTED).map(|one| row(desk, one)).collect();
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="remove">
                <table class="data-table stacks responses-table">
                    <thead>
                        <tr>
                            <th scope="col">{text(Word::RoundListId)}</th>
                            <th scope="col">{text(Word::RoundListReceived)}</th>
                            <th scope="col">{text(Word::RoundListName)}</th>
                            <th scope="col">
                                <span class="visually-hidden">{text(Word::RoundOwnRemove)}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {more}
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for="find-response">{text(Word::RoundListSearch)}</label>
            <input
                type="text"
                id="find-response"
                autocomplete="off"
                on:input=move |event| sought.set(typing::entered(&event))
            />
        </div>
        {shown}
    }
    .into_any()
}

/// The beginning of an id.
fn short(id: &RecordId) -> String {
    id.as_str().chars().take(SHORT).collect()
}

fn row(desk: Desk, row: Row) -> AnyView {
    let id = short(&row.id);
    let received = row.received.map(vocabulary::day).unwrap_or_default();
    let name = if row.name.is_empty() {
        view! { <span class="muted">{text(Word::RoundListNoName)}</span> }.into_any()
    } else {
        view! { <span>{row.name}</span> }.into_any()
    };
    let label = fill(Word::RoundListRemove, &[("id", &id)]);
    let message = fill(Word::RoundListRemoved, &[("id", &id)]);
    let raw = row.id;
    let remove = move |_| {
        if desk.app.workspace.dispatch(&Command::Remove(raw.clone())) {
            desk.app.notices.notify_undoable(message.clone());
            // The last one takes the section with it.
            if !page::focus("find-response") {
                page::focus("main");
            }
        }
    };
    view! {
        <tr>
            <th scope="row">
                <code>{id.clone()}</code>
            </th>
            <td data-label=text(Word::RoundListReceived)>{received}</td>
            <td data-label=text(Word::RoundListName)>{name}</td>
            <td>
                <button type="button" class="quiet" aria-label=label on:click=remove>
                    {icon("trash")}
                    {text(Word::RoundOwnRemove)}
                </button>
            </td>
        </tr>
    }
    .into_any()
}
