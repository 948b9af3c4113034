//! The contact with business: who they are by segment, what they give and get, how their needs are met, and what is missing.

use leptos::prelude::*;

use super::index_page::nothing;
use crate::{
    app::{
        components::{
            copying,
            field::check_box,
            icon::icon,
            links::{LinkedRecord, linked_names},
            long_list::LongList,
            page_head::{page_head, up},
        },
        form::{field::FormField, lens::field},
        interface::{notice::Tone, route::Route},
        state::App,
        text::{
            business_list::{NamedAction, Row, as_text, columns, rows_of, said},
            words::{Word, fill, number, text},
        },
    },
    domain::{learning::business, records::strategy::Actor, ways_out::WayOut},
    platform::web::page as browser,
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    let rows = app.workspace.select(rows_of);
    let unnamed = app.workspace.select(|document, _| {
        let unnamed = business::said_by_nobody_named(document);
        (!unnamed.is_empty()).then(|| said(&unnamed))
    });
    let has_contact = RwSignal::new(false);
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let content = move || {
        if is_empty.get() {
            return view! {
                {nothing([
                    Word::BusinessNoneTitle,
                    Word::BusinessNoneText,
                    Word::BusinessNoneExample,
                    Word::BusinessNoneExampleText,
                ])}
                <p class="actions">
                    <a class="button primary" href=Route::Actors.to_hash()>
                        {text(Word::BusinessToActors)}
                    </a>
                </p>
            }
            .into_any();
        }
        [ways(app, rows, has_contact), tables(rows, has_contact)].into_any()
    };
    let unnamed = move || {
        unnamed.get().map(|said| {
            view! { <p id="business-unnamed">{text(Word::BusinessUnnamed)} ": " {said}</p> }
        })
    };
    let kicker = view! {
        {up(Route::Plan.to_hash(), text(Word::NavPlan).into())}
        " · "
        {up(Route::Actors.to_hash(), text(Word::PlanActors).into())}
    };
    view! {
        <main class="page business" id="main" tabindex="-1">
            {page_head(kicker.into_any(), text(Word::BusinessTitle), text(Word::BusinessLede))}
            {content}
            {unnamed}
        </main>
    }
}

/// Whether contact details are shown, and what can be done with the list.
fn ways(app: App, rows: Memo<Vec<Row>>, has_contact: RwSignal<bool>) -> AnyView {
    let by_hand = RwSignal::new(None::<String>);
    let copy = move |_| {
        let list = rows.with_untracked(|rows| as_text(rows, has_contact.get_untracked()));
        let copied = move || app.notices.notify(Tone::Done, text(Word::BusinessCopied).into());
        copying::copy(WayOut::BusinessList.with(list), copied, move |list| {
            by_hand.try_set(Some(list));
        });
    };
    let refused = move || {
        let list = by_hand.get()?;
        Some(copying::by_hand("business-list", Word::BusinessByHand, list, || ()))
    };
    let contact = FormField::new(Word::BusinessContact, "business-contact", has_contact);
    view! {
        <div class="no-print stack">
            {check_box(contact)}
            <p class="help">{text(Word::BusinessContactHelp)}</p>
            <p class="actions">
                <button type="button" id="copy-business" on:click=copy>
                    {icon("copy")}
                    {text(Word::BusinessCopy)}
                </button>
                <button type="button" id="print-business" on:click=|_| browser::print()>
                    {icon("print")}
                    {text(Word::BusinessPrint)}
                </button>
                <a class="button" href=Route::Actors.to_hash()>
                    {text(Word::BusinessToActors)}
                </a>
            </p>
            {refused}
        </div>
    }
    .into_any()
}

/// A table of each segment, of as many actors as somebody has come to.
fn tables(rows: Memo<Vec<Row>>, has_contact: RwSignal<bool>) -> AnyView {
    let list = LongList::new(Memo::new(move |_| rows.with(Vec::len)));
    let drawn = move || {
        let (drawn, has_contact) = (list.drawn.get(), has_contact.get());
        rows.with(|rows| {
            let drawn = rows.get(..drawn.min(rows.len())).unwrap_or_default();
            let segments = drawn.chunk_by(|one, other| one.segment == other.segment);
            segments.map(|rows| table(rows, has_contact)).collect::<Vec<_>>()
        })
    };
    view! {
        {drawn}
        {list.more()}
    }
    .into_any()
}

fn table(rows: &[Row], has_contact: bool) -> AnyView {
    let (name, [heard, total]) = rows
        .first()
        .map_or((String::new(), [0, 0]), |row| (row.segment.clone(), row.heard));
    let sum = fill(
        Word::BusinessSegmentSum,
        &[("n", &number(heard)), ("total", &number(total))],
    );
    let head = columns().map(|word| view! { <th scope="col">{text(word)}</th> });
    let contact = has_contact.then(|| view! { <th scope="col">{text(field!(Actor, contact).label)}</th> });
    let caption = name.clone();
    let rows: Vec<_> = rows.iter().map(|row| table_row(row, has_contact)).collect();
    view! {
        <section class="section-after">
            <h2>{name}</h2>
            <p class="small muted">{sum}</p>
            <table class="data-table stacks">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>{head.into_iter().collect::<Vec<_>>()} {contact}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn table_row(row: &Row, has_contact: bool) -> AnyView {
    let row = row.clone();
    let cell = |word: Word, content: AnyView| view! { <td data-label=text(word)>{content}</td> };
    let told = |said: String| match said.as_str() {
        "" => view! { <span class="muted">{text(Word::BusinessUnsaid)}</span> }.into_any(),
        _ => said.into_any(),
    };
    let [_, gives, gets, meetings, contributions, actions, lacks] = columns();
    let missing = if row.lacks.is_empty() {
        view! {
            <span class="status-tag" data-kind="ok">
                {icon("circle-check")}
                {text(Word::BusinessLacksNone)}
            </span>
        }
        .into_any()
    } else {
        row.lacks.into_any()
    };
    let contact = has_contact.then(|| cell(field!(Actor, contact).label, told(row.contact)));
    view! {
        <tr>
            <th scope="row">{row.name}</th>
            {cell(gives, told(row.gives))}
            {cell(gets, told(row.gets))}
            {cell(meetings, row.meetings.into_any())}
            {cell(contributions, row.said.into_any())}
            {cell(actions, taking_part(row.owns, row.partner_in))}
            {cell(lacks, missing)}
            {contact}
        </tr>
    }
    .into_any()
}

fn taking_part(owns: Vec<NamedAction>, partner_in: Vec<NamedAction>) -> AnyView {
    if owns.is_empty() && partner_in.is_empty() {
        return text(Word::BusinessActionsNone).into_any();
    }
    let linked = |action: NamedAction| LinkedRecord {
        href: Route::Action(action.id.clone()).to_hash(),
        id: action.id.as_str().to_owned(),
        name: action.name,
    };
    let part = |word: Word, actions: Vec<NamedAction>| {
        let actions: Vec<_> = actions.into_iter().map(linked).collect();
        (!actions.is_empty()).then(|| view! { <div>{text(word)} ": " {linked_names(actions, "; ")}</div> })
    };
    view! {
        {part(Word::BusinessOwns, owns)}
        {part(Word::BusinessPartner, partner_in)}
    }
    .into_any()
}
