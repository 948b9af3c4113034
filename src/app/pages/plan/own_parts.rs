//! The parts of a record as fields on its page, each with its number, and the way to add and remove them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        components::{focus::focus_when_drawn, icon::icon},
        document::workspace::Workspace,
        form::record::FormRecord,
        interface::anchor,
        text::words::{Word, fill, text},
    },
    domain::{
        records::{document::Document, record::Ordered, references::References},
        values::id::Id,
    },
    platform::web::page,
};

/// What is said around the parts of a kind.
#[derive(Clone, Copy)]
pub struct PartWords {
    /// What is said while there are none.
    pub none: Word,
    /// What adds one.
    pub add: Word,
    /// What one is called, by its number.
    pub one: Word,
    /// What removes one, by its number.
    pub remove: Word,
}

/// The parts of a kind that a record has.
pub struct OwnParts<T: 'static> {
    /// The document.
    pub workspace: Workspace,
    /// The words.
    pub words: PartWords,
    /// What is added to the numbers in the fields' ids, where a page has several such lists.
    pub first_number: usize,
    /// The id of the button that adds one; the kind's own (`add-milestone`) where it is `None`.
    pub add_id: Option<String>,
    /// What the button is called where its own word does not say of what.
    pub add_label: Option<String>,
    /// A part as it begins.
    pub new: Arc<dyn Fn() -> T + Send + Sync>,
    /// The field that is written in first.
    pub first: fn(usize) -> String,
}

impl<T: Ordered> OwnParts<T> {
    /// The parts that `find` finds, each as what `form` makes of it, and the button that adds one.
    pub fn view(
        self,
        find: impl Fn(&Document, &References) -> Vec<Id<T>> + Send + Sync + 'static,
        form: impl Fn(FormRecord<T>) -> AnyView + Copy + Send + Sync + 'static,
    ) -> AnyView {
        let Self {
            workspace,
            words,
            first_number,
            new,
            first,
            ..
        } = self;
        // Each with its number: a part that gets another one is drawn again, since its fields are named by it.
        let parts =
            workspace.select(move |document, references| (1..).zip(find(document, references)).collect::<Vec<_>>());
        let is_empty = Memo::new(move |_| parts.with(Vec::is_empty));
        let add_id = StoredValue::new(self.add_id.unwrap_or_else(|| anchor::adding(T::KIND)));
        let add = move |_| {
            if workspace.add_last(new()).is_some() {
                focus_when_drawn(first(first_number + parts.with_untracked(Vec::len)));
            }
        };
        let row = move |(n, id): (usize, Id<T>)| {
            let part = workspace.form(id.clone()).numbered(first_number + n);
            let number = n.to_string();
            let remove = move |_| {
                workspace.remove(id.raw());
                // What has the focus goes; the next thing to do is here.
                add_id.with_value(|id| page::focus(id));
            };
            view! {
                <fieldset class="own-part">
                    <legend class="visually-hidden">{fill(words.one, &[("n", &number)])}</legend>
                    <div class="field-row">
                        {form(part)}
                        <button
                            type="button"
                            class="quiet danger"
                            aria-label=fill(words.remove, &[("n", &number)])
                            on:click=remove
                        >
                            {icon("trash")}
                            {text(Word::AppRemove)}
                        </button>
                    </div>
                </fieldset>
            }
        };
        let list = move || {
            if is_empty.get() {
                return view! { <p class="links-none">{text(words.none)}</p> }.into_any();
            }
            view! {
                <div class="own-parts">
                    <For each=move || parts.get() key=Clone::clone children=row />
                </div>
            }
            .into_any()
        };
        view! {
            {list}
            <p class="actions">
                <button type="button" id=add_id.get_value() aria-label=self.add_label on:click=add>
                    {icon("plus")}
                    {text(words.add)}
                </button>
            </p>
        }
        .into_any()
    }
}
