//! One action: who does what, when, why, and by what it is measured.

use leptos::prelude::*;

use super::{gone, grounds::grounds, kicker, owner::owner_field, record_links, targets};
use crate::{
    app::{
        components::{
            field::{date_field, term_field, text_area, text_field},
            finding::findings_beside,
            icon::icon,
            links::links_from_elsewhere,
        },
        document::workspace::Workspace,
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{Word, text},
        },
    },
    domain::{
        records::{action_plan::targets_of, plan::Action, strategy::Actor, structure_map::StructureElement},
        values::id::Id,
    },
    platform::web::page,
};

/// The page.
pub fn page(app: App, id: Id<Action>) -> impl IntoView {
    let exists = {
        let id = id.clone();
        app.workspace.select(move |document, _| document.get(&id).is_some())
    };
    view! {
        <main class="page page-cols" id="main" tabindex="-1">
            {move || if exists.get() { record(app.workspace, id.clone()) } else { gone(Route::Actions) }}
        </main>
    }
}

fn record(workspace: Workspace, id: Id<Action>) -> AnyView {
    let action = workspace.form(id.clone());
    let title = move || action.with(|action| vocabulary::named(&action.title));
    let found_at = id.clone();
    view! {
        <header class="page-head">
            <p class="kicker">{kicker(Route::Actions, Word::PlanActions, Word::PlanActionKicker)}</p>
            <h1 class="visually-hidden">{title}</h1>
        </header>
        <div class="page-main record-form">
            {fields(workspace, action)} {targets::of_action(workspace, id.clone())} {removal(workspace, id.clone())}
        </div>
        <aside class="page-aside">
            {findings_beside(
                workspace,
                move |document, references| {
                    let targets = targets_of(document, references, &found_at);
                    let targets = targets.into_iter().map(|(id, _)| id.raw().clone());
                    std::iter::once(found_at.raw().clone()).chain(targets).collect()
                },
            )} {partners(action)} {why(workspace, id, action)}
        </aside>
    }
    .into_any()
}

fn fields(workspace: Workspace, action: FormRecord<Action>) -> impl IntoView {
    let ends_early = Memo::new(move |_| {
        action.with(|action| matches!((action.start, action.end), (Some(start), Some(end)) if end < start))
    });
    let error = move || {
        ends_early.get().then(|| {
            view! {
                <p class="error-text" role="alert">
                    {icon("alert-triangle")}
                    {text(Word::PlanActionEndWrong)}
                </p>
            }
        })
    };
    view! {
        {text_field(action.field(field!(Action, title)).class("field field-title"))}
        {text_area(action.field(field!(Action, text)))}
        {owner_field(workspace, action)}
        <div>
            <div class="field-row">
                {term_field(action.field(field!(Action, status)))} {date_field(action.field(field!(Action, start)))}
                {date_field(action.field(field!(Action, end)))}
            </div>
            {error}
        </div>
    }
}

fn partners(action: FormRecord<Action>) -> impl IntoView {
    view! {
        <section>
            <h2>{text(Word::PlanWhoTakesPart)}</h2>
            {record_links::field(
                action,
                field!(Action, partners),
                Word::PlanPartnersNone,
                Word::PlanChooseActor,
                record_links::all::<Actor>,
            )}
        </section>
    }
}

fn why(workspace: Workspace, id: Id<Action>, action: FormRecord<Action>) -> impl IntoView {
    let id = StoredValue::new(id);
    let elements = workspace.select(move |document, _| {
        let action = id.with_value(|id| document.get(id));
        let priorities = action.into_iter().flat_map(|action| &action.priorities);
        let mut elements: Vec<_> = priorities
            .filter_map(|priority| document.get(priority))
            .flat_map(|priority| &priority.elements)
            .cloned()
            .collect();
        elements.sort();
        elements.dedup();
        record_links::of(document, &elements)
    });
    view! {
        <section id="action-priorities" tabindex="-1">
            <h2>{text(Word::PlanActionWhy)}</h2>
            {record_links::field(
                action,
                field!(Action, priorities),
                Word::PlanActionPrioritiesNone,
                Word::PlanChoosePriority,
                record_links::priorities,
            )}
            {id.with_value(|id| grounds(workspace, id))}
            {record_links::field(
                action,
                field!(Action, elements),
                Word::PlanActionPlacesNone,
                Word::PlanChoosePlace,
                record_links::all::<StructureElement>,
            )}
            {links_from_elsewhere(Word::PlanActionElements, Word::PlanActionElementsNone, elements.into())}
        </section>
    }
}

fn removal(workspace: Workspace, id: Id<Action>) -> impl IntoView {
    let remove = move |_| {
        workspace.remove(id.raw());
        page::go_to(&Route::Actions.to_hash());
    };
    view! {
        <div class="actions">
            <button type="button" class="danger" id="remove-action" on:click=remove>
                {icon("trash")}
                {text(Word::PlanRemoveAction)}
            </button>
        </div>
    }
}
