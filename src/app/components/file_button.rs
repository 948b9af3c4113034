//! A button that asks for files.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use super::icon::icon;
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
    let input: NodeRef<html::Input> = NodeRef::new();
    let ask = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let chosen = move |event: web_sys::Event| {
        let Some(input) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        else {
            return;
        };
        let Some(file) = files::chosen(&input).into_iter().next() else {
            return;
        };
        let on_file = on_file.clone();
        spawn_local(async move {
            match files::read(file).await {
                Ok(file) => on_file(file),
                Err(error) => {
                    let told = format!(
                        "{} {}",
                        fill(Word::ReadFile, &[("name", &error.0)]),
                        text(Word::ReadUnreadable)
                    );
                    app.notices.notify(Tone::Trouble, told);
                }
            }
        });
    };
    view! {
        <button type="button" on:click=ask>{icon("folder-open")}{text(label)}</button>
        <input type="file" id=id hidden accept=accept aria-label=text(label) tabindex="-1" node_ref=input on:change=chosen/>
    }
}
