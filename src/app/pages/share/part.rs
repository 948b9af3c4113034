//! A part of the document as a file of its own.

use leptos::prelude::*;

use super::choice::Chosen;
use crate::{
    app::{
        components::{
            contents::{contents, outside},
            icon::icon,
        },
        state::App,
        text::words::{Word, text},
    },
    domain::records::document::Document,
};

/// The section.
pub fn section(app: App) -> AnyView {
    let chosen = Chosen::part();
    let taken = chosen.taken(app);
    let save = move |_| chosen.save(app);
    let shown = move || taken.with(|taken| taken.as_ref().map(what_is_in_it));
    view! {
        <section class="section split">
            <h2>{text(Word::SharePartTitle)}</h2>
            <div class="stack">
                <p>{text(Word::SharePartText)}</p>
                {chosen.fields(app, "part", Word::SharePart, false)}
                <div class="stack" id="part-contents">{shown}</div>
                <p class="actions">
                    <button type="button" id="save-part" on:click=save>{icon("download")}{text(Word::SharePartSave)}</button>
                </p>
            </div>
        </section>
    }
    .into_any()
}

fn what_is_in_it(document: &Document) -> AnyView {
    let outside = document.part.as_ref().and_then(outside);
    view! {
        {contents(document)}
        {outside}
    }
    .into_any()
}
