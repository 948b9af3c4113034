//! A choice of one of several by name, of which none is one too.

use leptos::prelude::*;

use super::{field::fresh_id, links::LinkedRecord};
use crate::{
    app::text::{
        vocabulary::Term,
        words::{Word, text},
    },
    domain::values::search::NONE,
    platform::web::typing,
};

/// What can be chosen: what it is kept as, and what it is called.
pub type Options = Vec<(String, String)>;

/// A field to choose in.
pub struct ChoiceField {
    /// What it is called.
    pub label: Word,
    /// The id of the control.
    pub id: String,
    /// What is said for none, which is kept as nothing.
    pub none: Word,
    /// What can be chosen.
    pub options: Signal<Options>,
    /// What is chosen.
    pub value: Signal<String>,
}

impl ChoiceField {
    /// The field; `choose` gets what is chosen.
    pub fn view(self, choose: impl Fn(String) + 'static) -> AnyView {
        let Self {
            label,
            id,
            none,
            options,
            value,
        } = self;
        let value = Memo::new(move |_| value.get());
        let option = move |(code, name): (String, String)| {
            let of_option = code.clone();
            view! {
                <option value=code prop:selected=move || value.with(|value| *value == of_option)>
                    {name}
                </option>
            }
        };
        let options = move || {
            let first = (String::new(), text(none).to_owned());
            std::iter::once(first)
                .chain(options.get())
                .map(option)
                .collect::<Vec<_>>()
        };
        view! {
            <div class="field">
                <label for=id.clone()>{text(label)}</label>
                <select id=id on:change=move |event| choose(typing::entered(&event))>
                    {options}
                </select>
            </div>
        }
        .into_any()
    }
}

/// Records as what can be chosen.
pub fn options_of(records: Vec<LinkedRecord>) -> Options {
    records.into_iter().map(|one| (one.id, one.name)).collect()
}

/// All terms of a list as what can be chosen.
pub fn term_options<T: Term>() -> Options {
    let option = |term: &T| (term.code().to_owned(), text(term.word()).to_owned());
    T::ALL.iter().map(option).collect()
}

/// The choice of one value of a filter, which is chosen again where a filter that has been kept says so. `without` is how those are called
/// that lack what is filtered by, if they can be asked for.
pub fn filter_choice<F: Clone + Send + Sync + 'static>(
    (label, without): (Word, Option<Word>),
    options: Signal<Options>,
    filter: RwSignal<F>,
    part: fn(&mut F) -> &mut String,
) -> AnyView {
    let options = move || {
        let without = without.map(|word| (NONE.to_owned(), text(word).to_owned()));
        without.into_iter().chain(options.get()).collect()
    };
    let field = ChoiceField {
        label,
        id: fresh_id(),
        none: Word::PlanFilterAll,
        options: Signal::derive(options),
        value: Signal::derive(move || part(&mut filter.get()).clone()),
    };
    field.view(move |chosen| filter.update(|filter| *part(filter) = chosen))
}
