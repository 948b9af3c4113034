//! One action plan: what is decided, by whom and for which time, and the actions in it.

use leptos::prelude::*;

use super::{
    actions::action_row,
    add_action_to, deciding, deep_analysis,
    meeting::to_meeting,
    owner::owner_field,
    record_links,
    record_page::{RecordPage, removal},
    reviews,
};
use crate::{
    app::{
        components::{
            field::{date_field, text_area, text_field},
            finding::findings_of,
            icon::icon,
            record_rows::record_rows,
        },
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::meeting::place::{Agenda, MeetingPlace},
        records::{
            action_plan::referring,
            plan::{Action, ActionPlan},
        },
        values::id::Id,
    },
    edit::plan_copy,
    platform::web::{page, random},
};

/// The page.
pub fn page(app: App, id: Id<ActionPlan>) -> impl IntoView {
    let page = RecordPage {
        list: Route::ActionPlans,
        list_word: Word::PlanPlans,
        what: Word::PlanPlanKicker,
    };
    page.view(app.workspace, id, move |id| content(app, id))
}

fn content(app: App, id: Id<ActionPlan>) -> [AnyView; 2] {
    let plan = app.workspace.form(id.clone());
    let found_at = id.raw().clone();
    let main = view! {
        {fields(app, plan, &id)}
        {actions(app, id.clone())}
        {reviews::section(app, id.raw().clone())}
        {doings(app, plan, id)}
    };
    let beside = view! {
        {findings_of(app.workspace, &found_at)}
        <section>
            {record_links::field(
                plan,
                field!(ActionPlan, priorities),
                Word::PlanPlanPrioritiesNone,
                Word::PlanChoosePriority,
                record_links::priorities,
            )}
        </section>
        {deep_analysis::asking_for(plan)}
    };
    [main.into_any(), beside.into_any()]
}

fn fields(app: App, plan: FormRecord<ActionPlan>, id: &Id<ActionPlan>) -> impl IntoView {
    let ends_early =
        Memo::new(move |_| plan.with(|plan| matches!((plan.start, plan.end), (Some(start), Some(end)) if end < start)));
    let error = move || {
        ends_early.get().then(|| {
            view! {
                <p class="error-text" role="alert">
                    {icon("alert-triangle")}
                    {text(Word::PlanPlanEndWrong)}
                </p>
            }
        })
    };
    let [state, lacks] = deciding::of_plan(app, plan, id);
    view! {
        {text_field(plan.field(field!(ActionPlan, title)).class("field field-title"))}
        {text_area(plan.field(field!(ActionPlan, text)))}
        {owner_field(plan, field!(ActionPlan, owner))}
        <div>
            <div class="field-row">
                {date_field(plan.field(field!(ActionPlan, start)))} {date_field(plan.field(field!(ActionPlan, end)))}
                {date_field(plan.field(field!(ActionPlan, review)))}
            </div>
            {error}
        </div>
        <div>
            <div class="field-row">
                {state} {text_field(plan.field(field!(ActionPlan, decision)).class("field grow"))}
                {date_field(plan.field(field!(ActionPlan, decided)))}
            </div>
            {lacks}
        </div>
    }
}

fn actions(app: App, id: Id<ActionPlan>) -> impl IntoView {
    let rows = {
        let id = id.clone();
        app.workspace.select(move |document, references| {
            let (actions, today) = (referring::<Action>(document, references, id.raw()), page::today());
            actions
                .iter()
                .map(|(id, action)| super::actions::row_of(document, references, (id, action), today))
                .collect::<Vec<_>>()
        })
    };
    let shown = MeetingPlace::List(Agenda::Actions(Some(id.raw().clone())));
    let add = move |_| {
        let action = Action {
            plan: Some(id.clone()),
            ..Action::default()
        };
        add_action_to(app, action);
    };
    view! {
        <section class="form-group">
            <h2>{text(Word::PlanPlanActions)}</h2>
            {record_rows(rows, Word::PlanPlanActionsNone, action_row)}
            <p class="actions">
                <button type="button" id="add-action" on:click=add>
                    {icon("plus")}
                    {text(Word::PlanAddAction)}
                </button>
                {to_meeting(&shown)}
            </p>
        </section>
    }
}

/// What is done with the whole plan: copied to the time after it, or removed.
fn doings(app: App, plan: FormRecord<ActionPlan>, id: Id<ActionPlan>) -> impl IntoView {
    let help = move || {
        let years = plan.with(plan_copy::years_ahead).to_string();
        fill(Word::PlanPlanCopyHelp, &[("years", &years)])
    };
    let copied = id.clone();
    view! {
        <div class="form-group">
            <p class="help no-print" id="copy-plan-help">
                {help}
            </p>
            <div class="actions">
                <button
                    type="button"
                    id="copy-plan"
                    aria-describedby="copy-plan-help"
                    on:click=move |_| copy(app, &copied)
                >
                    {icon("copy")}
                    {text(Word::PlanPlanCopy)}
                </button>
                {removal(app.workspace, &id, Route::ActionPlans, Word::PlanRemovePlan)}
            </div>
        </div>
    }
}

/// Copies the plan and goes to the copy's title.
fn copy(app: App, id: &Id<ActionPlan>) {
    let copy = app.workspace.now(|document, references| {
        let title = vocabulary::named(&document.get(id)?.title);
        let title = fill(Word::PlanCopyName, &[("name", &title)]);
        let copy = plan_copy::of_plan(document, references, id, title.clone(), random::new_id)?;
        Some((copy, title))
    });
    if let Some((copy, title)) = copy.flatten()
        && app.workspace.dispatch(&copy.command)
    {
        let told = [("name", title.as_str()), ("n", &copy.actions.to_string())];
        app.notices.announce(fill(Word::PlanPlanCopied, &told));
        app.interface
            .go_to_field(&Route::ActionPlan(copy.id), &field!(ActionPlan, title).id());
    }
}
