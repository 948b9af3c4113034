//! Answers that have come: given as files or pasted, shown before anything is done, and taken in as one step.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::came;
use crate::{
    app::{
        components::{
            file_input::{FileInput, drop_zone},
            focus::{focus_first_when_drawn, focus_when_drawn},
            icon::icon,
            import::TITLE_ID,
        },
        interface::dropping::FileHandler,
        pages::received::{self, Name, PasteButton, Progress, Reader, ReceivedItem, UnreadReason},
        state::App,
        text::words::{Word, text},
    },
    domain::{dialogue::consultation::ContributionFile, records::dialogue::Consultation, values::id::Id},
    format::{consultation, file_kind::FileKind},
};

/// How answers are read.
pub const ANSWERS: Reader<ContributionFile> = Reader {
    kind: FileKind::Contributions,
    want: Word::FileWantContributions,
    read: consultation::read,
};

const PASTE: PasteButton = PasteButton {
    id: "look-at-answers",
    icon: None,
    label: Word::ConsultationPasteTake,
    nothing: Word::ConsultationPasteNothing,
};

/// What has come: the answers, and what could not be read.
#[derive(Clone, Default)]
pub struct Came {
    /// The answers with what each is called.
    pub answers: Vec<(Name, ContributionFile)>,
    /// What could not be read, and why.
    pub unread: Vec<(Name, UnreadReason)>,
}

impl Came {
    fn of(items: Vec<ReceivedItem<ContributionFile>>) -> Self {
        let mut came = Self::default();
        for item in items {
            match item.read {
                Ok(answer) => came.answers.push((item.name, answer)),
                Err(unread) => came.unread.push((item.name, unread)),
            }
        }
        came
    }
}

/// The section.
pub fn section(app: App, id: Id<Consultation>) -> AnyView {
    let preview = RwSignal::new(None::<Came>);
    let progress = Progress {
        files: RwSignal::new(None),
        is_stopped: StoredValue::new(false),
    };
    let id = StoredValue::new(id);
    let shown = move || {
        let put_away = move || {
            preview.set(None);
            focus_when_drawn("choose-answers");
        };
        preview
            .get()
            .map(|came| came::panel(app, id.get_value(), &came, put_away))
    };
    view! {
        <section class="form-group consultation-part" id="collect" tabindex="-1">
            <h2>{text(Word::ConsultationCollect)}</h2>
            <p class="no-print">{text(Word::ConsultationCollectText)}</p>
            {giving(app, progress, preview)}
    {received::pasting(&ANSWERS, PASTE, || false, move |items| show(preview, items))}
            <div class="table-preview no-print">{shown}</div>
        </section>
    }
    .into_any()
}

/// Shows what has come, unless nothing has.
fn show(preview: RwSignal<Option<Came>>, items: Vec<ReceivedItem<ContributionFile>>) {
    if preview.try_set(Some(Came::of(items))).is_none() {
        focus_first_when_drawn([TITLE_ID.into()]);
    }
}

fn giving(app: App, progress: Progress, preview: RwSignal<Option<Came>>) -> AnyView {
    let read: FileHandler = Arc::new(move |files: Vec<File>| {
        if files.is_empty() || progress.files.with_untracked(Option::is_some) {
            return;
        }
        progress.files.set(Some((0, files.len())));
        spawn_local(async move {
            if let Some(items) = received::of_files(files, progress, &ANSWERS).await {
                show(preview, items);
            }
            let _page_left = progress.files.try_set(None);
        });
    });
    let input = FileInput {
        id: "answer-files",
        label: Word::RoundChoose,
        accept: ".json,application/json,text/plain",
        is_multiple: true,
    };
    let (input, choose) = input.view(read);
    let content = view! {
        <p>{text(Word::RoundDrop)}</p>
        <p class="actions">
            <button type="button" class="primary" id="choose-answers" on:click=move |_| choose()>
                {icon("folder-open")}
                {text(Word::RoundChoose)}
            </button>
        </p>
        {input}
    };
    drop_zone(app, content.into_any())
}
