//! The table: the same elements as on the map, for those who read or work without it.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    desk::Desk,
    files,
    filters::filters,
    findings,
    group::{self, Listed},
    listing::ElementFilter,
    rows::Row,
};
use crate::{
    app::{
        components::{filtered_list::FilteredList, icon::icon},
        interface::route::Route,
        text::{
            vocabulary::Term,
            words::{Word, count, fill, text},
        },
    },
    domain::{
        records::structure_map::{ElementStatus, StructureElement},
        values::{extent::centre, id::Id},
    },
    map::places,
};

/// From how many elements one can search and filter.
const FILTER_FROM: usize = 10;

/// The elements of the table that its filter lets through.
pub type Found = FilteredList<Arc<Row>>;

fn lets_through(filter: &ElementFilter, row: &Arc<Row>) -> bool {
    let priority = filter.priority.as_ref();
    filter.suit(row.terms)
        && priority.is_none_or(|priority| row.priorities.contains(priority))
        && filter.words.are_in(&row.words)
}

/// The table with its heading, search and files.
pub fn table(desk: Desk) -> AnyView {
    let listing = desk.shown.listing;
    let filtered = Found::with_filter(desk.rows, listing.filter, lets_through);
    // What was filtered where there were more is not hidden where there are few.
    let is_filtered = Memo::new(move |before: Option<&bool>| before == Some(&true) || listing.is_offered());
    let total = Memo::new(move |_| desk.listed.with(|elements| elements.len()));
    // One element more or less makes neither the table nor its filter anew.
    let has_any = Memo::new(move |_| total.get() > 0);
    let has_filter = Memo::new(move |_| total.get() > FILTER_FROM || is_filtered.get());
    let add = move |_| desk.add_by_form();
    view! {
        <p class="kicker">{text(Word::NavStructureMap)}</p>
        <div class="section-head">
            <h2 class="side-title">{move || count(Word::MapCountOne, Word::MapCountMany, total.get())}</h2>
            <button type="button" class="primary" id="add-element" title=text(Word::MapAddHelp) on:click=add>
                {icon("plus")}
                {text(Word::MapAddElement)}
            </button>
        </div>
        {move || match (has_any.get(), has_filter.get()) {
            (false, _) => empty().into_any(),
            (true, true) => {
                view! {
                    {filters(desk)}
                    {found(desk, filtered)}
                }
                    .into_any()
            }
            (true, false) => found(desk, filtered).into_any(),
        }}
        {findings::section(desk)}
        {files::files(desk)}
    }
    .into_any()
}

fn empty() -> impl IntoView {
    view! {
        <div class="empty section-gap">
            <h3>{text(Word::MapEmptyTitle)}</h3>
            <p>{text(Word::MapEmptyText)}</p>
            <p class="empty-example">
                <b>{text(Word::MapEmptyExampleHead)}</b>
                {text(Word::MapEmptyExample)}
            </p>
        </div>
    }
}

fn found(desk: Desk, filtered: Found) -> impl IntoView {
    let list = filtered.list;
    let listed = Listed(Memo::new(move |_| {
        Arc::new(filtered.each_passing(|row| row.id.raw().clone()))
    }));
    let is_found = Memo::new(move |_| list.total.get() > 0);
    let none = move || {
        (!is_found.get()).then(|| {
            view! {
                <p class="section-gap">{text(Word::MapFilterNone)}</p>
            }
        })
    };
    let heads = [
        Word::MapColumnName,
        Word::MapColumnKind,
        Word::MapColumnLevel,
        Word::MapColumnStatus,
    ];
    view! {
        <div class="choose-rows section-gap no-print">{group::choose_listed(desk, listed)} {group::again(desk)}</div>
        <div
            class="table-scroll"
            tabindex="0"
            role="region"
            aria-label=text(Word::MapTableCaption)
            on:keydown=move |event| group::by_key(desk, listed, &event)
        >
            <table class="data-table stacks" id="elements" aria-rowcount=move || list.total.get() + 1>
                <caption class="visually-hidden">{text(Word::MapTableCaption)}</caption>
                <thead>
                    <tr aria-rowindex="1">
                        <th scope="col" class="row-choice no-print">
                            <span class="visually-hidden">{text(Word::MapGroupColumn)}</span>
                        </th>
                        {heads.map(|head| view! { <th scope="col">{text(head)}</th> })} <th scope="col">
                            <span class="visually-hidden">{text(Word::MapColumnRemove)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <ForEnumerate
                        each=move || filtered.drawn.get()
                        key=Arc::clone
                        children=move |place, held| row(desk, listed, place, &held)
                    />
                </tbody>
            </table>
        </div>
        {none}
        {list.more()}
        {group::bar(desk, listed)}
    }
}

fn row(desk: Desk, listed: Listed, place: ReadSignal<usize>, row: &Row) -> impl IntoView + use<> {
    let near = near(desk, row.id.clone());
    // The head is the first row.
    let number = move || place.get() + 2;
    let href = Route::Element(row.id.clone()).to_hash();
    let remove_label = fill(Word::MapRemoveElement, &[("name", &row.name)]);
    let is_chosen = group::is_chosen(desk, row.id.raw().clone());
    let cell = group::cell(desk, listed, row.id.raw().clone(), &row.name, is_chosen);
    let id = row.id.clone();
    let priorities = match row.priorities.len() {
        0 => text(Word::MapPriorityNone).into(),
        n => count(Word::MapPriorityOne, Word::MapPriorityMany, n),
    };
    let terms = row.terms;
    let (kind, name) = match terms.status {
        ElementStatus::Existing => ("ok", "circle-check"),
        ElementStatus::Planned => ("info", "circle-dashed"),
        ElementStatus::Desired => ("attention", "star"),
    };
    view! {
        <tr aria-rowindex=number data-chosen=move || is_chosen.get()>
            {cell}
            <th scope="row">
                <a href=href>{row.name.clone()}</a>
                <span class="cell-more">{near}</span>
            </th>
            <td data-label=text(
                Word::FieldStructureElementElement,
            )>{text(terms.kind.word())}<span class="cell-more">{text(terms.theme.word())}</span></td>
            <td data-label=text(Word::MapColumnLevel)>{text(terms.level.word())}</td>
            <td data-label=text(Word::FieldStructureElementStatus)>
                <span class="status-tag" data-kind=kind>
                    {icon(name)}
                    {text(terms.status.word())}
                </span>
                <span class="cell-more">{priorities}</span>
            </td>
            <td>
                <button
                    type="button"
                    class="danger"
                    aria-label=remove_label
                    on:click=move |_| desk.app.workspace.remove(id.raw())
                >
                    {icon("trash")}
                </button>
            </td>
        </tr>
    }
}

/// Near which locality an element lies; its position if none is near.
fn near(desk: Desk, id: Id<StructureElement>) -> impl Fn() -> String {
    let position = desk.app.workspace.select(move |document, _| {
        let element = document.get(&id)?;
        element.geometry.as_ref().and_then(centre)
    });
    move || {
        let Some(position) = position.get() else {
            return text(Word::MapNoPlace).into();
        };
        desk.places.with(|places| match places::nearest(places, position) {
            Some(place) => fill(Word::MapNear, &[("place", &place.name)]),
            None => crate::format::coordinates::write(&[position]),
        })
    }
}
