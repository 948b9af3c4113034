//! The field for a link, or for whatever it came in. It is fetched when somebody has one.

use leptos::prelude::*;

use crate::{
    app::{
        components::field::text_area,
        document::request::Request,
        form::field::FormField,
        pages::parts,
        state::App,
        text::words::{Word, text},
    },
    platform::web::page,
};

/// The form.
pub fn form(app: App) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let open = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        parts::ask(app, Request::TakeText(typed.get_untracked()));
    };
    Effect::new(|_| page::focus("open-link"));
    view! {
        <form on:submit=open>
            {text_area(FormField::new(Word::StartLinkLabel, "open-link", typed))} <p class="actions">
                <button type="submit" id="take-link">
                    {text(Word::StartLinkOpen)}
                </button>
            </p>
        </form>
    }
}
