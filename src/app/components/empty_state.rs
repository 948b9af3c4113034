//! What is shown where nothing is yet: what belongs here, one line as an example, the one thing to do next.

use leptos::prelude::*;

use crate::app::text::words::{Word, text};

/// An empty state that teaches.
pub fn empty_state(title: Word, body: Word, example: (Word, Word), next: AnyView) -> AnyView {
    view! {
        <div class="empty">
            <h2>{text(title)}</h2>
            <p>{text(body)}</p>
            <p class="empty-example">
                <b>{text(example.0)}</b>
                {text(example.1)}
            </p>
            <div class="actions">{next}</div>
        </div>
    }
    .into_any()
}
