//! Pasting what respondents have sent: links or texts, among whatever else somebody has copied.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Reader, Taker, of_text};
use crate::{
    app::{
        components::icon::icon,
        form::shown_text::ShownText,
        text::words::{Word, text},
    },
    platform::web::{page, typing},
};

/// The button below the field.
#[derive(Clone, Copy)]
pub struct PasteButton {
    /// Its id.
    pub id: &'static str,
    /// Its icon, if it has any.
    pub icon: Option<&'static str>,
    /// What it says.
    pub label: Word,
    /// What is said where nothing that was pasted can be read.
    pub nothing: Word,
}

/// The field with its button. `taker` gives what takes in what was read of a paste, unless there is nothing in it; without it nothing
/// is read.
pub fn pasting<T: 'static>(
    reader: &'static Reader<T>,
    button: PasteButton,
    taker: impl Fn() -> Option<Taker<T>> + Copy + 'static,
) -> AnyView {
    let typed = RwSignal::new(String::new());
    let nothing = RwSignal::new(false);
    let read = move |_| {
        let Some(take) = taker() else { return };
        let given = typed.get_untracked();
        spawn_local(async move {
            let items = of_text(&given, reader).await;
            let is_nothing = items.is_empty();
            if nothing.try_set(is_nothing).is_some() {
                return;
            }
            if is_nothing {
                page::focus("paste");
            } else {
                typed.set(String::new());
                take(items);
            }
        });
    };
    let type_in = move |event| {
        nothing.set(false);
        typed.set(typing::entered(&event));
    };
    let error = move || {
        nothing.get().then(|| {
            view! {
                <p class="error-text" id="paste-error" role="alert">
                    {icon("alert-triangle")}
                    {text(button.nothing)}
                </p>
            }
        })
    };
    let described = move || {
        if nothing.get() {
            "paste-help paste-error"
        } else {
            "paste-help"
        }
    };
    view! {
        <div class="field no-print">
            <label for="paste">{text(Word::RoundPaste)}</label>
            <p class="help" id="paste-help">
                {text(Word::RoundPasteHelp)}
            </p>
            <textarea
                class="link-text"
                id="paste"
                rows="3"
                spellcheck="false"
                aria-describedby=described
                aria-invalid=move || nothing.get().then_some("true")
                prop:value=move || ShownText(typed.get())
                on:input=type_in
            />
            {error}
        </div>
        <p class="actions no-print">
            <button type="button" id=button.id on:click=read>
                {button.icon.map(icon)}
                {text(button.label)}
            </button>
        </p>
    }
    .into_any()
}
