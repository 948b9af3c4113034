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

/// The finding, which is at a place of its list.
pub fn row(app: App, list: LongList, place_in_list: ReadSignal<usize>, row: Row) -> impl IntoView {
    let words = check_words(row.finding.check);
    let is_aside = row.finding.set_aside.is_some();
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
        Some(note) => (bring_back(app.workspace, note, words.title), ().into_any()),
        None => set_aside::setting_aside(app, row.finding.clone(), words.title),
    };
    view! {
        <li
            class="finding"
            data-aside=is_aside.then_some("")
            aria-setsize=list.total
            aria-posinset=move || place_in_list.get() + 1
        >
            <div class="finding-head">
                {severity_tag(row.finding.check.severity())}<span class="finding-code">{row.finding.check.code()}</span>
            </div>
            <p class="finding-text">{words.title}</p>
            {place}
            <p class="finding-fix">{missing_words(&row.finding)}" "{words.why}" "{words.fix}</p>
            {reason}
            {form}
            <div class="actions">{way}</div>
        </li>
    }
}

/// The place as a link that ends at the field to mend, where the page gives it an id of its own.
fn place_line(interface: Interface, place: Place) -> impl IntoView {
    let href = place.route.to_hash();
    let name = match &place.part {
        Some(part) => fill(Word::CheckPlacePart, &[("record", &place.name), ("part", part)]),
        None => place.name.clone(),
    };
    let go = move |event: web_sys::MouseEvent| {
        let opens_elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
        if let (Some(field), false) = (&place.field, opens_elsewhere) {
            event.prevent_default();
            interface.go_to_field(&place.route, field);
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

fn bring_back(workspace: Workspace, note: RecordId, title: &'static str) -> AnyView {
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
