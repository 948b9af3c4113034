//! Small choices on a page of results: whose answers, and which of a few ways to see them.

use leptos::prelude::*;

use super::view::{Seen, code, name};
use crate::{
    app::text::words::{Word, fill, text},
    domain::assessment::results::{Responses, Who},
    platform::web::page,
};

/// The choice of whose answers are shown. Groups that may not be shown are named and can't be chosen.
pub fn who_choice(seen: Seen) -> AnyView {
    let options = move || {
        let everyone = seen.results.with(|results| {
            let results = results.as_ref()?;
            let groups = seen.groups(results).into_iter().map(Who::Group);
            let named = |who| (who, results.responses(who) == Responses::Hidden);
            Some(
                std::iter::once(Who::All)
                    .chain(groups)
                    .map(named)
                    .collect::<Vec<_>>(),
            )
        });
        let option = |(who, is_hidden): (Who, bool)| {
            let label = if is_hidden {
                fill(Word::ResultsHiddenOption, &[("group", name(who))])
            } else {
                name(who).to_owned()
            };
            view! { <option value=code(who) disabled=is_hidden prop:selected=move || seen.who.get() == who>{label}</option> }
        };
        everyone
            .unwrap_or_default()
            .into_iter()
            .map(option)
            .collect::<Vec<_>>()
    };
    view! {
        <div class="field round-choice no-print">
            <label for="who-choice">{text(Word::ResultsWhoLabel)}</label>
            <select id="who-choice" on:change=move |event| seen.choose(&event_target_value(&event))>{options}</select>
        </div>
    }
    .into_any()
}

/// A choice that the tab remembers: its key, its codes with their names, the first of which is chosen at first.
#[derive(Clone, Copy)]
pub struct Choice {
    key: &'static str,
    options: &'static [(&'static str, Word)],
    chosen: RwSignal<&'static str>,
}

impl Choice {
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

    /// The choice as words on a line.
    pub fn view(self, label: Word) -> AnyView {
        let Self {
            key,
            options,
            chosen,
        } = self;
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
                        <input type="radio" name=key value=code prop:checked=move || chosen.get() == code on:change=choose/>
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
