//! The register of actors: who they are and where each is part of the plan.

use leptos::prelude::*;

use super::{
    index_page::{IndexPage, nothing},
    record_links,
};
use crate::{
    app::{
        components::{
            editable_list::{EditableList, EditableRow},
            field::{term_field, text_field},
            links::LinkedRecord,
        },
        document::workspace::Workspace,
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
            strategy::{Actor, ActorGroup, Step},
        },
        values::id::Id,
    },
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
        name: vocabulary::numbered_step(number),
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
    let list = EditableList::new(app.workspace, "actor-name", "add-actor");
    let workspace = app.workspace;
    let rows = list.rows(
        "record-list actors",
        none,
        move |row| reading(workspace, row),
        move |row| form(workspace, row),
    );
    let index = IndexPage {
        route: Route::Actors,
        title: Word::PlanActors,
        lede: Word::PlanActorsLede,
        add: ("add-actor", Word::PlanAddActor),
    };
    let content = view! {
        <p>
            <a href=Route::Business.to_hash()>{text(Word::BusinessFromActors)}</a>
        </p>
        {rows}
    };
    index.view(app, move || list.add(), content.into_any())
}

fn none() -> AnyView {
    nothing([
        Word::PlanActorsEmptyTitle,
        Word::PlanActorsEmptyText,
        Word::PlanActorsExample,
        Word::PlanActorsExampleText,
    ])
}

fn reading(workspace: Workspace, row: EditableRow<Actor>) -> AnyView {
    let actor = workspace.record(row.id.get_value());
    let name = Memo::new(move |_| actor.with(|actor| vocabulary::named(actor.map_or("", |actor| &actor.name))));
    let group = move || actor.with(|actor| actor.map(|actor| text(actor.group.word())));
    let contact = move || {
        let contact = actor.with(|actor| actor.map(|actor| actor.contact.clone()));
        let contact = contact.filter(|contact| !contact.trim().is_empty());
        contact.map(|contact| view! { <span class="no-print">{contact}</span> })
    };
    let uses = workspace.select(move |document, references| row.id.with_value(|id| uses(document, references, id)));
    let named = move |word: Word| move || fill(word, &[("name", &name.get())]);
    let thread = row.id.with_value(|id| Route::Thread(id.raw().clone()).to_hash());
    let thread = view! {
        <a class="thread-follow no-print" href=thread aria-label=named(Word::ThreadFollowNamed)>
            {text(Word::ThreadFollow)}
        </a>
    };
    view! {
        <span class="record-title">{name}</span>
        <span class="record-meta">
            <span>{group}</span>
            {contact}
        </span>
        <span class="record-side no-print">
            {row.edit_button(named(Word::PlanActorEdit))} {row.remove_button(named(Word::PlanActorRemove))}
        </span>
        <span class="record-meta uses">{move || all_used(uses.get())} {thread}</span>
    }
    .into_any()
}

fn all_used(uses: Uses) -> AnyView {
    if uses == Uses::default() {
        return text(Word::PlanActorUnused).into_any();
    }
    view! {
        {used(Word::PlanActorOwns, uses.owns)}
        {used(Word::PlanActorPartner, uses.partner_in)}
        {used(Word::PlanActorSteps, uses.steps)}
    }
    .into_any()
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

fn form(workspace: Workspace, row: EditableRow<Actor>) -> AnyView {
    let actor = workspace.form(row.id.get_value());
    let is_business =
        Memo::new(move |_| actor.with(|actor| actor.group == ActorGroup::Business || !actor.segment.is_empty()));
    view! {
        <div class="record-edit">
            <div class="field-row">
                {text_field(actor.field(field!(Actor, name)).class("field grow"))}
                {term_field(actor.field(field!(Actor, group)))}
            </div>
            {text_field(actor.field(field!(Actor, contact)).help(Word::PlanActorContactHelp))}
            <div class="field-row">
                {text_field(actor.field(field!(Actor, gives)).class("field grow"))}
                {text_field(actor.field(field!(Actor, gets)).class("field grow"))}
            </div>
            {move || is_business.get().then(|| text_field(actor.field(field!(Actor, segment))))}
            <div class="actions">{row.close_button(Word::PlanActorClose)}</div>
        </div>
    }
    .into_any()
}
