//! A choice of a few ways to see something, which the tab remembers.

use leptos::prelude::*;

use crate::{
    app::text::words::{Word, text},
    platform::web::page,
};

/// The choice: the key under which it is remembered, and its codes with their names, of which the first is chosen at first.
#[derive(Clone, Copy)]
pub struct ViewChoice {
    key: &'static str,
    options: &'static [(&'static str, Word)],
    chosen: RwSignal<&'static str>,
}

impl ViewChoice {
    /// The choice as it was left.
    pub fn remembered(key: &'static str, options: &'static [(&'static str, Word)]) -> Self {
        let remembered = page::remembered(key);
        let codes = || options.iter().map(|(code, _)| *code);
        let chosen = codes().find(|code| remembered.as_deref() == Some(*code));
        Self {
            key,
            options,
            chosen: RwSignal::new(chosen.or_else(|| codes().next()).unwrap_or_default()),
        }
    }

    /// The code that is chosen, followed.
    pub fn get(&self) -> &'static str {
        self.chosen.get()
    }

    /// Whether a code is chosen, followed.
    pub fn is(self, code: &'static str) -> Memo<bool> {
        Memo::new(move |_| self.get() == code)
    }

    /// The choice with what it is of over it, for those who see; a reader hears that with the choice.
    pub fn labelled(self, label: Word) -> AnyView {
        view! {
            <div class="labelled-choice">
                <span class="label" aria-hidden="true">
                    {text(label)}
                </span>
                {self.view(label)}
            </div>
        }
        .into_any()
    }

    /// The choice as words on a line.
    pub fn view(self, label: Word) -> AnyView {
        let Self { key, options, chosen } = self;
        let choices: Vec<_> = options
            .iter()
            .map(|(code, word)| {
                let code = *code;
                let choose = move |_| {
                    page::remember(key, code);
                    chosen.set(code);
                };
                view! {
                    <label>
                        <input
                            type="radio"
                            name=key
                            value=code
                            prop:checked=move || chosen.get() == code
                            on:change=choose
                        />
                        {text(*word)}
                    </label>
                }
            })
            .collect();
        view! {
            <fieldset class="segmented">
                <legend class="visually-hidden">{text(label)}</legend>
                {choices}
            </fieldset>
        }
        .into_any()
    }
}
