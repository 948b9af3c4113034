//! Choices of the dialogue: groups, records, and deeds that are done as they are chosen.

use leptos::{html, prelude::*};

use crate::{
    app::{
        components::choice_field::{ChoiceField, Options, term_options},
        form::{lens::Lens, record::FormRecord},
        text::words::{Word, text},
    },
    domain::{
        records::{record::Kind, strategy::ActorGroup},
        values::id::{Id, RecordId},
    },
};

/// A field in which a choice is a deed, and which then stands ready for the next.
pub fn deed_field(
    (label, id): (Word, &'static str),
    none: Word,
    options: Signal<Options>,
    act: impl Fn(String) + 'static,
) -> AnyView {
    let chooser: NodeRef<html::Select> = NodeRef::new();
    let choose = move |_| {
        if let Some(select) = chooser.get_untracked() {
            let chosen = select.value();
            select.set_value("");
            if !chosen.is_empty() {
                act(chosen);
            }
        }
    };
    let options = move || {
        let options = options.get().into_iter();
        options
            .map(|(code, name)| view! { <option value=code>{name}</option> })
            .collect::<Vec<_>>()
    };
    view! {
        <div class="field">
            <label for=id>{text(label)}</label>
            <select id=id node_ref=chooser on:change=choose>
                <option value="">{text(none)}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// The groups of actors.
pub fn groups() -> Options {
    term_options::<ActorGroup>()
}

/// The group of what is kept.
pub fn group(kept: &str) -> Option<ActorGroup> {
    ActorGroup::ALL.iter().copied().find(|group| group.code() == kept)
}

/// The record of what is kept.
pub fn record<T: Kind>(kept: &str) -> Option<Id<T>> {
    RecordId::new(kept).map(Id::of)
}

/// What is kept of a record.
pub fn kept<T>(id: Option<&Id<T>>) -> String {
    id.map_or_else(String::new, |id| id.as_str().to_owned())
}

/// A field of a group, or of none.
pub fn group_field<T: Kind>(form: FormRecord<T>, id: &'static str, lens: Lens<T, Option<ActorGroup>>) -> AnyView {
    let value = move || {
        form.with(lens.read)
            .map_or_else(String::new, |group| group.code().to_owned())
    };
    let field = ChoiceField {
        label: lens.label,
        id: id.into(),
        none: Word::DialogueNoneGroup,
        options: Signal::stored(groups()),
        value: Signal::derive(value),
    };
    field.view(move |chosen| form.change(|record| (lens.write)(record, group(&chosen))))
}
