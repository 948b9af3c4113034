//! One step of the method: what it is for, what has been done in it, and what it contains.

use leptos::prelude::*;

use super::{
    actions::action_row,
    add_action, add_priority, analysis,
    priorities::priority_list,
    record_links, reviews,
    step_words::{step_facts, step_words},
    thread, topics,
};
use crate::{
    app::{
        components::{
            field::{date_field, some_terms_field, text_area},
            icon::icon,
            lessons_here::lessons_here,
            links::links_from_elsewhere,
            page_head::{page_head, up},
            record_rows::record_rows,
        },
        document::workspace::Workspace,
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        pages::overview::state,
        state::App,
        text::{
            vocabulary::{self, Term},
            words::{Word, fill, number, text},
        },
    },
    domain::{
        learning::proposing::Concern,
        records::{
            dialogue::Contribution,
            plan::Action,
            strategy::{Actor, Step, StepNumber, StepStatus},
            structure_map::StructureElement,
        },
    },
    platform::web::page as browser,
};

/// How many actions the sixth step shows before it leads to the whole list.
const SHOWN_ACTIONS: usize = 20;

/// The page.
pub fn page(app: App, number: StepNumber) -> impl IntoView {
    let words = step_words(number);
    // The record is made at its first change, and says which step it is.
    let step = app.workspace.form(number.id()).beginning(move || {
        Some(Step {
            number: Some(number),
            ..Step::default()
        })
    });
    let kicker = view! {
        {up(Route::Plan.to_hash(), text(Word::NavPlan).into())}
        " · "
        {fill(Word::PlanStepOf, &[("n", &number.get().to_string())])}
    };
    view! {
        <main class="page page-cols with-list" id="main" tabindex="-1">
            {step_list(app.workspace, number)}
            <div class="page-main">
                {page_head(kicker.into_any(), vocabulary::step_title(number), text(words.purpose))}
                {contents(app, number)} {form(app.workspace, step, number)} {neighbours(number)}
            </div>
            <aside class="page-aside">
                <section>
                    <h2>{text(Word::PlanAboutStep)}</h2>
                    {step_facts(number)}
                </section>
                {actors(step)} {lessons_here(app.workspace, move |_, _| Concern::of_step(number))}
            </aside>
        </main>
    }
}

fn step_list(workspace: Workspace, here: StepNumber) -> impl IntoView {
    let statuses = workspace.select(|document, _| StepNumber::ALL.map(|number| document.step_status(number)).to_vec());
    let rows = move || {
        let statuses = statuses.get().into_iter();
        StepNumber::ALL
            .into_iter()
            .zip(statuses)
            .map(|(number, status)| {
                let current = (number == here).then_some("step");
                view! {
                    <li data-state=state(status)>
                        <span class="step-no" aria-hidden="true">
                            {number.get()}
                        </span>
                        <a class="step-title" href=Route::Step(number).to_hash() aria-current=current>
                            <span class="visually-hidden">{number.get()}" "</span>
                            {vocabulary::step_title(number)}
                        </a>
                        <span class="step-meta">{text(status.word())}</span>
                    </li>
                }
            })
            .collect::<Vec<_>>()
    };
    view! {
        <nav class="page-list" aria-label=text(Word::PlanStepList)>
            <details open=browser::is_wide()>
                <summary>{fill(Word::PlanStepHere, &[("n", &here.get().to_string())])}</summary>
                <ol class="steps">{rows}</ol>
            </details>
        </nav>
    }
}

/// What belongs to the step elsewhere in the document.
fn contents(app: App, number: StepNumber) -> Option<AnyView> {
    match number.get() {
        1 => Some([analysis::of_step(app.workspace), thread::of_priorities(app.workspace)].into_any()),
        2 => {
            let threads = thread::of_priorities(app.workspace);
            Some([to_dialogue(app.workspace), topics::section(app), threads].into_any())
        }
        3 => Some(
            view! {
                <section class="section-after">
                    <div class="section-head">
                        <h2>{text(Word::PlanPriorities)}</h2>
                        <button type="button" class="primary" id="add-priority" on:click=move |_| add_priority(app)>
                            {icon("plus")}
                            {text(Word::PlanAddPriority)}
                        </button>
                    </div>
                    {priority_list(app)}
                </section>
            }
            .into_any(),
        ),
        4 => Some(map_elements(app.workspace)),
        5 => Some([deepened(app.workspace), thread::of_priorities(app.workspace)].into_any()),
        6 => Some(actions(app)),
        7 => Some(reviews::all(app.workspace)),
        _ => None,
    }
}

/// The way to what people have said.
fn to_dialogue(workspace: Workspace) -> AnyView {
    let count = workspace.select(|document, _| document.all::<Contribution>().count());
    let said = move || fill(Word::DialogueFromStep, &[("n", &number(count.get()))]);
    view! {
        <p class="actions section-after">
            <a class="button primary" id="to-dialogue" href=Route::Dialogue.to_hash()>
                {said}
            </a>
        </p>
    }
    .into_any()
}

fn map_elements(workspace: Workspace) -> AnyView {
    let elements = workspace.select(|document, _| record_links::all::<StructureElement>(document));
    view! {
        <section class="section-after">
            <div class="section-head">
                <h2>{text(Word::PlanMapElements)}</h2>
                <a class="button primary" href=Route::StructureMap.to_hash()>
                    {text(Word::PlanOpenMap)}
                </a>
            </div>
            {links_from_elsewhere(Word::FieldPriorityElements, Word::PlanMapNone, elements.into())}
        </section>
    }
    .into_any()
}

/// The priorities, on whose pages the analysis is.
fn deepened(workspace: Workspace) -> AnyView {
    let priorities = workspace.select(|document, _| record_links::priorities(document));
    view! {
        <section class="section-after">
            <h2>{text(Word::ChoiceAnalysis)}</h2>
            {links_from_elsewhere(Word::PlanPriorities, Word::ChoiceEmpty, priorities.into())}
        </section>
    }
    .into_any()
}

fn actions(app: App) -> AnyView {
    let rows = app.workspace.select(|document, references| {
        let (all, today) = (document.ordered::<Action>(), browser::today());
        all.iter()
            .take(SHOWN_ACTIONS)
            .map(|(id, action)| super::actions::row_of(document, references, (id, action), today))
            .collect::<Vec<_>>()
    });
    let total = app.workspace.select(|document, _| document.all::<Action>().count());
    let more = move || {
        let total = total.get();
        (total > SHOWN_ACTIONS).then(|| {
            let all = fill(
                Word::PlanTab,
                &[("name", text(Word::PlanActions)), ("n", &total.to_string())],
            );
            view! {
                <p>
                    <a href=Route::Actions.to_hash()>{all}</a>
                </p>
            }
        })
    };
    view! {
        <section class="section-after">
            <div class="section-head">
                <h2>{text(Word::PlanActions)}</h2>
                <button type="button" class="primary" id="add-action" on:click=move |_| add_action(app, None)>
                    {icon("plus")}
                    {text(Word::PlanAddAction)}
                </button>
            </div>
            {record_rows(rows, Word::PlanActionsEmptyText, action_row)}
            {more}
            <p>
                <a href=Route::Timeline.to_hash()>{text(Word::TimelineTitle)}</a>
                " · "
                <a href=Route::Due.to_hash()>{text(Word::DueTitle)}</a>
            </p>
        </section>
    }
    .into_any()
}

fn form(workspace: Workspace, step: FormRecord<Step>, number: StepNumber) -> impl IntoView {
    let shown = workspace.select(move |document, _| document.step_status(number));
    let status = step
        .field(field!(Step, status))
        .help(Word::PlanStatusHelp)
        .showing(shown);
    // Of a step with something in it nobody can say that it has not begun.
    let has_begun = workspace.select(move |document, _| document.has_begun(number));
    let is_offered = move |status| status != StepStatus::NotStarted || !has_begun.get();
    view! {
        <section class="section">
            <h2>{text(Word::PlanDescribeStep)}</h2>
            <div class="record-form">
                <div class="field-row">
                    {some_terms_field(status, is_offered)} {date_field(step.field(field!(Step, start)))}
                    {date_field(step.field(field!(Step, end)))}
                </div>
                {text_area(step.field(field!(Step, text)).help(step_words(number).guide))}
                {text_area(step.field(field!(Step, participants)).help(Word::PlanParticipantsHelp))}
            </div>
        </section>
    }
}

fn actors(step: FormRecord<Step>) -> impl IntoView {
    view! {
        <section>
            <h2>{text(Word::PlanActors)}</h2>
            {record_links::field(
                step,
                field!(Step, actors),
                Word::PlanStepActorsNone,
                Word::PlanChooseActor,
                record_links::all::<Actor>,
            )}
            <p class="links-none">
                <a href=Route::Actors.to_hash()>{text(Word::PlanOpenActors)}</a>
            </p>
        </section>
    }
}

fn neighbours(number: StepNumber) -> impl IntoView {
    let label = |word: Word, to: StepNumber| fill(word, &[("name", &vocabulary::numbered_step(to))]);
    let before = number.get().checked_sub(1).and_then(StepNumber::new).map(|to| {
        view! {
            <a class="button" href=Route::Step(to).to_hash()>
                {icon("arrow-left")}
                {label(Word::PlanPrevious, to)}
            </a>
        }
    });
    let after = StepNumber::new(number.get() + 1).map(|to| {
        view! {
            <a class="button push" href=Route::Step(to).to_hash()>
                {label(Word::PlanNext, to)}
                {icon("arrow-right")}
            </a>
        }
    });
    view! {
        <nav class="prev-next" aria-label=text(Word::PlanSteps)>
            {before}
            {after}
        </nav>
    }
}
