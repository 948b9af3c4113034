//! What has been read from outside: shown before anything of it is taken in, and taken in as one step.

use std::sync::Arc;

use leptos::prelude::*;

use super::{icon::icon, long_list::LongList, note::Note};
use crate::{
    app::{
        state::App,
        text::words::{Word, text},
    },
    edit::command::Command,
};

/// The id of a preview's title, which takes the focus when a file has been read.
pub const TITLE_ID: &str = "import-title";

/// What has been read and can be taken in.
#[derive(Clone, Debug)]
pub struct Import {
    /// The one step that takes it in.
    pub command: Command,
    /// What is said when it has been taken in.
    pub summary: String,
}

impl Import {
    /// Takes it in, and offers the way back. Whether it could be taken in.
    pub fn take_in(self, app: App) -> bool {
        let is_taken = app.workspace.dispatch(&self.command);
        if is_taken {
            app.notices.notify_undoable(self.summary);
        }
        is_taken
    }
}

/// What a file contains. Nothing of it is taken in before the user says so.
pub struct ImportPreview {
    /// What is shown, with the file's name.
    pub title: String,
    /// What the file contains and what would become of it, or why it can't be read.
    pub content: AnyView,
    /// The button that takes it in, as [`confirm`] makes it; nothing while there is nothing to take in.
    pub confirm: AnyView,
    /// The words of the button that puts the preview away, and what that does.
    pub cancel: (Word, Box<dyn Fn()>),
}

impl ImportPreview {
    /// The preview.
    pub fn view(self) -> AnyView {
        let (word, cancel) = self.cancel;
        view! {
            <section class="stack">
                <h2 class="side-title" id=TITLE_ID tabindex="-1">
                    {self.title}
                </h2>
                {self.content}
                <p class="actions">
                    {self.confirm} <button type="button" id="import-cancel" on:click=move |_| cancel()>
                        {text(word)}
                    </button>
                </p>
            </section>
        }
        .into_any()
    }
}

/// The button that takes in what a file contains.
pub fn confirm(word: Word, take_in: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="primary" id="import-confirm" on:click=move |_| take_in()>
            {icon("plus")}
            {text(word)}
        </button>
    }
    .into_any()
}

/// What becomes of each row of it, of which as many are drawn as somebody has come to.
pub fn incoming_rows<R: Send + Sync + 'static>(
    rows: Signal<Arc<Vec<R>>>,
    row: impl Fn(&R) -> AnyView + Send + 'static,
) -> AnyView {
    let list = LongList::new(Memo::new(move |_| rows.with(|rows| rows.len())));
    let drawn = move || {
        let drawn = list.drawn.get();
        rows.with(|rows| rows.iter().take(drawn).map(&row).collect::<Vec<_>>())
    };
    view! {
        <ul class="table-incoming">{drawn}</ul>
        {list.more()}
    }
    .into_any()
}

/// Why a file can't be read, and that nothing of it has been taken in.
pub fn unreadable(reason: String, nothing: Word) -> AnyView {
    Note::ERROR.alert().view(view! {
        <p>{reason}</p>
        <p>{text(nothing)}</p>
    })
}

/// What a file contains, each fact under its heading.
pub fn facts(facts: Vec<(Word, AnyView)>) -> AnyView {
    let facts: Vec<_> = facts
        .into_iter()
        .map(|(heading, fact)| {
            view! {
                <dt>{text(heading)}</dt>
                <dd>{fact}</dd>
            }
        })
        .collect();
    view! { <dl class="import-facts">{facts}</dl> }.into_any()
}

/// That parts of a file are left out: how many, the first of them by name, and how many more there are.
pub fn left_out(summary: String, named: Vec<String>, more: Option<String>) -> AnyView {
    let named: Vec<_> = named.into_iter().map(|one| view! { <li>{one}</li> }).collect();
    Note::ATTENTION.with_icon("info").view(view! {
        <p>{summary}</p>
        <ul class="import-skipped">{named}</ul>
        {more.map(|more| view! { <p>{more}</p> })}
    })
}
