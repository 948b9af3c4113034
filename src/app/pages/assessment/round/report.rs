//! What became of what was collected last, until it is put away.

use std::cell::RefCell;

use leptos::prelude::*;

use super::{
    Desk,
    differing::{self, DifferingResponses},
    reasons::RejectionReason,
};
use crate::{
    app::{
        components::{focus::focus_when_drawn, icon::icon},
        pages::received::Name,
        text::{
            vocabulary,
            words::{Word, count, fill, number, text},
        },
    },
    domain::{
        assessment::response_file::ResponseFile,
        records::self_assessment::{Response, Round},
        values::{
            amount::Count,
            id::{Id, RecordId},
        },
        ways_out::WayOut,
    },
    edit::collecting::Outcome,
    format::file_name::file_name,
    platform::web::{files, page},
};

/// How many names are shown; the whole list can be had as a file.
const MOST_SHOWN: usize = 100;

thread_local! {
    // It outlives the page, so that who looks at the results in between finds it again.
    static LATEST: RefCell<Option<Report>> = const { RefCell::new(None) };
}

/// What became of everything that came at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    round: Id<Round>,
    total: usize,
    added: usize,
    replaced: usize,
    unchanged: usize,
    older: usize,
    /// What was not taken in, each with the reason.
    refused: Vec<(Name, RejectionReason)>,
    /// What changed nothing.
    known: Vec<(Name, Word)>,
    /// What waits until one of them is chosen.
    differing: Vec<DifferingResponses>,
    /// The responses that were read, in their order, until they have been judged.
    waiting: std::collections::VecDeque<(RecordId, Count)>,
    /// One of those that were taken in, by which it is seen whether the step has been taken back since.
    taken: Option<(RecordId, Count)>,
}

impl Report {
    /// A report of so many things that were given.
    pub fn new(round: Id<Round>, total: usize) -> Self {
        Self {
            round,
            total,
            added: 0,
            replaced: 0,
            unchanged: 0,
            older: 0,
            refused: Vec::new(),
            known: Vec::new(),
            differing: Vec::new(),
            waiting: std::collections::VecDeque::new(),
            taken: None,
        }
    }

    /// Notes a response that waits for its outcome.
    pub fn note_response(&mut self, response: &ResponseFile) {
        let waiting = (response.id.raw().clone(), response.revision);
        self.waiting.push_back(waiting);
    }

    /// Notes something that is not taken in.
    pub fn refuse(&mut self, name: Name, why: RejectionReason) {
        self.refused.push((name, why));
    }

    /// Notes responses of which somebody has to choose one.
    pub fn wait_for_choice(&mut self, differing: DifferingResponses) {
        self.differing.push(differing);
    }

    /// Notes what became of the next response that waits. The round asks the questions of the version `asked`.
    pub fn note(&mut self, name: Name, outcome: Outcome, asked: &str) {
        let waiting = self.waiting.pop_front();
        match outcome {
            Outcome::Added => {
                self.added += 1;
                self.taken = waiting;
            }
            Outcome::Replaced => {
                self.replaced += 1;
                self.taken = waiting;
            }
            Outcome::Unchanged => {
                self.unchanged += 1;
                self.known.push((name, Word::RoundReportKnownUnchanged));
            }
            Outcome::Older => {
                self.older += 1;
                self.known.push((name, Word::RoundReportKnownOlder));
            }
            // They are noted together, with all that they differ from.
            Outcome::Differs => {}
            Outcome::Refused(reason) => self.refuse(name, RejectionReason::Refused(reason, asked.to_owned())),
        }
    }

    /// How many were taken in of how many.
    pub fn summary(&self) -> String {
        let (taken, all) = (number(self.added + self.replaced), number(self.total));
        fill(Word::RoundReportDone, &[("taken", &taken), ("n", &all)])
    }

    /// The whole list as text, a line each.
    fn listed(&self) -> String {
        let mut list = String::new();
        let known = self.known.iter();
        let known = known.map(|(name, word)| (name.text(), text(*word).to_owned()));
        let refused = self.refused.iter();
        let refused = refused.map(|(name, why)| (name.text(), why.message()));
        for (name, message) in refused.chain(known) {
            list.push_str(&name);
            list.push_str(": ");
            list.push_str(&message);
            list.push('\n');
        }
        list
    }
}

/// Keeps a report for as long as the app runs.
pub fn keep(report: &Report) {
    LATEST.with_borrow_mut(|latest| *latest = Some(report.clone()));
}

/// The latest report, where it is one of the shown round.
pub fn kept(desk: Desk) -> RwSignal<Option<Report>> {
    let round = desk.round.get_untracked();
    let latest = LATEST.with_borrow(Clone::clone);
    RwSignal::new(latest.filter(|report| Some(&report.round) == round.as_ref()))
}

/// The report; nothing if there is none.
pub fn view(desk: Desk, report: RwSignal<Option<Report>>) -> AnyView {
    let stands = desk.app.workspace.select(move |document, _| {
        report.with(|report| match report.as_ref()?.taken.as_ref() {
            Some((id, revision)) => {
                let response = document.get(&Id::<Response>::of(id.clone()));
                Some(response.is_some_and(|response| response.revision == *revision))
            }
            None => Some(true),
        })
    });
    let content = move || {
        let stands = stands.get()?;
        let close = move |_| {
            LATEST.with_borrow_mut(|latest| *latest = None);
            report.set(None);
            page::focus("collect");
        };
        let settle = move |chosen: &DifferingResponses| settle(report, chosen);
        let message = report.with(|made| {
            let made = made.as_ref()?;
            Some(if stands {
                view! {
                    {counts(made)}
                    {differing::choices(desk.app, &made.differing, settle)}
                    {lists(made)}
                }
                .into_any()
            } else {
                view! { <p>{text(Word::RoundReportUndone)}</p> }.into_any()
            })
        });
        Some(view! {
            <div class="note report" data-kind="info">
                {icon("info")}
                <div class="stack">
                    <h3 id="report" tabindex="-1">
                        {text(Word::RoundReportTitle)}
                    </h3>
                    {message}
                    <p class="actions no-print">
                        {save(desk, report)} <button type="button" id="close-report" on:click=close>
                            {icon("x")}
                            {text(Word::RoundReportClose)}
                        </button>
                    </p>
                </div>
            </div>
        })
    };
    content.into_any()
}

/// Takes a choice that has been made out of the report.
fn settle(report: RwSignal<Option<Report>>, chosen: &DifferingResponses) {
    report.update(|report| {
        if let Some(report) = report {
            report.differing.retain(|waiting| waiting != chosen);
            keep(report);
        }
    });
    focus_when_drawn("report");
}

fn counts(report: &Report) -> AnyView {
    let counts = [
        (report.added, Word::RoundReportAddedOne, Word::RoundReportAddedMany),
        (
            report.replaced,
            Word::RoundReportReplacedOne,
            Word::RoundReportReplacedMany,
        ),
        (
            report.unchanged,
            Word::RoundReportUnchangedOne,
            Word::RoundReportUnchangedMany,
        ),
        (report.older, Word::RoundReportOlderOne, Word::RoundReportOlderMany),
        (
            report.differing.len(),
            Word::RoundReportDiffersOne,
            Word::RoundReportDiffersMany,
        ),
        (
            report.refused.len(),
            Word::RoundReportRefusedOne,
            Word::RoundReportRefusedMany,
        ),
    ];
    let counts: Vec<_> = counts
        .into_iter()
        .filter(|(n, _, _)| *n > 0)
        .map(|(n, one, many)| view! { <li>{count(one, many, n)}</li> })
        .collect();
    view! {
        <ul class="import-counts" id="report-counts">
            {counts}
        </ul>
    }
    .into_any()
}

fn lists(report: &Report) -> AnyView {
    let refused: Vec<_> = report
        .refused
        .iter()
        .take(MOST_SHOWN)
        .map(|(name, why)| {
            view! {
                <li>
                    <strong>{name.text()}</strong>
                    " "
                    <span>{why.message()}</span>
                </li>
            }
        })
        .collect();
    let known: Vec<_> = report
        .known
        .iter()
        .take(MOST_SHOWN)
        .map(|(name, word)| {
            view! {
                <li>
                    <strong>{name.text()}</strong>
                    " "
                    <span>{text(*word)}</span>
                </li>
            }
        })
        .collect();
    let more = |all: usize| {
        let more = all.saturating_sub(MOST_SHOWN);
        (more > 0).then(|| {
            let more = number(more);
            view! { <li class="muted">{fill(Word::RoundReportMore, &[("n", &more)])}</li> }
        })
    };
    let refused_list = (!refused.is_empty()).then(|| {
        view! {
            <h4>{text(Word::RoundReportRefusedTitle)}</h4>
            <ul class="report-list" id="report-refused">
                {refused}
                {more(report.refused.len())}
            </ul>
        }
    });
    let known_list = (!known.is_empty()).then(|| {
        view! {
            <details>
                <summary>{text(Word::RoundReportKnownTitle)}</summary>
                <ul class="report-list" id="report-known">
                    {known}
                    {more(report.known.len())}
                </ul>
            </details>
        }
    });
    view! {
        {refused_list}
        {known_list}
    }
    .into_any()
}

/// The whole list as a file, where not all of it is shown.
fn save(desk: Desk, report: RwSignal<Option<Report>>) -> Option<AnyView> {
    let is_long = report.with_untracked(|report| {
        let report = report.as_ref()?;
        let longest = report.refused.len().max(report.known.len());
        Some(longest > MOST_SHOWN)
    });
    let save = move |_| {
        let list = report.with_untracked(|report| report.as_ref().map(Report::listed));
        let title = vocabulary::named(&desk.current.title().get_untracked());
        let name = fill(Word::RoundReportFile, &[("title", &title)]);
        files::offer(
            &file_name(&name, "txt"),
            &WayOut::ReceivedList.with(list.unwrap_or_default()),
        );
    };
    (is_long == Some(true)).then(|| {
        view! {
            <button type="button" id="save-report" on:click=save>
                {icon("download")}
                {text(Word::RoundReportList)}
            </button>
        }
        .into_any()
    })
}
