//! The register of actors: who they are and where each is part of the plan.

use leptos::prelude::*;

use super::{numbered, parts, record_links};
use crate::app::document::workspace::Workspace;
use crate::{
    app::{
        components::{
            empty_state::empty_state,
            field::{term_field, text_field},
            icon::icon,
            links::LinkedRecord,
            page_head::{page_head, up},
        },
        form::lens::field,
        interface::route::Route,
        state::App,
        text::{
            vocabulary::{self, Term},
            words::{Word, fill, text},
        },
    },
    domain::{
        records::{
            document::Document,
            plan::Action,
            references::References,
            strategy::{Actor, Step},
        },
        values::id::Id,
    },
    platform::web::page,
};

/// Where an actor is part of the plan.
#[derive(Clone, Default, PartialEq)]
struct Uses {
    owns: Vec<LinkedRecord>,
    partner_in: Vec<LinkedRecord>,
    steps: Vec<LinkedRecord>,
}

fn uses(document: &Document, references: &References, id: &Id<Actor>) -> Uses {
    let actions = |is_part: &dyn Fn(&Action) -> bool| {
        references
            .referrers_of_kind::<Action>(document, id.raw())
            .filter(|(_, action)| is_part(action))
            .filter_map(|(id, _)| record_links::to(document, id.raw()))
            .collect()
    };
    let steps = references.referrers_of_kind::<Step>(document, id.raw());
    let steps = steps.filter_map(|(_, step)| step.number).map(|number| LinkedRecord {
        id: number.get().to_string(),
        name: numbered(number),
        href: Route::Step(number).to_hash(),
    });
    Uses {
        owns: actions(&|action| action.owner.as_ref() == Some(id)),
        partner_in: actions(&|action| action.partners.contains(id)),
        steps: steps.collect(),
    }
}

/// The page.
pub fn page(app: App) -> impl IntoView {
    let ids = app.workspace.select(|document, _| {
        let actors = document.ordered::<Actor>();
        actors.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    let edited: RwSignal<Option<Id<Actor>>> = RwSignal::new(None);
    let add = move |_| {
        let order = app.workspace.now(|document, _| document.last_order::<Actor>());
        let actor = Actor {
            order: order.unwrap_or_default(),
            ..Actor::default()
        };
        if let Some(id) = app.workspace.add(actor) {
            open(edited, id);
        }
    };
    let list = move || {
        if is_empty.get() {
            return empty_state(
                Word::PlanActorsEmptyTitle,
                Word::PlanActorsEmptyText,
                (Word::PlanActorsExample, Word::PlanActorsExampleText),
                ().into_any(),
            );
        }
        view! {
            <ul class="record-list actors">
                <For each=move || ids.get() key=Id::clone children=move |id| row(app.workspace, id, edited) />
            </ul>
        }
        .into_any()
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(
                up(Route::Plan.to_hash(), text(Word::NavPlan).into()),
                text(Word::PlanActors),
                text(Word::PlanActorsLede),
            )}
            {parts(app.workspace, Route::Actors)}
            <p class="actions plan-views">
                <button type="button" class="primary" id="add-actor" on:click=add>
                    {icon("plus")}
                    {text(Word::PlanAddActor)}
                </button>
            </p>
            {list}
        </main>
    }
}

/// Opens an actor's fields with the keyboard in the name.
fn open(edited: RwSignal<Option<Id<Actor>>>, id: Id<Actor>) {
    edited.set(Some(id));
    request_animation_frame(|| {
        page::focus("actor-name");
    });
}

fn row(workspace: Workspace, id: Id<Actor>, edited: RwSignal<Option<Id<Actor>>>) -> impl IntoView {
    let shown = {
        let id = id.clone();
        workspace.select(move |document, references| {
            let actor = document.get(&id)?;
            Some((actor.clone(), uses(document, references, &id)))
        })
    };
    let is_edited = {
        let id = id.clone();
        Memo::new(move |_| edited.with(|edited| edited.as_ref() == Some(&id)))
    };
    let read = {
        let id = id.clone();
        move || {
            let (actor, uses) = shown.get()?;
            Some(reading(workspace, id.clone(), actor, uses, edited, is_edited))
        }
    };
    view! { <li>{read} {move || is_edited.get().then(|| form(workspace, id.clone(), edited))}</li> }
}

fn edit_button_id(id: &Id<Actor>) -> String {
    format!("edit-{}", id.as_str())
}

fn reading(
    workspace: Workspace,
    id: Id<Actor>,
    actor: Actor,
    uses: Uses,
    edited: RwSignal<Option<Id<Actor>>>,
    is_edited: Memo<bool>,
) -> impl IntoView {
    let name = vocabulary::named(&actor.name);
    let is_used = !uses.owns.is_empty() || !uses.partner_in.is_empty() || !uses.steps.is_empty();
    let contact = (!actor.contact.trim().is_empty()).then(|| view! { <span>{actor.contact}</span> });
    let edit_label = fill(Word::PlanActorEdit, &[("name", &name)]);
    let remove_label = fill(Word::PlanActorRemove, &[("name", &name)]);
    let button_id = edit_button_id(&id);
    let edit = {
        let id = id.clone();
        move |_| open(edited, id.clone())
    };
    let remove = move |_| {
        workspace.remove(id.raw());
        page::focus("add-actor");
    };
    view! {
        <span class="record-title">{name}</span>
        <span class="record-meta">
            <span>{text(actor.group.word())}</span>
            {contact}
        </span>
        <span class="record-side no-print">
            <button
                type="button"
                class="quiet"
                id=button_id
                aria-label=edit_label
                hidden=move || is_edited.get()
                on:click=edit
            >
                {icon("pencil")}
                {text(Word::AppEdit)}
            </button>
            <button type="button" class="danger" aria-label=remove_label on:click=remove>
                {icon("trash")}
                {text(Word::AppRemove)}
            </button>
        </span>
        <span class="record-meta uses">
            {used(Word::PlanActorOwns, uses.owns)} {used(Word::PlanActorPartner, uses.partner_in)}
            {used(Word::PlanActorSteps, uses.steps)} {(!is_used).then(|| text(Word::PlanActorUnused))}
        </span>
    }
}

fn used(word: Word, links: Vec<LinkedRecord>) -> Option<impl IntoView> {
    (!links.is_empty()).then(|| {
        let links: Vec<_> = links
            .into_iter()
            .enumerate()
            .map(|(place, link)| {
                let before = if place == 0 { " " } else { ", " };
                view! {
                    {before}
                    <a href=link.href>{link.name}</a>
                }
            })
            .collect();
        view! { <span>{text(word)}{links}</span> }
    })
}

fn form(workspace: Workspace, id: Id<Actor>, edited: RwSignal<Option<Id<Actor>>>) -> impl IntoView {
    let actor = workspace.form(id.clone());
    let close = move |_| {
        edited.set(None);
        let button = edit_button_id(&id);
        request_animation_frame(move || {
            page::focus(&button);
        });
    };
    view! {
        <div class="record-edit">
            <div class="field-row">
                {text_field(actor.field(field!(Actor, name)).class("field grow"))}
                {term_field(actor.field(field!(Actor, group)))}
            </div>
            {text_field(actor.field(field!(Actor, contact)).help(Word::PlanActorContactHelp))}
            <div class="actions">
                <button type="button" on:click=close>
                    {icon("check")}
                    {text(Word::PlanActorClose)}
                </button>
            </div>
        </div>
    }
}
