//! What is to be reconsidered for a change, by kind, each with the press that lets it stand; and what somebody has looked at.

use leptos::prelude::*;

use super::meeting::to_meeting;
use crate::{
    app::{
        components::{
            field::{date_field, term_field, text_field},
            focus::focus_first_when_drawn,
            icon::icon,
            links::{LinkedRecord, linked_name},
            long_list::LongList,
            reconsider_mark::note_look,
            record_links,
        },
        document::workspace::Workspace,
        form::{field::FormField, lens::field, record::FormRecord},
        interface::route::Route,
        text::{
            kinds,
            vocabulary::Term,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::{
            meeting::place::{Agenda, MeetingPlace},
            reconsidering::{looks, waiting, waiting_for},
        },
        records::{
            change::{Change, Loop, Reconsideration, Reconsidered},
            record::RecordKind,
        },
        values::id::{Id, RecordId},
    },
    platform::web::page,
};

/// The id of the heading, where the keyboard is led when nothing waits any more.
const HEADING: &str = "waiting";

/// A record that waits, with its kind.
type Waiting = (RecordId, Option<RecordKind>, LinkedRecord);

/// What of a change decides whom it concerns, so that a letter in its texts does not have that worked out again.
pub fn reach_of(change: FormRecord<Change>) -> Memo<Change> {
    Memo::new(move |_| {
        change.with(|change| Change {
            way: change.way,
            affects: change.affects.clone(),
            closed: change.closed,
            ..Change::default()
        })
    })
}

/// What waits to be reconsidered.
pub fn waiting_section(change: FormRecord<Change>, id: Id<Change>) -> AnyView {
    let workspace = change.workspace;
    let at = id.clone();
    let reach = reach_of(change);
    let ids =
        workspace.select(move |document, references| reach.with(|reach| waiting_for(document, references, &at, reach)));
    let long = LongList::new(Memo::new(move |_| ids.with(Vec::len)));
    let rows = workspace.select(move |document, _| {
        let row = |id: &RecordId| -> Option<Waiting> {
            let kind = document.record(id)?.known_kind();
            Some((id.clone(), kind, record_links::to(document, id)?))
        };
        ids.with(|ids| ids.iter().take(long.drawn.get()).filter_map(row).collect::<Vec<_>>())
    });
    let by = RwSignal::new(String::new());
    let none = Memo::new(move |_| {
        change.with(|change| match (change.closed, change.way) {
            (Some(_), _) => Word::ChangeWaitingClosed,
            (None, Loop::Unstated) => Word::ChangeWaitingNoWay,
            (None, Loop::A | Loop::B) => Word::ChangeWaitingNone,
        })
    });
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let who = move || {
        (!is_empty.get()).then(|| {
            let field = FormField::new(Word::FieldReconsiderationBy, "look-by", by).help(Word::ChangeByHelp);
            view! {
                <p class="small no-print">
                    <a href=Route::Versions.to_hash()>{text(Word::ChangeVersion)}</a>
                </p>
                <p class="actions">{to_meeting(&MeetingPlace::List(Agenda::Reconsider))}</p>
                {text_field(field)}
            }
        })
    };
    let list = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return view! { <p class="links-none">{text(none.get())}</p> }.into_any();
        }
        let press = Press {
            workspace,
            by,
            rows: rows.clone(),
        };
        by_kind(&press, &id, long)
    };
    view! {
        <section class="form-group">
            <h2 id=HEADING tabindex="-1">
                {text(Word::ChangeWaiting)}
            </h2>
            <div class="stack">{who} {list} {long.more()}</div>
        </section>
    }
    .into_any()
}

/// What a press on one of the rows needs.
struct Press {
    workspace: Workspace,
    by: RwSignal<String>,
    rows: Vec<Waiting>,
}

/// The rows, those of each kind under its name.
fn by_kind(press: &Press, change: &Id<Change>, long: LongList) -> AnyView {
    let mut groups: Vec<(Option<RecordKind>, Vec<AnyView>)> = Vec::new();
    for (place, (_, kind, _)) in press.rows.iter().enumerate() {
        let row = row(press, change, place, long);
        match groups.last_mut() {
            Some((last, rows)) if last == kind => rows.push(row),
            _ => groups.push((*kind, vec![row])),
        }
    }
    let group = |(kind, rows): (Option<RecordKind>, Vec<AnyView>)| {
        view! {
            <div>
                <h3 class="label">{text(kinds::several(kind))}</h3>
                <ul class="waiting-list">{rows}</ul>
            </div>
        }
    };
    groups.into_iter().map(group).collect::<Vec<_>>().into_any()
}

fn button_id(id: &RecordId) -> String {
    ["stands-", id.as_str()].concat()
}

fn row(press: &Press, change: &Id<Change>, place: usize, long: LongList) -> AnyView {
    let Some((id, _, record)) = press.rows.get(place).cloned() else {
        return ().into_any();
    };
    let (workspace, by, change) = (press.workspace, press.by, change.clone());
    let other = press
        .rows
        .get(place + 1)
        .or_else(|| press.rows.get(place.checked_sub(1)?));
    let other = other.map(|(id, ..)| button_id(id)).unwrap_or_default();
    let named = |word: Word| fill(word, &[("name", &record.name)]);
    let (stands, alters) = (named(Word::ChangeStandsNamed), named(Word::ChangeAltersNamed));
    let of = id.clone();
    let look = StoredValue::new(move |outcome: Reconsidered| {
        // A second press on what is still on the screen makes no second look.
        let still = workspace.now(|document, references| waiting(document, references, &change).contains(&of));
        let by = by.with_untracked(|by| by.trim().to_owned());
        if still == Some(true) && note_look(workspace, change.clone(), of.clone(), by, outcome) {
            focus_first_when_drawn([other.clone(), HEADING.into()]);
        }
    });
    let press = move |outcome: Reconsidered| look.with_value(|look| look(outcome));
    view! {
        <li aria-setsize=long.total aria-posinset=place + 1>
            {linked_name(record)}
            <div class="actions no-print">
                <button
                    type="button"
                    id=button_id(&id)
                    aria-label=stands
                    on:click=move |_| press(Reconsidered::Kept)
                >
                    {icon("check")}
                    {text(Word::ChangeStands)}
                </button>
                <button
                    type="button"
                    class="quiet"
                    aria-label=alters
                    on:click=move |_| press(Reconsidered::Altered)
                >
                    {icon("pencil")}
                    {text(Reconsidered::Altered.word())}
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// What somebody has looked at, the latest first, with what was found.
pub fn looked_section(workspace: Workspace, id: Id<Change>) -> AnyView {
    let looked = workspace.select(move |document, references| {
        let looks = looks(document, references, &id).into_iter().map(|(id, _)| id);
        (1..).zip(looks).collect::<Vec<(usize, _)>>()
    });
    let long = LongList::new(Memo::new(move |_| looked.with(Vec::len)));
    let is_empty = Memo::new(move |_| looked.with(Vec::is_empty));
    let drawn = move || looked.with(|looked| looked.iter().take(long.drawn.get()).cloned().collect::<Vec<_>>());
    let list = move || {
        if is_empty.get() {
            return view! { <p class="links-none">{text(Word::ChangeLookedNone)}</p> }.into_any();
        }
        view! {
            <div class="own-parts">
                <For each=drawn key=Clone::clone children=move |(n, id)| look(workspace, n, id) />
            </div>
        }
        .into_any()
    };
    view! {
        <section class="form-group">
            <h2 id="looked" tabindex="-1">
                {text(Word::ChangeLooked)}
            </h2>
            {list}
            {long.more()}
        </section>
    }
    .into_any()
}

fn look(workspace: Workspace, n: usize, id: Id<Reconsideration>) -> AnyView {
    let look = workspace.form(id.clone()).numbered(n);
    let of = workspace.select(move |document, _| {
        let of = look.with(|look| look.of.clone())?;
        record_links::to(document, &of)
    });
    let name = move || {
        of.with(|of| {
            of.as_ref()
                .map_or_else(|| text(Word::ChangeGone).into(), |of| of.name.clone())
        })
    };
    let shown = move || match of.get() {
        Some(of) => linked_name(of),
        None => view! { <span class="muted">{text(Word::ChangeGone)}</span> }.into_any(),
    };
    let again = move |_| {
        workspace.remove(id.raw());
        page::focus("looked");
    };
    view! {
        <fieldset class="own-part">
            <legend class="visually-hidden">{fill(Word::ChangeLook, &[("n", &n.to_string())])}</legend>
            <p class="look-of">{shown}</p>
            <div class="field-row">
                {term_field(look.field(field!(Reconsideration, outcome)))}
                {text_field(look.field(field!(Reconsideration, by)))}
                {date_field(look.field(field!(Reconsideration, date)))}
                {text_field(look.field(field!(Reconsideration, note)).class("field wide"))}
                <button
                    type="button"
                    class="quiet"
                    aria-label=move || fill(Word::ChangeAgainNamed, &[("name", &name())])
                    on:click=again
                >
                    {icon("loop")}
                    {text(Word::ChangeAgain)}
                </button>
            </div>
        </fieldset>
    }
    .into_any()
}
