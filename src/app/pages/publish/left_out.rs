//! What is left out of what is published, each kind with its number.

use leptos::prelude::*;

use crate::{
    app::{
        components::icon::icon,
        document::workspace::Workspace,
        text::{
            kinds,
            words::{self, Word, fill, keyed, text},
        },
    },
    domain::records::private::LeftOut,
};

/// The note.
pub fn section(workspace: Workspace) -> AnyView {
    let left_out = workspace.select(|document, _| document.left_out());
    let items = move || left_out.get().iter().map(item).collect_view();
    let note = move || {
        if left_out.with(Vec::is_empty) {
            return view! { <p>{text(Word::PublishNothingLeftOut)}</p> }.into_any();
        }
        view! {
            <p>{text(Word::PublishLeftOut)}</p>
            <ul id="left-out">{items}</ul>
        }
        .into_any()
    };
    view! {
        <section class="form-group">
            <h2>{text(Word::PublishLeftOutTitle)}</h2>
            <div class="note" data-kind="info">
                {icon("info")}
                <div>{note}</div>
            </div>
        </section>
    }
    .into_any()
}

fn item(left_out: &LeftOut) -> impl IntoView + use<> {
    let kind = text(kinds::several(Some(left_out.kind)));
    let field = left_out.field.and_then(|field| keyed(field.key)).map(text);
    let name = match field {
        Some(field) => fill(Word::PublishLeftOutField, &[("kind", kind), ("field", field)]),
        None => kind.to_owned(),
    };
    let count = words::number(left_out.count);
    view! { <li>{fill(Word::PublishLeftOutCount, &[("name", &name), ("n", &count)])}</li> }
}
