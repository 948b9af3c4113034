//! A part of the document as a file of its own.

use leptos::prelude::*;

use super::choice::ContentChoice;
use crate::{
    app::{
        components::{
            contents::{contents, outside},
            icon::icon,
        },
        document::workspace::Workspace,
        text::words::{Word, text},
    },
    domain::records::document::Document,
};

/// The section.
pub fn section(workspace: Workspace) -> AnyView {
    let choice = ContentChoice::part();
    let taken = choice.taken(workspace);
    let save = move |_| choice.save(workspace);
    let shown = move || taken.with(|taken| taken.as_ref().map(what_is_in_it));
    view! {
        <section class="section split">
            <h2>{text(Word::SharePartTitle)}</h2>
            <div class="stack">
                <p>{text(Word::SharePartText)}</p>
                {choice.fields(workspace, "part", Word::SharePart, false)} {choice.private(workspace, "part-private")}
                <div class="stack" id="part-contents">
                    {shown}
                </div>
                <p class="actions">
                    <button type="button" id="save-part" on:click=save>
                        {icon("download")}
                        {text(Word::SharePartSave)}
                    </button>
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
