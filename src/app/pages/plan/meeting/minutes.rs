//! What was decided and said on a day, as minutes: on paper, and as a text that can be sent.

use leptos::prelude::*;

use super::desk::{Desk, HEADING, hash};
use crate::{
    app::{
        components::{
            copying::{by_hand, copy},
            field::date_field,
            icon::icon,
            links::{LinkedRecord, linked_name},
            record_links,
        },
        form::{binding::Binding, field::FormField},
        interface::notice::Tone,
        text::{
            kinds, meeting, vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::meeting::{
            minutes::{Noted, Said, minutes},
            place::MeetingPlace,
        },
        values::{date::Date, id::RecordId},
        ways_out::WayOut,
    },
    platform::web::page,
};

/// A record with what was decided and said of it, in words.
#[derive(Clone, PartialEq)]
struct Row {
    name: LinkedRecord,
    kind: &'static str,
    said: Vec<(bool, String)>,
}

/// The day that the minutes are of, followed.
fn day_of(desk: Desk) -> Date {
    desk.place.with(|place| match place {
        MeetingPlace::Minutes(Some(day)) => *day,
        MeetingPlace::Minutes(None) | MeetingPlace::List(_) | MeetingPlace::Item(..) => desk.today,
    })
}

fn title_of(day: Date) -> String {
    fill(Word::MeetingMinutesOf, &[("day", &vocabulary::day(day))])
}

/// The page.
pub fn view(desk: Desk) -> AnyView {
    let day = Memo::new(move |_| day_of(desk));
    let choose = move |day: Option<Date>| {
        page::replace_with(&hash(&MeetingPlace::Minutes(day)));
    };
    let binding = Binding::new(Signal::derive(move || Some(day.get())), choose);
    let name = desk
        .app
        .workspace
        .select(|document, _| document.strategy().name.clone());
    view! {
        <article class="meeting-minutes">
            <header class="page-head">
                <p class="kicker">{move || name.get()}</p>
                <h1 id=HEADING tabindex="-1">
                    {move || title_of(day.get())}
                </h1>
            </header>
            {drafts(desk)}
            <div class="field-row no-print">
                {date_field(FormField::new(Word::MeetingDay, "meeting-day", binding))} {ways(desk, day)}
            </div>
            {rows(desk, day)}
        </article>
    }
    .into_any()
}

/// What is typed somewhere and not saved.
fn drafts(desk: Desk) -> AnyView {
    let typed = desk.app.workspace.select(move |document, _| {
        let items = desk.drafts.items().into_iter();
        let named = |id| record_links::to(document, &id);
        items.filter_map(named).collect::<Vec<_>>()
    });
    let note = move || {
        let typed = typed.get();
        if typed.is_empty() {
            return None;
        }
        let way = move |record: LinkedRecord| {
            let item = RecordId::new(&record.id);
            let href = item.map(|item| hash(&MeetingPlace::Item(desk.agenda.get_untracked(), item)));
            view! { <li><a href=href>{record.name}</a></li> }
        };
        let note = view! {
            <div class="note no-print" data-kind="attention" id="meeting-drafts">
                {icon("pencil")}
                <div>
                    <p>{text(Word::MeetingDrafts)}</p>
                    <ul>{typed.into_iter().map(way).collect::<Vec<_>>()}</ul>
                </div>
            </div>
        };
        Some(note.into_any())
    };
    note.into_any()
}

/// The ways to have the minutes elsewhere.
fn ways(desk: Desk, day: Memo<Date>) -> AnyView {
    let refused: RwSignal<Option<String>> = RwSignal::new(None);
    let notices = desk.app.notices;
    let copy_text = move |_| {
        let content = desk.app.workspace.now(|document, _| {
            let day = day.get_untracked();
            meeting::as_text(document, &title_of(day), &minutes(document, day))
        });
        let copied = move || notices.notify(Tone::Done, text(Word::MeetingCopied).into());
        let by_hand = move |content: String| {
            refused.try_set(Some(content));
        };
        copy(WayOut::Minutes.with(content.unwrap_or_default()), copied, by_hand);
    };
    let to_copy = move || {
        let content = refused.get()?;
        Some(by_hand("minutes-by-hand", Word::ShareTextByHand, content, || ()))
    };
    view! {
        <p class="actions">
            <button type="button" id="copy-minutes" on:click=copy_text>
                {icon("copy")}
                {text(Word::MeetingCopy)}
            </button>
            <button type="button" id="print-minutes" on:click=|_| page::print()>
                {icon("print")}
                {text(Word::MeetingPrint)}
            </button>
        </p>
        {to_copy}
    }
    .into_any()
}

fn rows(desk: Desk, day: Memo<Date>) -> AnyView {
    let rows = desk.app.workspace.select(move |document, _| {
        let row = |noted: Noted| {
            let told = |said: &Said| {
                let is_decision = !matches!(said, Said::Comment { .. });
                (is_decision, meeting::told(document, said))
            };
            let kind = document.record(&noted.of).and_then(|record| record.known_kind());
            Some(Row {
                name: record_links::to(document, &noted.of)?,
                kind: text(kinds::several(kind)),
                said: noted.said.iter().map(told).collect(),
            })
        };
        minutes(document, day.get())
            .into_iter()
            .filter_map(row)
            .collect::<Vec<_>>()
    });
    let view = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return view! { <p class="links-none">{text(Word::MeetingMinutesNone)}</p> }.into_any();
        }
        let said = |(is_decision, told): (bool, String)| {
            let symbol = if is_decision { "check" } else { "message" };
            view! {
                <li data-decided=is_decision.then_some("")>
                    {icon(symbol)}
                    <p class="said">{told}</p>
                </li>
            }
        };
        let row = move |row: Row| {
            view! {
                <section class="keep">
                    <p class="kicker">{row.kind}</p>
                    <h2>{linked_name(row.name)}</h2>
                    <ul class="minutes-said">{row.said.into_iter().map(said).collect::<Vec<_>>()}</ul>
                </section>
            }
        };
        rows.into_iter().map(row).collect::<Vec<_>>().into_any()
    };
    view.into_any()
}
