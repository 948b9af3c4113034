//! Collecting: files dropped or chosen, links and texts pasted, and what became of them.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::{
    Desk,
    differing::DifferingResponses,
    progress,
    reasons::{RESPONSES, RejectionReason},
    report::{self, Report},
};
use crate::{
    app::{
        components::{
            file_input::{FileInput, drop_zone},
            focus::focus_when_drawn,
            fold::Fold,
            icon::icon,
            import::Import,
        },
        interface::anchor,
        interface::{dropping::FileHandler, notice::Tone},
        pages::received::{self, PasteButton, Progress, ReceivedItem},
        text::words::{Word, fill, number, text},
    },
    domain::{
        assessment::{response_file::ResponseFile, round_phase::RoundPhase},
        records::self_assessment::{Response, Round, RoundState},
        values::id::Id,
    },
    edit::collecting::{self, Collection},
    platform::web::page,
};

/// The section.
pub fn section(desk: Desk) -> AnyView {
    let progress = Progress {
        files: RwSignal::new(None),
        is_stopped: StoredValue::new(false),
    };
    let report = report::kept(desk);
    let state = desk.read(|round| round.state);
    let closed = move || {
        (state.get() != RoundState::Open).then(|| {
            view! {
                <div class="note" data-kind="attention">
                    {icon("alert-triangle")}
                    <div>
                        <p>{text(Word::RoundCollectClosed)}</p>
                    </div>
                </div>
            }
        })
    };
    let content = view! {
        <p class="no-print">{text(Word::RoundCollectText)}</p>
        {closed}
        {giving(desk, progress, report)}
        {pasting(desk, progress, report)}
        {report::view(desk, report)}
        {progress::table(desk)}
    };
    let part = Fold {
        id: anchor::round_part(RoundPhase::Collect),
        title: Word::RoundCollectTitle,
        line: Word::RoundFoldCollect,
        class: "section split",
    };
    desk.fold(part, RoundPhase::Collect, content.into_any())
}

fn giving(desk: Desk, progress: Progress, report: RwSignal<Option<Report>>) -> AnyView {
    let read: FileHandler = Arc::new(move |files| read_files(desk, files, progress, report));
    let input = FileInput {
        id: "response-files",
        label: Word::RoundChoose,
        accept: ".json,application/json,text/plain",
        is_multiple: true,
    };
    let (input, choose) = input.view(read);
    let content = move || match progress.files.get() {
        None => waiting_for_files(choose),
        Some((done, all)) => being_read(progress, done, all),
    };
    drop_zone(
        desk.app,
        view! {
            {content}
            {input}
        }
        .into_any(),
    )
}

fn waiting_for_files(choose: impl Fn() + 'static) -> AnyView {
    view! {
        <p>{text(Word::RoundDrop)}</p>
        <p class="actions">
            <button type="button" class="primary" id="choose-responses" on:click=move |_| choose()>
                {icon("folder-open")}
                {text(Word::RoundChoose)}
            </button>
        </p>
    }
    .into_any()
}

/// How many of how many files have been read, and the way to stop.
fn being_read(progress: Progress, done: usize, all: usize) -> AnyView {
    let message = if done < all {
        let (done, all) = (number(done), number(all));
        fill(Word::RoundReading, &[("n", &done), ("total", &all)])
    } else {
        text(Word::RoundKeeping).into()
    };
    let stop = move |_| progress.is_stopped.set_value(true);
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

fn read_files(desk: Desk, files: Vec<File>, progress: Progress, report: RwSignal<Option<Report>>) {
    let is_busy = progress.files.with_untracked(Option::is_some);
    let Some(round) = desk.round.get_untracked() else {
        return;
    };
    if files.is_empty() || is_busy {
        return;
    }
    progress.is_stopped.set_value(false);
    progress.files.set(Some((0, files.len())));
    spawn_local(async move {
        let items = received::of_files(files, progress, &RESPONSES).await;
        match items {
            Some(items) => {
                // What was read is shown before the page is busy with it.
                page::breathe().await;
                take(desk, &round, items, report);
            }
            None if progress.is_stopped.try_get_value() == Some(true) => {
                desk.app.notices.notify(Tone::Done, text(Word::RoundStopped).into());
                page::focus("collect");
            }
            // The page has been left.
            None => {}
        }
        let _page_left = progress.files.try_set(None);
    });
}

const PASTE: PasteButton = PasteButton {
    id: "take-pasted",
    icon: Some("plus"),
    label: Word::RoundPasteTake,
    nothing: Word::RoundPasteNothing,
};

fn pasting(desk: Desk, progress: Progress, report: RwSignal<Option<Report>>) -> AnyView {
    let is_busy = move || desk.round.with_untracked(Option::is_none) || progress.files.with_untracked(Option::is_some);
    received::pasting(&RESPONSES, PASTE, is_busy, move |items| {
        if let Some(round) = desk.round.get_untracked() {
            take(desk, &round, items, report);
        }
    })
}

/// Takes in what was given, as one step, and reports it.
fn take(desk: Desk, round: &Id<Round>, items: Vec<ReceivedItem<ResponseFile>>, report: RwSignal<Option<Report>>) {
    let Some(today) = page::today() else { return };
    page::mark("samspel:responses-taken");
    let mut made = Report::new(round.clone(), items.len());
    let (mut responses, mut names) = (Vec::new(), Vec::new());
    for one in items {
        match one.read {
            Ok(response) => {
                made.note_response(&response);
                responses.push(response);
                names.push(one.name);
            }
            Err(unread) => made.refuse(one.name, RejectionReason::Unread(unread)),
        }
    }
    let judged = desk.app.workspace.now(|document, _| {
        let asked = document.get(round).map(|round| round.question_set.clone());
        let judged = collecting::collect(document, round, responses, today);
        (judged, asked.unwrap_or_default())
    });
    page::mark("samspel:responses-judged");
    let Some((collected, asked)) = judged else {
        return;
    };
    let Collection {
        outcomes,
        command,
        differing,
    } = collected;
    for one in differing {
        let of_place = |(place, _): &(usize, Response)| names.get(*place).cloned();
        let names = one.given.iter().filter_map(of_place).collect();
        made.wait_for_choice(DifferingResponses { names, differing: one });
    }
    for (name, outcome) in names.into_iter().zip(outcomes) {
        made.note(name, outcome, &asked);
    }
    if let Some(command) = command {
        let import = Import {
            command,
            summary: made.summary(),
        };
        if !import.take_in(desk.app) {
            return;
        }
        page::mark("samspel:responses-kept");
        // The page shows them anyway; here it is seen how long that takes.
        desk.results.with_untracked(|_| ());
        page::mark("samspel:responses-counted");
    } else {
        desk.app.notices.announce(made.summary());
    }
    report::keep(&made);
    if report.try_set(Some(made)).is_none() {
        focus_when_drawn("report");
    }
}
