//! The action plans in their order.

use leptos::prelude::*;

use super::{
    add_action_plan,
    index_page::{IndexPage, record_list},
};
use crate::{
    app::{
        components::status_tag::plan_tag,
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{Word, count},
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
    let empty = [
        Word::PlanPlansEmptyTitle,
        Word::PlanPlansEmptyText,
        Word::PlanPlansExample,
        Word::PlanPlansExampleText,
    ];
    let index = IndexPage {
        route: Route::ActionPlans,
        title: Word::PlanPlans,
        lede: Word::PlanPlansLede,
        add: ("add-action-plan", Word::PlanAddActionPlan),
    };
    index.view(app, move || add_action_plan(app), record_list(app, empty, row))
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
