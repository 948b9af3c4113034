//! Setting a finding aside, with the reason that the next reader will ask for.

use leptos::prelude::*;

use crate::{
    app::{
        components::{field::fresh_id, focus::focus_when_drawn, icon::icon},
        state::App,
        text::words::{Word, fill, text},
    },
    domain::{
        checks::Finding,
        records::{document::Document, set_aside::SetAside},
        values::id::Id,
    },
    platform::web::{page, typing},
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

fn form(app: App, finding: Finding, field: String, button: String, is_open: RwSignal<bool>) -> impl IntoView {
    let written = RwSignal::new(String::new());
    let is_wrong = RwSignal::new(false);
    let (help, error) = (format!("{field}-help"), format!("{field}-error"));
    let described = {
        let (help, error) = (help.clone(), error.clone());
        move || {
            if is_wrong.get() {
                format!("{help} {error}")
            } else {
                help.clone()
            }
        }
    };
    let save = {
        let field = field.clone();
        move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            let reason = written.get_untracked().trim().to_owned();
            if reason.is_empty() {
                is_wrong.set(true);
                page::focus(&field);
                return;
            }
            if app.workspace.add(SetAside::of(&finding, reason)).is_some() {
                app.notices.notify_undoable(text(Word::CheckWasSetAside).into());
                after_move();
            }
        }
    };
    let cancel = move |_| {
        is_open.set(false);
        page::focus(&button);
    };
    let edit = move |event| {
        written.set(typing::entered(&event));
        is_wrong.set(false);
    };
    let wrong = move || {
        is_wrong.get().then(|| {
            view! {
                <p class="error-text" id=error.clone()>
                    {icon("alert-triangle")}
                    {text(Word::CheckReasonWrong)}
                </p>
            }
        })
    };
    view! {
        <form class="finding-form" novalidate on:submit=save>
            <div class="field">
                <label for=field.clone()>{text(Word::CheckReason)}</label>
                <p class="help" id=help>
                    {text(Word::CheckReasonHelp)}
                </p>
                <input
                    type="text"
                    id=field
                    autocomplete="off"
                    required
                    aria-describedby=described
                    aria-invalid=move || is_wrong.get().then_some("true")
                    on:input=edit
                />
                {wrong}
            </div>
            <div class="actions">
                <button type="submit" class="primary">
                    {text(Word::CheckReasonSave)}
                </button>
                <button type="button" on:click=cancel>
                    {text(Word::AppCancel)}
                </button>
            </div>
        </form>
    }
}
