//! One finding: how serious, what, where, what to do, and the ways out.

use leptos::prelude::*;

use super::set_aside;
use crate::{
    app::{
        components::{finding::Place, icon::icon, long_list::LongList, status_tag::severity_tag},
        document::workspace::Workspace,
        interface::presentation::Interface,
        state::App,
        text::{
            check_words::{check_words, missing_words},
            words::{Word, fill, text},
        },
    },
    domain::{checks::Finding, values::id::RecordId},
};

/// A finding with its place and, where it is set aside, the reason.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Row {
    /// The finding.
    pub finding: Finding,
    /// Where it is mended.
    pub place: Option<Place>,
    /// Why it is set aside.
    pub reason: Option<String>,
}

/// The finding, which is at a place of its list. What its rule says is said once where the list is of one rule.
pub fn row(app: App, list: LongList, is_of_rule: bool, place_in_list: ReadSignal<usize>, row: Row) -> impl IntoView {
    let words = check_words(row.finding.check);
    let is_aside = row.finding.set_aside.is_some();
    let missing = missing_words(&row.finding);
    let (head, said) = if is_of_rule {
        let missing = missing.map(|missing| view! { <p class="finding-fix">{missing}</p> });
        (().into_any(), missing.into_any())
    } else {
        let check = row.finding.check;
        let head = view! {
            <div class="finding-head">
                {severity_tag(check.severity())}<span class="finding-code">{check.code()}</span>
            </div>
            <p class="finding-text">{words.title}</p>
        };
        let said = view! { <p class="finding-fix">{missing}" "{words.why}" "{words.fix}</p> };
        (head.into_any(), said.into_any())
    };
    // Several findings of one rule are told apart by their places.
    let named = match &row.place {
        Some(place) => fill(
            Word::CheckFindingAt,
            &[("finding", words.title), ("place", &place_name(place))],
        ),
        None => words.title.to_owned(),
    };
    let place = row.place.map(|place| place_line(app.interface, place));
    let reason = row.reason.map(|reason| {
        view! {
            <p class="finding-place">
                <b>{text(Word::CheckReasonWas)}</b>
                " "
                {reason}
            </p>
        }
    });
    let (way, form) = match row.finding.set_aside.clone() {
        Some(note) => (bring_back(app.workspace, note, &named), ().into_any()),
        None => set_aside::setting_aside(app, row.finding.clone(), &named),
    };
    view! {
        <li
            class="finding"
            data-aside=is_aside.then_some("")
            aria-setsize=list.total
            aria-posinset=move || place_in_list.get() + 1
        >
            {head}
            {place}
            {said}
            {reason}
            {form}
            <div class="actions">{way}</div>
        </li>
    }
}

fn place_name(place: &Place) -> String {
    match &place.part {
        Some(part) => fill(Word::CheckPlacePart, &[("record", &place.name), ("part", part)]),
        None => place.name.clone(),
    }
}

/// The place as a link that ends at the field to mend, where the page gives it an id of its own.
fn place_line(interface: Interface, place: Place) -> impl IntoView {
    let href = place.route.to_hash();
    let name = place_name(&place);
    let go = move |event: web_sys::MouseEvent| {
        if let Some(field) = &place.field {
            interface.lead_to_field(&event, &place.route, field);
        }
    };
    view! {
        <p class="finding-place">
            {text(Word::CheckPlace)}" "<a href=href on:click=go>
                {name}
            </a>
        </p>
    }
}

fn bring_back(workspace: Workspace, note: RecordId, title: &str) -> AnyView {
    let label = fill(Word::CheckBringBackNamed, &[("finding", title)]);
    let bring = move |_| {
        workspace.remove(&note);
        set_aside::after_move();
    };
    view! {
        <button type="button" class="quiet" aria-label=label on:click=bring>
            {icon("undo")}
            {text(Word::CheckBringBack)}
        </button>
    }
    .into_any()
}
