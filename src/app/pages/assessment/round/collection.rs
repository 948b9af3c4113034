//! Collecting: files dropped or chosen, links and texts pasted, and what became of them.

use leptos::prelude::*;

use super::{
    Desk,
    differing::DifferingResponses,
    progress,
    reasons::{RESPONSES, RejectionReason},
    report::{self, Report},
};
use crate::{
    app::{
        components::{focus::focus_when_drawn, fold::Fold, import::Import, note::Note},
        interface::anchor,
        pages::received::{GivenFiles, Giving, PasteButton, ReceivedItem, Taker},
        text::words::{Word, text},
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
    let report = report::kept(desk);
    let state = desk.read(|round| round.state);
    let closed = move || {
        let note = || Note::ATTENTION.says(text(Word::RoundCollectClosed).into());
        (state.get() != RoundState::Open).then(note)
    };
    let content = view! {
        <p class="no-print">{text(Word::RoundCollectText)}</p>
        {closed}
        {giving(desk, report)}
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

const FILES: GivenFiles = GivenFiles {
    field: "response-files",
    choose: "choose-responses",
    section: anchor::round_part(RoundPhase::Collect),
    taking: Some(Word::RoundKeeping),
};

const PASTE: PasteButton = PasteButton {
    id: "take-pasted",
    icon: Some("plus"),
    label: Word::RoundPasteTake,
    nothing: Word::RoundPasteNothing,
};

/// Where files and texts are given. They are of the round that is shown then.
fn giving(desk: Desk, report: RwSignal<Option<Report>>) -> AnyView {
    let taker = move || -> Option<Taker<ResponseFile>> {
        let round = desk.round.get_untracked()?;
        Some(Box::new(move |items| take(desk, &round, items, report)))
    };
    let giving = Giving::new(desk.app, &RESPONSES);
    view! {
        {giving.files(FILES, taker)}
        {giving.text(PASTE, taker)}
    }
    .into_any()
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
