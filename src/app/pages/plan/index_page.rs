//! An index page of the plan: its head, the plan's tabs, the button that adds one, and what there is.

use leptos::prelude::*;

use super::parts;
use crate::{
    app::{
        components::{
            empty_state::empty_state,
            icon::icon,
            page_head::{page_head, up},
        },
        interface::route::Route,
        state::App,
        text::words::{Word, text},
    },
    domain::{records::record::Ordered, values::id::Id},
};

/// What is said on an index page.
pub struct IndexPage {
    /// The page.
    pub route: Route,
    /// Its title.
    pub title: Word,
    /// What belongs on it, in a sentence.
    pub lede: Word,
    /// The id and the name of the button that adds one.
    pub add: (&'static str, Word),
}

impl IndexPage {
    /// The page with what there is; `add` is done at a press of the button.
    pub fn view(self, app: App, add: impl Fn() + 'static, content: AnyView) -> AnyView {
        let (add_id, add_word) = self.add;
        view! {
            <main class="page" id="main" tabindex="-1">
                {page_head(up(Route::Plan.to_hash(), text(Word::NavPlan).into()), text(self.title), text(self.lede))}
                {parts(app.workspace, self.route)}
                <p class="actions plan-views">
                    <button type="button" class="primary" id=add_id on:click=move |_| add()>
                        {icon("plus")}
                        {text(add_word)}
                    </button>
                </p>
                {content}
            </main>
        }
        .into_any()
    }
}

/// What is said where there are no records of a kind yet: the title and the text, and an example with what it is.
pub type EmptyWords = [Word; 4];

/// The records of a kind in their order, each as a row, or what belongs there.
pub fn record_list<T: Ordered>(app: App, empty: EmptyWords, row: fn(App, Id<T>) -> AnyView) -> AnyView {
    let ids = app.workspace.select(|document, _| {
        let all = document.ordered::<T>().into_iter();
        all.map(|(id, _)| id).collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    let list = move || {
        if is_empty.get() {
            return nothing(empty);
        }
        view! {
            <ul class="record-list">
                <For each=move || ids.get() key=Id::clone children=move |id| row(app, id) />
            </ul>
        }
        .into_any()
    };
    list.into_any()
}

/// What is shown where there are no records of a kind yet.
pub fn nothing([title, words, example, example_words]: EmptyWords) -> AnyView {
    empty_state(title, words, (example, example_words), ().into_any())
}
