//! The contributions: the notebook over them, and the list in which they are gone through by keyboard.

use std::sync::Arc;

use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{
    answering,
    desk::{Desk, municipality_name},
    filter::{self, Row},
    notebook, pasting,
    rows::rows,
};
use crate::{
    app::{
        components::{
            empty_state::empty_state,
            filtered_list::FilteredList,
            focus::{focus_first_when_drawn, focus_when_drawn},
            record_chooser::search_of,
            status_tag::response_tag,
        },
        interface::route::Route,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        dialogue::Standing,
        records::dialogue::{Contribution, ResponseState},
        values::{excerpt::excerpt, id::Id},
    },
    platform::web::page,
};

/// How many letters tell a contribution from others.
const MOST_TOLD: usize = 40;

/// The id of the check box of a contribution.
fn box_id(id: &Id<Contribution>) -> String {
    ["choose-", id.as_str()].concat()
}

/// The notebook, what has been pasted, and the list.
pub fn section(desk: Desk) -> AnyView {
    let preview = RwSignal::new(None);
    view! {
        {notebook::section(desk, preview)}
        {pasting::section(desk, preview)}
        {list(desk)}
    }
    .into_any()
}

fn list(desk: Desk) -> AnyView {
    let rows = rows(desk.workspace);
    let of_desk = Memo::new(move |_| {
        let meeting = desk.meeting.with_value(|meeting| meeting.is_some());
        rows.with(|rows| {
            if meeting {
                rows.iter().filter(|row| desk.is_of(row)).count()
            } else {
                rows.len()
            }
        })
    });
    let is_empty = Memo::new(move |_| of_desk.get() == 0);
    let filtered = FilteredList::with_filter(rows, desk.filter, filter::lets_through);
    let shown = move || {
        if is_empty.get() {
            return empty_state(
                Word::DialogueEmptyTitle,
                Word::DialogueEmptyText,
                (Word::DialogueExample, Word::DialogueExampleText),
                ().into_any(),
            );
        }
        view! {
            {filter::fields(desk)}
            {result(desk, filtered, of_desk)}
            {answering::bar(desk)}
            <ul class="record-list contributions" on:keydown=move |event| pressed(desk, filtered, &event)>
                <ForEnumerate
                    each=move || filtered.drawn.get()
                    key=|row| row.id.clone()
                    children=move |place, row| item(desk, filtered, place, row.id.clone())
                />
            </ul>
            {filtered.list.more()}
        }
        .into_any()
    };
    shown.into_any()
}

type Filtered = FilteredList<Arc<Row>>;

fn result(desk: Desk, filtered: Filtered, total: Memo<usize>) -> AnyView {
    let of_list = filter::list_filter(desk);
    let is_found = Memo::new(move |_| filtered.list.total.get() > 0);
    let nothing = move || (!is_found.get()).then(|| of_list.nothing(move || desk.all()));
    let choose_all = move |_| {
        let ids = untrack(|| filtered.each_passing(|row| row.id.clone()));
        desk.chosen.set(ids.into_iter().collect());
        page::focus("answer-with");
    };
    view! {
        {of_list.result((filtered.list.total.into(), total.into()))}
        {nothing}
        <p class="help no-print" id="contribution-keys">
            {text(Word::DialogueKeysHelp)}
        </p>
        <p class="actions no-print">
            <button type="button" class="quiet" id="choose-all" on:click=choose_all>
                {text(Word::DialogueChooseAll)}
            </button>
        </p>
    }
    .into_any()
}

/// What a contribution is told by where others are.
fn told(text: &str) -> String {
    vocabulary::named(&excerpt(text, MOST_TOLD))
}

/// A row. It stays as long as its contribution is shown, and follows what that says.
fn item(desk: Desk, filtered: Filtered, place: ReadSignal<usize>, id: Id<Contribution>) -> AnyView {
    let (of_box, of_row, of_choice, of_link) = (box_id(&id), id.clone(), id.clone(), id.clone());
    let row = Memo::new(move |_| {
        filtered
            .drawn
            .with(|rows| rows.iter().find(|row| row.id == of_row).cloned())
    });
    let is_chosen = Memo::new(move |_| desk.chosen.with(|chosen| chosen.contains(&of_choice)));
    let choose = move |_| {
        desk.chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id.clone());
            }
        });
    };
    let label = move || {
        row.with(|row| {
            fill(
                Word::DialogueChoose,
                &[("text", &told(row.as_ref().map_or("", |row| &row.text)))],
            )
        })
    };
    let said = move || row.with(|row| vocabulary::named(row.as_ref().map_or("", |row| &row.text)));
    let meta = move || row.get().map(|row| meta(desk, &row));
    let response = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.response)));
    view! {
        <li aria-setsize=filtered.list.total aria-posinset=move || place.get() + 1>
            <input
                type="checkbox"
                id=of_box
                aria-label=label
                aria-describedby="contribution-keys"
                prop:checked=move || is_chosen.get()
                on:change=choose
            />
            <a class="record-title" href=Route::Contribution(of_link).to_hash()>
                {said}
            </a>
            <span class="record-meta">{meta}</span>
            {move || response.get().map(response_tag)}
        </li>
    }
    .into_any()
}

fn meta(desk: Desk, row: &Row) -> AnyView {
    let day = row.day.map(vocabulary::day);
    let municipality =
        (!row.municipality.is_empty()).then(|| municipality_name(desk.municipalities, &row.municipality));
    let placed = row.has_place.then(|| text(Word::DialoguePlaced).to_owned());
    let reason = (!row.reason.is_empty()).then(|| fill(Word::DialogueFeedbackReason, &[("reason", &row.reason)]));
    let standing = match row.standing {
        Standing::Told(Some(day)) => Some(fill(Word::DialogueToldOn, &[("date", &vocabulary::day(day))])),
        Standing::Told(None) => Some(text(Word::DialogueTold).to_owned()),
        Standing::Unanswered | Standing::Untold => None,
    };
    let said = |name: &String| Some(name.clone()).filter(|name| !name.is_empty());
    // A person is named on the screen alone.
    let person = said(&row.person).map(|person| view! { <span class="no-print">{person}</span> });
    let about = (!row.about.is_empty()).then(|| row.about.join(", "));
    let parts = [
        said(&row.who),
        row.meeting.clone(),
        municipality,
        placed,
        day,
        about,
        reason,
        standing,
    ]
    .into_iter()
    .flatten()
    .map(|part| view! { <span>{part}</span> })
    .collect::<Vec<_>>();
    view! {
        {person}
        {parts}
    }
    .into_any()
}

/// What a key means in the list.
enum Meant {
    Go(isize),
    Answer(ResponseState),
    /// To tag it, with one of the list of this id.
    Tag(&'static str),
}

fn meant(event: &KeyboardEvent) -> Option<Meant> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    Some(match event.key().as_str() {
        "ArrowDown" => Meant::Go(1),
        "ArrowUp" => Meant::Go(-1),
        "f" | "F" => Meant::Tag(answering::TAG_FINDING),
        "p" | "P" => Meant::Tag(answering::TAG_PRIORITY),
        "e" | "E" => Meant::Tag(answering::TAG_ELEMENT),
        "0" => Meant::Answer(ResponseState::Unanswered),
        "1" => Meant::Answer(ResponseState::With),
        "2" => Meant::Answer(ResponseState::Partly),
        "3" => Meant::Answer(ResponseState::Not),
        _ => return None,
    })
}

fn pressed(desk: Desk, filtered: Filtered, event: &KeyboardEvent) {
    let at = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let at = at.map(|at| at.id()).unwrap_or_default();
    let ids = untrack(|| {
        filtered
            .drawn
            .with(|rows| rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>())
    });
    let Some(place) = ids.iter().position(|id| box_id(id) == at) else {
        return;
    };
    let Some(meant) = meant(event) else { return };
    event.prevent_default();
    let beside = |step: isize| place.checked_add_signed(step).and_then(|place| ids.get(place));
    match meant {
        Meant::Go(step) => {
            if let Some(id) = beside(step) {
                page::focus(&box_id(id));
            }
        }
        // A key that is held answers once.
        Meant::Answer(_) | Meant::Tag(_) if event.repeat() => {}
        Meant::Answer(state) => {
            choose_with(desk, &ids, place);
            answering::answer(desk, state);
        }
        Meant::Tag(chooser) => {
            choose_with(desk, &ids, place);
            focus_first_when_drawn([search_of(chooser), chooser.into()]);
        }
    }
}

/// Chooses the one at a place, with any others that are chosen if it is among them, and remembers where the keyboard goes on.
fn choose_with(desk: Desk, ids: &[Id<Contribution>], place: usize) {
    let Some(id) = ids.get(place) else { return };
    if desk.chosen.with_untracked(|chosen| !chosen.contains(id)) {
        desk.chosen.set([id.clone()].into());
    }
    let chosen = desk.chosen.get_untracked();
    let mut after = ids.iter().skip(place + 1).chain(ids.iter().take(place).rev());
    desk.next.set_value(after.find(|id| !chosen.contains(*id)).cloned());
}

/// The keyboard goes on where those that were answered were, and nothing is chosen any longer.
pub fn go_on(desk: Desk) {
    desk.chosen.set(Default::default());
    match desk.next.get_value() {
        Some(id) => focus_when_drawn(box_id(&id)),
        None => focus_when_drawn("filter-words"),
    }
}
