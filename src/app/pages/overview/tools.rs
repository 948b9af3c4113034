//! The three tools in one breath each.

use leptos::prelude::*;

use crate::{
    app::{
        document::workspace::Workspace,
        interface::route::Route,
        text::{
            element_counts::element_counts,
            vocabulary,
            words::{Word, count, fill, text},
        },
    },
    domain::{
        assessment::{factors::QuestionSet, results::Results},
        records::{
            lesson::Lesson,
            plan::{Action, Priority},
            self_assessment::{Response, Round},
            structure_map::{ElementStatus, StructureElement},
        },
    },
};

/// The tools.
pub fn tools(workspace: Workspace) -> AnyView {
    view! {
        <div class="overview-tools section-gap no-print">
            {assessment(workspace)} {structure_map(workspace)} {plan(workspace)}
        </div>
    }
    .into_any()
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
    let begun = Memo::new(move |_| answered.get() > 0);
    let line = move || {
        let numbers = [("n", &*answered.get().to_string()), ("total", &*total.to_string())];
        fill(Word::AssessmentProgress, &numbers)
    };
    let progress = move || {
        if !begun.get() {
            let none = fill(Word::OverviewAssessmentEmpty, &[("n", &total.to_string())]);
            return view! { <p>{none}</p> }.into_any();
        }
        view! {
            <p>{line}</p>
            <progress value=move || answered.get() max=total aria-label=text(Word::OverviewProgress) />
        }
        .into_any()
    };
    let way = move || match answered.get() {
        0 => Word::OverviewStartAssessment,
        n if n == total => Word::OverviewSeeProfile,
        _ => Word::OverviewGoOnAssessment,
    };
    view! {
        {progress}
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
            .filter(|(_, priority)| priority.status.is_current());
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
            {lessons(workspace)}
            {way_on(Route::Plan, text(Word::OverviewOpenPlan))}
        </section>
    }
}

/// The way to what has been learnt, with how much that is; nothing where it is nothing.
fn lessons(workspace: Workspace) -> impl IntoView {
    let lessons = workspace.select(|document, _| document.all::<Lesson>().count());
    move || {
        let lessons = lessons.get();
        (lessons > 0).then(|| {
            view! {
                <p>
                    <a href=Route::Lessons.to_hash()>{fill(Word::LessonFromStep, &[("n", &lessons.to_string())])}</a>
                </p>
            }
        })
    }
}
