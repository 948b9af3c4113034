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
            record_links,
        },
        form::{field::FormField, lens::field},
        interface::{notice::Tone, route::Route},
        state::App,
        text::{
            vocabulary::{self, Term},
            words::{Word, fill, number, text},
        },
    },
    domain::{
        learning::business::{self, BusinessActor, Lack, Segment},
        records::{
            dialogue::{Contribution, ResponseState},
            document::Document,
            plan::Action,
            references::References,
            strategy::Actor,
        },
        values::id::Id,
        ways_out::WayOut,
    },
    platform::web::page as browser,
};

/// An actor as a row, with the segment that it is in.
#[derive(Clone, PartialEq)]
struct Row {
    segment: String,
    /// How many of the segment are heard, and how many there are.
    heard: [usize; 2],
    name: String,
    contact: String,
    gives: String,
    gets: String,
    meetings: String,
    said: String,
    owns: Vec<LinkedRecord>,
    partner_in: Vec<LinkedRecord>,
    lacks: String,
}

fn rows_of(document: &Document, references: &References) -> Vec<Row> {
    let segments = business::segments(document, references);
    let of_segment = |segment: &Segment| {
        let heard = [segment.heard(), segment.actors.len()];
        let name = match segment.name.as_str() {
            "" => text(Word::BusinessNoSegment).to_owned(),
            name => name.to_owned(),
        };
        let rows = segment.actors.iter();
        rows.filter_map(|one| row(document, one, (&name, heard)))
            .collect::<Vec<_>>()
    };
    segments.iter().flat_map(of_segment).collect()
}

fn row(document: &Document, one: &BusinessActor, (segment, heard): (&str, [usize; 2])) -> Option<Row> {
    let actor: &Actor = document.get(&one.id)?;
    let actions = |ids: &[Id<Action>]| record_links::of(document, ids);
    let meetings = match one.meetings.len() {
        0 => text(Word::BusinessMeetingsNone).to_owned(),
        all => fill(
            Word::BusinessCame,
            &[("n", &number(one.came.len())), ("total", &all.to_string())],
        ),
    };
    let lacks: Vec<_> = one.lacks.iter().map(|lack| text(lack_word(*lack))).collect();
    Some(Row {
        segment: segment.to_owned(),
        heard,
        name: vocabulary::named(&actor.name),
        contact: actor.contact.trim().to_owned(),
        gives: actor.gives.trim().to_owned(),
        gets: actor.gets.trim().to_owned(),
        meetings,
        said: said(&one.said),
        owns: actions(&one.owns),
        partner_in: actions(&one.partner_in),
        lacks: lacks.join("; "),
    })
}

fn lack_word(lack: Lack) -> Word {
    match lack {
        Lack::Segment => Word::BusinessLackSegment,
        Lack::Gives => Word::BusinessLackGives,
        Lack::Gets => Word::BusinessLackGets,
        Lack::Heard => Word::BusinessLackHeard,
        Lack::Answer => Word::BusinessLackAnswer,
        Lack::Action => Word::BusinessLackAction,
    }
}

/// How many contributions were answered in each way, in words.
fn said(contributions: &[(Id<Contribution>, ResponseState)]) -> String {
    let counted = ResponseState::ALL.iter().filter_map(|state| {
        let n = contributions.iter().filter(|(_, one)| one == state).count();
        (n > 0).then(|| [text(state.word()), ": ", &number(n)].concat())
    });
    let counted: Vec<_> = counted.collect();
    if counted.is_empty() {
        return text(Word::BusinessSaidNone).into();
    }
    counted.join("; ")
}

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

/// The columns but the contact, in their order.
fn columns() -> [Word; 7] {
    [
        Word::BusinessActor,
        field!(Actor, gives).label,
        field!(Actor, gets).label,
        Word::BusinessMeetings,
        Word::BusinessSaid,
        Word::BusinessActions,
        Word::BusinessLacks,
    ]
}

/// The list as a table of a spreadsheet has it.
fn as_text(rows: &[Row], has_contact: bool) -> String {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let contact = |text: &str| has_contact.then(|| plain(text));
    let head = columns().map(|word| text(word).to_owned());
    let head = std::iter::once(text(field!(Actor, segment).label).to_owned())
        .chain(head)
        .chain(contact(text(field!(Actor, contact).label)));
    let mut lines = vec![head.collect::<Vec<_>>().join("\t")];
    for row in rows {
        let actions = row.owns.iter().chain(&row.partner_in).map(|one| one.name.as_str());
        let actions = actions.collect::<Vec<_>>().join("; ");
        let cells = [
            &row.segment,
            &row.name,
            &row.gives,
            &row.gets,
            &row.meetings,
            &row.said,
            &actions,
            &row.lacks,
        ];
        let cells = cells.into_iter().map(|cell| plain(cell)).chain(contact(&row.contact));
        lines.push(cells.collect::<Vec<_>>().join("\t"));
    }
    lines.join("\n")
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
    let said = |said: String| match said.as_str() {
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
    let contact = has_contact.then(|| cell(field!(Actor, contact).label, said(row.contact)));
    view! {
        <tr>
            <th scope="row">{row.name}</th>
            {cell(gives, said(row.gives))}
            {cell(gets, said(row.gets))}
            {cell(meetings, row.meetings.into_any())}
            {cell(contributions, row.said.into_any())}
            {cell(actions, taking_part(row.owns, row.partner_in))}
            {cell(lacks, missing)}
            {contact}
        </tr>
    }
    .into_any()
}

fn taking_part(owns: Vec<LinkedRecord>, partner_in: Vec<LinkedRecord>) -> AnyView {
    if owns.is_empty() && partner_in.is_empty() {
        return text(Word::BusinessActionsNone).into_any();
    }
    let part = |word: Word, actions: Vec<LinkedRecord>| {
        (!actions.is_empty()).then(|| view! { <div>{text(word)} ": " {linked_names(actions, "; ")}</div> })
    };
    view! {
        {part(Word::BusinessOwns, owns)}
        {part(Word::BusinessPartner, partner_in)}
    }
    .into_any()
}
