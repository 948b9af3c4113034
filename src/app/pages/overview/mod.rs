//! The overview: what to do next, what waits, and where the work stands.

mod what_now;

use leptos::prelude::*;

use super::reminder::reminder;
use crate::{
    app::{
        components::page_head::page_head,
        document::workspace::Workspace,
        interface::route::Route,
        state::App,
        text::{
            element_counts::element_counts,
            vocabulary::{self, Term},
            words::{Word, count, fill, text},
        },
    },
    domain::{
        assessment::{factors::QuestionSet, results::Results},
        records::{
            document::Document,
            plan::{Action, Priority, PriorityStatus},
            self_assessment::{Response, Round},
            strategy::{StepNumber, StepStatus},
            structure_map::{ElementStatus, StructureElement},
        },
        values::county,
    },
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    let name = app
        .workspace
        .select(|document, _| vocabulary::named(&document.strategy().name));
    let place = app.workspace.select(|document, _| place_line(document));
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head((move || place.get()).into_any(), move || name.get(), "")}
            {reminder(app.workspace)}
            {what_now::section(app)}
            {method(app)}
            <div class="overview-tools section-gap">
                {assessment(app.workspace)} {structure_map(app.workspace)} {plan(app.workspace)}
            </div>
        </main>
    }
}

fn place_line(document: &Document) -> String {
    let code = &document.strategy().county;
    county::by_code(code).map_or_else(
        || code.clone(),
        |county| format!("{} · {} · {}", county.region, county.name, county.code),
    )
}

fn method(app: App) -> impl IntoView {
    let statuses = app
        .workspace
        .select(|document, _| StepNumber::ALL.map(|number| document.step_status(number)).to_vec());
    let steps = move || {
        let rows: Vec<_> = StepNumber::ALL
            .into_iter()
            .zip(statuses.get())
            .map(|(number, status)| {
                view! {
                    <li data-state=state(status)>
                        <span class="step-no" aria-hidden="true">
                            {number.get()}
                        </span>
                        <a class="step-title" href=Route::Step(number).to_hash()>
                            <span class="visually-hidden">{number.get()}" "</span>
                            {vocabulary::step_title(number)}
                        </a>
                        <span class="step-meta">{text(status.word())}</span>
                    </li>
                }
            })
            .collect();
        view! { <ol class="steps across">{rows}</ol> }
    };
    view! {
        <section class="section">
            <div class="section-head">
                <h2>{text(Word::OverviewMethod)}</h2>
                <a href=Route::Plan.to_hash()>{text(Word::OverviewOpenPlan)}</a>
            </div>
            {steps}
            <ul class="step-loops" aria-label=text(Word::OverviewLoops)>
                <li class="loop-a">
                    <span>{text(Word::OverviewLoopA)}</span>
                </li>
                <li class="loop-b">
                    <span>{text(Word::OverviewLoopB)}</span>
                </li>
            </ul>
        </section>
    }
}

/// The state as the style knows it.
pub fn state(status: StepStatus) -> &'static str {
    match status {
        StepStatus::NotStarted => "",
        StepStatus::Ongoing => "ongoing",
        StepStatus::Done => "done",
        StepStatus::Reconsider => "reconsider",
    }
}

/// What the latest round is called, and whether it has figures to show; `None` if no response has been received from outside.
fn collected(workspace: Workspace) -> Memo<Option<(String, bool)>> {
    workspace.select(|document, _| {
        let (id, round) = document.ordered::<Round>().pop()?;
        let mut counted = Response::counted(document, &id);
        let has_come = counted.any(|(_, response)| response.received.is_some());
        has_come.then(|| {
            let has_figures = Results::of_round(document, &id, round).has_figures();
            (vocabulary::named(&round.title), has_figures)
        })
    })
}

fn assessment(workspace: Workspace) -> impl IntoView {
    let collected = collected(workspace);
    let content = move || match collected.get() {
        Some((title, has_figures)) => {
            let (to, name) = if has_figures {
                (Route::Results, Word::OverviewSeeResults)
            } else {
                (Route::Round, Word::OverviewSeeRound)
            };
            view! {
                <p>{title}</p>
                {way_on(to, text(name))}
            }
            .into_any()
        }
        None => own_answers(workspace),
    };
    view! {
        <section class="overview-tool">
            <h2>{text(Word::NavAssessment)}</h2>
            {content}
        </section>
    }
}

/// The way on from a tool.
fn way_on(to: Route, name: &'static str) -> AnyView {
    view! {
        <p class="actions">
            <a class="button" href=to.to_hash()>
                {name}
            </a>
        </p>
    }
    .into_any()
}

/// How far one's own answers have come in the latest round.
fn own_answers(workspace: Workspace) -> AnyView {
    let total = QuestionSet::current().statement_count();
    let answered = workspace.select(|document, _| {
        let latest = document.ordered::<Round>().pop();
        let response = latest.and_then(|(id, _)| Response::of_round(document, &id));
        response.map_or(0, |(_, response)| {
            let factors = QuestionSet::current().factors.iter();
            factors
                .flat_map(|factor| factor.statements)
                .filter(|statement| response.answers.contains(statement.id))
                .count()
        })
    });
    let line = move || {
        let numbers = [("n", &*answered.get().to_string()), ("total", &*total.to_string())];
        fill(Word::AssessmentProgress, &numbers)
    };
    let way = move || match answered.get() {
        0 => Word::OverviewStartAssessment,
        n if n == total => Word::OverviewSeeProfile,
        _ => Word::OverviewGoOnAssessment,
    };
    view! {
        <p>{line}</p>
        <progress value=move || answered.get() max=total aria-label=text(Word::OverviewProgress) />
        {move || way_on(Route::Assessment, text(way()))}
    }
    .into_any()
}

fn structure_map(workspace: Workspace) -> impl IntoView {
    let figures = workspace.select(|document, _| {
        let all = document.all::<StructureElement>();
        all.fold((0, 0), |(every, existing), (_, element)| {
            let exists = element.status == ElementStatus::Existing;
            (every + 1, existing + usize::from(exists))
        })
    });
    let kinds = workspace.select(|document, _| {
        let all = document.all::<StructureElement>();
        // No line ends between a number and what it counts.
        let counts = element_counts(all.map(|(_, element)| element.element));
        let counts: Vec<_> = counts
            .into_iter()
            .map(|count| count.replacen(' ', "\u{a0}", 1))
            .collect();
        counts.join(" · ")
    });
    let detail = move || {
        let (all, existing) = figures.get();
        if all == 0 {
            return view! { <p>{text(Word::OverviewMapEmpty)}</p> }.into_any();
        }
        let status = fill(
            Word::OverviewMapDetail,
            &[
                ("existing", &existing.to_string()),
                ("intended", &(all - existing).to_string()),
            ],
        );
        view! {
            <p>{move || kinds.get()}</p>
            <p>{status}</p>
        }
        .into_any()
    };
    view! {
        <section class="overview-tool">
            <h2>{text(Word::NavStructureMap)}</h2>
            <div class="overview-facts">{detail}</div>
            {way_on(Route::StructureMap, text(Word::OverviewOpenMap))}
        </section>
    }
}

fn plan(workspace: Workspace) -> impl IntoView {
    let figures = workspace.select(|document, _| {
        let priorities = document
            .all::<Priority>()
            .filter(|(_, priority)| priority.status != PriorityStatus::Archived);
        (priorities.count(), document.all::<Action>().count())
    });
    let line = move || match figures.get() {
        (0, 0) => text(Word::OverviewPlanEmpty).to_owned(),
        (priorities, actions) => {
            let priorities = count(Word::OverviewPriorityOne, Word::OverviewPriorityMany, priorities);
            let actions = count(Word::OverviewActionOne, Word::OverviewActionMany, actions);
            [&priorities, ", ", &actions].concat()
        }
    };
    view! {
        <section class="overview-tool">
            <h2>{text(Word::NavPlan)}</h2>
            <p>{line}</p>
            {way_on(Route::Plan, text(Word::OverviewOpenPlan))}
        </section>
    }
}
