//! A part of a page that is folded until it is needed: its heading, one line of what is in it, and the rest.

use leptos::{html, prelude::*};

use crate::app::text::words::{Word, text};

/// The part.
pub struct Fold {
    /// The id of its heading.
    pub id: &'static str,
    /// Its heading.
    pub title: Word,
    /// What is in it, in one line.
    pub line: Word,
    /// The class of the whole.
    pub class: &'static str,
}

impl Fold {
    /// The part with its content. It opens when it becomes needed, and then stays as the user has it: nothing folds under
    /// somebody's hands.
    pub fn view(self, is_needed: impl Fn() -> bool + Send + Sync + 'static, content: AnyView) -> AnyView {
        let details: NodeRef<html::Details> = NodeRef::new();
        let is_needed = Memo::new(move |_| is_needed());
        Effect::new(move |_| {
            if let Some(details) = details.get()
                && is_needed.get()
            {
                details.set_open(true);
            }
        });
        view! {
            <section class=self.class>
                <h2 id=self.id tabindex="-1">
                    {text(self.title)}
                </h2>
                <details class="fold" id=fold_id(self.id) node_ref=details open=is_needed.get_untracked()>
                    <summary>{text(self.line)}</summary>
                    <div class="stack">{content}</div>
                </details>
            </section>
        }
        .into_any()
    }
}

fn fold_id(id: &str) -> String {
    ["fold-", id].concat()
}
