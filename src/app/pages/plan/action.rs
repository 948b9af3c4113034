//! One action: who does what, when, why, and by what it is measured.

use leptos::prelude::*;

use super::{
    action_parts, attained, deciding,
    grounds::grounds,
    meeting::to_meeting,
    owner::owner_field,
    record_links,
    record_page::{RecordPage, removal},
    targets,
};
use crate::{
    app::{
        components::{
            field::{amount_field, date_field, term_field, text_area, text_field},
            finding::findings_beside,
            fold::Fold,
            icon::icon,
            links::links_from_elsewhere,
            record_choice::record_choice,
        },
        document::workspace::Workspace,
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
            action_parts::{Funding, Risk},
            action_plan::targets_of,
            document::Document,
            plan::{Action, JudgedProgress},
            references::References,
            strategy::Actor,
            structure_map::StructureElement,
        },
        values::id::Id,
    },
    edit::plan_copy,
    platform::web::random,
};

/// The page.
pub fn page(app: App, id: Id<Action>) -> impl IntoView {
    let page = RecordPage {
        list: Route::Actions,
        list_word: Word::PlanActions,
        what: Word::PlanActionKicker,
    };
    page.view(app.workspace, id, move |id| content(app, id))
}

fn content(app: App, id: Id<Action>) -> [AnyView; 2] {
    let workspace = app.workspace;
    let action = workspace.form(id.clone());
    let found_at = id.clone();
    let found_in = move |document: &Document, references: &References| {
        let targets = targets_of(document, references, &found_at);
        let targets = targets.into_iter().map(|(id, _)| id.raw().clone());
        std::iter::once(found_at.raw().clone()).chain(targets).collect()
    };
    let main = view! {
        {fields(app, action, &id)}
        {action_parts::milestones(workspace, id.clone())}
        {targets::of_action(workspace, id.clone())}
        {more(action, id.clone())}
        {doings(app, id.clone())}
    };
    let beside = view! {
        {findings_beside(workspace, found_in)}
        {goes(action, id.clone())}
        {partners(action)}
        {why(workspace, id, action)}
    };
    [main.into_any(), beside.into_any()]
}

fn fields(app: App, action: FormRecord<Action>, id: &Id<Action>) -> impl IntoView {
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
    let [status, lacks] = deciding::of_action(app, action, id);
    view! {
        {text_field(action.field(field!(Action, title)).class("field field-title"))}
        {text_area(action.field(field!(Action, text)))}
        {owner_field(action, field!(Action, owner))}
        {text_field(action.field(field!(Action, commitment)).help(Word::PlanCommitmentHelp))}
        <div class="stack-s">
            {record_choice(action, field!(Action, plan), field!(Action, plan).id())} {way_to_plan(action)}
        </div>
        <div>
            <div class="field-row">
                {status} {date_field(action.field(field!(Action, start)))}
                {date_field(action.field(field!(Action, end)))}
            </div>
            {error}
            {lacks}
        </div>
    }
}

/// The way to the plan that it is in.
fn way_to_plan(action: FormRecord<Action>) -> impl IntoView {
    let plan = action.workspace.select(move |document, _| {
        let id = action.with(|action| action.plan.clone())?;
        let title = vocabulary::named(&document.get(&id)?.title);
        Some((
            Route::ActionPlan(id).to_hash(),
            fill(Word::PlanToPlan, &[("name", &title)]),
        ))
    });
    move || {
        plan.get().map(|(href, told)| {
            view! {
                <p class="small no-print">
                    <a href=href>{told}</a>
                </p>
            }
        })
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

/// How it goes, what somebody has judged against that, and what it waits for.
fn goes(action: FormRecord<Action>, id: Id<Action>) -> impl IntoView {
    let is_judged = Memo::new(move |_| action.with(|action| action.progress != JudgedProgress::ByRule));
    let reason = move || {
        is_judged
            .get()
            .then(|| text_field(action.field(field!(Action, progress_reason))))
    };
    view! {
        <section class="stack">
            <h2>{text(Word::PlanProgress)}</h2>
            {attained::of_action(action.workspace, id)}
            {term_field(action.field(field!(Action, progress)))}
            {reason}
            <div id="action-depends-on" tabindex="-1">
                {record_links::field(
                    action,
                    field!(Action, depends_on),
                    Word::PlanDependsNone,
                    Word::PlanChooseAction,
                    record_links::all::<Action>,
                )}
            </div>
        </section>
    }
}

/// What is rarely written: cost, funding and risks. It is open where there is any of it.
fn more(action: FormRecord<Action>, id: Id<Action>) -> AnyView {
    let workspace = action.workspace;
    let at = id.clone();
    let is_there = workspace.select(move |document, references| {
        let has_cost = document.get(&at).is_some_and(|action| action.cost.is_some());
        let mut funding = references.referrers_of_kind::<Funding>(document, at.raw());
        let mut risks = references.referrers_of_kind::<Risk>(document, at.raw());
        has_cost || funding.next().is_some() || risks.next().is_some()
    });
    let content = view! {
        <div class="field-row">{amount_field(action.field(field!(Action, cost)))}</div>
        {action_parts::funding(workspace, id.clone())}
        {action_parts::risks(workspace, id)}
    };
    let fold = Fold {
        id: "action-more",
        title: Word::PlanMoreAction,
        line: Word::PlanMoreActionLine,
        class: "section form-group",
    };
    fold.view(move || is_there.get(), content.into_any())
}

/// Copies the action and goes to the copy's title.
fn duplicate(app: App, id: &Id<Action>) {
    let copy = app.workspace.now(|document, references| {
        let title = vocabulary::named(&document.get(id)?.title);
        let title = fill(Word::PlanCopyName, &[("name", &title)]);
        let copy = plan_copy::of_action(document, references, id, title.clone(), random::new_id)?;
        Some((copy, title))
    });
    if let Some((copy, title)) = copy.flatten()
        && app.workspace.dispatch(&copy.command)
    {
        app.notices.announce(fill(Word::PlanDuplicated, &[("name", &title)]));
        app.interface
            .go_to_field(&Route::Action(copy.id), &field!(Action, title).id());
    }
}

fn doings(app: App, id: Id<Action>) -> impl IntoView {
    let copied = id.clone();
    let shown = MeetingPlace::Item(Agenda::Actions(None), id.raw().clone());
    view! {
        <div class="actions">
            {to_meeting(&shown)}
            <button type="button" id="duplicate-action" on:click=move |_| duplicate(app, &copied)>
                {icon("copy")}
                {text(Word::PlanDuplicateAction)}
            </button>
            {removal(app.workspace, &id, Route::Actions, Word::PlanRemoveAction)}
        </div>
    }
}
