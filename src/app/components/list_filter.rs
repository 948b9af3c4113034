//! What a long list is filtered by on a page: the fields above it, how many rows pass, and the way back to all where none does.

use std::hash::Hash;

use leptos::prelude::*;

use super::filtered_list::{FilteredList, SearchWords};
use crate::{
    app::{
        form::shown_text::ShownText,
        text::words::{Word, fill, text},
    },
    platform::web::{page, typing},
};

/// What a list is filtered by, and what is said of it.
pub struct ListFilter<F: 'static> {
    /// What the ids here begin with.
    pub id: &'static str,
    /// What the fields are for.
    pub legend: Word,
    /// What the field for words is called.
    pub search: Word,
    /// How many pass of how many.
    pub result: Word,
    /// What is said where none passes.
    pub nothing: Word,
    /// What is chosen.
    pub filter: RwSignal<F>,
    /// Its words.
    pub words: fn(&mut F) -> &mut SearchWords,
}

impl<F> Clone for ListFilter<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for ListFilter<F> {}

impl<F: Clone + Default + PartialEq + Send + Sync> ListFilter<F> {
    /// The field for words, and the choices beside it.
    pub fn fields(self, choices: impl IntoView + 'static) -> AnyView {
        let Self { filter, words, .. } = self;
        let typed = move || words(&mut filter.get()).clone();
        let search = search_field(self.search, self.search_id(), typed, move |typed| {
            filter.update(|filter| *words(filter) = typed);
        });
        view! {
            <div class="field-row filters no-print" role="search" aria-label=text(self.legend)>
                <div class="field grow">{search}</div>
                {choices}
            </div>
        }
        .into_any()
    }

    /// How many pass of how many there are.
    pub fn result(self, (passing, total): (Signal<usize>, Signal<usize>)) -> AnyView {
        let result = move || {
            let (n, total) = (passing.get().to_string(), total.get().to_string());
            fill(self.result, &[("n", &n), ("total", &total)])
        };
        view! {
            <p class="small muted" role="status" id=[self.id, "-result"].concat()>
                {result}
            </p>
        }
        .into_any()
    }

    /// That none passes, and the way back to all: the filter as `all` gives it, unless it is that already.
    pub fn nothing(self, all: impl Fn() -> F + Copy + Send + Sync + 'static) -> AnyView {
        let is_all = move || self.filter.with(|filter| *filter == all());
        let clear = move |_| {
            self.filter.set(all());
            // The button is gone with what it has taken away.
            page::focus(&self.search_id());
        };
        view! {
            <p class="links-none">{text(self.nothing)}</p>
            <p class="actions no-print" hidden=is_all>
                <button type="button" class="quiet" id=[self.id, "-all"].concat() on:click=clear>
                    {text(Word::ListShowAll)}
                </button>
            </p>
        }
        .into_any()
    }

    /// How many rows pass, and those of them that are drawn, of which `row` gives the content.
    pub fn rows<T>(self, filtered: FilteredList<T>, row: impl Fn(T) -> AnyView + Copy + Send + 'static) -> AnyView
    where
        T: Clone + Eq + Hash + Send + Sync,
    {
        let list = filtered.list;
        let is_found = Memo::new(move |_| list.total.get() > 0);
        let item = move |place: ReadSignal<usize>, one: T| {
            view! {
                <li aria-setsize=list.total aria-posinset=move || place.get() + 1>
                    {row(one)}
                </li>
            }
        };
        let found = move || {
            if !is_found.get() {
                return self.nothing(F::default);
            }
            view! {
                <ul class="record-list">
                    <ForEnumerate each=move || filtered.drawn.get() key=T::clone children=item />
                </ul>
            }
            .into_any()
        };
        view! {
            {self.result((list.total.into(), Signal::derive(move || filtered.rows.with(Vec::len))))}
            {found}
            {list.more()}
        }
        .into_any()
    }

    fn search_id(self) -> String {
        [self.id, "-words"].concat()
    }
}

/// The field for the words that a list is filtered by.
pub fn search_field(
    label: Word,
    id: String,
    words: impl Fn() -> SearchWords + Send + Sync + 'static,
    write: impl Fn(SearchWords) + 'static,
) -> AnyView {
    view! {
        <label for=id.clone()>{text(label)}</label>
        <input
            type="search"
            id=id
            autocomplete="off"
            prop:value=move || ShownText(words().typed().to_owned())
            on:input=move |event| write(SearchWords::new(typing::entered(&event)))
        />
    }
    .into_any()
}
