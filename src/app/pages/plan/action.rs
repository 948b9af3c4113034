//! One action: who does what, when, why, and by what it is measured.

use leptos::prelude::*;

use super::{
    Change, gone, grounds::grounds, kicker, owner::owner_field, part, record_links, targets,
};
use crate::app::document::workspace::Workspace;
use crate::{
    app::{
        components::{
            field::{caption, date_field, term_field, text_area, text_field},
            finding::findings_beside,
            icon::icon,
            links::{links, links_from_elsewhere},
        },
        document::workspace::RecordMemo,
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{Word, text},
        },
    },
    domain::{
        records::plan::{Action, targets_of},
        values::id::{Id, RecordId},
    },
    platform::web::page,
};

/// The page.
pub fn page(app: App, id: Id<Action>) -> impl IntoView {
    let exists = {
        let id = id.clone();
        app.workspace
            .select(move |document, _| document.get(&id).is_some())
    };
    view! {
        <main class="page page-cols" id="main" tabindex="-1">
            {move || if exists.get() { record(app.workspace, id.clone()) } else { gone(Route::Actions) }}
        </main>
    }
}

fn record(workspace: Workspace, id: Id<Action>) -> AnyView {
    let action = workspace.record(id.clone());
    let title =
        move || action.with(|action| vocabulary::named(action.map_or("", |action| &action.title)));
    let found_at = id.clone();
    view! {
        <header class="page-head">
            <p class="kicker">{kicker(Route::Actions, Word::PlanActions, Word::PlanActionKicker)}</p>
            <h1 class="visually-hidden">{title}</h1>
        </header>
        <div class="page-main record-form">
            {fields(workspace, id.clone(), action)}
            {targets::of_action(workspace, id.clone())}
            {removal(workspace, id.clone())}
        </div>
        <aside class="page-aside">
            {findings_beside(workspace, move |document, references| {
                let targets = targets_of(document, references, &found_at);
                let targets = targets.into_iter().map(|(id, _)| id.raw().clone());
                std::iter::once(found_at.raw().clone()).chain(targets).collect()
            })}
            {partners(workspace, id.clone())}
            {why(workspace, id)}
        </aside>
    }
    .into_any()
}

fn fields(workspace: Workspace, id: Id<Action>, action: RecordMemo<Action>) -> impl IntoView {
    let stored = StoredValue::new(id.clone());
    let edit = move |field, change: Change<Action>| {
        workspace.edit(&stored.get_value(), field, change);
    };
    let ends_early = Memo::new(move |_| {
        action.with(|action| {
            action.is_some_and(|action| {
                matches!((action.start, action.end), (Some(start), Some(end)) if end < start)
            })
        })
    });
    let error = move || {
        ends_early.get().then(|| {
            view! { <p class="error-text" role="alert">{icon("alert-triangle")}{text(Word::PlanActionEndWrong)}</p> }
        })
    };
    view! {
        {text_field(caption(Word::PlanActionTitle).id("action-title").class("field field-title"), part(action, |action| action.title.clone()), move |title| {
            edit("title", Box::new(move |action| action.title = title));
        })}
        {text_area(caption(Word::PlanActionText).id("action-text"), part(action, |action| action.text.clone()), move |text| {
            edit("text", Box::new(move |action| action.text = text));
        })}
        {owner_field(workspace, id, action)}
        <div>
            <div class="field-row">
                {term_field(caption(Word::PlanStatus).id("action-status"), part(action, |action| action.status), move |status| {
                    edit("status", Box::new(move |action| action.status = status));
                })}
                {date_field(caption(Word::PlanActionStart).id("action-start"), part(action, |action| action.start), move |start| {
                    edit("start", Box::new(move |action| action.start = start));
                })}
                {date_field(caption(Word::PlanActionEnd).id("action-end"), part(action, |action| action.end), move |end| {
                    edit("end", Box::new(move |action| action.end = end));
                })}
            </div>
            {error}
        </div>
    }
}

fn partners(workspace: Workspace, id: Id<Action>) -> impl IntoView {
    let id = StoredValue::new(id);
    let linked_actors = workspace.select(move |document, _| {
        let action = id.with_value(|id| document.get(id));
        action.map_or_else(Vec::new, |action| {
            record_links::actors(document, &action.partners)
        })
    });
    let candidates = workspace.select(|document, _| record_links::all_actors(document));
    let edit = move |change: Change<Action>| {
        workspace.edit(&id.get_value(), "partners", change);
    };
    let link = move |actor: String| {
        if let Some(actor) = RecordId::new(&actor) {
            edit(Box::new(move |action| action.partners.push(Id::of(actor))));
        }
    };
    let unlink = move |actor: String| {
        edit(Box::new(move |action| {
            action.partners.retain(|one| one.as_str() != actor);
        }));
    };
    view! {
        <section>
            <h2>{text(Word::PlanWhoTakesPart)}</h2>
            {links(Word::PlanPartners, Word::PlanPartnersNone, Word::PlanChooseActor, linked_actors.into(), candidates.into(), link, unlink)}
        </section>
    }
}

fn why(workspace: Workspace, id: Id<Action>) -> impl IntoView {
    let id = StoredValue::new(id);
    let linked_priorities = workspace.select(move |document, _| {
        let action = id.with_value(|id| document.get(id));
        action.map_or_else(Vec::new, |action| {
            record_links::priorities(document, &action.priorities)
        })
    });
    let candidates = workspace.select(|document, _| record_links::all_priorities(document));
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
        record_links::elements(document, &elements)
    });
    let edit = move |change: Change<Action>| {
        workspace.edit(&id.get_value(), "priorities", change);
    };
    let link = move |priority: String| {
        if let Some(priority) = RecordId::new(&priority) {
            edit(Box::new(move |action| {
                action.priorities.push(Id::of(priority));
            }));
        }
    };
    let unlink = move |priority: String| {
        edit(Box::new(move |action| {
            action.priorities.retain(|one| one.as_str() != priority);
        }));
    };
    view! {
        <section id="action-priorities" tabindex="-1">
            <h2>{text(Word::PlanActionWhy)}</h2>
            {links(Word::PlanActionPriorities, Word::PlanActionPrioritiesNone, Word::PlanChoosePriority, linked_priorities.into(), candidates.into(), link, unlink)}
            {grounds(workspace, id.with_value(|id| id.raw().clone()))}
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
        <div class="actions"><button type="button" class="danger" id="remove-action" on:click=remove>{icon("trash")}{text(Word::PlanRemoveAction)}</button></div>
    }
}
