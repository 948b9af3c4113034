//! Where files are given: chosen by a button, or dropped anywhere on the page.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Event, File, HtmlInputElement};

use super::icon::icon;
use crate::{
    app::{
        interface::dropping::{FileHandler, take_dropped},
        state::App,
        text::words::{Word, text},
    },
    platform::web::files,
};

/// The browser's own field for files. It is hidden, and a button opens it.
#[derive(Clone, Copy)]
pub struct FileInput {
    /// Its id.
    pub id: &'static str,
    /// What it is called.
    pub label: Word,
    /// The kinds of file that are offered.
    pub accept: &'static str,
    /// Whether several files can be chosen at once.
    pub is_multiple: bool,
}

impl FileInput {
    /// The field, and what opens it. It takes what is dropped on the page, too.
    pub fn view(self, on_files: FileHandler) -> (AnyView, impl Fn() + Copy + Send + Sync + 'static) {
        take_dropped(on_files.clone());
        let input: NodeRef<html::Input> = NodeRef::new();
        let open = move || {
            if let Some(input) = input.get_untracked() {
                input.click();
            }
        };
        let view = view! {
            <input
                type="file"
                id=self.id
                hidden
                multiple=self.is_multiple
                accept=self.accept
                aria-label=text(self.label)
                tabindex="-1"
                node_ref=input
                on:change=move |event| on_files(chosen(&event))
            />
        };
        (view.into_any(), open)
    }
}

/// The files that have been chosen in a field.
pub fn chosen(event: &Event) -> Vec<File> {
    let input = event.target();
    let input = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    input.map_or_else(Vec::new, |input| files::chosen(&input))
}

/// A place that shows where files can be dropped, with what is in it. They are taken wherever they are dropped.
pub fn drop_zone(app: App, content: AnyView) -> AnyView {
    let is_over = app.interface.is_dropping;
    view! {
        <div class="drop-zone no-print" data-state=move || is_over.get().then_some("over")>
            {icon("download")}
            {content}
        </div>
    }
    .into_any()
}
