//! One priority: what it is, what it rests on and what follows from it.

use leptos::prelude::*;

use super::{
    actions::action_row,
    add_action, deciding, deep_analysis, effect_chain,
    grounds::grounds_section,
    meeting::to_meeting,
    neighbour_plans, record_links,
    record_page::{RecordPage, removal},
    reviews, said, weighing,
};
use crate::{
    app::{
        components::{
            field::{term_field, text_area, text_field},
            finding::findings_beside,
            icon::icon,
            record_rows::record_rows,
        },
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        state::App,
        text::words::{Word, text},
    },
    domain::{
        follow_up::meeting::place::{Agenda, MeetingPlace},
        records::{
            action_plan, analysis::AnalysisFinding, document::Document, lesson::NeighbourPlan, plan::Priority,
            references::References, structure_map::StructureElement,
        },
        values::id::{Id, RecordId},
    },
    platform::web::page,
};

/// The page.
pub fn page(app: App, id: Id<Priority>) -> impl IntoView {
    let page = RecordPage {
        list: Route::Priorities,
        list_word: Word::PlanPriorities,
        what: Word::PlanPriorityKicker,
    };
    page.view(app.workspace, id, move |id| content(app, id))
}

fn content(app: App, id: Id<Priority>) -> [AnyView; 2] {
    let priority = app.workspace.form(id.clone());
    let found_at = id.raw().clone();
    let main = view! {
        {fields(app, priority, &id)}
        {choice(priority)}
        {neighbour_plans::section(priority, id.clone())}
        {deep_analysis::section(app, id.clone())}
        {effect_chain::section(app.workspace, id.clone())}
        {actions(app, id.clone())}
        {said::section(app.workspace, id.raw().clone(), Word::DialogueOfPriorityNone)}
        {reviews::section(app, id.raw().clone())}
        <div class="actions">{removal(app.workspace, &id, Route::Priorities, Word::PlanRemovePriority)}</div>
    };
    let beside = view! {
        {findings_beside(app.workspace, move |document, references| with_neighbour_plans(document, references, &found_at))}
        {grounds_section(app.workspace, &id)}
        {record_links::field(
            priority,
            field!(Priority, findings),
            Word::AnalysisPriorityNone,
            Word::AnalysisPriorityChoose,
            record_links::all::<AnalysisFinding>,
        )}
        {shows_in(priority)}
    };
    [main.into_any(), beside.into_any()]
}

/// The priority and the neighbours' plans that it meets.
fn with_neighbour_plans(document: &Document, references: &References, id: &RecordId) -> Vec<RecordId> {
    let plans = action_plan::referring::<NeighbourPlan>(document, references, id);
    let plans = plans.into_iter().map(|(plan, _)| plan.raw().clone());
    std::iter::once(id.clone()).chain(plans).collect()
}

fn fields(app: App, priority: FormRecord<Priority>, id: &Id<Priority>) -> impl IntoView {
    let [status, lacks] = deciding::of_priority(app, priority, id);
    view! {
        {text_field(priority.field(field!(Priority, title)).class("field field-title"))}
        <div class="field-row">
            {status} {term_field(priority.field(field!(Priority, area)))}
        </div>
        {lacks}
        {text_area(priority.field(field!(Priority, text)))}
        {text_area(priority.field(field!(Priority, evidence)).help(Word::PlanPriorityEvidenceHelp))}
    }
}

/// How it is weighed, whether it was chosen and why.
fn choice(priority: FormRecord<Priority>) -> impl IntoView {
    view! {
        <section class="form-group stack">
            <h2>{text(Word::ChoiceWeighing)}</h2>
            <p class="help">{text(Word::ChoiceWeighingHelp)}</p>
            {weighing::dimensions(priority).into_iter().collect_view()}
        </section>
        <section class="form-group stack">
            <h2>{text(Word::ChoiceDecision)}</h2>
            {weighing::decision(priority)}
            <p class="no-print">
                <a href=Route::Choice.to_hash()>{text(Word::ChoiceOpen)}</a>
            </p>
        </section>
    }
}

fn actions(app: App, id: Id<Priority>) -> impl IntoView {
    let rows = {
        let id = id.clone();
        app.workspace.select(move |document, references| {
            let (actions, today) = (action_plan::actions_of(document, references, &id), page::today());
            actions
                .iter()
                .map(|(id, action)| super::actions::row_of(document, references, (id, action), today))
                .collect::<Vec<_>>()
        })
    };
    let shown = MeetingPlace::Item(Agenda::Priorities, id.raw().clone());
    view! {
        <section class="form-group">
            <h2>{text(Word::PlanPriorityActions)}</h2>
            {record_rows(rows, Word::PlanPriorityActionsNone, action_row)}
            <p class="actions">
                <button type="button" id="add-action" on:click=move |_| add_action(app, Some(id.clone()))>
                    {icon("plus")}
                    {text(Word::PlanAddAction)}
                </button>
                {to_meeting(&shown)}
            </p>
        </section>
    }
}

fn shows_in(priority: FormRecord<Priority>) -> impl IntoView {
    view! {
        <section>
            <h2>{text(Word::PlanPriorityFollows)}</h2>
            {record_links::field(
                priority,
                field!(Priority, elements),
                Word::PlanPriorityElementsNone,
                Word::PlanChooseElement,
                record_links::all::<StructureElement>,
            )}
        </section>
    }
}
