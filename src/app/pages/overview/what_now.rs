//! What comes next, and what waits.

use leptos::prelude::*;

use super::method::OpenChanges;
use crate::{
    app::{
        components::{icon::icon, status_tag::severity_tag},
        document::workspace::Workspace,
        interface::{anchor, route::Route},
        pages::plan::DISCUSSION,
        state::App,
        text::{
            vocabulary,
            words::{Word, count, fill, number, text},
        },
    },
    domain::{
        assessment::results::{Respondents, Responses, Results, invited::Invited},
        checks::{FindingState, Severity},
        next_step::{NextStep, RoundEnd, steps_without_text},
        records::{comment::Comment, document::Document, self_assessment::Round, version::Version},
        values::id::Id,
    },
    edit::difference,
    platform::web::page,
};

/// The section. Of work that hasn't begun nothing waits.
pub fn section(app: App, next_step: Memo<NextStep>, changes: OpenChanges) -> impl IntoView {
    let workspace = app.workspace;
    let has_begun = has_begun(next_step);
    let waits = move || {
        has_begun.get().then(|| {
            view! {
                <div>
                    <h3>{text(Word::OverviewWaits)}</h3>
                    <ul class="next-list">
                        {findings(workspace)} {responses(workspace)} {reconsidering(changes)} {discussion(app)}
                        {unwritten(workspace)} {versions(workspace)}
                    </ul>
                </div>
            }
        })
    };
    view! {
        <section class="section what-now" id="what-now">
            <div class="stack">
                <h2>{text(Word::OverviewNext)}</h2>
                {next(app, next_step)}
            </div>
            {waits}
        </section>
    }
}

/// The one thing that comes next, by what the checks have found.
pub fn next_step(workspace: Workspace) -> Memo<NextStep> {
    let findings = workspace.findings;
    let gravest = Memo::new(move |_| {
        findings.with(|found| {
            let open = found.iter().filter(|finding| finding.state() == FindingState::Open);
            open.map(|finding| finding.check.severity()).min()
        })
    });
    workspace.select(move |document, _| NextStep::of(document, gravest.get(), page::today()))
}

/// Whether anything has been done.
pub fn has_begun(next: Memo<NextStep>) -> Memo<bool> {
    Memo::new(move |_| next.get() != NextStep::Begin)
}

/// What comes next, and why.
fn next(app: App, next: Memo<NextStep>) -> impl IntoView {
    move || {
        let next = next.get();
        let (route, way, why) = words(next);
        let go = {
            let route = route.clone();
            move |press: web_sys::MouseEvent| {
                // To where the round's page has it, which may be folded away.
                if let Some(phase) = next.round_phase() {
                    app.interface.lead_to_field(&press, &route, anchor::round_part(phase));
                }
            }
        };
        view! {
            <p class="only-print">
                <strong>{way.clone()}</strong>
            </p>
            <p class="actions">
                <a
                    class="button primary"
                    id="next-step"
                    href=route.to_hash()
                    aria-describedby="next-step-why"
                    on:click=go
                >
                    {way}
                    {icon("arrow-right")}
                </a>
            </p>
            <p id="next-step-why">{text(why)}</p>
        }
    }
}

/// Where the next thing is done, what it is called, and why it is the next.
fn words(next: NextStep) -> (Route, String, Word) {
    let step = |word: Word, number| fill(word, &[("name", vocabulary::step_title(number))]);
    let (route, way, why) = match next {
        NextStep::Begin => (Route::Assessment, Word::OverviewDoBegin, Word::OverviewWhyBegin),
        NextStep::Answer => (Route::Assessment, Word::OverviewGoOnAssessment, Word::OverviewWhyAnswer),
        NextStep::Prepare => (Route::Round, Word::OverviewDoPrepare, Word::OverviewWhyPrepare),
        NextStep::Invite => (Route::Round, Word::OverviewDoInvite, Word::OverviewWhyInvite),
        NextStep::Collect => (Route::Round, Word::OverviewDoCollect, Word::OverviewWhyCollect),
        NextStep::Close(RoundEnd::AllAnswered) => (Route::Round, Word::OverviewDoClose, Word::OverviewWhyCloseAnswered),
        NextStep::Close(RoundEnd::LastDayPassed) => (Route::Round, Word::OverviewDoClose, Word::OverviewWhyClosePassed),
        NextStep::Mend => (Route::Checks, Word::OverviewDoMend, Word::OverviewWhyMend),
        NextStep::Reconsider(number) => {
            let way = step(Word::OverviewDoReconsider, number);
            return (Route::Step(number), way, Word::OverviewWhyReconsider);
        }
        NextStep::Write(number) => {
            let way = step(Word::OverviewDoWrite, number);
            return (Route::Step(number), way, Word::OverviewWhyWrite);
        }
        NextStep::Review => (Route::Checks, Word::OverviewDoReview, Word::OverviewWhyReview),
        NextStep::SaveVersion => (Route::Versions, Word::VersionsKeepTitle, Word::OverviewWhyVersion),
        NextStep::Read => (Route::Plan, Word::OverviewOpenPlan, Word::OverviewWhyRead),
    };
    (route, text(way).to_owned(), why)
}

/// How many remarks of each severity the checks have, of those that are shown: neither set aside nor held back.
fn findings(workspace: Workspace) -> impl IntoView {
    let findings = workspace.findings;
    let counts = Memo::new(move |_| {
        findings.with(|found| {
            let of = |severity: &Severity| {
                let open = found.iter().filter(|finding| finding.state() == FindingState::Open);
                open.filter(|finding| finding.check.severity() == *severity).count()
            };
            Severity::ALL.iter().map(of).collect::<Vec<_>>()
        })
    });
    let is_new = move || findings.with(|found| found.iter().any(|finding| finding.state() == FindingState::HeldBack));
    let content = move || {
        let counts = counts.get().into_iter().zip(Severity::ALL);
        let counts: Vec<_> = counts
            .filter(|(n, _)| *n > 0)
            .map(|(n, severity)| {
                view! { <span class="next-count">{severity_tag(*severity)} " " {number(n)}</span> }
            })
            .collect();
        if counts.is_empty() {
            let none = if is_new() {
                Word::OverviewFindingNoneButNew
            } else {
                Word::OverviewFindingNone
            };
            view! { <span>{text(none)}</span> }.into_any()
        } else {
            counts.into_any()
        }
    };
    row(text(Word::NavChecks), &Route::Checks, content.into_any())
}

/// How many have answered the latest round, of how many, as far as that may be told; nothing if there is no round.
fn responses(workspace: Workspace) -> impl IntoView {
    let line = workspace.select(|document, _| responses_line(document));
    move || {
        let content = line.get()?;
        Some(row(
            text(Word::RoundProgressResponses),
            &Route::Round,
            content.into_any(),
        ))
    }
}

fn responses_line(document: &Document) -> Option<String> {
    let (id, round) = document.ordered::<Round>().pop()?;
    let results = Results::of_round(document, &id, round);
    let written = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    let line = match (results.total, results.invited(round, Respondents::All)) {
        (Responses::Shown(0), _) => text(Word::RoundProgressNone).to_owned(),
        (Responses::Shown(responses), Invited::Shown(invited)) => fill(
            Word::OverviewResponsesOf,
            &[
                ("n", &number(written(responses))),
                ("invited", &number(written(invited))),
            ],
        ),
        (Responses::Shown(responses), _) => count(
            Word::OverviewResponsesOne,
            Word::OverviewResponsesMany,
            written(responses),
        ),
        (Responses::Hidden, _) => {
            let smallest = number(usize::from(round.smallest_group.get()));
            fill(Word::OverviewResponsesFew, &[("n", &smallest)])
        }
    };
    Some([&vocabulary::named(&round.title), ": ", &line].concat())
}

/// How much waits to be reconsidered, and for how many changes; nothing if none is open.
fn reconsidering(open: OpenChanges) -> impl IntoView {
    let changes = Memo::new(move |_| open.changes.with(Vec::len));
    move || {
        let changes = Some(changes.get()).filter(|changes| *changes > 0)?;
        let line = move || {
            let waiting = open.waiting.with(|waiting| waiting.as_ref().map(|waiting| waiting.all));
            let changes = number(changes);
            match waiting {
                Some(waiting) => fill(Word::OverviewReconsiderOf, &[("n", &number(waiting)), ("m", &changes)]),
                None => fill(Word::OverviewReconsiderWait, &[("m", &changes)]),
            }
        };
        Some(row(text(Word::ChangeMark), &Route::Changes, line.into_any()))
    }
}

/// How many comments are open that somebody wants to be talked about; nothing if none is.
fn discussion(app: App) -> impl IntoView {
    let open = app.workspace.select(|document, _| {
        let comments = document.all::<Comment>();
        let open = comments.filter(|(_, comment)| comment.discuss && comment.closed.is_none());
        open.count()
    });
    move || {
        let open = Some(open.get()).filter(|open| *open > 0)?;
        let go = move |press: web_sys::MouseEvent| {
            app.interface.lead_to_field(&press, &Route::Changes, DISCUSSION);
        };
        Some(view! {
            <li>
                <a href=Route::Changes.to_hash() on:click=go>
                    {text(Word::ChangeDiscuss)}
                </a>
                <div>{fill(Word::OverviewDiscussN, &[("n", &number(open))])}</div>
            </li>
        })
    }
}

/// The steps without a text, each the way to itself; nothing if there are none.
fn unwritten(workspace: Workspace) -> impl IntoView {
    let steps = workspace.select(|document, _| steps_without_text(document));
    move || {
        let steps = steps.get();
        if steps.is_empty() {
            return None;
        }
        let links: Vec<_> = steps
            .into_iter()
            .map(|number| {
                view! {
                    <li>
                        <a href=Route::Step(number).to_hash()>{number.get()} " " {vocabulary::step_title(number)}</a>
                    </li>
                }
            })
            .collect();
        let links = view! { <ul class="next-steps">{links}</ul> };
        Some(row(text(Word::OverviewWithoutText), &Route::Plan, links.into_any()))
    }
}

/// The latest version, and how much has changed since it was kept.
fn versions(workspace: Workspace) -> impl IntoView {
    let latest = workspace.select(|document, _| {
        let (id, version) = document.ordered::<Version>().pop()?;
        let name = vocabulary::named(&version.title);
        Some((id, name, difference::count_since(&version.content, document)))
    });
    let line = move || match latest.get() {
        Some((id, name, differing)) => since(&id, &name, differing),
        None => text(Word::OverviewVersionNone).into_any(),
    };
    row(text(Word::VersionsTitle), &Route::Versions, line.into_any())
}

fn since(id: &Id<Version>, name: &str, differing: usize) -> AnyView {
    let latest = fill(Word::VersionsLatest, &[("name", name)]);
    let line = if differing == 0 {
        text(Word::OverviewVersionSame).into_any()
    } else {
        let said = fill(Word::OverviewVersionSince, &[("n", &number(differing))]);
        let href = Route::Version(id.clone()).to_hash();
        view! { <a href=href>{said}</a> }.into_any()
    };
    view! {
        <span>{latest}</span>
        <span>{line}</span>
    }
    .into_any()
}

/// One kind of thing that waits: the way to it, and how it stands.
fn row(name: &'static str, to: &Route, content: AnyView) -> AnyView {
    view! {
        <li>
            <a href=to.to_hash()>{name}</a>
            <div>{content}</div>
        </li>
    }
    .into_any()
}
