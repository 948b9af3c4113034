//! A form in which somebody says why, without which nothing is done.

use leptos::prelude::*;
use web_sys::SubmitEvent;

use super::icon::icon;
use crate::{
    app::{
        form::shown_text::ShownText,
        text::words::{Word, text},
    },
    platform::web::{page, typing},
};

/// The form.
pub struct ReasonForm {
    /// Its class.
    pub class: &'static str,
    /// The id of the field.
    pub field: String,
    /// What the field is called.
    pub label: Word,
    /// What is to be written there.
    pub help: Word,
    /// What has been written, which stays where the form is drawn anew.
    pub written: RwSignal<String>,
    /// What the button that saves says, and its class.
    pub save: (Word, &'static str),
    /// What the button that leaves the form does, and its class; none where there is nothing to leave.
    pub cancel: Option<(Callback<()>, &'static str)>,
}

impl ReasonForm {
    /// The form; `save` gets the reason.
    pub fn view(self, save: impl Fn(String) + 'static) -> AnyView {
        let Self {
            class,
            field,
            label,
            help: help_word,
            written,
            save: (save_word, save_class),
            cancel,
        } = self;
        let is_wrong = RwSignal::new(false);
        let [help, error] = ["-help", "-error"].map(|end| [&field, end].concat());
        let described = {
            let both = [&help, " ", &error].concat();
            let help = help.clone();
            move || if is_wrong.get() { both.clone() } else { help.clone() }
        };
        let at = field.clone();
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            let reason = written.get_untracked().trim().to_owned();
            if reason.is_empty() {
                is_wrong.set(true);
                page::focus(&at);
            } else {
                save(reason);
            }
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
        let cancel = cancel.map(|(leave, class)| {
            view! {
                <button type="button" class=class on:click=move |_| leave.run(())>
                    {text(Word::AppCancel)}
                </button>
            }
        });
        let write = move |event| {
            written.set(typing::entered(&event));
            is_wrong.set(false);
        };
        view! {
            <form class=class novalidate on:submit=submit>
                <div class="field">
                    <label for=field.clone()>{text(label)}</label>
                    <p class="help" id=help>
                        {text(help_word)}
                    </p>
                    <input
                        type="text"
                        id=field
                        autocomplete="off"
                        required
                        aria-describedby=described
                        aria-invalid=move || is_wrong.get().then_some("true")
                        prop:value=move || ShownText(written.get())
                        on:input=write
                    />
                    {wrong}
                </div>
                <div class="actions">
                    <button type="submit" class=save_class>
                        {text(save_word)}
                    </button>
                    {cancel}
                </div>
            </form>
        }
        .into_any()
    }
}
