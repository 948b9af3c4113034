//! A field of a form that refers to one other record, or to none.

use leptos::prelude::*;

use super::record_links;
use crate::{
    app::{
        form::{lens::Lens, record::FormRecord},
        text::words::{Word, text},
    },
    domain::{
        records::record::Kind,
        values::id::{Id, RecordId},
    },
    platform::web::typing,
};

/// The field: a list of all records of the kind, with none first.
pub fn record_choice<T: Kind, L: Kind>(form: FormRecord<T>, lens: Lens<T, Option<Id<L>>>, id: String) -> AnyView {
    let chosen = Memo::new(move |_| form.with(lens.read));
    let records = form.workspace.select(|document, _| record_links::all::<L>(document));
    let change = move |event| {
        let id = RecordId::new(&typing::entered(&event));
        form.edit(None, |record| (lens.write)(record, id.map(Id::of)));
    };
    let options = move || {
        let option = |(id, name): (String, String)| {
            let value = id.clone();
            let is_chosen = move || chosen.with(|chosen| chosen.as_ref().map_or("", |chosen| chosen.as_str()) == id);
            view! {
                <option value=value prop:selected=is_chosen>
                    {name}
                </option>
            }
        };
        let none = (String::new(), text(Word::PlanChooseNone).to_owned());
        let records = records.get().into_iter().map(|one| (one.id, one.name));
        std::iter::once(none).chain(records).map(option).collect::<Vec<_>>()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{text(lens.label)}</label>
            <select id=id on:change=change>
                {options}
            </select>
        </div>
    }
    .into_any()
}
