//! What a thread lacks at a record, each with the way to where it is mended.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            finding::{Place, place},
            icon::icon,
        },
        interface::presentation::Interface,
        state::App,
        text::{
            check_words::{check_words, missing_words},
            words::{Word, text},
        },
    },
    domain::{
        records::{document::Document, references::References},
        thread,
        values::id::RecordId,
    },
    platform::web::page,
};

/// A gap.
#[derive(Clone, PartialEq)]
pub struct Gap {
    /// What is lacking.
    title: String,
    /// Where it is mended.
    place: Option<Place>,
}

/// The gaps at a record.
pub fn of(document: &Document, references: &References, id: &RecordId) -> Vec<Gap> {
    let found = thread::gaps(document, references, id, page::today()).into_iter();
    let gap = |finding| {
        let missing = missing_words(&finding).map(|missing| [". ", &missing].concat());
        let title = check_words(finding.check).title;
        Gap {
            title: [title, &missing.unwrap_or_default()].concat(),
            place: place(document, references, &finding),
        }
    };
    found.map(gap).collect()
}

/// The gaps as a list; nothing where there are none.
pub fn list(interface: Interface, gaps: Vec<Gap>) -> Option<AnyView> {
    if gaps.is_empty() {
        return None;
    }
    let row = move |gap: Gap| {
        let said = match gap.place {
            Some(place) => {
                let href = place.route.to_hash();
                let go = move |event: web_sys::MouseEvent| {
                    if let Some(field) = &place.field {
                        interface.lead_to_field(&event, &place.route, field);
                    }
                };
                view! {
                    <a href=href on:click=go>
                        {gap.title}
                    </a>
                }
                .into_any()
            }
            None => gap.title.into_any(),
        };
        view! {
            <li>
                {icon("alert-triangle")}
                <span>{text(Word::ThreadGap)} ": " {said}</span>
            </li>
        }
    };
    let rows: Vec<_> = gaps.into_iter().map(row).collect();
    Some(view! { <ul class="thread-gaps">{rows}</ul> }.into_any())
}

/// The gaps at the record that the thread is of.
pub fn here(app: App, id: RecordId) -> AnyView {
    let found = app
        .workspace
        .select(move |document, references| of(document, references, &id));
    let shown = move || {
        let rows = list(app.interface, found.get())?;
        Some(view! {
            <section class="thread-way" id="thread-gaps-here">
                <h2>{text(Word::ThreadGapsHere)}</h2>
                {rows}
            </section>
        })
    };
    shown.into_any()
}
