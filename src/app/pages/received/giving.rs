//! Giving what respondents have sent: files dropped or chosen, with how far their reading has come and the way to stop it, or a text pasted.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::{PasteButton, Progress, Reader, ReceivedItem, of_files, pasting::pasting};
use crate::{
    app::{
        components::{
            file_input::{FileInput, drop_zone},
            icon::icon,
        },
        interface::notice::Tone,
        state::App,
        text::words::{Word, fill, number, text},
    },
    platform::web::page,
};

/// What takes in what has been read.
pub type Taker<T> = Box<dyn FnOnce(Vec<ReceivedItem<T>>)>;

/// The place where something is given.
pub struct Giving<T: 'static> {
    app: App,
    reader: &'static Reader<T>,
    progress: Progress,
}

impl<T> Clone for Giving<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Giving<T> {}

/// What is said and named where files are given.
#[derive(Clone, Copy)]
pub struct GivenFiles {
    /// The id of the field for files.
    pub field: &'static str,
    /// The id of the button that opens it.
    pub choose: &'static str,
    /// The id of what has the keyboard when the reading is stopped.
    pub section: &'static str,
    /// What is said when all has been read and is being taken in; none where it is shown first.
    pub taking: Option<Word>,
}

impl<T> Giving<T> {
    /// A place where nothing has been given.
    pub fn new(app: App, reader: &'static Reader<T>) -> Self {
        Self {
            app,
            reader,
            progress: Progress {
                files: RwSignal::new(None),
                is_stopped: StoredValue::new(false),
            },
        }
    }

    /// Where files are dropped or chosen. `taker` gives what takes them in as they are given, or nothing where none can be taken.
    pub fn files(self, named: GivenFiles, taker: impl Fn() -> Option<Taker<T>> + 'static) -> AnyView {
        let input = FileInput {
            id: named.field,
            label: Word::RoundChoose,
            accept: ".json,application/json,text/plain",
            is_multiple: true,
        };
        let read = move |files| self.read(files, named.section, &taker);
        let (input, choose) = input.view(Arc::new(read));
        let content = move || match self.progress.files.get() {
            None => waiting_for_files(named.choose, choose),
            Some((done, all)) => self.being_read(named.taking, done, all),
        };
        let content = view! {
            {content}
            {input}
        };
        drop_zone(self.app, content.into_any())
    }

    /// Where a text is pasted. Nothing of it is read while files are.
    pub fn text(self, button: PasteButton, taker: impl Fn() -> Option<Taker<T>> + Copy + 'static) -> AnyView {
        let is_busy = move || self.progress.files.with_untracked(Option::is_some);
        pasting(self.reader, button, move || taker().filter(|_| !is_busy()))
    }

    /// How many of how many files have been read, and the way to stop.
    fn being_read(self, taking: Option<Word>, done: usize, all: usize) -> AnyView {
        let message = match taking.filter(|_| done == all) {
            Some(taking) => text(taking).into(),
            None => fill(Word::RoundReading, &[("n", &number(done)), ("total", &number(all))]),
        };
        let stop = move |_| self.progress.is_stopped.set_value(true);
        view! {
            <p role="status" id="reading">
                {message.clone()}
            </p>
            <progress max=all value=done aria-label=message />
            <p class="actions">
                <button type="button" id="stop-reading" on:click=stop>
                    {icon("x")}
                    {text(Word::RoundStop)}
                </button>
            </p>
        }
        .into_any()
    }

    fn read(self, files: Vec<File>, section: &'static str, taker: impl Fn() -> Option<Taker<T>>) {
        let Self { app, reader, progress } = self;
        let is_busy = progress.files.with_untracked(Option::is_some);
        let Some(take) = taker().filter(|_| !files.is_empty() && !is_busy) else {
            return;
        };
        progress.is_stopped.set_value(false);
        progress.files.set(Some((0, files.len())));
        spawn_local(async move {
            match of_files(files, progress, reader).await {
                Some(items) => {
                    // What was read is shown before the page is busy with it.
                    page::breathe().await;
                    take(items);
                }
                None if progress.is_stopped.try_get_value() == Some(true) => {
                    app.notices.notify(Tone::Done, text(Word::RoundStopped).into());
                    page::focus(section);
                }
                // The page has been left.
                None => {}
            }
            let _page_left = progress.files.try_set(None);
        });
    }
}

fn waiting_for_files(id: &'static str, choose: impl Fn() + 'static) -> AnyView {
    view! {
        <p>{text(Word::RoundDrop)}</p>
        <p class="actions">
            <button type="button" class="primary" id=id on:click=move |_| choose()>
                {icon("folder-open")}
                {text(Word::RoundChoose)}
            </button>
        </p>
    }
    .into_any()
}
