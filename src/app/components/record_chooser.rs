//! One of many records to choose: a field to look for it in where they are many, a list, and a button that does something with it.

use leptos::{html, prelude::*};

use super::{field::fresh_id, icon::icon, links::LinkedRecord};
use crate::{
    app::{
        form::shown_text::ShownText,
        text::words::{Word, fill, text},
    },
    domain::values::search::is_found,
    platform::web::typing,
};

/// How many can be chosen from without anybody having to look for one.
const FEW: usize = 20;

/// How many of those that are looked for are listed at most.
const MOST_LISTED: usize = 100;

/// The id of the field in which one of many is looked for, by the id of the list.
pub fn search_of(id: &str) -> String {
    [id, "-search"].concat()
}

/// A chooser.
pub struct RecordChooser {
    /// What is chosen, as it is called where several choosers are beside each other.
    pub title: Word,
    /// Whether the title is shown above it.
    pub is_titled: bool,
    /// The label of the list to choose from.
    pub choose: Word,
    /// The id of the list.
    pub id: String,
    /// What can be chosen.
    pub offered: Signal<Vec<LinkedRecord>>,
    /// Gets the id of what is chosen.
    pub act: Callback<String>,
}

impl RecordChooser {
    /// The chooser; nothing is shown while nothing can be chosen.
    pub fn view(self) -> AnyView {
        let Self {
            title,
            is_titled,
            choose,
            id,
            offered,
            act,
        } = self;
        let chooser: NodeRef<html::Select> = NodeRef::new();
        let is_many = Memo::new(move |_| offered.with(Vec::len) > FEW);
        let query = RwSignal::new(String::new());
        let is_sought = Memo::new(move |_| query.with(|query| !query.trim().is_empty()));
        // Those that are listed, and how many there are.
        let found = Memo::new(move |_| {
            query.with(|query| {
                offered.with(|offered| {
                    let found = offered.iter().filter(|one| is_found(query, &[&one.name]));
                    let found: Vec<_> = found.collect();
                    let listed = found.iter().take(MOST_LISTED).map(|one| (*one).clone());
                    (listed.collect::<Vec<_>>(), found.len())
                })
            })
        });
        let add = move || {
            if let Some(select) = chooser.get_untracked() {
                let id = select.value();
                if !id.is_empty() {
                    act.run(id);
                    select.set_value("");
                    query.set(String::new());
                }
            }
        };
        let options = move || {
            let is_sought = is_sought.get();
            let (listed, count) = found.get();
            // What is looked for is chosen by itself, so that it can be taken at once.
            let first = (!is_sought).then(|| view! { <option value="">{text(choose)}</option> });
            let none =
                (is_sought && count == 0).then(|| view! { <option value="">{text(Word::LinksNoneFound)}</option> });
            let more = count - listed.len();
            let more = (more > 0).then(|| {
                view! {
                    <option value="" disabled>
                        {fill(Word::LinksMore, &[("n", &more.to_string())])}
                    </option>
                }
            });
            let listed: Vec<_> = listed
                .into_iter()
                .map(|one| view! { <option value=one.id>{one.name}</option> })
                .collect();
            view! {
                {first}
                {none}
                {listed}
                {more}
            }
        };
        let search_id = search_of(&id);
        let search = move || {
            is_many
                .get()
                .then(|| search(title, search_id.clone(), query, found, add))
        };
        let pressed = move |event: web_sys::KeyboardEvent| {
            if event.key() == "Enter" && !event.repeat() {
                event.prevent_default();
                add();
            }
        };
        let label = if is_titled { title } else { choose };
        let class = if is_titled { "" } else { "visually-hidden" };
        view! {
            <div class="link-add" hidden=move || offered.with(Vec::is_empty)>
                {search}
                <div class="field">
                    <label class=class for=id.clone()>
                        {text(label)}
                    </label>
                    <select id=id node_ref=chooser on:keydown=pressed>
                        {options}
                    </select>
                </div>
                <button
                    type="button"
                    aria-label=fill(Word::LinksAddWhat, &[("what", text(title))])
                    on:click=move |_| add()
                >
                    {icon("plus")}
                    {text(Word::LinksAdd)}
                </button>
            </div>
        }
        .into_any()
    }
}

/// The field in which one of many is looked for. Enter takes the one that the list shows.
fn search(
    title: Word,
    id: String,
    query: RwSignal<String>,
    found: Memo<(Vec<LinkedRecord>, usize)>,
    add: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let count = fresh_id();
    let pressed = move |event: web_sys::KeyboardEvent| {
        let is_typed = query.with_untracked(|query| !query.trim().is_empty());
        if event.key() == "Enter" && is_typed && !event.is_composing() {
            event.prevent_default();
            if !event.repeat() {
                add();
            }
        }
    };
    let told = move || fill(Word::LinksFound, &[("n", &found.with(|(_, count)| *count).to_string())]);
    view! {
        <div class="field link-search">
            <label class="small" for=id.clone()>
                {text(Word::LinksSearch)}
                <span class="visually-hidden">": "{text(title)}</span>
            </label>
            <input
                type="search"
                id=id
                autocomplete="off"
                aria-describedby=count.clone()
                prop:value=move || ShownText(query.get())
                on:input=move |event| query.set(typing::entered(&event))
                on:keydown=pressed
            />
            <p class="visually-hidden" id=count role="status">
                {told}
            </p>
        </div>
    }
}
