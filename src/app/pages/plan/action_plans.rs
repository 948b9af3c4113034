//! The action plans in their order.

use leptos::prelude::*;

use super::{add_action_plan, parts};
use crate::{
    app::{
        components::{
            empty_state::empty_state,
            icon::icon,
            page_head::{page_head, up},
            status_tag::plan_tag,
        },
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{Word, count, text},
        },
    },
    domain::{
        records::{
            document::Document,
            plan::{Action, ActionPlan, ActionPlanState},
            references::References,
        },
        values::id::Id,
    },
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(
                up(Route::Plan.to_hash(), text(Word::NavPlan).into()),
                text(Word::PlanPlans),
                text(Word::PlanPlansLede),
            )}
            {parts(app.workspace, Route::ActionPlans)}
            <p class="actions plan-views">
                <button type="button" class="primary" id="add-action-plan" on:click=move |_| add_action_plan(app)>
                    {icon("plus")}
                    {text(Word::PlanAddActionPlan)}
                </button>
            </p>
            {list(app)}
        </main>
    }
}

/// What is said of a plan in the list.
#[derive(Clone, Default, PartialEq)]
struct Row {
    title: String,
    state: ActionPlanState,
    period: Option<String>,
    owner: Option<String>,
    actions: usize,
}

fn row_of(document: &Document, references: &References, id: &Id<ActionPlan>) -> Option<Row> {
    let plan = document.get(id)?;
    let owner = plan.owner.as_ref().and_then(|owner| document.get(owner));
    Some(Row {
        title: vocabulary::named(&plan.title),
        state: plan.state,
        period: vocabulary::period(plan.start, plan.end),
        owner: owner.map(|owner| vocabulary::named(&owner.name)),
        actions: references.referrers_of_kind::<Action>(document, id.raw()).count(),
    })
}

fn list(app: App) -> AnyView {
    let ids = app.workspace.select(|document, _| {
        let plans = document.ordered::<ActionPlan>().into_iter();
        plans.map(|(id, _)| id).collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    let list = move || {
        if is_empty.get() {
            return empty_state(
                Word::PlanPlansEmptyTitle,
                Word::PlanPlansEmptyText,
                (Word::PlanPlansExample, Word::PlanPlansExampleText),
                ().into_any(),
            );
        }
        view! {
            <ul class="record-list">
                <For each=move || ids.get() key=Id::clone children=move |id| row(app, id) />
            </ul>
        }
        .into_any()
    };
    list.into_any()
}

fn row(app: App, id: Id<ActionPlan>) -> AnyView {
    let href = Route::ActionPlan(id.clone()).to_hash();
    let row = app
        .workspace
        .select(move |document, references| row_of(document, references, &id).unwrap_or_default());
    let title = move || row.with(|row| row.title.clone());
    let state = Memo::new(move |_| row.with(|row| row.state));
    let said = move || {
        let row = row.get();
        view! {
            {row.owner.map(|owner| view! { <span>{owner}</span> })}
            {row.period.map(|period| view! { <span>{period}</span> })}
            <span>{count(Word::PlanActionCountOne, Word::PlanActionCountMany, row.actions)}</span>
        }
    };
    view! {
        <li>
            <a class="record-title" href=href>
                {title}
            </a>
            <span class="record-meta">{said}</span>
            {move || plan_tag(state.get())}
        </li>
    }
    .into_any()
}
