//! Which round is shown.

use leptos::prelude::*;

use super::current_round::CurrentRound;
use crate::{
    app::{
        document::workspace::Workspace,
        text::{
            messages,
            words::{Word, text},
        },
    },
    domain::{records::self_assessment::Round, values::id::Id},
    platform::web::typing,
};

/// The choice of round; nothing if there is only one.
pub fn round_choice(workspace: Workspace, current: CurrentRound) -> impl IntoView {
    let rounds = workspace.select(|document, _| {
        let rounds = document.ordered::<Round>().into_iter().rev();
        rounds
            .map(|(id, round)| (id, messages::named(&round.title)))
            .collect::<Vec<_>>()
    });
    let option = move |(id, title): (Id<Round>, String)| {
        let value = id.as_str().to_owned();
        let is_shown = move || current.round.get().as_ref() == Some(&id);
        view! {
            <option value=value prop:selected=is_shown>
                {title}
            </option>
        }
    };
    move || {
        let rounds = rounds.get();
        (rounds.len() > 1).then(|| {
            view! {
                <div class="field round-choice no-print">
                    <label for="round-choice">{text(Word::AssessmentRoundChoose)}</label>
                    <select id="round-choice" on:change=move |event| current.choose(&typing::entered(&event))>
                        {rounds.into_iter().map(option).collect::<Vec<_>>()}
                    </select>
                </div>
            }
        })
    }
}
