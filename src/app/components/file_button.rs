//! A button that asks for a file.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::{file_input::FileInput, icon::icon};
use crate::{
    app::{
        interface::{dropping::FileHandler, notice::Tone},
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
    let given = one_of(app, on_file);
    let input = FileInput {
        id,
        label,
        accept,
        is_multiple: false,
    };
    let (input, open) = input.view(given);
    view! {
        <button type="button" on:click=move |_| open()>
            {icon("folder-open")}
            {text(label)}
        </button>
        {input}
    }
}

/// What takes the first of some files, read.
pub fn one_of(app: App, on_file: impl Fn(GivenFile) + Clone + 'static) -> FileHandler {
    Arc::new(move |files| read_one(app, files, on_file.clone()))
}

/// Reads the first of some files and gives its bytes; that there are more is said.
pub fn read_one(app: App, files: Vec<File>, on_file: impl FnOnce(GivenFile) + 'static) {
    let count = files.len();
    let Some(file) = files.into_iter().next() else {
        return;
    };
    if count > 1 {
        let values = [("n", count.to_string()), ("name", file.name())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        app.notices.notify(Tone::Trouble, fill(Word::AppDropOne, &values));
    }
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
}
