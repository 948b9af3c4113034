//! A button that asks for a file.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{file_input::FileInput, icon::icon};
use crate::{
    app::{
        interface::notice::Tone,
        state::App,
        text::words::{Word, fill, text},
    },
    platform::web::files::{self, GivenFile},
};

/// A button that asks for one file and gives its bytes. The file field behind it is the browser's own.
pub fn file_button(
    id: &'static str,
    label: Word,
    accept: &'static str,
    on_file: impl Fn(GivenFile) + Clone + 'static,
) -> impl IntoView {
    let app = App::get();
    let given = move |files: Vec<_>| {
        let Some(file) = files.into_iter().next() else {
            return;
        };
        let on_file = on_file.clone();
        spawn_local(async move {
            match files::read(file).await {
                Ok(file) => on_file(file),
                Err(error) => {
                    let message = format!(
                        "{} {}",
                        fill(Word::ReadFile, &[("name", &error.0)]),
                        text(Word::ReadUnreadable)
                    );
                    app.notices.notify(Tone::Trouble, message);
                }
            }
        });
    };
    let input = FileInput {
        id,
        label,
        accept,
        is_multiple: false,
    };
    let (input, open) = input.view(Arc::new(given));
    view! {
        <button type="button" on:click=move |_| open()>
            {icon("folder-open")}
            {text(label)}
        </button>
        {input}
    }
}
