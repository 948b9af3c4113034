//! A reading as it will look, and the ways to keep it: as one file, and on paper. It is made a moment after the last change, since it is
//! made of the whole document.

use std::{sync::Arc, time::Duration};

use leptos::{html, prelude::*};

use crate::{
    app::{
        components::icon::icon,
        document::workspace::Workspace,
        text::words::{Word, fill, text},
    },
    domain::{
        records::{document::Document, references::References},
        ways_out::WayOut,
    },
    format::file_name::file_name,
    platform::web::{files, page, shadow},
    render::reading::{
        Reading,
        html::{STYLE, file, within_page},
    },
};

/// How long nobody writes before it is made anew.
const PAUSE: Duration = Duration::from_millis(400);

/// Makes the reading of a document.
pub type Maker = Arc<dyn Fn(&Document, &References) -> Option<Reading> + Send + Sync>;

/// What is shown and kept.
#[derive(Clone)]
pub struct Preview {
    pub workspace: Workspace,
    /// How it leaves.
    pub way: WayOut,
    pub make: Maker,
    /// Followed too: what the reading is made of beside the document.
    pub also: Signal<()>,
    /// Whether something that belongs in it is on its way.
    pub is_waiting: Signal<bool>,
}

impl Preview {
    fn reading(&self) -> Option<Reading> {
        self.workspace
            .now(|document, references| (self.make)(document, references))
            .flatten()
    }

    /// The buttons.
    pub fn keeping(&self, save: Word, print_help: Word) -> AnyView {
        let said = RwSignal::new(String::new());
        let (preview, is_waiting, way) = (self.clone(), self.is_waiting, self.way);
        let offer = move |_| {
            let Some(reading) = untrack(|| preview.reading()) else {
                return;
            };
            let name = file_name(&reading.title, "html");
            files::offer(&name, &way.with(file(&reading)));
            said.set(fill(Word::PublishSaved, &[("name", &name)]));
        };
        view! {
            <p class="actions">
                <button
                    type="button"
                    class="primary"
                    id="publish-save"
                    disabled=move || is_waiting.get()
                    on:click=offer
                >
                    {icon("download")}
                    {text(save)}
                </button>
                <button
                    type="button"
                    id="publish-print"
                    disabled=move || is_waiting.get()
                    on:click=|_| page::print()
                >
                    {icon("print")}
                    {text(Word::PublishPrint)}
                </button>
            </p>
            <p class="help">{text(print_help)}</p>
            <p role="status">{said}</p>
        }
        .into_any()
    }

    /// How it looks.
    pub fn view(self) -> AnyView {
        let host: NodeRef<html::Div> = NodeRef::new();
        let failed = RwSignal::new(false);
        let preview = self.clone();
        let show = move || {
            let reading = untrack(|| preview.reading());
            let shown = host.try_get_untracked().flatten().zip(reading);
            let shown = shown.is_none_or(|(host, reading)| shadow::show(&host, STYLE, &within_page(&reading)));
            failed.try_set(!shown);
        };
        let pending: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
        let clear = move || {
            if let Some(handle) = pending.try_update_value(Option::take).flatten() {
                handle.clear();
            }
        };
        Effect::new(move |before: Option<()>| {
            self.workspace.with_editor(|_| ());
            self.also.track();
            host.track();
            clear();
            let pause = if before.is_some() { PAUSE } else { Duration::ZERO };
            let handle = set_timeout_with_handle(show.clone(), pause);
            pending.set_value(handle.ok());
        });
        on_cleanup(clear);
        let trouble = move || failed.get().then(|| view! { <p>{text(Word::PublishNoPreview)}</p> });
        view! {
            <section class="publish-preview" aria-labelledby="publish-preview-title">
                <h2 id="publish-preview-title" class="no-print">
                    {text(Word::PublishPreview)}
                </h2>
                {trouble}
                <div class="publish-paper" id="publish-paper" node_ref=host></div>
            </section>
        }
        .into_any()
    }
}
