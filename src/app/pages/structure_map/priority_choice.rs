//! The choice of one priority, or of all.

use leptos::{html, prelude::*};

use crate::{
    app::{
        components::record_links,
        document::workspace::Workspace,
        text::words::{Word, text},
    },
    domain::{
        records::plan::Priority,
        values::id::{Id, RecordId},
    },
    platform::web::typing,
};

/// A field with the priorities that are not archived.
pub fn priority_choice(
    workspace: Workspace,
    id: &'static str,
    label: Word,
    chosen: impl Fn() -> Option<Id<Priority>> + Copy + Send + Sync + 'static,
    on_choice: impl Fn(Option<Id<Priority>>) + 'static,
) -> AnyView {
    let candidates = workspace.select(|document, _| record_links::priorities(document));
    let option = move |value: String, name: String| {
        let of_option = value.clone();
        let is_chosen = move || chosen().as_ref().map(Id::as_str).unwrap_or_default() == of_option;
        html::option().value(value).prop("selected", is_chosen).child(name)
    };
    let options = move || {
        let all = option(String::new(), text(Word::MapFilterAll).into());
        let each = candidates.get().into_iter().map(|one| option(one.id, one.name));
        std::iter::once(all).chain(each).collect::<Vec<_>>()
    };
    let choose = move |event| on_choice(RecordId::new(&typing::entered(&event)).map(Id::of));
    view! {
        <div class="field grow">
            <label for=id>{text(label)}</label>
            <select id=id on:change=choose>
                {options}
            </select>
        </div>
    }
    .into_any()
}
