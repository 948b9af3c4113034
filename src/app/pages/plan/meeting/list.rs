//! All that the meeting goes through: what that is, the way in, and every item, to jump to.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::desk::{Desk, HEADING, hash, row_id};
use crate::{
    app::{
        components::{
            field::{check_box, fresh_id},
            filtered_list::{FilteredList, SearchWords, folded},
            icon::icon,
            links::LinkedRecord,
            list_filter::search_field,
            page_head::up,
            record_links,
            single_keys::key_hint,
        },
        form::field::FormField,
        interface::route::Route,
        pages::plan::parts,
        text::{
            kinds, vocabulary,
            words::{Word, text},
        },
    },
    domain::{
        follow_up::meeting::{
            agenda::Item,
            place::{Agenda, MeetingPlace},
        },
        records::{
            document::Document,
            plan::{Action, ActionPlan},
            record::Kind,
            strategy::Actor,
        },
        values::id::{Id, RecordId},
    },
    platform::web::{page, typing},
};

/// So many are found by the eye.
const FOUND_BY_EYE: usize = 12;

/// The page.
pub fn view(desk: Desk) -> AnyView {
    let first = move || {
        let first = desk.items.with(|items| items.first().map(|item| item.id.clone()));
        first.map(|first| {
            let href = hash(&MeetingPlace::Item(desk.agenda.get(), first));
            view! {
                <a class="button primary" id="begin-meeting" href=href>
                    {text(Word::MeetingBegin)}
                    {icon("arrow-right")}
                </a>
            }
        })
    };
    view! {
        <header class="page-head">
            <p class="kicker">{up(Route::Plan.to_hash(), text(Word::NavPlan).into())}</p>
            <h1 id=HEADING tabindex="-1">
                {text(Word::MeetingTitle)}
            </h1>
            <p class="lede">{text(Word::MeetingLede)}</p>
        </header>
        {parts(desk.app.workspace, Route::Meeting)}
        <div class="meeting-choices no-print">
            {agendas(desk)} {which(desk)}
            {check_box(FormField::new(Word::MeetingRisks, "meeting-risks", desk.shows_risks))}
        </div>
        <p class="actions">
            {first} <a class="button" href=hash(&MeetingPlace::Minutes(None))>
                {icon("file")}
                {text(Word::MeetingMinutesToday)}
            </a>
        </p>
        {rows(desk)}
        {key_hint(Word::MeetingKeys)}
    }
    .into_any()
}

/// What can be gone through.
fn agendas(desk: Desk) -> AnyView {
    let one = move |word: Word, agenda: Agenda, is_it: fn(&Agenda) -> bool| {
        let is_chosen = move || desk.agenda.with(is_it);
        view! {
            <a
                class="button"
                href=hash(&MeetingPlace::List(agenda))
                aria-current=move || is_chosen().then_some("true")
            >
                {text(word)}
            </a>
        }
    };
    view! {
        <nav class="meeting-agendas" aria-label=text(Word::MeetingAgenda)>
            {one(Word::PlanPriorities, Agenda::Priorities, |agenda| *agenda == Agenda::Priorities)}
            {one(Word::PlanActions, Agenda::Actions(None), |agenda| matches!(agenda, Agenda::Actions(_)))}
            {one(Word::ChangeDiscuss, Agenda::Discuss, |agenda| *agenda == Agenda::Discuss)}
            {one(Word::ChangeWaiting, Agenda::Reconsider, |agenda| *agenda == Agenda::Reconsider)}
        </nav>
    }
    .into_any()
}

/// The actors that answer for an action.
fn owners(document: &Document) -> Vec<LinkedRecord> {
    let owners: BTreeSet<Id<Actor>> = document
        .all::<Action>()
        .filter_map(|(_, action)| action.owner.clone())
        .collect();
    record_links::of(document, &owners.into_iter().collect::<Vec<_>>())
}

/// Which actions are gone through: all, or those of a plan, a priority or an owner.
fn which(desk: Desk) -> AnyView {
    let workspace = desk.app.workspace;
    let plans = workspace.select(|document, _| record_links::all::<ActionPlan>(document));
    let priorities = workspace.select(|document, _| record_links::priorities(document));
    let owners = workspace.select(|document, _| owners(document));
    let chosen = Memo::new(move |_| {
        desk.agenda.with(|agenda| match agenda {
            Agenda::Actions(of) => Some(of.as_ref().map(|of| of.as_str().to_owned()).unwrap_or_default()),
            Agenda::Priorities | Agenda::Discuss | Agenda::Reconsider => None,
        })
    });
    let is_hidden = Memo::new(move |_| chosen.with(Option::is_none));
    let option = move |value: String, name: String| {
        let of_option = value.clone();
        let is_chosen = move || chosen.with(|chosen| chosen.as_ref() == Some(&of_option));
        view! {
            <option value=value prop:selected=is_chosen>
                {name}
            </option>
        }
    };
    let group = move |word: Word, records: Memo<Vec<LinkedRecord>>| {
        let options = move || {
            let records = records.get().into_iter();
            records.map(|one| option(one.id, one.name)).collect::<Vec<_>>()
        };
        view! { <optgroup label=text(word)>{options}</optgroup> }
    };
    let choose = move |event| {
        let of = RecordId::new(&typing::entered(&event));
        page::replace_with(&hash(&MeetingPlace::List(Agenda::Actions(of))));
    };
    let id = fresh_id();
    view! {
        <div class="field" hidden=move || is_hidden.get()>
            <label for=id.clone()>{text(Word::MeetingWhich)}</label>
            <select id=id on:change=choose>
                {option(String::new(), text(Word::MeetingWhichAll).into())}
                {group(Word::PlanPlans, plans)}
                {group(Word::PlanPriorities, priorities)}
                {group(Word::PlanFilterOwner, owners)}
            </select>
        </div>
    }
    .into_any()
}

/// An item as a row.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Row {
    number: usize,
    item: Item,
    name: String,
    /// What it is a part of, who answers for it, or what kind it is.
    about: String,
    /// The words that are looked for, folded.
    words: String,
}

fn row_of(document: &Document, number: usize, item: &Item) -> Option<Row> {
    let record = document.record(&item.id)?;
    let name = kinds::name(&[document], &item.id, record);
    let whole = record.part_of().map(|whole| kinds::name_of(&[document], whole));
    let owner = Action::of(record).map(|action| {
        let owner = action.owner.as_ref().and_then(|owner| document.get(owner));
        owner.map_or_else(
            || text(Word::PlanNoOwner).into(),
            |owner| vocabulary::named(&owner.name),
        )
    });
    let about = whole
        .or(owner)
        .unwrap_or_else(|| text(kinds::several(record.known_kind())).into());
    Some(Row {
        number,
        item: item.clone(),
        words: folded(&[&name, &about]),
        name,
        about,
    })
}

fn rows(desk: Desk) -> AnyView {
    let rows = desk.app.workspace.select(move |document, _| {
        let numbered = |items: &Vec<Item>| {
            let items = (1..).zip(items);
            items
                .filter_map(|(number, item)| row_of(document, number, item))
                .collect::<Vec<_>>()
        };
        desk.items.with(numbered)
    });
    let filter = RwSignal::new(SearchWords::default());
    let filtered = FilteredList::with_filter(rows, filter, |words, row: &Row| words.are_in(&row.words));
    let list = filtered.list;
    let total = Memo::new(move |_| rows.with(Vec::len));
    let is_empty = Memo::new(move |_| list.total.get() == 0);
    // That each is a priority, nobody needs to be told.
    let is_of_one_kind = move || desk.agenda.with(|agenda| *agenda == Agenda::Priorities);
    let row = move |row: Row| {
        let href = hash(&MeetingPlace::Item(desk.agenda.get_untracked(), row.item.id.clone()));
        let dealt = row.item.is_dealt_with.then(|| {
            view! {
                <span class="status-tag" data-kind="ok">
                    {icon("circle-check")}
                    {text(Word::MeetingDealt)}
                </span>
            }
        });
        view! {
            <li aria-setsize=total aria-posinset=row.number>
                <a class="record-title" id=row_id(&row.item.id) href=href>
                    <span class="record-no">{row.number}</span>
                    {row.name}
                </a>
                <span class="record-meta" hidden=is_of_one_kind>
                    {row.about}
                </span>
                {dealt}
            </li>
        }
    };
    let found = move || {
        if is_empty.get() {
            return view! { <p class="links-none">{text(Word::MeetingNone)}</p> }.into_any();
        }
        view! {
            <ol class="record-list">
                <For each=move || filtered.drawn.get() key=Row::clone children=row />
            </ol>
        }
        .into_any()
    };
    let search = search_field(
        Word::MeetingFilter,
        fresh_id(),
        move || filter.get(),
        move |words| filter.set(words),
    );
    view! {
        <div class="field filters no-print" hidden=move || total.get() <= FOUND_BY_EYE>
            {search}
        </div>
        {found}
        {list.more()}
    }
    .into_any()
}
