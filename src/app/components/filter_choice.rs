//! A choice among those of a filter: all, what lacks it, or one.

use leptos::prelude::*;

use super::{field::fresh_id, links::LinkedRecord};
use crate::{
    app::text::words::{Word, text},
    domain::values::search::NONE,
    platform::web::typing,
};

/// Something to be chosen that is no record.
pub fn plain(id: impl Into<String>, name: impl Into<String>) -> LinkedRecord {
    LinkedRecord {
        id: id.into(),
        name: name.into(),
        href: String::new(),
    }
}

/// The choice of one value of a filter, which is chosen again where a filter that has been kept says so. `without` is how those are called
/// that lack what is filtered by, if they can be asked for.
pub fn filter_choice<F: Clone + Send + Sync + 'static>(
    (label, without): (Word, Option<Word>),
    options: Signal<Vec<LinkedRecord>>,
    filter: RwSignal<F>,
    part: fn(&mut F) -> &mut String,
) -> AnyView {
    let id = fresh_id();
    let chosen = Memo::new(move |_| part(&mut filter.get()).clone());
    let option = move |value: String, name: String| {
        let of_option = value.clone();
        let is_chosen = move || chosen.with(|chosen| *chosen == of_option);
        view! {
            <option value=value prop:selected=is_chosen>
                {name}
            </option>
        }
    };
    let options = move || {
        let options = options.get().into_iter();
        options.map(|one| option(one.id, one.name)).collect::<Vec<_>>()
    };
    let choose = move |event| {
        let value = typing::entered(&event);
        filter.update(|filter| *part(filter) = value);
    };
    view! {
        <div class="field">
            <label for=id.clone()>{text(label)}</label>
            <select id=id on:change=choose>
                {option(String::new(), text(Word::PlanFilterAll).into())}
                {without.map(|word| option(NONE.into(), text(word).into()))}
                {options}
            </select>
        </div>
    }
    .into_any()
}
