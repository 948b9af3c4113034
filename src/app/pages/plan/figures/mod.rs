//! Figures of Kolada and SCB taken in: from a file or a paste, read in turns, shown with every fault, and taken in as one step or not at all.

mod place_choice;
mod preview;
mod said;
mod turns;

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::File;

use self::turns::Turns;
use crate::{
    app::{
        components::{
            file_button::read_one,
            file_input::FileInput,
            focus::{focus_first_when_drawn, focus_when_drawn},
            icon::icon,
            import::{ImportPreview, TITLE_ID, unreadable},
        },
        form::shown_text::ShownText,
        state::App,
        text::{
            messages,
            words::{Word, fill, text},
        },
    },
    format::{
        figures::{FigureError, FigureReading, Figures, MOST_BYTES},
        foreign::{self, ForeignKind},
    },
    platform::web::{files::GivenFile, typing},
};

/// The id of what unfolds the section.
pub const SUMMARY: &str = "figures-summary";

/// The files that are offered to be read.
const ACCEPT: &str = ".csv,.tsv,.txt,text/csv,text/plain";

/// How far it has come.
#[derive(Clone)]
enum Stage {
    /// Nothing has been given.
    Nothing,
    /// It is being read.
    Reading,
    /// It has been read.
    Read(Arc<Figures>),
    /// It can't be read, and why.
    Unreadable(String),
}

#[derive(Clone, Copy)]
struct Desk {
    app: App,
    stage: RwSignal<Stage>,
    /// How much has been read, in parts of a hundred.
    share: RwSignal<u32>,
    /// What is being read.
    name: RwSignal<String>,
    /// Whether it has been pasted.
    is_pasted: RwSignal<bool>,
    /// What is in the field to paste in; it stays there until it has been taken in.
    typed: RwSignal<String>,
    turns: Turns,
}

/// The section; it is open from the beginning where there is nothing to be seen yet.
pub fn section(app: App, is_open: bool) -> AnyView {
    let desk = Desk {
        app,
        stage: RwSignal::new(Stage::Nothing),
        share: RwSignal::new(0),
        name: RwSignal::new(String::new()),
        is_pasted: RwSignal::new(false),
        typed: RwSignal::new(String::new()),
        turns: Turns::new(),
    };
    let input = FileInput {
        id: "figures-file",
        label: Word::FiguresFile,
        accept: ACCEPT,
        is_multiple: false,
    };
    let (input, choose) = input.view(Arc::new(move |files| desk.given(files)));
    let look = move |_| {
        let typed = desk.typed.get_untracked();
        if !typed.trim().is_empty() {
            let reading = FigureReading::of_text(typed, text(Word::FiguresUnnamed));
            desk.begin(text(Word::FiguresPasted).into(), true, reading, None);
        }
    };
    view! {
        <details class="fold no-print" id="figures" open=is_open>
            <summary id=SUMMARY>{text(Word::FiguresTitle)}</summary>
            <div class="stack">
                <p class="help" id="figures-help">
                    {text(Word::FiguresHelp)}
                </p>
                <p class="actions">
                    <button type="button" id="choose-figures" on:click=move |_| choose()>
                        {icon("folder-open")}
                        {text(Word::FiguresFile)}
                    </button>
                    {input}
                </p>
                <div class="field">
                    <label for="pasted-figures">{text(Word::FiguresPaste)}</label>
                    <textarea
                        id="pasted-figures"
                        rows="4"
                        spellcheck="false"
                        aria-describedby="figures-help"
                        prop:value=move || ShownText(desk.typed.get())
                        on:input=move |event| desk.typed.set(typing::entered(&event))
                    />
                </div>
                <p class="actions">
                    <button type="button" id="look-at-figures" on:click=look>
                        {text(Word::FiguresLook)}
                    </button>
                </p>
                {move || shown(desk)}
            </div>
        </details>
    }
    .into_any()
}

impl Desk {
    /// Somebody has chosen or dropped files.
    fn given(self, files: Vec<File>) {
        // One that is too large isn't loaded at all.
        if let Some(file) = files.first().filter(|file| file.size() > MOST_BYTES as f64) {
            let too_large = FigureError::TooLarge(file.size() as usize);
            return self.begin(file.name(), false, Err(too_large), None);
        }
        read_one(self.app, files, move |file| self.begin_file(&file));
    }

    fn begin_file(self, file: &GivenFile) {
        let kind = foreign::of(&file.bytes).filter(|kind| {
            !matches!(
                kind,
                ForeignKind::Csv | ForeignKind::Text | ForeignKind::OtherCoding | ForeignKind::Empty
            )
        });
        let said = kind.and_then(|_| messages::foreign(&file.bytes, Word::FileWantFigures));
        let name = file.name.rsplit_once('.').map_or(&*file.name, |(name, _)| name);
        self.begin(
            file.name.clone(),
            false,
            FigureReading::of_file(&file.bytes, name),
            said,
        );
    }

    fn begin(
        self,
        name: String,
        is_pasted: bool,
        reading: Result<FigureReading, FigureError>,
        foreign: Option<String>,
    ) {
        self.name.set(name);
        self.is_pasted.set(is_pasted);
        match (reading, foreign) {
            (_, Some(said)) => self.come_to(Stage::Unreadable(said)),
            (Err(error), None) => self.come_to(Stage::Unreadable(said::error(&error))),
            (Ok(reading), None) => {
                self.share.set(0);
                self.stage.set(Stage::Reading);
                self.turns.begin(reading, move |result| match result {
                    turns::Turn::Share(share) => self.share.set(share),
                    turns::Turn::End(Ok(figures)) => self.come_to(Stage::Read(Arc::new(figures))),
                    turns::Turn::End(Err(error)) => self.come_to(Stage::Unreadable(said::error(&error))),
                });
            }
        }
    }

    fn come_to(self, stage: Stage) {
        self.stage.set(stage);
        focus_first_when_drawn([TITLE_ID.into()]);
    }

    /// Puts away what has been read.
    fn put_away(self) {
        self.turns.stop();
        self.stage.set(Stage::Nothing);
        focus_when_drawn(if self.is_pasted.get_untracked() {
            "look-at-figures"
        } else {
            "choose-figures"
        });
    }
}

fn shown(desk: Desk) -> AnyView {
    let name = desk.name.get_untracked();
    let content = match desk.stage.get() {
        Stage::Nothing => ().into_any(),
        Stage::Reading => return reading(desk),
        Stage::Read(figures) => preview::panel(desk, figures),
        Stage::Unreadable(reason) => ImportPreview {
            title: fill(Word::FiguresFailed, &[("name", &name)]),
            content: unreadable(reason, Word::FiguresNothing),
            confirm: ().into_any(),
            cancel: (Word::FiguresLeave, Box::new(move || desk.put_away())),
        }
        .view(),
    };
    view! { <div class="table-preview">{content}</div> }.into_any()
}

fn reading(desk: Desk) -> AnyView {
    let share = desk.share;
    let told = move || {
        let values = [("name", desk.name.get()), ("n", share.get().to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        fill(Word::FiguresReading, &values)
    };
    let stop = move |_| {
        desk.put_away();
        desk.app.notices.announce(text(Word::FiguresStopped).into());
    };
    view! {
        <div class="figures-reading">
            <progress value=move || share.get() max="100" aria-label=text(Word::FiguresReadingLabel) />
            <span>{told}</span>
            <button type="button" id="stop-figures" on:click=stop>
                {text(Word::FiguresStop)}
            </button>
        </div>
    }
    .into_any()
}
