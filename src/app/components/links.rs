//! Links between records, shown from both ends: each a chip that leads to the other record, and a chooser for more.

use leptos::{html, prelude::*};

use super::{
    field::fresh_id,
    focus::focus_when_drawn,
    icon::icon,
    link_maker::{LinkMaker, link_maker},
};
use crate::{
    app::{
        form::shown_text::ShownText,
        text::words::{Word, fill, text},
    },
    domain::values::search::is_found,
    platform::web::typing,
};

/// How many can be linked without anybody having to look for one.
const FEW: usize = 20;

/// How many of those that are looked for are listed at most.
const MOST_LISTED: usize = 100;

/// A record (or factor) at the other end of a link.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkedRecord {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its address; empty where there is no page of it, as of a record that only the whole document has.
    pub href: String,
}

/// The words around the links of one kind.
#[derive(Clone, Copy, Debug)]
pub struct LinkWords {
    /// What they are.
    pub title: Word,
    /// What is said while there are none.
    pub none: Word,
    /// The label of the list to choose from.
    pub choose: Word,
}

/// What can be done to the links of one kind.
#[derive(Clone, Debug)]
pub struct LinkEdits {
    /// Links the record of an id.
    pub link: Callback<String>,
    /// Takes the link to the record of an id away.
    pub unlink: Callback<String>,
    /// Makes a record of a name and links it; `None` of what is not made here, as the factors.
    pub make: Option<LinkMaker>,
}

/// The links of one kind: chips with a button to remove each, a list to choose more from, and a field to make one by its name.
///
/// `records` are those that are linked, `candidates` all that could be; what is linked already is not offered.
pub fn links(
    LinkWords { title, none, choose }: LinkWords,
    records: Signal<Vec<LinkedRecord>>,
    candidates: Signal<Vec<LinkedRecord>>,
    LinkEdits { link, unlink, make }: LinkEdits,
) -> AnyView {
    let chooser: NodeRef<html::Select> = NodeRef::new();
    let field = fresh_id();
    let chooser_id = StoredValue::new(field.clone());
    let chip = move |link: LinkedRecord| {
        let id = link.id.clone();
        let label = fill(Word::LinksRemove, &[("name", &link.name)]);
        let remove = move |_| {
            unlink.run(id.clone());
            // The button that had the keyboard's focus is gone; what was unlinked can be chosen again here.
            focus_when_drawn(chooser_id.get_value());
        };
        view! {
            <li class="link-chip">
                {linked_name(link)} <button type="button" aria-label=label on:click=remove>
                    {icon("x")}
                </button>
            </li>
        }
    };
    let chips = move || {
        let records = records.get();
        if records.is_empty() {
            view! { <p class="links-none">{text(none)}</p> }.into_any()
        } else {
            view! { <ul class="link-chips">{records.into_iter().map(chip).collect::<Vec<_>>()}</ul> }.into_any()
        }
    };
    let offered = Memo::new(move |_| {
        let records = records.get();
        let is_linked = |candidate: &LinkedRecord| records.iter().any(|link| link.id == candidate.id);
        candidates
            .get()
            .into_iter()
            .filter(|candidate| !is_linked(candidate))
            .collect::<Vec<_>>()
    });
    let is_many = Memo::new(move |_| offered.with(Vec::len) > FEW);
    let query = RwSignal::new(String::new());
    let is_sought = Memo::new(move |_| query.with(|query| !query.trim().is_empty()));
    // Those that are listed, and how many there are.
    let found = Memo::new(move |_| {
        query.with(|query| {
            offered.with(|offered| {
                let found = offered.iter().filter(|one| is_found(query, &[&one.name]));
                let found: Vec<_> = found.collect();
                let listed = found.iter().take(MOST_LISTED).map(|one| (*one).clone());
                (listed.collect::<Vec<_>>(), found.len())
            })
        })
    });
    let label_for = field.clone();
    let add_label = fill(Word::LinksAddWhat, &[("what", text(title))]);
    let add = move || {
        if let Some(select) = chooser.get_untracked() {
            let id = select.value();
            if !id.is_empty() {
                link.run(id);
                select.set_value("");
                query.set(String::new());
            }
        }
    };
    let options = move || {
        let is_sought = is_sought.get();
        let (listed, count) = found.get();
        // What is looked for is chosen by itself, so that it can be linked at once.
        let first = (!is_sought).then(|| view! { <option value="">{text(choose)}</option> });
        let none = (is_sought && count == 0).then(|| view! { <option value="">{text(Word::LinksNoneFound)}</option> });
        let more = count - listed.len();
        let more = (more > 0).then(|| {
            view! {
                <option value="" disabled>
                    {fill(Word::LinksMore, &[("n", &more.to_string())])}
                </option>
            }
        });
        let listed: Vec<_> = listed
            .into_iter()
            .map(|one| view! { <option value=one.id>{one.name}</option> })
            .collect();
        view! {
            {first}
            {none}
            {listed}
            {more}
        }
    };
    let search = move || is_many.get().then(|| search(title, query, found, add));
    view! {
        <section class="links">
            <h3 class="label">{icon("link")}{text(title)}</h3>
            {chips}
            <div class="link-add" hidden=move || offered.with(Vec::is_empty)>
                {search}
                <div class="field">
                    <label class="visually-hidden" for=label_for>
                        {text(choose)}
                    </label>
                    <select id=field node_ref=chooser>
                        {options}
                    </select>
                </div>
                <button type="button" aria-label=add_label on:click=move |_| add()>
                    {icon("plus")}
                    {text(Word::LinksAdd)}
                </button>
            </div>
            {make.map(link_maker)}
        </section>
    }
    .into_any()
}

/// The field in which one of many is looked for. Enter links the one that the list shows.
fn search(
    title: Word,
    query: RwSignal<String>,
    found: Memo<(Vec<LinkedRecord>, usize)>,
    add: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let (id, count) = (fresh_id(), fresh_id());
    let pressed = move |event: web_sys::KeyboardEvent| {
        let is_typed = query.with_untracked(|query| !query.trim().is_empty());
        if event.key() == "Enter" && is_typed && !event.is_composing() {
            event.prevent_default();
            if !event.repeat() {
                add();
            }
        }
    };
    let told = move || fill(Word::LinksFound, &[("n", &found.with(|(_, count)| *count).to_string())]);
    view! {
        <div class="field link-search">
            <label class="small" for=id.clone()>
                {text(Word::LinksSearch)}
                <span class="visually-hidden">": "{text(title)}</span>
            </label>
            <input
                type="search"
                id=id
                autocomplete="off"
                aria-describedby=count.clone()
                prop:value=move || ShownText(query.get())
                on:input=move |event| query.set(typing::entered(&event))
                on:keydown=pressed
            />
            <p class="visually-hidden" id=count role="status">
                {told}
            </p>
        </div>
    }
}

/// Links that are kept at the other end: shown here, changed there.
pub fn links_from_elsewhere(title: Word, none: Word, records: Signal<Vec<LinkedRecord>>) -> AnyView {
    let chip = |link: LinkedRecord| view! { <li class="link-chip">{linked_name(link)}</li> };
    let chips = move || {
        let records = records.get();
        if records.is_empty() {
            view! { <p class="links-none">{text(none)}</p> }.into_any()
        } else {
            view! { <ul class="link-chips">{records.into_iter().map(chip).collect::<Vec<_>>()}</ul> }.into_any()
        }
    };
    view! {
        <section class="links">
            <h3 class="label">{icon("link")}{text(title)}</h3>
            {chips}
        </section>
    }
    .into_any()
}

/// A record by its name, which leads to where it is: an element of the structure map to its place there.
pub fn linked_name(LinkedRecord { name, href, .. }: LinkedRecord) -> AnyView {
    if href.is_empty() {
        view! { <span>{name}</span> }.into_any()
    } else {
        view! { <a href=href>{name}</a> }.into_any()
    }
}

/// Several of them in a line of text.
pub fn linked_names(records: Vec<LinkedRecord>, between: &'static str) -> AnyView {
    let one = |(place, record): (usize, LinkedRecord)| view! { {(place > 0).then_some(between)}{linked_name(record)} };
    records.into_iter().enumerate().map(one).collect::<Vec<_>>().into_any()
}
