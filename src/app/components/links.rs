//! Links between records, shown from both ends: each a chip that leads to the other record, and a chooser for more.

use leptos::prelude::*;

use super::{
    field::fresh_id,
    focus::focus_when_drawn,
    icon::icon,
    link_maker::{LinkMaker, link_maker},
    record_chooser::RecordChooser,
};
use crate::app::text::words::{Word, fill, text};

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
    let chooser = RecordChooser {
        title,
        is_titled: false,
        choose,
        id: field,
        offered: offered.into(),
        act: link,
    };
    view! {
        <section class="links">
            <h3 class="label">{icon("link")}{text(title)}</h3>
            {chips}
            {chooser.view()}
            {make.map(link_maker)}
        </section>
    }
    .into_any()
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
