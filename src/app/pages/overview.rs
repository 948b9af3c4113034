//! The overview: where the work stands and what to do next.

use leptos::prelude::*;

use super::reminder::reminder;
use crate::{
    app::{
        components::{icon::icon, page_head::page_head},
        document::workspace::Workspace,
        interface::route::Route,
        state::App,
        text::{
            vocabulary::{self, Term},
            words::{Word, count, fill, number, text},
        },
    },
    domain::{
        assessment::{
            factors::QuestionSet,
            results::{Responses, Results},
        },
        records::{
            document::Document,
            plan::{Action, Priority, PriorityStatus},
            self_assessment::{Response, Round},
            strategy::{StepNumber, StepStatus},
            structure_map::{ElementKind, ElementStatus, StructureElement},
            version::Version,
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
            {method(app)}
            <div class="overview-tools section-gap">
                {assessment(app.workspace)} {structure_map(app.workspace)} {plan(app.workspace)}
            </div>
            {versions(app)}
        </main>
    }
}

/// The latest version, and the way to all of them.
fn versions(app: App) -> impl IntoView {
    let latest = app.workspace.select(|document, _| {
        let latest = document.ordered::<Version>().pop();
        latest.map(|(_, version)| vocabulary::named(&version.title))
    });
    let line = move || match latest.get() {
        Some(name) => fill(Word::VersionsLatest, &[("name", &name)]),
        None => text(Word::VersionsNone).into(),
    };
    view! {
        <section class="section">
            <div class="section-head">
                <h2>{text(Word::VersionsTitle)}</h2>
                <a href=Route::Versions.to_hash()>{text(Word::VersionsOpen)}</a>
            </div>
            <p>{line}</p>
        </section>
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
                        <span class="step-no">{number.get()}</span>
                        <a class="step-title" href=Route::Step(number).to_hash()>
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
                <li class="loop-b">
                    <span>{text(Word::OverviewLoopB)}</span>
                </li>
                <li class="loop-a">
                    <span>{text(Word::OverviewLoopA)}</span>
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

/// How many responses the latest round has, as far as that may be shown, and the smallest group that is; `None` if none has been
/// received from outside.
fn collected(workspace: Workspace) -> Memo<Option<(Responses, usize)>> {
    workspace.select(|document, _| {
        let (id, round) = document.ordered::<Round>().pop()?;
        let mut counted = Response::counted(document, &id);
        let has_come = counted.any(|(_, response)| response.received.is_some());
        has_come.then(|| {
            let results = Results::of_round(document, &id, round);
            (results.total, usize::from(round.smallest_group.get()))
        })
    })
}

fn assessment(workspace: Workspace) -> impl IntoView {
    let collected = collected(workspace);
    let has_come = Memo::new(move |_| collected.get().is_some());
    let content = move || {
        if has_come.get() {
            responses(collected)
        } else {
            own_answers(workspace)
        }
    };
    view! {
        <section class="overview-tool">
            <h2>{text(Word::NavAssessment)}</h2>
            {content}
        </section>
    }
}

/// How many have answered the latest round, as far as that may be shown.
fn responses(collected: Memo<Option<(Responses, usize)>>) -> AnyView {
    let figures = move || {
        let (responses, smallest) = collected.get()?;
        let Responses::Shown(responses) = responses else {
            let few = fill(Word::OverviewResponsesFew, &[("n", &smallest.to_string())]);
            let few = view! {
                <p class="figure-line">{few}</p>
                <p class="actions">
                    <a class="button primary" href=Route::Round.to_hash()>
                        {text(Word::OverviewSeeRound)}
                    </a>
                </p>
            };
            return Some(few.into_any());
        };
        let responses = usize::try_from(responses).unwrap_or(usize::MAX);
        let many = view! {
            <p class="figure-line">
                <b>{number(responses)}</b>
                " "
                {count(Word::OverviewResponsesOne, Word::OverviewResponsesMany, responses)}
            </p>
            <p class="actions">
                <a class="button primary" href=Route::Results.to_hash()>
                    {text(Word::OverviewSeeResults)}
                </a>
            </p>
        };
        Some(many.into_any())
    };
    figures.into_any()
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
    let line = move || fill(Word::OverviewAnswered, &[("total", &total.to_string())]);
    let way = move || match answered.get() {
        0 => Word::OverviewStartAssessment,
        n if n == total => Word::OverviewSeeProfile,
        _ => Word::OverviewGoOnAssessment,
    };
    view! {
        <p class="figure-line">
            <b>{move || answered.get()}</b>
            " "
            {line}
        </p>
        <progress value=move || answered.get() max=total aria-label=text(Word::OverviewProgress) />
        <p class="actions">
            <a class="button primary" href=Route::Assessment.to_hash()>
                {move || text(way())}
            </a>
        </p>
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
        let number = |kind: ElementKind| {
            let all = document.all::<StructureElement>();
            all.filter(|(_, element)| element.element == kind).count()
        };
        [
            (ElementKind::Node, Word::MapNodeOne, Word::MapNodeMany),
            (ElementKind::Corridor, Word::MapCorridorOne, Word::MapCorridorMany),
            (ElementKind::Area, Word::MapAreaOne, Word::MapAreaMany),
            (ElementKind::Relation, Word::MapRelationOne, Word::MapRelationMany),
        ]
        .map(|(kind, one, many)| (number(kind), one, many))
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, one, many)| count(one, many, n))
        .collect::<Vec<_>>()
        .join(" · ")
    });
    let elements = move || count(Word::OverviewElementOne, Word::OverviewElementMany, figures.get().0);
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
            <p class="figure-line">
                <b>{move || figures.get().0}</b>
                " "
                {elements}
            </p>
            <div class="overview-facts small muted">{detail}</div>
            <p class="actions">
                <a class="button" href=Route::StructureMap.to_hash()>
                    {text(Word::OverviewOpenMap)}
                </a>
            </p>
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
    let priorities = move || count(Word::OverviewPriorityOne, Word::OverviewPriorityMany, figures.get().0);
    let actions = move || count(Word::OverviewActionOne, Word::OverviewActionMany, figures.get().1);
    let open = workspace.open_findings();
    let findings = move || match (open.get(), figures.get()) {
        (0, (0, 0)) => view! { <p>{text(Word::OverviewPlanEmpty)}</p> }.into_any(),
        (0, _) => view! { <p>{text(Word::OverviewFindingNone)}</p> }.into_any(),
        (n, _) => view! {
            <p>
                {icon("info")}" "
                <a href=Route::Checks.to_hash()>{count(Word::OverviewFindingOne, Word::OverviewFindingMany, n)}</a>
            </p>
        }
        .into_any(),
    };
    view! {
        <section class="overview-tool">
            <h2>{text(Word::NavPlan)}</h2>
            <p class="figure-line">
                <b>{move || figures.get().0}</b>
                " "
                {priorities}
                ", "
                {actions}
            </p>
            <div class="overview-facts small muted">{findings}</div>
            <p class="actions">
                <a class="button" href=Route::Plan.to_hash()>
                    {text(Word::OverviewOpenPlan)}
                </a>
            </p>
        </section>
    }
}
