//! Answers that have come: given as files or pasted, shown before anything is done, and taken in as one step.

use leptos::prelude::*;

use super::came;
use crate::{
    app::{
        components::{
            focus::{focus_first_when_drawn, focus_when_drawn},
            import::TITLE_ID,
        },
        pages::received::{GivenFiles, Giving, Name, PasteButton, Reader, ReceivedItem, Taker, UnreadReason},
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

const FILES: GivenFiles = GivenFiles {
    field: "answer-files",
    choose: "choose-answers",
    section: "collect",
    taking: None,
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
    let taker = move || -> Option<Taker<ContributionFile>> { Some(Box::new(move |items| show(preview, items))) };
    let giving = Giving::new(app, &ANSWERS);
    view! {
        <section class="form-group consultation-part" id="collect" tabindex="-1">
            <h2>{text(Word::ConsultationCollect)}</h2>
            <p class="no-print">{text(Word::ConsultationCollectText)}</p>
            {giving.files(FILES, taker)}
            {giving.text(PASTE, taker)}
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
