//! The list of the records of one kind, with the button that adds one.

use leptos::prelude::*;

use crate::app::{
    components::{icon::icon, record_rows::record_rows},
    text::words::{Word, text},
};

/// What is said of the list.
pub struct RecordList {
    /// What it is called.
    pub title: Word,
    /// What belongs in it.
    pub lede: Option<Word>,
    /// The id and the name of the button that adds one, and its class: the page's main button is `primary`.
    pub add: (&'static str, Word, &'static str),
    /// What is said where there is none.
    pub none: Word,
}

impl RecordList {
    /// The list, of which `row` gives the content of each row; `add` is done at a press of the button.
    pub fn view<R: Clone + Send + Sync + 'static>(
        self,
        rows: Memo<Vec<R>>,
        add: impl Fn() + 'static,
        row: fn(R) -> AnyView,
    ) -> AnyView {
        let (id, word, class) = self.add;
        view! {
            <section class="section-after">
                <div class="section-head">
                    <h2>{text(self.title)}</h2>
                    <button type="button" class=class id=id on:click=move |_| add()>
                        {icon("plus")}
                        {text(word)}
                    </button>
                </div>
                {self.lede.map(|lede| view! { <p class="help">{text(lede)}</p> })}
                {record_rows(rows, self.none, row)}
            </section>
        }
        .into_any()
    }
}
