//! Records as rows: the name of each, which leads to it, what is said of it, and where it stands.

use leptos::prelude::*;

use crate::app::{
    interface::route::Route,
    text::words::{Word, text},
};

/// What a row shows.
pub struct RecordRow {
    /// The record's page.
    pub to: Route,
    /// The record's name.
    pub title: String,
    /// What is said of it. What is empty is left out.
    pub meta: Vec<String>,
    /// Where it stands, if that is said.
    pub tag: Option<AnyView>,
}

impl RecordRow {
    /// The content of the row.
    pub fn view(self) -> AnyView {
        let meta = self.meta.into_iter().filter(|said| !said.is_empty());
        let meta: Vec<_> = meta.map(|said| view! { <span>{said}</span> }).collect();
        view! {
            <a class="record-title" href=self.to.to_hash()>
                {self.title}
            </a>
            <span class="record-meta">{meta}</span>
            {self.tag}
        }
        .into_any()
    }
}

/// A short list, of which `row` gives the content of each row; `none` is said where there is no row.
pub fn record_rows<R: Clone + Send + Sync + 'static>(
    rows: Memo<Vec<R>>,
    none: Word,
    row: impl Fn(R) -> AnyView + Copy + Send + 'static,
) -> AnyView {
    let shown = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return view! { <p class="links-none">{text(none)}</p> }.into_any();
        }
        let rows: Vec<_> = rows.into_iter().map(|one| view! { <li>{row(one)}</li> }).collect();
        view! { <ul class="record-list">{rows}</ul> }.into_any()
    };
    shown.into_any()
}
