//! The choice of whose answers a page of results shows.

use leptos::prelude::*;

use super::{
    respondents::{code, name},
    view::ResultsView,
};
use crate::{
    app::text::words::{Word, fill, text},
    domain::assessment::results::{Respondents, Responses},
    platform::web::typing,
};

/// The choice of whose answers are shown. Groups that may not be shown are named and can't be chosen.
pub fn who_choice(view: ResultsView) -> AnyView {
    let options = move || {
        let everyone = view.results.with(|results| {
            let results = results.as_ref()?;
            let groups = view.groups(results).into_iter().map(Respondents::Group);
            let named = |respondents| (respondents, results.responses(respondents) == Responses::Hidden);
            Some(
                std::iter::once(Respondents::All)
                    .chain(groups)
                    .map(named)
                    .collect::<Vec<_>>(),
            )
        });
        let option = |(respondents, is_hidden): (Respondents, bool)| {
            let label = if is_hidden {
                fill(Word::ResultsHiddenOption, &[("group", name(respondents))])
            } else {
                name(respondents).to_owned()
            };
            view! {
                <option
                    value=code(respondents)
                    disabled=is_hidden
                    prop:selected=move || view.respondents.get() == respondents
                >
                    {label}
                </option>
            }
        };
        everyone.unwrap_or_default().into_iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <div class="field round-choice no-print">
            <label for="who-choice">{text(Word::ResultsWhoLabel)}</label>
            <select id="who-choice" on:change=move |event| view.choose(&typing::entered(&event))>
                {options}
            </select>
        </div>
    }
    .into_any()
}
