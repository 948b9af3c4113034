//! Whether the answers given in the document count in the round's results: they do when their group has been said.

use leptos::prelude::*;

use super::super::current_round::CurrentRound;
use crate::{
    app::{
        components::field::term_field,
        form::lens::field,
        text::{
            vocabulary::Term,
            words::{Word, text},
        },
    },
    domain::records::{self_assessment::Response, strategy::ActorGroup},
    platform::web::typing,
};

/// The choice of group and role for the answers that are given here.
pub fn own_group(current: CurrentRound) -> AnyView {
    let group = current.form.value(field!(Response, group));
    let option = move |term: Option<ActorGroup>| {
        let (code, word) = match term {
            Some(term) => (term.code(), term.word()),
            None => ("", Word::AssessmentOwnGroupNone),
        };
        view! {
            <option value=code prop:selected=move || group.get() == term>
                {text(word)}
            </option>
        }
    };
    let terms = std::iter::once(None).chain(ActorGroup::ALL.iter().copied().map(Some));
    let options: Vec<_> = terms.map(option).collect();
    let choose = move |event| {
        let chosen = ActorGroup::from_code(&typing::entered(&event));
        current.form.set(field!(Response, group), chosen);
    };
    view! {
        <section class="section section-gap no-print">
            <h2>{text(Word::AssessmentOwnGroupTitle)}</h2>
            <div class="record-form">
                <p class="help" id="own-group-help">
                    {text(Word::AssessmentOwnGroupHelp)}
                </p>
                <div class="field-row">
                    <div class="field">
                        <label for="own-group">{text(Word::AssessmentOwnGroup)}</label>
                        <select id="own-group" aria-describedby="own-group-help" on:change=choose>
                            {options}
                        </select>
                    </div>
                    {term_field(
                        current.form.field(field!(Response, role)).label(Word::AssessmentOwnRole).id("own-role"),
                    )}
                </div>
            </div>
        </section>
    }
    .into_any()
}
