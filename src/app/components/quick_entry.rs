//! A form in which one thing is typed after the other: a sentence, Enter, and the field is empty for the next.

use leptos::{ev, html, prelude::*};
use web_sys::SubmitEvent;

use super::icon::icon;
use crate::{
    app::{
        state::App,
        text::words::{Word, fill, number, text},
    },
    domain::records::record::Ordered,
    platform::web::{page, typing},
};

/// What is said around the field.
#[derive(Clone, Copy, Debug)]
pub struct QuickWords {
    /// What the field is called.
    pub label: Word,
    /// How it is used.
    pub help: Word,
    /// What adds what is typed.
    pub add: Word,
    /// What is said where nothing has been typed.
    pub empty: Word,
}

/// Adds what was typed at the end of its list and says so: its `title`, and how many there are by then. Whether it was added.
pub fn add_and_say<T: Ordered>(app: App, record: T, title: &str, said: Word) -> bool {
    if app.workspace.add_last(record).is_none() {
        return false;
    }
    let all = app.workspace.now(|document, _| document.all::<T>().count());
    let all = number(all.unwrap_or_default());
    app.notices.announce(fill(said, &[("title", title), ("n", &all)]));
    true
}

/// The form.
pub struct QuickEntry {
    /// The id of the field, to which the keyboard comes back.
    pub id: &'static str,
    /// The id of the button.
    pub button: &'static str,
    /// The words.
    pub words: QuickWords,
    /// What else is chosen, which stays as it is; may be empty.
    pub beside: AnyView,
}

impl QuickEntry {
    /// The form; `add` gets what was typed and gives whether it was taken.
    pub fn view(self, add: impl Fn(&str) -> bool + 'static) -> AnyView {
        let Self {
            id,
            button,
            words,
            beside,
        } = self;
        let field: NodeRef<html::Input> = NodeRef::new();
        let is_missing = RwSignal::new(false);
        // Where nothing has been typed, a step back is one in the document: what was just added.
        let is_empty = RwSignal::new(true);
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            let Some(input) = field.get_untracked() else { return };
            let typed = input.value().trim().to_owned();
            is_missing.set(typed.is_empty());
            if !typed.is_empty() {
                if !add(&typed) {
                    return;
                }
                input.set_value("");
                is_empty.set(true);
            }
            page::focus(id);
        };
        let typed = move |event| {
            is_missing.set(false);
            is_empty.set(typing::entered(&event).is_empty());
        };
        // A key that is held down makes one.
        let hold = move |event: ev::KeyboardEvent| {
            if event.key() == "Enter" && event.repeat() {
                event.prevent_default();
            }
        };
        let (help, error_id) = ([id, "-help"].concat(), [id, "-error"].concat());
        let described = {
            let both = [&help, " ", &error_id].concat();
            let help = help.clone();
            move || if is_missing.get() { both.clone() } else { help.clone() }
        };
        let error = move || {
            is_missing.get().then(|| {
                view! {
                    <p class="error-text" id=error_id.clone()>
                        {icon("alert-triangle")}
                        {text(words.empty)}
                    </p>
                }
            })
        };
        view! {
            <form class="finding-quick no-print" on:submit=submit on:keydown=hold>
                <div class="field-row">
                    <div class="field grow">
                        <label for=id>{text(words.label)}</label>
                        <p class="help" id=help>
                            {text(words.help)}
                        </p>
                        <input
                            type="text"
                            id=id
                            autocomplete="off"
                            node_ref=field
                            aria-describedby=described
                            aria-invalid=move || is_missing.get().then_some("true")
                            data-of-document=move || is_empty.get().then_some("")
                            on:input=typed
                        />
                        {error}
                    </div>
                    {beside}
                    <div class="field">
                        <button type="submit" class="primary" id=button>
                            {icon("plus")}
                            {text(words.add)}
                        </button>
                    </div>
                </div>
            </form>
        }
        .into_any()
    }
}
