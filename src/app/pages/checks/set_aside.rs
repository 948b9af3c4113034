//! Setting a finding aside, with the reason that the next reader will ask for.

use leptos::prelude::*;

use crate::{
    app::{
        components::{field::fresh_id, focus::focus_when_drawn, reason_form::ReasonForm},
        state::App,
        text::words::{Word, fill, text},
    },
    domain::{
        checks::Finding,
        records::{document::Document, set_aside::SetAside},
        values::id::Id,
    },
    platform::web::page,
};

/// Why a finding is set aside, where it is.
pub fn reason(document: &Document, finding: &Finding) -> Option<String> {
    let note = Id::<SetAside>::of(finding.set_aside.clone()?);
    document.get(&note).map(|note| note.reason.clone())
}

/// What had the keyboard's focus has moved to another group, so the focus goes to the page.
pub fn after_move() {
    focus_when_drawn("main");
}

/// The button that opens the form, and the form.
pub fn setting_aside(app: App, finding: Finding, title: &str) -> (AnyView, AnyView) {
    let is_open = RwSignal::new(false);
    let (field, button) = (fresh_id(), fresh_id());
    let label = fill(Word::CheckSetAsideNamed, &[("finding", title)]);
    let open = {
        let field = field.clone();
        move |_| {
            is_open.set(true);
            focus_when_drawn(field.clone());
        }
    };
    let way = {
        let button = button.clone();
        view! {
            <button
                type="button"
                class="quiet"
                id=button
                aria-label=label
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                on:click=open
            >
                {text(Word::CheckSetAside)}
            </button>
        }
    };
    let form = move || {
        is_open
            .get()
            .then(|| form(app, finding.clone(), field.clone(), button.clone(), is_open))
    };
    (way.into_any(), form.into_any())
}

fn form(app: App, finding: Finding, field: String, button: String, is_open: RwSignal<bool>) -> AnyView {
    let cancel = move |()| {
        is_open.set(false);
        page::focus(&button);
    };
    let form = ReasonForm {
        class: "finding-form",
        field,
        label: Word::CheckReason,
        help: Word::CheckReasonHelp,
        written: RwSignal::new(String::new()),
        save: (Word::CheckReasonSave, "primary"),
        cancel: Some((Callback::new(cancel), "")),
    };
    form.view(move |reason| {
        if app.workspace.add(SetAside::of(&finding, reason)).is_some() {
            app.notices.notify_undoable(text(Word::CheckWasSetAside).into());
            after_move();
        }
    })
}
