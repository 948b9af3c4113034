//! Where files are given: chosen by a button, or dropped.

use std::sync::Arc;

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, HtmlInputElement};

use super::icon::icon;
use crate::{
    app::text::words::{Word, text},
    platform::web::files,
};

/// What is done with the files that are given.
pub type FileHandler = Arc<dyn Fn(Vec<File>)>;

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
    /// The field, and what opens it.
    pub fn view(self, on_files: FileHandler) -> (AnyView, impl Fn() + Copy + Send + Sync + 'static) {
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

/// A place where files can be dropped, with what is in it.
pub fn drop_zone(content: AnyView, on_files: FileHandler) -> AnyView {
    let is_over = RwSignal::new(false);
    let over = move |event: DragEvent| {
        // Otherwise the browser opens what is dropped.
        event.prevent_default();
        is_over.set(true);
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        on_files(files::dropped(&event));
    };
    view! {
        <div
            class="drop-zone no-print"
            data-state=move || is_over.get().then_some("over")
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=dropped
        >
            {icon("download")}
            {content}
        </div>
    }
    .into_any()
}
